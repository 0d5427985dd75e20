//! English.

use super::language::Language;
use crate::error::ErrorKind;
use crate::field::Field;
use crate::issue::{ConnectionReason, Reason, Rule, Unit, ValueKind};

pub(super) static EN: Language = Language {
    label,
    too_big,
    too_small,
    invalid_format,
    invalid_connection,
    value_kind,
    error,
    change,
    payload_type: "The payload must be an object, but it is {received}.",
    missing: "{field} is missing. Fill it in.",
    null_clearable: "{field} cannot be null. Leave it out to keep the stored value, or use an empty text to clear it.",
    null_required: "{field} cannot be null. Fill it in.",
    null_optional: "{field} cannot be null. Leave it out to keep the stored value.",
    not_text: "{field} must be text, but it is {received}.",
    wrong_type: "{field} must be {expected}, but it is {received}.",
    empty: "{field} is empty. Fill it in.",
    not_an_option: "{field} must be one of: {options}.",
    not_an_option_suggestion: "{field} must be one of: {options}. Did you mean “{suggestion}”?",
    unrecognized_key: "“{key}” is not a key that the service documents. Remove it, or allow it.",
    unrecognized_key_suggestion: "“{key}” is not a key that the service documents. Did you mean “{suggestion}”?",
    unreadable_payload: "The payload cannot be read. Pass a plain object, for example Object.fromEntries(new FormData(form)).",
    unreadable: "{field} cannot be read. Give a plain value that JSON can hold.",
    rejected_by_service: "{field} was not accepted by the service: {serviceMessage}",
    response_interrupted: "The answer broke off on its way. It may have been saved; reload the page to see.",
    aborted_unsent: "Cancelled. Nothing was sent.",
    space: "a space",
    list_separator: ", ",
    brackets: (" (", ")"),
};

const fn label(field: Field) -> &'static str {
    match field {
        Field::UserId => "User ID",
        Field::NickName => "Nickname",
        Field::Status => "Status",
        Field::Role => "Role",
        Field::Avatar => "Avatar",
        Field::Description => "Description",
        Field::Phone => "Phone number",
        Field::Email => "Email address",
        Field::UserData => "Custom data",
        Field::GroupInfoList => "Groups",
    }
}

const fn too_big(unit: Unit, at_least: bool) -> &'static str {
    match (unit, at_least) {
        (Unit::CodePoints, false) => "{field} is {actual} characters long; the limit is {maximum}.",
        (Unit::CodePoints, true) => {
            "{field} is at least {actual} characters long; the limit is {maximum}."
        }
        (Unit::Bytes, false) => "{field} takes {actual} bytes; the limit is {maximum}.",
        (Unit::Bytes, true) => "{field} takes at least {actual} bytes; the limit is {maximum}.",
        (Unit::Digits, _) => "{field} may have at most {maximum} digits; it has {actual}.",
        (Unit::Items, _) => "{field}: the limit is {maximum} entries; there are {actual}.",
        (Unit::Pixels, _) => {
            "{field} has {actual} pixels; the limit is {maximum}. Choose a smaller picture."
        }
        (Unit::Keys, _) => "There are {actual} keys; no more than {maximum} fit.",
    }
}

const fn too_small(unit: Unit) -> &'static str {
    match unit {
        Unit::Digits => "{field} needs at least {minimum} digits; it has {actual}.",
        Unit::CodePoints => "{field} is {actual} characters long; it needs at least {minimum}.",
        Unit::Bytes | Unit::Items | Unit::Keys | Unit::Pixels => {
            "{field} has {actual}; it needs at least {minimum}."
        }
    }
}

const fn invalid_format(reason: Reason) -> &'static str {
    match reason {
        Reason::UnpairedSurrogate => {
            "{field} contains half a character at position {index}, which cannot be sent. Type it again."
        }
        Reason::ControlCharacter => {
            "{field} contains a control character ({found}) at position {index}. Remove it."
        }
        Reason::InvisibleCharacter => {
            "{field} contains a character that cannot be seen ({found}) at position {index}. Remove it."
        }
        Reason::ShowsNothing => {
            "{field} holds nothing that anybody can see. Type some letters, or leave it empty."
        }
        Reason::Noncharacter => {
            "{field} contains something that is not a character ({found}) at position {index}. Remove it."
        }
        Reason::PhoneExtension => {
            "{field} cannot have an extension. Remove {found} and what follows."
        }
        Reason::SeveralNumbers => "{field} can hold only one number. Remove the others.",
        Reason::DomainCharacter => {
            "{field} has a character that cannot stand there after the @, at position {index}: {found}"
        }
        Reason::SeveralAddresses => "{field} can hold only one address. Remove the others.",
        Reason::BidiControl => {
            "{field} contains a character that reverses the text direction ({found}) at position {index}. Remove it."
        }
        Reason::NumberSign => "{field} contains a number sign (#). Remove it.",
        Reason::SurroundingWhiteSpace => "{field} begins or ends with a space. Remove it.",
        Reason::NotANumber => {
            "{field} may contain only digits, with a plus sign in front. Remove {found}."
        }
        Reason::MissingAt => "{field} needs an @, like name@example.com.",
        Reason::LocalPartEmpty => {
            "{field} has nothing before the @. Use the form name@example.com."
        }
        Reason::LocalPartCharacter => {
            "{field} has a character that cannot stand before the @, at position {index}: {found}"
        }
        Reason::LocalPartTooLong => {
            "{field} has more than 64 characters before the @. Use a shorter address."
        }
        Reason::DomainInvalid => "{field} needs a domain after the @, like example.com.",
        Reason::NotUrlOrDataUrl => {
            "{field} must be a picture, or an address that begins with http:// or https://."
        }
        Reason::SchemeMissing => "{field} needs https:// in front: {found}",
        Reason::WhiteSpace => "{field} contains a space at position {index}. Remove it.",
        Reason::HostMissing => {
            "{field} has no host. Use an address like https://example.com/me.png."
        }
        Reason::HostInvalid => "{field} has an invalid host name: {found}",
        Reason::Credentials => "{field} contains a user name or password. Use an address without.",
        Reason::MediaTypeNotAllowed => "{field} must be a PNG, JPEG, GIF or WebP picture.",
        Reason::NotBase64 => {
            "{field} is damaged: its data is not base64. Choose the picture again."
        }
        Reason::SignatureMismatch => {
            "{field} is not a PNG, JPEG, GIF or WebP picture, whatever it claims. Choose another."
        }
        Reason::NotAnImage => "This file is not a picture. Choose a PNG, JPEG, GIF or WebP file.",
        Reason::ImageTypeNotSupported => {
            "{found} pictures cannot be used here. Save it as JPEG or PNG, then choose that file."
        }
        Reason::ImageDamaged => "This picture is damaged or incomplete. Choose another.",
        Reason::ImageUnreadable => {
            "This file cannot be read any more: it was changed, moved or deleted, or it is not on this device. Choose it again."
        }
        Reason::ImageBlank => {
            "This browser makes a blank picture of this one. Choose another, or use another browser."
        }
        Reason::ImageWillNotFit => "This picture cannot be made small enough. Choose another.",
    }
}

const fn invalid_connection(reason: ConnectionReason) -> &'static str {
    match reason {
        ConnectionReason::Missing => "“{field}” is required.",
        ConnectionReason::BothGiven => "Give either a domain ID or an endpoint, not both.",
        ConnectionReason::NotADnsLabel => {
            "The domain ID must be 1 to 63 letters, digits, hyphens or underscores, and begin and end with a letter or digit."
        }
        ConnectionReason::NotAUrl => "The endpoint must be an address like https://example.com.",
        ConnectionReason::NotHttps => {
            "The endpoint must begin with https://, so that the token is not sent in the clear."
        }
        ConnectionReason::HasCredentials => {
            "The endpoint must not contain a user name or password."
        }
        ConnectionReason::HasPathQueryOrFragment => {
            "The endpoint must end after the host and port."
        }
        ConnectionReason::NotAToken => {
            "The access token has a form that no token has. Copy it again, without spaces or line breaks."
        }
    }
}

const fn value_kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Undefined => "missing",
        ValueKind::Null => "null",
        ValueKind::Boolean => "true or false",
        ValueKind::Number => "a number",
        ValueKind::BigInt => "a BigInt",
        ValueKind::String => "text",
        ValueKind::Symbol => "a symbol",
        ValueKind::Function => "a function",
        ValueKind::Array => "a list",
        ValueKind::Object => "an object",
    }
}

const fn error(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Invalid => "The service did not accept the values. Check them and try again.",
        ErrorKind::Unauthorized => "Your session has ended. Sign in again, then save.",
        ErrorKind::Forbidden => "You may not change this. Ask an administrator.",
        ErrorKind::NotFound => "There is no such user any more. Reload the page.",
        ErrorKind::Conflict => "Somebody else uses this value already. Choose another.",
        ErrorKind::RateLimited => "Too many requests. Wait a moment, then try again.",
        ErrorKind::Service => {
            "The service has a problem. Nothing you entered is lost; try again in a minute."
        }
        ErrorKind::Gateway => {
            "The service cannot be reached right now. Nothing you entered is lost; try again in a minute."
        }
        ErrorKind::Network => "No connection to the service. Check the network, then try again.",
        ErrorKind::Offline => "You are offline. Connect to a network, then try again.",
        ErrorKind::Timeout => {
            "The service did not answer in time. It may have saved all the same; try again."
        }
        ErrorKind::Aborted => "Cancelled. The service may have saved all the same.",
        ErrorKind::Redirected => {
            "The service answered with a redirect, which is not followed. Check the endpoint."
        }
        ErrorKind::TooLarge => "This is larger than can be handled. Use a smaller picture.",
        ErrorKind::Undecodable => {
            "The service answered with something unexpected. Reload the page to see what was saved."
        }
        ErrorKind::Busy => "The last change is still being saved. Wait for it, then save again.",
        ErrorKind::NotInitialised => {
            "The profile module has not been loaded. Call init() first and wait for it."
        }
        ErrorKind::Internal => {
            "Something went wrong in this page. Nothing you entered is lost; try again."
        }
    }
}

const fn change(rule: Rule) -> &'static str {
    match rule {
        Rule::Trimmed => "{field}: spaces at the ends were removed.",
        Rule::InvisibleRemoved => "{field}: marks that cannot be seen were removed.",
        Rule::Unwrapped => "{field}: what stood around it was removed.",
        Rule::FullWidthToAscii => "{field}: full-width characters were replaced.",
        Rule::TrunkZeroRemoved => "{field}: the 0 behind the country code was removed.",
        Rule::DomainToAscii => {
            "{field}: the international domain was put into the form that is sent."
        }
        Rule::UnicodeNfc => "{field}: characters were put into their standard form.",
        Rule::LineBreaks => "{field}: line breaks were unified.",
        Rule::SeparatorsRemoved => "{field}: spaces and separators were removed.",
        Rule::DigitsToAscii => "{field}: the digits were replaced by 0 to 9.",
        Rule::CountryCodeRemoved => "{field}: the country code 86 was removed.",
        Rule::DomainLowerCased => "{field}: the domain was put into lower case.",
        Rule::SchemeLowerCased => "{field}: the beginning of the address was put into lower case.",
        Rule::SpacesEncoded => "{field}: spaces in the address were encoded.",
        Rule::MediaTypeLowerCased => "{field}: the picture's type was put into lower case.",
        Rule::MediaTypeCorrected => "{field}: the picture's type was corrected.",
        Rule::Base64Normalised => "{field}: the picture's data was put into its standard form.",
        Rule::DataUrlPrefix => {
            "{field}: the beginning of the data was put into the service's form."
        }
        Rule::DuplicatesRemoved => "{field}: repeated entries were removed.",
    }
}
