//! Counting tests from what their runners print. An exit code is not enough: a runner that skipped
//! everything exits with 0 too.

use std::ops::AddAssign;

/// How many tests of which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Whose output it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Runner {
    /// `cargo test` and wasm-bindgen-test, which imitates it.
    Rust,
    /// `node --test` with its spec or TAP reporter.
    Node,
}

/// What one line of output adds; nothing unless it is part of a summary.
pub(crate) fn count(runner: Runner, line: &str) -> Tally {
    let line = without_colours(line);
    match runner {
        Runner::Rust => rust(line.trim()),
        // Not trimmed in front: what a test itself has to say is indented.
        Runner::Node => node(line.trim_end()),
    }
}

fn rust(line: &str) -> Tally {
    let mut tally = Tally::default();
    // wasm-bindgen-test ends well after passing over a whole file that asks for another place.
    if line.to_ascii_lowercase().starts_with("this test suite is only configured to run in") {
        tally.skipped = 1;
        return tally;
    }
    let Some((_, counts)) =
        line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". "))
    else {
        return tally;
    };
    for part in counts.split(';') {
        add(&mut tally, part.trim().split_once(' ').map(|(number, what)| (what, number)));
    }
    tally
}

fn node(line: &str) -> Tally {
    let mut tally = Tally::default();
    if let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) {
        add(&mut tally, rest.split_once(' '));
    }
    tally
}

fn add(tally: &mut Tally, counted: Option<(&str, &str)>) {
    let Some((what, number)) = counted else { return };
    let Ok(number) = number.parse::<u32>() else { return };
    match what {
        "passed" | "pass" => tally.passed += number,
        "failed" | "fail" | "cancelled" => tally.failed += number,
        "ignored" | "filtered out" | "skipped" | "todo" => tally.skipped += number,
        _ => {}
    }
}

/// Drops `ESC [ … m`.
fn without_colours(line: &str) -> String {
    let mut pieces = line.split("\u{1b}[");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        text += piece.split_once('m').map_or(piece, |(_, rest)| rest);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Runner, Tally, count};

    fn sum(runner: Runner, output: &str) -> (u32, u32, u32) {
        let mut tally = Tally::default();
        for line in output.lines() {
            tally += count(runner, line);
        }
        (tally.passed, tally.failed, tally.skipped)
    }

    #[test]
    fn cargo_test() {
        let output = "
running 2 tests
test text::tests::a ... ok
test text::tests::b ... ignored

test result: ok. 1 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s

     Running tests/it.rs (target/debug/deps/it-0123456789abcdef)
running 3 tests
test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 4 filtered out; finished in 1.20s

   Doc-tests pds_profile
test result: ok. 7 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.46s
all doctests ran in 0.80s; merged doctests compilation took 0.33s
";
        assert_eq!(sum(Runner::Rust, output), (10, 1, 5));
    }

    #[test]
    fn cargo_test_in_colour() {
        let line = "test result: \u{1b}[32mok\u{1b}[0m. 3 passed; 0 failed; 0 ignored\n";
        assert_eq!(sum(Runner::Rust, line), (3, 0, 0));
    }

    #[test]
    fn wasm_bindgen_test() {
        let output = "
Running headless tests in Chrome on `http://127.0.0.1:33211/`
running 3 tests
test web::reads ... ok
test web::later ... ignored

test result: ok. 2 passed; 0 failed; 1 ignored; 0 filtered out; finished in 0.02s
";
        assert_eq!(sum(Runner::Rust, output), (2, 0, 1));
    }

    #[test]
    fn a_suite_that_was_passed_over_counts_as_skipped() {
        let in_node = "this test suite is only configured to run in a browser, but we're only \
                       testing node.js tests so skipping\n";
        let in_browser = "
    This test suite is only configured to run in node.js, but we're only running
    browser tests so skipping. If you'd like to run the tests in a browser
    include this in your crate when testing:
";
        assert_eq!(sum(Runner::Rust, in_node), (0, 0, 1));
        assert_eq!(sum(Runner::Rust, in_browser), (0, 0, 1));
    }

    #[test]
    fn nothing_run_is_nothing_counted() {
        assert_eq!(sum(Runner::Rust, "no tests to run!\n"), (0, 0, 0));
        assert_eq!(sum(Runner::Rust, "error: could not compile `x`\n"), (0, 0, 0));
        assert_eq!(sum(Runner::Rust, "test result: what is this\n"), (0, 0, 0));
    }

    #[test]
    fn node_spec() {
        let output = "
✔ loads (12.5ms)
  ℹ pass 100
✖ pass 4 (1.0ms)
ℹ tests 9
ℹ suites 1
ℹ pass 4
ℹ fail 1
ℹ cancelled 1
ℹ skipped 2
ℹ todo 1
ℹ duration_ms 52.4
";
        assert_eq!(sum(Runner::Node, output), (4, 2, 3));
    }

    #[test]
    fn node_tap() {
        let output = "
# tests 3
# pass 3
# fail 0
# cancelled 0
# skipped 0
# todo 0
";
        assert_eq!(sum(Runner::Node, output), (3, 0, 0));
    }
}
