//! Which files count as written by hand, and what each is.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::lines::Language;
use crate::repo::Repo;

const ROOTS: &[&str] = &["bench", "examples", "pkg", "sandbox", "src", "tests", "www", "xtask"];
/// What tools make and install.
const MADE: &[&str] = &["node_modules", "pkg/dist", "pkg/wasm", "target"];
/// What the project's own tests write: a schema, and a stylesheet in another wrapping.
const WRITTEN: &[&str] = &["pkg/json-schema.js", "pkg/form/style.js"];
/// Data has other endings.
const ENDINGS: &[&str] = &[
    "astro", "cjs", "css", "html", "js", "jsx", "mjs", "rs", "svelte", "toml", "ts", "tsx", "vue",
];

/// A file with its name from the top of the checkout, steps apart by `/`.
pub(super) struct Source {
    pub(super) name: String,
    pub(super) text: String,
}

/// All of them, by name.
pub(super) fn all(repo: &Repo) -> Result<Vec<Source>> {
    let mut sources = Vec::new();
    for root in ROOTS {
        collect(&repo.path(root), root, &mut sources)?;
    }
    sources.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(sources)
}

fn collect(folder: &Path, name: &str, sources: &mut Vec<Source>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {name}/"))? {
        let entry = entry?;
        let own = entry.file_name().to_string_lossy().into_owned();
        let name = format!("{name}/{own}");
        let is_one_of =
            |names: &[&str]| names.contains(&own.as_str()) || names.contains(&name.as_str());
        if own.starts_with('.') || is_one_of(MADE) || is_one_of(WRITTEN) {
            continue;
        }
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            collect(&path, &name, sources)?;
        } else if own.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending)) {
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {name}"))?;
            sources.push(Source { name, text });
        }
    }
    Ok(())
}

impl Source {
    /// Whether it is in that folder, however deep.
    pub(super) fn is_in(&self, folder: &str) -> bool {
        self.name.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// Whether it is in that folder and in no folder below it.
    pub(super) fn is_right_in(&self, folder: &str) -> bool {
        self.name.rsplit_once('/').is_some_and(|(own, _)| own == folder)
    }

    pub(super) fn has_ending(&self, ending: &str) -> bool {
        self.name.ends_with(ending)
    }

    /// What runs.
    pub(super) fn is_code(&self) -> bool {
        let others = [".css", ".d.ts", ".html", ".toml"];
        !others.iter().any(|ending| self.has_ending(ending))
    }

    pub(super) fn language(&self) -> Language {
        if self.has_ending(".rs") { Language::Rust } else { Language::JavaScript }
    }
}

#[cfg(test)]
mod tests {
    use super::Source;

    fn named(name: &str) -> Source {
        Source { name: name.to_owned(), text: String::new() }
    }

    #[test]
    fn folders_are_told_by_whole_steps() {
        assert!(named("src/js/mod.rs").is_in("src"));
        assert!(!named("src2/mod.rs").is_in("src"));
        assert!(named("pkg/index.js").is_right_in("pkg"));
        assert!(!named("pkg/form/index.js").is_right_in("pkg"));
    }

    #[test]
    fn types_and_stylesheets_are_no_code() {
        assert!(named("pkg/form/style.js").is_code());
        for name in ["pkg/index.d.ts", "www/style.css", "www/index.html"] {
            assert!(!named(name).is_code(), "{name}");
        }
    }
}
