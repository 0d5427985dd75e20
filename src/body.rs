//! The JSON body of an update, in pieces, so that a large avatar is never copied to build it.

use std::borrow::Cow;

use crate::fields::group_info_list::GROUP_ID;
use crate::value::Value;

/// A JSON text with a hole for the data URL.
///
/// A valid data URL holds no character that JSON escapes, so it goes between `head` and `tail` as it
/// is; both end and begin with its quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body<'a, T> {
    /// What stands before the data URL, or everything when there is none.
    pub head: String,
    /// The data URL.
    pub data_url: Option<&'a T>,
    /// What stands behind it.
    pub tail: String,
}

impl Body<'_, String> {
    /// The JSON text in one piece.
    #[must_use]
    pub fn into_text(self) -> String {
        match self.data_url {
            Some(data_url) => [self.head.as_str(), data_url, &self.tail].concat(),
            None => self.head + &self.tail,
        }
    }
}

impl<'a, T> Body<'a, T> {
    /// Where the text goes on.
    pub(crate) fn open_end(&mut self) -> &mut String {
        if self.data_url.is_some() { &mut self.tail } else { &mut self.head }
    }

    pub(crate) fn push_key(&mut self, key: &str) {
        let is_first = self.data_url.is_none() && self.head == "{";
        let out = self.open_end();
        if !is_first {
            out.push(',');
        }
        push_json_text(out, key);
        out.push(':');
    }

    pub(crate) fn push_field(&mut self, key: &str, value: &'a Value<'_, T>) {
        self.push_key(key);
        match value {
            Value::Text(text) => push_json_text(self.open_end(), text),
            Value::DataUrl(data_url) => {
                self.open_end().push('"');
                self.data_url = Some(data_url);
                self.tail.push('"');
            }
            Value::Map(entries) => push_json_map(self.open_end(), entries),
            Value::Groups(group_ids) => push_json_groups(self.open_end(), group_ids),
        }
    }
}

fn push_json_text(out: &mut String, text: &str) {
    // A text always has a JSON form.
    out.push_str(&serde_json::to_string(text).unwrap_or_default());
}

fn push_json_map(out: &mut String, entries: &[(Cow<'_, str>, Cow<'_, str>)]) {
    out.push('{');
    for (position, (key, value)) in entries.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        push_json_text(out, key);
        out.push(':');
        push_json_text(out, value);
    }
    out.push('}');
}

fn push_json_groups(out: &mut String, group_ids: &[Cow<'_, str>]) {
    out.push('[');
    for (position, group_id) in group_ids.iter().enumerate() {
        if position > 0 {
            out.push(',');
        }
        out.push('{');
        push_json_text(out, GROUP_ID);
        out.push(':');
        push_json_text(out, group_id);
        out.push('}');
    }
    out.push(']');
}
