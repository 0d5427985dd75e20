//! `stacks`: the packed package in projects of the stacks that people have, and the table of the package's
//! README that lists what was tried.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::{build, serve, setup};

/// `cargo xtask stacks [NAME]`.
pub(crate) fn command(repo: &Repo, mut args: Args) -> Result<ExitCode> {
    let name = args.word().unwrap_or_else(|| "all".to_owned());
    args.finish()?;
    setup::ensure(repo, setup::FOR_CHROMIUM_TESTS)?;
    build::run(repo, build::Mode::Optimised)?;
    serve::sandbox(repo)?;
    // In milliseconds: installing and building all of them takes most of an hour.
    Cmd::new(repo, "node")
        .words("--test --test-reporter=spec --test-timeout=5400000 tests/stacks/stacks.test.js")
        .env("STACKS", &name)
        .env_quiet("PDS_SANDBOX_BIN", repo.sandbox())
        .env_quiet("CHROMIUM", setup::headless_chromium()?)
        .run()?;
    Ok(ExitCode::SUCCESS)
}
