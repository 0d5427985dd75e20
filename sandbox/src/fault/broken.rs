//! What a fault does to HTTP itself: an answer as a script for the wire.

use std::fmt::Write;
use std::time::Duration;

use bytes::Bytes;
use hyper::header::CONTENT_LENGTH;

use crate::fault::{Fault, HalfClose, Place};
use crate::reply::Reply;
use crate::wire::{Script, Step};

/// Long enough for a client to read what came before a reset, so that it meets the reset where the
/// fault says.
const BEFORE_RESET: Duration = Duration::from_millis(50);

/// How an answer breaks HTTP.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Breakage {
    Hang,
    Drop(Place),
    HalfClose(Place),
    CutAt(usize),
    StallAt(usize),
    Drip(Duration),
    Oversized(u64),
    ContentLength(u64),
    BadChunk,
    Http10,
    DuplicateHeader(String),
    /// Not broken: only the request's body was not read.
    Early,
}

impl Fault {
    pub(super) fn ways_to_break(&self) -> usize {
        self.breakages().count()
    }

    /// The script for an answer that hyper could not or would not send.
    pub(crate) fn script(&self, answer: &Reply) -> Option<Script> {
        let early = self.early.then_some(Breakage::Early);
        let breakage = self.breakages().next().or(early)?;
        Some(Script::new(steps(&breakage, answer)))
    }

    fn breakages(&self) -> impl Iterator<Item = Breakage> {
        [
            self.hang.then_some(Breakage::Hang),
            self.drop.map(Breakage::Drop),
            self.half_close.and_then(HalfClose::place).map(Breakage::HalfClose),
            self.cut_body_at.map(Breakage::CutAt),
            self.stall_body_at.map(Breakage::StallAt),
            self.slow_body_ms_per_byte.map(Duration::from_millis).map(Breakage::Drip),
            self.body_bytes.map(Breakage::Oversized),
            self.wrong_content_length.map(Breakage::ContentLength),
            self.bad_chunk.then_some(Breakage::BadChunk),
            self.http_1_0.then_some(Breakage::Http10),
            self.duplicate_header.clone().map(Breakage::DuplicateHeader),
        ]
        .into_iter()
        .flatten()
    }
}

impl HalfClose {
    fn place(self) -> Option<Place> {
        match self {
            Self::Is(false) => None,
            Self::Is(true) => Some(Place::InBody),
            Self::At(place) => Some(place),
        }
    }
}

fn steps(breakage: &Breakage, answer: &Reply) -> Vec<Step> {
    let body = answer.body();
    let length = body.len() as u64;
    let whole = || head(answer, "HTTP/1.1", &[content_length(length)]);
    match breakage {
        Breakage::Hang => vec![Step::Hold],
        Breakage::Drop(place) => {
            let mut steps = up_to(*place, &whole(), body);
            steps.extend([Step::Wait(BEFORE_RESET), Step::Reset]);
            steps
        }
        Breakage::HalfClose(place) => {
            let mut steps = up_to(*place, &whole(), body);
            steps.extend([Step::Finish, Step::Hold]);
            steps
        }
        Breakage::CutAt(at) => {
            vec![whole(), first(body, *at), Step::Wait(BEFORE_RESET), Step::Reset]
        }
        Breakage::StallAt(at) => vec![whole(), first(body, *at), Step::Hold],
        Breakage::Drip(pause) => vec![whole(), Step::Drip(body.clone(), *pause)],
        Breakage::Oversized(bytes) => oversized(answer, *bytes),
        Breakage::ContentLength(claimed) => {
            vec![head(answer, "HTTP/1.1", &[content_length(*claimed)]), all(body)]
        }
        Breakage::BadChunk => {
            let head = head(answer, "HTTP/1.1", &["transfer-encoding: chunked".to_owned()]);
            vec![head, Step::Send(Bytes::from_static(b"not a chunk size\r\n")), all(body)]
        }
        // Its end is the connection's.
        Breakage::Http10 => vec![head(answer, "HTTP/1.0", &[]), all(body)],
        Breakage::DuplicateHeader(name) => {
            let lines = [content_length(length), duplicate(answer, name)];
            vec![head(answer, "HTTP/1.1", &lines), all(body)]
        }
        Breakage::Early => vec![whole(), all(body)],
    }
}

/// A JSON text of exactly so many bytes, so that nothing but its size is wrong with it.
fn oversized(answer: &Reply, bytes: u64) -> Vec<Step> {
    let quote = || Step::Send(Bytes::from_static(b"\""));
    let head = head(answer, "HTTP/1.1", &[content_length(bytes)]);
    match bytes.checked_sub(2) {
        Some(filling) => vec![head, quote(), Step::Fill(filling), quote()],
        None => vec![head, Step::Fill(bytes)],
    }
}

fn up_to(place: Place, head: &Step, body: &Bytes) -> Vec<Step> {
    match place {
        Place::BeforeHeaders => Vec::new(),
        Place::InHeaders => vec![head.clone().first_half()],
        Place::InBody => vec![head.clone(), all(body).first_half()],
    }
}

fn all(body: &Bytes) -> Step {
    Step::Send(body.clone())
}

fn first(body: &Bytes, bytes: usize) -> Step {
    Step::Send(body.slice(..bytes.min(body.len())))
}

fn content_length(bytes: u64) -> String {
    format!("content-length: {bytes}")
}

/// The header once more; a length is off by one, as two equal ones are in order.
fn duplicate(answer: &Reply, name: &str) -> String {
    if name.eq_ignore_ascii_case(CONTENT_LENGTH.as_str()) {
        return content_length(answer.body().len() as u64 + 1);
    }
    let value = answer.headers().get(name).and_then(|value| value.to_str().ok());
    format!("{name}: {}", value.unwrap_or_default())
}

fn head(answer: &Reply, version: &str, more: &[String]) -> Step {
    let status = answer.status();
    let reason = status.canonical_reason().unwrap_or("Unknown");
    let mut text = format!("{version} {} {reason}\r\n", status.as_u16());
    for (name, value) in answer.headers() {
        // Writing to a String cannot fail.
        let _ = write!(text, "{name}: {}\r\n", String::from_utf8_lossy(value.as_bytes()));
    }
    for line in more {
        let _ = write!(text, "{line}\r\n");
    }
    text.push_str("connection: close\r\n\r\n");
    Step::Send(text.into())
}
