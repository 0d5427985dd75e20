//! Enums whose variants have a stable name outside Rust: in JSON, in JavaScript, in the documents.

/// Declares a fieldless enum together with its names, so that the two cannot drift apart.
macro_rules! names {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$variant_meta:meta])* $variant:ident = $text:literal,)+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl $name {
            /// Every variant, in declared order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Every name, in declared order.
            pub const NAMES: &'static [&'static str] = &[$($text,)+];

            /// The stable name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                // There is a name at each place: a table is smaller than a `match`.
                Self::NAMES.get(self as usize).copied().unwrap_or_default()
            }

            /// The variant of this name; exact, case included.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                let place = $crate::names::place(Self::NAMES, name)?;
                Self::ALL.get(place).copied()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

/// Where a name stands among others.
pub(crate) fn place(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

pub(crate) use names;
