//! The test aids: demo users, refresh, reset, the journal.

use serde_json::{Value, json};

use crate::client::{GET, JSON, Sandbox, UPDATE, USER};

#[test]
fn demo_users_with_their_tokens() {
    let sandbox = Sandbox::start();
    let users = sandbox.get("/sandbox/users").json();
    let tokens: Vec<_> = users.as_array().unwrap().iter().map(|u| &u["access_token"]).collect();
    assert_eq!(
        tokens,
        [
            "sandbox-user",
            "sandbox-admin",
            "sandbox-superadmin",
            "sandbox-disabled",
            "sandbox-expired",
            "sandbox-role-changed"
        ]
    );
    for user in users.as_array().unwrap() {
        for key in ["user_id", "nick_name", "role", "status", "access_token", "note"] {
            assert!(user[key].is_string(), "{key} of {user}");
        }
    }
}

#[test]
fn stored_users_tell_their_groups() {
    let sandbox = Sandbox::start();
    assert_eq!(sandbox.stored("self")["group_info_list"], json!([{ "group_id": "g123" }]));
    assert_eq!(sandbox.get("/sandbox/users/nobody").status, 404);
    let picture = sandbox.stored("admin")["avatar"].as_str().unwrap().to_owned();
    let path = picture.strip_prefix(&format!("http://127.0.0.1:{}", sandbox.port)).unwrap();
    let answer = sandbox.get(path);
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("image/png")));
    assert!(answer.body.starts_with(b"\x89PNG"));
}

#[test]
fn refreshing_voids_the_token_before() {
    let sandbox = Sandbox::start();
    let refresh = |body: &str| sandbox.post("/sandbox/refresh", body).json();
    let token = |answer: &Value| answer["access_token"].as_str().unwrap().to_owned();

    let first = refresh("");
    assert_eq!((&first["user_id"], &first["refreshes"]), (&json!("self"), &json!(1)));
    assert_eq!(sandbox.call(&token(&first), GET, "").json()["user_id"], "self");

    let second = refresh(r#"{"access_token":"sandbox-expired"}"#);
    assert_eq!(second["refreshes"], 2);
    assert_eq!(sandbox.call(&token(&first), GET, "").status, 401);
    assert_eq!(sandbox.call(&token(&second), GET, "").status, 200);
    assert_eq!(sandbox.call(USER, GET, "").status, 200, "seeded tokens stay");

    let other = refresh(r#"{"user_id":"admin"}"#);
    assert_eq!(sandbox.call(&token(&other), GET, "").json()["user_id"], "admin");
    assert_eq!(sandbox.get("/sandbox/refresh").json(), json!({ "admin": 1, "self": 2 }));

    let disabled = sandbox.post("/sandbox/refresh", r#"{"user_id":"disabled"}"#);
    disabled.assert_body_code(401, "TokenExpired");
    let nobody = sandbox.post("/sandbox/refresh", r#"{"user_id":"nobody"}"#);
    nobody.assert_body_code(401, "AccessTokenInvalid");
}

#[test]
fn reset_brings_everything_back() {
    let sandbox = Sandbox::start();
    let before = sandbox.stored("self");
    sandbox.call(USER, UPDATE, r#"{"user_id":"self","nick_name":"X"}"#);
    sandbox.post("/sandbox/faults", r#"{"fault":{"status":500}}"#);
    sandbox.post("/sandbox/refresh", "");
    assert_eq!(sandbox.post("/sandbox/reset", "").status, 204);
    assert_eq!(sandbox.stored("self"), before);
    assert_eq!(sandbox.get("/sandbox/faults").json(), json!([]));
    assert_eq!(sandbox.get("/sandbox/requests").json(), json!([]));
    assert_eq!(sandbox.get("/sandbox/refresh").json(), json!({}));
    assert_eq!(sandbox.call("sandbox-refreshed-self-1", GET, "").status, 401);
}

#[test]
fn the_journal_tells_what_was_asked_and_what_became_of_it() {
    let sandbox = Sandbox::start();
    let payload = r#"{"user_id":"self","nick_name":"X"}"#;
    let answer = sandbox.call(USER, &format!("{UPDATE}?a=b"), payload);
    let entry = sandbox.last_entry();
    assert_eq!(entry["request_id"].as_str(), answer.header("x-ca-request-id"));
    assert_eq!((&entry["method"], &entry["path"]), (&json!("POST"), &json!(UPDATE)));
    assert_eq!(entry["query"], "a=b");
    let headers = entry["headers"].as_array().unwrap();
    let masked = json!(["authorization", "Bearer (12 chars, 5ba4dd28)"]);
    assert!(headers.contains(&masked), "{headers:?}");
    assert_eq!((&entry["body_bytes"], &entry["body"]), (&json!(payload.len()), &json!(payload)));
    assert_eq!((&entry["status"], &entry["applied"]), (&json!(200), &json!(true)));
    assert_eq!((&entry["outcome"], &entry["fault"]), (&json!("answered"), &json!(null)));

    sandbox.call_with_fault(UPDATE, payload, r#"{"status":503}"#);
    let entry = sandbox.last_entry();
    assert_eq!((&entry["status"], &entry["applied"]), (&json!(503), &json!(false)));
    assert_eq!(entry["fault"], json!({ "status": 503 }));

    assert_eq!(sandbox.delete("/sandbox/requests").status, 204);
    assert_eq!(sandbox.get("/sandbox/requests").json(), json!([]));
}

#[test]
fn the_journal_has_no_token_anywhere() {
    let sandbox = Sandbox::start();
    let token = "eyJhbGciOiJSUzI1NiJ9.a-real-one";
    let path = format!("/v2/user/{token}?token={token}");
    let headers = [("authorization", &*format!("Bearer {token}")), ("x-token", token), JSON];
    // The second one reaches over the part of a body that is kept.
    for body in [json!({ "user_id": token }).to_string(), "x".repeat(4096 - 10) + token] {
        sandbox.send("POST", &path, &headers, &body);
        let entry = sandbox.last_entry().to_string();
        assert!(!entry.contains("a-real-one") && !entry.contains("hbGciOi"), "{entry}");
        assert!(entry.contains("(31 chars, "), "{entry}");
    }
}

#[test]
fn the_journal_is_bounded() {
    let sandbox = Sandbox::start();
    for _ in 0..1005 {
        sandbox.send("POST", "/v2/x", &[], "");
    }
    assert_eq!(sandbox.get("/sandbox/requests").json().as_array().unwrap().len(), 1000);
    sandbox.call(USER, UPDATE, &"x".repeat(10_000));
    let entry = sandbox.last_entry();
    assert_eq!(entry["body_bytes"], 10_000);
    assert_eq!(entry["body"].as_str().unwrap().len(), 4096);
}

#[test]
fn unknown_aids_are_refused_as_our_own_mistakes() {
    let sandbox = Sandbox::start();
    for (method, path) in
        [("GET", "/sandbox/nothing"), ("PUT", "/sandbox/faults"), ("GET", "/sandbox/reset")]
    {
        let answer = sandbox.send(method, path, &[], "");
        assert_eq!(answer.status, 404);
        assert!(answer.json()["sandbox_error"].is_string());
    }
}
