//! The command line. Five words need no library.

use std::path::PathBuf;

/// What `--help` prints, and what follows a complaint about the command line.
pub const USAGE: &str = "\
usage: sandbox [--port PORT] [--root FOLDER] [--log]

  --port PORT    port on 127.0.0.1; 0 picks a free one (default 8787)
  --root FOLDER  folder with www/ and pkg/ (default: the current one)
  --log          one line per request on standard error";

/// Where to listen and what to serve.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// 0 picks a free one.
    pub port: u16,
    /// The folder that holds `www/` and `pkg/`.
    pub root: PathBuf,
    /// Whether to print a line per request.
    pub log: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { port: 8787, root: PathBuf::from("."), log: false }
    }
}

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Serve.
    Serve(Settings),
    /// Print [`USAGE`].
    Help,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// What is wrong with them, for a person.
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command, String> {
    let mut arguments = arguments.into_iter();
    let mut settings = Settings::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--port" => settings.port = parse_port(&value()?)?,
            "--root" => settings.root = PathBuf::from(value()?),
            "--log" => settings.log = true,
            "--help" | "-h" => return Ok(Command::Help),
            _ => return Err(format!("unknown argument {argument}")),
        }
    }
    Ok(Command::Serve(settings))
}

fn parse_port(text: &str) -> Result<u16, String> {
    text.parse().map_err(|_| format!("--port needs a number from 0 to 65535, not {text}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn reads_every_argument() {
        let expected = Settings { port: 0, root: "there".into(), log: true };
        assert_eq!(parsed("--port 0 --root there --log"), Ok(Command::Serve(expected)));
        assert_eq!(parsed(""), Ok(Command::Serve(Settings::default())));
        assert_eq!(parsed("--port 1 --help"), Ok(Command::Help));
    }

    #[test]
    fn complains_about_the_rest() {
        for line in ["--port", "--port x", "--port 65536", "--root", "serve", "--prot 1"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }
}
