//! The few flags that chores take.

use anyhow::{Context, Result, bail};

/// What was written after the chore, flag by flag.
pub(crate) struct Args<'a> {
    rest: std::slice::Iter<'a, String>,
}

impl<'a> Args<'a> {
    pub(crate) fn new(given: &'a [String]) -> Self {
        Self { rest: given.iter() }
    }

    /// The next flag or word.
    pub(crate) fn next(&mut self) -> Option<&'a str> {
        self.rest.next().map(String::as_str)
    }

    /// What follows a flag that needs a value.
    pub(crate) fn value_of(&mut self, flag: &str) -> Result<&'a str> {
        self.next()
            .with_context(|| format!("{flag} needs a value after it"))
    }

    /// The whole number, 1 or more, that follows a flag.
    pub(crate) fn count_of(&mut self, flag: &str) -> Result<u32> {
        let value = self.value_of(flag)?;
        match value.parse() {
            Ok(count) if count > 0 => Ok(count),
            _ => bail!("{flag} {value:?} is not a whole number above 0"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_whole_and_above_zero() {
        let given = ["5", "0", "many"].map(String::from);
        let mut args = Args::new(&given);
        assert_eq!(args.count_of("--runs").ok(), Some(5));
        assert!(args.count_of("--runs").is_err());
        assert!(args.count_of("--runs").is_err());
        assert!(args.count_of("--runs").is_err(), "nothing is left");
    }
}
