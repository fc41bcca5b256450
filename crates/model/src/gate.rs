//! Gates: what has to be there before something can start.

use crate::duration::Duration;
use crate::id::PromiseId;

/// One thing that a promise rests on.
#[derive(Debug, Clone, PartialEq)]
pub enum Gate {
    /// Another promise, and the time that passes after it before it counts.
    Promise {
        /// The promise rested on.
        on: PromiseId,
        /// Waited after its finish; working days are those of the resting promise's deliverer.
        lag: Duration,
    },
    /// All of these.
    All(Vec<Gate>),
    /// The first of these.
    Any(Vec<Gate>),
    /// So many of these.
    AtLeast {
        /// How many, from 1 to the number of members.
        count: usize,
        /// Of which.
        of: Vec<Gate>,
    },
}

impl Gate {
    /// Rests on one promise, without a lag.
    #[must_use]
    pub fn on(promise: PromiseId) -> Self {
        Self::Promise {
            on: promise,
            lag: Duration::ZERO,
        }
    }

    /// The members of a gate of several; none for a single promise.
    #[must_use]
    pub fn members(&self) -> &[Gate] {
        match self {
            Self::Promise { .. } => &[],
            Self::All(members) | Self::Any(members) | Self::AtLeast { of: members, .. } => members,
        }
    }

    /// Every promise named in these, in order, repeats included.
    pub(crate) fn promises_in(gates: &[Self]) -> Vec<&PromiseId> {
        let mut named = Vec::with_capacity(gates.len());
        for gate in gates {
            gate.collect_promises(&mut named);
        }
        named
    }

    /// Every promise named in it, in order, repeats included.
    #[must_use]
    pub fn promises(&self) -> Vec<&PromiseId> {
        let mut named = Vec::new();
        self.collect_promises(&mut named);
        named
    }

    // INVARIANT: gates nest at most `limits::GATE_NESTING` deep, so recursion over them is bounded.
    fn collect_promises<'a>(&'a self, named: &mut Vec<&'a PromiseId>) {
        if let Self::Promise { on, .. } = self {
            named.push(on);
        }
        for member in self.members() {
            member.collect_promises(named);
        }
    }
}
