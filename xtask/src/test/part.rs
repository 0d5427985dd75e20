//! A step in a process of its own: what it prints can be held back, and all that it has started ends
//! with it.

use std::env;
use std::io::{self, BufRead, BufReader, PipeReader, Read};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;

use anyhow::{Context, Result};

use super::tally::Tally;
use super::{Step, run_step};
use crate::repo::Repo;

/// The argument that makes a process a part. Not for people: no table is printed, and no sum.
pub(super) const FLAG: &str = "--part";
/// Begins the last line, which is for whoever has started the part.
const COUNTED: &str = "counted: ";

/// Starts this program again, for one step.
pub(super) fn start(step: &Step) -> Result<(Child, PipeReader)> {
    let (output, writer) = io::pipe()?;
    let mut command = Command::new(env::current_exe()?);
    command.args(["test", FLAG, "--only", step.name]);
    // Into one pipe, so that errors stay beside what they are about.
    command.stdin(Stdio::piped()).stdout(writer.try_clone()?).stderr(writer);
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let child = command.spawn().context("cannot start this program again")?;
    Ok((child, output))
}

/// What a part does: its step, and then a line with the counts.
pub(super) fn run(repo: &Repo, steps: &[&'static Step]) -> ExitCode {
    end_with_parent();
    let mut sum = Tally::default();
    for step in steps {
        sum += run_step(repo, step).tally;
    }
    println!("{COUNTED}{} {} {}", sum.passed, sum.failed, sum.skipped);
    ExitCode::SUCCESS
}

/// Hands on what a part prints, line by line, until it has counted: a program that it left running
/// would keep the pipe open for ever. One that breaks off without a count has failed.
pub(super) fn listen(output: PipeReader, mut on_line: impl FnMut(Vec<u8>)) -> Tally {
    let mut output = BufReader::new(output);
    loop {
        let mut line = Vec::new();
        if !output.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            return Tally { failed: 1, ..Tally::default() };
        }
        if let Some(tally) = counted(&String::from_utf8_lossy(&line)) {
            return tally;
        }
        on_line(line);
    }
}

fn counted(line: &str) -> Option<Tally> {
    let mut numbers = line.strip_prefix(COUNTED)?.split_whitespace().map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Tally { passed: next()?, failed: next()?, skipped: next()? })
}

/// Nothing ever comes from there; that it closes means that the parent is gone or wants no more.
fn end_with_parent() {
    thread::spawn(|| {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        // Politely, to the whole group: browsers have profiles to remove.
        if cfg!(unix) {
            let _ = Command::new("sh").args(["-c", "kill -TERM 0"]).status();
        }
        std::process::exit(1);
    });
}

#[cfg(test)]
mod tests {
    use std::io::{Write, pipe};

    use super::{Tally, listen};

    fn heard(said: &str) -> (String, Tally) {
        let (output, mut writer) = pipe().unwrap();
        writer.write_all(said.as_bytes()).unwrap();
        drop(writer);
        let mut lines = Vec::new();
        let tally = listen(output, |line| lines.extend(line));
        (String::from_utf8(lines).unwrap(), tally)
    }

    #[test]
    fn everything_but_the_count_is_handed_on() {
        let (lines, tally) = heard("== page\n\nfine\ncounted: 3 0 1\nlate\n");
        assert_eq!(lines, "== page\n\nfine\n");
        assert_eq!(tally, Tally { passed: 3, failed: 0, skipped: 1 });
    }

    #[test]
    fn no_count_is_a_failure() {
        for said in ["", "== page\nkilled", "counted: 3\n"] {
            assert_eq!(heard(said), (said.to_owned(), Tally { failed: 1, ..Tally::default() }));
        }
    }
}
