//! The ids of a file, by kind: which there are, where each first stands, and which is nearest to one that is unknown.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use upright_model::id::{CalendarId, OfferingId, PartyId, PromiseId, ShockId};

use upright_model::nearest::Search;

/// All ids of a file.
#[derive(Debug, Default)]
pub(super) struct Names {
    pub(super) calendars: Register<CalendarId>,
    pub(super) parties: Register<PartyId>,
    pub(super) promises: Register<PromiseId>,
    pub(super) offerings: Register<OfferingId>,
    pub(super) shocks: Register<ShockId>,
}

/// The ids of one kind, each with its place in the list and in the file.
#[derive(Debug)]
pub(super) struct Register<I> {
    known: HashMap<I, Place>,
    /// Ids that were refused: what names them names something, so it is not reported again.
    refused: HashSet<String>,
}

/// Where something stands: as the how-manieth of its list, and at which byte its id is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) index: u32,
    pub(super) offset: u32,
}

impl<I> Default for Register<I> {
    fn default() -> Self {
        Self {
            known: HashMap::new(),
            refused: HashSet::new(),
        }
    }
}

impl<I: Borrow<str> + Hash + Eq + Clone> Register<I> {
    /// Enters an id; the place of the first where it is there already.
    pub(super) fn enter(&mut self, id: I, place: Place) -> Option<Place> {
        if let Some(first) = self.known.get(id.borrow()) {
            return Some(*first);
        }
        self.known.insert(id, place);
        None
    }

    pub(super) fn refuse(&mut self, id: &str) {
        self.refused.insert(id.to_owned());
    }

    pub(super) fn is_refused(&self, id: &str) -> bool {
        self.refused.contains(id)
    }

    /// The id, shared, and its place.
    pub(super) fn get(&self, id: &str) -> Option<(I, Place)> {
        let (id, place) = self.known.get_key_value(id)?;
        Some((id.clone(), *place))
    }

    /// Offers every id to a search for the nearest.
    pub(super) fn offer(&self, search: &mut Search<'_>) {
        for id in self.known.keys() {
            if !search.offer(id.borrow()) {
                return;
            }
        }
    }
}
