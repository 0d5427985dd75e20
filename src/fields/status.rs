//! `status`: `enabled` or `disabled`; a disabled user cannot log on (UpdateUser page and metadata).

use super::{FieldInfo, Findings, Label, Shape, TextRule, check_option, judge_text};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::names::names;
use crate::raw::Raw;
use crate::value::Value;

names! {
    /// Whether the user may log on.
    pub enum Status {
        /// May log on.
        Enabled = "enabled",
        /// May not.
        Disabled = "disabled",
    }
}

/// No option is longer; a text of four times as many units is not read.
const MAX_CHARS: usize = 64;

/// The options.
const FAST: FastPattern = FastPattern {
    pieces: &["enabled|disabled"],
    max_units: MAX_CHARS,
};

pub(super) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    options: Status::NAMES,
    fast: Some(FAST),
    label: Label { en: "Status", zh_cn: "状态" },
    ..FieldInfo::PLAIN
};

const RULE: TextRule = TextRule {
    field: Field::Status,
    normalise: |_, _| {},
    check: |text, _, problems| check_option(text, Status::NAMES, problems),
};

pub(super) fn judge<'a, T>(raw: Raw<'a, T>, findings: &mut Findings<'_>) -> Option<Value<'a, T>> {
    judge_text(&RULE, raw, findings)
}
