//! Roles, and telling people.

use std::collections::BTreeSet;

use super::promise::known_party;
use super::{Addressed, Context, at_most};
use crate::book::Role;
use crate::event::Fact;
use crate::forecast::Sequence;
use crate::id::{PartyId, PersonId};
use crate::limits;
use crate::quantity::Chance;
use crate::rejection::Rejection;
use crate::turn::Turn;

/// Once there are roles there is an admin: the first role granted is that one.
pub(super) fn grant(ctx: Context<'_>, person: &PersonId, role: Role) -> Result<Fact, Rejection> {
    let roles = &ctx.book.roles;
    let others = roles.len() - usize::from(roles.contains_key(person));
    at_most("people with a role", others + 1, limits::PEOPLE)?;
    let person = person.clone();
    if ctx.book.is_single_handed() && role != Role::Admin {
        return Err(Rejection::AdminFirst { person, role });
    }
    if roles.get(&person).is_some_and(|held| held.contains(&role)) {
        return Err(Rejection::RoleHeld { person, role });
    }
    Ok(Fact::RoleGranted { person, role })
}

/// Once there are roles there is an admin: the last one stays.
pub(super) fn revoke(ctx: Context<'_>, person: &PersonId, role: Role) -> Result<Fact, Rejection> {
    let roles = &ctx.book.roles;
    let holds = |held: &&BTreeSet<Role>| held.contains(&role);
    let is_held = roles.get(person).as_ref().is_some_and(holds);
    let person = person.clone();
    if !is_held {
        return Err(Rejection::RoleNotHeld { person, role });
    }
    if role == Role::Admin && roles.values().filter(holds).count() == 1 {
        return Err(Rejection::LastAdmin { person });
    }
    Ok(Fact::RoleRevoked { person, role })
}

pub(super) fn tell(
    at: Addressed<'_>,
    party: &PartyId,
    p_kept: Option<Chance>,
    stood_on: Sequence,
) -> Result<Turn, Rejection> {
    known_party(at.ctx, party)?;
    match &at.promise.draft.private_to {
        Some(private_to) if private_to != party => Err(Rejection::PrivateToAnother {
            id: at.id(),
            private_to: private_to.clone(),
        }),
        _ => Ok(Turn::PartyTold {
            party: party.clone(),
            p_kept,
            stood_on,
        }),
    }
}
