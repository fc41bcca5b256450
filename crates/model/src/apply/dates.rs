//! What a promise's dates are from its making to its end: terms, claims and outcomes.
//!
//! The one idea: three dates stay apart for ever. What was *requested* stands in the draft, what was
//! *first promised* is the first term's, what was *latest promised* is the last term's and the draft's
//! due. A term that ended keeps its date, its forecast and its outcome.
//!
//! What those who deliver declare done has that finish from then on, for others rest on it; but it stays
//! active until the promisee accepts it, and a dispute makes its finish unknown again.

use std::sync::Arc;

use crate::book::Promise;
use crate::day::Day;
use crate::forecast::Forecast;
use crate::id::PersonId;
use crate::life::{Claim, ClaimAnswer};
use crate::promise::State;
use crate::quantity::Text;
use crate::term::{Assent, Stand, Term, TermOutcome};

impl Promise {
    pub(super) fn freeze(&mut self, frozen: &Arc<Forecast>) {
        if let Some(term) = self.life_mut().terms.last_mut() {
            term.frozen = Some(Arc::clone(frozen));
        }
    }

    pub(super) fn make(&mut self, on: Day, due: Day, frozen: &Arc<Forecast>, assent: &Arc<Assent>) {
        self.past.state = State::Active;
        self.past.made = Some(on);
        self.past.first_due = None;
        self.begin_term(on, due, frozen, assent);
    }

    /// A new date: the running term ends as renegotiated, and another begins.
    pub(super) fn renew(
        &mut self,
        on: Day,
        due: Day,
        days_before_tell_by: Option<i32>,
        stand: &Stand,
    ) {
        let first_due = self.first_due();
        self.past.first_due = Some(first_due);
        self.end_term(TermOutcome::Renegotiated {
            on: Some(on),
            days_before_tell_by,
        });
        self.begin_term(on, due, &stand.frozen, &stand.assent);
    }

    pub(super) fn claim(&mut self, by: &PersonId, on: Day, done: Day) {
        self.past.done = Some(done);
        self.past.known = Some(on);
        let by = by.clone();
        let answer = None;
        let claim = Claim {
            by,
            on,
            done,
            answer,
        };
        self.life_mut().claims.push(claim);
    }

    pub(super) fn accept_claim(&mut self, by: &PersonId, on: Day) {
        let by = by.clone();
        self.answer_claim(ClaimAnswer::Accepted { by, on });
    }

    pub(super) fn dispute_claim(&mut self, by: &PersonId, on: Day, reason: &Text) {
        let (by, reason) = (by.clone(), reason.clone());
        self.answer_claim(ClaimAnswer::Disputed { by, on, reason });
        self.past.done = None;
        self.past.known = None;
    }

    pub(super) fn keep(&mut self, done: Day) {
        self.past.state = State::Kept;
        self.past.done = Some(done);
        self.end_term(TermOutcome::of_done(self.draft.due, done));
    }

    /// Ends it undone: given up, released or withdrawn.
    pub(super) fn end(&mut self, state: State, on: Day) {
        self.past.state = state;
        self.past.known = Some(on);
        let on = Some(on);
        self.end_term(match state {
            State::Released => TermOutcome::Released { on },
            State::Withdrawn => TermOutcome::Withdrawn { on },
            _ => TermOutcome::Broken { on },
        });
    }

    fn answer_claim(&mut self, answer: ClaimAnswer) {
        if let Some(claim) = self.life_mut().claims.last_mut() {
            claim.answer.get_or_insert(answer);
        }
    }

    fn begin_term(&mut self, on: Day, due: Day, frozen: &Arc<Forecast>, assent: &Arc<Assent>) {
        self.rewritten().due = due;
        self.life_mut().terms.push(Term {
            due,
            made: Some(on),
            frozen: Some(Arc::clone(frozen)),
            assent: Some(Arc::clone(assent)),
            outcome: None,
        });
    }

    fn end_term(&mut self, outcome: TermOutcome) {
        let life = self.life_mut();
        life.renegotiation = None;
        if let Some(term) = life.terms.last_mut() {
            term.outcome.get_or_insert(outcome);
        }
    }
}
