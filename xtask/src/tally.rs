//! Counting tests from what the test runner prints.
//!
//! The runner's own closing lines are the only source: a test that did not run can't be counted.

/// How many tests passed, failed and were left out, over all test programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tally {
    /// Test programs that came to their end.
    pub(crate) programs: usize,
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    /// Ignored in the source, or filtered out on the command line.
    pub(crate) skipped: usize,
}

impl Tally {
    /// Adds up every closing line of the form `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn of(output: &str) -> Self {
        output
            .lines()
            .filter_map(|line| line.trim().strip_prefix("test result: "))
            .fold(Self::default(), Self::plus)
    }

    fn plus(self, closing: &str) -> Self {
        Self {
            programs: self.programs + 1,
            passed: self.passed + count(closing, "passed"),
            failed: self.failed + count(closing, "failed"),
            skipped: self.skipped + count(closing, "ignored") + count(closing, "filtered out"),
        }
    }

    /// The closing line of the whole: `3 passed, 0 failed`, and what was skipped.
    pub(crate) fn line(self) -> String {
        let mut line = format!("{} passed, {} failed", self.passed, self.failed);
        if self.skipped > 0 {
            line.push_str(&format!(", {} skipped", self.skipped));
        }
        line
    }
}

/// The number before a word, in a list such as `3 passed; 0 failed`.
fn count(closing: &str, word: &str) -> usize {
    closing
        .split([';', '.'])
        .filter_map(|part| part.trim().strip_suffix(word))
        .find_map(|number| number.trim().parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OUTPUT: &str = "\
running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s

test result: FAILED. 3 passed; 1 failed; 1 ignored; 0 measured; 4 filtered out; finished in 1.20s
";

    #[test]
    fn closing_lines_of_all_programs_add_up() {
        let tally = Tally::of(OUTPUT);
        let expected = Tally {
            programs: 2,
            passed: 5,
            failed: 1,
            skipped: 5,
        };
        assert_eq!(tally, expected);
        assert_eq!(tally.line(), "5 passed, 1 failed, 5 skipped");
    }

    #[test]
    fn no_closing_line_is_no_test() {
        assert_eq!(Tally::of("running 0 tests"), Tally::default());
        assert_eq!(Tally::default().line(), "0 passed, 0 failed");
    }
}
