//! `test`: every test there is, reported step by step, stopping at the first step that fails.
//! The last line is the sum: `N passed, M failed`.

mod part;
mod run;
mod side_by_side;
mod steps;
mod tally;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::args::Args;
use crate::repo::Repo;
use crate::setup::{self, Need};
use crate::table;
use steps::STEPS;
use tally::Tally;

/// A part of the tests that can be run alone.
struct Step {
    name: &'static str,
    needs: &'static [Need],
    run: fn(&Repo, &mut Tally) -> Result<()>,
}

/// What became of a step.
#[derive(Clone, Copy)]
struct Outcome {
    step: &'static str,
    tally: Tally,
    time: Duration,
}

impl Outcome {
    fn has_failed(&self) -> bool {
        self.tally.failed > 0
    }
}

/// `cargo xtask test`.
pub(crate) fn command(repo: &Repo, mut args: Args) -> Result<ExitCode> {
    let only = args.value("--only")?;
    let is_part = args.flag(part::FLAG);
    args.finish()?;
    let steps = selected(only.as_deref())?;
    if is_part {
        return Ok(part::run(repo, &steps));
    }
    if let Err(error) = prepare(repo, &steps) {
        println!("\nsetup failed: {error:#}\nrun it alone with: cargo xtask setup");
        return Ok(finish(&[], 1));
    }
    let outcomes = match steps[..] {
        [step] => vec![run_step(repo, step)],
        _ => side_by_side::run(&steps)?,
    };
    Ok(finish(&outcomes, 0))
}

/// The names that `--only` takes.
pub(crate) fn step_names() -> Vec<&'static str> {
    STEPS.iter().map(|step| step.name).collect()
}

fn selected(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(name) = only else { return Ok(STEPS.iter().collect()) };
    let Some(step) = STEPS.iter().find(|step| step.name == name) else {
        bail!("there is no step `{name}`; there are {}", step_names().join(", "));
    };
    Ok(vec![step])
}

/// Installs what the steps need, in the order that setup likes.
fn prepare(repo: &Repo, steps: &[&Step]) -> Result<()> {
    let needed = |need: &Need| steps.iter().any(|step| step.needs.contains(need));
    let needs: Vec<Need> = setup::ALL.iter().copied().filter(needed).collect();
    setup::ensure(repo, &needs)
}

/// Runs a step; when it fails, says why and how to repeat it.
fn run_step(repo: &Repo, step: &'static Step) -> Outcome {
    println!("\n== {}", step.name);
    let started = Instant::now();
    let mut tally = Tally::default();
    if let Err(error) = (step.run)(repo, &mut tally) {
        // A build that broke has nothing to count, yet something failed.
        tally.failed = tally.failed.max(1);
        println!("\nstep `{}` failed: {error:#}", step.name);
        println!("run it alone with: cargo xtask test --only {}", step.name);
    }
    Outcome { step: step.name, tally, time: started.elapsed() }
}

/// Prints the table and the last line.
fn finish(outcomes: &[Outcome], failed_before: u32) -> ExitCode {
    let mut sum = Tally { failed: failed_before, ..Tally::default() };
    let mut rows =
        vec![["step", "passed", "failed", "skipped", "time"].map(str::to_owned).to_vec()];
    for Outcome { step, tally, time } in outcomes {
        sum += *tally;
        let counts = [tally.passed, tally.failed, tally.skipped].map(|count| count.to_string());
        let time = format!("{:.1} s", time.as_secs_f64());
        rows.push([vec![(*step).to_owned()], counts.to_vec(), vec![time]].concat());
    }
    println!();
    if !outcomes.is_empty() {
        table::print(&rows);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if sum.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
