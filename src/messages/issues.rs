//! Issues → sentences.

use super::connections::connection_template;
use super::{Both, Locale, both, fill, label, write_grouped};
use crate::issue::{Code, Issue, Reason, Unit, ValueKind};

/// The sentence for an issue.
#[must_use]
pub fn issue_message(issue: &Issue, locale: Locale) -> String {
    let mut sentence = String::new();
    let template = issue_template(issue).pick(locale);
    fill(&mut sentence, template, &|out, name| match name {
        "field" => write_subject(out, issue, locale),
        _ => write_value(out, &issue.code, name, locale),
    });
    sentence
}

/// What the sentence is about: the field's label, with the path inside it.
fn write_subject(out: &mut String, issue: &Issue, locale: Locale) {
    let Some(field) = issue.field else { return issue.path.write(out) };
    out.push_str(label(field.info().label, locale));
    let mut inner = String::new();
    issue.path.write_inner(&mut inner);
    if !inner.is_empty() {
        out.push_str(both(" (", "（").pick(locale));
        out.push_str(&inner);
        out.push_str(both(")", "）").pick(locale));
    }
}

fn issue_template(issue: &Issue) -> Both {
    match &issue.code {
        Code::InvalidType { expected, received } => type_template(issue, *expected, *received),
        Code::TooBig { unit, at_least, .. } => too_big_template(*unit, *at_least),
        Code::TooSmall { minimum, unit, .. } => too_small_template(*minimum, *unit),
        Code::InvalidFormat { reason, .. } => format_template(*reason),
        Code::InvalidValue { suggestion: Some(_), .. } => both(
            "{field} must be one of: {options}. Did you mean “{suggestion}”?",
            "{field}只能是以下之一：{options}。是否想填“{suggestion}”？",
        ),
        Code::InvalidValue { suggestion: None, .. } => {
            both("{field} must be one of: {options}.", "{field}只能是以下之一：{options}。")
        }
        Code::UnrecognizedKey { suggestion: Some(_), .. } => both(
            "“{key}” is not a key that the service documents. Did you mean “{suggestion}”?",
            "服务文档中没有“{key}”。是否想用“{suggestion}”？",
        ),
        Code::UnrecognizedKey { suggestion: None, .. } => both(
            "“{key}” is not a key that the service documents. Remove it, or allow it.",
            "服务文档中没有“{key}”。请删除，或将其列入允许项。",
        ),
        Code::Unreadable if issue.path.segments().is_empty() => both(
            "The payload cannot be read. Pass a plain object, for example Object.fromEntries(new FormData(form)).",
            "无法读取提交内容。请传入普通对象，例如 Object.fromEntries(new FormData(form))。",
        ),
        Code::Unreadable => both(
            "{field} cannot be read. Give a plain value that JSON can hold.",
            "无法读取{field}。请提供 JSON 可以表示的普通值。",
        ),
        Code::RejectedByService { .. } => both(
            "{field} was not accepted by the service: {serviceMessage}",
            "服务未接受{field}：{serviceMessage}",
        ),
        Code::InvalidConnection { reason } => connection_template(*reason),
    }
}

fn type_template(issue: &Issue, expected: ValueKind, received: ValueKind) -> Both {
    let is_clearable = issue.field.is_some_and(|field| field.info().clearable);
    match (issue.path.segments().is_empty(), received) {
        (true, _) => both(
            "The payload must be an object, but it is {received}.",
            "提交内容必须是对象，而收到的是{received}。",
        ),
        (false, ValueKind::Undefined) => {
            both("{field} is missing. Fill it in.", "缺少{field}，请填写。")
        }
        (false, ValueKind::Null) if is_clearable => both(
            "{field} cannot be null. Leave it out to keep the stored value, or use an empty text to clear it.",
            "{field}不能为 null。省略表示保持不变，空文本表示清除。",
        ),
        (false, ValueKind::Null) if is_needed(issue) => {
            both("{field} cannot be null. Fill it in.", "{field}不能为 null，请填写。")
        }
        (false, ValueKind::Null) => both(
            "{field} cannot be null. Leave it out to keep the stored value.",
            "{field}不能为 null。省略表示保持不变。",
        ),
        (false, _) if expected == ValueKind::String => both(
            "{field} must be text, but it is {received}.",
            "{field}必须是文本，而收到的是{received}。",
        ),
        (false, _) => both(
            "{field} must be {expected}, but it is {received}.",
            "{field}必须是{expected}，而收到的是{received}。",
        ),
    }
}

/// Whether there is no leaving it out: a required field, or a part of one that is given.
fn is_needed(issue: &Issue) -> bool {
    issue.path.segments().len() > 1 || issue.field.is_some_and(|field| field.info().required)
}

const fn too_big_template(unit: Unit, at_least: bool) -> Both {
    match (unit, at_least) {
        (Unit::CodePoints, false) => both(
            "{field} is {actual} characters long; the limit is {maximum}.",
            "{field}有 {actual} 个字符，上限为 {maximum} 个。",
        ),
        (Unit::CodePoints, true) => both(
            "{field} is at least {actual} characters long; the limit is {maximum}.",
            "{field}至少有 {actual} 个字符，上限为 {maximum} 个。",
        ),
        (Unit::Bytes, false) => both(
            "{field} takes {actual} bytes; the limit is {maximum}.",
            "{field}占 {actual} 字节，上限为 {maximum} 字节。",
        ),
        (Unit::Bytes, true) => both(
            "{field} takes at least {actual} bytes; the limit is {maximum}.",
            "{field}至少占 {actual} 字节，上限为 {maximum} 字节。",
        ),
        (Unit::Digits, _) => both(
            "{field} may have at most {maximum} digits; it has {actual}.",
            "{field}有 {actual} 位数字，上限为 {maximum} 位。",
        ),
        (Unit::Items, _) => both(
            "{field}: the limit is {maximum} entries; there are {actual}.",
            "{field}有 {actual} 项，上限为 {maximum} 项。",
        ),
        (Unit::Pixels, _) => both(
            "{field} has {actual} pixels; the limit is {maximum}. Choose a smaller picture.",
            "{field}有 {actual} 像素，上限为 {maximum} 像素。请选择较小的图片。",
        ),
        (Unit::Keys, _) => both(
            "There are {actual} keys; no more than {maximum} fit.",
            "共有 {actual} 个键，最多只能有 {maximum} 个。",
        ),
    }
}

const fn too_small_template(minimum: usize, unit: Unit) -> Both {
    match unit {
        Unit::Digits => both(
            "{field} needs at least {minimum} digits; it has {actual}.",
            "{field}有 {actual} 位数字，至少需要 {minimum} 位。",
        ),
        _ if minimum == 1 => both("{field} is empty. Fill it in.", "{field}为空，请填写。"),
        Unit::CodePoints => both(
            "{field} is {actual} characters long; it needs at least {minimum}.",
            "{field}有 {actual} 个字符，至少需要 {minimum} 个。",
        ),
        Unit::Bytes | Unit::Items | Unit::Keys | Unit::Pixels => both(
            "{field} has {actual}; it needs at least {minimum}.",
            "{field}为 {actual}，至少需要 {minimum}。",
        ),
    }
}

const fn format_template(reason: Reason) -> Both {
    match reason {
        Reason::UnpairedSurrogate => both(
            "{field} contains half a character at position {index}, which cannot be sent. Type it again.",
            "{field}在位置 {index} 含有不完整的字符，无法发送。请重新输入。",
        ),
        Reason::ControlCharacter => both(
            "{field} contains a control character ({found}) at position {index}. Remove it.",
            "{field}在位置 {index} 含有控制字符（{found}），请删除。",
        ),
        Reason::InvisibleCharacter => both(
            "{field} contains a character that cannot be seen ({found}) at position {index}. Remove it.",
            "{field}在位置 {index} 含有看不见的字符（{found}），请删除。",
        ),
        Reason::ShowsNothing => both(
            "{field} holds nothing that anybody can see. Type some letters, or leave it empty.",
            "{field}中没有可见的内容。请输入文字，或留空。",
        ),
        Reason::Noncharacter => both(
            "{field} contains something that is not a character ({found}) at position {index}. Remove it.",
            "{field}在位置 {index} 含有无效的字符（{found}），请删除。",
        ),
        Reason::PhoneExtension => both(
            "{field} cannot have an extension. Remove {found} and what follows.",
            "{field}不能带分机号。请删除“{found}”及其后的内容。",
        ),
        Reason::SeveralNumbers => both(
            "{field} can hold only one number. Remove the others.",
            "{field}只能填一个号码，请删除其余号码。",
        ),
        Reason::DomainCharacter => both(
            "{field} has a character that cannot stand there after the @, at position {index}: {found}",
            "{field}的 @ 后在位置 {index} 有不允许的字符：{found}",
        ),
        Reason::SeveralAddresses => both(
            "{field} can hold only one address. Remove the others.",
            "{field}只能填一个邮箱地址，请删除其余地址。",
        ),
        Reason::BidiControl => both(
            "{field} contains a character that reverses the text direction ({found}) at position {index}. Remove it.",
            "{field}在位置 {index} 含有改变文字方向的字符（{found}），请删除。",
        ),
        Reason::NumberSign => {
            both("{field} contains a number sign (#). Remove it.", "{field}含有井号（#），请删除。")
        }
        Reason::SurroundingWhiteSpace => both(
            "{field} begins or ends with a space. Remove it.",
            "{field}的开头或结尾有空格，请删除。",
        ),
        Reason::NotANumber => both(
            "{field} may contain only digits, with a plus sign in front. Remove {found}.",
            "{field}只能包含数字，前面可加“+”。请删除 {found}。",
        ),
        Reason::MissingAt => both(
            "{field} needs an @, like name@example.com.",
            "{field}缺少 @，应如 name@example.com。",
        ),
        Reason::LocalPartEmpty => both(
            "{field} has nothing before the @. Use the form name@example.com.",
            "{field}的 @ 前没有内容，应如 name@example.com。",
        ),
        Reason::LocalPartCharacter => both(
            "{field} has a character that cannot stand before the @, at position {index}: {found}",
            "{field}的 @ 前在位置 {index} 有不允许的字符：{found}",
        ),
        Reason::LocalPartTooLong => both(
            "{field} has more than 64 characters before the @. Use a shorter address.",
            "{field}的 @ 前超过 64 个字符，请换一个较短的地址。",
        ),
        Reason::DomainInvalid => both(
            "{field} needs a domain after the @, like example.com.",
            "{field}的 @ 后应为域名，例如 example.com。",
        ),
        Reason::NotUrlOrDataUrl => both(
            "{field} must be a picture, or an address that begins with http:// or https://.",
            "{field}必须是图片，或以 http:// 或 https:// 开头的地址。",
        ),
        Reason::WhiteSpace => both(
            "{field} contains a space at position {index}. Remove it.",
            "{field}在位置 {index} 含有空格，请删除。",
        ),
        Reason::HostMissing => both(
            "{field} has no host. Use an address like https://example.com/me.png.",
            "{field}缺少主机名，应如 https://example.com/me.png。",
        ),
        Reason::HostInvalid => both(
            "{field} has a host that does not exist in this form: {found}",
            "{field}的主机名不正确：{found}",
        ),
        Reason::Credentials => both(
            "{field} contains a user name or password. Use an address without.",
            "{field}含有用户名或密码，请使用不含它们的地址。",
        ),
        Reason::MediaTypeNotAllowed => both(
            "{field} must be a PNG, JPEG, GIF or WebP picture.",
            "{field}必须是 PNG、JPEG、GIF 或 WebP 图片。",
        ),
        Reason::NotBase64 => both(
            "{field} is damaged: its data is not base64. Choose the picture again.",
            "{field}已损坏：数据不是 base64。请重新选择图片。",
        ),
        Reason::SignatureMismatch => both(
            "{field} is not a PNG, JPEG, GIF or WebP picture, whatever it claims. Choose another.",
            "{field}并不是 PNG、JPEG、GIF 或 WebP 图片，请另选一张。",
        ),
        Reason::NotAnImage => both(
            "This file is not a picture. Choose a PNG, JPEG, GIF or WebP file.",
            "该文件不是图片。请选择 PNG、JPEG、GIF 或 WebP 文件。",
        ),
        Reason::ImageTypeNotSupported => both(
            "{found} pictures cannot be used here. Save it as JPEG or PNG, then choose that file.",
            "此处无法使用 {found} 图片。请另存为 JPEG 或 PNG 后再选择。",
        ),
        Reason::ImageDamaged => both(
            "This picture is damaged or incomplete. Choose another.",
            "该图片已损坏或不完整。请另选一张。",
        ),
        Reason::ImageUnreadable => both(
            "This file cannot be read any more: it was changed, moved or deleted, \
             or it is not on this device. Choose it again.",
            "无法再读取该文件：它已被修改、移动或删除，或不在本设备上。请重新选择。",
        ),
        Reason::ImageBlank => both(
            "This browser makes a blank picture of this one. Choose another, or use another browser.",
            "此浏览器将该图片显示为空白。请另选一张，或换用其他浏览器。",
        ),
        Reason::ImageWillNotFit => both(
            "This picture cannot be made small enough. Choose another.",
            "该图片无法压缩到允许的大小。请另选一张。",
        ),
    }
}

/// Writes what a placeholder of an issue's sentence stands for.
fn write_value(out: &mut String, code: &Code, name: &str, locale: Locale) {
    match code {
        Code::InvalidType { expected, received } => {
            let kind = if name == "expected" { expected } else { received };
            out.push_str(kind_name(*kind).pick(locale));
        }
        Code::TooBig { maximum: limit, actual, .. }
        | Code::TooSmall { minimum: limit, actual, .. } => {
            write_grouped(out, if name == "actual" { *actual } else { *limit });
        }
        // People count from one.
        Code::InvalidFormat { index, .. } if name == "index" => {
            write_grouped(out, index.unwrap_or_default().saturating_add(1));
        }
        Code::InvalidFormat { found, .. } => match found.as_deref().unwrap_or_default() {
            "U+0020" | "U+00A0" | "U+3000" => out.push_str(both("a space", "空格").pick(locale)),
            found => out.push_str(found),
        },
        Code::InvalidValue { options, .. } if name == "options" => {
            for (position, option) in options.iter().enumerate() {
                out.push_str(if position > 0 { both(", ", "、").pick(locale) } else { "" });
                out.push_str(option);
            }
        }
        Code::UnrecognizedKey { key, .. } if name == "key" => out.push_str(key),
        Code::InvalidValue { suggestion, .. } | Code::UnrecognizedKey { suggestion, .. } => {
            out.push_str(suggestion.as_deref().unwrap_or_default());
        }
        Code::RejectedByService { service_message, .. } => out.push_str(service_message),
        Code::Unreadable | Code::InvalidConnection { .. } => {}
    }
}

const fn kind_name(kind: ValueKind) -> Both {
    match kind {
        ValueKind::Undefined => both("missing", "空缺"),
        ValueKind::Null => both("null", " null"),
        ValueKind::Boolean => both("true or false", "布尔值"),
        ValueKind::Number => both("a number", "数字"),
        ValueKind::BigInt => both("a BigInt", " BigInt"),
        ValueKind::String => both("text", "文本"),
        ValueKind::Symbol => both("a symbol", " symbol"),
        ValueKind::Function => both("a function", "函数"),
        ValueKind::Array => both("a list", "列表"),
        ValueKind::Object => both("an object", "对象"),
    }
}
