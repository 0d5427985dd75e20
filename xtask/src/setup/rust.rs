//! What rustup has to add to a minimal toolchain.

use std::env;
use std::path::{Path, PathBuf};

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

/// What builds the package's wasm: nothing else can build the standard library anew, without the texts
/// and the bookkeeping of panics that nobody would see. Whoever uses the crate needs no nightly.
pub(crate) const WASM_TOOLCHAIN: &str = "nightly-2026-05-20";

/// The pinned nightly with the standard library's source.
pub(super) fn wasm_toolchain(repo: &Repo) -> Result<()> {
    let advice = format!(
        "the wasm is built by {WASM_TOOLCHAIN}, which only rustup can install (https://rustup.rs)"
    );
    let rustup = which("rustup").with_context(|| advice.clone())?;
    let compiler = Cmd::new(repo, &rustup).args(["which", "--toolchain", WASM_TOOLCHAIN, "rustc"]);
    let has_source = compiler.read().is_ok_and(|path| {
        let sysroot = Path::new(path.trim()).ancestors().nth(2).map(Path::to_path_buf);
        sysroot.is_some_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library").is_dir())
    });
    if has_source {
        return Ok(());
    }
    println!("installing {WASM_TOOLCHAIN} (about half a minute, once)…");
    Cmd::new(repo, rustup)
        .words("toolchain install --profile minimal --component rust-src --no-self-update")
        .arg(WASM_TOOLCHAIN)
        .run()
        .context(advice)
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
    let output = Cmd::new(repo, "rustc").words("--print sysroot").read()?;
    Ok(PathBuf::from(output.trim()))
}
