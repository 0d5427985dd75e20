//! What a browser of another origin gets to do and to read.

use serde_json::json;

use crate::client::{Answer, GET, JSON, Sandbox, UPDATE};

const ORIGIN: &str = "http://127.0.0.1:5173";

fn preflight(sandbox: &Sandbox, path: &str, asked: &str) -> Answer {
    let headers = [
        ("origin", ORIGIN),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", asked),
    ];
    sandbox.send("OPTIONS", path, &headers, "")
}

#[test]
fn preflights_allow_two_headers_whatever_is_asked() {
    let sandbox = Sandbox::start();
    for path in [GET, UPDATE] {
        for asked in ["authorization,content-type", "authorization, x-pds-js-sdk", ""] {
            let answer = preflight(&sandbox, path, asked);
            assert_eq!(answer.status, 200);
            assert_eq!(answer.header("access-control-allow-origin"), Some(ORIGIN));
            assert_eq!(answer.header("access-control-allow-methods"), Some("POST"));
            let allowed = answer.header("access-control-allow-headers");
            assert_eq!(allowed, Some("Authorization, Content-Type"));
            assert_eq!(answer.header("access-control-allow-credentials"), None);
            assert_eq!(answer.header("vary"), Some("Origin"));
            assert!(answer.header("x-ca-request-id").is_some());
            assert_eq!(answer.text(), "");
        }
    }
}

#[test]
fn the_fault_header_is_allowed_to_those_who_ask() {
    let sandbox = Sandbox::start();
    let answer = preflight(&sandbox, GET, "authorization, X-Sandbox-Fault");
    let allowed = answer.header("access-control-allow-headers");
    assert_eq!(allowed, Some("Authorization, Content-Type, X-Sandbox-Fault"));
}

#[test]
fn preflights_of_unknown_paths_fail() {
    let sandbox = Sandbox::start();
    preflight(&sandbox, "/v2/nothing", "").assert_gateway_error(404, "I404NF");
}

#[test]
fn answers_and_errors_can_be_read_by_any_origin() {
    let sandbox = Sandbox::start();
    for (path, token, status) in [
        (GET, "Bearer sandbox-user", 200),
        (GET, "Bearer wrong", 401),
        ("/v2/nothing", "Bearer sandbox-user", 404),
    ] {
        for origin in [ORIGIN, "null"] {
            let headers = [("origin", origin), ("authorization", token), JSON];
            let answer = sandbox.send("POST", path, &headers, "");
            assert_eq!(answer.status, status);
            assert_eq!(answer.header("access-control-allow-origin"), Some(origin));
            assert_eq!(
                answer.header("access-control-expose-headers"),
                Some("X-Ca-Request-Id, X-Ca-Error-Code, X-Ca-Error-Message, Retry-After")
            );
        }
    }
}

#[test]
fn without_an_origin_there_is_no_cors() {
    let sandbox = Sandbox::start();
    let answer = sandbox.call("sandbox-user", GET, "");
    assert_eq!(answer.header("access-control-allow-origin"), None);
    assert_eq!(answer.header("vary"), None);
}

#[test]
fn test_aids_are_for_the_sandbox_s_own_origin() {
    let sandbox = Sandbox::start();
    let is_refused = |answer: &Answer| {
        assert_eq!(answer.status, 403, "{answer:?}");
        assert!(answer.json()["sandbox_error"].is_string());
        assert_eq!(answer.header("access-control-allow-origin"), None);
        assert_eq!(answer.header("access-control-allow-methods"), None);
    };
    is_refused(&preflight(&sandbox, "/sandbox/faults", "content-type"));
    for other in [("origin", ORIGIN), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
        for path in ["/sandbox/requests", "/sandbox/users", "/sandbox/faults", "/sandbox/refresh"] {
            is_refused(&sandbox.send("GET", path, &[other], ""));
        }
        // Without a preflight, a page could still have it done.
        is_refused(&sandbox.send("POST", "/sandbox/reset", &[other], ""));
        is_refused(&sandbox.send(
            "POST",
            "/sandbox/faults",
            &[other],
            r#"{"fault":{"status":500}}"#,
        ));
    }
    assert_eq!(sandbox.get("/sandbox/faults").json(), json!([]));

    let own = sandbox.send("GET", "/sandbox/users", &[("origin", "http://localhost")], "");
    assert_eq!(own.status, 200);
    // An avatar is shown by pages of any origin.
    let picture = [("sec-fetch-site", "cross-site")];
    assert_eq!(sandbox.send("GET", "/sandbox/portrait.png", &picture, "").status, 200);
}

#[test]
fn a_name_that_was_pointed_to_this_machine_gets_nothing() {
    let sandbox = Sandbox::start();
    for host in [
        "rebound.example",
        "rebound.example:80",
        "127.0.0.1.rebound.example",
        "localhost\r\nhost: b",
    ] {
        for path in ["/sandbox/requests", "/sandbox/users", "/", GET] {
            let request = format!("GET {path} HTTP/1.1\r\nhost: {host}\r\n\r\n");
            let answer = sandbox.send_bytes(request.as_bytes());
            assert_eq!(answer.status, 421, "{host} {path}");
            assert!(answer.json()["sandbox_error"].is_string());
        }
    }
    let without = sandbox.send_bytes(b"GET /sandbox/requests HTTP/1.0\r\n\r\n");
    assert_eq!(without.status, 421);
    for host in ["127.0.0.1:1", "localhost:8080", "[::1]"] {
        let request = format!("GET /sandbox/requests HTTP/1.1\r\nhost: {host}\r\n\r\n");
        assert_eq!(sandbox.send_bytes(request.as_bytes()).status, 200, "{host}");
    }
}

#[test]
fn faults_of_cors() {
    let sandbox = Sandbox::start();
    let call = |fault: &str| {
        let headers = [
            ("origin", ORIGIN),
            ("authorization", "Bearer sandbox-user"),
            JSON,
            ("x-sandbox-fault", fault),
        ];
        sandbox.send("POST", GET, &headers, "")
    };
    let answer = call(r#"{"no_cors":true}"#);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), None);
    assert_eq!(answer.header("access-control-expose-headers"), None);
    let answer = call(r#"{"cors_origin":"https://other.example"}"#);
    assert_eq!(answer.all("access-control-allow-origin"), ["https://other.example"]);
}

#[test]
fn faults_of_preflights() {
    let sandbox = Sandbox::start();
    let queue = |fault: serde_json::Value| {
        let body = json!({ "fault": fault }).to_string();
        assert_eq!(sandbox.post("/sandbox/faults", &body).status, 200);
    };
    queue(json!({ "preflight_status": 403 }));
    queue(json!({ "preflight_no_cors": true }));
    queue(json!({ "preflight_allow_headers": "Content-Type", "preflight_delay_ms": 50 }));
    // They wait for preflights, and leave the others alone.
    assert_eq!(sandbox.call("sandbox-user", GET, "").status, 200);
    assert_eq!(preflight(&sandbox, GET, "").status, 403);
    assert_eq!(preflight(&sandbox, GET, "").header("access-control-allow-origin"), None);
    let answer = preflight(&sandbox, GET, "");
    assert_eq!(answer.header("access-control-allow-headers"), Some("Content-Type"));
    assert_eq!(preflight(&sandbox, GET, "").status, 200);
    let entry = sandbox.last_entry();
    assert_eq!((&entry["method"], &entry["fault"]), (&json!("OPTIONS"), &json!(null)));
}
