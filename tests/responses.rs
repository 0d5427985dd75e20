//! Recorded answers: users as the service tells them, and everything that can come instead.
//!
//! Bodies and headers are those of the service's documents and of published real answers.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use pds_profile::asked::Asked;
use pds_profile::response::{Head, decode};
use pds_profile::{Error, ErrorKind, User};
use serde_json::{Value, json};

/// The sample of the UpdateUser page.
const SAMPLE: &str = r#"{
    "domain_id": "bj1",
    "user_id": "c9b7a5aa04d14ae3867fdc886fa01da4",
    "avatar": "http://aa.com/1.jpg",
    "created_at": 1639762579768,
    "updated_at": 1639762579768,
    "email": "a@aliyunpds.com",
    "nick_name": "001",
    "phone": "13900001111",
    "role": "user",
    "status": "enabled",
    "user_name": "pds",
    "description": "vipuser",
    "default_drive_id": "1",
    "user_data": { "key": "" },
    "creator": "user1",
    "punishments": [{ "punish_flag": 0, "starts_at": "", "ends_at": "", "impermanent": true }],
    "is_sync": true
}"#;

fn head(status: u16) -> Head {
    Head { status, request_id: Some("r1".to_owned()), ..Head::default() }
}

fn user(body: &str) -> User {
    decode(head(200), body.as_bytes(), &Asked::default()).expect("a user")
}

fn error(status: u16, body: &str) -> Error {
    decode(head(status), body.as_bytes(), &Asked::default()).expect_err("an error")
}

/// The answers that JavaScript decodes, too: `tests/js/answers.test.js`.
#[test]
fn recorded_users() {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("cases/answers/users.json")).expect("JSON");
    for row in rows {
        let body = row["body"].as_str().map_or_else(|| row["json"].to_string(), str::to_owned);
        let decoded = decode(head(200), body.as_bytes(), &Asked::default());
        let user = decoded.ok().map(|user| serde_json::to_value(user).expect("JSON"));
        let expected = row.get("user").unwrap_or(&row["json"]);
        assert_eq!(&user.unwrap_or_default(), expected, "{}", row["name"]);
    }
}

#[test]
fn recorded_errors() {
    let rows: Vec<Value> =
        serde_json::from_str(include_str!("cases/answers/errors.json")).expect("JSON");
    for row in rows {
        let body = row["body"].as_str().map_or_else(|| row["json"].to_string(), str::to_owned);
        let error =
            decode(head_of(&row), body.as_bytes(), &Asked::default()).expect_err("an error");
        let row_or_json = |key: &str, in_json: &str| {
            row.get(key).or_else(|| row["json"].get(in_json)).and_then(Value::as_str)
        };
        let name = &row["name"];
        assert_eq!(error.kind.as_str(), row["kind"], "{name}");
        assert_eq!(error.status.map(u64::from), row["status"].as_u64(), "{name}");
        assert_eq!(error.code.as_deref(), row_or_json("code", "code"), "{name}");
        assert_eq!(
            error.service_message.as_deref(),
            row_or_json("serviceMessage", "message"),
            "{name}"
        );
        let request_id = row.get("requestId").map_or(Some("r1"), Value::as_str);
        assert_eq!(error.request_id.as_deref(), request_id, "{name}");
        assert_eq!(error.retryable, row["retryable"] == true, "{name}");
        let fields: Vec<&str> = error
            .issues
            .iter()
            .filter_map(|issue| issue.field)
            .map(|field| field.as_str())
            .collect();
        assert_eq!(fields, row["field"].as_str().into_iter().collect::<Vec<_>>(), "{name}");
    }
}

fn head_of(row: &Value) -> Head {
    let header = |name: &str| row["headers"][name].as_str().map(str::to_owned);
    Head {
        status: row["status"].as_u64().and_then(|status| status.try_into().ok()).expect("a status"),
        request_id: row.get("hidden").is_none().then(|| "r1".to_owned()),
        error_code: header("x-ca-error-code"),
        error_message: header("x-ca-error-message"),
        retry_after_ms: None,
    }
}

#[test]
fn the_documents_sample() {
    let user = user(SAMPLE);
    let expected: Value = serde_json::from_str(SAMPLE).expect("JSON");
    assert_eq!(serde_json::to_value(&user).expect("JSON"), expected);
    assert_eq!(user.phone.as_deref(), Some("13900001111"));
    assert_eq!(user.created_at, Some(1_639_762_579_768));
    assert_eq!(user.extra["is_sync"], true);
    assert_eq!(user.extra["punishments"][0]["impermanent"], true);
}

/// Shaped as a real answer of the same family of services.
#[test]
fn a_user_with_little() {
    let user = user(
        r#"{"user_id":"u1","nick_name":"","avatar":"","email":"","phone":"","role":"subdomain_admin",
        "status":"frozen","user_data":{},"permission":null,"deny_change_password_by_self":false,
        "default_location":"","creator":null,"created_at":1,"last_login_time":1639762579768}"#,
    );
    assert_eq!(user.nick_name.as_deref(), Some(""));
    assert_eq!(user.role.as_deref(), Some("subdomain_admin"));
    assert_eq!(user.status.as_deref(), Some("frozen"));
    assert_eq!(user.user_data.as_ref().map(serde_json::Map::len), Some(0));
    assert_eq!(user.creator, None);
    assert_eq!(user.updated_at, None);
    assert_eq!(user.extra["permission"], Value::Null);
    assert_eq!(user.extra["last_login_time"], 1_639_762_579_768_u64);
}

#[test]
fn an_empty_user() {
    assert_eq!(user("{}"), User::default());
    assert_eq!(decode(head(201), b"{}", &Asked::default()).expect("a user"), User::default());
}

#[test]
fn a_stored_data_url_is_shown_as_browsers_know_it() {
    let shown = |avatar: &str| user(&json!({ "avatar": avatar }).to_string()).avatar;
    let expected = Some("data:image/png;base64,AA==".to_owned());
    assert_eq!(shown("data://image/png;base64,AA=="), expected);
    assert_eq!(shown("data:image/png;base64,AA=="), expected);
    assert_eq!(shown("https://a.b/"), Some("https://a.b/".to_owned()));
}

#[test]
fn a_service_error_about_a_field_is_an_issue_like_ours() {
    let error = error(
        400,
        r#"{"code":"InvalidParameter.NickName","message":"The input parameter nick_name is not valid."}"#,
    );
    let expected = json!([{
        "field": "nick_name", "path": ["nick_name"], "code": "rejected_by_service",
        "serviceCode": "InvalidParameter.NickName",
        "serviceMessage": "The input parameter nick_name is not valid.",
    }]);
    assert_eq!(serde_json::to_value(&error.issues).expect("JSON"), expected);
}

#[test]
fn a_success_that_is_no_user() {
    let deep = "[".repeat(100_000);
    for body in [
        "",
        " ",
        "<html><body>ok</body></html>",
        "null",
        "[]",
        "\"user\"",
        "1",
        "{",
        r#"{"user_id":"u1""#,
        r#"{"user_id":"u1"} x"#,
        "\u{0}",
        &deep,
    ] {
        let error = error(200, body);
        assert_eq!(error.kind, ErrorKind::Undecodable, "{body:.40}");
        assert_eq!(error.status, Some(200));
        assert_eq!(error.request_id.as_deref(), Some("r1"));
        assert!(!error.retryable, "it may have been saved");
    }
    assert_eq!(error(204, "").kind, ErrorKind::Undecodable);
    assert_eq!(
        decode(head(200), b"{\"user_id\":\"\xff\"}", &Asked::default()).expect_err("an error").kind,
        ErrorKind::Undecodable
    );
}

#[test]
fn a_wait_that_is_asked_for_is_told() {
    let waiting = Head { retry_after_ms: Some(1500), ..head(429) };
    assert_eq!(
        decode(waiting, b"{}", &Asked::default()).expect_err("an error").retry_after_ms,
        Some(1500)
    );
}

#[test]
fn every_status_has_a_kind_and_a_sentence() {
    for status in 300..=599 {
        for body in ["", "{}", "<html>"] {
            let error = error(status, body);
            assert_eq!(error.status, Some(status));
            assert_eq!(error.retryable, matches!(status, 429 | 500 | 502 | 503 | 504), "{status}");
            assert!(!error.to_string().is_empty());
        }
    }
}

#[test]
fn somebody_else_s_profile_is_no_answer() {
    let asked = |user_id| Asked { user_id: Some(user_id), ..Asked::default() };
    let got = |body: &str, user_id| decode(head(200), body.as_bytes(), &asked(user_id));
    assert!(got(r#"{"user_id":"u1"}"#, "u1").is_ok());
    assert!(got(r#"{"user_id":12345678901234567890}"#, "12345678901234567890").is_ok());
    assert!(got("{}", "u1").is_ok(), "every field is optional");
    for body in
        [r#"{"user_id":"u2"}"#, r#"{"user_id":"U1"}"#, r#"{"user_id":1}"#, r#"{"user_id":""}"#]
    {
        let error = got(body, "u1").expect_err("another user");
        assert_eq!((error.kind, error.retryable), (ErrorKind::Undecodable, false), "{body}");
        assert!(decode(head(200), body.as_bytes(), &Asked::default()).is_ok(), "nobody was named");
    }
}

#[test]
fn the_token_is_masked_wherever_the_service_repeats_it() {
    const TOKEN: &str = "eyJhbGciOi.a-secret_~+/=";
    let asked = Asked { access_token: TOKEN, user_id: None };
    let repeated = |text: &str| text.replace('$', TOKEN);
    let head = Head {
        request_id: Some(repeated("r-$")),
        error_code: Some(repeated("$")),
        error_message: Some(repeated("Bearer $, $")),
        ..head(400)
    };
    let body = repeated(
        r#"{"code":"InvalidParameter.NickName","message":"The input parameter nick_name: $x$","requestId":"$"}"#,
    );
    for body in [body.as_str(), "", "<html>", &repeated(r#"{"Code":"$","Message":"$"}"#)] {
        for status in [200, 400, 401, 500] {
            let head = Head { status, ..head.clone() };
            let Err(error) = decode(head, body.as_bytes(), &asked) else { continue };
            let told = serde_json::to_string(&error).expect("JSON") + &error.to_string();
            assert!(!told.contains("secret"), "{told}");
            assert!(told.contains("***"), "{told}");
        }
    }
}
