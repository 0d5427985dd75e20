//! Faults that leave HTTP in order, and the queue.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::client::{ADMIN, End, GET, Sandbox, UPDATE, USER, request};

const RENAME: &str = r#"{"user_id":"self","nick_name":"Renamed"}"#;

fn is_renamed(sandbox: &Sandbox) -> bool {
    sandbox.stored("self")["nick_name"] == "Renamed"
}

#[test]
fn a_status_with_body_and_headers() {
    let sandbox = Sandbox::start();
    let fault =
        r#"{"status":503,"body":"busy","headers":{"Retry-After":"1"},"content_type":"text/html"}"#;
    let answer = sandbox.call_with_fault(UPDATE, RENAME, fault);
    assert_eq!((answer.status, answer.text().as_str()), (503, "busy"));
    assert_eq!(answer.header("retry-after"), Some("1"));
    assert_eq!(answer.all("content-type"), ["text/html"]);
    assert!(answer.header("x-ca-request-id").is_some());
    assert!(!is_renamed(&sandbox), "the service failed");
}

#[test]
fn a_status_alone_is_worded_as_documented() {
    let sandbox = Sandbox::start();
    let call = |status: u16| {
        sandbox.call_with_fault(UPDATE, RENAME, &json!({ "status": status }).to_string())
    };
    for (status, code) in [
        (400, "InvalidParameter"),
        (401, "AccessTokenInvalid"),
        (403, "ForbiddenNoPermission.User"),
        (404, "NotFound.User"),
        (409, "AlreadyExist.User"),
        (429, "TooManyRequests"),
        (500, "InternalError"),
        (503, "ServiceUnavailable"),
    ] {
        call(status).assert_service_error(status, code, "");
    }
    for (status, code) in [(413, "I413RL"), (502, "D502FC"), (504, "D504TO")] {
        call(status).assert_gateway_error(status, code);
    }
    for status in [300, 304, 405, 408, 415, 422, 431, 520, 599, 999] {
        let answer = call(status);
        assert_eq!((answer.status, answer.text().as_str()), (status, ""));
    }
    assert!(!is_renamed(&sandbox));
}

#[test]
fn a_good_status_keeps_the_true_answer() {
    let sandbox = Sandbox::start();
    for status in [201, 206] {
        let fault = json!({ "status": status }).to_string();
        let answer = sandbox.call_with_fault(UPDATE, RENAME, &fault);
        assert_eq!((answer.status, &answer.json()["nick_name"]), (status, &json!("Renamed")));
    }
    let answer = sandbox.call_with_fault(UPDATE, RENAME, r#"{"status":204}"#);
    assert_eq!((answer.status, answer.text().as_str()), (204, ""));
}

#[test]
fn bodies_that_are_no_json() {
    let sandbox = Sandbox::start();
    let deep = "[".repeat(100_000);
    for (fault, expected) in [
        (json!({ "body": "" }), Vec::new()),
        (json!({ "body": "<html>" }), b"<html>".to_vec()),
        (json!({ "body": "\u{feff}{}" }), "\u{feff}{}".into()),
        (json!({ "body": deep }), deep.clone().into()),
        (json!({ "body_base64": "//79" }), vec![0xff, 0xfe, 0xfd]),
    ] {
        sandbox.post("/sandbox/faults", &json!({ "fault": fault }).to_string());
        let answer = sandbox.call(USER, GET, "");
        assert_eq!((answer.status, &answer.body), (200, &expected));
        assert_eq!(answer.header("content-type"), Some("application/json"));
    }
    let fault = json!({ "body": "junk", "headers": { "Content-Encoding": "gzip" } }).to_string();
    let answer = sandbox.call_with_fault(GET, "", &fault);
    assert_eq!(answer.header("content-encoding"), Some("gzip"));
}

#[test]
fn redirects() {
    let sandbox = Sandbox::start();
    let fault = r#"{"redirect":"http://127.0.0.1:9/elsewhere"}"#;
    let answer = sandbox.call_with_fault(UPDATE, RENAME, fault);
    assert_eq!(answer.status, 307);
    assert_eq!(answer.header("location"), Some("http://127.0.0.1:9/elsewhere"));
    for status in [301, 302, 303, 307, 308] {
        let fault = json!({ "redirect": "/v2/user/get", "status": status }).to_string();
        let answer = sandbox.call_with_fault(UPDATE, RENAME, &fault);
        assert_eq!((answer.status, answer.header("location")), (status, Some("/v2/user/get")));
    }
    assert!(!is_renamed(&sandbox));
}

#[test]
fn a_delay_holds_the_answer_not_the_update() {
    let sandbox = Sandbox::start();
    let begun = Instant::now();
    let answer = sandbox.call_with_fault(UPDATE, RENAME, r#"{"delay_ms":250}"#);
    assert!(begun.elapsed() >= Duration::from_millis(250));
    assert_eq!((answer.status, is_renamed(&sandbox)), (200, true));

    sandbox.post("/sandbox/reset", "");
    let answer = sandbox.call_in_vain(UPDATE, RENAME, r#"{"delay_ms":60000}"#);
    assert_eq!((answer.end, answer.raw.len()), (End::Silent, 0));
    assert!(is_renamed(&sandbox), "the client does not know");
}

#[test]
fn a_client_that_leaves_is_written_down() {
    let sandbox = Sandbox::start();
    let _ = sandbox.call_in_vain(UPDATE, RENAME, r#"{"delay_ms":60000}"#);
    let deadline = Instant::now() + Duration::from_secs(20);
    while sandbox.last_entry()["outcome"] != "client_gone" {
        assert!(Instant::now() < deadline, "{}", sandbox.last_entry());
    }
}

#[test]
fn whether_it_applies_can_be_set() {
    for (fault, applies) in [
        (json!({ "status": 503 }), false),
        (json!({ "status": 503, "apply": true }), true),
        (json!({ "delay_ms": 1, "apply": false }), false),
        (json!({ "cut_body_at": 10 }), true),
        (json!({ "cut_body_at": 10, "apply": false }), false),
    ] {
        let sandbox = Sandbox::start();
        let _ = sandbox.call_with_fault(UPDATE, RENAME, &fault.to_string());
        assert_eq!(is_renamed(&sandbox), applies, "{fault}");
        assert_eq!(sandbox.last_entry()["applied"], applies, "{fault}");
    }
}

#[test]
fn the_queue_counts_and_matches() {
    let sandbox = Sandbox::start();
    let queue = |body: Value| sandbox.post("/sandbox/faults", &body.to_string()).json();
    let status = |token, path| sandbox.call(token, path, r#"{"user_id":"self"}"#).status;
    queue(json!({ "token": USER, "times": 2, "fault": { "status": 503 } }));
    let queued = queue(json!({ "path": UPDATE, "fault": { "status": 500 } }));
    assert_eq!(queued["queued"], 2);
    assert_eq!(status(ADMIN, GET), 200);
    assert_eq!(status(USER, GET), 503);
    assert_eq!(status(USER, UPDATE), 503);
    assert_eq!(status(USER, GET), 200);
    assert_eq!(status(ADMIN, UPDATE), 500);
    assert_eq!(status(ADMIN, UPDATE), 200);
    assert_eq!(sandbox.get("/sandbox/faults").json(), json!([]));
}

#[test]
fn the_queue_can_be_read_and_cleared() {
    let sandbox = Sandbox::start();
    let queued = json!({ "token": USER, "times": 2, "fault": { "drop": "in_body" } });
    sandbox.post("/sandbox/faults", &queued.to_string());
    assert_eq!(sandbox.get("/sandbox/faults").json(), json!([queued]));
    assert_eq!(sandbox.delete("/sandbox/faults").status, 204);
    assert_eq!(sandbox.call(USER, GET, "").status, 200);
}

#[test]
fn faults_of_the_request_come_before_those_of_the_queue() {
    let sandbox = Sandbox::start();
    sandbox.post("/sandbox/faults", r#"{"fault":{"status":500}}"#);
    assert_eq!(sandbox.call_with_fault(GET, "", r#"{"status":503}"#).status, 503);
    assert_eq!(sandbox.call(USER, GET, "").status, 500);
}

#[test]
fn misspelt_faults_are_refused_aloud() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call_with_fault(GET, "", r#"{"stauts":503}"#);
    assert_eq!(answer.status, 400);
    assert!(answer.json()["sandbox_error"].as_str().unwrap().contains("stauts"));
    for body in [
        "",
        "{}",
        r#"{"fault":{"stauts":503}}"#,
        r#"{"fault":{},"tokens":"a"}"#,
        r#"{"fault":{},"times":0}"#,
        r#"{"fault":[503]}"#,
        r#"{"fault":{"preflight_status":403},"token":"sandbox-user"}"#,
    ] {
        let answer = sandbox.post("/sandbox/faults", body);
        assert_eq!(answer.status, 400, "{body}");
        assert!(answer.json()["sandbox_error"].is_string());
    }
}

#[test]
fn an_early_answer_does_not_wait_for_the_body() {
    let sandbox = Sandbox::start();
    let body = "x".repeat(600 * 1024);
    let headers = [("x-sandbox-fault", r#"{"early":true,"status":429}"#)];
    let whole = request("POST", UPDATE, &headers, &body);
    let (first, rest) = whole.split_at(whole.len() / 2);
    let mut socket = sandbox.connect();
    socket.write_all(first.as_bytes()).unwrap();
    let mut start = [0; 12];
    socket.read_exact(&mut start).unwrap();
    assert_eq!(&start, b"HTTP/1.1 429");
    // The client may go on sending, and still gets the rest of the answer and a proper end.
    socket.write_all(rest.as_bytes()).unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).unwrap();
    assert!(answer.contains("TooManyRequests"), "{answer}");
}
