//! Where things are in the checkout.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The checkout that the command works on.
pub(crate) struct Repo {
    root: PathBuf,
    target: PathBuf,
}

impl Repo {
    /// Cargo passes the crate's folder to what it runs, so that any subfolder will do to start from.
    pub(crate) fn find() -> Result<Self> {
        let xtask = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = xtask.parent().context("the xtask crate has no parent folder")?.to_path_buf();
        let target = root.join(env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()));
        Ok(Self { root, target })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// Cargo's output folder; every cargo that is started is made to use it.
    pub(crate) fn target(&self) -> &Path {
        &self.target
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The sandbox's binary as `cargo build -p sandbox` leaves it.
    pub(crate) fn sandbox(&self) -> PathBuf {
        self.target.join("debug").join(format!("sandbox{}", env::consts::EXE_SUFFIX))
    }

    /// What validates payloads natively, for comparison: `examples/validate_lines.rs`.
    pub(crate) fn validate_lines(&self) -> PathBuf {
        self.target
            .join("debug/examples")
            .join(format!("validate_lines{}", env::consts::EXE_SUFFIX))
    }

    /// The `*.test.js` files of a folder, sorted: `node --test` knows no patterns before version 21.
    pub(crate) fn test_files(&self, folder: &str) -> Result<Vec<OsString>> {
        let mut files = Vec::new();
        let entries = fs::read_dir(self.path(folder)).with_context(|| format!("no {folder}/"))?;
        for entry in entries {
            let name = entry?.file_name();
            if name.to_string_lossy().ends_with(".test.js") {
                files.push(Path::new(folder).join(name).into_os_string());
            }
        }
        if files.is_empty() {
            bail!("there is no *.test.js in {folder}/");
        }
        files.sort();
        Ok(files)
    }
}
