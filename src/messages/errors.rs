//! Errors → sentences: what happened and what to do.

use super::{Both, Locale, both, issue_message};
use crate::error::{Error, ErrorKind};

/// The sentence for an error: what happened and what to do.
#[must_use]
pub fn error_message(error: &Error, locale: Locale) -> String {
    if let (ErrorKind::Invalid, Some(issue)) = (error.kind, error.issues.first()) {
        return issue_message(issue, locale);
    }
    template(error).pick(locale).to_owned()
}

/// The kind's, but where more is known: what was never sent was not saved, and what was answered was sent.
fn template(error: &Error) -> Both {
    let kind = match (error.kind, error.status) {
        (ErrorKind::Network, Some(_)) => {
            return both(
                "The answer broke off on its way. It may have been saved; reload the page to see.",
                "响应在传输途中中断，但可能已经保存。请刷新页面查看。",
            );
        }
        // It was the answer that was too large.
        (ErrorKind::TooLarge, Some(200..=299)) => ErrorKind::Undecodable,
        (kind, _) => kind,
    };
    if kind == ErrorKind::Aborted && !error.was_sent {
        return both("Cancelled. Nothing was sent.", "已取消，未发送任何内容。");
    }
    error_template(kind)
}

const fn error_template(kind: ErrorKind) -> Both {
    match kind {
        ErrorKind::Invalid => both(
            "The service did not accept the values. Check them and try again.",
            "服务未接受所填内容。请检查后重试。",
        ),
        ErrorKind::Unauthorized => both(
            "Your session has ended. Sign in again, then save.",
            "登录已失效。请重新登录后再保存。",
        ),
        ErrorKind::Forbidden => both(
            "You may not change this. Ask an administrator.",
            "您没有权限进行此修改。请联系管理员。",
        ),
        ErrorKind::NotFound => {
            both("There is no such user any more. Reload the page.", "该用户已不存在。请刷新页面。")
        }
        ErrorKind::Conflict => both(
            "Somebody else uses this value already. Choose another.",
            "该值已被他人使用。请换一个。",
        ),
        ErrorKind::RateLimited => both(
            "Too many requests. Wait a moment, then try again.",
            "请求过于频繁。请稍等片刻再试。",
        ),
        ErrorKind::Service => both(
            "The service has a problem. Nothing you entered is lost; try again in a minute.",
            "服务出现问题。您填写的内容没有丢失，请一分钟后重试。",
        ),
        ErrorKind::Gateway => both(
            "The service cannot be reached right now. Nothing you entered is lost; try again in a minute.",
            "暂时无法连接到服务。您填写的内容没有丢失，请一分钟后重试。",
        ),
        ErrorKind::Network => both(
            "No connection to the service. Check the network, then try again.",
            "无法连接到服务。请检查网络后重试。",
        ),
        ErrorKind::Offline => both(
            "You are offline. Connect to a network, then try again.",
            "您已离线。请连接网络后重试。",
        ),
        ErrorKind::Timeout => both(
            "The service did not answer in time. It may have saved all the same; try again.",
            "服务未及时响应，但可能已经保存。请重试。",
        ),
        ErrorKind::Aborted => both(
            "Cancelled. The service may have saved all the same.",
            "已取消，但服务可能已经保存。",
        ),
        ErrorKind::Redirected => both(
            "The service answered with a redirect, which is not followed. Check the endpoint.",
            "服务返回了重定向，未予跟随。请检查服务地址。",
        ),
        ErrorKind::TooLarge => both(
            "This is larger than can be handled. Use a smaller picture.",
            "数据过大，无法处理。请换一张较小的图片。",
        ),
        ErrorKind::Undecodable => both(
            "The service answered with something unexpected. Reload the page to see what was saved.",
            "服务返回了意外的内容。请刷新页面查看保存结果。",
        ),
        ErrorKind::Busy => both(
            "The last change is still being saved. Wait for it, then save again.",
            "上一次修改仍在保存。请等待完成后再保存。",
        ),
        ErrorKind::NotInitialised => both(
            "The profile module has not been loaded. Call init() first and wait for it.",
            "模块尚未加载。请先调用 init() 并等待其完成。",
        ),
        ErrorKind::Internal => both(
            "Something went wrong in this page. Nothing you entered is lost; try again.",
            "页面内部出错。您填写的内容没有丢失，请重试。",
        ),
    }
}
