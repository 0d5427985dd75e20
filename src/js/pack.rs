//! Verdicts out: issues, changes and changed values, packed for `pkg/boundary.js`.
//!
//! A valid value that normalising left alone is not told at all: JavaScript has it.

use js_sys::JsString;

use super::text::AvatarString;
use crate::body::Body;
use crate::field::Field;
use crate::issue::{Change, Code, Issue, Path, Segment};
use crate::messages::{Locale, change_message, write_issue_message};
use crate::request::Request;
use crate::value::Value;

/// What a changed value is.
mod form {
    pub(super) const TEXT: u32 = 0;
    pub(super) const AVATAR: u32 = 1;
    pub(super) const GROUPS: u32 = 2;
    pub(super) const AS_GIVEN: u32 = 3;
}

/// Stands for "not there" where a number may be 0.
const NONE: u32 = u32::MAX;

/// Words, and the texts that they tell of.
pub(super) struct Writer {
    pub(super) words: Vec<u32>,
    pub(super) text: String,
    pub(super) avatar: Option<JsString>,
}

impl Writer {
    pub(super) const EMPTY: Self = Self { words: Vec::new(), text: String::new(), avatar: None };

    /// Begins anew, behind the word for the length of all texts.
    pub(super) fn clear(&mut self) {
        self.words.clear();
        self.words.push(0);
        self.text.clear();
        self.avatar = None;
    }

    /// Tells how long the texts are, in bytes: to be called when they are about to be decoded.
    pub(super) fn finish(&mut self) {
        let length = u32::try_from(self.text.len()).unwrap_or(NONE);
        if let Some(first) = self.words.first_mut() {
            *first = length;
        }
    }

    pub(super) fn word(&mut self, word: u32) {
        self.words.push(word);
    }

    pub(super) fn count(&mut self, count: usize) {
        self.word(u32::try_from(count).unwrap_or(NONE));
    }

    /// A text: its length in UTF-16 units, so that JavaScript decodes all texts in one go.
    fn text(&mut self, text: &str) {
        self.count(utf16_len(text));
        self.text.push_str(text);
    }

    fn some_text(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.word(NONE),
        }
    }

    pub(super) fn issues(&mut self, issues: &[Issue], locale: Locale) {
        self.count(issues.len());
        for issue in issues {
            self.issue(issue, locale);
        }
    }

    fn issue(&mut self, issue: &Issue, locale: Locale) {
        self.word(issue.field.map_or(NONE, |field| field as u32));
        self.path(&issue.path, issue.field);
        self.code(&issue.code);
        let start = self.text.len();
        write_issue_message(&mut self.text, issue, locale);
        self.count(utf16_len(self.text.get(start..).unwrap_or_default()));
    }

    /// The steps; that of a field alone, which nearly all are, is 0 steps.
    fn path(&mut self, path: &Path, field: Option<Field>) {
        let steps = path.segments();
        if field.is_some() && steps.len() == 1 {
            return self.word(NONE);
        }
        self.count(steps.len());
        for step in steps {
            match step {
                Segment::Key(key) => {
                    self.word(NONE);
                    self.text(key);
                }
                Segment::Index(index) => self.count(*index),
            }
        }
    }

    /// The code's number and what it tells; the order is that of [`Code::NAMES`].
    fn code(&mut self, code: &Code) {
        match code {
            Code::InvalidType { expected, received } => {
                self.words.extend([0, *expected as u32, *received as u32]);
            }
            Code::TooBig { maximum, actual, unit, at_least } => {
                self.word(1);
                self.count(*maximum);
                self.count(*actual);
                self.words.extend([*unit as u32, u32::from(*at_least)]);
            }
            Code::TooSmall { minimum, actual, unit } => {
                self.word(2);
                self.count(*minimum);
                self.count(*actual);
                self.word(*unit as u32);
            }
            Code::InvalidFormat { reason, index, found } => {
                self.words.extend([3, *reason as u32]);
                self.count(index.unwrap_or(NONE as usize));
                self.some_text(found.as_deref());
            }
            Code::InvalidValue { options, suggestion } => {
                self.word(4);
                self.count(options.len());
                options.iter().for_each(|option| self.text(option));
                self.some_text(suggestion.as_deref());
            }
            Code::UnrecognizedKey { key, suggestion } => {
                self.word(5);
                self.text(key);
                self.some_text(suggestion.as_deref());
            }
            Code::Unreadable => self.word(6),
            Code::RejectedByService { service_code, service_message } => {
                self.word(7);
                self.text(service_code);
                self.text(service_message);
            }
            Code::InvalidConnection { reason } => self.words.extend([8, *reason as u32]),
        }
    }

    pub(super) fn changes(&mut self, changes: &[Change], locale: Locale) {
        self.count(changes.len());
        for change in changes {
            self.words.extend([change.field as u32, change.rule as u32]);
            self.text(&change_message(change, locale));
        }
    }

    /// Which fields there are, and the values of those that are not as given.
    pub(super) fn values<'a>(
        &mut self,
        values: impl Iterator<Item = (Field, &'a Value<'a, AvatarString>)>,
        is_changed: impl Fn(Field) -> bool,
    ) {
        let fields = self.words.len();
        self.words.extend([0, 0]);
        let (mut present, mut changed) = (0, 0);
        for (field, value) in values {
            present |= 1 << field as u32;
            if is_changed(field) {
                changed += 1;
                self.value(field, value);
            }
        }
        if let Some(places) = self.words.get_mut(fields..fields + 2) {
            places.copy_from_slice(&[present, changed]);
        }
    }

    fn value(&mut self, field: Field, value: &Value<'_, AvatarString>) {
        self.word(field as u32);
        match value {
            Value::Text(text) => {
                self.word(form::TEXT);
                self.text(text);
            }
            Value::DataUrl(AvatarString(avatar)) => {
                self.word(form::AVATAR);
                self.avatar = Some(avatar.clone());
            }
            Value::Groups(group_ids) => {
                self.word(form::GROUPS);
                self.count(group_ids.len());
                group_ids.iter().for_each(|group_id| self.text(group_id));
            }
            // Custom data is never changed.
            Value::Map(_) => self.word(form::AS_GIVEN),
        }
    }

    /// A request; its body in two pieces, between which the avatar goes, if it has one.
    pub(super) fn request(&mut self, request: Request<Body<'_, AvatarString>>) {
        self.text(request.method);
        self.text(&request.url);
        self.count(request.headers.len());
        for (name, value) in &request.headers {
            self.text(name);
            self.text(value);
        }
        self.body(request.body);
    }

    pub(super) fn body(&mut self, body: Body<'_, AvatarString>) {
        self.text(&body.head);
        self.text(&body.tail);
        self.avatar = body.data_url.map(|AvatarString(avatar)| avatar.clone());
    }
}

fn utf16_len(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.encode_utf16().count() }
}
