//! Responsibility: which promise answers for a loss.
//!
//! The one idea: a broken promise is followed upstream through what bound it for as long as that one was
//! broken too. The last broken one is the first domino.

use crate::draws::Draws;
use crate::future::Outcomes;
use crate::part::Part;
use crate::tally::is_kept;

/// Walks upstream; kept between futures, so that none allocates.
#[derive(Debug)]
pub(crate) struct Walker {
    /// Where a walk from here ends, as far as that is known in this lane. Only where no walk can go in a
    /// circle does it not hang on where the walk began.
    known: Vec<Option<u32>>,
    passed: Vec<bool>,
    path: Vec<usize>,
}

impl Walker {
    pub(crate) fn new(part: &Part<'_>) -> Self {
        Self {
            known: vec![None; part.len()],
            passed: vec![false; part.len()],
            path: Vec::new(),
        }
    }

    /// Forgets what was known of another lane.
    pub(crate) fn forget(&mut self) {
        self.known.fill(None);
    }

    /// The first domino of a broken promise in a lane.
    pub(crate) fn first_domino(
        &mut self,
        part: &Part<'_>,
        draws: &Draws,
        outcomes: &Outcomes,
        broken: usize,
        lane: usize,
    ) -> usize {
        let mut at = broken;
        let first = loop {
            if let Some(first) = self.known[at] {
                break first as usize;
            }
            self.passed[at] = true;
            self.path.push(at);
            match outcomes.bound_by(part, draws, at, lane) {
                Some(next) if self.goes_on(part, outcomes, next, lane) => at = next,
                _ => break at,
            }
        };
        for at in self.path.drain(..) {
            self.passed[at] = false;
            if part.queues.is_empty() {
                self.known[at] = Some(first as u32);
            }
        }
        first
    }

    /// A walk goes on to what is broken, and never returns to what it came through.
    fn goes_on(&self, part: &Part<'_>, outcomes: &Outcomes, next: usize, lane: usize) -> bool {
        !self.passed[next] && !is_kept(outcomes.finishes_of(next)[lane], part.steps[next].due)
    }
}
