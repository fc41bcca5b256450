//! Books that are written: whole or not at all, and never over another by accident.

mod common;

use std::fs;

use common::{answer, book, books, document, fields, folder, ran, upright};

#[test]
fn check_counts_what_is_there() {
    assert_eq!(
        answer("check portal.toml"),
        "ok: 9 promises, 7 parties as of Mon 2 Mar 2026\n"
    );
    let document = document("check portal.toml");
    let mut fields = fields(&document);
    fields.sort_unstable();
    assert_eq!(fields, ["as_of", "defects", "ok", "parties", "promises"]);
    assert_eq!(document["ok"], true);
    assert_eq!(document["promises"], 9);
    assert_eq!(document["as_of"], "2026-03-02");
    assert_eq!(document["defects"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_book_goes_through_both_formats_and_comes_back() {
    let folder = folder();
    fs::write(folder.path().join("a.toml"), book("portal.toml")).expect("a file");
    let run = |line: &str| {
        let ran = ran(upright().current_dir(&folder).args(line.split_whitespace()));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{line}");
        ran.out
    };
    assert_eq!(run("export a.toml --output b.json"), "");
    assert_eq!(run("export b.json --output c.toml"), "");
    assert_eq!(run("export a.toml"), run("export c.toml"));
    assert_eq!(run("export a.toml"), run("export b.json"));
    assert_eq!(
        run("export a.toml --json"),
        run("export c.toml --format json")
    );
    let written = fs::read_to_string(folder.path().join("b.json")).expect("a file");
    assert_eq!(written, run("export c.toml --format json"));
}

#[test]
fn an_export_does_not_write_over_a_file_unless_forced() {
    let folder = folder();
    let target = folder.path().join("kept.toml");
    fs::write(&target, "mine").expect("a file");
    let export = |more: &[&str]| {
        let mut command = upright();
        command
            .current_dir(&folder)
            .arg("export")
            .arg(books().join("portal.toml"));
        ran(command.args(["--output", "kept.toml"]).args(more))
    };
    let refused = export(&[]);
    assert_eq!((refused.status, refused.out.as_str()), (1, ""));
    assert_eq!(
        refused.err,
        "error: \"kept.toml\" is there already, and holds something else\n\
         hint: name another file with --output, or write over it with --force\n"
    );
    assert_eq!(fs::read_to_string(&target).expect("a file"), "mine");
    assert_eq!(export(&["--force"]).status, 0);
    assert!(
        fs::read_to_string(&target)
            .expect("a file")
            .contains("[[promise]]")
    );
    let left: Vec<_> = fs::read_dir(&folder).expect("a folder").collect();
    assert_eq!(left.len(), 1, "no half-written file stays behind: {left:?}");
}

#[test]
fn a_place_that_can_not_be_written_to_is_told() {
    let folder = folder();
    let mut command = upright();
    command
        .current_dir(&folder)
        .arg("export")
        .arg(books().join("portal.toml"));
    let ran = ran(command.args(["--output", "nowhere/book.toml"]));
    assert_eq!(ran.status, 1);
    assert!(
        ran.err
            .starts_with("error: can't write \"nowhere/book.toml\": "),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("\nhint: "), "{}", ran.err);
}

#[test]
fn the_demo_writes_its_book_and_keeps_another() {
    let folder = folder();
    let target = folder.path().join("june30.toml");
    let demo = |more: &[&str]| ran(upright().current_dir(&folder).arg("demo").args(more));
    let first = demo(&[]);
    assert_eq!((first.status, first.err.as_str()), (0, ""));
    assert!(
        first.out.contains("in production by Tue 30 Jun 2026"),
        "{}",
        first.out
    );
    assert!(
        first
            .out
            .contains("upright quote june30.toml claims-portal"),
        "{}",
        first.out
    );
    assert_eq!(
        demo(&[]).out,
        first.out,
        "the same again over the same file"
    );

    fs::write(&target, "mine").expect("a file");
    assert_eq!(demo(&[]).status, 1);
    assert_eq!(fs::read_to_string(&target).expect("a file"), "mine");
    assert_eq!(demo(&["--force"]).status, 0);

    let json = demo(&["--json"]);
    let document: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(document["quote"]["id"], "claims-portal");
    assert_eq!(document["slip"]["days"], 14.0);
    assert_eq!(document["forecast"]["as_of"], "2026-03-02");
}

#[test]
fn the_demo_gives_the_numbers_of_its_file() {
    let folder = folder();
    let run = |line: &str| {
        let ran = ran(upright().current_dir(&folder).args(line.split_whitespace()));
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{line}");
        serde_json::from_str::<serde_json::Value>(&ran.out).expect("JSON")
    };
    let tour = run("demo --json --today 2026-11-02 --output autumn.json");
    assert_eq!(tour["quote"], run("quote autumn.json claims-portal --json"));
    assert_eq!(
        tour["slip"],
        run("slip autumn.json claims-portal --days 14 --json")
    );
    assert_eq!(tour["forecast"], run("forecast autumn.json --json"));
}
