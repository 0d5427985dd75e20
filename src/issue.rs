//! What is wrong with a value, as data: a stable code, a path, the limit and what was found.
//!
//! No prose here: `messages.rs` makes sentences, per locale. Codes follow Zod 4's names where they
//! fit, so that people who know those know these.

use std::borrow::Cow;

use serde::Serialize;

use crate::field::Field;
use crate::names::names;

names! {
    /// The kind of a value, in JavaScript's words.
    pub enum ValueKind {
        /// Missing, or `undefined`.
        Undefined = "undefined",
        /// `null`.
        Null = "null",
        /// `true` or `false`.
        Boolean = "boolean",
        /// A number.
        Number = "number",
        /// A BigInt: JavaScript only.
        BigInt = "bigint",
        /// Text.
        String = "string",
        /// A symbol: JavaScript only.
        Symbol = "symbol",
        /// A function: JavaScript only.
        Function = "function",
        /// An array.
        Array = "array",
        /// An object.
        Object = "object",
    }
}

names! {
    /// What a length counts.
    pub enum Unit {
        /// Unicode code points: an emoji of two UTF-16 units is one.
        CodePoints = "code_points",
        /// UTF-8 bytes of the text as sent.
        Bytes = "bytes",
        /// Decimal digits.
        Digits = "digits",
        /// Elements of an array.
        Items = "items",
        /// Keys of an object.
        Keys = "keys",
        /// Pixels of an image.
        Pixels = "pixels",
    }
}

names! {
    /// Why a text does not have the format that its field needs.
    pub enum Reason {
        /// Half of a surrogate pair: it has no UTF-8 form and cannot be sent.
        UnpairedSurrogate = "unpaired_surrogate",
        /// C0, C1, DEL; in single-line fields the line separators too.
        ControlCharacter = "control_character",
        /// A character that shows nothing, in a value that it would make another one.
        InvisibleCharacter = "invisible_character",
        /// Nothing of the text can be seen: spaces, invisible characters, marks without a letter.
        ShowsNothing = "shows_nothing",
        /// A code point that is no character, like U+FFFE.
        Noncharacter = "noncharacter",
        /// A bidirectional embedding, override or isolate: it can make a name read as another.
        BidiControl = "bidi_control",
        /// `#`.
        NumberSign = "number_sign",
        /// White space at an end of a value that is not trimmed.
        SurroundingWhiteSpace = "surrounding_white_space",
        /// Something other than digits with an optional `+` in front.
        NotANumber = "not_a_number",
        /// A phone number with an extension.
        PhoneExtension = "phone_extension",
        /// More than one phone number.
        SeveralNumbers = "several_numbers",
        /// No `@`.
        MissingAt = "missing_at",
        /// Nothing before the `@`.
        LocalPartEmpty = "local_part_empty",
        /// A character that may not stand before the `@`.
        LocalPartCharacter = "local_part_character",
        /// More than 64 bytes before the `@`.
        LocalPartTooLong = "local_part_too_long",
        /// A character that may not stand there after the `@`.
        DomainCharacter = "domain_character",
        /// More than one e-mail address.
        SeveralAddresses = "several_addresses",
        /// What stands after the `@` is not a host name.
        DomainInvalid = "domain_invalid",
        /// Begins with neither `http://`, `https://` nor `data:`.
        NotUrlOrDataUrl = "not_url_or_data_url",
        /// White space inside a URL.
        WhiteSpace = "white_space",
        /// A URL without a host.
        HostMissing = "host_missing",
        /// A host or port that no browser accepts.
        HostInvalid = "host_invalid",
        /// A user name or password in a URL.
        Credentials = "credentials",
        /// A data URL of another type than PNG, JPEG, GIF and WebP.
        MediaTypeNotAllowed = "media_type_not_allowed",
        /// A data URL that is not canonical base64.
        NotBase64 = "not_base64",
        /// Bytes that do not begin as the declared image type does.
        SignatureMismatch = "signature_mismatch",
        /// A file that is no image.
        NotAnImage = "not_an_image",
        /// An image of another type than PNG, JPEG, GIF and WebP.
        ImageTypeNotSupported = "image_type_not_supported",
        /// An image file that breaks off, or that the browser cannot decode.
        ImageDamaged = "image_damaged",
        /// A file that cannot be read any more.
        ImageUnreadable = "image_unreadable",
        /// An image of which the browser makes a blank one.
        ImageBlank = "image_blank",
        /// An image that is over the limit however small it is made.
        ImageWillNotFit = "image_will_not_fit",
    }
}

names! {
    /// Why a connection cannot be used.
    pub enum ConnectionReason {
        /// Neither `domainId` nor `endpoint`, or no token where one is needed.
        Missing = "missing",
        /// Both `domainId` and `endpoint`.
        BothGiven = "both_given",
        /// A domain id that is not one DNS label.
        NotADnsLabel = "not_a_dns_label",
        /// An endpoint that is not an absolute URL of a host.
        NotAUrl = "not_a_url",
        /// `http:` to a host that is not loopback, or without `allowHttpLoopback`.
        NotHttps = "not_https",
        /// A user name or password in the endpoint.
        HasCredentials = "has_credentials",
        /// More than an origin.
        HasPathQueryOrFragment = "has_path_query_or_fragment",
        /// Not an RFC 6750 `b64token` of 1 to 8,192 bytes.
        NotAToken = "not_a_token",
    }
}

names! {
    /// What a normalisation did.
    pub enum Rule {
        /// White space at the ends was removed.
        Trimmed = "trimmed",
        /// Characters that show nothing were removed.
        InvisibleRemoved = "invisible_removed",
        /// What stood around the value was removed: `mailto:`, `tel:`, a name before `<…>`.
        Unwrapped = "unwrapped",
        /// Full-width forms became ASCII.
        FullWidthToAscii = "full_width_to_ascii",
        /// The text was put into Unicode normalisation form C.
        UnicodeNfc = "unicode_nfc",
        /// CR LF, CR and the vertical tab became LF.
        LineBreaks = "line_breaks",
        /// Spaces, hyphens, dots and parentheses were removed.
        SeparatorsRemoved = "separators_removed",
        /// Digits of another script, or full-width ones, became ASCII.
        DigitsToAscii = "digits_to_ascii",
        /// The zero that is dialled only without the country code was removed.
        TrunkZeroRemoved = "trunk_zero_removed",
        /// `+86`, `0086`, `086` or `86` before a mainland number was removed.
        CountryCodeRemoved = "country_code_removed",
        /// The international domain is written as browsers send it.
        DomainToAscii = "domain_to_ascii",
        /// The domain is in lower case now.
        DomainLowerCased = "domain_lower_cased",
        /// The URL's scheme is in lower case now.
        SchemeLowerCased = "scheme_lower_cased",
        /// The data URL's media type is in lower case now.
        MediaTypeLowerCased = "media_type_lower_cased",
        /// The data URL begins as the connection asks for.
        DataUrlPrefix = "data_url_prefix",
        /// Repeated elements were removed.
        DuplicatesRemoved = "duplicates_removed",
    }
}

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

/// What is wrong, with what a reader needs to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Code {
    /// A value of the wrong kind; `received` is `undefined` where a required value is missing.
    InvalidType {
        /// What the place needs.
        expected: ValueKind,
        /// What stands there.
        received: ValueKind,
    },
    /// Over the limit.
    TooBig {
        /// The limit.
        maximum: usize,
        /// What was measured.
        actual: usize,
        /// What both count.
        unit: Unit,
        /// The value was refused before it was read whole: `actual` is a lower bound.
        #[serde(skip_serializing_if = "is_false")]
        at_least: bool,
    },
    /// Under the limit.
    TooSmall {
        /// The limit.
        minimum: usize,
        /// What was measured.
        actual: usize,
        /// What both count.
        unit: Unit,
    },
    /// A text without the form that its field needs.
    InvalidFormat {
        /// Why.
        reason: Reason,
        /// Where: a code-point index; for an unpaired surrogate a UTF-16 index.
        #[serde(skip_serializing_if = "Option::is_none")]
        index: Option<usize>,
        /// What stands there, shortened: `U+202E`, a media type, a host.
        #[serde(skip_serializing_if = "Option::is_none")]
        found: Option<String>,
    },
    /// Not one of the values that the field may have.
    InvalidValue {
        /// The values that it may have.
        options: Vec<Cow<'static, str>>,
        /// The one that was probably meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        suggestion: Option<Cow<'static, str>>,
    },
    /// A key that the service does not document.
    UnrecognizedKey {
        /// The key, shortened.
        key: String,
        /// The one that was probably meant.
        #[serde(skip_serializing_if = "Option::is_none")]
        suggestion: Option<Cow<'static, str>>,
    },
    /// Reading it threw, or it is not JSON: a getter, a revoked Proxy, a cycle, a BigInt.
    Unreadable,
    /// The service refused the field.
    RejectedByService {
        /// Its dotted code.
        service_code: String,
        /// Its own words.
        service_message: String,
    },
    /// A connection that cannot be used.
    InvalidConnection {
        /// Why.
        reason: ConnectionReason,
    },
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands out references")]
fn is_false(flag: &bool) -> bool {
    !flag
}

impl Code {
    /// The names of all codes, as they are serialised: the JavaScript types are compared with it.
    pub const NAMES: &'static [&'static str] = &[
        "invalid_type",
        "too_big",
        "too_small",
        "invalid_format",
        "invalid_value",
        "unrecognized_key",
        "unreadable",
        "rejected_by_service",
        "invalid_connection",
    ];

    /// The stable name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::InvalidType { .. } => "invalid_type",
            Self::TooBig { .. } => "too_big",
            Self::TooSmall { .. } => "too_small",
            Self::InvalidFormat { .. } => "invalid_format",
            Self::InvalidValue { .. } => "invalid_value",
            Self::UnrecognizedKey { .. } => "unrecognized_key",
            Self::Unreadable => "unreadable",
            Self::RejectedByService { .. } => "rejected_by_service",
            Self::InvalidConnection { .. } => "invalid_connection",
        }
    }

    /// A wrong format with nothing to point at.
    #[must_use]
    pub fn format(reason: Reason) -> Self {
        Self::InvalidFormat { reason, index: None, found: None }
    }

    /// A wrong format, with the code point at fault.
    #[must_use]
    pub fn format_at(reason: Reason, index: usize, found: char) -> Self {
        Self::InvalidFormat {
            reason,
            index: Some(index),
            found: Some(crate::text::code_point_name(found)),
        }
    }

    /// Half of a surrogate pair, at a UTF-16 index.
    #[must_use]
    pub fn unpaired_surrogate(index: usize) -> Self {
        Self::InvalidFormat { reason: Reason::UnpairedSurrogate, index: Some(index), found: None }
    }

    /// A wrong format, with a piece of the text.
    #[must_use]
    pub fn format_found(reason: Reason, found: &str) -> Self {
        Self::InvalidFormat { reason, index: None, found: Some(crate::text::shortened(found)) }
    }

    /// A length over its limit, measured whole.
    #[must_use]
    pub fn too_big(maximum: usize, actual: usize, unit: Unit) -> Self {
        Self::TooBig { maximum, actual, unit, at_least: false }
    }
}

/// The first code point for which `is_bad` holds, as a code.
pub(crate) fn first_where(text: &str, reason: Reason, is_bad: fn(char) -> bool) -> Option<Code> {
    let (index, found) = text.chars().enumerate().find(|&(_, character)| is_bad(character))?;
    Some(Code::format_at(reason, index, found))
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Issue {
    /// The field at fault; none for the payload itself, an unknown key or the connection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<Field>,
    /// Where.
    pub path: Path,
    /// What.
    #[serde(flatten)]
    pub code: Code,
}

impl Issue {
    /// A problem with a field as a whole.
    #[must_use]
    pub fn of(field: Field, code: Code) -> Self {
        Self { field: Some(field), path: Path::of(field), code }
    }

    /// A problem with the payload as a whole.
    #[must_use]
    pub fn root(code: Code) -> Self {
        Self { field: None, path: Path::ROOT, code }
    }
}

/// A normalisation that changed a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The field that was changed.
    pub field: Field,
    /// Where.
    pub path: Path,
    /// What was done.
    pub rule: Rule,
}
