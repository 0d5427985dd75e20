//! Static files: `<root>/www/` at `/`, `<root>/pkg/` at `/pkg/`, and nothing else.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::Compression;
use flate2::write::GzEncoder;
use hyper::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, VARY};
use hyper::{HeaderMap, StatusCode};

use crate::media_type;
use crate::policy;
use crate::reply::{self, Reply};

/// A smaller answer fits into one packet as it is.
const WORTH_PACKING_BYTES: usize = 1024;

pub(crate) fn serve(root: &Path, url_path: &str, asked: &HeaderMap) -> Reply {
    let mut answer = find(root, url_path)
        .and_then(|file| read(&file))
        .unwrap_or_else(|| reply::text(StatusCode::NOT_FOUND, "There is no such file.\n"));
    if is_packable(&answer) {
        answer.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
        if takes_gzip(asked) {
            answer = packed(answer);
        }
    }
    policy::apply(answer.headers_mut());
    answer
}

/// Whether it is text or wasm, and long enough: pictures are packed already.
fn is_packable(answer: &Reply) -> bool {
    let media_type = answer.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let is_picture =
        media_type.is_some_and(|name| name.starts_with("image/") && !name.contains("svg"));
    !is_picture && answer.body().len() >= WORTH_PACKING_BYTES
}

/// RFC 9110, section 12.5.3, as far as browsers and curl go: a coding with `q=0` is not wanted.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let lists = asked.get_all(ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let weight = weight.trim().strip_prefix("q=").map_or(Ok(1.0), str::parse::<f32>);
        name.trim().eq_ignore_ascii_case("gzip") && weight.is_ok_and(|weight| weight > 0.0)
    })
}

/// The same answer in gzip; as it is, if that fails.
fn packed(answer: Reply) -> Reply {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    if encoder.write_all(answer.body()).is_err() {
        return answer;
    }
    let Ok(body) = encoder.finish() else { return answer };
    let mut answer = answer.map(|_| body.into());
    answer.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
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
    use hyper::HeaderMap;
    use hyper::header::{ACCEPT_ENCODING, HeaderValue};

    use super::{plain_name, takes_gzip};

    #[test]
    fn gzip_is_taken_where_it_is_wanted() {
        for (list, expected) in [
            ("gzip, deflate, br, zstd", true),
            ("br;q=1.0, GZIP;q=0.8", true),
            ("gzip;q=0", false),
            ("gzip; q=0.0, br", false),
            ("identity", false),
            ("xgzip", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(ACCEPT_ENCODING, HeaderValue::from_static(list))]);
            assert_eq!(takes_gzip(&headers), expected, "{list}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }

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
