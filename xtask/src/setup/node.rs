//! Node.js, and the modules that the tests, the benchmark and the API reference use.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::cmd::{Cmd, which};
use crate::repo::Repo;

/// The oldest Node.js in which CommonJS code may `require` an ES module: the package's own floor.
const OLDEST: (u32, u32) = (20, 19);

/// Checks that Node.js and npm are there and new enough: they cannot be installed from here.
pub(super) fn version(repo: &Repo) -> Result<()> {
    let (major, minor) = OLDEST;
    let wanted = format!("install Node.js {major}.{minor} or newer with npm");
    let Some(node) = which("node") else { bail!("node is not on PATH: {wanted}") };
    if which("npm").is_none() {
        bail!("npm is not on PATH: {wanted}");
    }
    let output = Cmd::new(repo, node).arg("--version").read()?;
    let found = parse(&output).with_context(|| format!("node calls itself `{}`", output.trim()))?;
    if found < OLDEST {
        bail!("node is {}, which is too old: {wanted}", output.trim());
    }
    Ok(())
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().strip_prefix('v')?.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// Installs what the lock file of a folder lists, unless that very file was installed before.
pub(super) fn modules(repo: &Repo, folder: &str) -> Result<()> {
    let path = repo.path(folder);
    let lock = fs::read(path.join("package-lock.json"))
        .with_context(|| format!("{folder}/package-lock.json"))?;
    // Written last, and npm begins by removing the folder: an interrupted install leaves no stamp.
    let stamp = path.join("node_modules/.installed-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("installing the modules of {folder}/ (some seconds, once per lock file)…");
    Cmd::new(repo, "npm").words("ci --ignore-scripts --no-audit --no-fund").dir(&path).run()?;
    fs::write(stamp, lock).with_context(|| format!("cannot write to {folder}/node_modules"))
}

#[cfg(test)]
mod tests {
    use super::{OLDEST, parse};

    #[test]
    fn versions_compare_as_numbers() {
        assert_eq!(parse("v20.20.2\n"), Some((20, 20)));
        assert!(parse("v18.19.0").unwrap() < OLDEST);
        assert!(parse("v20.9.0").unwrap() < OLDEST);
        assert!(parse("v100.0.0").unwrap() > OLDEST);
        assert_eq!(parse("nonsense"), None);
    }
}
