//! Where a value stands in a payload.

use std::borrow::Cow;

use serde::Serialize;

use crate::field::Field;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Segment {
    /// A key of an object.
    Key(Cow<'static, str>),
    /// An index of an array.
    Index(usize),
}

/// Where a value stands, from the root of the payload: `group_info_list[2].group_id`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Path(Vec<Segment>);

impl Path {
    /// The payload itself.
    pub const ROOT: Self = Self(Vec::new());

    /// The path of a field.
    #[must_use]
    pub fn of(field: Field) -> Self {
        Self(vec![Segment::Key(Cow::Borrowed(field.as_str()))])
    }

    /// The path with a key appended; a long key is shortened.
    #[must_use]
    pub fn key(mut self, key: &str) -> Self {
        self.0.push(Segment::Key(Cow::Owned(crate::text::shortened(key))));
        self
    }

    /// The path with an index appended.
    #[must_use]
    pub fn index(mut self, index: usize) -> Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// The steps from the root.
    #[must_use]
    pub fn segments(&self) -> &[Segment] {
        &self.0
    }
}

impl std::fmt::Display for Path {
    /// Dots and brackets, for people: `user_data.theme`, `group_info_list[2].group_id`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}

impl Path {
    /// Writes the path as people read it.
    pub(crate) fn write(&self, out: &mut String) {
        write_segments(out, &self.0);
    }

    /// Writes it without the field's own name: `theme`, `[2].group_id`.
    pub(crate) fn write_inner(&self, out: &mut String) {
        write_segments(out, self.0.get(1..).unwrap_or_default());
    }
}

fn write_segments(out: &mut String, segments: &[Segment]) {
    for (position, segment) in segments.iter().enumerate() {
        match segment {
            Segment::Key(key) => {
                out.push_str(if position > 0 { "." } else { "" });
                out.push_str(key);
            }
            Segment::Index(index) => {
                out.push('[');
                crate::text::write_decimal(out, *index);
                out.push(']');
            }
        }
    }
}
