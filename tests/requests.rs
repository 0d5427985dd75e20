//! Golden requests: the exact bytes, headers and URL.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use pds_profile::data_url::DataUrlPrefix;
use pds_profile::request::{Request, get_user, update_user};
use pds_profile::{Connection, Options, Origin, validate_json};
use serde_json::{Value, json};

const GIF: &str = "image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
const TOKEN: &str = "eyJhbGciOiJSUzI1NiJ9.canary-_~+/==";

fn connection() -> Connection {
    Connection::new(Origin::of_domain("bj1").expect("a domain id"))
}

fn request_with(payload: &Value, connection: &Connection, options: &Options) -> Request {
    let update = validate_json(payload, options).result.expect("a valid payload");
    update_user(&update, connection)
}

fn body(payload: &Value) -> String {
    request_with(payload, &connection(), &Options::default()).body
}

#[test]
fn the_documents_example() {
    let payload = json!({
        "user_id": "c9b7a5aa04d14ae3867fdc886fa01da4", "nick_name": "pdsuer", "status": "enabled",
        "role": "user", "avatar": "http://a.b.c/pds.jpg", "description": "vipUser",
        "phone": "13900001111", "email": "a@aliyunpds.com", "user_data": { "key": "test" },
        "group_info_list": [{ "group_id": "g123" }],
    });
    let connection = connection().with_token(TOKEN).expect("a token");
    let request = request_with(&payload, &connection, &Options::default());
    assert_eq!(request.method, "POST");
    assert_eq!(request.url, "https://bj1.api.aliyunpds.com/v2/user/update");
    assert_eq!(
        request.headers,
        [
            ("Content-Type", "application/json".to_owned()),
            ("Authorization", format!("Bearer {TOKEN}")),
        ]
    );
    let expected = concat!(
        r#"{"user_id":"c9b7a5aa04d14ae3867fdc886fa01da4","nick_name":"pdsuer","status":"enabled","#,
        r#""role":"user","avatar":"http://a.b.c/pds.jpg","description":"vipUser","#,
        r#""phone":"13900001111","email":"a@aliyunpds.com","user_data":{"key":"test"},"#,
        r#""group_info_list":[{"group_id":"g123"}]}"#,
    );
    assert_eq!(request.body, expected);
}

#[test]
fn the_smallest_request() {
    let request = request_with(&json!({ "user_id": "u1" }), &connection(), &Options::default());
    assert_eq!(request.body, r#"{"user_id":"u1"}"#);
    assert_eq!(request.headers, [("Content-Type", "application/json".to_owned())]);
}

#[test]
fn clearing() {
    let payload = json!({ "user_id": "u1", "nick_name": "", "avatar": "", "user_data": {} });
    assert_eq!(body(&payload), r#"{"user_id":"u1","nick_name":"","avatar":"","user_data":{}}"#);
    let payload = json!({ "user_id": "u1", "group_info_list": [] });
    assert_eq!(body(&payload), r#"{"user_id":"u1","group_info_list":[]}"#);
}

#[test]
fn normalised_before_sending() {
    let payload = json!({
        "phone": "+86 139 0000 1111", "email": "Ada@EXAMPLE.com", "nick_name": " Zoe\u{301} ",
        "description": "a\r\nb", "user_id": "u1",
        "group_info_list": [{ "group_id": "g" }, { "group_id": "g" }],
    });
    let expected = concat!(
        r#"{"user_id":"u1","nick_name":"Zoé","description":"a\nb","phone":"13900001111","#,
        r#""email":"Ada@example.com","group_info_list":[{"group_id":"g"}]}"#,
    );
    assert_eq!(body(&payload), expected);
}

#[test]
fn what_json_escapes() {
    let payload = json!({
        "user_id": "u1", "nick_name": "\"\\/<é字👍", "description": "a\tb\nc\u{2028}d",
        "user_data": { "\u{0}\u{1f}\"": "\u{8}\u{c}\r\u{7f}" },
    });
    let expected = concat!(
        "{\"user_id\":\"u1\",\"nick_name\":\"\\\"\\\\/<é字👍\",\"description\":\"a\\tb\\nc\u{2028}d\",",
        "\"user_data\":{\"\\u0000\\u001f\\\"\":\"\\b\\f\\r\u{7f}\"}}",
    );
    assert_eq!(body(&payload), expected);
}

#[test]
fn an_avatar_stands_between_its_neighbours() {
    let payload = json!({
        "user_id": "u1", "role": "user", "avatar": format!("data:{GIF}"), "description": "d",
    });
    let expected =
        format!(r#"{{"user_id":"u1","role":"user","avatar":"data://{GIF}","description":"d"}}"#);
    assert_eq!(body(&payload), expected);
    let alone = json!({ "user_id": "u1", "avatar": format!("data://{GIF}") });
    assert_eq!(body(&alone), format!(r#"{{"user_id":"u1","avatar":"data://{GIF}"}}"#));
}

#[test]
fn an_avatar_with_the_prefix_that_is_asked_for() {
    let options = Options { data_url_prefix: DataUrlPrefix::Standard, ..Options::default() };
    let payload = json!({ "user_id": "u1", "avatar": format!("data://{GIF}") });
    let request = request_with(&payload, &connection(), &options);
    assert_eq!(request.body, format!(r#"{{"user_id":"u1","avatar":"data:{GIF}"}}"#));
}

#[test]
fn allowed_keys_come_last_and_untouched() {
    let options = Options { allow: vec!["b".to_owned(), "a".to_owned()], ..Options::default() };
    let payload = json!({ "a": [1, { "x": null }], "b": "\"", "email": "", "user_id": "u1" });
    let request = request_with(&payload, &connection(), &options);
    assert_eq!(request.body, r#"{"user_id":"u1","email":"","a":[1,{"x":null}],"b":"\""}"#);
}

#[test]
fn allowed_keys_behind_an_avatar() {
    let options = Options { allow: vec!["x".to_owned()], ..Options::default() };
    let payload = json!({ "user_id": "u1", "avatar": format!("data://{GIF}"), "x": 1 });
    let request = request_with(&payload, &connection(), &options);
    assert_eq!(request.body, format!(r#"{{"user_id":"u1","avatar":"data://{GIF}","x":1}}"#));
}

#[test]
fn a_custom_endpoint() {
    let origin = Origin::of_endpoint("https://PDS.example.com:8443/", false).expect("an endpoint");
    let payload = json!({ "user_id": "u1" });
    let request = request_with(&payload, &Connection::new(origin), &Options::default());
    assert_eq!(request.url, "https://pds.example.com:8443/v2/user/update");
}

#[test]
fn telling_a_user() {
    let connection = connection().with_token(TOKEN).expect("a token");
    let own = get_user(None, &connection);
    assert_eq!(own.url, "https://bj1.api.aliyunpds.com/v2/user/get");
    assert_eq!(own.method, "POST");
    assert_eq!(own.body, "{}");
    assert_eq!(own.headers[1].1, format!("Bearer {TOKEN}"));
    assert_eq!(get_user(Some("a\"b\\"), &connection).body, r#"{"user_id":"a\"b\\"}"#);
}

#[test]
fn nothing_prints_the_token_or_the_payload() {
    let connection = connection().with_token(TOKEN).expect("a token");
    let payload = json!({ "user_id": "canary-user", "phone": "13900001111" });
    let request = request_with(&payload, &connection, &Options::default());
    let printed = format!("{request:?} {request:#?} {connection:?} {:?}", connection.origin);
    for secret in ["canary", "Bearer", "13900001111"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn a_token_is_checked_before_any_request_is_built() {
    for token in ["", " ", "a b", "a\r\nX: y", "a\n", "a\0", "tökén", "a=b", "令牌", "Bearer x"]
    {
        let issue = connection().with_token(token).expect_err("no token");
        let issue = serde_json::to_value(issue).expect("JSON");
        assert_eq!(issue["path"], json!(["accessToken"]), "{token:?}");
        assert_eq!(issue["reason"], "not_a_token", "{token:?}");
        assert!(!issue.to_string().contains("tök"), "an issue holds a token");
    }
    assert!(connection().with_token(&"a".repeat(8192)).is_ok());
    assert!(connection().with_token(&"a".repeat(8193)).is_err());
}
