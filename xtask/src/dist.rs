//! `dist`: what is published: the tarball, its checksum, and what the wasm is made of. The package is
//! built twice, the second time from nothing: it must come out the same, byte for byte.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::build;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::setup;

/// `cargo xtask dist`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    setup::ensure(repo, setup::FOR_BUILD)?;
    build::run(repo, build::Mode::Optimised)?;
    let dist = empty(repo.target().join("dist"))?;
    let tarball = pack(repo, &repo.path("pkg"), &dist)?;
    check_reproducible(repo, &tarball)?;
    Cmd::script(repo, "xtask/js/checksum.mjs").arg(&tarball).run()?;
    Cmd::script(repo, "xtask/js/sbom.mjs").arg(dist.join("sbom.cdx.json")).run()?;
    println!("target/dist:");
    for entry in fs::read_dir(dist)? {
        let entry = entry?;
        println!("  {} ({} bytes)", entry.file_name().to_string_lossy(), entry.metadata()?.len());
    }
    Ok(ExitCode::SUCCESS)
}

/// Builds and packs again, with nothing left of the first time.
fn check_reproducible(repo: &Repo, first: &Path) -> Result<()> {
    let work = empty(repo.target().join("xtask/again"))?;
    let package = work.join("pkg");
    copy_files(&repo.path("pkg"), &package)?;
    build::afresh(repo, &work.join("target"), &package.join("wasm"))?;
    let second = pack(repo, &package, &work)?;
    if fs::read(first)? != fs::read(&second)? {
        bail!("two builds differ: compare {} and {}", first.display(), second.display());
    }
    println!("two builds gave the same bytes");
    fs::remove_dir_all(work).context("cannot remove the second build")
}

/// Packs a package folder; returns the tarball.
fn pack(repo: &Repo, package: &Path, into: &Path) -> Result<PathBuf> {
    let cmd = Cmd::new(repo, "npm").words("pack --silent --pack-destination").arg(into);
    let name = cmd.dir(package).read()?;
    Ok(into.join(name.trim()))
}

fn empty(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The files of a folder, without its folders.
fn copy_files(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
