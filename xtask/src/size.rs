//! `size`: what a browser downloads for the default entry and for the form, and the budgets for them.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};

use crate::args::Args;
use crate::cmd::Cmd;
use crate::repo::Repo;
use crate::setup::Need;
use crate::table::{self, grouped};
use crate::{build, parts, setup};

/// Bytes after brotli of the wasm and the script as a bundler makes it. It holds what there is; the aim
/// is 30,000.
const BUDGET: u64 = 73_500;
/// Bytes after brotli of the form element as a bundler makes it, its languages and its dialog for
/// pictures included, beside the default entry.
const FORM_BUDGET: u64 = 27_000;

/// What measuring takes: the tests' modules have the bundler.
pub(crate) const NEEDS: &[Need] = &[
    Need::Node,
    Need::WasmToolchain,
    Need::TestModules,
    Need::WasmOpt,
    Need::Esbuild,
    Need::WasmBindgen,
];

/// One file, or the sum of them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Size {
    name: String,
    raw: u64,
    gzip: Option<u64>,
    brotli: u64,
}

/// `cargo xtask size`.
pub(crate) fn command(repo: &Repo, args: Args) -> Result<ExitCode> {
    args.finish()?;
    setup::ensure(repo, NEEDS)?;
    build::run(repo, build::Mode::Optimised)?;
    let sizes = bundled(repo)?;
    println!("\nby a bundler, or beside other packages that do less (from the benchmark):");
    print(&sizes);
    print(&measure(repo, "peers", "bench/results.json")?);
    let form = form(repo)?;
    println!("\nthe form element, beside it:");
    print(&form);
    println!("\nwithout a bundler:");
    print(&served(repo)?);
    println!("\nthe wasm, by what its code belongs to, before compression:");
    parts::print(&build::with_names(repo)?)?;
    check(&sizes)?;
    check_form(&form)?;
    Ok(ExitCode::SUCCESS)
}

/// The entry as a bundler makes it, the wasm, and both.
pub(crate) fn bundled(repo: &Repo) -> Result<Vec<Size>> {
    with_total(measure(repo, "bundled", "pkg/index.js")?)
}

/// The form element without the core: what comes at once, and each part that comes later.
pub(crate) fn form(repo: &Repo) -> Result<Vec<Size>> {
    let mut sizes = measure(repo, "parts", "pkg/form/index.js")?;
    sizes.push(total(&sizes));
    Ok(sizes)
}

/// The entry and all that it loads, file by file.
pub(crate) fn served(repo: &Repo) -> Result<Vec<Size>> {
    with_total(measure(repo, "served", "pkg/index.js")?)
}

/// Node.js compresses, so that no crate has to.
fn measure(repo: &Repo, what: &str, path: &str) -> Result<Vec<Size>> {
    let output = Cmd::script(repo, "xtask/js/measure.mjs").args([what, path]).read()?;
    output.lines().map(|line| parse(line).with_context(|| format!("not a size: {line}"))).collect()
}

fn with_total(mut sizes: Vec<Size>) -> Result<Vec<Size>> {
    if !sizes.iter().any(|size| size.name.ends_with(".wasm")) {
        bail!("pkg/index.js does not lead to the wasm file, so its size says nothing");
    }
    sizes.push(total(&sizes));
    Ok(sizes)
}

fn parse(line: &str) -> Option<Size> {
    let mut cells = line.split('\t');
    let name = cells.next()?.to_owned();
    let raw = cells.next()?.parse().ok()?;
    let gzip = match cells.next()? {
        "" => None,
        gzip => Some(gzip.parse().ok()?),
    };
    Some(Size { name, raw, gzip, brotli: cells.next()?.parse().ok()? })
}

fn total(sizes: &[Size]) -> Size {
    Size {
        name: "total".to_owned(),
        raw: sizes.iter().map(|size| size.raw).sum(),
        gzip: sizes.iter().map(|size| size.gzip).sum(),
        brotli: sizes.iter().map(|size| size.brotli).sum(),
    }
}

/// Fails when the sum is over the budget.
pub(crate) fn check(sizes: &[Size]) -> Result<()> {
    check_against(BUDGET, sizes)
}

/// The same for the form element.
pub(crate) fn check_form(sizes: &[Size]) -> Result<()> {
    check_against(FORM_BUDGET, sizes)
}

fn check_against(budget: u64, sizes: &[Size]) -> Result<()> {
    let brotli = sizes.last().map_or(0, |total| total.brotli);
    let verdict = format!("{} of {} bytes after brotli", grouped(brotli), grouped(budget));
    println!("{verdict}");
    if brotli > budget {
        bail!("over the size budget: {verdict}");
    }
    Ok(())
}

pub(crate) fn print(sizes: &[Size]) {
    if sizes.is_empty() {
        return;
    }
    let mut rows = vec![["", "raw", "gzip", "brotli"].map(str::to_owned).to_vec()];
    for Size { name, raw, gzip, brotli } in sizes {
        let gzip = gzip.map(grouped).unwrap_or_default();
        rows.push(vec![name.clone(), grouped(*raw), gzip, grouped(*brotli)]);
    }
    table::print(&rows);
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Size, check, parse, total};

    fn size(name: &str, brotli: u64) -> Size {
        Size { name: name.to_owned(), raw: 4, gzip: Some(2), brotli }
    }

    #[test]
    fn lines_become_sizes() {
        assert_eq!(parse("pkg/index.js\t4\t2\t1"), Some(size("pkg/index.js", 1)));
        let without_gzip = Size { gzip: None, ..size("zod", 1) };
        assert_eq!(parse("zod\t4\t\t1"), Some(without_gzip));
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
