//! The program itself: its one line, its exit codes, its end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::time::{Duration, Instant};

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sandbox"));
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    program(arguments).spawn().unwrap().wait_with_output().unwrap()
}

/// Started, with its port and what it has still to say.
fn start(arguments: &[&str]) -> (Child, u16, BufReader<ChildStdout>) {
    let mut child = program(arguments).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let port = line.strip_prefix("sandbox listening on http://127.0.0.1:").unwrap();
    (child, port.trim_end().parse().unwrap(), out)
}

fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
}

fn ended(child: &mut Child, within: Duration) -> Option<i32> {
    let deadline = Instant::now() + within;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    child.kill().unwrap();
    panic!("still there after {within:?}");
}

#[test]
fn one_line_then_quiet_and_a_graceful_end() {
    for name in ["TERM", "INT"] {
        let (mut child, port, mut out) = start(&["--port", "0"]);
        // A request in hand does not hold it up for long.
        let mut hanging = TcpStream::connect(("127.0.0.1", port)).unwrap();
        let request = "POST /v2/user/get HTTP/1.1\r\nhost: localhost\r\nx-sandbox-fault: {\"hang\":true}\r\n\
            content-length: 0\r\n\r\n";
        hanging.write_all(request.as_bytes()).unwrap();
        signal(&child, name);
        assert_eq!(ended(&mut child, Duration::from_secs(20)), Some(0), "{name}");
        let mut rest = String::new();
        out.read_to_string(&mut rest).unwrap();
        child.stderr.take().unwrap().read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "");
    }
}

#[test]
fn a_log_on_standard_error_without_tokens() {
    let (mut child, port, _out) = start(&["--log", "--port", "0"]);
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let head = "HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer sandbox-user\r\n\
        content-type: application/json\r\ncontent-length: 0\r\n\r\n";
    socket.write_all(format!("POST /v2/user/get {head}").as_bytes()).unwrap();
    socket.read_to_end(&mut Vec::new()).unwrap();
    // U+009B begins an escape sequence in terminals.
    let mut socket = TcpStream::connect(("127.0.0.1", port)).unwrap();
    socket.write_all(format!("POST /v2/sandbox-user/\u{9b}2J\u{202e} {head}").as_bytes()).unwrap();
    socket.read_to_end(&mut Vec::new()).unwrap();
    signal(&child, "TERM");
    ended(&mut child, Duration::from_secs(20));
    let mut log = String::new();
    child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
    assert!(log.starts_with("POST /v2/user/get 200 "), "{log}");
    assert!(log.contains("\nPOST /v2/(12 chars, 5ba4dd28)/\\u{9b}2J\\u{202e} 404 "), "{log}");
    assert!(!log.contains("sandbox-user"), "{log}");
}

#[test]
fn a_taken_port_is_reported_with_an_exit_code() {
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = run(&["--port", &port]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains(&format!("cannot listen on 127.0.0.1:{port}")), "{said}");
}

#[test]
fn a_bad_command_line_gets_the_usage() {
    let output = run(&["--prot", "1"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("usage: sandbox"));
    let output = run(&["--help"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("usage: sandbox"));
}
