//! Every sentence, in both languages, beside a text file that a person can read through.
//!
//! `UPDATE_MESSAGES=1` writes `tests/messages.txt` anew; read what changed before you keep it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::fmt::Write as _;

use pds_profile::connection;
use pds_profile::fields::user_data::MAX_KEYS;
use pds_profile::issue::{ConnectionReason, ValueKind};
use pds_profile::messages::{change_message, error_message, issue_message};
use pds_profile::{Change, Code, Error, ErrorKind, Field, Issue, Locale, Path, Reason, Rule, Unit};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/messages.txt");

/// A sentence in both languages, with what it is about.
struct Sentence {
    about: String,
    en: String,
    zh_cn: String,
}

fn of_issue(issue: &Issue) -> Sentence {
    let what = serde_json::to_value(&issue.code).expect("JSON");
    Sentence {
        about: format!("{} {what}", issue.path),
        en: issue_message(issue, Locale::En),
        zh_cn: issue_message(issue, Locale::ZhCn),
    }
}

fn of_change(change: &Change) -> Sentence {
    Sentence {
        about: format!("{} changed: {}", change.path, change.rule.as_str()),
        en: change_message(change, Locale::En),
        zh_cn: change_message(change, Locale::ZhCn),
    }
}

fn of_error(kind: ErrorKind) -> Sentence {
    let error = Error::new(kind);
    Sentence {
        about: format!("error: {}", kind.as_str()),
        en: error_message(&error, Locale::En),
        zh_cn: error_message(&error, Locale::ZhCn),
    }
}

fn group(index: usize) -> Path {
    Path::of(Field::GroupInfoList).index(index)
}

/// Each kind where the core expects it, in the place of each other.
fn wrong_kinds() -> Vec<Issue> {
    let places = [
        (None, Path::ROOT, ValueKind::Object),
        (Some(Field::UserId), Path::of(Field::UserId), ValueKind::String),
        (Some(Field::NickName), Path::of(Field::NickName), ValueKind::String),
        (Some(Field::Status), Path::of(Field::Status), ValueKind::String),
        (Some(Field::UserData), Path::of(Field::UserData), ValueKind::Object),
        (Some(Field::UserData), Path::of(Field::UserData).key("theme"), ValueKind::String),
        (Some(Field::GroupInfoList), Path::of(Field::GroupInfoList), ValueKind::Array),
        (Some(Field::GroupInfoList), group(0), ValueKind::Object),
        (Some(Field::GroupInfoList), group(2).key("group_id"), ValueKind::String),
    ];
    let mut issues = Vec::new();
    for (field, path, expected) in places {
        for &received in ValueKind::ALL.iter().filter(|&&received| received != expected) {
            let code = Code::InvalidType { expected, received };
            issues.push(Issue { field, path: path.clone(), code });
        }
    }
    issues
}

fn lengths() -> Vec<Issue> {
    let big = |field, maximum, actual, unit, at_least| {
        Issue::of(field, Code::TooBig { maximum, actual, unit, at_least })
    };
    let small =
        |field, minimum, actual, unit| Issue::of(field, Code::TooSmall { minimum, actual, unit });
    let mut issues = vec![
        big(Field::NickName, 128, 131, Unit::CodePoints, false),
        big(Field::NickName, 128, 257, Unit::CodePoints, true),
        big(Field::UserData, 1024, 1025, Unit::CodePoints, false),
        big(Field::Avatar, 307_200, 4_000_025, Unit::Bytes, false),
        big(Field::Avatar, 4096, 16_385, Unit::Bytes, true),
        big(Field::Phone, 15, 16, Unit::Digits, false),
        big(Field::Phone, 15, 257, Unit::Digits, true),
        big(Field::GroupInfoList, 1000, 1001, Unit::Items, false),
        big(Field::UserData, MAX_KEYS, 100_000, Unit::Keys, false),
        Issue::root(Code::TooBig {
            maximum: 100,
            actual: 100_000,
            unit: Unit::Keys,
            at_least: false,
        }),
        Issue {
            field: Some(Field::GroupInfoList),
            path: group(0).key("group_id"),
            code: Code::TooBig {
                maximum: 1024,
                actual: 1025,
                unit: Unit::CodePoints,
                at_least: false,
            },
        },
        small(Field::UserId, 1, 0, Unit::CodePoints),
        small(Field::Phone, 5, 4, Unit::Digits),
        small(Field::Phone, 5, 1, Unit::Digits),
        Issue {
            field: Some(Field::GroupInfoList),
            path: group(3).key("group_id"),
            code: Code::TooSmall { minimum: 1, actual: 0, unit: Unit::CodePoints },
        },
    ];
    let is_known = |unit| issues.iter().any(|issue| unit_of(issue) == Some(unit));
    let others: Vec<Unit> = Unit::ALL.iter().copied().filter(|&unit| !is_known(unit)).collect();
    issues.extend(
        others.into_iter().map(|unit| big(Field::Avatar, 16_777_216, 400_000_000, unit, false)),
    );
    issues
}

/// The field that a reason is given for.
fn field_of(reason: Reason) -> Field {
    match reason {
        Reason::NumberSign | Reason::SurroundingWhiteSpace => Field::UserId,
        Reason::UnpairedSurrogate | Reason::ControlCharacter | Reason::BidiControl => {
            Field::NickName
        }
        Reason::NotANumber => Field::Phone,
        Reason::MissingAt
        | Reason::LocalPartEmpty
        | Reason::LocalPartCharacter
        | Reason::LocalPartTooLong
        | Reason::DomainInvalid => Field::Email,
        _ => Field::Avatar,
    }
}

/// What each reason points at, as the rules give it.
fn formats() -> Vec<Issue> {
    let mut issues = Vec::new();
    for &reason in Reason::ALL {
        let (index, founds): (_, &[Option<&str>]) = match reason {
            Reason::UnpairedSurrogate => (Some(0), &[None]),
            Reason::ControlCharacter => (Some(4), &[Some("U+0007")]),
            Reason::BidiControl => (Some(1), &[Some("U+202E")]),
            Reason::NumberSign => (Some(2), &[Some("U+0023")]),
            Reason::WhiteSpace => (Some(11), &[Some("U+0020")]),
            Reason::NotANumber => (Some(3), &[Some("x"), Some("U+0009")]),
            Reason::LocalPartCharacter => (Some(3), &[Some("ü"), Some("U+0020")]),
            Reason::DomainInvalid => (None, &[Some("exa_mple.com"), Some("")]),
            Reason::NotUrlOrDataUrl => (None, &[Some("ftp:")]),
            Reason::HostInvalid => (None, &[Some("example.com:99999")]),
            Reason::MediaTypeNotAllowed => (None, &[Some("image/svg+xml")]),
            Reason::NotBase64 => (Some(40), &[None]),
            Reason::SignatureMismatch => (None, &[Some("image/gif"), None]),
            // By name, so that this compiles while the tools for images are being built.
            _ if reason.as_str() == "image_type_not_supported" => (None, &[Some("HEIC")]),
            _ => (None, &[None]),
        };
        for found in founds {
            let found = found.map(str::to_owned);
            issues.push(Issue::of(field_of(reason), Code::InvalidFormat { reason, index, found }));
        }
    }
    issues
}

fn choices_and_keys() -> Vec<Issue> {
    let options = || vec!["enabled".into(), "disabled".into()];
    let key = |key: &str, suggestion: Option<&'static str>| Issue {
        field: None,
        path: Path::ROOT.key(key),
        code: Code::UnrecognizedKey { key: key.to_owned(), suggestion: suggestion.map(Into::into) },
    };
    let group_key = Issue {
        field: Some(Field::GroupInfoList),
        path: group(0).key("groupId"),
        code: Code::UnrecognizedKey {
            key: "groupId".to_owned(),
            suggestion: Some("group_id".into()),
        },
    };
    vec![
        Issue::of(Field::Status, Code::InvalidValue { options: options(), suggestion: None }),
        Issue::of(
            Field::Status,
            Code::InvalidValue { options: options(), suggestion: Some("enabled".into()) },
        ),
        Issue::of(
            Field::UserId,
            Code::InvalidValue { options: vec!["u1".into()], suggestion: None },
        ),
        key("nickName", Some("nick_name")),
        key("birthday", None),
        group_key,
        Issue::root(Code::Unreadable),
        Issue::of(Field::NickName, Code::Unreadable),
        Issue { field: None, path: Path::ROOT.key("expired_at"), code: Code::Unreadable },
        Issue {
            field: Some(Field::UserData),
            path: Path::of(Field::UserData).key("a"),
            code: Code::Unreadable,
        },
        Issue::of(
            Field::NickName,
            Code::RejectedByService {
                service_code: "InvalidParameter.NickName".to_owned(),
                service_message: "The input parameter nick_name is not valid.".to_owned(),
            },
        ),
    ]
}

fn connections() -> Vec<Issue> {
    let key = |reason| match reason {
        ConnectionReason::Missing | ConnectionReason::NotADnsLabel => connection::key::DOMAIN_ID,
        ConnectionReason::NotAToken => connection::key::ACCESS_TOKEN,
        _ => connection::key::ENDPOINT,
    };
    ConnectionReason::ALL.iter().map(|&reason| connection::issue(key(reason), reason)).collect()
}

fn issues() -> Vec<Issue> {
    [wrong_kinds(), lengths(), formats(), choices_and_keys(), connections()].concat()
}

/// The field that a normalisation is of.
fn changed(rule: Rule) -> Change {
    let field = match rule {
        Rule::Trimmed | Rule::UnicodeNfc => Field::NickName,
        Rule::LineBreaks => Field::Description,
        Rule::SeparatorsRemoved | Rule::DigitsToAscii | Rule::CountryCodeRemoved => Field::Phone,
        Rule::DomainLowerCased => Field::Email,
        Rule::DuplicatesRemoved => Field::GroupInfoList,
        _ => Field::Avatar,
    };
    Change { field, path: Path::of(field), rule }
}

fn sentences() -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = issues().iter().map(of_issue).collect();
    sentences.extend(Rule::ALL.iter().map(|&rule| of_change(&changed(rule))));
    sentences.extend(ErrorKind::ALL.iter().map(|&kind| of_error(kind)));
    sentences
}

#[test]
fn every_name_has_its_sentence() {
    let codes: BTreeSet<String> = issues()
        .iter()
        .map(|issue| serde_json::to_value(&issue.code).expect("JSON")["code"].to_string())
        .collect();
    let names: BTreeSet<String> = Code::NAMES.iter().map(|name| format!("\"{name}\"")).collect();
    assert_eq!(codes, names, "a code has no example here");
    let reasons = formats().iter().filter_map(reason_of).collect::<BTreeSet<Reason>>();
    assert_eq!(reasons.len(), Reason::ALL.len());
    for &unit in Unit::ALL {
        assert!(lengths().iter().any(|issue| unit_of(issue) == Some(unit)), "{unit:?}");
    }
}

fn reason_of(issue: &Issue) -> Option<Reason> {
    match issue.code {
        Code::InvalidFormat { reason, .. } => Some(reason),
        _ => None,
    }
}

fn unit_of(issue: &Issue) -> Option<Unit> {
    match issue.code {
        Code::TooBig { unit, .. } | Code::TooSmall { unit, .. } => Some(unit),
        _ => None,
    }
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[test]
fn sentences_are_whole() {
    for Sentence { about, en, zh_cn } in sentences() {
        for sentence in [&en, &zh_cn] {
            assert!(!sentence.trim().is_empty(), "{about}: nothing is said");
            assert_eq!(sentence.trim(), sentence, "{about}: white space at an end");
            assert!(!sentence.contains(['{', '}']), "{about}: unfilled: {sentence}");
            assert!(!sentence.contains("  "), "{about}: two spaces: {sentence}");
            assert!(!sentence.contains(" ()") && !sentence.contains("（）"), "{about}: {sentence}");
        }
        assert!(!en.contains(is_chinese), "{about}: Chinese in English: {en}");
        assert!(zh_cn.contains(is_chinese), "{about}: no Chinese: {zh_cn}");
        assert_ne!(en, zh_cn);
    }
}

/// A form's sentence says what is wrong and what to do; it neither scolds nor begs.
#[test]
fn words_that_are_not_used() {
    for Sentence { about, en, .. } in sentences() {
        let lower = en.to_lowercase();
        for word in ["invalid", "please", "sorry", "oops", "illegal", "undefined", "code point"] {
            let is_quoted = lower.contains("input parameter");
            assert!(is_quoted || !lower.contains(word), "{about}: {en}");
        }
    }
}

#[test]
fn the_sentence_that_was_asked_for() {
    let issue = Issue::of(Field::NickName, Code::too_big(128, 131, Unit::CodePoints));
    let sentence = issue_message(&issue, Locale::En);
    assert_eq!(sentence, "Nickname is 131 characters long; the limit is 128.");
    let payload = serde_json::json!({ "user_id": "u1", "nick_name": "a".repeat(131) });
    let outcome = pds_profile::validate_json(&payload, &pds_profile::Options::default());
    assert_eq!(outcome.result.expect_err("too long"), [issue]);
}

/// Somebody's input in a sentence stays what it is, whatever it looks like.
#[test]
fn input_is_not_taken_for_a_placeholder() {
    let key = "{suggestion}{field}{";
    let code = Code::UnrecognizedKey { key: key.to_owned(), suggestion: Some("email".into()) };
    let issue = Issue { field: None, path: Path::ROOT.key(key), code };
    for &locale in Locale::ALL {
        assert!(issue_message(&issue, locale).contains(key));
    }
    let code =
        Code::RejectedByService { service_code: String::new(), service_message: key.to_owned() };
    assert!(issue_message(&Issue::of(Field::Email, code), Locale::En).ends_with(key));
}

#[test]
fn an_error_of_a_field_says_what_its_issue_says() {
    let issue = Issue::of(Field::NickName, Code::too_big(128, 131, Unit::CodePoints));
    let error = Error::invalid(vec![issue.clone()]);
    for &locale in Locale::ALL {
        assert_eq!(error_message(&error, locale), issue_message(&issue, locale));
    }
}

#[test]
fn languages_are_found_by_their_tag() {
    for (tag, locale) in [
        ("en", Locale::En),
        ("zh", Locale::ZhCn),
        ("zh-CN", Locale::ZhCn),
        ("ZH-hans", Locale::ZhCn),
        ("zh_TW", Locale::ZhCn),
        ("en-GB", Locale::En),
        ("de", Locale::En),
        ("zha", Locale::En),
        ("", Locale::En),
        ("字", Locale::En),
    ] {
        assert_eq!(Locale::negotiate(tag), locale, "{tag}");
    }
}

#[test]
fn all_sentences_are_as_they_were_read() {
    let mut text = String::new();
    for Sentence { about, en, zh_cn } in sentences() {
        writeln!(text, "{about}\n    {en}\n    {zh_cn}\n").expect("a text grows");
    }
    if std::env::var_os("UPDATE_MESSAGES").is_some() {
        std::fs::write(FILE, &text).expect("tests/messages.txt");
    }
    let known = std::fs::read_to_string(FILE).unwrap_or_default();
    let changed = text.lines().zip(known.lines()).find(|(new, old)| new != old);
    assert!(text == known, "tests/messages.txt differs, first here: {changed:?}");
}
