//! Any bytes as a book file: read without a fall; what reads is accepted, and reads back the same.
//!
//! The first byte says which format the rest is in: `{` for JSON, anything else for TOML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use upright_connect::book_file::{BookFile, Format, read, write};
use upright_model::actor::Actor;
use upright_model::book::Book;
use upright_model::command::Order;
use upright_model::decide;
use upright_model::id::PersonId;

fuzz_target!(|bytes: &[u8]| {
    let Some((format, file)) = bytes.split_first() else {
        return;
    };
    let format = if *format == b'{' {
        Format::Json
    } else {
        Format::Toml
    };
    match read(file, format) {
        Ok(file) => reads_back(file),
        Err(defects) => assert!(!defects.is_empty()),
    }
});

fn reads_back(file: BookFile) {
    let as_of = file.as_of;
    let book = fold(file);
    for format in [Format::Toml, Format::Json] {
        let written = write(&book, as_of, format);
        let again = read(written.as_bytes(), format)
            .unwrap_or_else(|defects| panic!("{}\n{written}", defects[0]));
        assert_eq!(again.as_of, as_of);
        let again = fold(again);
        assert_eq!(contents(&again), contents(&book));
        assert_eq!(write(&again, as_of, format), written);
    }
}

fn fold(file: BookFile) -> Book {
    let mut book = Book::default();
    let actor = Actor::at_terminal(PersonId::new("reader").expect("an id"));
    for command in file.commands {
        let order = Order {
            actor: actor.clone(),
            on: file.as_of,
            command,
        };
        let events = decide(&book, &order).unwrap_or_else(|rejection| panic!("{rejection}"));
        events.iter().for_each(|event| book.apply(event));
    }
    book
}

/// All that a file says of a book.
fn contents(book: &Book) -> String {
    let promises: Vec<_> = book
        .promises
        .values()
        .map(|promise| (&promise.draft, &promise.past))
        .collect();
    let Book {
        settings,
        policy,
        calendars,
        parties,
        shocks,
        offerings,
        ..
    } = book;
    format!(
        "{settings:?} {policy:?} {calendars:?} {parties:?} {shocks:?} {offerings:?} {promises:?}"
    )
}
