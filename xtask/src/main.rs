//! `cargo xtask <command>`: the project's commands, and the only place that knows how tools are
//! installed.
//!
//! A new command is one module with a `command` function and one line in [`COMMANDS`].

mod args;
mod bench;
mod build;
mod cmd;
mod dist;
mod docs;
mod figures;
mod parts;
mod repo;
mod screenshots;
mod serve;
mod setup;
mod size;
mod stacks;
mod table;
mod test;

use std::process::ExitCode;

use anyhow::Result;

use crate::args::Args;
use crate::repo::Repo;

/// One thing that `cargo xtask` can do.
struct Command {
    name: &'static str,
    options: &'static str,
    about: &'static str,
    run: fn(&Repo, Args) -> Result<ExitCode>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "setup",
        options: "",
        about: "install whatever tool is missing",
        run: setup::command,
    },
    Command {
        name: "build",
        options: "[--dev]",
        about: "build the optimised wasm into pkg/wasm (--dev: without wasm-opt)",
        run: build::command,
    },
    Command {
        name: "serve",
        options: "[--port N]",
        about: "build everything and serve the page with the sandbox (default port 8787)",
        run: serve::command,
    },
    Command {
        name: "test",
        options: "[--only STEP]",
        about: "run every test, or one step of them",
        run: test::command,
    },
    Command {
        name: "size",
        options: "",
        about: "print what a browser downloads, and what of",
        run: size::command,
    },
    Command {
        name: "figures",
        options: "",
        about: "print how much code there is, and what of it is too long",
        run: figures::command,
    },
    Command {
        name: "bench",
        options: "[--quick] [--only PAYLOAD]",
        about: "measure the package beside other validators, and write bench/README.md's tables",
        run: bench::command,
    },
    Command {
        name: "stacks",
        options: "[NAME]",
        about: "try the packed package in every stack, or in one, and write the README's table",
        run: stacks::command,
    },
    Command {
        name: "screenshots",
        options: "",
        about: "take pictures of the page in each of its states",
        run: screenshots::command,
    },
    Command {
        name: "docs",
        options: "",
        about: "make the API references of the crate and of the npm package",
        run: docs::command,
    },
    Command {
        name: "dist",
        options: "",
        about: "make the tarball, its checksum and its list of parts, and prove it reproducible",
        run: dist::command,
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprint!("error: there is no command `{name}`\n\n{}", help());
        return ExitCode::from(2);
    };
    match Repo::find().and_then(|repo| (command.run)(&repo, Args::new(words))) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = "usage: cargo xtask <command>\n\n".to_owned();
    let usage = |command: &Command| format!("{} {}", command.name, command.options);
    let width = COMMANDS.iter().map(|command| usage(command).len()).max().unwrap_or(0) + 2;
    for command in COMMANDS {
        text += &format!("  {:<width$}{}\n", usage(command), command.about);
    }
    text += &format!("\nsteps of `test`: {}\n", test::step_names().join(", "));
    text
}
