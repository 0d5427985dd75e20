//! Several steps at once: most of them wait for browsers or use one core. What they print comes out as
//! if they had run one after the other.

use std::io::{self, Write};
use std::mem::{replace, take};
use std::num::NonZero;
use std::process::Child;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, available_parallelism};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::tally::Tally;
use super::{Outcome, Step, part};
use crate::setup::Need;

/// Runs the steps; returns what became of them, up to the first that failed.
pub(super) fn run(steps: &[&'static Step]) -> Result<Vec<Outcome>> {
    let (sender, events) = channel();
    let part = |step: &&'static Step| Part { step, state: State::Waiting, held: Vec::new() };
    Parts { all: steps.iter().map(part).collect(), reported: Vec::new(), sender }.follow(&events)
}

/// What happens in a part, and which part it is.
enum Event {
    Printed(usize, Vec<u8>),
    Ended(usize, Tally, Duration),
}

enum State {
    Waiting,
    Running(Child),
    Ended(Outcome),
}

struct Part {
    step: &'static Step,
    state: State,
    /// What it has printed before its turn.
    held: Vec<u8>,
}

impl Part {
    fn outcome(&self) -> Option<Outcome> {
        if let State::Ended(outcome) = self.state { Some(outcome) } else { None }
    }

    fn is_waiting(&self) -> bool {
        matches!(self.state, State::Waiting)
    }

    fn is_running(&self) -> bool {
        matches!(self.state, State::Running(_))
    }

    /// What builds the package is what uses it.
    fn uses_package(&self) -> bool {
        self.step.needs.contains(&Need::WasmOpt)
    }
}

struct Parts {
    all: Vec<Part>,
    /// Those whose turn is over. The next one's output is printed as it comes.
    reported: Vec<Outcome>,
    sender: Sender<Event>,
}

impl Parts {
    fn follow(mut self, events: &Receiver<Event>) -> Result<Vec<Outcome>> {
        self.start_some()?;
        while self.reported.len() < self.all.len() {
            match events.recv()? {
                Event::Printed(index, line) => self.all[index].held.extend(line),
                Event::Ended(index, tally, time) => self.end(index, tally, time)?,
            }
            self.report()?;
            if self.reported.last().is_some_and(Outcome::has_failed) {
                self.stop()?;
                break;
            }
            self.start_some()?;
        }
        Ok(self.reported)
    }

    /// One more than there are cores, as each waits now and then.
    fn start_some(&mut self) -> Result<()> {
        let most = available_parallelism().map_or(2, NonZero::get) + 1;
        for index in 0..self.all.len() {
            if self.all.iter().filter(|part| part.is_running()).count() >= most {
                break;
            }
            // What comes after a failure is never reported.
            if self.all[index].outcome().is_some_and(|outcome| outcome.has_failed()) {
                break;
            }
            if self.is_ready(index) {
                self.start(index)?;
            }
        }
        Ok(())
    }

    /// The first step that uses the package builds it; two at once would write into each other's.
    fn is_ready(&self, index: usize) -> bool {
        let part = &self.all[index];
        let mut before = self.all[..index].iter();
        let builder = before.find(|other| part.uses_package() && other.uses_package());
        part.is_waiting() && builder.is_none_or(|builder| builder.outcome().is_some())
    }

    fn start(&mut self, index: usize) -> Result<()> {
        let (child, output) = part::start(self.all[index].step)?;
        self.all[index].state = State::Running(child);
        let sender = self.sender.clone();
        let started = Instant::now();
        thread::spawn(move || {
            // Nobody listens any more once a step has failed.
            let tally = part::listen(output, |line| drop(sender.send(Event::Printed(index, line))));
            let _ = sender.send(Event::Ended(index, tally, started.elapsed()));
        });
        Ok(())
    }

    fn end(&mut self, index: usize, tally: Tally, time: Duration) -> Result<()> {
        let part = &mut self.all[index];
        let outcome = Outcome { step: part.step.name, tally, time };
        if let State::Running(mut child) = replace(&mut part.state, State::Ended(outcome)) {
            child.wait()?;
        }
        Ok(())
    }

    /// Prints what may be printed by now.
    fn report(&mut self) -> Result<()> {
        while let Some(part) = self.all.get_mut(self.reported.len()) {
            io::stdout().write_all(&take(&mut part.held))?;
            let Some(outcome) = part.outcome() else { break };
            self.reported.push(outcome);
            if outcome.has_failed() {
                break;
            }
        }
        Ok(io::stdout().flush()?)
    }

    /// Waiting for a part closes what it reads from, and with that it ends.
    fn stop(&mut self) -> Result<()> {
        for part in &mut self.all {
            if let State::Running(child) = &mut part.state {
                child.wait()?;
            }
        }
        Ok(())
    }
}
