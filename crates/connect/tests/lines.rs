//! What was read knows its lines, and comes in an order in which each command is accepted.

mod common;

use common::{book, defects, fold, read_well};
use upright_connect::book_file::{Format, read};
use upright_model::command::Command;

const TEXT: &str = r#"upright = 1
as_of = 2026-03-02

[[promise]]
id = "first"
what = "It is done"
promisor = "part"
promisee = "whole"
due = 2026-06-30
rests_on = ["second"]

[[promise]]
id = "second"
what = "It is begun"
promisor = "part"
promisee = "whole"
due = 2026-05-30

[[party]]
id = "part"
part_of = "whole"

[[party]]
id = "whole"
"#;

#[test]
fn what_is_named_comes_before_what_names_it() {
    let file = read_well(TEXT, Format::Toml);
    let lines: Vec<_> = (0..file.commands.len())
        .filter_map(|at| file.line_of(at, TEXT.as_bytes()))
        .collect();
    assert_eq!(lines, [23, 19, 12, 10]);
    assert!(matches!(&file.commands[0], Command::AddParty(party) if party.id.as_str() == "whole"));
    assert_eq!(fold(file.commands, file.as_of).promises.len(), 2);
}

#[test]
fn a_mark_at_the_start_and_returns_change_nothing() {
    let (plain, _) = book(TEXT, Format::Toml);
    let marked = format!("\u{feff}{}", TEXT.replace('\n', "\r\n"));
    assert_eq!(book(&marked, Format::Toml).0, plain);
    let json = "\u{feff}{\"upright\": 1, \"as_of\": \"2026-03-02\"}\r\n";
    assert!(read(json.as_bytes(), Format::Json).is_ok());
}

#[test]
fn defects_in_what_stands_later_do_not_hide_others() {
    let text = TEXT.replace("[[party]]\nid = \"whole\"", "[[party]]\nid = \"hole\"");
    let unknown = defects(&text, Format::Toml);
    let lines: Vec<_> = unknown
        .iter()
        .map(|defect| (defect.line, defect.code))
        .collect();
    let expected = [8, 16, 21].map(|line| (line, "unknown_id"));
    assert_eq!(lines, expected);
    assert!(
        unknown
            .iter()
            .all(|defect| defect.hint == "did you mean \"hole\"?")
    );
}
