//! Errors of both layers, in their shapes.

use std::io::Write;

use serde_json::json;

use crate::client::{ADMIN, End, GET, JSON, Sandbox, UPDATE, USER, request};

#[test]
fn tokens_that_do_not_count() {
    let sandbox = Sandbox::start();
    let failed = "AccessToken is invalid. ErrValidateTokenFailed";
    let expired = "AccessToken is invalid. AccessTokenExpired";
    for (authorization, status, code, message) in [
        (None, 401, "AccessTokenInvalid", failed),
        (Some("Bearer nonsense"), 401, "AccessTokenInvalid", failed),
        (Some("Bearer "), 401, "AccessTokenInvalid", failed),
        (Some("sandbox-user"), 401, "AccessTokenInvalid", failed),
        (Some("Basic sandbox-user"), 401, "AccessTokenInvalid", failed),
        (Some("Bearer sandbox-expired"), 401, "AccessTokenInvalid", expired),
        (Some("Bearer sandbox-disabled"), 401, "TokenExpired", "UserNotEnabled"),
        (Some("Bearer sandbox-role-changed"), 403, "Forbidden", "UserRoleChanged"),
    ] {
        let mut headers = vec![JSON];
        headers.extend(authorization.map(|text| ("authorization", text)));
        for path in [GET, UPDATE] {
            // The token comes first: the payload is wrong too.
            let answer = sandbox.send("POST", path, &headers, "not JSON");
            answer.assert_service_error(status, code, message);
        }
    }
}

#[test]
fn bearer_in_any_case() {
    let sandbox = Sandbox::start();
    let answer = sandbox.send("POST", GET, &[("authorization", "bearer sandbox-user"), JSON], "");
    assert_eq!(answer.status, 200);
}

#[test]
fn payloads_that_are_no_json_object() {
    let sandbox = Sandbox::start();
    let deep = "[".repeat(100_000);
    for body in ["{", "null", "[]", "\"x\"", "{\"user_id\":}", "\u{feff}{}", &deep] {
        for path in [GET, UPDATE] {
            let answer = sandbox.call(USER, path, body);
            answer.assert_service_error(400, "InvalidRequestJSONFormat", "JSON");
        }
    }
}

#[test]
fn a_payload_problem_names_its_parameter() {
    let sandbox = Sandbox::start();
    let long = "x".repeat(129);
    for (field, value, code, message) in [
        ("nick_name", json!(long), "InvalidParameter.NickName", "is 129 characters long"),
        (
            "nick_name",
            json!(7),
            "InvalidParameter.NickName",
            "input parameter nick_name is not valid",
        ),
        ("nick_name", json!(null), "InvalidParameter.NickName", "input parameter nick_name"),
        (
            "role",
            json!("king"),
            "InvalidParameter.Role",
            "role range is user or admin or superadmin",
        ),
        ("status", json!("on"), "InvalidParameter.Status", "status range is enable or disabled"),
        ("avatar", json!("ftp://a/b"), "InvalidParameter.Avatar", "input parameter avatar"),
        ("description", json!("x".repeat(1025)), "InvalidParameter.Description", "1,024"),
        ("phone", json!("call me"), "InvalidParameter.Phone", "input parameter phone"),
        ("email", json!("ada"), "InvalidParameter.Email", "input parameter email"),
        ("user_data", json!({ "a": 1 }), "InvalidParameter.UserData", "input parameter user_data"),
        ("group_info_list", json!([{}]), "InvalidParameter.GroupInfoList", "group_id"),
        ("user_id", json!("a#b"), "InvalidParameter.UserId", "input parameter user_id"),
        ("user_id", json!(7), "InvalidParameter.UserId", "input parameter user_id"),
    ] {
        let mut payload = json!({ "user_id": "self" });
        payload[field] = value;
        let answer = sandbox.call(USER, UPDATE, &payload.to_string());
        answer.assert_service_error(400, code, message);
    }
    assert_eq!(sandbox.last_entry()["applied"], false);
}

#[test]
fn an_update_needs_a_user_id() {
    let sandbox = Sandbox::start();
    for body in ["", "{}", r#"{"nick_name":"Ada"}"#] {
        let answer = sandbox.call(USER, UPDATE, body);
        answer.assert_service_error(400, "InvalidParameterMissing.UserId", "parameter user_id");
    }
    let answer = sandbox.call(USER, UPDATE, r#"{"user_id":""}"#);
    answer.assert_service_error(400, "InvalidParameter.UserId", "parameter user_id");
    let answer = sandbox.call(USER, GET, r#"{"user_id":7}"#);
    answer.assert_service_error(400, "InvalidParameter.UserId", "parameter user_id");
}

#[test]
fn users_that_are_not_there() {
    let sandbox = Sandbox::start();
    let message = "The resource user cannot be found. Please check. user_id is nobody";
    for path in [GET, UPDATE] {
        let answer = sandbox.call(ADMIN, path, r#"{"user_id":"nobody"}"#);
        answer.assert_service_error(404, "NotFound.User", message);
    }
}

#[test]
fn the_gateway_knows_two_paths_and_one_method() {
    let sandbox = Sandbox::start();
    let headers = [("authorization", "Bearer sandbox-user"), JSON];
    for (method, path) in [
        ("POST", "/v2/user/delete"),
        ("POST", "/v2/user/update/"),
        ("POST", "/v2/"),
        ("GET", UPDATE),
        ("PUT", UPDATE),
        ("OPTIONS", UPDATE),
        ("POST", "/"),
        ("DELETE", "/index.html"),
    ] {
        let answer = sandbox.send(method, path, &headers, "{}");
        assert_eq!((answer.status, answer.header("x-ca-error-code")), (404, Some("I404NF")));
        assert!(answer.header("x-ca-error-message").unwrap().starts_with("API not found with"));
        assert_eq!(answer.text(), "");
    }
    sandbox.send("POST", "/v2/nothing", &headers, "").assert_gateway_error(404, "I404NF");
}

#[test]
fn the_gateway_wants_json() {
    let sandbox = Sandbox::start();
    for content_type in [None, Some("text/plain"), Some("application/json-patch+json")] {
        let mut headers = vec![("authorization", "Bearer sandbox-user")];
        headers.extend(content_type.map(|text| ("content-type", text)));
        sandbox.send("POST", GET, &headers, "{}").assert_gateway_error(400, "I400CT");
    }
    let headers = [
        ("authorization", "Bearer sandbox-user"),
        ("content-type", "Application/JSON; charset=utf-8"),
    ];
    assert_eq!(sandbox.send("POST", GET, &headers, "{}").status, 200);
}

#[test]
fn the_gateway_takes_one_mebibyte() {
    let sandbox = Sandbox::start();
    let payload = r#"{"user_id":"self"}"#;
    let padded = |length: usize| payload.to_owned() + &" ".repeat(length - payload.len());
    assert_eq!(sandbox.call(USER, UPDATE, &padded(1024 * 1024)).status, 200);
    let answer = sandbox.call(USER, UPDATE, &padded(1024 * 1024 + 1));
    answer.assert_gateway_error(413, "I413RL");
    let answer = sandbox.call(USER, UPDATE, &padded(20 * 1024 * 1024));
    answer.assert_gateway_error(413, "I413RL");
    assert_eq!(answer.end, End::Closed, "the client had sent all of it");
}

#[test]
fn what_is_no_http_does_no_harm() {
    let sandbox = Sandbox::start();
    let truncated = request("POST", UPDATE, &[JSON], r#"{"user_id":"self"}"#);
    let truncated = &truncated[..truncated.len() - 3];
    for bytes in ["\r\n\r\n", "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\u{1}", truncated] {
        let mut socket = sandbox.connect();
        socket.write_all(bytes.as_bytes()).unwrap();
        // And away.
    }
    assert_eq!(sandbox.call(USER, GET, "").status, 200);
}
