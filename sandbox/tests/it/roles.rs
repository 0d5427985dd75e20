//! Who may change what.

use serde_json::{Value, json};

use crate::client::{ADMIN, GET, SUPERADMIN, Sandbox, UPDATE, USER};

fn update(sandbox: &Sandbox, token: &str, user_id: &str, field: &str, value: &Value) -> u16 {
    let payload = json!({ "user_id": user_id, field: value });
    let answer = sandbox.call(token, UPDATE, &payload.to_string());
    if answer.status == 403 {
        answer.assert_service_error(403, "ForbiddenNoPermission.User", "No Permission");
    }
    answer.status
}

#[test]
fn fields_by_role() {
    for (token, user_id, field, value, status) in [
        (USER, "self", "nick_name", json!("A"), 200),
        (USER, "self", "status", json!("disabled"), 403),
        (USER, "self", "role", json!("admin"), 403),
        // It says nothing new.
        (USER, "self", "status", json!("enabled"), 200),
        (USER, "self", "role", json!("user"), 200),
        // No document says who may.
        (USER, "self", "phone", json!("13800138000"), 200),
        (USER, "self", "email", json!("a@b.example"), 200),
        (USER, "self", "user_data", json!({}), 200),
        (USER, "self", "group_info_list", json!([]), 200),
        (USER, "admin", "nick_name", json!("A"), 403),
        (USER, "nobody", "nick_name", json!("A"), 403),
        (ADMIN, "self", "status", json!("disabled"), 200),
        (ADMIN, "self", "role", json!("admin"), 403),
        (ADMIN, "self", "nick_name", json!("A"), 200),
        (SUPERADMIN, "self", "role", json!("admin"), 200),
        (SUPERADMIN, "self", "role", json!("subdomain_admin"), 200),
        (SUPERADMIN, "self", "status", json!("disabled"), 200),
    ] {
        let sandbox = Sandbox::start();
        let before = sandbox.stored(user_id);
        let answered = update(&sandbox, token, user_id, field, &value);
        assert_eq!(answered, status, "{token} {user_id} {field} {value}");
        if status == 200 {
            assert_eq!(sandbox.stored(user_id)[field], value);
        } else {
            assert_eq!(sandbox.stored(user_id), before);
        }
    }
}

#[test]
fn one_denied_field_refuses_all() {
    let sandbox = Sandbox::start();
    let payload = r#"{"user_id":"self","nick_name":"A","role":"admin"}"#;
    assert_eq!(sandbox.call(USER, UPDATE, payload).status, 403);
    assert_eq!(sandbox.stored("self")["nick_name"], "Ada Lovelace");
}

#[test]
fn an_ordinary_user_sees_only_itself() {
    let sandbox = Sandbox::start();
    for user_id in ["admin", "nobody"] {
        let answer = sandbox.call(USER, GET, &json!({ "user_id": user_id }).to_string());
        answer.assert_service_error(403, "ForbiddenNoPermission.User", "No Permission");
    }
}

#[test]
fn a_disabled_user_is_out_until_enabled() {
    let sandbox = Sandbox::start();
    update(&sandbox, ADMIN, "self", "status", &json!("disabled"));
    sandbox.call(USER, GET, "").assert_service_error(401, "TokenExpired", "UserNotEnabled");
    update(&sandbox, ADMIN, "self", "status", &json!("enabled"));
    assert_eq!(sandbox.call(USER, GET, "").status, 200);
}

#[test]
fn a_changed_role_needs_a_new_token() {
    let sandbox = Sandbox::start();
    update(&sandbox, SUPERADMIN, "self", "role", &json!("superadmin"));
    sandbox.call(USER, GET, "").assert_service_error(403, "Forbidden", "UserRoleChanged");
    let token = sandbox.post("/sandbox/refresh", r#"{"user_id":"self"}"#).json();
    let token = token["access_token"].as_str().unwrap();
    assert_eq!(update(&sandbox, token, "admin", "role", &json!("user")), 200);
}
