//! Values in: what JavaScript packed, as the rules see it. Nothing is copied.
//!
//! `pkg/boundary.js` writes this form; it comes from there alone, so that what does not fit is taken
//! for something absent rather than reported.

use std::borrow::Cow;

use js_sys::JsString;

use super::text::AvatarString;
use crate::connection::{self, Connection, Origin};
use crate::field::Field;
use crate::fields::Shape;
use crate::fields::group_info_list::{GROUP_ID_MAX_CHARS, MAX_ITEMS};
use crate::fields::user_data::{MAX_CHARS, MAX_KEYS};
use crate::issue::{ConnectionReason, Issue, ValueKind};
use crate::raw::{
    EXTRA_MAX_UNITS, KEY_MAX_UNITS, MAX_ALLOWED_KEYS, MAX_UNKNOWN_KEYS, Raw, RawEntry, RawExtra,
    RawGroup, RawInput, RawUpdate, UNITS_PER_LIMIT,
};
use crate::text::RawText;

/// What a word begins: its low four bits. The others count, or number a kind or field.
mod tag {
    pub(super) const TEXT: u32 = 1;
    pub(super) const TOO_LONG: u32 = 2;
    pub(super) const ILL_FORMED: u32 = 3;
    pub(super) const WRONG: u32 = 4;
    pub(super) const UNREADABLE: u32 = 5;
    pub(super) const AVATAR: u32 = 6;
    pub(super) const MAP: u32 = 7;
    pub(super) const TOO_MANY: u32 = 8;
    pub(super) const GROUPS: u32 = 9;
    pub(super) const GROUP: u32 = 10;
    pub(super) const FIELD: u32 = 11;
    pub(super) const UNKNOWN: u32 = 12;
    pub(super) const EXTRA: u32 = 13;
}

/// A text takes whole words.
pub(super) const WORD_BYTES: usize = size_of::<u32>();

/// What a field's value looks like.
mod shape {
    pub(super) const TEXT: usize = 0;
    pub(super) const AVATAR: usize = 1;
    pub(super) const MAP: usize = 2;
    pub(super) const GROUPS: usize = 3;
}

type JsRaw<'a> = Raw<'a, AvatarString>;

/// Words, and the texts that they tell of, from front to back.
pub(super) struct Words<'a> {
    words: std::slice::Iter<'a, u32>,
    text: &'a [u8],
}

impl<'a> Words<'a> {
    pub(super) fn new(words: &'a [u32], text: &'a [u8]) -> Self {
        Self { words: words.iter(), text }
    }

    /// The next word; 0, which begins nothing, at the end.
    fn word(&mut self) -> u32 {
        self.words.next().copied().unwrap_or_default()
    }

    fn count(&mut self) -> usize {
        self.word() as usize
    }

    fn text(&mut self, len_bytes: usize) -> &'a str {
        let whole_words = len_bytes.next_multiple_of(WORD_BYTES);
        let (text, rest) = self.text.split_at_checked(whole_words).unwrap_or_default();
        self.text = rest;
        text.get(..len_bytes).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }
}

/// Reads what was packed.
pub(super) struct Reader<'a> {
    input: Words<'a>,
    avatars: std::vec::Drain<'a, JsString>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(words: &'a [u32], text: &'a [u8], avatars: &'a mut Vec<JsString>) -> Self {
        Self { input: Words::new(words, text), avatars: avatars.drain(..) }
    }

    /// A value of any kind.
    pub(super) fn value(&mut self) -> JsRaw<'a> {
        let word = self.input.word();
        let rest = (word >> 4) as usize;
        match word & 0xF {
            tag::TEXT => Raw::Text(RawText::Whole(Cow::Borrowed(self.input.text(rest)))),
            tag::TOO_LONG => Raw::Text(RawText::TooLong { units: self.input.count() }),
            tag::ILL_FORMED => Raw::Text(RawText::IllFormed { index: self.input.count() }),
            tag::WRONG => Raw::Wrong(kind(rest)),
            tag::UNREADABLE => Raw::Unreadable,
            tag::AVATAR => self.avatar(),
            tag::MAP => Raw::Map((0..rest).map(|_| self.entry()).collect()),
            tag::TOO_MANY => Raw::TooMany { count: self.input.count() },
            tag::GROUPS => Raw::Groups((0..rest).map(|_| self.group()).collect()),
            _ => Raw::Absent,
        }
    }

    /// Behind an avatar stands its text, too, where it is short.
    fn avatar(&mut self) -> JsRaw<'a> {
        let _ = self.value();
        self.avatars.next().map_or(Raw::Absent, |avatar| Raw::Avatar(AvatarString(avatar)))
    }

    fn entry(&mut self) -> RawEntry<'a, AvatarString> {
        let key = match self.value() {
            Raw::Text(key) => key,
            _ => RawText::Whole(Cow::Borrowed("")),
        };
        RawEntry { key, value: self.value() }
    }

    fn group(&mut self) -> RawGroup<'a, AvatarString> {
        let word = self.input.word();
        let rest = (word >> 4) as usize;
        match word & 0xF {
            tag::GROUP => RawGroup::Group {
                group_id: self.value(),
                unknown: (0..rest).map(|_| self.key().to_owned()).collect(),
            },
            tag::WRONG => RawGroup::Wrong(kind(rest)),
            _ => RawGroup::Unreadable,
        }
    }

    fn key(&mut self) -> &'a str {
        let len_bytes = (self.input.word() >> 4) as usize;
        self.input.text(len_bytes)
    }

    /// A payload.
    pub(super) fn payload(&mut self) -> RawInput<'a, AvatarString> {
        let mut raw = RawUpdate::default();
        loop {
            let word = self.input.word();
            let rest = (word >> 4) as usize;
            match word & 0xF {
                tag::FIELD => raw.fields.extend(field(rest).map(|field| (field, self.value()))),
                tag::UNKNOWN => raw.unknown.push(self.key().to_owned()),
                tag::EXTRA => raw.extras.push(self.extra()),
                tag::WRONG => return RawInput::Wrong(kind(rest)),
                tag::UNREADABLE => return RawInput::Unreadable,
                _ => break,
            }
        }
        raw.unknown_count = self.input.count();
        RawInput::Object(raw)
    }

    fn extra(&mut self) -> RawExtra {
        let key = self.key().to_owned();
        let json = match self.value() {
            Raw::Text(json) => Some(json.into_owned()),
            _ => None,
        };
        RawExtra { key, json }
    }

    /// Where to send and how.
    pub(super) fn connection(&mut self) -> Result<Connection, Issue> {
        use connection::key;
        let allow_http_loopback = self.input.word() != 0;
        // All three are read before any is judged: what stands behind them is read next.
        let domain_id = self.part(key::DOMAIN_ID, ConnectionReason::NotADnsLabel);
        let endpoint = self.part(key::ENDPOINT, ConnectionReason::NotAUrl);
        let token = self.part(key::ACCESS_TOKEN, ConnectionReason::NotAToken);
        let (domain_id, endpoint, token) = (domain_id?, endpoint?, token?);
        let origin = Origin::of_either(domain_id, endpoint, allow_http_loopback)?;
        let connection = Connection::new(origin);
        match token {
            Some(token) => connection.with_token(token),
            None => Ok(connection),
        }
    }

    fn part(
        &mut self,
        name: &'static str,
        reason: ConnectionReason,
    ) -> Result<Option<&'a str>, Issue> {
        match self.value() {
            Raw::Absent => Ok(None),
            Raw::Text(RawText::Whole(Cow::Borrowed(text))) => Ok(Some(text)),
            _ => Err(connection::issue(name, reason)),
        }
    }
}

/// How JavaScript is to read: for each field its shape and the most units that are read of a text,
/// then the limits inside custom data and groups, and for keys.
pub(super) fn limits() -> Vec<u32> {
    let units = |maximum: usize| maximum * UNITS_PER_LIMIT;
    let fields = Field::ALL.iter().flat_map(|field| match field.info().shape {
        Shape::Text { maximum } => [shape::TEXT, units(maximum)],
        Shape::Avatar => [shape::AVATAR, 0],
        Shape::TextMap => [shape::MAP, units(MAX_CHARS)],
        Shape::Groups => [shape::GROUPS, units(GROUP_ID_MAX_CHARS)],
    });
    let others =
        [MAX_KEYS, MAX_ITEMS, MAX_UNKNOWN_KEYS, MAX_ALLOWED_KEYS, KEY_MAX_UNITS, EXTRA_MAX_UNITS];
    fields.chain(others).map(|limit| limit as u32).collect()
}

/// By number, as the names are listed.
pub(super) fn field(number: usize) -> Option<Field> {
    Field::ALL.get(number).copied()
}

fn kind(number: usize) -> ValueKind {
    ValueKind::ALL.get(number).copied().unwrap_or(ValueKind::Undefined)
}
