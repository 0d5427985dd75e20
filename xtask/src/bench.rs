//! `bench`: the package beside other validators, in one page; the tables of `bench/README.md`.

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::build;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::setup::{self, Need};

const NEEDS: &[Need] = &[
    Need::Node,
    Need::WasmTarget,
    Need::Chromium,
    Need::BenchModules,
    Need::WasmOpt,
    Need::Esbuild,
    Need::WasmBindgen,
];

/// `cargo xtask bench`.
pub(crate) fn command(repo: &Repo, mut args: Args) -> Result<ExitCode> {
    let quick = args.flag("--quick");
    let only = args.value("--only")?;
    args.finish()?;
    setup::ensure(repo, NEEDS)?;
    build::run(repo, build::Mode::Optimised)?;
    let mut cmd = Cmd::script(repo, "bench/run.js").env_quiet("CHROMIUM", setup::chromium()?);
    if quick {
        cmd = cmd.arg("--quick");
    }
    if let Some(payload) = only {
        cmd = cmd.args(["--only", &payload]);
    }
    cmd.run()?;
    Ok(ExitCode::SUCCESS)
}
