//! What the native tests share: the vectors of `tests/cases/`, read and built.
//!
//! `tests/cases/README.md` describes the format; `tests/js/cases.js` builds the same for JavaScript.

// Each test binary takes what it needs; a test fails by panicking.
#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used
)]

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use pds_profile::data_url::DataUrlPrefix;
use pds_profile::{Field, Options};
use serde_json::{Map, Value, json};

/// The `user_id` of payloads that are about another field.
pub(crate) const USER_ID: &str = "c9b7a5aa04d14ae3867fdc886fa01da4";

/// A file of vectors.
pub(crate) struct CaseFile {
    /// Its name without `.json`.
    pub(crate) name: String,
    /// The field that it is about; none for whole payloads.
    pub(crate) field: Option<Field>,
    pub(crate) cases: Vec<Case>,
}

/// A row, built.
pub(crate) struct Case {
    pub(crate) name: String,
    /// None when the field is absent.
    pub(crate) input: Option<Value>,
    /// What is sent; none when the field is absent.
    pub(crate) value: Option<Value>,
    pub(crate) changes: Vec<String>,
    pub(crate) issues: Option<Vec<Value>>,
    pub(crate) options: Options,
    /// Holds an unpaired surrogate, which Rust's texts cannot.
    pub(crate) is_for_javascript_only: bool,
}

impl CaseFile {
    /// The payload that a row stands for.
    pub(crate) fn payload(&self, given: Option<&Value>) -> Value {
        let Some(field) = self.field else { return given.cloned().unwrap_or(Value::Null) };
        let mut payload = Map::new();
        if field != Field::UserId {
            payload.insert("user_id".to_owned(), USER_ID.into());
        }
        if let Some(given) = given {
            payload.insert(field.as_str().to_owned(), given.clone());
        }
        payload.into()
    }
}

/// The names of all vector files, without `.json`, sorted.
pub(crate) fn file_names() -> Vec<String> {
    let entries = std::fs::read_dir(directory()).expect("tests/cases");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("UTF-8"))
        .filter_map(|name| name.strip_suffix(".json").map(str::to_owned))
        .collect();
    names.sort();
    names
}

/// Every file of vectors.
pub(crate) fn files() -> Vec<CaseFile> {
    file_names().iter().map(|name| read(name)).collect()
}

/// One file of vectors.
pub(crate) fn read(name: &str) -> CaseFile {
    let text = std::fs::read_to_string(directory().join(format!("{name}.json"))).expect("a file");
    let file: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let field = file["field"].as_str().map(|field| Field::from_name(field).expect("a field"));
    let rows = file["cases"].as_array().expect("cases");
    CaseFile { name: name.to_owned(), field, cases: rows.iter().flat_map(expand).collect() }
}

fn directory() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

/// One case, or one for each code point of `each`.
fn expand(row: &Value) -> Vec<Case> {
    let Some(each) = row.get("each") else { return vec![case(row, None)] };
    let ranges = each.as_array().expect("each is an array");
    ranges.iter().flat_map(code_points).map(|item| case(row, Some(item))).collect()
}

fn code_points(range: &Value) -> Vec<char> {
    let range = range.as_str().expect("a range is text");
    let (first, last) = range.split_once('-').unwrap_or((range, range));
    let parse = |hex| u32::from_str_radix(hex, 16).expect("hexadecimal");
    (parse(first)..=parse(last)).map(|code| char::from_u32(code).expect("a character")).collect()
}

fn case(row: &Value, item: Option<char>) -> Case {
    let mut builder = Builder { item, has_unpaired: false };
    let input = row.get("input").map(|input| builder.build(input));
    let given_value = row.get("value").map(|value| builder.build(value));
    let issues = row.get("issues").map(|issues| {
        issues.as_array().expect("issues").iter().map(|issue| builder.build(issue)).collect()
    });
    let name = row["name"].as_str().expect("a name");
    Case {
        name: item.map_or(name.to_owned(), |item| format!("{name} ({})", code_point_name(item))),
        value: given_value.or_else(|| input.clone()),
        input,
        changes: texts(row.get("changes")),
        issues,
        options: options(row.get("options")),
        is_for_javascript_only: builder.has_unpaired,
    }
}

fn texts(list: Option<&Value>) -> Vec<String> {
    let items = list.and_then(Value::as_array).into_iter().flatten();
    items.map(|item| item.as_str().expect("text").to_owned()).collect()
}

fn options(given: Option<&Value>) -> Options {
    let mut options = Options::default();
    if let Some(given) = given {
        options.allow = texts(given.get("allow"));
        if let Some(prefix) = given.get("dataUrlPrefix").and_then(Value::as_str) {
            options.data_url_prefix = DataUrlPrefix::from_name(prefix).expect("a prefix");
        }
    }
    options
}

fn code_point_name(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Builds the objects whose one key begins with `$`.
struct Builder {
    item: Option<char>,
    has_unpaired: bool,
}

impl Builder {
    fn build(&mut self, value: &Value) -> Value {
        match value {
            Value::Array(items) => items.iter().map(|item| self.build(item)).collect(),
            Value::Object(object) => match builder_of(object) {
                Some((name, argument)) => self.run(name, argument),
                None => {
                    object.iter().map(|(key, value)| (key.clone(), self.build(value))).collect()
                }
            },
            _ => value.clone(),
        }
    }

    fn text(&mut self, value: &Value) -> String {
        self.build(value).as_str().expect("a text").to_owned()
    }

    fn run(&mut self, name: &str, argument: &Value) -> Value {
        match name {
            "$repeat" => self.text(&argument[0]).repeat(count(&argument[1])).into(),
            "$concat" => {
                let parts = argument.as_array().expect("parts");
                parts.iter().map(|part| self.text(part)).collect::<String>().into()
            }
            "$object" => {
                let entries = argument.as_array().expect("entries");
                entries.iter().map(|entry| (self.text(&entry[0]), self.build(&entry[1]))).collect()
            }
            "$keys" => {
                let prefix = self.text(&argument[0]);
                (0..count(&argument[1])).map(|n| (format!("{prefix}{n}"), json!(""))).collect()
            }
            "$list" => vec![self.build(&argument[0]); count(&argument[1])].into(),
            "$groups" => {
                (0..count(argument)).map(|n| json!({ "group_id": format!("g{n}") })).collect()
            }
            "$item" => self.item(argument.as_str().expect("text or name")).into(),
            "$utf16" => self.utf16(argument).into(),
            "$image" => image(argument).into(),
            _ => panic!("no builder {name}"),
        }
    }

    fn item(&self, what: &str) -> String {
        let item = self.item.expect("$item stands in a row with each");
        if what == "name" { code_point_name(item) } else { item.to_string() }
    }

    fn utf16(&mut self, units: &Value) -> String {
        let units: Vec<u16> = serde_json::from_value(units.clone()).expect("UTF-16 units");
        String::from_utf16(&units).unwrap_or_else(|_| {
            self.has_unpaired = true;
            String::from_utf16_lossy(&units)
        })
    }
}

fn builder_of(object: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (key, argument) = object.iter().next()?;
    (object.len() == 1 && key.starts_with('$')).then_some((key, argument))
}

fn count(value: &Value) -> usize {
    value.as_u64().and_then(|count| count.try_into().ok()).expect("a count")
}

/// A data URL of an image of the size and kind that a row asks for.
fn image(wish: &Value) -> String {
    let text = |key: &str| wish.get(key).and_then(Value::as_str);
    let media_type = text("type").expect("a type");
    let head = |prefix: &str| format!("{prefix}{media_type};base64,");
    let bytes = match wish.get("url_bytes") {
        Some(url_bytes) => {
            let payload = count(url_bytes) - head(text("sent_as").unwrap_or("data://")).len();
            assert!(payload.is_multiple_of(4), "no base64 makes {wish}");
            payload / 4 * 3
        }
        None => count(&wish["bytes"]),
    };
    let payload = STANDARD.encode(image_bytes(text("as").unwrap_or(media_type), bytes));
    head(text("prefix").unwrap_or("data://")) + &payload
}

/// Bytes that begin as an image of the type does and go on in a fixed way.
pub(crate) fn image_bytes(media_type: &str, length: usize) -> Vec<u8> {
    let mut bytes = signature(media_type).to_vec();
    let rest = (bytes.len()..length).map(|index| u8::try_from(index * 31 % 251).expect("a byte"));
    bytes.extend(rest);
    bytes.truncate(length);
    bytes
}

fn signature(media_type: &str) -> &'static [u8] {
    match media_type {
        "image/png" => b"\x89PNG\r\n\x1a\n",
        "image/jpeg" => b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
        "image/gif" => b"GIF89a\x10\x00\x10\x00",
        "image/webp" => b"RIFF\x00\x00\x00\x00WEBPVP8 ",
        _ => panic!("no signature for {media_type}"),
    }
}
