//! Browsers and Chromium's driver: found in their standard places, or installed by apt where that is
//! allowed.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::cmd::{Cmd, which};
use crate::repo::Repo;

/// A program that cannot be fetched like the tools, only installed with the system.
struct Program {
    /// Says where it is, if it is not on the search path.
    variable: &'static str,
    names: &'static [&'static str],
    /// The Debian packages that bring it.
    packages: &'static str,
}

const CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome"],
    // The page's Chinese is blank boxes on a bare machine.
    packages: "chromium fonts-noto-cjk",
};
/// The same engine without windows, for a quarter of the processor time. Not every system has it.
const HEADLESS_CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium-headless-shell", "chrome-headless-shell"],
    packages: "chromium-headless-shell",
};
const CHROMEDRIVER: Program =
    Program { variable: "CHROMEDRIVER", names: &["chromedriver"], packages: "chromium-driver" };
const FIREFOX: Program =
    Program { variable: "FIREFOX", names: &["firefox-esr", "firefox"], packages: "firefox-esr" };

/// Brings its browser, too.
const WEBKIT: Program = Program {
    variable: "WEBKITDRIVER",
    names: &["WebKitWebDriver"],
    packages: "webkit2gtk-driver",
};
/// WebKitGTK has no way to run without windows.
const SCREEN: Program =
    Program { variable: "XVFB_RUN", names: &["xvfb-run"], packages: "xvfb xauth" };

pub(crate) fn chromium() -> Result<PathBuf> {
    CHROMIUM.find()
}

/// For tests, of which most of the time goes into opening pages; Chromium itself where there is no other.
pub(crate) fn headless_chromium() -> Result<PathBuf> {
    HEADLESS_CHROMIUM.find().or_else(|_| CHROMIUM.find())
}

pub(crate) fn chromedriver() -> Result<PathBuf> {
    CHROMEDRIVER.find()
}

pub(crate) fn firefox() -> Result<PathBuf> {
    FIREFOX.find()
}

/// Chromium, its driver, and what it is without windows if apt knows that.
pub(super) fn install_chromium(repo: &Repo) -> Result<()> {
    install(repo, &[CHROMIUM, CHROMEDRIVER])?;
    if HEADLESS_CHROMIUM.find().is_ok() || !can_install(repo, HEADLESS_CHROMIUM.packages) {
        return Ok(());
    }
    install(repo, &[HEADLESS_CHROMIUM])
}

/// Firefox, which needs no driver.
pub(super) fn install_firefox(repo: &Repo) -> Result<()> {
    install(repo, &[FIREFOX])
}

/// WebKit with its driver, which tests find by themselves.
pub(super) fn install_webkit(repo: &Repo) -> Result<()> {
    install(repo, &[WEBKIT, SCREEN])
}

impl Program {
    fn find(&self) -> Result<PathBuf> {
        let configured =
            env::var_os(self.variable).map(PathBuf::from).filter(|path| path.is_file());
        let found = configured.or_else(|| self.names.iter().find_map(|name| which(name)));
        found.with_context(|| {
            let Self { variable, names, packages } = self;
            let names = names.join(" nor ");
            format!("no {names} on PATH: install it (Debian: {packages}) or say in {variable} where it is")
        })
    }
}

fn install(repo: &Repo, programs: &[Program]) -> Result<()> {
    let missing = programs.iter().filter_map(|program| Some((program, program.find().err()?)));
    let (missing, errors): (Vec<_>, Vec<_>) = missing.unzip();
    if missing.is_empty() {
        return Ok(());
    }
    let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let advice = errors.join("; ");
    let packages: Vec<&str> = missing.iter().map(|program| program.packages).collect();
    let Some(prefix) = apt_prefix(repo) else {
        bail!("{advice}. It cannot be installed from here: that takes apt-get, and root or sudo");
    };
    println!("installing {} (about 1 minute, once)…", packages.join(" "));
    apt(repo, prefix, "update").context(advice.clone())?;
    apt(repo, prefix, &format!("install --yes --no-install-recommends {}", packages.join(" ")))
        .context(advice)?;
    missing.iter().try_for_each(|program| program.find().map(drop))
}

fn can_install(repo: &Repo, package: &str) -> bool {
    let is_known = Cmd::new(repo, "apt-cache").words("show").arg(package).read().is_ok();
    is_known && apt_prefix(repo).is_some()
}

/// What stands before `apt-get` so that it may install: nothing for root, sudo without a password.
fn apt_prefix(repo: &Repo) -> Option<&'static str> {
    which("apt-get")?;
    if Cmd::new(repo, "id").arg("-u").read().is_ok_and(|id| id.trim() == "0") {
        return Some("");
    }
    let sudo = which("sudo")?;
    Cmd::new(repo, sudo).words("-n true").read().is_ok().then_some("sudo -n ")
}

fn apt(repo: &Repo, prefix: &str, words: &str) -> Result<()> {
    let words = format!("{prefix}apt-get {words}");
    let (program, rest) = words.split_once(' ').unwrap_or((&words, ""));
    Cmd::new(repo, program).words(rest).env("DEBIAN_FRONTEND", "noninteractive").run()
}
