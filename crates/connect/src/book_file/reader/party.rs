//! Parties: who they are, what they are part of, and how a team works.

use upright_model::Command;
use upright_model::limits;
use upright_model::party::{Correlation, Party, PartyKind, Team};

use super::Reader;
use super::items::Item;
use crate::book_file::defect::code;
use crate::book_file::graph::{Graph, Order};
use crate::book_file::value::{Span, Table, Value};

const KEYS: [&str; 7] = [
    "id",
    "name",
    "kind",
    "part_of",
    "calendar",
    "slots",
    "correlation",
];

/// The kinds of parties.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Organisation,
    Team,
    Person,
    Group,
}

const KINDS: [(&str, Kind); 4] = [
    ("organisation", Kind::Organisation),
    ("team", Kind::Team),
    ("person", Kind::Person),
    ("group", Kind::Group),
];

/// Parties in file order, each with what it is part of.
#[derive(Default)]
struct Parties {
    read: Vec<Option<Party>>,
    ids: Vec<String>,
    spans: Vec<Span>,
    graph: Graph,
}

impl Reader<'_> {
    pub(super) fn parties(&mut self, root: &mut Table<'_>) {
        let mut parties = Parties::default();
        self.each(root, "party", limits::PARTIES, |reader, item| {
            let party = reader.party(item, &mut parties.graph);
            let team = party.as_ref().and_then(|party| party.kind.team());
            let correlation = team.map_or(0.0, |team| team.correlation.get());
            reader.correlated.push(correlation > 0.0);
            parties
                .ids
                .push(reader.subject.id.take().unwrap_or_default());
            parties.spans.push(item.span);
            parties.read.push(party);
        });
        let order = parties.graph.order();
        self.party_cycles(&parties, &order);
        for index in order.nodes {
            let at = index as usize;
            let party = parties.read.get_mut(at).and_then(Option::take);
            if let (Some(party), Some(span)) = (party, parties.spans.get(at)) {
                self.say(span.start, Command::AddParty(party));
            }
        }
    }

    fn party(&mut self, item: &Item<'_, '_>, graph: &mut Graph) -> Option<Party> {
        let table = item.table;
        self.only(table, &KEYS);
        let kind = self.kind(table);
        let part_of = self.optional(table, "part_of", |reader, value| {
            let (parent, place) = reader.party_named(value)?;
            graph.rest_on(place.index);
            Some(parent)
        });
        graph.end_node();
        let name = self.optional(table, "name", Self::text);
        let calendar = self.optional(table, "calendar", Self::calendar_id);
        Some(Party {
            id: self.names.parties.get(self.subject.id.as_deref()?)?.0,
            name,
            kind,
            part_of,
            calendar,
        })
    }

    fn kind(&mut self, table: &Table<'_>) -> PartyKind {
        let kind = self.optional(table, "kind", |reader, value| reader.word(value, &KINDS));
        let has_broken_kind = kind.is_none() && table.get("kind").is_some();
        let kind = kind.unwrap_or(Kind::Organisation);
        if kind != Kind::Team && !has_broken_kind {
            self.only_of_teams(table);
        }
        let slots = self.optional(table, "slots", |reader, value| {
            reader.whole(value, 1, limits::SLOTS)
        });
        let correlation = self.optional(table, "correlation", Self::correlation);
        match kind {
            Kind::Organisation => PartyKind::Organisation,
            Kind::Person => PartyKind::Person,
            Kind::Group => PartyKind::Group,
            Kind::Team => PartyKind::Team(Team {
                slots,
                correlation: correlation.unwrap_or_default(),
            }),
        }
    }

    fn only_of_teams(&mut self, table: &Table<'_>) {
        for key in ["slots", "correlation"] {
            if let Some(entry) = table.get(key) {
                self.report(
                    entry.key_span,
                    code::MISPLACED_KEY,
                    format_args!("only a team has {key}"),
                    format_args!("write kind = \"team\", or leave {key} out"),
                );
            }
        }
    }

    fn correlation(&mut self, value: &Value<'_>) -> Option<Correlation> {
        let read = Correlation::new(self.number(value)?);
        let hint = "0 is none, 0.3 is much";
        self.within_range(
            value,
            read,
            format_args!("a number from 0 to below 1"),
            hint,
        )
    }

    fn party_cycles(&mut self, parties: &Parties, order: &Order) {
        for group in &order.cycles {
            let way = parties.graph.way_round(group);
            self.cycle("party", &way, |at| {
                let at = at as usize;
                let id = parties.ids.get(at).map_or("", String::as_str);
                (id, parties.spans.get(at).copied().unwrap_or_default())
            });
        }
        if order.cycles.is_empty() {
            self.party_depth(parties, order);
        }
    }

    fn party_depth(&mut self, parties: &Parties, order: &Order) {
        let depths = parties.graph.depths(order);
        let limit = limits::PARTY_DEPTH;
        let is_deep = |depth: u32| depth as usize == limit + 2;
        let Some(at) = depths.iter().position(|&depth| is_deep(depth)) else {
            return;
        };
        let id = parties.ids.get(at).map(String::as_str);
        self.begin("party", id);
        let span = parties.spans.get(at).copied().unwrap_or_default();
        let message = format_args!(
            "{} parties are above it, at most {limit} are allowed",
            limit + 1
        );
        self.report(
            span,
            code::LIMIT,
            message,
            "leave out levels that nobody asks about",
        );
        self.end();
    }
}
