//! `size`: what a browser downloads for the default entry, and the budget for it.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::table::{self, grouped};
use crate::{build, setup};

/// Bytes after brotli for everything together, as served: with comments, without a bundler. It holds
/// what there is; the aim is 30,000.
const BUDGET: u64 = 93_000;

/// One file, or the sum of them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Size {
    file: String,
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// `cargo xtask size`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    setup::ensure(repo, setup::FOR_BUILD)?;
    build::run(repo, build::Mode::Optimised)?;
    print(&measure(repo)?);
    Ok(ExitCode::SUCCESS)
}

/// Measures the entry and all that it loads. Node.js compresses, so that no crate has to.
pub(crate) fn measure(repo: &Repo) -> Result<Vec<Size>> {
    let told = Cmd::script(repo, "xtask/js/measure.mjs").arg("pkg/index.js").read()?;
    let mut sizes: Vec<Size> = told
        .lines()
        .map(|line| parse(line).with_context(|| format!("not a size: {line}")))
        .collect::<Result<_>>()?;
    if !sizes.iter().any(|size| size.file.ends_with(".wasm")) {
        bail!("pkg/index.js does not lead to the wasm file, so its size says nothing");
    }
    sizes.push(total(&sizes));
    Ok(sizes)
}

fn parse(line: &str) -> Option<Size> {
    let mut cells = line.split('\t');
    let file = cells.next()?.to_owned();
    let mut number = || cells.next()?.parse().ok();
    Some(Size { file, raw: number()?, gzip: number()?, brotli: number()? })
}

fn total(sizes: &[Size]) -> Size {
    let sum = |of: fn(&Size) -> u64| sizes.iter().map(of).sum();
    Size {
        file: "total".to_owned(),
        raw: sum(|size| size.raw),
        gzip: sum(|size| size.gzip),
        brotli: sum(|size| size.brotli),
    }
}

/// Fails when the sum is over the budget.
pub(crate) fn check(sizes: &[Size]) -> Result<()> {
    let brotli = sizes.last().map_or(0, |total| total.brotli);
    let verdict = format!("{} of {} bytes after brotli", grouped(brotli), grouped(BUDGET));
    println!("{verdict}");
    if brotli > BUDGET {
        bail!("over the size budget: {verdict}");
    }
    Ok(())
}

pub(crate) fn print(sizes: &[Size]) {
    let mut rows = vec![["file", "raw", "gzip", "brotli"].map(str::to_owned).to_vec()];
    for size in sizes {
        let figures = [size.raw, size.gzip, size.brotli].map(grouped);
        rows.push([vec![size.file.clone()], figures.to_vec()].concat());
    }
    table::print(&rows);
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Size, check, parse, total};

    fn size(file: &str, brotli: u64) -> Size {
        Size { file: file.to_owned(), raw: 4, gzip: 2, brotli }
    }

    #[test]
    fn lines_become_sizes() {
        assert_eq!(parse("pkg/index.js\t4\t2\t1"), Some(size("pkg/index.js", 1)));
        assert_eq!(parse("pkg/index.js\t4\t2"), None);
        assert_eq!(parse("Error: no"), None);
    }

    #[test]
    fn the_budget_is_for_the_sum() {
        let sizes = [size("a", BUDGET - 1), size("b", 1)];
        assert!(check(&[total(&sizes)]).is_ok());
        let sizes = [size("a", BUDGET - 1), size("b", 2)];
        assert!(check(&[total(&sizes)]).is_err());
    }
}
