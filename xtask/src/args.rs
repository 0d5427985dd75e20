//! The words after the command's name: a few flags and values, nothing more.

use anyhow::{Result, bail};

/// What is left to be understood.
pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(words: impl Iterator<Item = String>) -> Self {
        Self(words.collect())
    }

    /// Takes `--name` away; whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// Takes `--name value` or `--name=value` away.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&joined))
        else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.0.len() {
            bail!("`{name}` needs a value");
        }
        Ok(Some(self.0.remove(at)))
    }

    /// Takes the first word that is no option away.
    pub(crate) fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(at))
    }

    /// Refuses what nobody took: a typo must not be ignored.
    pub(crate) fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => bail!("`{word}` is not understood here; see `cargo xtask help`"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    fn args(words: &[&str]) -> Args {
        Args::new(words.iter().map(|word| (*word).to_owned()))
    }

    #[test]
    fn flags_are_taken_once_asked_for() {
        let mut args = args(&["--dev"]);
        assert!(args.flag("--dev"));
        assert!(!args.flag("--dev"));
        assert!(args.finish().is_ok());
    }

    #[test]
    fn values_come_joined_or_apart() {
        for words in [&["--port", "99"][..], &["--port=99"][..]] {
            let mut args = args(words);
            assert_eq!(args.value("--port").unwrap().as_deref(), Some("99"));
            assert!(args.finish().is_ok());
        }
        assert_eq!(args(&[]).value("--port").unwrap(), None);
    }

    #[test]
    fn mistakes_are_named() {
        assert!(args(&["--port"]).value("--port").is_err());
        let error = args(&["--prot=1"]).finish().unwrap_err().to_string();
        assert!(error.contains("--prot=1"), "{error}");
    }
}
