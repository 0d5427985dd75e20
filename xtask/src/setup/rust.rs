//! What rustup has to add to a minimal toolchain.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::cmd::{Cmd, which};
use crate::repo::Repo;

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The standard library for wasm32.
pub(super) fn wasm_target(repo: &Repo) -> Result<()> {
    if sysroot(repo)?.join("lib/rustlib").join(WASM_TARGET).join("lib").is_dir() {
        return Ok(());
    }
    rustup_add(repo, "target", WASM_TARGET)
}

/// rustfmt and clippy.
pub(super) fn components(repo: &Repo) -> Result<()> {
    let bin = sysroot(repo)?.join("bin");
    for (component, program) in [("rustfmt", "rustfmt"), ("clippy", "cargo-clippy")] {
        if bin.join(format!("{program}{}", env::consts::EXE_SUFFIX)).is_file() {
            continue;
        }
        // Distributions spread the toolchain over other folders.
        if which("rustup").is_none() && which(program).is_some() {
            continue;
        }
        rustup_add(repo, "component", component)?;
    }
    Ok(())
}

fn rustup_add(repo: &Repo, kind: &str, name: &str) -> Result<()> {
    println!("adding the Rust {kind} {name} (some seconds, once)…");
    let advice = format!("the Rust {kind} {name} is missing");
    let rustup =
        which("rustup").with_context(|| format!("{advice}, and so is rustup to add it"))?;
    Cmd::new(repo, rustup).args([kind, "add", name]).run().context(advice)
}

/// Cargo stands in its toolchain's `bin`; to ask rustc takes a process more.
fn sysroot(repo: &Repo) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").map(PathBuf::from).unwrap_or_default();
    if let Some(sysroot) = cargo.parent().and_then(|bin| bin.parent())
        && sysroot.join("lib/rustlib").is_dir()
    {
        return Ok(sysroot.to_path_buf());
    }
    let told = Cmd::new(repo, "rustc").words("--print sysroot").read()?;
    Ok(PathBuf::from(told.trim()))
}
