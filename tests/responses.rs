//! Recorded answers: users as the service tells them, and everything that can come instead.
//!
//! Bodies and headers are those of the service's documents and of published real answers.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

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
    decode(head(200), body.as_bytes()).expect("a user")
}

fn error(status: u16, body: &str) -> Error {
    decode(head(status), body.as_bytes()).expect_err("an error")
}

fn gateway(status: u16, code: &str, message: &str) -> Head {
    Head {
        error_code: Some(code.to_owned()),
        error_message: Some(message.to_owned()),
        ..head(status)
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

/// Other pages print the phone and the drive as numbers.
#[test]
fn the_sample_with_numbers() {
    let numbers = SAMPLE
        .replace(r#""13900001111""#, "13900001111")
        .replace(r#""default_drive_id": "1""#, r#""default_drive_id": 1"#);
    assert_ne!(numbers, SAMPLE);
    assert_eq!(user(&numbers), user(SAMPLE));
}

/// The struct pages type some numbers as strings.
#[test]
fn the_sample_with_times_as_texts() {
    let texts = SAMPLE.replace("1639762579768", r#""1639762579768""#);
    assert_ne!(texts, SAMPLE);
    assert_eq!(user(&texts), user(SAMPLE));
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
    assert_eq!(decode(head(201), b"{}").expect("a user"), User::default());
}

#[test]
fn what_cannot_be_mended_is_missing() {
    let user = user(
        r#"{"phone":true,"email":[],"nick_name":{},"description":null,"created_at":"soon",
        "updated_at":1.5,"user_data":"x","role":null}"#,
    );
    assert_eq!(user, User::default());
}

#[test]
fn custom_data_may_hold_anything() {
    let user = user(r#"{"user_data":{"a":1,"b":null,"c":{"d":[]}}}"#);
    assert_eq!(json!(user.user_data), json!({ "a": 1, "b": null, "c": { "d": [] } }));
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
fn of_repeated_keys_the_last_wins() {
    assert_eq!(user(r#"{"user_id":"a","user_id":"b"}"#).user_id.as_deref(), Some("b"));
}

/// What an error of the service becomes: kind, code, whether it may be retried, and the field at fault.
#[test]
fn errors_of_the_service() {
    use ErrorKind::{
        Conflict, Forbidden, Invalid, NotFound, RateLimited, Service, TooLarge, Unauthorized,
    };
    for (status, code, message, kind, retryable, field) in [
        (400, "InvalidParameter.NickName", "nick_name is too long", Invalid, false, "nick_name"),
        (400, "InvalidParameter.UserData", "", Invalid, false, "user_data"),
        (400, "InvalidParameter.GroupInfoList", "", Invalid, false, "group_info_list"),
        (
            400,
            "InvalidParameter",
            "The input parameter role is not valid. role range is user or admin or superadmin",
            Invalid,
            false,
            "role",
        ),
        (
            400,
            "InvalidParameter",
            "The input parameter status is not valid. status range is enable or disable",
            Invalid,
            false,
            "status",
        ),
        (
            400,
            "InvalidParameter.PartInfoList",
            "The input parameter part_info_list is not valid. part_info_list is required",
            Invalid,
            false,
            "",
        ),
        (400, "InvalidParameterMissing.UserId", "", Invalid, false, "user_id"),
        (400, "InvalidParameterOutOfRange.Avatar", "", Invalid, false, "avatar"),
        (400, "InvalidRequestJSONFormat", "invalid JSON", Invalid, false, ""),
        (
            401,
            "AccessTokenInvalid",
            "AccessToken is invalid. ErrValidateTokenFailed",
            Unauthorized,
            false,
            "",
        ),
        (
            401,
            "AccessTokenInvalid",
            "AccessToken is invalid. AccessTokenExpired",
            Unauthorized,
            false,
            "",
        ),
        (401, "TokenExpired", "UserNotEnabled", Forbidden, false, ""),
        (403, "ForbiddenNoPermission.User", "no permission", Forbidden, false, ""),
        (403, "ForbiddenNoPermission.Role", "no permission", Forbidden, false, "role"),
        (403, "Forbidden", "UserRoleChanged", Unauthorized, false, ""),
        (
            404,
            "NotFound.User",
            "The resource user cannot be found. Please check. user_id is testUser",
            NotFound,
            false,
            "",
        ),
        (409, "AlreadyExist.Email", "", Conflict, false, "email"),
        (413, "RequestTooLarge", "", TooLarge, false, ""),
        (422, "InvalidParameter.Phone", "", Invalid, false, "phone"),
        (429, "TooManyRequests", "", RateLimited, true, ""),
        (500, "InternalError", "try again later", Service, true, ""),
        (501, "NotImplemented", "", Service, false, ""),
        (503, "ServiceUnavailable", "", Service, true, ""),
    ] {
        let body = json!({ "code": code, "message": message }).to_string();
        let error = error(status, &body);
        let row = format!("{status} {code} {message}");
        assert_eq!(error.kind, kind, "{row}");
        assert_eq!(error.status, Some(status), "{row}");
        assert_eq!(error.code.as_deref(), Some(code), "{row}");
        assert_eq!(error.service_message.as_deref(), Some(message), "{row}");
        assert_eq!(error.request_id.as_deref(), Some("r1"), "{row}");
        assert_eq!(error.retryable, retryable, "{row}");
        let fields: Vec<&str> =
            error.issues.iter().filter_map(|i| i.field.map(|f| f.as_str())).collect();
        let expected: Vec<&str> =
            Some(field).filter(|field| !field.is_empty()).into_iter().collect();
        assert_eq!(fields, expected, "{row}");
    }
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
fn errors_as_the_documents_print_them() {
    let error = error(400, r#"{"Code":"InvalidParameter.Email","Message":"m","RequestId":"r2"}"#);
    assert_eq!(error.code.as_deref(), Some("InvalidParameter.Email"));
    assert_eq!(error.service_message.as_deref(), Some("m"));
    assert_eq!(error.request_id.as_deref(), Some("r1"), "the header is nearer to the wire");
    assert_eq!(error.issues.len(), 1);
}

#[test]
fn the_request_id_of_the_body_when_the_header_is_hidden() {
    let hidden = Head { request_id: None, ..head(500) };
    let error = |body: &[u8]| decode(hidden.clone(), body).expect_err("an error");
    assert_eq!(error(br#"{"requestId":"r2"}"#).request_id.as_deref(), Some("r2"));
    assert_eq!(error(br#"{"RequestId":"r3"}"#).request_id.as_deref(), Some("r3"));
    assert_eq!(error(br#"{"requestId":null}"#).request_id, None);
}

#[test]
fn an_error_object_without_words() {
    for body in
        ["{}", r#"{"code":1,"message":[]}"#, r#"{"code":null}"#, r#"{"error":{"code":"x"}}"#]
    {
        let error = error(400, body);
        assert_eq!((error.kind, error.code), (ErrorKind::Invalid, None), "{body}");
        assert_eq!(error.issues, [], "{body}");
    }
}

#[test]
fn errors_of_the_gateway_have_no_body() {
    for (status, code, message, kind, retryable) in [
        (504, "D504TO", "timeout", ErrorKind::Gateway, true),
        (502, "D502BG", "bad gateway", ErrorKind::Gateway, true),
        (404, "I404NF", "API not found with …", ErrorKind::Gateway, false),
        (401, "A401", "", ErrorKind::Unauthorized, false),
        (403, "T403", "", ErrorKind::Forbidden, false),
        (413, "B413", "", ErrorKind::TooLarge, false),
        (429, "T429", "Throttled", ErrorKind::RateLimited, true),
    ] {
        let error = decode(gateway(status, code, message), b"").expect_err("an error");
        assert_eq!(error.kind, kind, "{code}");
        assert_eq!(error.code.as_deref(), Some(code));
        assert_eq!(error.service_message.as_deref(), Some(message), "{code}");
        assert_eq!(error.request_id.as_deref(), Some("r1"), "{code}");
        assert_eq!(error.retryable, retryable, "{code}");
        assert_eq!(error.issues, [], "{code}");
    }
}

#[test]
fn the_services_words_go_before_the_gateways() {
    let body = br#"{"code":"InternalError","message":"m"}"#;
    let error = decode(gateway(500, "D500", "g"), body).expect_err("an error");
    assert_eq!(
        (error.code.as_deref(), error.service_message.as_deref()),
        (Some("InternalError"), Some("m"))
    );
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
        decode(head(200), b"{\"user_id\":\"\xff\"}").expect_err("an error").kind,
        ErrorKind::Undecodable
    );
}

#[test]
fn an_error_that_is_no_json() {
    for (status, kind) in [
        (500, ErrorKind::Gateway),
        (503, ErrorKind::Gateway),
        (400, ErrorKind::Gateway),
        (307, ErrorKind::Redirected),
    ] {
        for body in ["<html>502</html>", "[]", "null", r#"{"code":"#] {
            assert_eq!(error(status, body).kind, kind, "{status} {body}");
        }
    }
}

#[test]
fn a_wait_that_is_asked_for_is_told() {
    let waiting = Head { retry_after_ms: Some(1500), ..head(429) };
    assert_eq!(decode(waiting, b"{}").expect_err("an error").retry_after_ms, Some(1500));
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
