//! What a promise rests on: gates well formed, members known, no cycle, no path too long.

use super::{Context, at_most};
use crate::gate::Gate;
use crate::id::PromiseId;
use crate::limits;
use crate::rejection::Rejection;

/// Refuses a gate that is empty, wants what it can't have, or is too large or too deep.
pub(super) fn well_formed(owner: &str, gates: &[Gate]) -> Result<(), Rejection> {
    level(owner, gates, 0)
}

// INVARIANT: goes no deeper than `limits::GATE_NESTING`, however deep the gates are.
fn level(owner: &str, gates: &[Gate], nesting: usize) -> Result<(), Rejection> {
    at_most("members of a gate", gates.len(), limits::GATE_MEMBERS)?;
    for gate in gates {
        if matches!(gate, Gate::Promise { .. }) {
            continue;
        }
        at_most("gates inside gates", nesting + 1, limits::GATE_NESTING)?;
        satisfiable(owner, gate)?;
        level(owner, gate.members(), nesting + 1)?;
    }
    Ok(())
}

fn satisfiable(owner: &str, gate: &Gate) -> Result<(), Rejection> {
    let id = owner.to_owned();
    let members = gate.members().len();
    if members == 0 {
        return Err(Rejection::EmptyGate { id });
    }
    match *gate {
        Gate::AtLeast { count, .. } if count == 0 || count > members => {
            Err(Rejection::GateCount { id, count, members })
        }
        _ => Ok(()),
    }
}

/// The members of well-formed gates, repeats included; refuses one that the book doesn't have.
pub(super) fn known_members<'a>(
    ctx: Context<'_>,
    gates: &'a [Gate],
) -> Result<Vec<&'a PromiseId>, Rejection> {
    let members: Vec<_> = gates.iter().flat_map(Gate::promises).collect();
    match members
        .iter()
        .find(|id| !ctx.book.promises.contains_key(**id))
    {
        Some(&id) => Err(Rejection::UnknownPromise { id: id.clone() }),
        None => Ok(members),
    }
}

/// Refuses what a promise that is new to the book can't rest on. Nothing rests on it yet, so only its
/// own name could close a cycle.
pub(super) fn of_new(ctx: Context<'_>, id: &PromiseId, gates: &[Gate]) -> Result<(), Rejection> {
    if gates.is_empty() {
        return Ok(());
    }
    well_formed(id.as_str(), gates)?;
    let mut members = gates.iter().flat_map(Gate::promises);
    if members.any(|member| member == id) {
        return Err(Rejection::Cycle {
            id: id.clone(),
            through: id.clone(),
        });
    }
    let members = known_members(ctx, gates)?;
    at_most(
        "members over all gates",
        ctx.book.graph.edges() + members.len(),
        limits::EDGES,
    )?;
    at_most(
        "promises resting one on the other",
        deepest(ctx, &members) + 1,
        limits::DEPTH,
    )
}

fn deepest(ctx: Context<'_>, members: &[&PromiseId]) -> usize {
    let depth = |id: &&PromiseId| {
        let promise = ctx.book.promises.get(*id)?;
        Some(ctx.book.graph.depth(promise.life.node))
    };
    members.iter().filter_map(depth).max().unwrap_or(0)
}
