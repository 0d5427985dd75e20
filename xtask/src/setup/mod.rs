//! `setup`: installs what is missing, says what it is doing while it does it, and is quick when
//! everything is there.

mod browser;
mod node;
mod rust;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::repo::Repo;

pub(crate) use browser::{chromedriver, chromium, firefox, headless_chromium};
pub(crate) use rust::WASM_TOOLCHAIN;
pub(crate) use tools::{esbuild, wasm_bindgen, wasm_opt, wasm_pack};

/// Something that has to be on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// rustfmt and clippy.
    Lints,
    /// The standard library for wasm32, for what is not the package's: lints, `tests/web.rs`.
    WasmTarget,
    /// The compiler of the package's wasm.
    WasmToolchain,
    /// Node.js and npm.
    Node,
    WasmBindgen,
    WasmOpt,
    /// The bundler of the package's single file.
    Esbuild,
    WasmPack,
    /// And its driver.
    Chromium,
    Firefox,
    /// WebKitGTK, its driver, and a screen for both.
    WebKit,
    /// What `tests/package.json` lists.
    TestModules,
    /// What `bench/package.json` lists.
    BenchModules,
    /// What `xtask/typedoc/package.json` lists.
    DocModules,
}

/// What building the package takes.
pub(crate) const FOR_BUILD: &[Need] =
    &[Need::Node, Need::WasmToolchain, Need::WasmOpt, Need::Esbuild, Need::WasmBindgen];

/// What running the package against the sandbox in Chromium takes, from Node.js.
pub(crate) const FOR_CHROMIUM_TESTS: &[Need] = &[
    Need::Node,
    Need::WasmToolchain,
    Need::Chromium,
    Need::TestModules,
    Need::WasmOpt,
    Need::Esbuild,
    Need::WasmBindgen,
];

/// Quick things first: whatever cannot be installed from here is reported before minutes have passed.
pub(crate) const ALL: &[Need] = &[
    Need::Node,
    Need::Lints,
    Need::WasmTarget,
    Need::WasmToolchain,
    Need::Chromium,
    Need::Firefox,
    Need::WebKit,
    Need::TestModules,
    Need::BenchModules,
    Need::DocModules,
    Need::WasmOpt,
    Need::Esbuild,
    Need::WasmBindgen,
    Need::WasmPack,
];

/// `cargo xtask setup`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    ensure(repo, ALL)?;
    println!("everything is installed");
    Ok(ExitCode::SUCCESS)
}

/// Installs those of `needs` that are missing.
pub(crate) fn ensure(repo: &Repo, needs: &[Need]) -> Result<()> {
    needs.iter().try_for_each(|need| ensure_one(repo, *need))
}

fn ensure_one(repo: &Repo, need: Need) -> Result<()> {
    match need {
        Need::Lints => rust::components(repo),
        Need::WasmTarget => rust::wasm_target(repo),
        Need::WasmToolchain => rust::wasm_toolchain(repo),
        Need::Node => node::version(repo),
        Need::WasmBindgen => tools::install_wasm_bindgen(repo),
        Need::WasmOpt => tools::install_wasm_opt(repo),
        Need::Esbuild => tools::install_esbuild(repo),
        Need::WasmPack => tools::install_wasm_pack(repo),
        Need::Chromium => browser::install_chromium(repo),
        Need::Firefox => browser::install_firefox(repo),
        Need::WebKit => browser::install_webkit(repo),
        Need::TestModules => node::modules(repo, "tests"),
        Need::BenchModules => node::modules(repo, "bench"),
        Need::DocModules => node::modules(repo, "xtask/typedoc"),
    }
}
