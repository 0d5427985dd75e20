//! The two endpoints when all is well.

use serde_json::json;

use crate::client::{ADMIN, GET, Sandbox, UPDATE, USER};

#[test]
fn get_answers_the_user_as_the_services_sample_prints_it() {
    let sandbox = Sandbox::start();
    for body in ["", "{}", r#"{"user_id":"self"}"#, r#"{"user_id":null}"#, r#"{"user_id":""}"#] {
        let answer = sandbox.call(USER, GET, body);
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), Some("application/json"));
        assert!(answer.header("x-ca-request-id").is_some());
        let user = answer.json();
        let mut keys: Vec<_> = user.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(
            keys,
            [
                "avatar",
                "created_at",
                "creator",
                "default_drive_id",
                "description",
                "domain_id",
                "email",
                "is_sync",
                "nick_name",
                "phone",
                "punishments",
                "role",
                "status",
                "updated_at",
                "user_data",
                "user_id",
                "user_name"
            ]
        );
        assert_eq!(user["user_id"], "self");
        assert_eq!(user["phone"], "13900001111");
        assert_eq!(user["default_drive_id"], "1");
        assert!(user["avatar"].as_str().unwrap().starts_with("data://image/png;base64,iVBOR"));
        assert_eq!(user["punishments"][0]["impermanent"], true);
    }
}

#[test]
fn every_answer_has_a_request_id_of_its_own() {
    let sandbox = Sandbox::start();
    let ids =
        [0; 3].map(|_| sandbox.call(USER, GET, "").header("x-ca-request-id").map(str::to_owned));
    assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2], "{ids:?}");
}

#[test]
fn update_stores_and_answers_the_whole_user() {
    let sandbox = Sandbox::start();
    let before = sandbox.stored("self");
    let payload = json!({
        "user_id": "self",
        "nick_name": "Ada 🏔",
        "description": "two\nlines",
        "avatar": "https://example.com/ada.png",
        "phone": "13800138000",
        "email": "ada@example.org",
        "user_data": { "theme": "light" },
        "group_info_list": [{ "group_id": "g1" }, { "group_id": "g2" }],
    });
    let answer = sandbox.call(USER, UPDATE, &payload.to_string());
    assert_eq!(answer.status, 200, "{}", answer.text());
    let user = answer.json();
    let stored = sandbox.stored("self");
    for (key, value) in payload.as_object().unwrap() {
        assert_eq!(&stored[key], value);
        // The documents leave the groups out of an answer.
        assert_eq!(user.get(key), (key != "group_info_list").then_some(value));
    }
    assert_eq!(user["created_at"], before["created_at"]);
    assert!(user["updated_at"].as_i64() > before["updated_at"].as_i64());
    assert_eq!(sandbox.call(USER, GET, "").json(), user);
    assert_eq!(sandbox.last_entry()["applied"], false, "the get");
}

#[test]
fn omitted_is_left_alone_and_empty_clears() {
    let sandbox = Sandbox::start();
    let before = sandbox.stored("self");
    let cleared = ["nick_name", "avatar", "description", "phone", "email"];
    for field in cleared {
        let payload = json!({ "user_id": "self", field: "" });
        let user = sandbox.call(USER, UPDATE, &payload.to_string()).json();
        assert_eq!(user[field], "", "{field}");
    }
    let after = sandbox.stored("self");
    for (key, value) in before.as_object().unwrap() {
        if !cleared.contains(&key.as_str()) && key != "updated_at" {
            assert_eq!(&after[key], value, "{key}");
        }
    }
}

#[test]
fn objects_and_lists_are_replaced_whole() {
    let sandbox = Sandbox::start();
    let payload = json!({ "user_id": "self", "user_data": { "a": "b" }, "group_info_list": [] });
    sandbox.call(USER, UPDATE, &payload.to_string());
    let stored = sandbox.stored("self");
    assert_eq!(stored["user_data"], json!({ "a": "b" }));
    assert_eq!(stored["group_info_list"], json!([]));
}

#[test]
fn avatars_are_stored_as_sent_in_either_spelling() {
    let sandbox = Sandbox::start();
    let avatar = sandbox.stored("self")["avatar"].as_str().unwrap().to_owned();
    let plain = avatar.replacen("data://", "data:", 1);
    for spelling in [plain.as_str(), &avatar] {
        let payload = json!({ "user_id": "self", "avatar": spelling });
        assert_eq!(sandbox.call(USER, UPDATE, &payload.to_string()).status, 200);
        assert_eq!(sandbox.stored("self")["avatar"], spelling);
    }
}

#[test]
fn what_is_not_normalised_is_stored_normalised() {
    let sandbox = Sandbox::start();
    let payload = json!({ "user_id": "self", "nick_name": "  Ada ", "email": "ada@EXAMPLE.com" });
    let user = sandbox.call(USER, UPDATE, &payload.to_string()).json();
    assert_eq!((&user["nick_name"], &user["email"]), (&json!("Ada"), &json!("ada@example.com")));
}

#[test]
fn undocumented_keys_are_passed_over() {
    let sandbox = Sandbox::start();
    let payload = r#"{"user_id":"self","phone_region":"86","expired_at":1}"#;
    assert_eq!(sandbox.call(USER, UPDATE, payload).status, 200);
}

#[test]
fn an_administrator_sees_anybody() {
    let sandbox = Sandbox::start();
    for user_id in ["self", "admin", "superadmin", "disabled"] {
        let body = json!({ "user_id": user_id }).to_string();
        assert_eq!(sandbox.call(ADMIN, GET, &body).json()["user_id"], user_id);
    }
}
