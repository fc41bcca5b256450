//! Gates: what a promise rests on, as a list of ids and of gates within gates.

use upright_model::duration::Duration;
use upright_model::gate::Gate;
use upright_model::limits;

use super::Reader;
use crate::book_file::defect::code;
use crate::book_file::value::{Kind, Span, Table, Value};

/// The keys of everything that can stand in a list of what a promise rests on.
const KEYS: [&str; 6] = ["on", "lag", "any", "all", "at_least", "of"];

impl Reader<'_> {
    /// All that a promise rests on; empty where it is absent or defective.
    pub(super) fn rests_on(&mut self, table: &Table<'_>) -> Vec<Gate> {
        let gates = self.optional(table, "rests_on", |reader, value| reader.gates(value, 0));
        gates.unwrap_or_default()
    }

    /// The members of a list.
    // INVARIANT: recursion ends at `limits::GATE_NESTING`.
    fn gates(&mut self, value: &Value<'_>, nesting: usize) -> Option<Vec<Gate>> {
        let members = self.list(value)?;
        let count = members.len();
        if count > limits::GATE_MEMBERS {
            let most = limits::GATE_MEMBERS;
            let message = format_args!("{count} members, at most {most} are allowed");
            self.report(value.span, code::LIMIT, message, "put a milestone between");
            return None;
        }
        let gate = |reader: &mut Self, member: &Value<'_>| reader.gate(member, nesting);
        Some(self.well_formed(members, gate))
    }

    fn gate(&mut self, value: &Value<'_>, nesting: usize) -> Option<Gate> {
        match &value.kind {
            Kind::Text(_) => self.member(value, Duration::ZERO),
            Kind::Table(table) => self.gate_table(table, value.span, nesting),
            Kind::List(_) | Kind::Sections(_) => {
                let message = format_args!("a list within a list says neither all nor any");
                let hint = "write { all = […] }, { any = […] } or { at_least = 2, of = […] }";
                self.report(value.span, code::BAD_GATE, message, hint);
                None
            }
            _ => {
                self.wrong_type(
                    value,
                    "the id of a promise or a gate",
                    "write an id in quotes",
                );
                None
            }
        }
    }

    fn member(&mut self, value: &Value<'_>, lag: Duration) -> Option<Gate> {
        let (on, place) = self.promise_named(value)?;
        self.edges.rest_on(place.index);
        self.edge_count += 1;
        Some(Gate::Promise { on, lag })
    }

    fn gate_table(&mut self, table: &Table<'_>, span: Span, nesting: usize) -> Option<Gate> {
        if self.is_mixed_gate(table, span) {
            return None;
        }
        if table.get("on").is_some() {
            let lag = self.optional(table, "lag", Self::duration);
            return self.optional(table, "on", |reader, value| {
                reader.member(value, lag.unwrap_or(Duration::ZERO))
            });
        }
        if nesting >= limits::GATE_NESTING {
            let most = limits::GATE_NESTING;
            let message = format_args!("gates nest deeper than {most}");
            self.report(span, code::LIMIT, message, "put a milestone between");
            return None;
        }
        match () {
            () if table.get("any").is_some() => self.members(table, "any", nesting).map(Gate::Any),
            () if table.get("all").is_some() => self.members(table, "all", nesting).map(Gate::All),
            () => self.at_least(table, span, nesting),
        }
    }

    /// Reports keys that don't make one gate together.
    fn is_mixed_gate(&mut self, table: &Table<'_>, span: Span) -> bool {
        let forms: [&[&str]; 4] = [&["on", "lag"], &["any"], &["all"], &["at_least", "of"]];
        let fits = |form: &&&[&str]| {
            table
                .entries
                .iter()
                .all(|entry| form.contains(&&*entry.key))
        };
        if !table.entries.is_empty() && forms.iter().any(|form| fits(&form)) {
            return self.is_lag_alone(table, span);
        }
        let before = table.entries.len();
        let known = table
            .entries
            .iter()
            .filter(|entry| KEYS.contains(&&*entry.key))
            .count();
        if known < before {
            self.only(table, &KEYS);
        } else {
            self.mixed_gate(table, span);
        }
        true
    }

    fn is_lag_alone(&mut self, table: &Table<'_>, span: Span) -> bool {
        let is_alone = table.get("lag").is_some() && table.get("on").is_none();
        if is_alone {
            self.mixed_gate(table, span);
        }
        is_alone
    }

    fn mixed_gate(&mut self, table: &Table<'_>, span: Span) {
        let keys: Vec<&str> = table.entries.iter().map(|entry| &*entry.key).collect();
        let message = match keys.as_slice() {
            [] => "an empty table is no gate".to_owned(),
            [key] => format!("{key} alone is no gate"),
            keys => format!("{} together are no gate", keys.join(", ")),
        };
        let hint = match keys.contains(&"lag") && !keys.contains(&"on") {
            true => "only { on = \"…\", lag = \"5d\" } carries a lag",
            false => "it is { on, lag }, { any }, { all } or { at_least, of }",
        };
        self.report(span, code::BAD_GATE, format_args!("{message}"), hint);
    }

    fn members(
        &mut self,
        table: &Table<'_>,
        key: &'static str,
        nesting: usize,
    ) -> Option<Vec<Gate>> {
        self.optional(table, key, |reader, value| {
            let is_empty = value.members().is_some_and(<[_]>::is_empty);
            if is_empty {
                let message = format_args!("a gate without members");
                reader.report(
                    value.span,
                    code::BAD_GATE,
                    message,
                    "name what it rests on, or leave it out",
                );
                return None;
            }
            reader.gates(value, nesting + 1)
        })
    }

    fn at_least(&mut self, table: &Table<'_>, span: Span, nesting: usize) -> Option<Gate> {
        let written = table.get("of").and_then(|entry| entry.value.members());
        let count = self.required(table, span, "at_least", |reader, value| {
            reader.count(value, written.map(<[_]>::len))
        });
        if table.get("of").is_none() {
            self.required(table, span, "of", |_, _| Some(()));
        }
        let of = self.members(table, "of", nesting);
        Some(Gate::AtLeast {
            count: count?,
            of: of?,
        })
    }

    fn count(&mut self, value: &Value<'_>, members: Option<usize>) -> Option<usize> {
        let count = self.whole(value, 0, u32::MAX)? as usize;
        match members {
            Some(0) => None,
            Some(members) if count < 1 || count > members => {
                let message = format_args!("{count} of {members} members");
                let hint = format!("write a number from 1 to {members}");
                self.report(value.span, code::BAD_GATE, message, hint);
                None
            }
            _ => Some(count),
        }
    }
}
