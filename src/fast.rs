//! Fast patterns: what a text looks like that a field's rule certainly returns unchanged.
//!
//! Each field's file states its pattern beside its rule, as data. JavaScript asks the patterns first, so
//! that a payload of which every value matches never crosses into the core; everything else is validated
//! by the rules. A pattern may therefore be narrower than its rule, and never wider: a test compares the two.
//!
//! Patterns mean the same in ECMAScript (without flags) and in Rust's `regex`: no look-around, no
//! characters outside the Basic Multilingual Plane. Lengths are compared apart, because counted repetition
//! of a whole text is slow in regular expression engines.

use crate::field::Field;

/// Letters, digits and punctuation that Unicode normalisation form C leaves as they are whatever stands
/// beside them, that are neither white space nor controls, and that one UTF-16 unit encodes: ASCII, and
/// what European and East Asian languages are written with.
pub(crate) const STABLE: &str = concat!(
    r"!-~\u00a1-\u00ac\u00ae-\u02ff\u0400-\u0481\u1e00-\u1eff\u2010-\u2027",
    r"\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff5e",
);

/// A text that a rule returns unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FastPattern {
    /// The pattern in pieces, which are shared between fields; without anchors.
    pub pieces: &'static [&'static str],
    /// The most UTF-16 units that a text may have besides.
    pub max_units: usize,
}

impl Field {
    /// The field's fast pattern with its anchors, and the most UTF-16 units of a text; none where only the
    /// rule can decide. The empty text matches where it clears the field.
    #[must_use]
    pub fn fast_pattern(self) -> Option<(String, usize)> {
        let info = self.info();
        let FastPattern { pieces, max_units } = info.fast?;
        let end = if info.clearable { ")?$" } else { ")$" };
        let mut pattern = "^(?:".to_owned();
        pieces.iter().chain([&end]).for_each(|piece| pattern.push_str(piece));
        Some((pattern, max_units))
    }
}
