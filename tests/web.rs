//! The rules through the JavaScript boundary: in Node, or in a browser when the environment asks.
//!
//! The vectors and the hostile values are those of the npm package's own tests, and the reading is the
//! package's own; their JavaScript is run here as text, since a wasm test brings no files along.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use js_sys::{Array, Function, JSON, Object, Reflect};
use pds_profile::js;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

/// The modules of the boundary, each behind those that it imports.
const BOUNDARY: &str = concat!(
    include_str!("../pkg/read.js"),
    include_str!("../pkg/copy.js"),
    include_str!("../pkg/encode.js"),
    include_str!("../pkg/accept.js"),
    include_str!("../pkg/avatar.js"),
    include_str!("../pkg/input.js"),
    include_str!("../pkg/boundary.js"),
);

/// What follows the modules' text: the functions that the tests call, on the core of this build.
const FACE: &str = "
connect(core_exports);
return {
  validate: (input, options) => validateUpdate(options, input),
  validateField: (name, input, options) => validateNamedField(options, name, input),
  buildRequest: (input, connection, options) => buildUpdateRequest(options, input, connection),
};";

/// The core's exports as the package's glue has them.
fn core() -> Object {
    let core = Object::new();
    let set = |name: &str, value: JsValue| {
        Reflect::set(&core, &name.into(), &value).expect("a property");
    };
    set("reading_rules", Closure::<dyn Fn() -> JsValue>::new(js::reading_rules).into_js_value());
    let validate = |payload: JsValue, prefix: String, locale: String| {
        js::validate::validate_update(&payload, &prefix, &locale)
    };
    let validate = Closure::<dyn Fn(JsValue, String, String) -> String>::new(validate);
    set("validate_update", validate.into_js_value());
    let field = |name: String, value: JsValue, prefix: String, locale: String| {
        js::validate::validate_field(&name, &value, &prefix, &locale)
    };
    let field = Closure::<dyn Fn(String, JsValue, String, String) -> String>::new(field);
    set("validate_field", field.into_js_value());
    let request = |payload: JsValue, connection: JsValue, prefix: String, locale: String| {
        js::validate::build_update_request(&payload, &connection, &prefix, &locale)
    };
    let request = Closure::<dyn Fn(JsValue, JsValue, String, String) -> String>::new(request);
    set("build_update_request", request.into_js_value());
    core
}

/// Runs the package's boundary once for all tests.
fn face(name: &str) -> Function {
    thread_local! {
        static FACE_OBJECT: JsValue = {
            let modules = without_imports(BOUNDARY);
            let body = Function::new_with_args("core_exports", &format!("{modules}{FACE}"));
            body.call1(&JsValue::NULL, &core()).expect("the boundary")
        };
    }
    FACE_OBJECT.with(|face| property(face, name)).dyn_into().expect("a function")
}

/// The text of modules as that of one function: without imports and exports.
fn without_imports(modules: &str) -> String {
    let mut is_import = false;
    let is_kept = |line: &&str| {
        is_import |= line.starts_with("import ") || line.starts_with("export {");
        let is_kept = !is_import;
        is_import &= !line.ends_with(';');
        is_kept
    };
    let lines: Vec<&str> = modules.lines().filter(is_kept).collect();
    lines.join("\n").replace("export ", "")
}

/// A function of a JavaScript module that imports nothing.
fn function(module: &str, name: &str) -> Function {
    let body = format!("{}\nreturn {name};", module.replace("export ", ""));
    let function = Function::new_no_args(&body).call0(&JsValue::NULL).expect("a module");
    function.dyn_into().expect("a function")
}

fn validate(payload: &JsValue) -> JsValue {
    face("validate").call1(&JsValue::NULL, payload).expect("a result")
}

/// The value of an expression.
fn value(expression: &str) -> JsValue {
    Function::new_no_args(&format!("return ({expression});"))
        .call0(&JsValue::NULL)
        .expect("a value")
}

fn property(object: &JsValue, key: &str) -> JsValue {
    Reflect::get(object, &key.into()).expect("a property")
}

/// Validates a payload that is written as an expression; the result as JSON.
fn validated(payload: &str) -> String {
    JSON::stringify(&validate(&value(payload))).expect("JSON").into()
}

fn check_vectors(file: &str) {
    let failures = function(include_str!("js/cases.js"), "failuresOf");
    let file = JSON::parse(file).expect("JSON");
    let failures = failures
        .call3(&JsValue::NULL, &file, &face("validate"), &face("validateField"))
        .expect("a list of failures");
    report(&failures);
}

fn report(failures: &JsValue) {
    let failures: Vec<String> =
        Array::from(failures).iter().filter_map(|failure| failure.as_string()).collect();
    assert!(failures.is_empty(), "{} failures:\n{}", failures.len(), failures.join("\n"));
}

macro_rules! vectors {
    ($($name:ident)+) => {
        $(
            #[wasm_bindgen_test]
            fn $name() {
                check_vectors(include_str!(concat!("cases/", stringify!($name), ".json")));
            }
        )+
    };
}

vectors! {
    user_id nick_name status role avatar description phone email user_data group_info_list payload
}

#[wasm_bindgen_test]
fn hostile_values() {
    let failures = function(include_str!("js/hostile.js"), "hostileFailures");
    report(&failures.call1(&JsValue::NULL, &face("validate")).expect("a list of failures"));
}

/// How much linear memory there is: it only ever grows.
fn memory_bytes() -> f64 {
    let buffer = property(&wasm_bindgen::memory(), "buffer");
    property(&buffer, "byteLength").as_f64().expect("a length")
}

#[wasm_bindgen_test]
fn huge_texts_never_enter_linear_memory() {
    let huge = value("'a'.repeat(100_000_000)");
    let before = memory_bytes();
    for field in
        ["user_id", "nick_name", "status", "role", "avatar", "description", "phone", "email"]
    {
        let payload = Object::new();
        Reflect::set(&payload, &field.into(), &huge).expect("a property");
        let result = validate(&payload);
        assert_eq!(property(&result, "ok"), JsValue::FALSE, "{field}");
    }
    for (payload, path) in [
        ("{ user_data: { k: huge } }", "user_data"),
        ("{ user_data: { [huge]: '' } }", "user_data"),
        ("{ group_info_list: [{ group_id: huge }] }", "group_info_list"),
        ("{ avatar: 'data:image/png;base64,' + huge }", "avatar"),
        ("{ avatar: 'https://a.b/' + huge }", "avatar"),
        ("{ [huge]: 1 }", ""),
    ] {
        let payload = Function::new_with_args("huge", &format!("return {payload};"));
        let payload = payload.call1(&JsValue::NULL, &huge).expect("a payload");
        let result = validate(&payload);
        assert_eq!(property(&result, "ok"), JsValue::FALSE, "{path}");
    }
    assert_eq!(memory_bytes(), before, "linear memory grew");
}

#[wasm_bindgen_test]
fn memory_is_given_back() {
    let good = value(
        "{ user_id: 'u1', nick_name: ' Zoe\\u0301 ', email: 'a@B.C', user_data: { a: 'b' },
           group_info_list: [{ group_id: 'g' }], avatar: 'data:image/gif;base64,R0lGODlh' }",
    );
    let bad = value("{ nick_name: 'a'.repeat(200), user_data: { a: 1 }, x: 1, avatar: 'ftp://a' }");
    let round = |times: u32| {
        for _ in 0..times {
            let _ = validate(&good);
            let _ = validate(&bad);
        }
    };
    round(200);
    let before = memory_bytes();
    round(1_000);
    assert_eq!(memory_bytes(), before, "linear memory grew");
}

/// Half a surrogate pair is never sent as U+FFFD, wherever it stands.
#[wasm_bindgen_test]
fn unpaired_surrogates_are_refused_everywhere() {
    for half in ["\\ud83d", "\\udc4d", "\\udc4d\\ud83d", "a\\ud83d", "\\ud83d\\udc4d\\ud83d"] {
        for payload in [
            "{ user_id: 'HALF' }",
            "{ user_id: 'u1', nick_name: 'HALF' }",
            "{ user_id: 'u1', status: 'enabledHALF' }",
            "{ user_id: 'u1', role: 'userHALF' }",
            "{ user_id: 'u1', avatar: 'https://a.b/HALF' }",
            "{ user_id: 'u1', avatar: 'data:image/gif;base64,R0lGODlhHALF' }",
            "{ user_id: 'u1', avatar: 'data:HALFimage/gif;base64,R0lGODlh' }",
            "{ user_id: 'u1', avatar: 'HALF' }",
            "{ user_id: 'u1', description: 'HALF' }",
            "{ user_id: 'u1', phone: '12345HALF' }",
            "{ user_id: 'u1', email: 'HALF@b.c' }",
            "{ user_id: 'u1', email: 'a@HALF' }",
            "{ user_id: 'u1', user_data: { 'HALF': '' } }",
            "{ user_id: 'u1', user_data: { 'a': 'HALF' } }",
            "{ user_id: 'u1', group_info_list: [{ group_id: 'HALF' }] }",
        ] {
            let result = validated(&payload.replace("HALF", half));
            assert!(result.starts_with(r#"{"ok":false"#), "{half} in {payload}: {result}");
        }
    }
}

#[wasm_bindgen_test]
fn an_unknown_field_is_an_unknown_key() {
    let result = face("validateField").call2(&JsValue::NULL, &"nickName".into(), &JsValue::NULL);
    let result = result.expect("a result");
    let json = String::from(JSON::stringify(&result).expect("JSON"));
    assert!(json.contains("unrecognized_key") && json.contains("nick_name"), "{json}");
}

/// Compared by JSON, as the engine writes it: the body is what was validated.
#[wasm_bindgen_test]
fn the_body_is_what_was_validated() {
    for payload in [
        "{ user_id: 'u1' }",
        "{ user_id: 'u1', nick_name: '\"\\\\/<', description: 'a\\tb\\nc\\u2028d' }",
        "{ user_id: 'u1', avatar: 'data:image/gif;base64,R0lGODlh', phone: '13900001111', x: [1, { y: null }] }",
        "{ user_id: 'u1', user_data: { '\\u0000\\u001f': '\\u007f\\b\\f\\r' }, \
           group_info_list: [{ group_id: '\\n' }] }",
    ] {
        let (payload, options) = (value(payload), value("{ allow: ['x'] }"));
        let validated = face("validate").call2(&JsValue::NULL, &payload, &options);
        let validated = property(&validated.expect("a result"), "value");
        let connection = value("{ domainId: 'bj1' }");
        let request = face("buildRequest").call3(&JsValue::NULL, &payload, &connection, &options);
        let body = property(&property(&request.expect("a request"), "value"), "body");
        assert_eq!(JsValue::from(JSON::stringify(&validated).expect("JSON")), body);
    }
}
