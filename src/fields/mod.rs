//! The fields' rules: one field, one file, with its documented sentence, its constants, `normalise`
//! and `check`. Here stands what they share: what describes a field, and the walk of a text field.

use std::borrow::Cow;

use crate::data_url::AvatarText;
use crate::fast::FastPattern;
use crate::field::{Field, with_fields};
use crate::issue::{Change, Code, Issue, Path, Rule, Unit, ValueKind};
use crate::options::Options;
use crate::raw::Raw;
use crate::text::RawText;
use crate::value::Value;

pub(crate) use normal::Text;

macro_rules! field_modules {
    ($($(#[$meta:meta])* $variant:ident = $module:ident $name:literal,)+) => {
        $(pub mod $module;)+

        impl Field {
            /// What describes the field.
            #[must_use]
            pub const fn info(self) -> &'static FieldInfo {
                match self {
                    $(Self::$variant => &$module::INFO,)+
                }
            }

            /// Normalises and checks what a caller gave for the field; `None` when absent or refused.
            pub(crate) fn judge<'a, T: AvatarText>(
                self,
                raw: Raw<'a, T>,
                findings: &mut Findings<'_>,
            ) -> Option<Value<'a, T>> {
                match self {
                    $(Self::$variant => $module::judge(raw, findings),)+
                }
            }
        }
    };
}
with_fields!(field_modules);

mod normal;

/// What a field's value looks like, so that a reader knows how to read it and where to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text of at most this many code points or bytes: one of four times as many units is not read.
    Text {
        /// The limit that the reader stops at four times of.
        maximum: usize,
    },
    /// Text that may be large and is judged in place.
    Avatar,
    /// An object of texts.
    TextMap,
    /// An array of objects with a `group_id`.
    Groups,
}

/// A name for people, per language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Label {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh_cn: &'static str,
}

/// What describes a field: for readers, forms and schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldInfo {
    /// Whether an update needs it.
    pub required: bool,
    /// How to read it.
    pub shape: Shape,
    /// The shortest value that is not a clearing one, in `unit`.
    pub minimum: Option<usize>,
    /// The longest value, in `unit`.
    pub maximum: Option<usize>,
    /// What the limits count.
    pub unit: Option<Unit>,
    /// The values to choose from; empty where any will do.
    pub options: &'static [&'static str],
    /// Whether `""` clears it.
    pub clearable: bool,
    /// What certainly passes unchanged; none where only the rule can tell.
    pub fast: Option<FastPattern>,
    /// What a form calls it.
    pub label: Label,
    /// The HTML `autocomplete` token that fits.
    pub autocomplete: Option<&'static str>,
    /// The HTML `inputmode` that fits.
    pub input_mode: Option<&'static str>,
}

impl FieldInfo {
    /// Optional, without limits or hints: each field states what differs.
    const PLAIN: Self = Self {
        required: false,
        shape: Shape::Text { maximum: 0 },
        minimum: None,
        maximum: None,
        unit: None,
        options: &[],
        clearable: false,
        fast: None,
        label: Label { en: "", zh_cn: "" },
        autocomplete: None,
        input_mode: None,
    };

    /// The kind of value that the field takes.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        match self.shape {
            Shape::Text { .. } | Shape::Avatar => ValueKind::String,
            Shape::TextMap => ValueKind::Object,
            Shape::Groups => ValueKind::Array,
        }
    }
}

/// Where the rules put what they find.
pub(crate) struct Findings<'o> {
    pub(crate) options: &'o Options,
    pub(crate) issues: Vec<Issue>,
    pub(crate) changes: Vec<Change>,
}

impl<'o> Findings<'o> {
    pub(crate) fn new(options: &'o Options) -> Self {
        Self { options, issues: Vec::new(), changes: Vec::new() }
    }

    pub(crate) fn issue(&mut self, field: Field, code: Code) {
        self.issues.push(Issue::of(field, code));
    }

    pub(crate) fn issue_at(&mut self, field: Field, path: Path, code: Code) {
        self.issues.push(Issue { field: Some(field), path, code });
    }

    pub(crate) fn changed(&mut self, field: Field, rule: Rule) {
        self.changes.push(Change { field, path: Path::of(field), rule });
    }
}

/// How one text field is treated, in the order in which it happens.
struct TextRule {
    field: Field,
    normalise: fn(&mut Text<'_>, &Options),
    /// Appends every problem with a text that is normalised.
    check: fn(&str, &Options, &mut Vec<Code>),
}

/// Read, normalise, check, report: the walk that all text fields share.
fn judge_text<'a, T>(
    rule: &TextRule,
    raw: Raw<'a, T>,
    findings: &mut Findings<'_>,
) -> Option<Value<'a, T>> {
    let text = read_text(rule.field, raw, findings)?;
    let mut text = Text::new(text);
    (rule.normalise)(&mut text, findings.options);
    let (value, rules) = text.into_parts();
    for changed in rules {
        findings.changed(rule.field, changed);
    }
    if value.is_empty() && rule.field.info().clearable {
        return Some(Value::Text(Cow::Borrowed("")));
    }
    let mut problems = Vec::new();
    (rule.check)(&value, findings.options, &mut problems);
    if problems.is_empty() {
        return Some(Value::Text(value));
    }
    for problem in problems {
        findings.issue(rule.field, problem);
    }
    None
}

/// The text that a caller gave, or an issue that says what stands there instead.
fn read_text<'a, T>(
    field: Field,
    raw: Raw<'a, T>,
    findings: &mut Findings<'_>,
) -> Option<Cow<'a, str>> {
    match raw {
        Raw::Text(RawText::Whole(text)) => Some(text),
        Raw::Text(_) if !field.info().options.is_empty() => {
            findings.issue(field, not_an_option(field.info().options, None));
            None
        }
        Raw::Text(refused) => {
            let (limit, unit) = reading_limit(field.info());
            findings.issue(field, refused_text_code(&refused, limit, unit)?);
            None
        }
        other => {
            report_kind(field, &other, findings);
            None
        }
    }
}

/// What a text that was not read is over: of digits that nobody has counted nothing can be said.
fn reading_limit(info: &FieldInfo) -> (usize, Unit) {
    match (info.shape, info.unit) {
        (Shape::Text { maximum }, Some(Unit::Digits) | None) => (maximum, Unit::CodePoints),
        (_, unit) => (info.maximum.unwrap_or_default(), unit.unwrap_or(Unit::CodePoints)),
    }
}

/// The code for a text that the reader did not hand over whole.
fn refused_text_code(text: &RawText<'_>, maximum: usize, unit: Unit) -> Option<Code> {
    match text {
        RawText::Whole(_) => None,
        RawText::TooLong { units } => {
            // Two UTF-16 units make one code point at most; a unit is at least one byte.
            let actual = if unit == Unit::CodePoints { units.div_ceil(2) } else { *units };
            Some(Code::TooBig { maximum, actual, unit, at_least: true })
        }
        RawText::IllFormed { index } => Some(Code::unpaired_surrogate(*index)),
    }
}

/// An issue for a value of another kind than the field takes; nothing for an absent optional one.
fn report_kind<T>(field: Field, raw: &Raw<'_, T>, findings: &mut Findings<'_>) {
    let code = match raw {
        Raw::Absent if !field.info().required => return,
        Raw::Unreadable => Code::Unreadable,
        other => Code::InvalidType { expected: field.info().kind(), received: other.kind() },
    };
    findings.issue(field, code);
}

/// The check of a field that takes one of a few values.
fn check_option(text: &str, options: &'static [&'static str], problems: &mut Vec<Code>) {
    if options.contains(&text) {
        return;
    }
    problems.push(not_an_option(options, crate::suggest::closest(text, options)));
}

fn not_an_option(options: &'static [&'static str], suggestion: Option<&'static str>) -> Code {
    Code::InvalidValue {
        options: options.iter().copied().map(Cow::Borrowed).collect(),
        suggestion: suggestion.map(Cow::Borrowed),
    }
}
