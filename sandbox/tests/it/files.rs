//! Static files: types, policy, and no way out of the two folders.

use std::fs;
use std::io::Read;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use flate2::read::GzDecoder;

use crate::client::Sandbox;

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data: blob: https: http:; connect-src 'self' https://*.api.aliyunpds.com; \
    worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

const SECRET: &str = "nobody is to see this";

/// A repository of its own for a test, with something beside it that must stay there.
fn root(test: &str) -> PathBuf {
    let place = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(test);
    let _ = fs::remove_dir_all(&place);
    let root = place.join("repository");
    for folder in ["www/locales", "pkg/wasm", "src", "www/.hidden"] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    for (file, content) in [
        ("www/index.html", "<!doctype html>"),
        ("www/page.js", "export {}"),
        ("www/style.css", "body {}"),
        ("www/icon.svg", "<svg/>"),
        ("www/icon.png", "png"),
        ("www/locales/zh-CN.json", "{}"),
        ("www/locales/index.html", "<!doctype html><p>inside"),
        ("pkg/index.js", "export {}"),
        ("pkg/index.d.ts", "export {}"),
        ("pkg/wasm/core.wasm", "\0asm"),
        ("pkg/README.md", "#"),
        ("www/.hidden/file.txt", SECRET),
        ("www/.env", SECRET),
        ("src/lib.rs", SECRET),
        ("Cargo.toml", SECRET),
        ("../outside.txt", SECRET),
    ] {
        fs::write(root.join(file), content).unwrap();
    }
    symlink(root.join("Cargo.toml"), root.join("www/link.txt")).unwrap();
    symlink(root.join("src"), root.join("pkg/src")).unwrap();
    root
}

#[test]
fn media_types_and_policy() {
    let sandbox = Sandbox::start_in(root("media_types"));
    for (path, media_type) in [
        ("/", "text/html; charset=utf-8"),
        ("/?token=x", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/locales/", "text/html; charset=utf-8"),
        ("/page.js", "text/javascript; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/icon.png", "image/png"),
        ("/locales/zh-CN.json", "application/json"),
        ("/pkg/index.js", "text/javascript; charset=utf-8"),
        ("/pkg/wasm/core.wasm", "application/wasm"),
        ("/pkg/index.d.ts", "text/plain; charset=utf-8"),
        ("/pkg/README.md", "text/plain; charset=utf-8"),
    ] {
        let answer = sandbox.get(path);
        assert_eq!(
            (answer.status, answer.header("content-type")),
            (200, Some(media_type)),
            "{path}"
        );
        assert_eq!(answer.header("content-security-policy"), Some(POLICY));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert!(answer.is_whole());
    }
    assert_eq!(sandbox.get("/locales/").text(), "<!doctype html><p>inside");
    assert_eq!(sandbox.get("/pkg/wasm/core.wasm").body, b"\0asm");
}

#[test]
fn long_texts_and_wasm_are_packed_for_who_takes_it() {
    let root = root("packed");
    let text = "/* the same again */\n".repeat(400);
    let files = ["www/long.js", "pkg/wasm/long.wasm", "www/long.png"];
    for file in files {
        fs::write(root.join(file), &text).unwrap();
    }
    let sandbox = Sandbox::start_in(root);
    for (path, is_packed) in [
        ("/long.js", true),
        ("/pkg/wasm/long.wasm", true),
        ("/long.png", false),
        ("/page.js", false),
    ] {
        let plain = sandbox.get(path);
        assert_eq!(plain.header("content-encoding"), None, "{path}");
        let answer = sandbox.send("GET", path, &[("accept-encoding", "gzip, br")], "");
        assert_eq!(answer.header("content-encoding"), is_packed.then_some("gzip"), "{path}");
        assert_eq!(answer.header("vary").is_some(), is_packed, "{path}");
        assert_eq!(answer.header("content-type"), plain.header("content-type"), "{path}");
        if is_packed {
            assert!(answer.body.len() * 10 < text.len(), "{path}: {}", answer.body.len());
            let mut unpacked = String::new();
            GzDecoder::new(answer.body.as_slice()).read_to_string(&mut unpacked).unwrap();
            assert_eq!(unpacked, text, "{path}");
        } else {
            assert_eq!(answer.body, plain.body, "{path}");
        }
    }
}

#[test]
fn heads_have_no_body() {
    let sandbox = Sandbox::start_in(root("heads"));
    let answer = sandbox.send("HEAD", "/", &[], "");
    assert_eq!((answer.status, answer.text().as_str()), (200, ""));
    assert_eq!(answer.header("content-length"), Some("15"));
}

#[test]
fn no_way_out_of_the_two_folders() {
    let sandbox = Sandbox::start_in(root("traversal"));
    for path in [
        "/../Cargo.toml",
        "/../../outside.txt",
        "/pkg/../Cargo.toml",
        "/pkg/../../outside.txt",
        "/pkg/../src/lib.rs",
        "/./../Cargo.toml",
        "/..//Cargo.toml",
        "//../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/%2E%2E%2FCargo.toml",
        "/..%2fCargo.toml",
        "/..%5cCargo.toml",
        "/..\\Cargo.toml",
        "/%252e%252e/Cargo.toml",
        "/..%c0%afCargo.toml",
        "/..;/Cargo.toml",
        "/index.html%00.js",
        "/link.txt",
        "/pkg/src/lib.rs",
        "/.env",
        "/.hidden/file.txt",
        "/Cargo.toml",
        "/src/lib.rs",
        "/pkg",
        "/pkg/",
        "/locales",
        "/index.html/",
        "/nothing.html",
        "/etc/passwd",
        "//etc/passwd",
        "/file:///etc/passwd",
    ] {
        let answer = sandbox.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {}", answer.status);
        assert!(!answer.text().contains(SECRET) && !answer.text().contains("root:"), "{path}");
    }
    assert_eq!(sandbox.get("/nothing.html").header("content-security-policy"), Some(POLICY));
}

#[test]
fn absolute_targets_are_paths_all_the_same() {
    let sandbox = Sandbox::start_in(root("absolute"));
    let request = "GET http://localhost/../Cargo.toml HTTP/1.1\r\nhost: localhost\r\n\r\n";
    assert_eq!(sandbox.send_bytes(request.as_bytes()).status, 404);
}
