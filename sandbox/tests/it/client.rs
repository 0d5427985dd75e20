//! A sandbox in this process, and a client so plain that it sees what went over the wire.

use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::PathBuf;
use std::sync::mpsc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use sandbox::Server;
use sandbox::args::Settings;
use serde_json::Value;
use tokio::sync::oneshot;

/// A silence of this length counts as one without end, where one is expected.
const SILENCE: Duration = Duration::from_millis(600);

/// What an answer may take where one is expected: the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) const USER: &str = "sandbox-user";
pub(crate) const ADMIN: &str = "sandbox-admin";
pub(crate) const SUPERADMIN: &str = "sandbox-superadmin";

pub(crate) const GET: &str = "/v2/user/get";
pub(crate) const UPDATE: &str = "/v2/user/update";

/// A sandbox that ends with the test.
pub(crate) struct Sandbox {
    pub(crate) port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    pub(crate) fn start() -> Self {
        Self::start_in(PathBuf::from("no such folder"))
    }

    pub(crate) fn start_in(root: PathBuf) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let (tell_port, port) = mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.unwrap().block_on(async move {
                let settings = Settings { port: 0, root, log: false };
                let server = Server::bind(settings).await.unwrap();
                let port = server.url().rsplit_once(':').unwrap().1.parse().unwrap();
                tell_port.send(port).unwrap();
                server.run(async { drop(stopped.await) }).await;
            });
        });
        Self { port: port.recv().unwrap(), stop: Some(stop), thread: Some(thread) }
    }

    /// A request as it is, byte for byte.
    pub(crate) fn send_bytes(&self, request: &[u8]) -> Answer {
        let mut socket = self.connect();
        socket.write_all(request).unwrap();
        receive(&mut socket)
    }

    pub(crate) fn connect(&self) -> TcpStream {
        let socket = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        socket.set_read_timeout(Some(PATIENCE)).unwrap();
        socket
    }

    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Answer {
        self.send_bytes(request(method, path, headers, body).as_bytes())
    }

    /// A JSON request with a token.
    pub(crate) fn call(&self, token: &str, path: &str, body: &str) -> Answer {
        let authorization = format!("Bearer {token}");
        self.send("POST", path, &[("authorization", &authorization), JSON], body)
    }

    pub(crate) fn call_with_fault(&self, path: &str, body: &str, fault: &str) -> Answer {
        self.send_bytes(faulted(path, body, fault).as_bytes())
    }

    /// The same, where no answer or no end of it is expected.
    pub(crate) fn call_in_vain(&self, path: &str, body: &str, fault: &str) -> Answer {
        let mut socket = self.connect();
        socket.set_read_timeout(Some(SILENCE)).unwrap();
        socket.write_all(faulted(path, body, fault).as_bytes()).unwrap();
        receive(&mut socket)
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.send("GET", path, &[], "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Answer {
        self.send("POST", path, &[JSON], body)
    }

    pub(crate) fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, &[], "")
    }

    /// The user as the sandbox keeps it.
    pub(crate) fn stored(&self, user_id: &str) -> Value {
        self.get(&format!("/sandbox/users/{user_id}")).json()
    }

    /// The last request that the journal knows.
    pub(crate) fn last_entry(&self) -> Value {
        let journal = self.get("/sandbox/requests").json();
        journal.as_array().unwrap().last().unwrap().clone()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

pub(crate) const JSON: (&str, &str) = ("content-type", "application/json");

pub(crate) fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> String {
    let mut text = format!("{method} {path} HTTP/1.1\r\nhost: localhost\r\n");
    for (name, value) in headers {
        text.push_str(&format!("{name}: {value}\r\n"));
    }
    text + &format!("content-length: {}\r\n\r\n{body}", body.len())
}

fn faulted(path: &str, body: &str, fault: &str) -> String {
    let headers = [("authorization", "Bearer sandbox-user"), JSON, ("x-sandbox-fault", fault)];
    request("POST", path, &headers, body)
}

/// How a connection ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    Closed,
    Reset,
    Silent,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) raw: Vec<u8>,
    pub(crate) end: End,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v.as_str())
    }

    pub(crate) fn all(&self, name: &str) -> Vec<&str> {
        let named = self.headers.iter().filter(|(n, _)| n.eq_ignore_ascii_case(name));
        named.map(|(_, value)| value.as_str()).collect()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }

    /// Whether head and body are there, as long as the head says.
    pub(crate) fn is_whole(&self) -> bool {
        self.header("content-length").and_then(|text| text.parse().ok()) == Some(self.body.len())
    }

    /// Asserts an error of the service.
    #[track_caller]
    pub(crate) fn assert_service_error(&self, status: u16, code: &str, message_part: &str) {
        let body = self.json();
        assert_eq!((self.status, body["code"].as_str()), (status, Some(code)), "{body}");
        assert!(body["message"].as_str().unwrap().contains(message_part), "{body}");
        assert_eq!(body.as_object().unwrap().len(), 2, "{body}");
        assert!(self.header("x-ca-request-id").is_some());
        assert_eq!(self.header("x-ca-error-code"), None);
        assert_eq!(self.header("content-type"), Some("application/json"));
    }

    #[track_caller]
    pub(crate) fn assert_body_code(&self, status: u16, code: &str) {
        assert_eq!((self.status, &self.json()["code"]), (status, &Value::from(code)));
    }

    /// Asserts an error of the gateway.
    #[track_caller]
    pub(crate) fn assert_gateway_error(&self, status: u16, code: &str) {
        assert_eq!((self.status, self.header("x-ca-error-code")), (status, Some(code)));
        assert!(self.header("x-ca-error-message").is_some());
        assert!(self.header("x-ca-request-id").is_some());
        assert_eq!(self.text(), "");
        assert_eq!(self.header("content-type"), None);
    }
}

/// Reads until the other side ends, one way or another.
pub(crate) fn receive(socket: &mut TcpStream) -> Answer {
    let mut raw = Vec::new();
    let mut buffer = [0; 64 * 1024];
    let end = loop {
        match socket.read(&mut buffer) {
            Ok(0) => break End::Closed,
            Ok(count) => raw.extend_from_slice(&buffer[..count]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break End::Reset,
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                break End::Silent;
            }
            Err(error) => panic!("{error}"),
        }
    };
    let _ = socket.shutdown(Shutdown::Both);
    parse(raw, end)
}

fn parse(raw: Vec<u8>, end: End) -> Answer {
    let Some(at) = raw.windows(4).position(|window| window == b"\r\n\r\n") else {
        return Answer { status: 0, headers: Vec::new(), body: Vec::new(), raw, end };
    };
    let head = String::from_utf8_lossy(&raw[..at]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers = lines.map(|line| line.split_once(':').unwrap());
    let headers = headers.map(|(n, v)| (n.to_owned(), v.trim().to_owned())).collect();
    Answer { status, headers, body: raw[at + 4..].to_vec(), raw, end }
}
