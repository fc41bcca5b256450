//! The book as rows: promises in the order of their ids, and what each rests on by row.
//!
//! The one idea: a row is a promise's number among all promises, so that everything after this counts
//! instead of comparing names.

use std::collections::HashMap;

use upright_engine::network::{Gate as RowGate, Unit};
use upright_model::Book;
use upright_model::book::Promise;
use upright_model::day::Day;
use upright_model::duration::Duration;
use upright_model::gate::Gate;
use upright_model::id::{PartyId, PromiseId};
use upright_model::promise::State;

/// The promises of a book by number.
pub(crate) struct Rows<'a> {
    promises: Vec<&'a Promise>,
    numbers: HashMap<&'a PromiseId, usize>,
    /// What each row rests on; the `promise` of a member is a row.
    gates: Vec<Vec<RowGate>>,
    as_of: Day,
}

/// What a promise is on the day that the question stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Not done, not given up.
    Open,
    /// Finished on this day.
    Done(Day),
    /// Broken, and never to be done.
    GivenUp,
    /// Released or withdrawn, and not done.
    Gone,
}

impl<'a> Rows<'a> {
    /// The rows of a book.
    pub(crate) fn new(book: &'a Book, as_of: Day) -> Self {
        let promises: Vec<&Promise> = book.promises.values().collect();
        let numbers: HashMap<&PromiseId, usize> = book
            .promises
            .keys()
            .enumerate()
            .map(|(row, id)| (id, row))
            .collect();
        let gates = promises
            .iter()
            .map(|promise| {
                promise
                    .draft
                    .rests_on
                    .iter()
                    .filter_map(|gate| resolved(gate, &numbers))
                    .collect()
            })
            .collect();
        Self {
            promises,
            numbers,
            gates,
            as_of,
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.promises.len()
    }

    /// Row and promise, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, &'a Promise)> + '_ {
        self.promises.iter().copied().enumerate()
    }

    /// The row of an id.
    pub(crate) fn find(&self, id: &PromiseId) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// The promise of a row.
    pub(crate) fn promise(&self, row: usize) -> Option<&'a Promise> {
        self.promises.get(row).copied()
    }

    /// What a row rests on, all of it.
    pub(crate) fn gates(&self, row: usize) -> &[RowGate] {
        self.gates.get(row).map_or(&[], Vec::as_slice)
    }

    /// Where a promise stands on the day of the question.
    pub(crate) fn stage(&self, promise: &Promise) -> Stage {
        match (
            promise.past.done.filter(|&day| day <= self.as_of),
            promise.past.state,
        ) {
            (Some(day), _) => Stage::Done(day),
            (None, State::Broken) => Stage::GivenUp,
            (None, State::Released | State::Withdrawn) => Stage::Gone,
            (None, State::Draft | State::Offered | State::Active | State::Kept) => Stage::Open,
        }
    }

    /// Since when a promise is under way, on the day of the question.
    pub(crate) fn started(&self, promise: &Promise) -> Option<Day> {
        promise.past.started.filter(|&day| day <= self.as_of)
    }

    /// Whole days from the day of the question to another.
    pub(crate) fn days_to(&self, day: Day) -> i32 {
        day.days_since(self.as_of)
    }

    /// Every row after all that it rests on.
    pub(crate) fn in_dependency_order(&self) -> Vec<usize> {
        let mut waits_for: Vec<usize> = vec![0; self.len()];
        let resting = self.resting();
        for rows in &resting {
            for &row in rows {
                bump(&mut waits_for, row);
            }
        }
        let mut order: Vec<usize> = (0..self.len())
            .filter(|&row| waits_for.get(row) == Some(&0))
            .collect();
        let mut next = 0;
        while let Some(&row) = order.get(next) {
            next += 1;
            for &later in resting.get(row).into_iter().flatten() {
                if let Some(left) = waits_for.get_mut(later) {
                    *left -= 1;
                    if *left == 0 {
                        order.push(later);
                    }
                }
            }
        }
        order
    }

    /// For each row the rows that name it, each once.
    pub(crate) fn resting(&self) -> Vec<Vec<usize>> {
        let mut resting: Vec<Vec<usize>> = vec![Vec::new(); self.len()];
        for row in 0..self.len() {
            let mut members = Vec::new();
            self.gates(row)
                .iter()
                .for_each(|gate| leaves(gate, &mut members));
            members.sort_unstable();
            members.dedup();
            for member in members {
                if let Some(rows) = resting.get_mut(member) {
                    rows.push(row);
                }
            }
        }
        resting
    }
}

/// Whether a promise may be shown to whoever looks; `None` sees the whole book.
pub(crate) fn is_visible(promise: &Promise, seen_by: Option<&PartyId>) -> bool {
    match (&promise.draft.private_to, seen_by) {
        (Some(owner), Some(viewer)) => owner == viewer,
        (None, _) | (_, None) => true,
    }
}

/// The rows named in a gate, repeats included.
pub(crate) fn leaves(gate: &RowGate, into: &mut Vec<usize>) {
    match gate {
        RowGate::Member { promise, .. } => into.push(*promise),
        RowGate::AtLeast { of, .. } => of.iter().for_each(|member| leaves(member, into)),
    }
}

/// The unit a duration is counted in, as the engine has it.
pub(crate) fn unit(duration: Duration) -> Unit {
    if duration.is_working() {
        Unit::Working
    } else {
        Unit::Calendar
    }
}

fn bump(counts: &mut [usize], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// A gate by row. A member that is not in the book has no row and can't stand in a folded one.
fn resolved(gate: &Gate, numbers: &HashMap<&PromiseId, usize>) -> Option<RowGate> {
    let several = |count: usize, of: &[Gate]| RowGate::AtLeast {
        count,
        of: of
            .iter()
            .filter_map(|member| resolved(member, numbers))
            .collect(),
    };
    Some(match gate {
        Gate::Promise { on, lag } => RowGate::Member {
            promise: *numbers.get(on)?,
            lag: lag.days(),
            unit: unit(*lag),
        },
        Gate::All(of) => several(of.len(), of),
        Gate::Any(of) => several(1, of),
        Gate::AtLeast { count, of } => several(*count, of),
    })
}
