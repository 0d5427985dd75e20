//! Issues → sentences.

use super::language::Language;
use super::{Locale, fill, for_locale, write_grouped};
use crate::issue::{Code, Issue, Unit, ValueKind};

/// The sentence for an issue.
#[must_use]
pub fn issue_message(issue: &Issue, locale: Locale) -> String {
    let language = for_locale(locale);
    let mut sentence = String::new();
    fill(&mut sentence, template(issue, language), &|out, name| match name {
        "field" => write_subject(out, issue, language),
        _ => write_value(out, &issue.code, name, language),
    });
    sentence
}

/// What the sentence is about: the field's label, with the path inside it.
fn write_subject(out: &mut String, issue: &Issue, language: &Language) {
    let Some(field) = issue.field else { return issue.path.write(out) };
    out.push_str((language.label)(field));
    let mut inner = String::new();
    issue.path.write_inner(&mut inner);
    if !inner.is_empty() {
        let (open, close) = language.brackets;
        out.push_str(open);
        out.push_str(&inner);
        out.push_str(close);
    }
}

fn template(issue: &Issue, language: &Language) -> &'static str {
    match &issue.code {
        Code::InvalidType { expected, received } => {
            type_template(issue, *expected, *received, language)
        }
        Code::TooBig { unit, at_least, .. } => (language.too_big)(*unit, *at_least),
        // Too few digits are counted, even where there are none.
        Code::TooSmall { minimum: 1, unit, .. } if *unit != Unit::Digits => language.empty,
        Code::TooSmall { unit, .. } => (language.too_small)(*unit),
        Code::InvalidFormat { reason, .. } => (language.invalid_format)(*reason),
        Code::InvalidValue { suggestion: Some(_), .. } => language.not_an_option_suggestion,
        Code::InvalidValue { suggestion: None, .. } => language.not_an_option,
        Code::UnrecognizedKey { suggestion: Some(_), .. } => language.unrecognized_key_suggestion,
        Code::UnrecognizedKey { suggestion: None, .. } => language.unrecognized_key,
        Code::Unreadable if issue.path.segments().is_empty() => language.unreadable_payload,
        Code::Unreadable => language.unreadable,
        Code::RejectedByService { .. } => language.rejected_by_service,
        Code::InvalidConnection { reason } => (language.invalid_connection)(*reason),
    }
}

fn type_template(
    issue: &Issue,
    expected: ValueKind,
    received: ValueKind,
    language: &Language,
) -> &'static str {
    if issue.path.segments().is_empty() {
        return language.payload_type;
    }
    match received {
        ValueKind::Undefined => language.missing,
        ValueKind::Null if is_clearable(issue) => language.null_clearable,
        ValueKind::Null if is_required(issue) => language.null_required,
        ValueKind::Null => language.null_optional,
        _ if expected == ValueKind::String => language.not_text,
        _ => language.wrong_type,
    }
}

fn is_clearable(issue: &Issue) -> bool {
    issue.field.is_some_and(|field| field.info().clearable)
}

/// Whether the value cannot be left out: a required field, or a part of a field that is present.
fn is_required(issue: &Issue) -> bool {
    issue.path.segments().len() > 1 || issue.field.is_some_and(|field| field.info().required)
}

/// Writes what a placeholder of an issue's sentence stands for.
fn write_value(out: &mut String, code: &Code, name: &str, language: &Language) {
    match code {
        Code::InvalidType { expected, received } => {
            let kind = if name == "expected" { expected } else { received };
            out.push_str((language.value_kind)(*kind));
        }
        Code::TooBig { maximum: limit, actual, .. }
        | Code::TooSmall { minimum: limit, actual, .. } => {
            write_grouped(out, if name == "actual" { *actual } else { *limit });
        }
        // People count from one.
        Code::InvalidFormat { index, .. } if name == "index" => {
            write_grouped(out, index.unwrap_or_default().saturating_add(1));
        }
        Code::InvalidFormat { found, .. } => match found.as_deref().unwrap_or_default() {
            "U+0020" | "U+00A0" | "U+3000" => out.push_str(language.space),
            found => out.push_str(found),
        },
        Code::InvalidValue { options, .. } if name == "options" => {
            for (position, option) in options.iter().enumerate() {
                out.push_str(if position > 0 { language.list_separator } else { "" });
                out.push_str(option);
            }
        }
        Code::UnrecognizedKey { key, .. } if name == "key" => out.push_str(key),
        Code::InvalidValue { suggestion, .. } | Code::UnrecognizedKey { suggestion, .. } => {
            out.push_str(suggestion.as_deref().unwrap_or_default());
        }
        Code::RejectedByService { service_message, .. } => out.push_str(service_message),
        Code::Unreadable | Code::InvalidConnection { .. } => {}
    }
}
