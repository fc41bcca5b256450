//! Promises and offerings as they are written: gates, work and stakes.

use std::collections::BTreeMap;

use upright_model::book::Promise;
use upright_model::duration::Duration;
use upright_model::gate::Gate;
use upright_model::offering::Offering;
use upright_model::promise::{Past, State};
use upright_model::quantity::{Chance, Text};
use upright_model::stake::{Loss, Stake};
use upright_model::work::{Form, Shape, Work};

use super::fields::{Fields, Node};

pub(super) fn promise(promise: &Promise) -> Fields<'_> {
    let (draft, past) = (&promise.draft, &promise.past);
    let mut fields = Fields::default();
    fields.put("id", Node::text(draft.id.as_str()));
    fields.text("what", Some(&draft.what));
    fields.text("done_when", draft.done_when.as_ref());
    fields.id("promisor", Some(&draft.promisor));
    fields.id("promisee", Some(&draft.promisee));
    fields.id("delivered_by", draft.delivered_by.as_ref());
    fields.day("made", past.made);
    fields.day("due", Some(draft.due));
    fields.day("requested", draft.requested);
    fields.day("first_due", past.first_due);
    fields.day("tell_by", draft.tell_by);
    state(&mut fields, past);
    fields.count("priority", draft.priority);
    fields.day("not_before", draft.not_before);
    fields.day("started", past.started);
    fields.list("rests_on", gates(&draft.rests_on));
    effort(&mut fields, draft.work.as_ref(), draft.never);
    fields.list("stakes", stakes(&draft.stakes));
    tags(&mut fields, &draft.tags);
    fields.id("private_to", draft.private_to.as_ref());
    fields.day("done", past.done);
    fields.day("known", past.known);
    fields
}

pub(super) fn offering(offering: &Offering) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.put("id", Node::text(offering.id.as_str()));
    fields.text("what", offering.what.as_ref());
    fields.text("done_when", offering.done_when.as_ref());
    fields.id("delivered_by", offering.delivered_by.as_ref());
    fields.count("priority", offering.priority);
    fields.list("rests_on", gates(&offering.rests_on));
    effort(&mut fields, offering.work.as_ref(), offering.never);
    fields.list("stakes", stakes(&offering.stakes));
    tags(&mut fields, &offering.tags);
    fields
}

fn state(fields: &mut Fields<'_>, past: &Past) {
    let absent = match past.done {
        Some(_) => State::Kept,
        None => State::Active,
    };
    if past.state != absent {
        fields.put("state", Node::text(past.state.word()));
    }
}

fn effort<'b>(fields: &mut Fields<'b>, estimate: Option<&'b Work>, never: Chance) {
    if let Some(estimate) = estimate {
        fields.put("work", work(estimate));
    }
    if never > Chance::NONE {
        fields.put("never", Node::Number(never.get()));
    }
}

fn tags<'b>(fields: &mut Fields<'b>, tags: &'b BTreeMap<Text, Text>) {
    let mut table = Fields::default();
    for (key, tag) in tags {
        table.text(key.as_str(), Some(tag));
    }
    if !table.is_empty() {
        fields.put("tags", Node::Table(table));
    }
}

fn gates(gates: &[Gate]) -> Vec<Node<'_>> {
    gates.iter().map(gate).collect()
}

// INVARIANT: gates nest at most `limits::GATE_NESTING` deep, so recursion over them is bounded.
fn gate(gate: &Gate) -> Node<'_> {
    let mut fields = Fields::default();
    match gate {
        Gate::Promise { on, lag } if *lag == Duration::ZERO => return Node::text(on.as_str()),
        Gate::Promise { on, lag } => {
            fields.put("on", Node::text(on.as_str()));
            fields.put("lag", Node::duration(*lag));
        }
        Gate::All(members) => fields.put("all", Node::List(gates(members))),
        Gate::Any(members) => fields.put("any", Node::List(gates(members))),
        Gate::AtLeast { count, of } => {
            fields.count("at_least", u32::try_from(*count).ok());
            fields.put("of", Node::List(gates(of)));
        }
    }
    Node::Table(fields)
}

pub(super) fn work(work: &Work) -> Node<'_> {
    let mut fields = Fields::default();
    let mut put = |key, duration: &Duration| fields.put(key, Node::duration(*duration));
    match work.form() {
        Form::Exact(exact) => return Node::duration(*exact),
        Form::Bounded {
            low,
            likely,
            high,
            shape,
        } => {
            put("low", low);
            put("likely", likely);
            put("high", high);
            if *shape == Shape::Triangular {
                fields.put("shape", Node::text("triangular"));
            }
        }
        Form::Quantiles { p10, p50, p90 } => {
            put("p10", p10);
            put("p50", p50);
            put("p90", p90);
        }
        Form::MedianAndHigh { p50, p90 } => {
            put("p50", p50);
            put("p90", p90);
        }
        Form::Samples(samples) => {
            let samples = samples.iter().map(|sample| Node::duration(*sample));
            fields.put("samples", Node::List(samples.collect()));
        }
        Form::Throughput { items, per_week } => {
            let weeks = per_week.iter().map(|done| Node::Number(*done));
            fields.put("items", Node::Number(*items));
            fields.put("per_week", Node::List(weeks.collect()));
        }
    }
    Node::Table(fields)
}

fn stakes(stakes: &[Stake]) -> Vec<Node<'_>> {
    stakes.iter().map(stake).collect()
}

fn stake(stake: &Stake) -> Node<'_> {
    let mut fields = Fields::default();
    fields.put("axis", Node::text(stake.axis.word()));
    fields.put("amount", Node::Number(stake.amount.get()));
    if let Loss::PerDayLate { cap } = stake.loss {
        fields.put("when", Node::text("per_day_late"));
        fields.put("cap", Node::Number(cap.get()));
    }
    if stake.after != Duration::ZERO {
        fields.put("after", Node::duration(stake.after));
    }
    Node::Table(fields)
}
