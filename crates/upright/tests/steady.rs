//! Numbers stay still: the same book gives the same bytes, however it is written and on however many threads.

mod common;

use std::fs;

use common::{answer, book, folder, ran, upright};

const QUESTIONS: [&str; 4] = [
    "forecast BOOK --json",
    "quote BOOK portal --json",
    "slip BOOK core-api --days 7.5 --json",
    "warnings BOOK --json",
];

/// All answers to a book under this name in a folder.
fn answers(folder: &tempfile::TempDir, name: &str) -> Vec<String> {
    QUESTIONS
        .iter()
        .map(|question| {
            let line = question.replace("BOOK", name);
            let ran = ran(upright().current_dir(folder).args(line.split_whitespace()));
            assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{line}");
            ran.out
        })
        .collect()
}

#[test]
fn threads_change_nothing() {
    let on = |threads: &str| {
        let mut command = upright();
        command
            .current_dir(common::books())
            .env("RAYON_NUM_THREADS", threads);
        ran(command.args(["forecast", "portal.toml", "--json"])).out
    };
    assert_eq!(on("1"), on("2"));
    assert_eq!(on("1"), answer("forecast portal.toml --json"));
}

#[test]
fn the_way_a_book_is_written_changes_nothing() {
    let folder = folder();
    let text = book("portal.toml");
    fs::write(folder.path().join("a.toml"), &text).expect("a file");
    fs::write(folder.path().join("turned.toml"), turned(&text)).expect("a file");
    for target in ["b.json", "c.toml"] {
        let line = format!("export a.toml --output {target}");
        assert_eq!(
            ran(upright().current_dir(&folder).args(line.split_whitespace())).status,
            0
        );
    }
    let first = answers(&folder, "a.toml");
    for other in ["b.json", "c.toml", "turned.toml"] {
        assert_eq!(first, answers(&folder, other), "{other}");
    }
}

/// The same book with its sections in the opposite order, behind what stands before the first.
fn turned(text: &str) -> String {
    let mut sections: Vec<&str> = text.split("\n[[").collect();
    let head = sections.remove(0);
    sections.reverse();
    let rest: Vec<String> = sections
        .iter()
        .map(|section| format!("\n[[{section}\n"))
        .collect();
    format!("{head}\n{}", rest.concat())
}

#[test]
fn another_seed_draws_other_futures() {
    let seeded = |seed: u64| answer(&format!("forecast portal.toml --json --seed {seed}"));
    assert_eq!(seeded(1), answer("forecast portal.toml --json"));
    assert_ne!(seeded(1), seeded(2));
}
