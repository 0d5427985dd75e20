//! Simplified Chinese.

use super::language::Language;
use crate::error::ErrorKind;
use crate::field::Field;
use crate::issue::{ConnectionReason, Reason, Rule, Unit, ValueKind};

pub(super) static ZH_CN: Language = Language {
    label,
    too_big,
    too_small,
    invalid_format,
    invalid_connection,
    value_kind,
    error,
    change,
    payload_type: "提交内容必须是对象，而收到的是{received}。",
    missing: "缺少{field}，请填写。",
    null_clearable: "{field}不能为 null。省略表示保持不变，空文本表示清除。",
    null_required: "{field}不能为 null，请填写。",
    null_optional: "{field}不能为 null。省略表示保持不变。",
    not_text: "{field}必须是文本，而收到的是{received}。",
    wrong_type: "{field}必须是{expected}，而收到的是{received}。",
    empty: "{field}为空，请填写。",
    not_an_option: "{field}只能是以下之一：{options}。",
    not_an_option_suggestion: "{field}只能是以下之一：{options}。是否想填“{suggestion}”？",
    unrecognized_key: "服务文档中没有“{key}”。请删除，或将其列入允许项。",
    unrecognized_key_suggestion: "服务文档中没有“{key}”。是否想用“{suggestion}”？",
    unreadable_payload: "无法读取提交内容。请传入普通对象，例如 Object.fromEntries(new FormData(form))。",
    unreadable: "无法读取{field}。请提供 JSON 可以表示的普通值。",
    rejected_by_service: "服务未接受{field}：{serviceMessage}",
    response_interrupted: "响应在传输途中中断，但可能已经保存。请刷新页面查看。",
    aborted_unsent: "已取消，未发送任何内容。",
    space: "空格",
    list_separator: "、",
    brackets: ("（", "）"),
};

const fn label(field: Field) -> &'static str {
    match field {
        Field::UserId => "用户 ID",
        Field::NickName => "昵称",
        Field::Status => "状态",
        Field::Role => "角色",
        Field::Avatar => "头像",
        Field::Description => "个人简介",
        Field::Phone => "手机号",
        Field::Email => "邮箱",
        Field::UserData => "自定义数据",
        Field::GroupInfoList => "用户组",
    }
}

const fn too_big(unit: Unit, at_least: bool) -> &'static str {
    match (unit, at_least) {
        (Unit::CodePoints, false) => "{field}有 {actual} 个字符，上限为 {maximum} 个。",
        (Unit::CodePoints, true) => "{field}至少有 {actual} 个字符，上限为 {maximum} 个。",
        (Unit::Bytes, false) => "{field}占 {actual} 字节，上限为 {maximum} 字节。",
        (Unit::Bytes, true) => "{field}至少占 {actual} 字节，上限为 {maximum} 字节。",
        (Unit::Digits, _) => "{field}有 {actual} 位数字，上限为 {maximum} 位。",
        (Unit::Items, _) => "{field}有 {actual} 项，上限为 {maximum} 项。",
        (Unit::Pixels, _) => "{field}有 {actual} 像素，上限为 {maximum} 像素。请选择较小的图片。",
        (Unit::Keys, _) => "共有 {actual} 个键，最多只能有 {maximum} 个。",
    }
}

const fn too_small(unit: Unit) -> &'static str {
    match unit {
        Unit::Digits => "{field}有 {actual} 位数字，至少需要 {minimum} 位。",
        Unit::CodePoints => "{field}有 {actual} 个字符，至少需要 {minimum} 个。",
        Unit::Bytes | Unit::Items | Unit::Keys | Unit::Pixels => {
            "{field}为 {actual}，至少需要 {minimum}。"
        }
    }
}

const fn invalid_format(reason: Reason) -> &'static str {
    match reason {
        Reason::UnpairedSurrogate => {
            "{field}在位置 {index} 含有不完整的字符，无法发送。请重新输入。"
        }
        Reason::ControlCharacter => "{field}在位置 {index} 含有控制字符（{found}），请删除。",
        Reason::InvisibleCharacter => "{field}在位置 {index} 含有看不见的字符（{found}），请删除。",
        Reason::ShowsNothing => "{field}中没有可见的内容。请输入文字，或留空。",
        Reason::Noncharacter => "{field}在位置 {index} 含有无效的字符（{found}），请删除。",
        Reason::PhoneExtension => "{field}不能带分机号。请删除“{found}”及其后的内容。",
        Reason::SeveralNumbers => "{field}只能填一个号码，请删除其余号码。",
        Reason::DomainCharacter => "{field}的 @ 后在位置 {index} 有不允许的字符：{found}",
        Reason::SeveralAddresses => "{field}只能填一个邮箱地址，请删除其余地址。",
        Reason::BidiControl => "{field}在位置 {index} 含有改变文字方向的字符（{found}），请删除。",
        Reason::NumberSign => "{field}含有井号（#），请删除。",
        Reason::SurroundingWhiteSpace => "{field}的开头或结尾有空格，请删除。",
        Reason::NotANumber => "{field}只能包含数字，前面可加“+”。请删除 {found}。",
        Reason::MissingAt => "{field}缺少 @，应如 name@example.com。",
        Reason::LocalPartEmpty => "{field}的 @ 前没有内容，应如 name@example.com。",
        Reason::LocalPartCharacter => "{field}的 @ 前在位置 {index} 有不允许的字符：{found}",
        Reason::LocalPartTooLong => "{field}的 @ 前超过 64 个字符，请换一个较短的地址。",
        Reason::DomainInvalid => "{field}的 @ 后应为域名，例如 example.com。",
        Reason::NotUrlOrDataUrl => "{field}必须是图片，或以 http:// 或 https:// 开头的地址。",
        Reason::SchemeMissing => "{field}前需加 https://：{found}",
        Reason::WhiteSpace => "{field}在位置 {index} 含有空格，请删除。",
        Reason::HostMissing => "{field}缺少主机名，应如 https://example.com/me.png。",
        Reason::HostInvalid => "{field}的主机名不正确：{found}",
        Reason::Credentials => "{field}含有用户名或密码，请使用不含它们的地址。",
        Reason::MediaTypeNotAllowed => "{field}必须是 PNG、JPEG、GIF 或 WebP 图片。",
        Reason::NotBase64 => "{field}已损坏：数据不是 base64。请重新选择图片。",
        Reason::SignatureMismatch => "{field}并不是 PNG、JPEG、GIF 或 WebP 图片，请另选一张。",
        Reason::NotAnImage => "该文件不是图片。请选择 PNG、JPEG、GIF 或 WebP 文件。",
        Reason::ImageTypeNotSupported => {
            "此处无法使用 {found} 图片。请另存为 JPEG 或 PNG 后再选择。"
        }
        Reason::ImageDamaged => "该图片已损坏或不完整。请另选一张。",
        Reason::ImageUnreadable => {
            "无法再读取该文件：它已被修改、移动或删除，或不在本设备上。请重新选择。"
        }
        Reason::ImageBlank => "此浏览器将该图片显示为空白。请另选一张，或换用其他浏览器。",
        Reason::ImageWillNotFit => "该图片无法压缩到允许的大小。请另选一张。",
    }
}

const fn invalid_connection(reason: ConnectionReason) -> &'static str {
    match reason {
        ConnectionReason::Missing => "“{field}”为必填项。",
        ConnectionReason::BothGiven => "域 ID 和服务地址只能提供一个。",
        ConnectionReason::NotADnsLabel => {
            "域 ID 须为 1 到 63 个字母、数字、连字符或下划线，且首尾为字母或数字。"
        }
        ConnectionReason::NotAUrl => "服务地址应如 https://example.com。",
        ConnectionReason::NotHttps => "服务地址必须以 https:// 开头，以免明文发送令牌。",
        ConnectionReason::HasCredentials => "服务地址不能含有用户名或密码。",
        ConnectionReason::HasPathQueryOrFragment => "服务地址只能到主机和端口为止。",
        ConnectionReason::NotAToken => "访问令牌的格式不正确。请重新复制，不要带空格或换行。",
    }
}

/// With a space in front of Latin letters: Chinese typography sets one between the two scripts.
const fn value_kind(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Undefined => "空缺",
        ValueKind::Null => " null",
        ValueKind::Boolean => "布尔值",
        ValueKind::Number => "数字",
        ValueKind::BigInt => " BigInt",
        ValueKind::String => "文本",
        ValueKind::Symbol => " symbol",
        ValueKind::Function => "函数",
        ValueKind::Array => "列表",
        ValueKind::Object => "对象",
    }
}

const fn error(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Invalid => "服务未接受所填内容。请检查后重试。",
        ErrorKind::Unauthorized => "登录已失效。请重新登录后再保存。",
        ErrorKind::Forbidden => "您没有权限进行此修改。请联系管理员。",
        ErrorKind::NotFound => "该用户已不存在。请刷新页面。",
        ErrorKind::Conflict => "该值已被他人使用。请换一个。",
        ErrorKind::RateLimited => "请求过于频繁。请稍等片刻再试。",
        ErrorKind::Service => "服务出现问题。您填写的内容没有丢失，请一分钟后重试。",
        ErrorKind::Gateway => "暂时无法连接到服务。您填写的内容没有丢失，请一分钟后重试。",
        ErrorKind::Network => "无法连接到服务。请检查网络后重试。",
        ErrorKind::Offline => "您已离线。请连接网络后重试。",
        ErrorKind::Timeout => "服务未及时响应，但可能已经保存。请重试。",
        ErrorKind::Aborted => "已取消，但服务可能已经保存。",
        ErrorKind::Redirected => "服务返回了重定向，未予跟随。请检查服务地址。",
        ErrorKind::TooLarge => "数据过大，无法处理。请换一张较小的图片。",
        ErrorKind::Undecodable => "服务返回了意外的内容。请刷新页面查看保存结果。",
        ErrorKind::Busy => "上一次修改仍在保存。请等待完成后再保存。",
        ErrorKind::NotInitialised => "模块尚未加载。请先调用 init() 并等待其完成。",
        ErrorKind::Internal => "页面内部出错。您填写的内容没有丢失，请重试。",
    }
}

const fn change(rule: Rule) -> &'static str {
    match rule {
        Rule::Trimmed => "{field}：已去掉首尾空格。",
        Rule::InvisibleRemoved => "{field}：已去掉看不见的字符。",
        Rule::Unwrapped => "{field}：已去掉前后多余的内容。",
        Rule::FullWidthToAscii => "{field}：全角字符已转换为半角。",
        Rule::TrunkZeroRemoved => "{field}：已去掉国家代码后的 0。",
        Rule::DomainToAscii => "{field}：国际化域名已转换为发送所用的形式。",
        Rule::UnicodeNfc => "{field}：字符已转换为标准形式。",
        Rule::LineBreaks => "{field}：换行符已统一。",
        Rule::SeparatorsRemoved => "{field}：已去掉空格和分隔符。",
        Rule::DigitsToAscii => "{field}：数字已转换为 0 至 9。",
        Rule::CountryCodeRemoved => "{field}：已去掉国家代码 86。",
        Rule::DomainLowerCased => "{field}：域名已转换为小写。",
        Rule::SchemeLowerCased => "{field}：地址开头已转换为小写。",
        Rule::SpacesEncoded => "{field}：地址中的空格已编码。",
        Rule::MediaTypeLowerCased => "{field}：图片类型已转换为小写。",
        Rule::MediaTypeCorrected => "{field}：图片类型已更正。",
        Rule::Base64Normalised => "{field}：图片数据已转换为标准形式。",
        Rule::DataUrlPrefix => "{field}：数据开头已转换为服务要求的形式。",
        Rule::DuplicatesRemoved => "{field}：已去掉重复项。",
    }
}
