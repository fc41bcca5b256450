//! Documents that must be there, and what they must begin with.

use super::Finding;
use super::files::File;

const RULE: &str = "documents";

/// What README shows first, in this order.
const FIRST_COMMANDS: [&str; 2] = ["cargo xtask demo", "cargo xtask ci"];

/// Documents that are missing, or that lack what a reader looks for.
pub(crate) fn check(files: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (path, lacks) in DOCUMENTS {
        match files.iter().find(|file| file.path == *path) {
            None => findings.push(Finding::new(RULE, path, None, "is missing")),
            Some(file) => {
                findings.extend(lacks(&file.text).map(|what| Finding::new(RULE, path, None, what)));
            }
        }
    }
    findings
}

/// What a document lacks, if anything.
type Lacks = fn(&str) -> Option<String>;

const DOCUMENTS: &[(&str, Lacks)] = &[
    ("README.md", lacks_first_commands),
    ("CHANGELOG.md", lacks_version),
    ("ARCHITECTURE.md", |_| None),
    ("docs/book.md", |_| None),
    ("docs/words.md", |_| None),
];

fn lacks_first_commands(text: &str) -> Option<String> {
    let first: Vec<String> = commands(text).take(FIRST_COMMANDS.len()).collect();
    (first != FIRST_COMMANDS)
        .then(|| format!("its first commands are {first:?}, not {FIRST_COMMANDS:?}"))
}

/// The commands shown in fenced blocks marked `sh`, comments apart.
fn commands(text: &str) -> impl Iterator<Item = String> {
    let mut in_shell = false;
    text.lines().filter_map(move |line| {
        if let Some(mark) = line.trim().strip_prefix("```") {
            in_shell = mark == "sh";
            return None;
        }
        let command = line.split(" #").next().unwrap_or(line).trim();
        (in_shell && !command.is_empty() && !command.starts_with('#')).then(|| command.to_owned())
    })
}

fn lacks_version(text: &str) -> Option<String> {
    let is_version = |line: &str| {
        line.strip_prefix("## ")
            .map(|title| title.trim_start_matches('['))
            .is_some_and(|title| {
                title.starts_with("Unreleased") || title.starts_with(|c: char| c.is_ascii_digit())
            })
    };
    (!text.lines().any(is_version)).then(|| "has no section of a version".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_documents_are_seen() {
        assert_eq!(check(&[]).len(), DOCUMENTS.len());
    }

    #[test]
    fn the_two_commands_come_first() {
        let good = "# Upright\n```toml\nx = 1\n```\n```sh\ncargo xtask demo  # see\n\ncargo xtask ci\nupright check\n```\n";
        assert_eq!(lacks_first_commands(good), None);
        let bad = "```sh\ncargo build\ncargo xtask demo\ncargo xtask ci\n```\n";
        assert!(lacks_first_commands(bad).is_some());
    }

    #[test]
    fn a_changelog_has_a_version() {
        assert_eq!(lacks_version("# Changes\n## Unreleased\n"), None);
        assert_eq!(lacks_version("## 0.1.0 (2026-11-23)\n"), None);
        assert!(lacks_version("# Changes\n## Soon\n").is_some());
    }
}
