//! Running one command of a step and checking what it counted.

use anyhow::{Context, Result, bail};

use super::tally::{Runner, Tally, count};
use crate::cmd::Cmd;

/// What an ignored or skipped test means.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Skips {
    /// Somebody's choice, and shown in the table.
    Shown,
    /// A failure: there is no reason to skip, only a browser that did not start or the like.
    Failures,
}

/// Something that either holds or not, and counts as one.
pub(super) fn check(total: &mut Tally, outcome: Result<()>) -> Result<()> {
    match outcome {
        Ok(()) => total.passed += 1,
        Err(_) => total.failed += 1,
    }
    outcome
}

/// Runs tests and adds what their runner counted.
pub(super) fn tests(total: &mut Tally, cmd: Cmd, runner: Runner, skips: Skips) -> Result<()> {
    let mut tally = Tally::default();
    let status = cmd.stream(|line| tally += count(runner, line))?;
    let verdict = check_counts(&mut tally, status.success(), skips);
    *total += tally;
    if status.success() { verdict } else { verdict.context(status.to_string()) }
}

fn check_counts(tally: &mut Tally, ended_well: bool, skips: Skips) -> Result<()> {
    if tally.failed > 0 {
        bail!("{} failed", tally.failed);
    }
    if !ended_well {
        tally.failed = 1;
        bail!("it ended before it could count its failures");
    }
    if tally.skipped > 0 && skips == Skips::Failures {
        tally.failed = tally.skipped;
        bail!("{} skipped: here that is a failure", tally.skipped);
    }
    if tally.passed == 0 {
        tally.failed = 1;
        bail!("not one test ran");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Skips, Tally, check_counts};

    fn failures(
        passed: u32,
        failed: u32,
        skipped: u32,
        ended_well: bool,
        skips: Skips,
    ) -> Option<u32> {
        let mut tally = Tally { passed, failed, skipped };
        check_counts(&mut tally, ended_well, skips).err().map(|_| tally.failed)
    }

    #[test]
    fn good_is_some_passed_and_none_failed() {
        assert_eq!(failures(3, 0, 0, true, Skips::Failures), None);
        assert_eq!(failures(3, 0, 1, true, Skips::Shown), None);
    }

    #[test]
    fn every_failure_is_counted_at_least_once() {
        assert_eq!(failures(3, 2, 0, false, Skips::Shown), Some(2));
        assert_eq!(failures(3, 2, 0, true, Skips::Shown), Some(2));
        assert_eq!(failures(3, 0, 0, false, Skips::Shown), Some(1));
        assert_eq!(failures(0, 0, 0, true, Skips::Shown), Some(1));
    }

    #[test]
    fn skipping_fails_where_it_must_not_happen() {
        assert_eq!(failures(3, 0, 2, true, Skips::Failures), Some(2));
        assert_eq!(failures(0, 0, 1, true, Skips::Failures), Some(1));
    }
}
