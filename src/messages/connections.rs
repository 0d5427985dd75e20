//! What is wrong with a connection → sentences.

use super::{Both, both};
use crate::issue::ConnectionReason;

pub(super) const fn connection_template(reason: ConnectionReason) -> Both {
    match reason {
        ConnectionReason::Missing => {
            both("The connection lacks “{field}”. Give it.", "连接缺少“{field}”，请提供。")
        }
        ConnectionReason::BothGiven => both(
            "Give either a domain ID or an endpoint, not both.",
            "域 ID 和服务地址只能提供一个。",
        ),
        ConnectionReason::NotADnsLabel => both(
            "The domain ID must be 1 to 63 letters, digits, hyphens or underscores, \
             and begin and end with a letter or digit.",
            "域 ID 须为 1 到 63 个字母、数字、连字符或下划线，且首尾为字母或数字。",
        ),
        ConnectionReason::NotAUrl => both(
            "The endpoint must be an address like https://example.com.",
            "服务地址应如 https://example.com。",
        ),
        ConnectionReason::NotHttps => both(
            "The endpoint must begin with https://, so that the token is not sent in the clear.",
            "服务地址必须以 https:// 开头，以免明文发送令牌。",
        ),
        ConnectionReason::HasCredentials => both(
            "The endpoint must not contain a user name or password.",
            "服务地址不能含有用户名或密码。",
        ),
        ConnectionReason::HasPathQueryOrFragment => {
            both("The endpoint must end after the host and port.", "服务地址只能到主机和端口为止。")
        }
        ConnectionReason::NotAToken => both(
            "The access token has a form that no token has. Copy it again, without spaces or line breaks.",
            "访问令牌的格式不正确。请重新复制，不要带空格或换行。",
        ),
    }
}
