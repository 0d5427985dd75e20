//! Which faults are refused when they are read, so that none fails to happen later.

use data_encoding::BASE64;
use hyper::StatusCode;
use hyper::header::{HeaderName, HeaderValue};

use crate::fault::Fault;

/// What `body_bytes` may ask for.
const BODY_MAX_BYTES: u64 = 1024 * 1024 * 1024;

impl Fault {
    pub(crate) fn check(&self) -> Result<(), String> {
        for status in self.status.iter().chain(&self.preflight_status) {
            check_status(*status)?;
        }
        self.headers.keys().chain(&self.duplicate_header).try_for_each(|name| check_name(name))?;
        let values =
            [&self.content_type, &self.redirect, &self.cors_origin, &self.preflight_allow_headers];
        let mut values = values.into_iter().flatten().chain(self.headers.values());
        values.try_for_each(|value| check_value(value))?;
        if let Some(text) = &self.body_base64 {
            BASE64.decode(text.as_bytes()).map_err(|_| "body_base64 is not base64")?;
        }
        if self.body_bytes.is_some_and(|bytes| bytes > BODY_MAX_BYTES) {
            return Err(format!("body_bytes may be {BODY_MAX_BYTES} at most"));
        }
        if self.ways_to_break() > 1 {
            return Err("an answer breaks in one way only".to_owned());
        }
        if self.is_for_preflights() && *self != self.preflight_part() {
            return Err("preflight_… keys go into a fault of their own".to_owned());
        }
        Ok(())
    }
}

fn check_status(status: u16) -> Result<(), String> {
    let is_final = (200..=999).contains(&status) && StatusCode::from_u16(status).is_ok();
    if is_final { Ok(()) } else { Err(format!("no final status: {status}")) }
}

fn check_name(name: &str) -> Result<(), String> {
    HeaderName::from_bytes(name.as_bytes()).map(drop).map_err(|_| format!("no header: {name:?}"))
}

fn check_value(value: &str) -> Result<(), String> {
    HeaderValue::from_str(value).map(drop).map_err(|_| format!("no header value: {value:?}"))
}

#[cfg(test)]
mod tests {
    use super::Fault;

    #[test]
    fn takes_what_can_happen() {
        for json in [
            "{}",
            r#"{"status":503,"body":"busy","headers":{"Retry-After":"1"},"delay_ms":500}"#,
            r#"{"drop":"in_headers"}"#,
            r#"{"half_close":true}"#,
            r#"{"half_close":"before_headers"}"#,
            r#"{"status":200,"cut_body_at":100,"no_cors":true}"#,
            r#"{"preflight_status":403}"#,
        ] {
            assert!(Fault::parse(json).is_ok(), "{json}");
        }
    }

    #[test]
    fn refuses_what_cannot() {
        for json in [
            "",
            "[]",
            r#"{"stauts":503}"#,
            r#"{"status":"503"}"#,
            r#"{"status":100}"#,
            r#"{"status":1000}"#,
            r#"{"headers":{"a b":"c"}}"#,
            r#"{"headers":{"a":"b\r\nc: d"}}"#,
            r#"{"redirect":"http://a\n"}"#,
            r#"{"duplicate_header":"a: b"}"#,
            r#"{"body_base64":"***"}"#,
            r#"{"body_bytes":99999999999}"#,
            r#"{"hang":true,"bad_chunk":true}"#,
            r#"{"drop":"anywhere"}"#,
            r#"{"preflight_status":403,"status":503}"#,
        ] {
            assert!(Fault::parse(json).is_err(), "{json}");
        }
    }
}
