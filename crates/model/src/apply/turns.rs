//! What a turn makes of a promise.

use std::sync::Arc;

use crate::book::Promise;
use crate::day::Day;
use crate::gate::Gate;
use crate::id::{PartyId, PersonId};
use crate::life::{
    Approval, ApprovalSaid, Backing, BackingSaid, Estimate, Evidence, Life, Progress, Warning,
};
use crate::promise::{Draft, State};
use crate::turn::Turn;
use crate::work::{Form, Work};

impl Promise {
    pub(super) fn turn(&mut self, by: &PersonId, on: Day, turn: &Turn) {
        self.word(by, on, turn);
        match turn {
            Turn::ForecastFrozen { frozen } => self.freeze(frozen),
            Turn::DateRequested { requested } => self.draft_mut().requested = Some(*requested),
            Turn::DueProposed { due } => self.rewritten().due = *due,
            Turn::BackingAsked { due } => self.back(by, on, *due, BackingSaid::Asked),
            Turn::BackingGiven { due, restatement } => {
                let restatement = restatement.clone();
                self.back(by, on, *due, BackingSaid::Given { restatement });
            }
            Turn::OtherDateOffered {
                due,
                instead,
                reason,
            } => {
                let (instead, reason) = (*instead, reason.clone());
                self.back(by, on, *due, BackingSaid::OtherDate { instead, reason });
            }
            Turn::BackingRefused { due, reason } => {
                let reason = reason.clone();
                self.back(by, on, *due, BackingSaid::Refused { reason });
            }
            Turn::ApprovalAsked { due, reason } => {
                let reason = reason.clone();
                self.approve(by, on, *due, ApprovalSaid::Asked { reason });
            }
            Turn::ApprovalGiven {
                due,
                verdict,
                reason,
            } => {
                let (verdict, reason) = (*verdict, reason.clone());
                self.approve(by, on, *due, ApprovalSaid::Given { verdict, reason });
            }
            Turn::ApprovalDeclined {
                due,
                reason,
                alternative,
            } => {
                let (reason, alternative) = (reason.clone(), *alternative);
                let said = ApprovalSaid::Declined {
                    reason,
                    alternative,
                };
                self.approve(by, on, *due, said);
            }
            Turn::PromiseMade {
                due,
                frozen,
                assent,
            } => self.make(on, *due, frozen, assent),
            Turn::EstimateGiven {
                work,
                never,
                evidence,
            } => self.estimate(Estimate {
                work: work.clone(),
                never: *never,
                evidence: *evidence,
                by: Some(by.clone()),
                on: Some(on),
            }),
            Turn::WorkStarted { started } => {
                self.past.started = Some(*started);
                self.rewritten();
            }
            Turn::ProgressReported { note, items_left } => self.progress(Progress {
                by: by.clone(),
                on,
                note: note.clone(),
                items_left: *items_left,
            }),
            Turn::RestsOnAdded { gate } => self.rewritten().rests_on.push(gate.clone()),
            Turn::RestsOnRemoved { gate } => self.rest_no_longer_on(gate),
            Turn::StakesSet { stakes } => self.rewritten().stakes.clone_from(stakes),
            Turn::TellBySet { tell_by } => self.rewritten().tell_by = *tell_by,
            Turn::DoneDeclared { done } => self.claim(by, on, *done),
            Turn::DoneAccepted => self.accept_claim(by, on),
            Turn::DoneDisputed { reason } => self.dispute_claim(by, on, reason),
            Turn::PromiseKept { done, .. } | Turn::PromiseKeptLate { done, .. } => self.keep(*done),
            Turn::PromiseBroken { .. } => self.end(State::Broken, on),
            Turn::RenegotiationOffered { offer } | Turn::RenegotiationCountered { offer } => {
                self.life_mut().renegotiation = Some(offer.clone());
            }
            Turn::RenegotiationAccepted {
                due,
                days_before_tell_by,
                stand,
            } => self.renew(on, *due, *days_before_tell_by, stand),
            Turn::RenegotiationDeclined { .. } => self.life_mut().renegotiation = None,
            Turn::PromiseReleased { .. } => self.end(State::Released, on),
            Turn::PromiseWithdrawn { .. } => self.end(State::Withdrawn, on),
            Turn::PromiseDelegated { to } => self.delegate(by, on, to),
            Turn::PromiseAssigned { to } => self.assign(by, on, to),
            Turn::PartyTold {
                party,
                p_kept,
                stood_on,
            } => self.life_mut().warnings.push(Warning {
                by: by.clone(),
                on,
                party: party.clone(),
                p_kept: *p_kept,
                stood_on: *stood_on,
            }),
        }
    }

    pub(super) fn draft_mut(&mut self) -> &mut Draft {
        Arc::make_mut(&mut self.draft)
    }

    pub(super) fn life_mut(&mut self) -> &mut Life {
        Arc::make_mut(&mut self.life)
    }

    /// The draft, about to change in what its forecast hangs on: approvals given so far are of another
    /// edition.
    pub(super) fn rewritten(&mut self) -> &mut Draft {
        let life = self.life_mut();
        life.edition = life.edition.saturating_add(1);
        self.draft_mut()
    }

    fn word(&mut self, by: &PersonId, on: Day, turn: &Turn) {
        let life = self.life_mut();
        life.last_on = life.last_on.max(Some(on));
        if turn.sells() {
            life.sellers.insert(by.clone());
        }
    }

    fn back(&mut self, by: &PersonId, on: Day, due: Day, said: BackingSaid) {
        let by = by.clone();
        let backing = Backing { by, on, due, said };
        self.life_mut().backings.push(backing);
    }

    fn approve(&mut self, by: &PersonId, on: Day, due: Day, said: ApprovalSaid) {
        let approval = Approval {
            by: by.clone(),
            on,
            due,
            edition: self.life.edition,
            said,
        };
        self.life_mut().approvals.push(approval);
    }

    fn estimate(&mut self, estimate: Estimate) {
        let draft = self.rewritten();
        let work = std::mem::replace(&mut draft.work, estimate.work.clone());
        let never = std::mem::replace(&mut draft.never, estimate.never);
        let life = self.life_mut();
        if life.estimates.is_empty() && work.is_some() {
            life.estimates.push(Estimate {
                work,
                never,
                evidence: Evidence::Nothing,
                by: None,
                on: None,
            });
        }
        life.estimates.push(estimate);
    }

    fn progress(&mut self, progress: Progress) {
        if let Some(items) = progress.items_left {
            let remaining = remaining(self.draft.work.as_ref(), items);
            if remaining.is_some() {
                self.rewritten().work = remaining;
            }
        }
        self.life_mut().progress.push(progress);
    }

    fn rest_no_longer_on(&mut self, gate: &Gate) {
        let place = self.draft.rests_on.iter().position(|on| on == gate);
        if let Some(place) = place {
            self.rewritten().rests_on.remove(place);
        }
    }

    fn delegate(&mut self, by: &PersonId, on: Day, to: &PartyId) {
        self.rewritten().delivered_by = Some(to.clone());
        self.back(by, on, self.draft.due, BackingSaid::Lapsed);
    }

    /// What was private to the old promisee is private to the new one; a date that was on the table was
    /// there for the old one.
    fn assign(&mut self, by: &PersonId, on: Day, to: &PartyId) {
        let draft = self.rewritten();
        let old = std::mem::replace(&mut draft.promisee, to.clone());
        if draft.private_to == Some(old) {
            draft.private_to = Some(to.clone());
        }
        self.life_mut().renegotiation = None;
        self.back(by, on, self.draft.due, BackingSaid::Lapsed);
    }
}

/// The same throughput, with so many items left.
fn remaining(work: Option<&Work>, items: f64) -> Option<Work> {
    let Form::Throughput { per_week, .. } = work?.form() else {
        return None;
    };
    let per_week = per_week.clone();
    Work::new(Form::Throughput { items, per_week }).ok()
}
