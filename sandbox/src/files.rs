//! Static files: `<root>/www/` at `/`, `<root>/pkg/` at `/pkg/`, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};

use hyper::StatusCode;

use crate::media_type;
use crate::policy;
use crate::reply::{self, Reply};

pub(crate) fn serve(root: &Path, url_path: &str) -> Reply {
    let mut answer = find(root, url_path)
        .and_then(|file| read(&file))
        .unwrap_or_else(|| reply::text(StatusCode::NOT_FOUND, "There is no such file.\n"));
    policy::apply(answer.headers_mut());
    answer
}

fn read(file: &Path) -> Option<Reply> {
    let name = file.file_name()?.to_str()?;
    let content = fs::read(file).ok()?;
    Some(reply::bytes(StatusCode::OK, media_type::of(name), content))
}

/// The file that a URL's path names, if it really lies in the folder that it should lie in.
fn find(root: &Path, url_path: &str) -> Option<PathBuf> {
    let (folder, inside) = match url_path.strip_prefix("/pkg/") {
        Some(inside) => ("pkg", inside),
        None => ("www", url_path.strip_prefix('/')?),
    };
    let mut wanted = root.join(folder);
    for segment in inside.split('/') {
        // An empty last segment stands for the folder itself.
        if !segment.is_empty() {
            wanted.push(plain_name(segment)?);
        }
    }
    if inside.is_empty() || inside.ends_with('/') {
        wanted.push("index.html");
    }
    // Whatever the names said, symbolic links included: the result has the last word.
    let (wanted, folder) = (wanted.canonicalize().ok()?, root.join(folder).canonicalize().ok()?);
    (wanted.starts_with(folder) && wanted.is_file()).then_some(wanted)
}

/// A segment of a path as a file name: letters, digits and `-_.@`, not beginning with a dot. No file
/// that we serve needs more, and `%2e`, `..`, `\` and NUL never get as far as the file system.
fn plain_name(segment: &str) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.@".contains(&byte);
    (!segment.starts_with('.') && segment.bytes().all(is_plain)).then_some(segment)
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn names_are_plain() {
        for name in ["index.html", "zh-CN.json", "a_b.d.ts", "x..y"] {
            assert_eq!(plain_name(name), Some(name));
        }
        for name in ["..", ".", ".git", "%2e%2e", "a\\b", "a\0", "c:", "é"] {
            assert_eq!(plain_name(name), None, "{name}");
        }
    }
}
