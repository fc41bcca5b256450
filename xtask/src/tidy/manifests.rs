//! Every dependency says why it is there.

use super::Finding;
use super::files::File;

const RULE: &str = "reasons";

/// Every dependency in a manifest without a comment right above it; our own need none.
pub(crate) fn check(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut lines = Lines::default();
    for (number, line) in file.lines() {
        if let Some(name) = lines.unreasoned(line) {
            let what = format!("{name} needs a line above it that says why it is there");
            findings.push(Finding::new(RULE, &file.path, Some(number), what));
        }
    }
    findings
}

/// Where in a manifest we are.
#[derive(Default)]
struct Lines {
    in_dependencies: bool,
    after_comment: bool,
    /// Brackets open from lines above.
    depth: usize,
}

impl Lines {
    /// The dependency that this line names without a reason above it.
    fn unreasoned<'a>(&mut self, line: &'a str) -> Option<&'a str> {
        let line = line.trim();
        if self.depth == 0 && line.starts_with('[') {
            self.in_dependencies = line.trim_matches(['[', ']']).ends_with("dependencies");
            self.after_comment = false;
            return None;
        }
        let reasoned = std::mem::replace(&mut self.after_comment, is_reason(line));
        let begins = self.depth == 0 && !line.is_empty() && !line.starts_with('#');
        self.depth =
            (self.depth + count(line, &['[', '{'])).saturating_sub(count(line, &[']', '}']));
        let name = line.split(['.', '=', ' ']).next()?;
        (self.in_dependencies && begins && !reasoned && !is_ours(line)).then_some(name)
    }
}

fn is_reason(line: &str) -> bool {
    line.strip_prefix('#')
        .is_some_and(|said| said.trim().len() >= 10)
}

fn is_ours(line: &str) -> bool {
    line.contains("workspace = true") || line.contains("path = ")
}

fn count(line: &str, brackets: &[char]) -> usize {
    line.chars().filter(|c| brackets.contains(c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<Option<usize>> {
        check(&File::sample("Cargo.toml", text))
            .iter()
            .map(|finding| finding.line)
            .collect()
    }

    #[test]
    fn a_dependency_without_a_reason_is_seen() {
        let text = "[dependencies]\nserde = \"1\"\n# Errors with context.\nanyhow = \"1\"\nlibc = \"0.2\"\n";
        assert_eq!(named(text), [Some(2), Some(5)]);
        assert_eq!(
            named("[target.'cfg(unix)'.dependencies]\nlibc = \"0.2\"\n"),
            [Some(2)]
        );
    }

    #[test]
    fn our_own_and_other_sections_need_none() {
        let text = "[package]\nname = \"x\"\n[dependencies]\nupright-model.workspace = true\n\
                    upright-desk = { path = \"../desk\" }\n[lints]\nworkspace = true\n";
        assert_eq!(named(text), []);
    }

    #[test]
    fn a_dependency_over_several_lines_is_one() {
        let text = "[dependencies]\n# Documents as structs.\nserde = { version = \"1\", features = [\n  \"derive\",\n] }\n";
        assert_eq!(named(text), []);
    }
}
