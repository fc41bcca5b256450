//! The page of a forecast: every open promise, the harm of the whole book, and where that harm begins.

use jiff::civil::Date;
use upright_desk::answer::{ForecastAnswer, PromiseAnswer};
use upright_model::Book;
use upright_model::policy::Verdict;

use super::page::Page;
use super::standing::{self, Standing};
use super::style::FAINT;
use super::table::{Cell, Column, Table};
use super::{amounts, dates, names, parts, words};

/// So many first dominoes are named on each axis.
const DOMINOES: usize = 5;

/// The whole page.
pub(crate) fn forecast(book: &Book, answer: &ForecastAnswer, width: usize) -> String {
    let mut page = Page::new(book, width);
    let open = open(book, answer);
    page.proclaim(&sentence(book, answer.as_of, &open));
    if !open.is_empty() {
        page.blank();
        promises(&mut page, &open);
    }
    done(&mut page, answer);
    harm(&mut page, answer);
    dominoes(&mut page, answer, DOMINOES);
    parts::unknown(&mut page, &answer.unknown);
    parts::footing(&mut page, answer.as_of, answer.futures, answer.seed);
    page.finish()
}

/// The promises that are not done, by due and then by id.
fn open<'a>(book: &Book, answer: &'a ForecastAnswer) -> Vec<&'a PromiseAnswer> {
    let mut open: Vec<&PromiseAnswer> = answer
        .promises
        .iter()
        .filter(|promise| !matches!(standing::of(book, &promise.id), Standing::Done { .. }))
        .collect();
    open.sort_by_key(|promise| {
        (
            book.promises.get(&promise.id).map(|p| p.draft.due),
            &promise.id,
        )
    });
    open
}

fn sentence(book: &Book, as_of: Date, open: &[&PromiseAnswer]) -> String {
    let is_given_up = |id| matches!(standing::of(book, id), Standing::GivenUp);
    let given_up = open.iter().filter(|promise| is_given_up(&promise.id));
    let given_up = given_up.count();
    let count = |verdict| {
        let of_it = open.iter().filter(|promise| promise.verdict == verdict);
        of_it.filter(|promise| !is_given_up(&promise.id)).count()
    };
    let kinds = [
        (Verdict::Solid, "solid", "solid"),
        (Verdict::Stretch, "stretch", "stretches"),
        (Verdict::Overreach, "overreach", "overreaches"),
        (Verdict::Unknown, "unknown", "unknown"),
    ];
    let mut parts: Vec<String> = kinds
        .into_iter()
        .filter(|(verdict, ..)| count(*verdict) > 0)
        .map(|(verdict, one, many)| words::several(count(verdict), one, many))
        .collect();
    if given_up > 0 {
        parts.push(words::several(given_up, "given up", "given up"));
    }
    let promises = words::several(open.len(), "open promise", "open promises");
    let day = dates::weekday_date(as_of);
    match parts.as_slice() {
        [] => format!("{promises} on {day}."),
        parts => format!("{promises} on {day}: {}.", words::list(parts)),
    }
}

fn promises(page: &mut Page<'_>, open: &[&PromiseAnswer]) {
    let mut table = Table::new(vec![
        Column::number("due").worth(6),
        Column::prose("promise"),
        Column::text("id").clear(3),
        Column::prose("to").worth(4),
        Column::number("chance"),
        Column::text("verdict").clear(7),
        Column::number("half by").spare(2),
        Column::number("9 in 10 by").worth(5),
        Column::number("days late").spare(1),
    ]);
    for promise in open {
        table.row(row(page.book, promise));
    }
    page.table(&table);
    let touched = open.iter().map(|promise| &promise.touched_by);
    parts::touched_rows(page, touched.flatten());
}

fn row(book: &Book, answer: &PromiseAnswer) -> Vec<Cell> {
    let due = book
        .promises
        .get(&answer.id)
        .map(|promise| promise.draft.due.date());
    let day = |day: Option<Date>| match (day, answer.p_kept) {
        (Some(day), _) => Cell::from(dates::date(day)),
        (None, Some(_)) => Cell::styled(FAINT, "never"),
        (None, None) => Cell::from(""),
    };
    let (chance, verdict) =
        parts::chance_and_verdict(book, &answer.id, answer.p_kept, answer.verdict);
    let chance = parts::marked(chance, &answer.touched_by);
    vec![
        due.map_or_else(String::new, dates::date).into(),
        parts::what_cell(book, &answer.id),
        answer.id.to_string().into(),
        names::promisee(book, &answer.id).into(),
        chance,
        verdict,
        day(answer.finish.p50),
        day(answer.finish.p90),
        answer
            .mean_days_late
            .map_or_else(String::new, amounts::number)
            .into(),
    ]
}

/// How many are done, and how many of them in time.
fn done(page: &mut Page<'_>, answer: &ForecastAnswer) {
    let late: Vec<bool> = answer
        .promises
        .iter()
        .filter_map(|promise| match standing::of(page.book, &promise.id) {
            Standing::Done { days_late, .. } => Some(days_late > 0),
            _ => None,
        })
        .collect();
    if late.is_empty() {
        return;
    }
    let missed = late.iter().filter(|late| **late).count();
    let in_time = amounts::whole(late.len() - missed);
    let sentence = format!(
        "{} done: {in_time} in time, {} late.",
        words::several(late.len(), "promise is", "promises are"),
        amounts::whole(missed)
    );
    page.blank();
    page.say(&sentence);
}

/// The harm of the whole book, axis by axis.
pub(crate) fn harm(page: &mut Page<'_>, answer: &ForecastAnswer) {
    if answer.harm.0.is_empty() {
        return;
    }
    page.heading("Harm over the whole book");
    let mut table = Table::new(vec![
        Column::text("axis"),
        Column::number("on average"),
        Column::number("19 in 20 within"),
        Column::prose("").clear(1),
    ]);
    for (axis, harm) in &answer.harm.0 {
        let left_out = match harm.left_out {
            0 => String::new(),
            count => format!(
                "{} left out: unknown",
                words::several(count, "promise", "promises")
            ),
        };
        table.row(vec![
            amounts::axis_head(*axis, &page.book.settings).into(),
            amounts::number(harm.expected).into(),
            amounts::number(harm.p95).into(),
            Cell::styled(FAINT, left_out),
        ]);
    }
    page.table(&table);
}

/// The promises that answer for most of the harm, so many of them on each axis.
pub(crate) fn dominoes(page: &mut Page<'_>, answer: &ForecastAnswer, most: usize) {
    let mut table = Table::new(vec![
        Column::text("axis"),
        Column::number("answers for"),
        Column::prose("promise"),
        Column::text("id").clear(1),
        Column::prose("who does the work").clear(2),
    ]);
    for (axis, _) in &answer.harm.0 {
        let mut first: Vec<(f64, &PromiseAnswer)> = answer
            .promises
            .iter()
            .filter_map(|promise| Some((*promise.responsibility.get(*axis)?, promise)))
            .filter(|(amount, _)| *amount > 0.0)
            .collect();
        first.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.id.cmp(&b.1.id)));
        for (place, (amount, promise)) in first.into_iter().take(most).enumerate() {
            let head = if place == 0 {
                amounts::axis_head(*axis, &page.book.settings)
            } else {
                String::new()
            };
            table.row(vec![
                head.into(),
                amounts::number(amount).into(),
                names::what(page.book, &promise.id).into(),
                promise.id.to_string().into(),
                names::deliverer(page.book, &promise.id).into(),
            ]);
        }
    }
    if !table.is_empty() {
        page.heading("First dominoes: where that harm begins");
        page.table(&table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::print::sample;

    #[test]
    fn what_was_given_up_is_counted_as_such() {
        let mut book = sample::book();
        for promise in book.promises.values_mut().filter(|p| p.past.done.is_none()) {
            promise.past.state = upright_model::promise::State::Broken;
        }
        let page = forecast(&book, &sample::forecast(), 120);
        let page = anstream::adapter::strip_str(&page).to_string();
        assert!(
            page.starts_with("7 open promises on Mon 2 Mar 2026: 7 given up."),
            "{page}"
        );
    }

    #[test]
    fn a_forecast_lists_promises_harm_and_dominoes() {
        let book = sample::book();
        insta::assert_snapshot!(sample::at_every_width(|width| forecast(
            &book,
            &sample::forecast(),
            width
        )));
    }
}
