//! What a wasm file's bytes belong to: reads its code and its names, nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::table::{self, grouped};

const IMPORTS: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;
const CUSTOM: u8 = 0;
/// The part of the section `name` that names functions.
const FUNCTION_NAMES: u8 = 1;
/// Smaller parts are summed up in one row.
const SMALL: u64 = 500;

/// Prints the parts of a file that still has its names, largest first.
pub(crate) fn print(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm)?;
    let mut parts = parts(&bytes).context("not a wasm file with names")?;
    let small = parts.values().filter(|bytes| **bytes < SMALL).sum();
    parts.retain(|_, bytes| *bytes >= SMALL);
    parts.insert("smaller parts".to_owned(), small);
    let mut rows: Vec<_> = parts.into_iter().collect();
    rows.sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    let rows: Vec<_> = rows.into_iter().map(|(name, bytes)| vec![name, grouped(bytes)]).collect();
    table::print(&rows);
    Ok(())
}

/// Bytes by crate, and by module for ours.
fn parts(wasm: &[u8]) -> Option<BTreeMap<String, u64>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    let mut names = BTreeMap::new();
    let mut parts = BTreeMap::new();
    let mut file = Reader(wasm.get(8..)?);
    while !file.0.is_empty() {
        let (id, mut section) = file.part()?;
        let size = section.0.len() as u64;
        match id {
            IMPORTS => {
                imported = imported_functions(&mut section)?;
                parts.insert("imports".to_owned(), size);
            }
            CODE => {
                for _ in 0..section.number()? {
                    bodies.push(section.sized()?.0.len() as u64);
                }
            }
            DATA => {
                parts.insert("data: sentences, names, tables".to_owned(), size);
            }
            CUSTOM if section.sized()?.0 == b"name" => names = function_names(&mut section)?,
            CUSTOM => {}
            _ => *parts.entry("types, tables, exports".to_owned()).or_default() += size,
        }
    }
    for (index, size) in (imported..).zip(bodies) {
        let name = names.get(&index).map_or("", String::as_str);
        *parts.entry(owner(name)).or_default() += size;
    }
    Some(parts)
}

/// How many functions are imported: they come first in the count.
fn imported_functions(section: &mut Reader<'_>) -> Option<u64> {
    let mut functions = 0;
    for _ in 0..section.number()? {
        section.sized()?;
        section.sized()?;
        match section.byte()? {
            0 => {
                section.number()?;
                functions += 1;
            }
            // A memory, or a table of a type of one byte: limits.
            kind @ (1 | 2) => {
                if kind == 1 {
                    section.byte()?;
                }
                for _ in 0..=section.byte()? & 1 {
                    section.number()?;
                }
            }
            _ => {
                section.byte()?;
                section.byte()?;
            }
        }
    }
    Some(functions)
}

fn function_names(section: &mut Reader<'_>) -> Option<BTreeMap<u64, String>> {
    let mut names = BTreeMap::new();
    while !section.0.is_empty() {
        let (id, mut part) = section.part()?;
        if id != FUNCTION_NAMES {
            continue;
        }
        for _ in 0..part.number()? {
            let index = part.number()?;
            names.insert(index, String::from_utf8_lossy(part.sized()?.0).into_owned());
        }
    }
    Some(names)
}

/// The crate of a function, and its module where the crate is ours.
fn owner(name: &str) -> String {
    let name = without_hashes(name);
    let is_of_path = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | ':');
    let paths = name.split(|c| !is_of_path(c)).map(|path| path.trim_matches(':'));
    let mut paths = paths.filter(|path| !path.is_empty());
    // A type may have no path, as in `<&str as core::fmt::Display>::fmt`.
    let first = paths.next().unwrap_or_default();
    let path = paths.find(|path| path.contains("::") && !first.contains("::")).unwrap_or(first);
    let mut steps = path.split("::");
    match (steps.next(), steps.next()) {
        (Some("pds_profile"), Some("js")) => match steps.next() {
            Some(module) => format!("pds_profile::js::{module}"),
            None => "pds_profile::js".to_owned(),
        },
        (Some("pds_profile"), Some(module)) => format!("pds_profile::{module}"),
        (Some(name), Some(_)) => name.to_owned(),
        // A function without a path is one that JavaScript calls, with all that was put into it.
        _ => format!("export {path}"),
    }
}

/// A name without the `[…]` that distinguish crates of one name; each follows a crate's name.
fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut bare = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        bare += match piece.split_once(']') {
            Some((hash, rest)) if hash.bytes().all(|b| b.is_ascii_hexdigit()) => rest,
            _ => piece,
        };
    }
    bare
}

/// The rest of the bytes.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(byte)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// As many bytes as the number before them says.
    fn sized(&mut self) -> Option<Self> {
        let size = usize::try_from(self.number()?).ok()?;
        let (part, rest) = self.0.split_at_checked(size)?;
        self.0 = rest;
        Some(Self(part))
    }

    /// A byte that says what follows, and that.
    fn part(&mut self) -> Option<(u8, Self)> {
        Some((self.byte()?, self.sized()?))
    }
}

#[cfg(test)]
mod tests {
    use super::{owner, parts};

    #[test]
    fn functions_belong_to_crates_and_modules() {
        for (name, expected) in [
            ("<pds_profile::field::Field>::check::<alloc::string::String>", "pds_profile::field"),
            ("<&str as core::str::pattern::Pattern>::is_contained_in", "core"),
            ("core[3ca501edff3f0c7c]::fmt::write", "core"),
            ("pds_profile::js::read::field", "pds_profile::js::read"),
            ("answer externref shim", "export answer"),
        ] {
            assert_eq!(owner(name), expected, "{name}");
        }
    }

    #[test]
    fn bytes_are_counted_by_name() {
        let code = [10, 5, 1, 3, 0, 1, 11];
        let names = [0, 14, 4, b'n', b'a', b'm', b'e', 1, 7, 1, 0, 4, b'a', b':', b':', b'b'];
        let wasm = [b"\0asm\x01\0\0\0".as_slice(), &code, &names].concat();
        assert_eq!(parts(&wasm).unwrap().into_iter().collect::<Vec<_>>(), [("a".to_owned(), 3)]);
        assert_eq!(parts(b"\0asm\x01\0\0\0\x0a\x7f"), None);
    }
}
