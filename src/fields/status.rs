//! `status`: `enabled` or `disabled`; a disabled user cannot log on (UpdateUser page and metadata).

use super::text_field::validate_option;
use super::{FieldInfo, Report, Shape};
use crate::fast::FastPattern;
use crate::field::Field;
use crate::input::InputValue;
use crate::names::names;

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
const FAST: FastPattern = FastPattern { pieces: &["enabled|disabled"], max_units: MAX_CHARS };

pub(crate) const INFO: FieldInfo = FieldInfo {
    shape: Shape::Text { maximum: MAX_CHARS },
    options: Status::NAMES,
    fast: Some(FAST),
    ..FieldInfo::PLAIN
};

pub(crate) fn validate(input: InputValue, report: &mut Report<'_>) -> Option<Status> {
    Status::from_name(&validate_option(Field::Status, input, report)?)
}
