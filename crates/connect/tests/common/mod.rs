//! What several tests need: reading, and folding what was read.
#![allow(dead_code, reason = "each test takes what it needs")]

use upright_connect::book_file::{BookFile, Defect, Format, read};
use upright_model::actor::Actor;
use upright_model::book::Book;
use upright_model::command::{Command, Order};
use upright_model::day::Day;
use upright_model::decide;
use upright_model::id::PersonId;

/// Reads a book that is to be well formed.
pub(crate) fn read_well(text: &str, format: Format) -> BookFile {
    read(text.as_bytes(), format).unwrap_or_else(|defects| panic!("{}\n{text}", told(&defects)))
}

/// What is wrong with a book that is to be ill formed.
pub(crate) fn defects(text: &str, format: Format) -> Vec<Defect> {
    read(text.as_bytes(), format).err().unwrap_or_default()
}

/// Defects as lines: place, code, id, message and hint.
pub(crate) fn told(defects: &[Defect]) -> String {
    let line = |defect: &Defect| {
        let Defect {
            line,
            column,
            code,
            id,
            message,
            hint,
            ..
        } = defect;
        let id = id.as_deref().unwrap_or("-");
        format!("{line}:{column} {code} {id}\n  {message}\n  {hint}\n")
    };
    defects.iter().map(line).collect()
}

/// Folds commands into a book; what the reader let through is refused by nobody.
pub(crate) fn fold(commands: Vec<Command>, on: Day) -> Book {
    let mut book = Book::default();
    let actor = Actor::at_terminal(PersonId::new("reader").expect("an id"));
    for command in commands {
        let actor = actor.clone();
        let order = Order { actor, on, command };
        let events = decide(&book, &order)
            .unwrap_or_else(|rejection| panic!("{rejection}\n{:?}", order.command));
        events.iter().for_each(|event| book.apply(event));
    }
    book
}

/// Reads and folds.
pub(crate) fn book(text: &str, format: Format) -> (Book, Day) {
    let file = read_well(text, format);
    (fold(file.commands, file.as_of), file.as_of)
}

/// Holds two books to the same contents.
pub(crate) fn assert_same(left: &Book, right: &Book) {
    assert_eq!(left.settings, right.settings);
    assert_eq!(left.policy, right.policy);
    assert_eq!(left.calendars, right.calendars);
    assert_eq!(left.parties, right.parties);
    assert_eq!(left.shocks, right.shocks);
    assert_eq!(left.offerings, right.offerings);
    let written = |book: &Book| -> Vec<_> {
        let promises = book.promises.values();
        promises
            .map(|promise| (promise.draft.clone(), promise.past))
            .collect()
    };
    assert_eq!(written(left), written(right));
}
