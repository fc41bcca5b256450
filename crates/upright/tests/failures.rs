//! What the program says and how it ends where there is no answer.

mod common;

use common::{answer, books, folder, ran, run, upright};
use serde_json::Value;

/// Runs, and expects a refusal: status 1, nothing on standard output, this message and this hint.
#[track_caller]
fn refused(line: &str, message: &str, hint: &str) {
    let ran = run(line);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (1, ""),
        "{line}: {}",
        ran.err
    );
    assert_eq!(
        ran.err,
        format!("error: {message}\nhint: {hint}\n"),
        "{line}"
    );
}

/// Runs, and expects wrong usage: status 2, nothing on standard output, these words on standard error.
#[track_caller]
fn misused(line: &str, words: &[&str]) {
    let ran = run(line);
    assert_eq!(
        (ran.status, ran.out.as_str()),
        (2, ""),
        "{line}: {}",
        ran.err
    );
    for word in words {
        assert!(ran.err.contains(word), "{line}: no {word:?} in {}", ran.err);
    }
    let hints = ran.err.lines().filter(|line| line.starts_with("hint: "));
    let ends = ran.err.lines().last();
    assert!(
        line.is_empty() || hints.count() == 1 && ends.is_some_and(|end| end.starts_with("hint: ")),
        "{line}: {}",
        ran.err
    );
}

#[test]
fn files_that_can_not_be_read_are_refused_with_a_hint() {
    refused(
        "check nowhere.toml",
        "can't read \"nowhere.toml\": there is no such file or folder",
        "look at how the name is spelt; `upright demo` writes a book to start with",
    );
    refused(
        "forecast portal.yaml",
        "\"portal.yaml\" does not say whether it is TOML or JSON",
        "end its name in .toml or .json",
    );
    let folder = folder();
    std::fs::create_dir(folder.path().join("book.toml")).expect("a folder");
    let ran = ran(upright().current_dir(&folder).args(["check", "book.toml"]));
    assert_eq!(ran.status, 1);
    assert_eq!(
        ran.err,
        "error: can't read \"book.toml\": it is a folder\nhint: name the .toml or .json file in it\n"
    );
}

#[test]
fn databases_are_refused_politely() {
    for name in ["sqlite:desk.db", "postgres://desk@host/promises"] {
        refused(
            &format!("forecast {name}"),
            &format!("{name:?} is a database, and this version reads files only"),
            "databases come with a later version; until then hand over the book as a .toml or .json file",
        );
    }
}

#[test]
fn what_is_not_in_the_book_is_refused_with_the_nearest() {
    let nearest = "did you mean \"portal\"?";
    refused(
        "quote portal.toml portl",
        "no promise \"portl\" in this book",
        nearest,
    );
    refused(
        "show portal.toml portl",
        "no promise \"portl\" in this book",
        nearest,
    );
    refused(
        "slip portal.toml portl --days 3",
        "no promise \"portl\" in this book",
        nearest,
    );
    refused(
        "quote portal.toml --new --like portal-rolout --by 2026-09-30",
        "no offering or promise \"portal-rolout\" in this book",
        "did you mean \"portal-rollout\"?",
    );
    let ran = ran(upright()
        .current_dir(books())
        .args(["show", "portal.toml", " "]));
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .starts_with("error: no promise \" \" in this book\nhint: "),
        "{}",
        ran.err
    );
}

#[test]
fn slips_that_can_not_be_are_refused() {
    refused(
        "slip portal.toml kick-off --days 3",
        "promise \"kick-off\" is done: it can't slip",
        "name a promise that is still open",
    );
    refused(
        "slip portal.toml portal --days -3",
        "-3 is not a number of days from 0 to 36525",
        "write how many days later it would finish, such as 14",
    );
    let unknown = run("slip portal.toml retraining --days 3");
    assert_eq!(unknown.status, 1);
    assert!(unknown.err.contains("has no forecast"), "{}", unknown.err);
    assert!(
        unknown
            .err
            .contains("hint: ask insurer for an estimate first"),
        "{}",
        unknown.err
    );
}

#[test]
fn wrong_usage_says_how_it_is_written() {
    misused("", &["Usage: upright"]);
    misused("forecats portal.toml", &["forecats", "forecast"]);
    misused("quote portal.toml", &["<ID>"]);
    misused("quote portal.toml portal --new", &["--new"]);
    misused("quote portal.toml --new --by 2026-06-30", &["--like"]);
    misused("quote portal.toml portal --work 3d", &["--new"]);
    misused(
        "quote portal.toml portal --by 30.6.2026",
        &["30.6.2026", "hint: write it as 2026-06-30"],
    );
    misused(
        "quote portal.toml --new --like portal --by 2026-06-30 --work soon",
        &["soon", "hint: "],
    );
    misused("forecast portal.toml --futures 0", &["--futures"]);
    misused(
        "forecast portal.toml --precision 0",
        &["hint: write a standard error, such as 0.002"],
    );
    misused(
        "slip portal.toml portal --days soon",
        &["soon", "such as 14"],
    );
    misused(
        "quote portal.toml portal --confidence most",
        &["most", "such as 0.9"],
    );
    misused("forecast portal.toml --sed 2", &["--sed", "--seed"]);
    misused("demo --size 35", &["34, 400, 10000"]);
}

#[test]
fn what_begins_with_a_dash_is_answered_by_who_reads_it() {
    for (line, words) in [
        ("forecast portal.toml --seed -1", "whole number from 0"),
        ("forecast portal.toml --futures -1", "whole number from 1"),
        ("forecast portal.toml --precision -1", "standard error"),
        ("quote portal.toml portal --by -1", "write it as 2026-06-30"),
    ] {
        misused(line, &["'-1'", words]);
        assert!(!run(line).err.contains("tip:"), "{line}");
    }
    let work = "quote portal.toml --new --like portal --by 2026-09-30 --work -3d";
    misused(work, &["'-3d'", "hint: write \"15wd\""]);
    let unknown = run("forecast portal.toml --sorted");
    assert!(!unknown.err.contains("as a value, use"), "{}", unknown.err);
    assert_eq!(run("quote portal.toml portal --confidence -1").status, 1);
}

#[test]
fn help_and_version_are_answers() {
    let help = answer("quote --help");
    assert!(
        help.contains("upright quote book.toml portal --by 2026-06-30"),
        "{help}"
    );
    assert!(answer("--version").starts_with("upright 0."));
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        assert!(
            answer(&format!("completions {shell}")).contains("upright"),
            "{shell}"
        );
    }
}

#[test]
fn every_defect_is_named_in_one_line_each() {
    for line in [
        "check broken.toml",
        "forecast broken.toml",
        "export broken.toml",
    ] {
        let ran = run(line);
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{line}");
        insta::assert_snapshot!("every_defect_is_named_in_one_line_each", ran.err);
    }
}

#[test]
fn defects_are_a_document_too() {
    let ran = run("check broken.toml --json");
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(document["ok"], false);
    let defects = document["defects"].as_array().expect("a list");
    assert_eq!(defects.len(), run("check broken.toml").err.lines().count());
    for defect in defects {
        let mut fields = common::fields(defect);
        fields.sort_unstable();
        assert_eq!(fields, ["code", "column", "hint", "id", "line", "message"]);
    }
}

#[test]
fn what_is_not_utf8_is_told_by_line() {
    let folder = folder();
    std::fs::write(
        folder.path().join("latin.toml"),
        b"upright = 1\n# Gr\xfc\xdfe\n",
    )
    .expect("a file");
    let ran = ran(upright().current_dir(&folder).args(["check", "latin.toml"]));
    assert_eq!(ran.status, 1);
    assert!(ran.err.starts_with("latin.toml:2:5: "), "{}", ran.err);
    assert!(
        ran.err.contains("; hint: save the file as UTF-8"),
        "{}",
        ran.err
    );
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    for line in [
        "completions bash",
        "check portal.toml",
        "forecast portal.toml --json",
    ] {
        let mut child = upright()
            .current_dir(books())
            .args(line.split_whitespace())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("the binary runs");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("an end");
        assert_eq!(output.status.code(), Some(0), "{line}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{line}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .expect("a full disk");
    let mut command = upright();
    command
        .current_dir(books())
        .args(["check", "portal.toml"])
        .stdout(full);
    let output = command
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the binary runs");
    let output = output.wait_with_output().expect("an end");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("error: can't write the answer: no space left"),
        "{said}"
    );
    assert!(said.contains("\nhint: "), "{said}");
}

#[test]
fn who_looks_has_to_be_a_party() {
    refused(
        "warnings portal.toml --seen-by finanse",
        "no party \"finanse\" in this book",
        "did you mean \"finance\"?",
    );
}
