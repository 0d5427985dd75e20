//! What is given: from anything at all to values that are nearly right.

use pds_profile::Field;
use pds_profile::data_url::MediaType;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};

use crate::support;

/// Characters that rules look at, one of each kind.
const CHARACTERS: &[char] = &[
    'a',
    'Z',
    '0',
    '9',
    '#',
    '@',
    '.',
    '-',
    '+',
    '_',
    '/',
    '\\',
    '"',
    ':',
    '%',
    ' ',
    '\t',
    '\n',
    '\r',
    '\0',
    '\u{7f}',
    '\u{85}',
    '\u{a0}',
    '\u{301}',
    'e',
    'é',
    '字',
    '\u{3000}',
    '１',
    '＋',
    '\u{2028}',
    '\u{200d}',
    '\u{200f}',
    '\u{202e}',
    '\u{2067}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{fffd}',
    '👍',
    '𠮷',
    '\u{212b}',
    '\u{958}',
    '\u{10ffff}',
];

/// A text of at most so many characters.
pub(crate) fn text(max: usize) -> BoxedStrategy<String> {
    let listed = vec(select(CHARACTERS), 0..=max).prop_map(String::from_iter);
    let any = vec(any::<char>(), 0..=max).prop_map(String::from_iter);
    let plain = vec(select(&['a', '字', '👍', ' '][..]), 0..=max).prop_map(String::from_iter);
    prop_oneof![listed, any, plain].boxed()
}

/// Any JSON, up to six levels deep.
pub(crate) fn json() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<i32>().prop_map(|n| Value::from(f64::from(n) / 4.0)),
        text(20).prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Value::from),
            vec((key(), inner), 0..8).prop_map(|entries| entries.into_iter().collect()),
        ]
    })
    .boxed()
}

/// A key: a field, nearly one, or anything.
pub(crate) fn key() -> BoxedStrategy<String> {
    let near = (select(Field::NAMES), any::<prop::sample::Index>(), select(CHARACTERS)).prop_map(
        |(name, at, character)| {
            let mut characters: Vec<char> = name.chars().collect();
            let at = at.index(characters.len());
            characters[at] = character;
            characters.into_iter().collect()
        },
    );
    let odd = select(&["__proto__", "constructor", "nickName", "group_id", "", "length"][..]);
    prop_oneof![
        6 => select(Field::NAMES).prop_map(str::to_owned),
        2 => near,
        1 => odd.prop_map(str::to_owned),
        1 => text(10),
    ]
    .boxed()
}

/// A payload: mostly fields that are nearly right.
pub(crate) fn payload() -> BoxedStrategy<Value> {
    let fields: Vec<_> =
        Field::ALL.iter().map(|&field| (Just(field), option::of(value(field)))).collect();
    (good_user_id(), fields, option::weighted(0.1, (key(), json())))
        .prop_map(|(user_id, fields, extra)| {
            let mut payload: Map<String, Value> = fields
                .into_iter()
                .filter_map(|(field, value)| Some((field.as_str().to_owned(), value?)))
                .collect();
            payload.insert("user_id".to_owned(), user_id);
            payload.extend(extra);
            payload.into()
        })
        .boxed()
}

fn good_user_id() -> BoxedStrategy<Value> {
    prop_oneof![4 => "[a-z0-9]{1,64}".prop_map(Value::from), 1 => text(66).prop_map(Value::from)]
        .boxed()
}

/// A value that the field takes more often than not.
pub(crate) fn value(field: Field) -> BoxedStrategy<Value> {
    let likely = match field {
        Field::UserId => good_user_id(),
        Field::NickName => spaced("[a-zA-Zé字👍\u{301} ]{0,130}"),
        Field::Status => select(&["enabled", "disabled"][..]).prop_map(Value::from).boxed(),
        Field::Role => select(&["user", "admin", "superadmin", "subdomain_admin"][..])
            .prop_map(Value::from)
            .boxed(),
        Field::Avatar => avatar(),
        Field::Description => spaced("([a-z字👍\u{301}\t ]{0,60}(\r\n|\n|\r\r\n)){0,18}[a-z]{0,3}"),
        Field::Phone => spaced("[+＋]?(00)?(86)?[0-9０-９ .()-]{4,18}"),
        Field::Email => spaced("[a-zA-Z0-9.+_-]{1,66}@[a-zA-Z0-9-]{1,12}(\\.[a-zA-Z]{2,9}){0,3}"),
        Field::UserData => user_data(),
        Field::GroupInfoList => groups(),
    };
    prop_oneof![6 => likely, 1 => text(200).prop_map(Value::from), 1 => json(), 1 => Just(json!(""))].boxed()
}

fn spaced(pattern: &'static str) -> BoxedStrategy<Value> {
    (select(&["", "", " ", "\n", "\u{3000}"][..]), pattern, select(&["", "", " ", "\r\n"][..]))
        .prop_map(|(before, text, after)| format!("{before}{text}{after}").into())
        .boxed()
}

fn user_data() -> BoxedStrategy<Value> {
    vec((text(12), text(120)), 0..12)
        .prop_map(|entries| entries.into_iter().map(|(key, value)| (key, json!(value))).collect())
        .boxed()
}

fn groups() -> BoxedStrategy<Value> {
    vec("[a-c字]{0,3}".prop_map(|id| json!({ "group_id": id })), 0..8).prop_map(Value::from).boxed()
}

fn avatar() -> BoxedStrategy<Value> {
    let url = "(http|https|HTTP)://[a-z字]{1,9}(\\.[a-z0-9]{1,9}){0,3}(:[0-9]{1,5})?(/[a-z@字 ]{0,9}){0,3}";
    prop_oneof![url.prop_map(Value::from), data_url(2000).prop_map(Value::from)].boxed()
}

/// A data URL, seldom broken.
pub(crate) fn data_url(max_bytes: usize) -> BoxedStrategy<String> {
    const PREFIXES: &[&str] = &["data:", "data://", "Data:", "data:/"];
    let kinds = MediaType::NAMES;
    let spoilt = option::weighted(0.2, (any::<prop::sample::Index>(), select(CHARACTERS)));
    (select(PREFIXES), select(kinds), select(kinds), any::<bool>(), 0..max_bytes, spoilt)
        .prop_map(|(prefix, declared, other, lies, length, spoilt)| {
            let actual = if lies { other } else { declared };
            let payload = encode(&support::image_bytes(actual, length));
            let mut text: Vec<char> =
                format!("{prefix}{declared};base64,{payload}").chars().collect();
            if let Some((at, character)) = spoilt {
                let at = at.index(text.len());
                text[at] = character;
            }
            text.into_iter().collect()
        })
        .boxed()
}

/// Base64 as the `base64` crate makes it.
pub(crate) fn encode(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
