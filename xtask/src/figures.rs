//! `figures`: how large the product's code is, how much of it only carries values between Rust and
//! JavaScript, and which files and lines are longer than the project wants.

mod lines;
mod sources;

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::args::Args;
use crate::repo::Repo;
use crate::table::{self, grouped};
use sources::Source;

/// The files that do nothing but carry values over: in Rust …
const BOUNDARY_IN_RUST: &[&str] =
    &["data", "input", "issue", "outcome", "user", "validate", "write"];
/// … and in JavaScript.
const BOUNDARY_IN_JS: &[&str] =
    &["accept", "avatar", "boundary", "copy", "encode", "input", "read"];

const MAX_LINES: usize = 250;
const MAX_COLUMNS_CHARS: usize = 120;

/// `cargo xtask figures`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    let sources = sources::all(repo)?;
    print_sizes(&sources)?;
    print_list(&format!("files over {MAX_LINES} lines"), &long_files(&sources));
    print_list(
        &format!("files with lines over {MAX_COLUMNS_CHARS} columns"),
        &long_lines(&sources),
    );
    Ok(ExitCode::SUCCESS)
}

fn print_sizes(sources: &[Source]) -> Result<()> {
    let lines_of = |is_meant: &dyn Fn(&Source) -> bool| {
        let meant = sources.iter().filter(|source| is_meant(source));
        meant.map(|source| lines::of_code(source.language(), &source.text)).sum::<usize>()
    };
    let in_rust = lines_of(&|source| source.is_in("src") && source.has_ending(".rs"));
    let in_js = lines_of(&|source| source.is_right_in("pkg") && source.has_ending(".js"));
    let names = boundary();
    if let Some(missing) = names.iter().find(|name| !sources.iter().any(|one| one.name == **name)) {
        return Err(anyhow::anyhow!("there is no {missing}"))
            .context("the list of the boundary's files");
    }
    let carrying = lines_of(&|source| names.contains(&source.name));
    let form = lines_of(&|source| source.is_in("pkg/form") && source.has_ending(".js"));
    let page = lines_of(&|source| source.is_in("www") && source.has_ending(".js"));
    let core = in_rust + in_js;
    let row = |name: &str, lines: usize| vec![name.to_owned(), grouped(lines as u64)];
    table::print(&[
        vec!["without blanks, comments and tests".to_owned(), "lines".to_owned()],
        row("src/", in_rust),
        row("pkg/*.js", in_js),
        row("both", core),
        row("the boundary, which is in both", carrying),
        vec!["its share".to_owned(), format!("{} %", share(carrying, core))],
        row("pkg/form/, apart", form),
        row("www/, apart", page),
    ]);
    Ok(())
}

fn boundary() -> Vec<String> {
    let in_rust = BOUNDARY_IN_RUST.iter().map(|name| format!("src/js/{name}.rs"));
    in_rust.chain(BOUNDARY_IN_JS.iter().map(|name| format!("pkg/{name}.js"))).collect()
}

/// A percentage with one decimal.
fn share(part: usize, whole: usize) -> String {
    let per_mille = (part * 1000).checked_div(whole).unwrap_or(0);
    format!("{}.{}", per_mille / 10, per_mille % 10)
}

/// Data, types and stylesheets may be as long as what they describe.
fn long_files(sources: &[Source]) -> Vec<String> {
    let code = sources.iter().filter(|source| source.is_code());
    let counted = code.map(|source| (source.text.lines().count(), source));
    let long = counted.filter(|(lines, _)| *lines > MAX_LINES);
    long.map(|(lines, source)| format!("{lines} {}", source.name)).collect()
}

fn long_lines(sources: &[Source]) -> Vec<String> {
    let lines_of = |source: &Source| {
        let long = lines::longer_than(MAX_COLUMNS_CHARS, &source.text);
        let numbers: Vec<String> = long.iter().map(usize::to_string).collect();
        (!long.is_empty()).then(|| format!("{}:{}", source.name, numbers.join(",")))
    };
    sources.iter().filter_map(lines_of).collect()
}

fn print_list(title: &str, rows: &[String]) {
    println!("\n{title}: {}", rows.len());
    for row in rows {
        println!("  {row}");
    }
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn a_share_is_a_percentage_with_one_decimal() {
        assert_eq!(share(1, 3), "33.3");
        assert_eq!(share(1, 200), "0.5");
        assert_eq!(share(3, 3), "100.0");
        assert_eq!(share(0, 0), "0.0");
    }
}
