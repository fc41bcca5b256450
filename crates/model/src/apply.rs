//! Applying: what an event makes of the book.
//!
//! The one idea: no check is made here and nothing is refused. Folding is total over any sequence of
//! events: what names something that the book doesn't have changes nothing.

mod dates;
mod turns;

use std::sync::Arc;

use crate::book::{Book, Promise, Role};
use crate::event::{Event, Fact};
use crate::gate::Gate;
use crate::graph::Node;
use crate::id::{PersonId, PromiseId};
use crate::life::Life;
use crate::offering::Offering;
use crate::promise::{Draft, Past, State};
use crate::term::Term;
use crate::turn::Turn;

impl Book {
    /// Folds one event into the book.
    pub fn apply(&mut self, event: &Event) {
        match &event.fact {
            Fact::SettingsSet(settings) => self.settings = settings.clone(),
            Fact::PolicySet(policy) => self.policy = *policy,
            Fact::CalendarDefined { id, calendar } => {
                self.calendars.insert(id.clone(), calendar.clone());
            }
            Fact::PartyAdded(party) => {
                self.parties.insert(party.id.clone(), party.clone());
            }
            Fact::ShockAdded(shock) => {
                self.shocks.insert(shock.id.clone(), shock.clone());
            }
            Fact::OfferingAdded(offering) => {
                let offering = Offering::clone(offering);
                self.offerings.insert(offering.id.clone(), offering);
            }
            Fact::RoleGranted { person, role } => {
                self.roles.entry(person.clone()).or_default().insert(*role);
            }
            Fact::RoleRevoked { person, role } => self.revoke(person, *role),
            Fact::PromiseRecorded { draft, past } => self.add(recorded(draft, *past, event)),
            Fact::PromiseDrafted { draft } => self.add(drafted(draft, event)),
            Fact::Turned { promise, turn } => self.turn(event, promise, turn),
        }
    }

    fn revoke(&mut self, person: &PersonId, role: Role) {
        if let Some(held) = self.roles.get_mut(person) {
            held.remove(&role);
            if held.is_empty() {
                self.roles.remove(person);
            }
        }
    }

    fn add(&mut self, promise: Promise) {
        let id = promise.draft.id.clone();
        if self.graph.node(&id).is_none() {
            let members = self.nodes(&promise.draft.rests_on);
            self.graph.add(id.clone(), members);
            self.promises.insert(id, promise);
        }
    }

    fn turn(&mut self, event: &Event, id: &PromiseId, turn: &Turn) {
        let Some(promise) = self.promises.get_mut(id) else {
            return;
        };
        promise.turn(&event.actor.person, event.on, turn);
        if matches!(
            turn,
            Turn::RestsOnAdded { .. } | Turn::RestsOnRemoved { .. }
        ) {
            let draft = Arc::clone(&promise.draft);
            let members = self.nodes(&draft.rests_on);
            if let Some(node) = self.graph.node(id) {
                self.graph.rewire(node, members);
            }
        }
    }

    fn nodes(&self, gates: &[Gate]) -> Vec<Node> {
        let members = Gate::promises_in(gates).into_iter();
        members.filter_map(|id| self.graph.node(id)).collect()
    }
}

/// What is recorded as a draft or an offer wasn't made yet: if ever it is, that happens at the desk.
fn recorded(draft: &Arc<Draft>, past: Past, event: &Event) -> Promise {
    Promise {
        draft: Arc::clone(draft),
        past,
        recorded: !matches!(past.state, State::Draft | State::Offered),
        life: Arc::new(Life {
            terms: Term::recorded(draft, past),
            ..begun(event)
        }),
    }
}

fn drafted(draft: &Arc<Draft>, event: &Event) -> Promise {
    Promise {
        draft: Arc::clone(draft),
        past: Past {
            state: State::Draft,
            ..Past::default()
        },
        recorded: false,
        life: Arc::new(begun(event)),
    }
}

/// A life that begins with somebody's writing it down: they sell it.
fn begun(event: &Event) -> Life {
    Life {
        sellers: [event.actor.person.clone()].into(),
        last_on: Some(event.on),
        ..Life::default()
    }
}
