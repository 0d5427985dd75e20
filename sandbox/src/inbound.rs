//! Requests as values: the body is read whole, with a limit in size and time.

use std::time::Duration;

use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Incoming;
use tokio::time::timeout;

/// How long a client may take to send its body.
const BODY_TIME: Duration = Duration::from_secs(30);

/// What is read and thrown away of a body that is over its limit, so that the client has sent all of
/// it, and listens, when the refusal arrives.
const DISCARDED_MAX_BYTES: usize = 64 * 1024 * 1024;

/// A body, or why there is none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Inbound {
    Whole(Bytes),
    TooLarge,
    /// It broke off, or took too long.
    Broken,
}

pub(crate) async fn read_body(body: Incoming, max_bytes: usize) -> Inbound {
    timeout(BODY_TIME, read_frames(body, max_bytes)).await.unwrap_or(Inbound::Broken)
}

async fn read_frames(mut body: Incoming, max_bytes: usize) -> Inbound {
    let mut whole = BytesMut::new();
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else { return Inbound::Broken };
        let Some(data) = frame.data_ref() else { continue };
        length += data.len();
        if length > DISCARDED_MAX_BYTES {
            break;
        }
        if length <= max_bytes {
            whole.extend_from_slice(data);
        }
    }
    if length > max_bytes { Inbound::TooLarge } else { Inbound::Whole(whole.freeze()) }
}
