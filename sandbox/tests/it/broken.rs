//! Faults that break HTTP: what really goes over the wire.

use std::io::Write;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::client::{End, GET, Sandbox, UPDATE, USER, request};

const RENAME: &str = r#"{"user_id":"self","nick_name":"Renamed"}"#;

#[test]
fn a_hang_says_nothing() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call_in_vain(UPDATE, RENAME, r#"{"hang":true}"#);
    assert_eq!((answer.end, answer.raw.len()), (End::Silent, 0));
    assert_eq!(sandbox.stored("self")["nick_name"], "Ada Lovelace");
    assert_eq!(sandbox.last_entry()["outcome"], "misbehaved");
}

#[test]
fn drops_reset_where_they_say() {
    let sandbox = Sandbox::start();
    let whole = sandbox.call(USER, GET, "");
    let drop_at =
        |place: &str| sandbox.call_with_fault(GET, "", &json!({ "drop": place }).to_string());

    let answer = drop_at("before_headers");
    assert_eq!((answer.end, answer.raw.len()), (End::Reset, 0));

    let answer = drop_at("in_headers");
    assert_eq!((answer.end, answer.status), (End::Reset, 0));
    assert!(answer.raw.starts_with(b"HTTP/1.1 200 OK\r\n"));

    let answer = drop_at("in_body");
    assert_eq!((answer.end, answer.status), (End::Reset, 200));
    assert_eq!(answer.body.len(), whole.body.len() / 2);
    assert_eq!(answer.header("content-length"), whole.header("content-length"));
}

#[test]
fn a_half_close_ends_one_side() {
    let sandbox = Sandbox::start();
    for (fault, length) in [
        (json!({ "half_close": true, "body": "12345678" }), 4),
        (json!({ "half_close": "in_body", "body": "12345678" }), 4),
        (json!({ "half_close": "before_headers" }), 0),
    ] {
        let answer = sandbox.call_with_fault(GET, "", &fault.to_string());
        assert_eq!((answer.end, answer.body.len()), (End::Closed, length), "{fault}");
    }
}

#[test]
fn a_cut_body_is_shorter_than_declared() {
    let sandbox = Sandbox::start();
    let whole = sandbox.call(USER, GET, "");
    let answer = sandbox.call_with_fault(GET, "", r#"{"cut_body_at":100}"#);
    assert_eq!(answer.end, End::Reset);
    assert_eq!(answer.body, whole.body[..100]);
    assert_eq!(answer.header("content-length"), whole.header("content-length"));
}

#[test]
fn a_stalled_body_never_ends() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call_in_vain(GET, "", r#"{"stall_body_at":7}"#);
    assert_eq!((answer.end, answer.body.len()), (End::Silent, 7));
}

#[test]
fn a_slow_body_is_whole_in_the_end() {
    let sandbox = Sandbox::start();
    let begun = Instant::now();
    let fault = r#"{"slow_body_ms_per_byte":20,"body":"0123456789"}"#;
    let answer = sandbox.call_with_fault(GET, "", fault);
    assert!(begun.elapsed() >= Duration::from_millis(200));
    assert_eq!((answer.end, answer.text().as_str()), (End::Closed, "0123456789"));
}

#[test]
fn a_large_body_is_json_and_nothing_but_large() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call_with_fault(GET, "", r#"{"body_bytes":67108864}"#);
    assert_eq!((answer.status, answer.body.len(), answer.end), (200, 67_108_864, End::Closed));
    assert!(answer.is_whole());
    assert!(answer.body.starts_with(b"\"aa") && answer.body.ends_with(b"aa\""));
    let answer = sandbox.call_with_fault(GET, "", r#"{"body_bytes":2}"#);
    assert_eq!(answer.json(), "");
}

#[test]
fn content_lengths_that_lie() {
    let sandbox = Sandbox::start();
    for claimed in ["3", "300"] {
        let fault = format!(r#"{{"wrong_content_length":{claimed},"body":"0123456789"}}"#);
        let answer = sandbox.call_with_fault(GET, "", &fault);
        assert_eq!(answer.all("content-length"), [claimed]);
        assert_eq!((answer.text().as_str(), answer.end), ("0123456789", End::Closed));
    }
}

#[test]
fn a_bad_chunk() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call_with_fault(GET, "", r#"{"bad_chunk":true}"#);
    assert_eq!(answer.header("transfer-encoding"), Some("chunked"));
    assert_eq!(answer.header("content-length"), None);
    assert!(answer.text().starts_with("not a chunk size\r\n{"));
}

#[test]
fn an_old_version() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call_with_fault(GET, "", r#"{"http_1_0":true}"#);
    assert!(answer.raw.starts_with(b"HTTP/1.0 200 OK\r\n"));
    assert_eq!(answer.header("content-length"), None);
    assert_eq!(answer.json()["user_id"], "self");
}

#[test]
fn headers_that_come_twice() {
    let sandbox = Sandbox::start();
    let fault = r#"{"duplicate_header":"content-length","body":"0123456789"}"#;
    let answer = sandbox.call_with_fault(GET, "", fault);
    assert_eq!(answer.all("content-length"), ["10", "11"]);
    let answer = sandbox.call_with_fault(GET, "", r#"{"duplicate_header":"x-ca-request-id"}"#);
    let ids = answer.all("x-ca-request-id");
    assert!(ids.len() == 2 && ids[0] == ids[1], "{ids:?}");
}

#[test]
fn broken_answers_carry_cors_and_reshaped_status() {
    let sandbox = Sandbox::start();
    let headers = [
        ("origin", "http://a.example"),
        ("authorization", "Bearer sandbox-user"),
        ("content-type", "application/json"),
        ("x-sandbox-fault", r#"{"status":503,"drop":"in_body"}"#),
    ];
    let answer = sandbox.send("POST", GET, &headers, "");
    assert_eq!((answer.status, answer.end), (503, End::Reset));
    assert_eq!(answer.header("access-control-allow-origin"), Some("http://a.example"));
}

#[test]
fn the_sandbox_outlives_all_of_it() {
    let sandbox = Sandbox::start();
    for fault in [r#"{"hang":true}"#, r#"{"stall_body_at":1}"#, r#"{"body_bytes":100000000}"#] {
        let headers = [("x-sandbox-fault", fault)];
        for _ in 0..20 {
            let mut socket = sandbox.connect();
            let text = request("POST", GET, &headers, "");
            socket.write_all(text.as_bytes()).unwrap();
        }
    }
    assert_eq!(sandbox.get("/sandbox/users").status, 200);
}
