//! Promises: what was said, to whom, by when, and what became of it; and that none rests on itself.

use upright_model::Command;
use upright_model::day::Day;
use upright_model::id::PromiseId;
use upright_model::limits;
use upright_model::promise::{Draft, Past, State};
use upright_model::quantity::Chance;
use upright_model::work::Work;

use super::Reader;
use super::items::Item;
use crate::book_file::defect::{code, shown};
use crate::book_file::graph::Order;
use crate::book_file::value::{Span, Table, Value};

/// Every key of a promise.
pub(super) const KEYS: [&str; 23] = [
    "id",
    "what",
    "done_when",
    "promisor",
    "promisee",
    "delivered_by",
    "made",
    "due",
    "requested",
    "first_due",
    "tell_by",
    "state",
    "priority",
    "not_before",
    "started",
    "rests_on",
    "work",
    "never",
    "stakes",
    "tags",
    "private_to",
    "done",
    "known",
];

/// What was read of the promises, in file order.
#[derive(Default)]
struct Promises {
    read: Vec<Option<(Box<Draft>, Past)>>,
    ids: Vec<Option<PromiseId>>,
    spans: Vec<Span>,
}

impl Reader<'_> {
    pub(super) fn promises(&mut self, root: &mut Table<'_>) {
        let mut promises = Promises::default();
        self.each(root, "promise", limits::PROMISES, |reader, item| {
            let read = reader.promise(item);
            reader.edges.end_node();
            promises.ids.push(reader.promise_id());
            promises.spans.push(rests_on_span(item));
            promises
                .read
                .push(read.filter(|_| reader.defects.is_empty()));
        });
        self.edge_limit(root);
        let order = self.edges.order();
        self.promise_cycles(&promises, &order);
        for index in order.nodes {
            let at = index as usize;
            let read = promises.read.get_mut(at).and_then(Option::take);
            if let (Some((draft, past)), Some(span)) = (read, promises.spans.get(at)) {
                self.say(span.start, Command::RecordPromise { draft, past });
            }
        }
    }

    fn promise(&mut self, item: &Item<'_, '_>) -> Option<(Box<Draft>, Past)> {
        let table = item.table;
        self.only(table, &KEYS);
        let draft = self.draft(item);
        let past = self.past(table);
        Some((Box::new(draft?), past))
    }

    /// The id of the promise that is being read.
    fn promise_id(&self) -> Option<PromiseId> {
        let (id, _) = self.names.promises.get(self.subject.id.as_deref()?)?;
        Some(id)
    }

    fn draft(&mut self, item: &Item<'_, '_>) -> Option<Draft> {
        let (table, span) = (item.table, item.span);
        let what = self.required(table, span, "what", Self::needed_text);
        let promisor = self.required(table, span, "promisor", Self::party_named);
        let promisee = self.required(table, span, "promisee", Self::party_id);
        let delivered_by = self.optional(table, "delivered_by", Self::party_named);
        let due = self.required(table, span, "due", Self::day);
        let deliverer = delivered_by
            .as_ref()
            .or(promisor.as_ref())
            .map(|named| named.1.index);
        let draft = Draft {
            done_when: self.optional(table, "done_when", Self::text),
            requested: self.optional(table, "requested", Self::day),
            tell_by: self.optional(table, "tell_by", Self::day),
            priority: self.priority(table),
            not_before: self.optional(table, "not_before", Self::day),
            rests_on: self.rests_on(table),
            work: self.work_of(table, deliverer),
            never: self.never(table),
            stakes: self.stakes(table),
            tags: self.tags(table),
            private_to: self.optional(table, "private_to", Self::party_id),
            delivered_by: delivered_by.map(|named| named.0),
            id: self.promise_id()?,
            what: what?,
            promisor: promisor?.0,
            promisee: promisee?,
            due: due?,
        };
        Some(draft)
    }

    pub(super) fn priority(&mut self, table: &Table<'_>) -> Option<u32> {
        self.optional(table, "priority", |reader, value| {
            reader.whole(value, 0, limits::PRIORITY)
        })
    }

    pub(super) fn never(&mut self, table: &Table<'_>) -> Chance {
        self.optional(table, "never", Self::chance)
            .unwrap_or(Chance::NONE)
    }
}

impl Reader<'_> {
    /// What has become of it; what is defective is left at its default.
    fn past(&mut self, table: &Table<'_>) -> Past {
        let words = State::ALL.map(|state| (state.word(), state));
        let state = self.optional(table, "state", |reader, value| reader.word(value, &words));
        let done = self.optional(table, "done", Self::past_day);
        let past = Past {
            state: state.unwrap_or(match done {
                Some(_) => State::Kept,
                None => State::Active,
            }),
            made: self.optional(table, "made", Self::day),
            first_due: self.optional(table, "first_due", Self::day),
            started: self.optional(table, "started", Self::past_day),
            known: self.optional(table, "known", Self::past_day),
            done,
        };
        self.kept_needs_done(table, state);
        past
    }

    fn kept_needs_done(&mut self, table: &Table<'_>, state: Option<State>) {
        let Some(entry) = table.get("state") else {
            return;
        };
        if state == Some(State::Kept) && table.get("done").is_none() {
            self.report(
                entry.value.span,
                code::MISSING_KEY,
                format_args!("state: it is kept, but done is missing"),
                "add done, the day on which it was finished, or leave state out",
            );
        }
    }

    /// A day that has come.
    fn past_day(&mut self, value: &Value<'_>) -> Option<Day> {
        let day = self.day(value)?;
        match self.as_of {
            Some(as_of) if day > as_of => {
                let message = format_args!("{day} lies after as_of, {as_of}");
                self.bad_value(value.span, message, "what has not happened yet is left out");
                None
            }
            _ => Some(day),
        }
    }

    /// Its work; samples that the deliverer's correlation can't put in order are a defect.
    pub(super) fn work_of(&mut self, table: &Table<'_>, deliverer: Option<u32>) -> Option<Work> {
        let work = self.optional(table, "work", Self::work)?;
        let correlated = deliverer.and_then(|index| self.correlated.get(index as usize));
        if correlated == Some(&true) && work.mixes_units() {
            let span = table
                .get("work")
                .map_or(Span::default(), |entry| entry.value.span);
            self.report(
                span,
                code::BAD_WORK,
                format_args!("work: samples mix calendar time and working days, and the team has a correlation"),
                "write all samples in one of the two",
            );
        }
        Some(work)
    }

    fn edge_limit(&mut self, root: &Table<'_>) {
        let (count, limit) = (self.edge_count, limits::EDGES);
        if let Some(entry) = root.get("promise").filter(|_| count > limit) {
            let message = format_args!(
                "promise: {count} members over all gates, at most {limit} are allowed"
            );
            self.report(
                entry.key_span,
                code::LIMIT,
                message,
                "put milestones between, or split the book",
            );
        }
    }

    fn promise_cycles(&mut self, promises: &Promises, order: &Order) {
        for group in &order.cycles {
            let way = self.edges.way_round(group);
            self.cycle("promise", &way, |node| promises.at(node));
        }
        if order.cycles.is_empty() {
            self.promise_depth(promises, order);
        }
    }

    /// Reports things that rest on one another, at the one that comes first in the file.
    pub(super) fn cycle<'i>(
        &mut self,
        kind: &'static str,
        way: &[u32],
        at: impl Fn(u32) -> (&'i str, Span),
    ) {
        if self.defects.hides_something() {
            return;
        }
        let Some(&first) = way.first() else {
            return;
        };
        let (id, span) = at(first);
        self.begin(kind, Some(id));
        let mut shown_ids: Vec<String> = way.iter().map(|&node| shown(at(node).0)).collect();
        let count = shown_ids.len();
        if count > crate::limits::CYCLE_SHOWN {
            shown_ids.truncate(crate::limits::CYCLE_SHOWN - 1);
            shown_ids.push(format!("… ({count} in all)"));
        }
        shown_ids.push(shown(id));
        let message = format_args!("a cycle: {}", shown_ids.join(" → "));
        self.report(span, code::CYCLE, message, "leave one of these links out");
        self.end();
    }

    fn promise_depth(&mut self, promises: &Promises, order: &Order) {
        let limit = limits::DEPTH;
        let depths = self.edges.depths(order);
        let Some(at) = depths.iter().position(|&depth| depth as usize == limit + 1) else {
            return;
        };
        let deepest = depths.iter().max().copied().unwrap_or(0);
        let (id, span) = promises.at(u32::try_from(at).unwrap_or(u32::MAX));
        self.begin("promise", Some(id));
        let message = format_args!(
            "the chain below it is {limit} long, and the longest {deepest}; at most {limit} are allowed"
        );
        self.report(
            span,
            code::LIMIT,
            message,
            "join steps of the chain into one promise",
        );
        self.end();
    }
}

impl Promises {
    fn at(&self, node: u32) -> (&str, Span) {
        let at = node as usize;
        let id = self.ids.get(at).and_then(Option::as_ref);
        let id = id.map_or("", PromiseId::as_str);
        (id, self.spans.get(at).copied().unwrap_or_default())
    }
}

/// Where its rests_on stands, or else the promise.
fn rests_on_span(item: &Item<'_, '_>) -> Span {
    let entry = item.table.get("rests_on");
    entry.map_or(item.span, |entry| entry.key_span)
}
