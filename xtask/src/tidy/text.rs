//! What no line of any file may hold.

use super::Finding;
use super::files::File;

/// Marks of something left for later. It is done, or it is an issue; in the source it rots.
const LEFTOVERS: &[&str] = &["TODO", "FIXME", "XXX:"];
/// Folders of one machine.
const PLACES: &[&str] = &["/work/", "/tmp/target", "/root/", "/home/"];
/// Words that the dictionary has another word for, with that word.
const WORDS: &[(&str, &str)] = &[("commitment", "promise"), ("committed to", "promised")];
/// Words that no screen says, with what it says instead.
const UNSPOKEN: &[(&str, &str)] = &[
    ("DAG", "what rests on what"),
    ("percentile", "a count of futures"),
    ("Monte Carlo", "futures"),
];
/// Where the texts of screens stand.
const SCREENS: &[&str] = &["crates/upright/src/", "crates/desk/src/"];

/// Every finding in the lines of a file.
pub(crate) fn check(file: &File) -> Vec<Finding> {
    file.lines()
        .flat_map(|(number, line)| check_line(file, number, line))
        .collect()
}

fn check_line(file: &File, number: usize, line: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut find = |rule, what: String| {
        findings.push(Finding::new(rule, &file.path, Some(number), what));
    };
    if line.trim_end() != line {
        find("white-space", "white space at the end".to_owned());
    }
    for mark in LEFTOVERS.iter().filter(|mark| line.contains(**mark)) {
        find("leftovers", format!("{mark}: do it, or say it elsewhere"));
    }
    for place in PLACES.iter().filter(|place| line.contains(**place)) {
        find("places", format!("{place} is a folder of one machine"));
    }
    let lower = line.to_lowercase();
    for (word, instead) in WORDS.iter().filter(|(word, _)| lower.contains(word)) {
        find("words", format!("{word:?}: our word is {instead:?}"));
    }
    if is_screen(&file.path) && !is_comment(line) {
        for (word, instead) in UNSPOKEN.iter().filter(|(word, _)| line.contains(word)) {
            find(
                "words",
                format!("{word:?} is not said on screen: {instead}"),
            );
        }
    }
    findings
}

fn is_screen(path: &str) -> bool {
    SCREENS.iter().any(|screen| path.starts_with(screen))
}

/// A comment that no screen shows. What `///` says above a flag is its help.
fn is_comment(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("//") && !line.starts_with("///")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        check(&File::sample(path, text))
            .iter()
            .map(|finding| finding.rule)
            .collect()
    }

    #[test]
    fn each_rule_sees_its_bad_sample() {
        let space = format!("a line{}\n", " ");
        assert_eq!(rules("README.md", &space), ["white-space"]);
        assert_eq!(rules("a.rs", "// TODO: later\n"), ["leftovers"]);
        assert_eq!(rules("a.toml", "dir = \"/home/someone\"\n"), ["places"]);
        assert_eq!(rules("a.rs", "struct CommitmentId;\n"), ["words"]);
        assert_eq!(
            rules("crates/upright/src/a.rs", "/// The 95th percentile\n"),
            ["words"]
        );
        assert_eq!(rules("crates/upright/src/a.rs", "\"a DAG\"\n"), ["words"]);
    }

    #[test]
    fn good_samples_pass() {
        assert_eq!(
            rules("a.rs", "/// A promise.\nstruct PromiseId;\n"),
            [""; 0]
        );
        assert_eq!(
            rules("crates/upright/src/a.rs", "// a percentile, off screen\n"),
            [""; 0]
        );
        assert_eq!(
            rules("docs/book.md", "the 95th percentile of futures\n"),
            [""; 0]
        );
    }
}
