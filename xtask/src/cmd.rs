//! Running other programs: what is run is printed so that it can be repeated by hand, then its time.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::repo::Repo;

/// A program about to be run in the repository.
pub(crate) struct Cmd {
    inner: Command,
    shown: String,
    root: PathBuf,
}

impl Cmd {
    pub(crate) fn new(repo: &Repo, program: impl AsRef<OsStr>) -> Self {
        let mut inner = Command::new(&program);
        inner.current_dir(repo.root()).stdin(Stdio::null());
        inner.env("CARGO_TARGET_DIR", repo.target());
        let name = Path::new(&program).file_stem().unwrap_or(program.as_ref());
        let shown = name.to_string_lossy().into_owned();
        Self { inner, shown, root: repo.root().to_path_buf() }
    }

    /// The cargo that runs us, so that both are of one toolchain.
    pub(crate) fn cargo(repo: &Repo) -> Self {
        Self::new(repo, env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// A program of another toolchain than the one that runs us.
    pub(crate) fn rustup(repo: &Repo, toolchain: &str, program: &str) -> Self {
        Self::new(repo, "rustup").args(["run", toolchain, program])
    }

    /// A script for Node.js; one of a tool's is shown as the program that it is.
    pub(crate) fn script(repo: &Repo, script: impl AsRef<Path>) -> Self {
        let script = script.as_ref();
        let mut cmd = Self::new(repo, "node");
        if script.is_relative() {
            return cmd.arg(script);
        }
        cmd.inner.arg(script);
        cmd.shown = script.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        cmd
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<OsStr>) -> Self {
        self.inner.arg(&arg);
        let text = arg.as_ref().to_string_lossy();
        let root = format!("{}{}", self.root.display(), std::path::MAIN_SEPARATOR);
        self.shown += &format!(" {}", text.strip_prefix(&root).unwrap_or(&text));
        self
    }

    /// Arguments without spaces in them, as one would type them.
    pub(crate) fn words(self, words: &str) -> Self {
        words.split_whitespace().fold(self, Self::arg)
    }

    pub(crate) fn args(self, args: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Self {
        args.into_iter().fold(self, Self::arg)
    }

    /// A variable that changes what happens, hence printed.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.inner.env(name, value);
        self.shown = format!("{name}={value} {}", self.shown);
        self
    }

    /// A variable that changes nothing worth printing: where things are, how long to wait.
    pub(crate) fn env_quiet(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.inner.env(name, value);
        self
    }

    pub(crate) fn env_remove(mut self, name: &str) -> Self {
        self.inner.env_remove(name);
        self
    }

    pub(crate) fn dir(mut self, dir: impl AsRef<Path>) -> Self {
        self.inner.current_dir(dir);
        self
    }

    /// Runs it with its output going where ours goes; fails when it fails.
    pub(crate) fn run(mut self) -> Result<()> {
        let started = self.announce();
        let status = self.inner.status().with_context(|| format!("cannot start {}", self.shown))?;
        done(started);
        if !status.success() {
            bail!("`{}` failed ({status})", self.shown);
        }
        Ok(())
    }

    /// Runs it and hands every line of its output on as it comes; returns how it ended.
    pub(crate) fn stream(mut self, mut on_line: impl FnMut(&str)) -> Result<ExitStatus> {
        let started = self.announce();
        let context = || format!("cannot start {}", self.shown);
        let mut child = self.inner.stdout(Stdio::piped()).spawn().with_context(context)?;
        if let Some(output) = child.stdout.take() {
            let mut output = BufReader::new(output);
            let mut line = Vec::new();
            while output.read_until(b'\n', &mut line)? > 0 {
                std::io::stdout().write_all(&line)?;
                on_line(&String::from_utf8_lossy(&line));
                line.clear();
            }
        }
        let status = child.wait()?;
        done(started);
        Ok(status)
    }

    /// Runs it as `run` does, but returns its output.
    pub(crate) fn run_and_read(self) -> Result<String> {
        let started = self.announce();
        let output = self.read()?;
        done(started);
        Ok(output)
    }

    /// Runs it unseen and returns its output.
    pub(crate) fn read(mut self) -> Result<String> {
        let output = self.inner.output().with_context(|| format!("cannot start {}", self.shown))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("`{}` failed ({}): {}", self.shown, output.status, said.trim());
        }
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Becomes that program, so that no signal can end the one and leave the other running.
    #[cfg(unix)]
    pub(crate) fn become_it(mut self) -> Result<()> {
        use std::os::unix::process::CommandExt;
        self.announce();
        let error = self.inner.exec();
        Err(error).with_context(|| format!("cannot start {}", self.shown))
    }

    /// Where a process cannot become another, the console ends both on Ctrl-C.
    #[cfg(not(unix))]
    pub(crate) fn become_it(self) -> Result<()> {
        self.run()
    }

    fn announce(&self) -> Instant {
        println!("$ {}", self.shown);
        Instant::now()
    }
}

fn done(started: Instant) {
    println!("  {:.1} s", started.elapsed().as_secs_f64());
}

/// The first program of that name on the search path.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|dir| dir.join(&file)).find(|path| path.is_file())
}

/// The search path with `folders` in front.
pub(crate) fn path_with(folders: &[&Path]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().map(|dir| dir.to_path_buf()).chain(env::split_paths(&rest));
    env::join_paths(all).context("a folder's name cannot stand in PATH")
}
