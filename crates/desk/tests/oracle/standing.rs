//! What can be said of each promise before any die is cast: has it a forecast, and if not, why not?

use std::collections::BTreeSet;

use super::book::{Book, Gate, Promise, Work};
use super::days::{DAY, Length, NEVER};

/// Where a promise stands in the forecast.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It may finish.
    Open,
    /// It finishes in no future, whatever is drawn.
    CertainNever,
    /// Nothing can be said of it; the parties that could say more, by place.
    Unknown(Reason, BTreeSet<usize>),
    /// Released or withdrawn: not forecast.
    Gone,
}

/// Why nothing can be said; the first that applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    NoWork,
    UsedUp,
    Orphaned,
    RestsOnUnknown,
}

/// What a gate can come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outlook {
    Possible,
    Missing,
    Impossible,
}

/// The standing of every promise, in the order of the book.
pub(crate) fn standings(book: &Book) -> Vec<Standing> {
    let mut standings: Vec<Standing> = Vec::new();
    for place in 0..book.promises.len() {
        let own = standing(book, place, &standings);
        standings.push(own);
    }
    standings
}

fn standing(book: &Book, place: usize, before: &[Standing]) -> Standing {
    let own = &book.promises[place];
    if own.done.is_some() {
        return Standing::Open;
    }
    if own.gone() {
        return Standing::Gone;
    }
    if own.given_up() {
        return Standing::CertainNever;
    }
    let deliverer = BTreeSet::from([own.deliverer()]);
    if matches!(own.work, Work::Absent) {
        return Standing::Unknown(Reason::NoWork, deliverer);
    }
    let lengths = lengths(book, place);
    if lengths.is_empty() {
        return Standing::Unknown(Reason::UsedUp, deliverer);
    }
    let gate = Gate::All(own.rests_on.clone());
    match outlook(&gate, before) {
        Outlook::Missing => missing(&gate, deliverer, before),
        Outlook::Impossible => Standing::CertainNever,
        Outlook::Possible if own.never >= 1.0 => Standing::CertainNever,
        Outlook::Possible if lengths.iter().all(|(_, own)| own.ticks >= NEVER) => {
            Standing::CertainNever
        }
        Outlook::Possible => Standing::Open,
    }
}

/// A gate that could be satisfied only were those without a forecast to finish.
fn missing(gate: &Gate, deliverer: BTreeSet<usize>, before: &[Standing]) -> Standing {
    let leaves = missing_leaves(gate, before);
    if leaves.iter().any(|leaf| before[*leaf] == Standing::Gone) {
        return Standing::Unknown(Reason::Orphaned, deliverer);
    }
    let asked = leaves.iter().filter_map(|leaf| match &before[*leaf] {
        Standing::Unknown(_, ask) => Some(ask.clone()),
        _ => None,
    });
    Standing::Unknown(Reason::RestsOnUnknown, asked.flatten().collect())
}

/// The members without a forecast that the gate is waiting to hear of: a group that can do without
/// them asks for nobody.
fn missing_leaves(gate: &Gate, before: &[Standing]) -> Vec<usize> {
    if outlook(gate, before) != Outlook::Missing {
        return Vec::new();
    }
    match gate.group() {
        None => gate.leaves(),
        Some((_, members)) => {
            let leaves = members.iter().map(|own| missing_leaves(own, before));
            leaves.flatten().collect()
        }
    }
}

fn outlook(gate: &Gate, before: &[Standing]) -> Outlook {
    if let Gate::On { promise, .. } = gate {
        return match before[*promise] {
            Standing::Open => Outlook::Possible,
            Standing::CertainNever => Outlook::Impossible,
            Standing::Unknown(..) | Standing::Gone => Outlook::Missing,
        };
    }
    let (needed, members) = gate.group().expect("a group");
    let outlooks: Vec<Outlook> = members.iter().map(|own| outlook(own, before)).collect();
    let count = |of: Outlook| outlooks.iter().filter(|own| **own == of).count();
    if count(Outlook::Possible) >= needed {
        Outlook::Possible
    } else if count(Outlook::Possible) + count(Outlook::Missing) >= needed {
        Outlook::Missing
    } else {
        Outlook::Impossible
    }
}

/// The lengths that can be drawn for a promise's work, each with its weight; none where it is used up.
pub(crate) fn lengths(book: &Book, place: usize) -> Vec<(f64, Length)> {
    let own = &book.promises[place];
    let drawn = match &own.work {
        Work::Absent => Vec::new(),
        Work::Exact(exact) => vec![(1.0, *exact)],
        Work::Samples(samples) => samples.iter().map(|sample| (1.0, *sample)).collect(),
        // What remains is counted from the morning of `as_of`: nothing of it has passed.
        Work::Items { items, per_week } => return weeks(*items, per_week, 0),
    };
    let possible = drawn
        .into_iter()
        .filter(|(_, length)| lies_ahead(book, own, place, *length));
    let possible: Vec<(f64, Length)> = possible.collect();
    let all: f64 = possible.iter().map(|(weight, _)| weight).sum();
    possible
        .into_iter()
        .map(|(weight, length)| (weight / all, length))
        .collect()
}

fn lies_ahead(book: &Book, own: &Promise, place: usize, length: Length) -> bool {
    own.started.is_none_or(|started| {
        let calendar = book.calendar_of(place);
        length.ticks > calendar.passed(started, book.as_of, length.working)
    })
}

/// Weeks are drawn until nothing remains; past 520 of them it is never.
fn weeks(items: i64, per_week: &[i64], gone: i64) -> Vec<(f64, Length)> {
    if items == 0 {
        return vec![(1.0, Length::calendar(gone * 7 * DAY))];
    }
    if gone >= 520 {
        return vec![(1.0, Length::calendar(NEVER))];
    }
    let share = 1.0 / per_week.len() as f64;
    let draws = per_week.iter().flat_map(|done| {
        if *done < items {
            return weeks(items - done, per_week, gone + 1);
        }
        let in_last_week = 7 * DAY * items;
        assert_eq!(
            in_last_week % done,
            0,
            "the oracle's ticks hold this exactly"
        );
        vec![(1.0, Length::calendar(gone * 7 * DAY + in_last_week / done))]
    });
    draws
        .map(|(weight, length)| (share * weight, length))
        .collect()
}
