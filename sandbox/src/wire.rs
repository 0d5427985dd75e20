//! Scripts: answers that break HTTP, byte by byte on a bare socket.

use std::time::Duration;

use bytes::Bytes;
use tokio::io::{self, AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

/// No script goes on for longer, whatever it says: neither does any delay.
pub(crate) const LONGEST: Duration = Duration::from_secs(120);

/// How long to listen to a client that goes on sending after its answer. Closing a socket with unread
/// bytes would reset it, and could take the answer away from the client.
const LINGER: Duration = Duration::from_secs(5);

const FILLING: [u8; 16 * 1024] = [b'a'; 16 * 1024];

/// What to do with a socket, in order.
#[derive(Clone, Debug)]
pub(crate) struct Script {
    steps: Vec<Step>,
}

/// One thing to do with a socket.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Send(Bytes),
    /// Sends so many letters `a`.
    Fill(u64),
    /// Sends byte by byte, with a pause before each.
    Drip(Bytes, Duration),
    Wait(Duration),
    /// Says nothing until the client goes.
    Hold,
    /// Ends our side (FIN) and leaves the other open.
    Finish,
    /// Resets the connection (RST). Nothing comes after.
    Reset,
}

impl Step {
    pub(crate) fn first_half(self) -> Self {
        match self {
            Self::Send(bytes) => Self::Send(bytes.slice(..bytes.len() / 2)),
            other => other,
        }
    }
}

impl Script {
    pub(crate) fn new(steps: Vec<Step>) -> Self {
        Self { steps }
    }

    /// Plays to the end, or until the client is gone: that is nobody's error here.
    pub(crate) async fn play(self, mut socket: TcpStream) {
        let is_reset = self.steps.iter().any(|step| matches!(step, Step::Reset));
        let played = timeout(LONGEST, play_all(&self.steps, &mut socket)).await;
        if is_reset || !matches!(played, Ok(Ok(()))) {
            return;
        }
        if socket.shutdown().await.is_ok() {
            let _ = timeout(LINGER, drain(&mut socket)).await;
        }
    }
}

async fn play_all(steps: &[Step], socket: &mut TcpStream) -> io::Result<()> {
    for step in steps {
        play(step, socket).await?;
    }
    Ok(())
}

async fn play(step: &Step, socket: &mut TcpStream) -> io::Result<()> {
    match step {
        Step::Send(bytes) => socket.write_all(bytes).await,
        Step::Fill(bytes) => fill(socket, *bytes).await,
        Step::Drip(bytes, pause) => drip(socket, bytes, *pause).await,
        Step::Wait(time) => {
            sleep(*time).await;
            Ok(())
        }
        Step::Hold => drain(socket).await,
        Step::Finish => socket.shutdown().await,
        // The socket is closed right after, and then says RST instead of FIN.
        Step::Reset => socket.set_zero_linger(),
    }
}

async fn fill(socket: &mut TcpStream, bytes: u64) -> io::Result<()> {
    let mut left = bytes;
    while left > 0 {
        let now = usize::try_from(left).unwrap_or(usize::MAX).min(FILLING.len());
        let (filling, _) = FILLING.split_at(now);
        socket.write_all(filling).await?;
        left -= now as u64;
    }
    Ok(())
}

async fn drip(socket: &mut TcpStream, bytes: &Bytes, pause: Duration) -> io::Result<()> {
    for byte in bytes {
        sleep(pause).await;
        socket.write_all(&[*byte]).await?;
    }
    Ok(())
}

/// Reads until the client closes.
async fn drain(socket: &mut TcpStream) -> io::Result<()> {
    let mut scratch = [0; 4096];
    while socket.read(&mut scratch).await? > 0 {}
    Ok(())
}
