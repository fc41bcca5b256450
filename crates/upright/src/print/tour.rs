//! The page of the demo: one question, its answer, and what to ask next.

use upright_model::Book;

use super::page::Page;
use super::{forecast, names, parts, quote, slip, words};
use crate::command::demo::Tour;

/// So many first dominoes are named on each axis: a tour is short.
const DOMINOES: usize = 2;

/// The whole page.
pub(crate) fn tour(book: &Book, tour: &Tour, width: usize) -> String {
    let mut page = Page::new(book, width);
    let what = names::what(book, &tour.quote.id);
    opening(&mut page, tour, &what);
    quote::body(&mut page, &what, &tour.quote);
    page.heading("And if it slips?");
    slip::body(&mut page, tour.quote.as_of, &tour.slip);
    forecast::harm(&mut page, &tour.forecast);
    forecast::dominoes(&mut page, &tour.forecast, DOMINOES);
    parts::footing(
        &mut page,
        tour.quote.as_of,
        tour.quote.futures,
        tour.quote.seed,
    );
    next(&mut page, tour);
    page.finish()
}

fn opening(page: &mut Page<'_>, tour: &Tour, what: &str) {
    let Some(promise) = page.book.promises.get(&tour.quote.id) else {
        return;
    };
    let promisor = names::party(page.book, &promise.draft.promisor);
    let promisee = names::party(page.book, &promise.draft.promisee);
    let day = super::dates::date(promise.draft.due.date());
    let promises = words::several(page.book.promises.len(), "promise", "promises");
    page.explain(&format!(
        "A sample book of {promises}. {promisor} says to {promisee}: “{what}” by {day}. \
         Others have built on that day. Can it be kept, who stands on it, and what falls if it is missed?"
    ));
    page.blank();
}

fn next(page: &mut Page<'_>, tour: &Tour) {
    let book = quoted(&tour.book);
    let id = &tour.quote.id;
    page.heading(&format!(
        "The book is in {book}. Change it in any editor, and ask again:"
    ));
    let commands = [
        format!("upright quote {book} {id} --by {}", tour.quote.by.date),
        format!("upright show {book} {id}"),
        format!("upright warnings {book}"),
        format!("upright forecast {book}"),
    ];
    // Not wrapped: they are there to be copied.
    for command in commands {
        page.put(&format!("  {command}"));
    }
}

/// A file as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "/._-".contains(letter);
    match path.chars().all(plain) {
        true => path.to_owned(),
        false => format!("'{}'", words::tame(path).replace('\'', r"'\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::sample;

    #[test]
    fn the_tour_asks_answers_and_says_what_to_ask_next() {
        let book = sample::book();
        let tour_of = Tour {
            book: "june30.toml".to_owned(),
            quote: sample::quote(),
            slip: sample::slip(),
            forecast: sample::forecast(),
        };
        let text = anstream::adapter::strip_str(&tour(&book, &tour_of, 100)).to_string();
        insta::assert_snapshot!(text);
    }

    #[test]
    fn files_are_named_as_a_shell_takes_them() {
        assert_eq!(quoted("a/june-30.toml"), "a/june-30.toml");
        assert_eq!(quoted("my book.toml"), "'my book.toml'");
        assert_eq!(quoted("it's.toml"), r"'it'\''s.toml'");
    }
}
