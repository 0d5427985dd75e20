//! `docs`: the API references, of the crate by rustdoc and of the npm package by typedoc. A warning is
//! an error in both.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::setup::{self, Need};

/// What making the references takes.
pub(crate) const NEEDS: &[Need] = &[Need::Node, Need::DocModules];

/// `cargo xtask docs`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    setup::ensure(repo, NEEDS)?;
    of_crate(repo)?;
    of_package(repo)?;
    println!("target/doc/pds_profile/index.html, target/typedoc/index.html");
    Ok(ExitCode::SUCCESS)
}

/// `target/doc/pds_profile/`.
pub(crate) fn of_crate(repo: &Repo) -> Result<()> {
    let cmd = Cmd::cargo(repo).words("doc --no-deps --workspace --lib");
    cmd.env("RUSTDOCFLAGS", "-Dwarnings").run()
}

/// `target/typedoc/`.
pub(crate) fn of_package(repo: &Repo) -> Result<()> {
    Cmd::script(repo, "xtask/typedoc/node_modules/typedoc/bin/typedoc")
        .words("--options xtask/typedoc/typedoc.json --out")
        .arg(repo.target().join("typedoc"))
        .run()
}
