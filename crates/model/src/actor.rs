//! Actors: who acts, and how they were known.
//!
//! The one idea: a person at the desk acts by a role that was granted; somebody who came by a link acts
//! for the one party the link was given to, and holds no role at all.

use crate::id::{PartyId, PersonId};

/// Somebody who acts at the desk.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// How they were known.
    pub known_by: KnownBy,
}

/// How an actor was known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum KnownBy {
    /// They sat at the terminal of the machine that keeps the book.
    Terminal,
    /// They signed in, or a program of theirs did.
    Token,
    /// They came by a link that was given to this party; they speak for it and for nobody else.
    Link(PartyId),
}

impl Actor {
    /// Somebody at the terminal.
    #[must_use]
    pub fn at_terminal(person: PersonId) -> Self {
        Self {
            person,
            known_by: KnownBy::Terminal,
        }
    }
}
