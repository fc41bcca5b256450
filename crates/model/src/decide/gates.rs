//! What a promise rests on: gates well formed, members known, no cycle, no path too long.

use super::{Addressed, Context, at_most};
use crate::gate::Gate;
use crate::graph::Node;
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

/// Refuses a member that the book doesn't have.
pub(super) fn known(ctx: Context<'_>, gates: &[Gate]) -> Result<(), Rejection> {
    members_of(ctx, None, gates).map(drop)
}

/// Refuses what a promise that is new to the book can't rest on. Nothing rests on it yet, so only its
/// own name could close a cycle.
pub(super) fn of_new(ctx: Context<'_>, id: &PromiseId, gates: &[Gate]) -> Result<(), Rejection> {
    if gates.is_empty() {
        return Ok(());
    }
    well_formed(id.as_str(), gates)?;
    let members = members_of(ctx, Some(id), gates)?;
    let graph = &ctx.book.graph;
    at_most(
        "members over all gates",
        graph.edges() + members.len(),
        limits::EDGES,
    )?;
    let depth = members.iter().map(|node| graph.depth(*node)).max();
    at_most(
        "promises resting one on the other",
        depth.unwrap_or(0) + 1,
        limits::DEPTH,
    )
}

/// Refuses what a promise that others may rest on can't rest on as well: none of its members may rest on
/// it, through however many, and no path through it may get too long.
pub(super) fn of_existing(at: Addressed<'_>, gate: &Gate) -> Result<(), Rejection> {
    let draft = &at.promise.draft;
    at_most(
        "members of a gate",
        draft.rests_on.len() + 1,
        limits::GATE_MEMBERS,
    )?;
    let gates = std::slice::from_ref(gate);
    well_formed(draft.id.as_str(), gates)?;
    let members = members_of(at.ctx, Some(&draft.id), gates)?;
    let graph = &at.ctx.book.graph;
    at_most(
        "members over all gates",
        graph.edges() + members.len(),
        limits::EDGES,
    )?;
    let Some(node) = graph.node(&draft.id) else {
        return Ok(());
    };
    no_cycle(at, node, &members)?;
    let depth = |node: &Node| graph.depth(*node);
    let above = members.iter().map(depth).max().unwrap_or(0);
    let below = graph
        .longest_below(node)
        .into_iter()
        .map(|(_, edges)| edges)
        .max();
    let path = graph.depth(node).max(above + 1) + below.unwrap_or(0);
    at_most("promises resting one on the other", path, limits::DEPTH)
}

fn no_cycle(at: Addressed<'_>, node: Node, members: &[Node]) -> Result<(), Rejection> {
    let graph = &at.ctx.book.graph;
    let below = graph.all_below(node);
    let leads_back = members.iter().find(|member| below.contains(member));
    match leads_back.and_then(|member| graph.id(*member)) {
        Some(through) => Err(Rejection::Cycle {
            id: at.id(),
            through: through.clone(),
        }),
        None => Ok(()),
    }
}

fn members_of(
    ctx: Context<'_>,
    own: Option<&PromiseId>,
    gates: &[Gate],
) -> Result<Vec<Node>, Rejection> {
    let node = |id: &PromiseId| {
        if own == Some(id) {
            let (id, through) = (id.clone(), id.clone());
            return Err(Rejection::Cycle { id, through });
        }
        let unknown = || Rejection::UnknownPromise { id: id.clone() };
        ctx.book.graph.node(id).ok_or_else(unknown)
    };
    Gate::promises_in(gates).into_iter().map(node).collect()
}
