//! The page of a quote: can we promise that date?

use jiff::civil::Date;
use upright_desk::answer::{DateAnswer, QuoteAnswer, ReasonAnswer};
use upright_model::Book;
use upright_model::promise::State;

use super::fifty::Fifty;
use super::page::Page;
use super::standing::{self, Standing};
use super::style::{GOOD, PLAIN, paint};
use super::table::{Cell, Column, Table};
use super::{dates, names, parts, words};

/// The whole page. `what` is what would be promised.
pub(crate) fn quote(book: &Book, what: &str, answer: &QuoteAnswer, width: usize) -> String {
    let mut page = Page::new(book, width);
    body(&mut page, what, answer);
    parts::footing(&mut page, answer.as_of, answer.futures, answer.seed);
    page.finish()
}

/// The page but for its last line.
pub(crate) fn body(page: &mut Page<'_>, what: &str, answer: &QuoteAnswer) {
    let by = &answer.by;
    let day = dates::weekday_date(by.date);
    if let Some(told) = settled(page.book, answer) {
        page.proclaim(&format!("{what}: {told}."));
    } else if let Some(unknown) = &answer.unknown {
        let why = parts::why_unknown(page.book, unknown);
        page.proclaim(&format!("{what} by {day}: nothing can be said."));
        page.say(&format!("Because {why}."));
    } else if let Some(p_kept) = by.p_kept {
        let verdict = words::verdict_in_a_sentence(by.verdict);
        let futures = Fifty::kept(p_kept, page.book.policy).make_and_miss();
        page.proclaim(&format!("{what} by {day}: {verdict} — {futures}."));
        parts::chance(page, p_kept, by.verdict);
        solid(page, answer);
        days(page, by.date, &answer.dates);
        reasons(page, &answer.reasons);
    }
    queued(page, answer);
    parts::touched(page, &answer.touched_by);
    parts::resting(page, answer.as_of, &answer.rests_on_it);
}

/// What is said of a promise that no longer has a chance to speak of.
fn settled(book: &Book, answer: &QuoteAnswer) -> Option<String> {
    match standing::of(book, &answer.id) {
        Standing::Open(_) => None,
        other => other.told(),
    }
}

/// The date that can be stood behind, where the answer holds it.
fn solid(page: &mut Page<'_>, answer: &QuoteAnswer) {
    let line = page.book.policy.solid().get();
    let Some(found) = answer.dates.iter().find(|date| date.confidence == line) else {
        return;
    };
    page.blank();
    match found.date {
        Some(day) => {
            let date = paint(GOOD.bold(), &dates::weekday_date(day));
            let shift = dates::shift(answer.by.date, day);
            page.say(&format!("The date you can stand behind: {date} ({shift})"));
        }
        None => {
            page.say("There is no date you can stand behind: too many futures never get there.");
        }
    }
}

/// A promise keeps its place in its team's queue, whatever day is asked.
fn queued(page: &mut Page<'_>, answer: &QuoteAnswer) {
    let book = page.book;
    let Some(promise) = book.promises.get(&answer.id) else {
        return;
    };
    let (draft, asked) = (&promise.draft, answer.by.date);
    let team = book
        .parties
        .get(draft.deliverer())
        .and_then(|party| party.kind.team());
    let waits = matches!(standing::of(book, &answer.id), Standing::Open(state) if state != State::Draft)
        && team.is_some_and(|team| team.slots.is_some());
    let due = draft.due.date();
    if !waits || answer.by.p_kept.is_none() || asked == due {
        return;
    }
    let (team, due) = (names::party(book, draft.deliverer()), dates::date(due));
    page.blank();
    page.say(&format!(
        "It stands in the queue of {team} as promised for {due}; promised for another day it may be served sooner or later."
    ));
}

fn days(page: &mut Page<'_>, asked: Date, answers: &[DateAnswer]) {
    let mut sorted = answers.to_vec();
    sorted.sort_by(|a, b| a.confidence.total_cmp(&b.confidence));
    sorted.dedup_by_key(|date| date.confidence);
    let mut table = Table::new(vec![
        Column::number("chance"),
        Column::number("by the end of"),
        Column::prose(""),
    ]);
    let line = page.book.policy.solid().get();
    for date in sorted {
        let (day, shift) = match date.date {
            Some(day) => (dates::weekday_date(day), dates::shift(asked, day)),
            None => (
                "no day".to_owned(),
                "too many futures never get there".to_owned(),
            ),
        };
        let is_solid = date.confidence == line && date.date.is_some();
        let (style, note) = match is_solid {
            true => (GOOD, format!("{shift}, ◆ solid")),
            false => (PLAIN, shift),
        };
        table.row(vec![
            Cell::styled(
                style,
                Fifty::kept(date.confidence, page.book.policy).short(),
            ),
            Cell::styled(style, day),
            Cell::styled(style, note),
        ]);
    }
    page.blank();
    page.table(&table);
}

fn reasons(page: &mut Page<'_>, reasons: &[ReasonAnswer]) {
    if reasons.is_empty() {
        return;
    }
    page.heading("What stands in the way of an earlier date");
    let mut table = Table::new(vec![
        Column::number("days"),
        Column::prose("promise"),
        Column::text("id").clear(1),
        Column::prose("who does the work").clear(2),
    ]);
    for reason in reasons {
        table.row(vec![
            reason
                .days
                .map_or("all".to_owned(), |days| days.to_string())
                .into(),
            names::what(page.book, &reason.id).into(),
            reason.id.to_string().into(),
            names::deliverer(page.book, &reason.id).into(),
        ]);
    }
    page.table(&table);
    let explained = match reasons.iter().any(|reason| reason.days.is_none()) {
        true => {
            "By so many days the solid date comes earlier, if that work took no time; all: only then is there one."
        }
        false => "By so many days the solid date comes earlier, if that work took no time.",
    };
    page.explain(explained);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::sample;

    #[test]
    fn a_stretch_names_its_solid_day() {
        let book = sample::book();
        insta::assert_snapshot!(sample::at_every_width(|width| quote(
            &book,
            "Claims portal in production",
            &sample::quote(),
            width
        )));
    }

    #[test]
    fn a_line_that_no_day_reaches_has_no_solid_mark() {
        let mut answer = sample::quote();
        for date in &mut answer.dates {
            date.date = None;
        }
        let page = quote(&sample::book(), "x", &answer, 80);
        assert!(
            page.contains("no day") && !page.contains("◆ solid"),
            "{page}"
        );
    }

    #[test]
    fn another_day_leaves_the_place_in_the_queue() {
        let book = sample::book();
        let mut answer = sample::quote();
        let of = |answer: &QuoteAnswer| quote(&book, "x", answer, 200);
        assert!(!of(&answer).contains("queue"));
        answer.by.date = jiff::civil::date(2026, 9, 30);
        assert!(of(&answer).contains(
            "It stands in the queue of Platform team as promised for 30 Jun 2026; promised for another day it may be served sooner or later."
        ));
        answer.by.p_kept = None;
        assert!(!of(&answer).contains("queue"));
    }

    #[test]
    fn the_unknown_says_whom_to_ask() {
        let book = sample::book();
        insta::assert_snapshot!(sample::at_every_width(|width| quote(
            &book,
            "Claims agents retrained",
            &sample::unknown_quote(),
            width
        )));
    }
}
