//! One example of everything that is told: each code, reason, unit, kind, rule.

use pds_profile::connection;
use pds_profile::fields::user_data::MAX_KEYS;
use pds_profile::issue::{ConnectionReason, ValueKind};
use pds_profile::{Change, Code, Field, Issue, Path, Reason, Rule, Unit};

fn group(index: usize) -> Path {
    Path::of(Field::GroupInfoList).index(index)
}

/// Each kind where the core expects it, in the place of each other.
fn wrong_kinds() -> Vec<Issue> {
    let places = [
        (None, Path::ROOT, ValueKind::Object),
        (Some(Field::UserId), Path::of(Field::UserId), ValueKind::String),
        (Some(Field::NickName), Path::of(Field::NickName), ValueKind::String),
        (Some(Field::Status), Path::of(Field::Status), ValueKind::String),
        (Some(Field::UserData), Path::of(Field::UserData), ValueKind::Object),
        (Some(Field::UserData), Path::of(Field::UserData).key("theme"), ValueKind::String),
        (Some(Field::GroupInfoList), Path::of(Field::GroupInfoList), ValueKind::Array),
        (Some(Field::GroupInfoList), group(0), ValueKind::Object),
        (Some(Field::GroupInfoList), group(2).key("group_id"), ValueKind::String),
    ];
    let mut issues = Vec::new();
    for (field, path, expected) in places {
        for &received in ValueKind::ALL.iter().filter(|&&received| received != expected) {
            let code = Code::InvalidType { expected, received };
            issues.push(Issue { field, path: path.clone(), code });
        }
    }
    issues
}

pub(crate) fn lengths() -> Vec<Issue> {
    let big = |field, maximum, actual, unit, at_least| {
        Issue::of(field, Code::TooBig { maximum, actual, unit, at_least })
    };
    let small =
        |field, minimum, actual, unit| Issue::of(field, Code::TooSmall { minimum, actual, unit });
    let mut issues = vec![
        big(Field::NickName, 128, 131, Unit::CodePoints, false),
        big(Field::NickName, 128, 257, Unit::CodePoints, true),
        big(Field::UserData, 1024, 1025, Unit::CodePoints, false),
        big(Field::Avatar, 307_200, 4_000_025, Unit::Bytes, false),
        big(Field::Avatar, 4096, 16_385, Unit::Bytes, true),
        big(Field::Phone, 15, 16, Unit::Digits, false),
        big(Field::Phone, 15, 257, Unit::Digits, true),
        big(Field::GroupInfoList, 1000, 1001, Unit::Items, false),
        big(Field::UserData, MAX_KEYS, 100_000, Unit::Keys, false),
        Issue::root(Code::TooBig {
            maximum: 100,
            actual: 100_000,
            unit: Unit::Keys,
            at_least: false,
        }),
        Issue {
            field: Some(Field::GroupInfoList),
            path: group(0).key("group_id"),
            code: Code::TooBig {
                maximum: 1024,
                actual: 1025,
                unit: Unit::CodePoints,
                at_least: false,
            },
        },
        small(Field::UserId, 1, 0, Unit::CodePoints),
        small(Field::Phone, 5, 4, Unit::Digits),
        small(Field::Phone, 5, 1, Unit::Digits),
        Issue {
            field: Some(Field::GroupInfoList),
            path: group(3).key("group_id"),
            code: Code::TooSmall { minimum: 1, actual: 0, unit: Unit::CodePoints },
        },
    ];
    let is_known = |unit| issues.iter().any(|issue| unit_of(issue) == Some(unit));
    let others: Vec<Unit> = Unit::ALL.iter().copied().filter(|&unit| !is_known(unit)).collect();
    issues.extend(
        others.into_iter().map(|unit| big(Field::Avatar, 16_777_216, 400_000_000, unit, false)),
    );
    issues
}

/// The field that a reason is given for.
fn field_of(reason: Reason) -> Field {
    match reason {
        Reason::NumberSign | Reason::SurroundingWhiteSpace => Field::UserId,
        Reason::UnpairedSurrogate | Reason::ControlCharacter | Reason::BidiControl => {
            Field::NickName
        }
        Reason::InvisibleCharacter => Field::UserId,
        Reason::ShowsNothing | Reason::Noncharacter => Field::NickName,
        Reason::NotANumber | Reason::PhoneExtension | Reason::SeveralNumbers => Field::Phone,
        Reason::MissingAt
        | Reason::LocalPartEmpty
        | Reason::LocalPartCharacter
        | Reason::LocalPartTooLong
        | Reason::DomainCharacter
        | Reason::SeveralAddresses
        | Reason::DomainInvalid => Field::Email,
        _ => Field::Avatar,
    }
}

/// What each reason points at, as the rules give it.
pub(crate) fn formats() -> Vec<Issue> {
    let mut issues = Vec::new();
    for &reason in Reason::ALL {
        let (index, founds): (_, &[Option<&str>]) = match reason {
            Reason::UnpairedSurrogate => (Some(0), &[None]),
            Reason::ControlCharacter => (Some(4), &[Some("U+0007")]),
            Reason::InvisibleCharacter => (Some(3), &[Some("U+200B")]),
            Reason::Noncharacter => (Some(3), &[Some("U+FFFE")]),
            Reason::PhoneExtension => (None, &[Some("ext")]),
            Reason::DomainCharacter => (Some(8), &[Some("_"), Some("U+0020")]),
            Reason::BidiControl => (Some(1), &[Some("U+202E")]),
            Reason::NumberSign => (Some(2), &[Some("U+0023")]),
            Reason::WhiteSpace => (Some(11), &[Some("U+0020")]),
            Reason::NotANumber => (Some(3), &[Some("x"), Some("U+0009")]),
            Reason::LocalPartCharacter => (Some(3), &[Some("ü"), Some("U+0020")]),
            Reason::DomainInvalid => (None, &[Some("exa_mple.com"), Some("")]),
            Reason::NotUrlOrDataUrl => (None, &[Some("ftp:")]),
            Reason::SchemeMissing => (None, &[Some("https://www.example.com/me.png")]),
            Reason::HostInvalid => (None, &[Some("example.com:99999")]),
            Reason::MediaTypeNotAllowed => (None, &[Some("image/svg+xml")]),
            Reason::NotBase64 => (Some(40), &[None]),
            Reason::SignatureMismatch => (None, &[None]),
            // By name, so that this compiles while the tools for images are being built.
            _ if reason.as_str() == "image_type_not_supported" => (None, &[Some("HEIC")]),
            _ => (None, &[None]),
        };
        for found in founds {
            let found = found.map(str::to_owned);
            issues.push(Issue::of(field_of(reason), Code::InvalidFormat { reason, index, found }));
        }
    }
    issues
}

fn choices_and_keys() -> Vec<Issue> {
    let options = || vec!["enabled".into(), "disabled".into()];
    let key = |key: &str, suggestion: Option<&'static str>| Issue {
        field: None,
        path: Path::ROOT.key(key),
        code: Code::UnrecognizedKey { key: key.to_owned(), suggestion: suggestion.map(Into::into) },
    };
    let group_key = Issue {
        field: Some(Field::GroupInfoList),
        path: group(0).key("groupId"),
        code: Code::UnrecognizedKey {
            key: "groupId".to_owned(),
            suggestion: Some("group_id".into()),
        },
    };
    vec![
        Issue::of(Field::Status, Code::InvalidValue { options: options(), suggestion: None }),
        Issue::of(
            Field::Status,
            Code::InvalidValue { options: options(), suggestion: Some("enabled".into()) },
        ),
        Issue::of(
            Field::UserId,
            Code::InvalidValue { options: vec!["u1".into()], suggestion: None },
        ),
        key("nickName", Some("nick_name")),
        key("birthday", None),
        group_key,
        Issue::root(Code::Unreadable),
        Issue::of(Field::NickName, Code::Unreadable),
        Issue { field: None, path: Path::ROOT.key("expired_at"), code: Code::Unreadable },
        Issue {
            field: Some(Field::UserData),
            path: Path::of(Field::UserData).key("a"),
            code: Code::Unreadable,
        },
        Issue::of(
            Field::NickName,
            Code::RejectedByService {
                service_code: "InvalidParameter.NickName".to_owned(),
                service_message: "The input parameter nick_name is not valid.".to_owned(),
            },
        ),
    ]
}

fn connections() -> Vec<Issue> {
    let key = |reason| match reason {
        ConnectionReason::Missing | ConnectionReason::NotADnsLabel => connection::key::DOMAIN_ID,
        ConnectionReason::NotAToken => connection::key::ACCESS_TOKEN,
        _ => connection::key::ENDPOINT,
    };
    ConnectionReason::ALL.iter().map(|&reason| connection::issue(key(reason), reason)).collect()
}

pub(crate) fn issues() -> Vec<Issue> {
    [wrong_kinds(), lengths(), formats(), choices_and_keys(), connections()].concat()
}

/// The field that a normalisation is of.
pub(crate) fn changed(rule: Rule) -> Change {
    let field = match rule {
        Rule::Trimmed | Rule::UnicodeNfc | Rule::InvisibleRemoved => Field::NickName,
        Rule::LineBreaks => Field::Description,
        Rule::SeparatorsRemoved
        | Rule::DigitsToAscii
        | Rule::TrunkZeroRemoved
        | Rule::CountryCodeRemoved => Field::Phone,
        Rule::DomainLowerCased | Rule::DomainToAscii | Rule::FullWidthToAscii | Rule::Unwrapped => {
            Field::Email
        }
        Rule::DuplicatesRemoved => Field::GroupInfoList,
        _ => Field::Avatar,
    };
    Change { field, path: Path::of(field), rule }
}

pub(crate) fn unit_of(issue: &Issue) -> Option<Unit> {
    match issue.code {
        Code::TooBig { unit, .. } | Code::TooSmall { unit, .. } => Some(unit),
        _ => None,
    }
}
