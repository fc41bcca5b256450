//! The page of a slip: what falls if a promise finishes later?

use jiff::civil::Date;
use upright_desk::answer::{FallAnswer, SlipAnswer};
use upright_model::Book;

use super::fifty::Fifty;
use super::page::Page;
use super::style::of_verdict;
use super::table::{Cell, Column, Table};
use super::words::several;
use super::{amounts, dates, names, parts, words};

/// The whole page.
pub(crate) fn slip(book: &Book, as_of: Date, answer: &SlipAnswer, width: usize) -> String {
    let mut page = Page::new(book, width);
    body(&mut page, as_of, answer);
    parts::touched(&mut page, &answer.touched_by);
    parts::footing(&mut page, as_of, answer.futures, answer.seed);
    page.finish()
}

/// The page but for its last line.
pub(crate) fn body(page: &mut Page<'_>, as_of: Date, answer: &SlipAnswer) {
    page.proclaim(&sentence(page.book, answer));
    if !answer.falls.is_empty() {
        page.blank();
        falls(page, as_of, answer);
    }
    page.blank();
    let added = amounts::amounts(&answer.harm_added, &page.book.settings);
    match added.as_slice() {
        [] => page.say("No harm is added on any axis of the book."),
        added => page.say(&format!("Harm added on average: {}.", words::list(added))),
    }
}

fn sentence(book: &Book, answer: &SlipAnswer) -> String {
    let what = format!("“{}”", names::what(book, &answer.id));
    let days = dates::day_count(answer.days);
    match answer.falls.len() {
        0 => format!("If {what} finishes {days} later, no chance changes."),
        1 => format!("If {what} finishes {days} later, the chance of 1 promise changes."),
        count => {
            let promises = several(count, "promise", "promises");
            format!("If {what} finishes {days} later, the chances of {promises} change.")
        }
    }
}

fn falls(page: &mut Page<'_>, as_of: Date, answer: &SlipAnswer) {
    let mut table = Table::new(vec![
        Column::number("tell by").worth(4),
        Column::number("days left").spare(2),
        Column::prose("promise"),
        Column::text("id").spare(1),
        Column::prose("who stands on it").clear(3),
        Column::number("now"),
        Column::number("then"),
    ]);
    for fall in &answer.falls {
        table.row(vec![
            parts::tell_by(as_of, fall.tell_by),
            parts::days_left(as_of, fall.tell_by),
            parts::what_cell(page.book, &fall.id),
            Cell::from(fall.id.to_string()),
            names::promisee(page.book, &fall.id).into(),
            parts::chance_cell(page.book, Some(fall.p_kept_before)),
            then(page.book, fall),
        ]);
    }
    page.table(&table);
}

/// The chance after the slip; in words where the same count would stand there twice.
fn then(book: &Book, fall: &FallAnswer) -> Cell {
    let (before, after) = (fall.p_kept_before, fall.p_kept_after);
    let shown = |p_kept| Fifty::kept(p_kept, book.policy);
    let style = of_verdict(book.policy.verdict(Some(after)));
    match shown(before) == shown(after) {
        true if after < before => Cell::styled(style, "hardly less"),
        true => Cell::styled(style, "hardly more"),
        false => parts::chance_cell(book, Some(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::sample;

    #[test]
    fn a_slip_says_what_falls() {
        let book = sample::book();
        insta::assert_snapshot!(sample::at_every_width(|width| slip(
            &book,
            sample::AS_OF,
            &sample::slip(),
            width
        )));
    }
}
