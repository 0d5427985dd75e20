//! `serve`: builds everything and becomes the sandbox, which serves the page.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::build;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::setup;

const DEFAULT_PORT: u16 = 8787;

/// `cargo xtask serve`.
pub(crate) fn command(repo: &Repo, mut args: Args) -> Result<ExitCode> {
    let port = match args.value("--port")? {
        None => DEFAULT_PORT,
        Some(text) => text.parse().with_context(|| format!("`{text}` is not a port"))?,
    };
    args.finish()?;
    check_free(port)?;
    setup::ensure(repo, setup::FOR_BUILD)?;
    build::run(repo, build::Mode::Optimised)?;
    sandbox(repo)?;
    Cmd::new(repo, repo.sandbox())
        .arg("--port")
        .arg(port.to_string())
        .arg("--root")
        .arg(repo.root())
        .become_it()?;
    Ok(ExitCode::SUCCESS)
}

/// Builds the sandbox as the tests use it: its release build takes much longer and serves no faster.
pub(crate) fn sandbox(repo: &Repo) -> Result<()> {
    Cmd::cargo(repo).words("build -p sandbox").run()
}

/// Asked before anything is built: nobody wants to wait minutes for this message.
fn check_free(port: u16) -> Result<()> {
    let Err(error) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) else { return Ok(()) };
    if error.kind() == ErrorKind::AddrInUse {
        bail!("port {port} is in use; choose another with --port");
    }
    bail!("cannot listen on port {port} ({error}); choose another with --port");
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpListener};

    use super::check_free;

    #[test]
    fn a_taken_port_is_reported_with_the_way_out() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let error = check_free(port).unwrap_err().to_string();
        assert_eq!(error, format!("port {port} is in use; choose another with --port"));
        drop(listener);
        assert!(check_free(port).is_ok());
    }
}
