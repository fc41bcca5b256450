//! Outlook: of which promises something can be said at all, and if not, why and whom to ask.
//!
//! The one idea: unknown is contagious and never invented. A gate that needs a member without a forecast is
//! unknown; one that could not be satisfied anyway is never.

use upright_engine::network::Gate;
use upright_model::id::PartyId;

use crate::answer::Reason;
use crate::rows::{Rows, Stage};

/// What can be said of a promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outlook {
    /// It has a forecast, and may finish.
    Forecast,
    /// It has a forecast: it certainly never finishes.
    Never,
    /// Nothing can be said.
    Unknown {
        /// Why.
        reason: Reason,
        /// Who could say more.
        ask: Vec<PartyId>,
    },
    /// Released or withdrawn: not forecast.
    Gone,
}

/// What own work says, apart from what a promise rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnWork {
    /// Nobody has said how long it takes.
    Absent,
    /// Nothing is left of its estimate.
    UsedUp,
    /// It certainly never ends.
    NeverEnds,
    /// It can end.
    Estimated,
}

/// Whether what is needed can come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Prospect {
    /// It can.
    Possible,
    /// It certainly can't.
    Never,
    /// That hangs on members without a forecast.
    Unknown,
}

impl Outlook {
    /// Whether it has a forecast.
    pub(crate) fn is_forecast(&self) -> bool {
        matches!(self, Self::Forecast | Self::Never)
    }

    fn prospect(&self) -> Prospect {
        match self {
            Self::Forecast => Prospect::Possible,
            Self::Never => Prospect::Never,
            Self::Unknown { .. } | Self::Gone => Prospect::Unknown,
        }
    }
}

/// The outlook of every row; `own_work` tells of an open promise's own work.
pub(crate) fn outlooks(rows: &Rows<'_>, own_work: impl Fn(usize) -> OwnWork) -> Vec<Outlook> {
    let mut outlooks = vec![Outlook::Gone; rows.len()];
    for row in rows.in_dependency_order() {
        let outlook = outlook(rows, row, &own_work, &outlooks);
        if let Some(place) = outlooks.get_mut(row) {
            *place = outlook;
        }
    }
    outlooks
}

fn outlook(
    rows: &Rows<'_>,
    row: usize,
    own_work: &impl Fn(usize) -> OwnWork,
    known: &[Outlook],
) -> Outlook {
    let Some(promise) = rows.promise(row) else {
        return Outlook::Gone;
    };
    let ask_deliverer = || vec![promise.draft.deliverer().clone()];
    match rows.stage(promise) {
        Stage::Done(_) => Outlook::Forecast,
        Stage::GivenUp => Outlook::Never,
        Stage::Gone => Outlook::Gone,
        Stage::Open => match own_work(row) {
            OwnWork::Absent => Outlook::Unknown {
                reason: Reason::NoWork,
                ask: ask_deliverer(),
            },
            OwnWork::UsedUp => Outlook::Unknown {
                reason: Reason::UsedUp,
                ask: ask_deliverer(),
            },
            own => match all_of(rows.gates(row), known) {
                Prospect::Unknown => resting_on_unknown(rows.gates(row), known, ask_deliverer()),
                Prospect::Never => Outlook::Never,
                Prospect::Possible if own == OwnWork::NeverEnds => Outlook::Never,
                Prospect::Possible => Outlook::Forecast,
            },
        },
    }
}

/// Whether all of these can come.
fn all_of(gates: &[Gate], known: &[Outlook]) -> Prospect {
    at_least(gates.len(), gates, known)
}

/// Whether a gate can be satisfied.
fn prospect(gate: &Gate, known: &[Outlook]) -> Prospect {
    match gate {
        Gate::Member { promise, .. } => known
            .get(*promise)
            .map_or(Prospect::Unknown, Outlook::prospect),
        Gate::AtLeast { count, of } => at_least(*count, of, known),
    }
}

fn at_least(count: usize, of: &[Gate], known: &[Outlook]) -> Prospect {
    let (mut possible, mut unknown) = (0, 0);
    for member in of {
        match prospect(member, known) {
            Prospect::Possible => possible += 1,
            Prospect::Unknown => unknown += 1,
            Prospect::Never => {}
        }
    }
    if possible >= count {
        Prospect::Possible
    } else if possible + unknown >= count {
        Prospect::Unknown
    } else {
        Prospect::Never
    }
}

fn resting_on_unknown(gates: &[Gate], known: &[Outlook], own_deliverer: Vec<PartyId>) -> Outlook {
    let mut missing = Vec::new();
    gates
        .iter()
        .for_each(|gate| missing_members(gate, known, &mut missing));
    let outlooks = || missing.iter().filter_map(|&row| known.get(row));
    if outlooks().any(|outlook| *outlook == Outlook::Gone) {
        return Outlook::Unknown {
            reason: Reason::Orphaned,
            ask: own_deliverer,
        };
    }
    let mut ask: Vec<PartyId> = outlooks()
        .filter_map(|outlook| match outlook {
            Outlook::Unknown { ask, .. } => Some(ask.clone()),
            _ => None,
        })
        .flatten()
        .collect();
    ask.sort();
    ask.dedup();
    Outlook::Unknown {
        reason: Reason::RestsOnUnknown,
        ask,
    }
}

/// The members without a forecast because of which a gate is unknown.
fn missing_members(gate: &Gate, known: &[Outlook], into: &mut Vec<usize>) {
    if prospect(gate, known) != Prospect::Unknown {
        return;
    }
    match gate {
        Gate::Member { promise, .. } => into.push(*promise),
        Gate::AtLeast { of, .. } => {
            of.iter()
                .for_each(|member| missing_members(member, known, into));
        }
    }
}
