//! `build`: Rust → wasm → `pkg/wasm/`, by the wasm-bindgen tool itself: wasm-pack would write an
//! ignore file there that makes npm leave the wasm out.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::{setup, size};

/// wasm-opt reads from the module itself which wasm features it may use. What is called from one place
/// stays a function of its own unless it is tiny: small ones that are alike compress better than a large
/// one, by 0.9 KB. Nothing but the far end of the stack is in the memory's first kilobyte: 0.4 KB.
const WASM_OPT_FLAGS: &str = "-Oz --converge --low-memory-unused \
    --one-caller-inline-max-function-size 80";
/// Apart, since what converges would get short names several times.
const SHORT_NAMES: &str =
    "--minify-imports-and-exports-and-modules --strip-producers --strip-target-features";
/// Builds the standard library too, so that a panic is one instruction and its text is left out: 7 KB
/// after brotli. There is no panic hook that could show it.
const WITHOUT_PANIC_TEXTS: &str = "-Zbuild-std=std,panic_abort \
    -Zbuild-std-features=optimize_for_size -Zpanic-immediate-abort \
    --config profile.release.panic='immediate-abort'";
/// No file is named that a panic may happen in: by its folder on this machine, it would be.
const WITHOUT_PLACES: &str = "-Zlocation-detail=none";
/// What it is built for: `optimize_for_size` leaves out what is large, so that the rest may be fast. That
/// is smaller, too, than small code.
const FAST_STANDARD_LIBRARY: &str = "--config profile.release.package.core.opt-level=3 \
    --config profile.release.package.alloc.opt-level=3";
const OUTPUTS: [&str; 4] = [SCRIPT, "pds_profile.d.ts", WASM, INLINE];
pub(crate) const SCRIPT: &str = "pds_profile.js";
const WASM: &str = "pds_profile_bg.wasm";
/// The wasm as text, for the package's `./inline` entry.
const INLINE: &str = "pds_profile_base64.js";

/// Makes `pkg/dist/`.
const SINGLE_FILE_SCRIPT: &str = "xtask/js/single-file.mjs";
const SINGLE_FILE_OUTPUTS: [&str; 3] = ["package.json", "pds-profile.d.ts", "pds-profile.js"];

/// Whether wasm-opt, which takes most of the time, runs.
#[derive(Clone, Copy, Hash, PartialEq, Eq)]
pub(crate) enum Mode {
    Optimised,
    Dev,
}

/// `cargo xtask build`.
pub(crate) fn command(repo: &Repo, mut args: Args) -> Result<ExitCode> {
    let mode = if args.flag("--dev") { Mode::Dev } else { Mode::Optimised };
    args.finish()?;
    setup::ensure(repo, setup::FOR_BUILD)?;
    run(repo, mode)?;
    size::print(&size::served(repo)?);
    Ok(ExitCode::SUCCESS)
}

/// Builds the package's wasm and its glue, unless what is there was made from the same input.
pub(crate) fn run(repo: &Repo, mode: Mode) -> Result<()> {
    let input = compile(repo, repo.target())?;
    generate_if_changed(repo, mode, &input)?;
    single_file(repo)
}

/// Builds the wasm and its glue anew when something that they are made from has changed.
fn generate_if_changed(repo: &Repo, mode: Mode, input: &Path) -> Result<()> {
    let output = repo.path("pkg/wasm");
    let tools = (mode, WASM_OPT_FLAGS, SHORT_NAMES, setup::wasm_bindgen(repo)?, setup::wasm_opt()?);
    let mut files = in_folder(&output, &OUTPUTS);
    files.push(input.to_path_buf());
    if_changed(repo, "wasm", tools, &files, || generate(repo, mode, input, &output))
}

/// The package as one script, `pkg/dist/`: for CDNs, pages on the disk, and CommonJS.
fn single_file(repo: &Repo) -> Result<()> {
    let (esbuild, output) = (setup::esbuild()?, repo.path("pkg/dist"));
    let mut files = in_folder(&output, &SINGLE_FILE_OUTPUTS);
    files.extend([repo.path(SINGLE_FILE_SCRIPT), repo.path("pkg/index.d.ts")]);
    files.extend(in_folder(&repo.path("pkg/wasm"), &[SCRIPT, INLINE]));
    files.extend(scripts_in(&repo.path("pkg"))?);
    if_changed(repo, "dist", &esbuild, &files, || {
        let work = work_folder(repo, "dist");
        Cmd::script(repo, SINGLE_FILE_SCRIPT).args([&esbuild, &work]).run()?;
        copy_outputs(&work, &output, &SINGLE_FILE_OUTPUTS)
    })
}

/// Makes something anew unless all that it is made from, and what was made, is as it was then. So a step
/// that runs beside others finds the package ready and writes nothing.
fn if_changed(
    repo: &Repo,
    name: &str,
    tools: impl Hash,
    files: &[PathBuf],
    make: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let stamp = repo.target().join(format!("xtask/{name}.stamp"));
    let current = || fingerprint(&tools, files);
    if current().is_ok_and(|now| fs::read_to_string(&stamp).is_ok_and(|then| then == now)) {
        println!("pkg/{name} is up to date");
        return Ok(());
    }
    make()?;
    fs::write(&stamp, current()?).context("cannot write the build's stamp")
}

fn in_folder(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    names.iter().map(|name| folder.join(name)).collect()
}

/// The hand-written modules of a folder, in order.
fn scripts_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let mut scripts: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    scripts.retain(|path| path.extension().is_some_and(|extension| extension == "js"));
    scripts.sort();
    Ok(scripts)
}

/// Builds the optimised wasm and its glue in folders of their own.
pub(crate) fn afresh(repo: &Repo, target: &Path, output: &Path) -> Result<()> {
    generate(repo, Mode::Optimised, &compile(repo, target)?, output)
}

/// The package's wasm, the same on every machine.
fn compile(repo: &Repo, target: &Path) -> Result<PathBuf> {
    let cargo = Cmd::rustup(repo, setup::WASM_TOOLCHAIN, "cargo");
    let flags = [WITHOUT_PANIC_TEXTS, FAST_STANDARD_LIBRARY].join(" ");
    cargo_build(cargo, target, &flags, WITHOUT_PLACES)
}

fn cargo_build(cargo: Cmd, target: &Path, more: &str, rust_flags: &str) -> Result<PathBuf> {
    cargo
        .words("build --release --target wasm32-unknown-unknown -p pds-profile --lib")
        .words(more)
        .env_quiet("CARGO_TARGET_DIR", target)
        .env_quiet("CARGO_ENCODED_RUSTFLAGS", rust_flags)
        .run()?;
    Ok(target.join("wasm32-unknown-unknown/release/pds_profile.wasm"))
}

/// The optimised wasm with the names of its functions, for looking into it.
pub(crate) fn with_names(repo: &Repo) -> Result<PathBuf> {
    let work = repo.target().join("xtask/named");
    let wasm = repo.target().join("wasm32-unknown-unknown/release/pds_profile.wasm");
    Cmd::new(repo, setup::wasm_bindgen(repo)?)
        .arg(wasm)
        .words("--keep-debug --target web --out-name pds_profile --out-dir")
        .arg(&work)
        .run()?;
    let named = work.join("named.wasm");
    wasm_opt(repo, WASM_OPT_FLAGS, &work.join(WASM), &named)?.arg("-g").run()?;
    Ok(named)
}

fn wasm_opt(repo: &Repo, flags: &str, from: &Path, to: &Path) -> Result<Cmd> {
    let files = [from.as_os_str(), "-o".as_ref(), to.as_os_str()];
    Ok(Cmd::script(repo, setup::wasm_opt()?).words(flags).args(files))
}

/// Works in a folder of its own and copies at the end, so that `pkg/wasm` never holds half a build,
/// nor parts of two that ran at once.
fn generate(repo: &Repo, mode: Mode, input: &Path, output: &Path) -> Result<()> {
    let work = work_folder(repo, "wasm");
    Cmd::new(repo, setup::wasm_bindgen(repo)?)
        .arg(input)
        .words("--target web --out-name pds_profile --out-dir")
        .arg(&work)
        .run()?;
    if mode == Mode::Optimised {
        optimise(repo, &work)?;
    }
    Cmd::script(repo, "xtask/js/inline.mjs").args([work.join(WASM), work.join(INLINE)]).run()?;
    copy_outputs(&work, output, &OUTPUTS)
}

/// A folder that no other build uses.
fn work_folder(repo: &Repo, name: &str) -> PathBuf {
    repo.target().join(format!("xtask/{name}-{}", std::process::id()))
}

/// Takes what was built to its place.
fn copy_outputs(work: &Path, output: &Path, names: &[&str]) -> Result<()> {
    fs::create_dir_all(output)?;
    for name in names {
        let to = output.join(name);
        fs::copy(work.join(name), &to).with_context(|| to.display().to_string())?;
    }
    fs::remove_dir_all(work).context("cannot remove what the build left")
}

/// Makes the wasm small, names included: 2 KB after brotli are theirs.
fn optimise(repo: &Repo, work: &Path) -> Result<()> {
    let (wasm, optimised, names) =
        (work.join(WASM), work.join("optimised.wasm"), work.join("names.json"));
    wasm_opt(repo, WASM_OPT_FLAGS, &wasm, &optimised)?.run()?;
    let report = wasm_opt(repo, SHORT_NAMES, &optimised, &wasm)?.run_and_read()?;
    fs::write(&names, report).context("cannot write the names")?;
    Cmd::script(repo, "xtask/js/short-names.mjs").args([names, work.join(SCRIPT)]).run()
}

/// Over what went in and what came out: a file that somebody changed is made anew.
fn fingerprint(tools: impl Hash, files: &[PathBuf]) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    tools.hash(&mut hasher);
    for path in files {
        fs::read(path)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}
