//! The steps of `test`, cheapest first: each says what it runs and nothing else.

use std::num::NonZero;
use std::path::Path;
use std::thread::available_parallelism;

use anyhow::{Context, Result};

use super::Step;
use super::run::{Skips, check, tests};
use super::tally::{Runner, Tally};
use crate::cmd::{Cmd, path_with};
use crate::repo::Repo;
use crate::setup::{self, Need};
use crate::{build, docs as references, serve, size};

/// The folders of `*.test.js`, by step: the package as its users get it, in Node and in Chromium …
const PACKAGE_TESTS: &[&str] = &["tests/js", "tests/packaging", "tests/forms"];
/// … the packed package in projects of the stacks that most people have …
const STACK_TESTS: &[&str] = &["tests/stacks"];
/// … photos in the three engines; the page and the form element in Chromium, their key flows in the others,
/// against the sandbox …
const PAGE_TESTS: &[&str] = &["tests/images", "tests/page", "tests/form"];
/// … the linear memory after very much use, in Chromium …
const MEMORY_TESTS: &[&str] = &["tests/memory"];
/// … and sending, with everything that can go wrong on the way, in Chromium and Firefox.
const FAULT_TESTS: &[&str] = &["tests/faults"];

const FOR_LINTS: &[Need] = &[Need::Node, Need::Lints, Need::WasmTarget, Need::TestModules];
const FOR_WEB: &[Need] =
    &[Need::Node, Need::WasmTarget, Need::Chromium, Need::WasmBindgen, Need::WasmPack];
const FOR_NODE_TESTS: &[Need] = &[
    Need::Node,
    Need::WasmTarget,
    Need::WasmToolchain,
    Need::Chromium,
    Need::TestModules,
    Need::WasmOpt,
    Need::Esbuild,
    Need::WasmBindgen,
];
/// What [`FOR_NODE_TESTS`] has, and the other engines.
const FOR_ALL_BROWSERS: &[Need] = &[
    Need::Node,
    Need::WasmToolchain,
    Need::Chromium,
    Need::Firefox,
    Need::WebKit,
    Need::TestModules,
    Need::WasmOpt,
    Need::Esbuild,
    Need::WasmBindgen,
];

pub(super) const STEPS: &[Step] = &[
    Step { name: "lints", needs: FOR_LINTS, run: lints },
    Step { name: "native", needs: &[], run: native },
    Step { name: "docs", needs: references::NEEDS, run: docs },
    Step { name: "wasm", needs: FOR_WEB, run: wasm },
    Step { name: "build", needs: setup::FOR_BUILD, run: build_all },
    Step { name: "package", needs: FOR_NODE_TESTS, run: package },
    Step { name: "stacks", needs: FOR_NODE_TESTS, run: stacks },
    Step { name: "page", needs: FOR_ALL_BROWSERS, run: page },
    Step { name: "size", needs: size::NEEDS, run: size_budget },
    Step { name: "memory", needs: FOR_NODE_TESTS, run: memory },
    Step { name: "faults", needs: FOR_ALL_BROWSERS, run: faults },
];

/// Formatting and lints; clippy natively and for wasm32, as each sees code that the other does not.
fn lints(repo: &Repo, total: &mut Tally) -> Result<()> {
    let biome = repo.path("tests/node_modules/@biomejs/biome/bin/biome");
    for words in ["lint --error-on-warnings", "format"] {
        check(total, Cmd::script(repo, &biome).words(words).run())?;
    }
    for words in [
        "fmt --all -- --check",
        "clippy --workspace --all-targets -- -D warnings",
        "clippy -p pds-profile --lib --target wasm32-unknown-unknown -- -D warnings",
        "clippy -p pds-profile --lib --tests --target wasm32-unknown-unknown -- -D warnings",
    ] {
        check(total, Cmd::cargo(repo).words(words).run())?;
    }
    Ok(())
}

fn native(repo: &Repo, total: &mut Tally) -> Result<()> {
    let cmd = Cmd::cargo(repo).words("test --workspace --lib --bins --tests --no-fail-fast");
    tests(total, cmd, Runner::Rust, Skips::Shown)
}

fn docs(repo: &Repo, total: &mut Tally) -> Result<()> {
    let cmd = Cmd::cargo(repo).words("test --doc --workspace");
    tests(total, cmd, Runner::Rust, Skips::Shown)?;
    check(total, references::of_crate(repo))?;
    check(total, references::of_package(repo))
}

/// `tests/web.rs` in Chromium and in Node: it names no place to run in, so the variable decides.
fn wasm(repo: &Repo, total: &mut Tally) -> Result<()> {
    let driver = setup::chromedriver()?;
    let driver = driver.to_str().context("ChromeDriver's path is not text")?;
    let in_browser = wasm_pack(repo)?
        .words("--headless --chrome --chromedriver")
        .args([driver, "--", "--test", "web"])
        .env("WASM_BINDGEN_USE_BROWSER", "1");
    tests(total, in_browser, Runner::Rust, Skips::Failures).context("tests/web.rs in Chromium")?;
    let in_node = wasm_pack(repo)?.words("--node -- --test web");
    tests(total, in_node, Runner::Rust, Skips::Failures).context("tests/web.rs in Node.js")
}

/// Never lets wasm-pack install anything: it finds the pinned tools on its search path, or fails.
fn wasm_pack(repo: &Repo) -> Result<Cmd> {
    let bindgen = setup::wasm_bindgen(repo)?;
    let tools = bindgen.parent().unwrap_or(Path::new("."));
    Ok(Cmd::new(repo, setup::wasm_pack()?)
        .words("test --mode no-install")
        .env_quiet("PATH", path_with(&[tools])?)
        // The tool for tests translates what there is to debug with as well, for longer than they run.
        .env_quiet("CARGO_PROFILE_DEV_DEBUG", "0")
        // The defaults, 5 and 20, are short for a busy machine and a cold browser.
        .env_quiet("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env_quiet("WASM_BINDGEN_TEST_TIMEOUT", "120"))
}

/// What all the steps after this one use.
fn build_all(repo: &Repo, total: &mut Tally) -> Result<()> {
    check(total, build::run(repo, build::Mode::Optimised))?;
    check(total, serve::sandbox(repo))
}

fn package(repo: &Repo, total: &mut Tally) -> Result<()> {
    node_tests(repo, total, PACKAGE_TESTS)?;
    let tsc = repo.path("tests/node_modules/typescript/bin/tsc");
    // What users' programs see, then the JavaScript itself, which takes the built glue.
    for project in ["tests/types", "."] {
        check(total, Cmd::script(repo, &tsc).words("--noEmit -p").arg(project).run())
            .with_context(|| format!("the types, by {project}/tsconfig.json"))?;
    }
    Ok(())
}

fn stacks(repo: &Repo, total: &mut Tally) -> Result<()> {
    node_tests(repo, total, STACK_TESTS)
}

fn page(repo: &Repo, total: &mut Tally) -> Result<()> {
    node_tests(repo, total, PAGE_TESTS)
}

fn memory(repo: &Repo, total: &mut Tally) -> Result<()> {
    node_tests(repo, total, MEMORY_TESTS)
}

fn faults(repo: &Repo, total: &mut Tally) -> Result<()> {
    node_tests(repo, total, FAULT_TESTS)
}

/// Runs the tests of some folders against the built package, with the sandbox and browsers at hand.
fn node_tests(repo: &Repo, total: &mut Tally, folders: &[&str]) -> Result<()> {
    build::run(repo, build::Mode::Optimised)?;
    serve::sandbox(repo)?;
    Cmd::cargo(repo).words("build -p pds-profile --example validate_lines").run()?;
    // The spec reporter, whether or not somebody looks: it is what gets counted. A file that leaves
    // a server or a browser running would never end, hence the limit, in milliseconds. Node would
    // leave one core alone, and the tests mostly wait.
    let cores = available_parallelism().map_or(2, NonZero::get).max(2);
    let mut cmd = Cmd::new(repo, "node")
        .words("--test --test-reporter=spec --test-timeout=600000")
        .arg(format!("--test-concurrency={cores}"))
        .env_quiet("PDS_SANDBOX_BIN", repo.sandbox())
        .env_quiet("PDS_VALIDATE_LINES", repo.validate_lines())
        .env_quiet("CHROMIUM", setup::headless_chromium()?);
    if let Ok(firefox) = setup::firefox() {
        cmd = cmd.env_quiet("FIREFOX", firefox);
    }
    for folder in folders {
        cmd = cmd.args(repo.test_files(folder)?);
    }
    tests(total, cmd, Runner::Node, Skips::Failures)
}

fn size_budget(repo: &Repo, total: &mut Tally) -> Result<()> {
    build::run(repo, build::Mode::Optimised)?;
    let sizes = size::bundled(repo)?;
    size::print(&sizes);
    check(total, size::check(&sizes))?;
    let form = size::form(repo)?;
    size::print(&form);
    check(total, size::check_form(&form))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{FAULT_TESTS, MEMORY_TESTS, PACKAGE_TESTS, PAGE_TESTS, STACK_TESTS};
    use crate::repo::Repo;

    /// A new folder of tests that no step knows would be green for ever.
    #[test]
    fn no_folder_of_tests_is_forgotten() {
        let repo = Repo::find().unwrap();
        let known = [PACKAGE_TESTS, STACK_TESTS, PAGE_TESTS, MEMORY_TESTS, FAULT_TESTS].concat();
        for entry in fs::read_dir(repo.path("tests")).unwrap() {
            let folder = format!("tests/{}", entry.unwrap().file_name().to_string_lossy());
            let known = known.contains(&folder.as_str());
            assert!(known || repo.test_files(&folder).is_err(), "no step runs {folder}");
        }
    }
}
