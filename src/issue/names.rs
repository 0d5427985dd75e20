//! The names that issues and changes are made of: kinds, units, reasons, rules.

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
        /// An address without `https://`.
        SchemeMissing = "scheme_missing",
        /// White space in a URL's host.
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
        /// Spaces in the URL are percent-encoded now.
        SpacesEncoded = "spaces_encoded",
        /// The data URL's media type is in lower case now.
        MediaTypeLowerCased = "media_type_lower_cased",
        /// The picture's type was not what its bytes say, or something stood beside it.
        MediaTypeCorrected = "media_type_corrected",
        /// The picture's data is in standard base64 now.
        Base64Normalised = "base64_normalised",
        /// The data URL begins as the connection asks for.
        DataUrlPrefix = "data_url_prefix",
        /// Repeated elements were removed.
        DuplicatesRemoved = "duplicates_removed",
    }
}
