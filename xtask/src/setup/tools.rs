//! The pinned wasm tools, in a cache of the user's: one folder per tool and version.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::cmd::Cmd;
use crate::repo::Repo;

const WASM_PACK: &str = "0.15.1";
const BINARYEN: &str = "132.0.0";
const ESBUILD: &str = "0.28.2";
/// Longer than any install takes: what is left over after it was interrupted.
const STALE: Duration = Duration::from_secs(2 * 60 * 60);

/// The `wasm-bindgen` program; `wasm-bindgen-test-runner` stands beside it.
pub(crate) fn wasm_bindgen(repo: &Repo) -> Result<PathBuf> {
    Ok(program(&folder("wasm-bindgen-cli", &wasm_bindgen_version(repo)?)?, "wasm-bindgen"))
}

pub(crate) fn wasm_pack() -> Result<PathBuf> {
    Ok(program(&folder("wasm-pack", WASM_PACK)?, "wasm-pack"))
}

/// A script for Node.js.
pub(crate) fn wasm_opt() -> Result<PathBuf> {
    Ok(folder("binaryen", BINARYEN)?.join("node_modules/binaryen/bin/wasm-opt"))
}

pub(super) fn install_wasm_bindgen(repo: &Repo) -> Result<()> {
    let version = wasm_bindgen_version(repo)?;
    if wasm_bindgen(repo)?.is_file() {
        return Ok(());
    }
    announce("wasm-bindgen", &version, "about 2 minutes");
    // Without `--locked`: its lock file has named crates that the registry did not serve.
    install(&folder("wasm-bindgen-cli", &version)?, |temporary| {
        cargo_install(repo, "wasm-bindgen-cli", &version, temporary).run()
    })
}

pub(super) fn install_wasm_pack(repo: &Repo) -> Result<()> {
    if wasm_pack()?.is_file() {
        return Ok(());
    }
    announce("wasm-pack", WASM_PACK, "about 2 minutes");
    install(&folder("wasm-pack", WASM_PACK)?, |temporary| {
        let install = || cargo_install(repo, "wasm-pack", WASM_PACK, temporary);
        let Err(error) = install().arg("--locked").run() else { return Ok(()) };
        println!("{error:#}; trying without its lock file…");
        install().run()
    })
}

/// The bundler's module, for the package's single file.
pub(crate) fn esbuild() -> Result<PathBuf> {
    Ok(folder("esbuild", ESBUILD)?.join("node_modules/esbuild/lib/main.js"))
}

pub(super) fn install_wasm_opt(repo: &Repo) -> Result<()> {
    npm_install(repo, "binaryen", BINARYEN, &wasm_opt()?)
}

pub(super) fn install_esbuild(repo: &Repo) -> Result<()> {
    npm_install(repo, "esbuild", ESBUILD, &esbuild()?)
}

fn npm_install(repo: &Repo, name: &str, version: &str, installed: &Path) -> Result<()> {
    if installed.is_file() {
        return Ok(());
    }
    announce(name, version, "some seconds");
    install(&folder(name, version)?, |temporary| {
        Cmd::new(repo, "npm")
            .words("install --no-save --ignore-scripts --no-audit --no-fund --prefix")
            .arg(temporary)
            .arg(format!("{name}@{version}"))
            .run()
    })
}

fn announce(name: &str, version: &str, takes: &str) {
    println!("installing {name} {version} ({takes}, once)…");
}

/// The tool and the crate must be of one version, so the lock file's is the one to install.
fn wasm_bindgen_version(repo: &Repo) -> Result<String> {
    let lock = fs::read_to_string(repo.path("Cargo.lock")).context("Cargo.lock")?;
    let versions = locked_versions(&lock, "wasm-bindgen");
    match versions[..] {
        [version] => Ok(version.to_owned()),
        [] => bail!("Cargo.lock does not list wasm-bindgen"),
        _ => bail!(
            "Cargo.lock lists wasm-bindgen {}: its tool can serve only one of them; run `cargo \
             tree -i wasm-bindgen@VERSION` to see who wants which",
            versions.join(" and ")
        ),
    }
}

fn locked_versions<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    let mut versions = Vec::new();
    while lines.any(|line| line == name) {
        let version = lines.next().and_then(|line| line.strip_prefix("version = \""));
        versions.extend(version.and_then(|rest| rest.strip_suffix('"')));
    }
    versions
}

/// Unoptimised: the tools run for a fraction of a second, and compiling them takes minutes.
fn cargo_install(repo: &Repo, package: &str, version: &str, root: &Path) -> Cmd {
    Cmd::cargo(repo)
        .args(["install", package, "--version", version, "--root"])
        .arg(root)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env_remove("CARGO_TARGET_DIR")
}

/// Installs beside `folder` and renames at the end: an interrupted install is never taken for done.
fn install(folder: &Path, into: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let cache = folder.parent().context("the tools' folder has no parent")?;
    fs::create_dir_all(cache).with_context(|| format!("cannot create {}", cache.display()))?;
    remove_stale(cache)?;
    let name = folder.file_name().unwrap_or_default().to_string_lossy();
    let temporary = cache.join(format!(".{name}.{}", std::process::id()));
    fs::create_dir(&temporary)?;
    if let Err(error) = into(&temporary) {
        fs::remove_dir_all(&temporary).ok();
        return Err(error);
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(&temporary, folder).with_context(|| format!("cannot create {}", folder.display()))
}

fn remove_stale(cache: &Path) -> Result<()> {
    for entry in fs::read_dir(cache)? {
        let entry = entry?;
        let age = entry.metadata()?.modified()?.elapsed().unwrap_or_default();
        if entry.file_name().to_string_lossy().starts_with('.') && age > STALE {
            fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

fn folder(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join(format!("{name}-{version}")))
}

fn cache() -> Result<PathBuf> {
    let variable =
        |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    if let Some(tools) = variable("PDS_PROFILE_TOOLS") {
        return std::path::absolute(tools).context("PDS_PROFILE_TOOLS");
    }
    let cache = variable("XDG_CACHE_HOME").or_else(|| Some(env::home_dir()?.join(".cache")));
    let cache = cache.context("no home folder to install tools in: set PDS_PROFILE_TOOLS")?;
    Ok(cache.join("pds-profile/tools"))
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join("bin").join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

#[cfg(test)]
mod tests {
    use super::locked_versions;

    const LOCK: &str = r#"
[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry"
dependencies = [
 "wasm-bindgen-macro",
]

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.130"

[[package]]
name = "cfg-if"
version = "0.1.10"

[[package]]
name = "cfg-if"
version = "1.0.0"
"#;

    #[test]
    fn the_lock_file_tells_every_version_of_a_package() {
        assert_eq!(locked_versions(LOCK, "wasm-bindgen"), ["0.2.130"]);
        assert_eq!(locked_versions(LOCK, "cfg-if"), ["0.1.10", "1.0.0"]);
        assert!(locked_versions(LOCK, "wasm").is_empty());
    }
}
