//! Every sentence, in every language, beside a text file that a person can read through.
//!
//! `UPDATE_MESSAGES=1` writes `sentences.txt` anew; read what changed before you keep it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, clippy::unwrap_used)]

mod examples;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use pds_profile::messages::{change_message, error_message, issue_message};
use pds_profile::{Change, Code, Error, ErrorKind, Field, Issue, Locale, Path, Reason, Rule, Unit};

use examples::{changed, formats, issues, lengths, unit_of};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/messages/sentences.txt");

/// A sentence in every language, in the order of [`Locale::ALL`], with what it is about.
struct Sentence {
    about: String,
    texts: Vec<String>,
}

impl Sentence {
    fn new(about: String, text: impl Fn(Locale) -> String) -> Self {
        Self { about, texts: Locale::ALL.iter().map(|&locale| text(locale)).collect() }
    }

    fn of(&self, locale: Locale) -> &str {
        let place = Locale::ALL.iter().position(|known| *known == locale).expect("a locale");
        &self.texts[place]
    }
}

fn of_issue(issue: &Issue) -> Sentence {
    let mut what = serde_json::to_value(issue).expect("JSON");
    what.as_object_mut().expect("an object").retain(|key, _| key != "field" && key != "path");
    let about = format!("{} {what}", issue.path);
    Sentence::new(about, |locale| issue_message(issue, locale))
}

fn of_change(change: &Change) -> Sentence {
    let about = format!("{} changed: {}", change.path, change.rule.as_str());
    Sentence::new(about, |locale| change_message(change, locale))
}

/// Once sent, as most are; what more is known of some.
fn errors() -> Vec<Error> {
    let sent = |kind| Error { was_sent: true, ..Error::new(kind) };
    let mut errors: Vec<Error> = ErrorKind::ALL.iter().copied().map(sent).collect();
    errors.push(Error::new(ErrorKind::Aborted));
    let answered = [ErrorKind::Network, ErrorKind::TooLarge];
    errors.extend(answered.map(|kind| Error { status: Some(200), ..sent(kind) }));
    errors
}

fn of_error(error: Error) -> Sentence {
    let Error { kind, was_sent, status, .. } = error;
    let status = status.map(|status| format!(", answered with {status}")).unwrap_or_default();
    let unsent = if was_sent { "" } else { ", unsent" };
    let about = format!("error: {}{unsent}{status}", kind.as_str());
    Sentence::new(about, |locale| error_message(&error, locale))
}

fn sentences() -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = issues().iter().map(of_issue).collect();
    sentences.extend(Rule::ALL.iter().map(|&rule| of_change(&changed(rule))));
    sentences.extend(errors().into_iter().map(of_error));
    sentences
}

#[test]
fn every_name_has_its_sentence() {
    let codes: BTreeSet<String> = issues()
        .iter()
        .map(|issue| serde_json::to_value(issue).expect("JSON")["code"].to_string())
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

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[test]
fn sentences_are_whole() {
    for sentences in sentences() {
        let (about, en, zh_cn) =
            (&sentences.about, sentences.of(Locale::En), sentences.of(Locale::ZhCn));
        for sentence in &sentences.texts {
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

/// A form's sentence says what is wrong and what to do, without a reproach or an apology.
#[test]
fn words_that_are_not_used() {
    for sentence in sentences() {
        let (about, en) = (&sentence.about, sentence.of(Locale::En));
        let lower = en.to_lowercase();
        for word in ["please", "sorry", "oops", "illegal", "undefined", "code point"] {
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
fn every_locale_is_found_by_its_name() {
    for &locale in Locale::ALL {
        assert_eq!(Locale::negotiate(locale.as_str()), locale);
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
    for Sentence { about, texts } in sentences() {
        writeln!(text, "{about}\n    {}\n", texts.join("\n    ")).expect("a text grows");
    }
    if std::env::var_os("UPDATE_MESSAGES").is_some() {
        std::fs::write(FILE, &text).expect("sentences.txt");
    }
    let known = std::fs::read_to_string(FILE).unwrap_or_default();
    let changed = text.lines().zip(known.lines()).find(|(new, old)| new != old);
    assert!(text == known, "sentences.txt differs, first here: {changed:?}");
}
