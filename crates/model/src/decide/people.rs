//! Roles, and telling people.

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
    Ok(Fact::RoleGranted { person, role })
}

/// Once there are roles there is an admin: the last one stays.
pub(super) fn revoke(ctx: Context<'_>, person: &PersonId, role: Role) -> Result<Fact, Rejection> {
    let is_admin = |held: &std::collections::BTreeSet<Role>| held.contains(&Role::Admin);
    let loses_admin = role == Role::Admin && ctx.book.roles.get(person).is_some_and(is_admin);
    let mut admins = ctx.book.roles.values().filter(|held| is_admin(held));
    let person = person.clone();
    if loses_admin && admins.nth(1).is_none() {
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
