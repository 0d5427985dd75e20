//! `screenshots`: what the page looks like in each of its states, for people to look at, and the two
//! pictures of the README.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::{build, serve, setup};

/// `cargo xtask screenshots`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    setup::ensure(repo, setup::FOR_CHROMIUM_TESTS)?;
    build::run(repo, build::Mode::Optimised)?;
    serve::sandbox(repo)?;
    Cmd::script(repo, "tests/page/screenshots.js")
        .env_quiet("PDS_SANDBOX_BIN", repo.sandbox())
        .env_quiet("CHROMIUM", setup::headless_chromium()?)
        .run()?;
    Ok(ExitCode::SUCCESS)
}
