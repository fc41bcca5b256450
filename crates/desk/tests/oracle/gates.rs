//! When a gate lets go, and which member decided it.

use super::book::Gate;
use super::days::NEVER;
use super::plan::{Part, Plan};

/// The finishes known so far; [`NEVER`] where one is not known, or where it never comes.
pub(crate) struct Finishes<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) known: &'a [i64],
}

impl Finishes<'_> {
    /// The instant at which what `resting` rests on is there.
    pub(crate) fn time(&self, resting: usize) -> i64 {
        self.passes(resting, &self.plan.gate(resting))
    }

    /// The member that decided that instant, nobody where there is none to name.
    pub(crate) fn decider(&self, resting: usize) -> Option<usize> {
        let gate = self.plan.gate(resting);
        let time = self.passes(resting, &gate);
        let mut deciding = self.deciding(resting, &gate, time);
        deciding.retain(|leaf| self.plan.parts[*leaf] != Part::Absent);
        smallest(self.plan, &deciding)
    }

    fn passes(&self, resting: usize, gate: &Gate) -> i64 {
        if let Gate::On { promise, lag } = gate {
            let book = &self.plan.book;
            return book
                .calendar_of(resting)
                .after(book.as_of, self.known[*promise], *lag);
        }
        let (needed, members) = gate.group().expect("a group");
        let mut times: Vec<i64> = members
            .iter()
            .map(|own| self.passes(resting, own))
            .collect();
        times.sort_unstable();
        // A plain list of nothing holds nothing up.
        needed.checked_sub(1).map_or(-NEVER, |last| times[last])
    }

    /// The leaves that share the deciding time in groups that share it.
    fn deciding(&self, resting: usize, gate: &Gate, time: i64) -> Vec<usize> {
        if self.passes(resting, gate) != time {
            return Vec::new();
        }
        match gate.group() {
            None => gate.leaves(),
            Some((_, members)) => {
                let leaves = members.iter().map(|own| self.deciding(resting, own, time));
                leaves.flatten().collect()
            }
        }
    }
}

/// Of these promises the one whose id is smallest, by its bytes.
pub(crate) fn smallest(plan: &Plan, places: &[usize]) -> Option<usize> {
    let id = |place: &usize| plan.book.promises[*place].id.as_bytes();
    places
        .iter()
        .copied()
        .min_by(|left, right| id(left).cmp(id(right)))
}
