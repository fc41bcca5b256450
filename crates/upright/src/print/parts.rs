//! Parts that several pages share.

use std::collections::BTreeSet;

use jiff::civil::Date;
use upright_desk::answer::{PerAxis, RestingAnswer, UnknownAnswer};
use upright_model::Book;
use upright_model::id::PromiseId;
use upright_model::policy::Verdict;
use upright_model::stake::Axis;

use super::fifty::Fifty;
use super::page::Page;
use super::standing::{self, Standing};
use super::style::{BAD, CARE, PLAIN, STRONG, of_verdict, paint};
use super::table::{Cell, Column, Table};
use super::{amounts, dates, dots, names, words};

/// The verdict, and fifty futures as dots.
pub(crate) fn chance(page: &mut Page<'_>, p_kept: f64, verdict: Verdict) {
    page.blank();
    page.put(&paint(of_verdict(verdict).bold(), &words::verdict(verdict)));
    let futures = Fifty::kept(p_kept, page.book.policy);
    page.put(&dots::dots(futures, page.width));
}

/// What rests on a promise, in the order in which it has to be told.
pub(crate) fn resting(page: &mut Page<'_>, as_of: Date, resting: &[RestingAnswer]) {
    if resting.is_empty() {
        page.heading("Nothing in this book rests on it");
        return;
    }
    page.heading("What rests on it, the first to be told first");
    let axes = axes(resting.iter().filter_map(|r| r.harm.as_ref()));
    let settings = &page.book.settings;
    let mut columns = vec![
        Column::number("tell by").worth(6),
        Column::number("days left").spare(3),
        Column::prose("promise"),
        Column::text("id").spare(2),
        Column::prose("who stands on it").clear(5),
        Column::number("chance"),
    ];
    let heads = axes.iter().map(|&axis| amounts::axis_head(axis, settings));
    columns.extend(heads.map(|head| Column::number(&head).worth(4)));
    let mut table = Table::new(columns);
    for row in resting {
        let mut cells = vec![tell_by(as_of, row.tell_by), days_left(as_of, row.tell_by)];
        cells.extend([
            names::what(page.book, &row.id).into(),
            Cell::from(row.id.to_string()),
            names::party(page.book, &row.party).into(),
            chance_cell(page.book, row.p_kept),
        ]);
        cells.extend(axes.iter().map(|axis| harm_cell(row.harm.as_ref(), *axis)));
        table.row(cells);
    }
    page.table(&table);
    loss(page, resting);
}

/// What all of it loses on average, in one sentence.
fn loss(page: &mut Page<'_>, resting: &[RestingAnswer]) {
    let harms = || resting.iter().filter_map(|row| row.harm.as_ref());
    let sums = axes(harms()).into_iter().map(|axis| {
        let parts = harms().filter_map(|harm| harm.get(axis));
        (axis, parts.sum::<f64>())
    });
    let lost = amounts::amounts(&PerAxis(sums.collect()), &page.book.settings);
    if !lost.is_empty() {
        let sentence = format!(
            "On average over all futures they lose {}.",
            words::list(&lost)
        );
        page.blank();
        page.say(&sentence);
    }
}

/// The axes on which there is any harm, in the order in which they are shown.
pub(crate) fn axes<'h>(harms: impl Iterator<Item = &'h PerAxis<f64>>) -> Vec<Axis> {
    let mut shown: Vec<Axis> = harms
        .flat_map(|harm| harm.0.iter())
        .filter(|(_, amount)| *amount != 0.0)
        .map(|(axis, _)| *axis)
        .collect();
    shown.sort_unstable();
    shown.dedup();
    shown
}

/// A point of no return; one that has passed is marked.
pub(crate) fn tell_by(as_of: Date, tell_by: Option<Date>) -> Cell {
    match tell_by {
        None => Cell::styled(PLAIN, ""),
        Some(day) if day < as_of => Cell::styled(BAD, format!("! {}", dates::date(day))),
        Some(day) => Cell::from(dates::date(day)),
    }
}

/// How many days until then; below zero where it has passed.
pub(crate) fn days_left(as_of: Date, tell_by: Option<Date>) -> Cell {
    let Some(day) = tell_by else {
        return Cell::from("");
    };
    let left = dates::days_between(as_of, day);
    let style = match left {
        ..=-1 => BAD,
        0..=7 => CARE,
        _ => PLAIN,
    };
    Cell::styled(style, left.to_string())
}

/// The chance as a count, coloured by its verdict.
pub(crate) fn chance_cell(book: &Book, p_kept: Option<f64>) -> Cell {
    let style = of_verdict(book.policy.verdict(p_kept));
    match p_kept {
        Some(p_kept) => Cell::styled(style, Fifty::kept(p_kept, book.policy).short()),
        None => Cell::styled(style, "unknown"),
    }
}

/// Chance and verdict of a promise; what was given up has neither.
pub(crate) fn chance_and_verdict(
    book: &Book,
    id: &PromiseId,
    p_kept: Option<f64>,
    verdict: Verdict,
) -> (Cell, Cell) {
    match standing::of(book, id) {
        Standing::GivenUp => (Cell::styled(BAD, "given up"), Cell::from("")),
        _ => (
            chance_cell(book, p_kept),
            Cell::styled(of_verdict(verdict), words::verdict(verdict)),
        ),
    }
}

/// An amount of harm; nothing where there is none on that axis.
pub(crate) fn harm_cell(harm: Option<&PerAxis<f64>>, axis: Axis) -> Cell {
    match harm.and_then(|harm| harm.get(axis)) {
        Some(&amount) if amount != 0.0 => Cell::from(amounts::number(amount)),
        _ => Cell::from(""),
    }
}

/// Promises of which nothing can be said, and whom to ask.
pub(crate) fn unknown(page: &mut Page<'_>, unknown: &[UnknownAnswer]) {
    if unknown.is_empty() {
        return;
    }
    page.heading("Nothing can be said of");
    let mut table = Table::new(vec![
        Column::prose("promise"),
        Column::text("id").clear(2),
        Column::prose("because").clear(1),
        Column::prose("ask"),
    ]);
    for row in unknown {
        table.row(vec![
            names::what(page.book, &row.id).into(),
            row.id.to_string().into(),
            words::reason(row.reason).into(),
            Cell::styled(STRONG, names::parties(page.book, &row.ask).join(", ")),
        ]);
    }
    page.table(&table);
}

/// Why nothing can be said of one promise, and whom to ask, in a sentence's end.
pub(crate) fn why_unknown(book: &Book, unknown: &UnknownAnswer) -> String {
    let why = words::reason(unknown.reason);
    match names::parties(book, &unknown.ask).as_slice() {
        [] => why.to_owned(),
        ask => format!("{why}; ask {}", words::list(ask)),
    }
}

/// What the answer stands on.
pub(crate) fn footing(page: &mut Page<'_>, as_of: Date, futures: u64, seed: u64) {
    let day = dates::weekday_date(as_of);
    let futures = amounts::whole(usize::try_from(futures).unwrap_or(usize::MAX));
    page.blank();
    page.explain(&format!("As of {day}; {futures} futures, seed {seed}."));
}

/// Those in a queue of whom nothing is known, and who may therefore move what the page tells.
pub(crate) fn touched(page: &mut Page<'_>, touched_by: &[PromiseId]) {
    if touched_by.is_empty() {
        return;
    }
    let touched_by: Vec<&PromiseId> = touched_by.iter().collect();
    let left_out = left_out(page.book, &touched_by);
    page.blank();
    page.say(&format!(
        "This leaves out {left_out} may come first in a queue that this waits in or rests on."
    ));
}

/// The same for the rows of a table that are marked.
pub(crate) fn touched_rows<'p>(
    page: &mut Page<'_>,
    touched_by: impl Iterator<Item = &'p PromiseId>,
) {
    let touched_by: BTreeSet<&PromiseId> = touched_by.collect();
    if touched_by.is_empty() {
        return;
    }
    let touched_by: Vec<&PromiseId> = touched_by.into_iter().collect();
    let left_out = left_out(page.book, &touched_by);
    page.blank();
    page.say(&format!(
        "* This leaves out {left_out} may come first in the same queue."
    ));
}

/// "“A” and “B”, of which nothing can be said yet: they".
fn left_out(book: &Book, ids: &[&PromiseId]) -> String {
    let whats: Vec<String> = ids
        .iter()
        .map(|id| format!("“{}”", names::what(book, id)))
        .collect();
    let they = if whats.len() == 1 { "it" } else { "they" };
    let whats = words::list(&whats);
    format!("{whats}, of which nothing can be said yet: {they}")
}

/// A chance, with a star where the unknown may move it.
pub(crate) fn marked(chance: Cell, touched_by: &[PromiseId]) -> Cell {
    match touched_by {
        [] => chance,
        _ => chance.followed_by("*"),
    }
}

/// What is promised, marked where it isn't banked yet.
pub(crate) fn what_cell(book: &Book, id: &PromiseId) -> Cell {
    use upright_model::promise::State::{Draft, Offered};
    let what = names::what(book, id);
    match standing::of(book, id) {
        Standing::Open(state @ (Draft | Offered)) => Cell::from(format!("{what} ({state})")),
        _ => Cell::from(what),
    }
}
