//! Applying: what an event makes of the book.
//!
//! The one idea: no check is made here and nothing is refused. Folding is total over any sequence of
//! events: what names something that the book doesn't have changes nothing.

use crate::book::{Book, Promise};
use crate::event::{Event, Fact};
use crate::gate::Gate;
use crate::graph::Node;
use crate::life::Life;
use crate::promise::{Draft, Past};

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
                self.offerings.insert(offering.id.clone(), offering.clone());
            }
            Fact::PromiseRecorded { draft, past } => self.add_recorded(draft, *past),
        }
    }

    fn add_recorded(&mut self, draft: &Draft, past: Past) {
        if self.promises.contains_key(&draft.id) {
            return;
        }
        let members = self.nodes(&draft.rests_on);
        let node = self.graph.add(draft.id.clone(), members);
        let promise = Promise {
            draft: draft.clone(),
            past,
            recorded: true,
            life: Life { node },
        };
        self.promises.insert(draft.id.clone(), promise);
    }

    fn nodes(&self, gates: &[Gate]) -> Vec<Node> {
        let members = gates.iter().flat_map(Gate::promises);
        members
            .filter_map(|id| Some(self.promises.get(id)?.life.node))
            .collect()
    }
}
