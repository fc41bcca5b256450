//! Gates: when what a promise rests on is there, and which member decided that.

use crate::part::{LocalGate, Part, Step};
use crate::plan::is_same;

/// When the promises of one future finish.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Finishes<'a> {
    /// By promise and lane.
    pub(crate) of: &'a [f64],
    pub(crate) lanes: usize,
    pub(crate) lane: usize,
}

impl Finishes<'_> {
    pub(crate) fn at(&self, number: usize) -> f64 {
        self.of[number * self.lanes + self.lane]
    }
}

/// When all that a promise rests on is there; at once where it rests on nothing.
pub(crate) fn opening(step: &Step<'_>, finishes: Finishes<'_>, scratch: &mut Vec<f64>) -> f64 {
    let mut latest = f64::NEG_INFINITY;
    for gate in &step.gates {
        let at = match gate {
            // Most gates are plain members: for these nothing is called.
            LocalGate::Member { number, lag } => step.advance(finishes.at(*number), *lag),
            LocalGate::AtLeast { .. } => gate_opening(step, gate, finishes, scratch),
        };
        latest = if at > latest { at } else { latest };
    }
    latest
}

fn gate_opening(
    step: &Step<'_>,
    gate: &LocalGate,
    finishes: Finishes<'_>,
    scratch: &mut Vec<f64>,
) -> f64 {
    match gate {
        LocalGate::Member { number, lag } => step.advance(finishes.at(*number), *lag),
        LocalGate::AtLeast { count, of } if of.len() < *count => f64::INFINITY,
        LocalGate::AtLeast { count, of } => {
            let begin = scratch.len();
            for member in of {
                let at = gate_opening(step, member, finishes, scratch);
                scratch.push(at);
            }
            let members = &mut scratch[begin..];
            let (_, opening, _) = members.select_nth_unstable_by(*count - 1, f64::total_cmp);
            let opening = *opening;
            scratch.truncate(begin);
            opening
        }
    }
}

/// The member that decides when a promise's gates open: among the leaves that share the opening, in members
/// that share it, the one with the smallest place. That is so for gates that never open, too. Only leaves
/// that `count` are looked at.
pub(crate) fn decider(
    part: &Part<'_>,
    number: usize,
    opening: f64,
    finishes: Finishes<'_>,
    counts: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let search = Search {
        part,
        step: &part.steps[number],
        opening,
        finishes,
        counts,
    };
    search.smallest(&search.step.gates)
}

struct Search<'a, C> {
    part: &'a Part<'a>,
    step: &'a Step<'a>,
    opening: f64,
    finishes: Finishes<'a>,
    counts: &'a C,
}

impl<C: Fn(usize) -> bool> Search<'_, C> {
    fn smallest(&self, gates: &[LocalGate]) -> Option<usize> {
        let leaves = gates.iter().filter_map(|gate| match gate {
            LocalGate::Member { number, .. } => {
                (self.shares(gate) && (self.counts)(*number)).then_some(*number)
            }
            LocalGate::AtLeast { of, .. } => {
                if self.shares(gate) {
                    self.smallest(of)
                } else {
                    None
                }
            }
        });
        leaves.reduce(|one, other| self.part.smaller(one, other))
    }

    fn shares(&self, gate: &LocalGate) -> bool {
        is_same(
            gate_opening(self.step, gate, self.finishes, &mut Vec::new()),
            self.opening,
        )
    }
}
