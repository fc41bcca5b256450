//! Shocks: risks that strike several promises at once.

use upright_model::Command;
use upright_model::limits;
use upright_model::shock::{Hit, Shock};
use upright_model::work::Work;

use super::Reader;
use super::items::Item;
use crate::book_file::defect::{code, shown};
use crate::book_file::value::{Span, Table, Value};
use upright_model::nearest::Search;

const KEYS: [&str; 4] = ["id", "chance", "delay", "hits"];

impl Reader<'_> {
    pub(super) fn shocks(&mut self, root: &mut Table<'_>) {
        self.each(root, "shock", limits::SHOCKS, |reader, item| {
            if let Some(shock) = reader.shock(item) {
                reader.say(item.span.start, Command::AddShock(shock));
            }
        });
    }

    fn shock(&mut self, item: &Item<'_, '_>) -> Option<Shock> {
        let (table, span) = (item.table, item.span);
        self.only(table, &KEYS);
        let chance = self.required(table, span, "chance", Self::chance);
        let delay = self.required(table, span, "delay", Self::delay);
        let hits = self.required(table, span, "hits", Self::hits);
        Some(Shock {
            id: self.names.shocks.get(self.subject.id.as_deref()?)?.0,
            chance: chance?,
            delay: delay?,
            hits: hits?,
        })
    }

    /// A delay of calendar time.
    fn delay(&mut self, value: &Value<'_>) -> Option<Work> {
        let work = self.work(value)?;
        if !work.has_working_days() {
            return Some(work);
        }
        let written = shown(value.span.of(self.source));
        let message = format_args!("{written} counts working days");
        self.bad_value(
            value.span,
            message,
            "a delay is calendar time: write \"36h\", \"5d\" or \"3w\"",
        );
        None
    }

    fn hits(&mut self, value: &Value<'_>) -> Option<Vec<Hit>> {
        let count = self.list(value)?.len();
        self.at_most(value.span, count, limits::HITS, "hits")?;
        self.all(value, Self::hit)
    }

    fn hit(&mut self, value: &Value<'_>) -> Option<Hit> {
        let text = self.characters(value)?;
        let promise = self.names.promises.get(text);
        let party = self.names.parties.get(text);
        match (promise, party) {
            (Some((id, _)), None) => Some(Hit::Promise(id)),
            (None, Some((id, _))) => Some(Hit::Party(id)),
            (Some(_), Some(_)) => {
                let message = format_args!("{:?} names a promise and a party", shown(text));
                self.report(
                    value.span,
                    code::AMBIGUOUS_ID,
                    message,
                    "give one of the two another id",
                );
                None
            }
            (None, None) => {
                self.unknown_hit(text, value.span);
                None
            }
        }
    }

    fn unknown_hit(&mut self, text: &str, span: Span) {
        let names = &self.names;
        let is_refused = names.promises.is_refused(text) || names.parties.is_refused(text);
        if is_refused || self.defects.hides_something() {
            return;
        }
        let mut search = Search::new(text, &mut self.budget);
        if !self.defects.is_full() {
            names.promises.offer(&mut search);
            names.parties.offer(&mut search);
        }
        let hint = match search.found() {
            Some(meant) => format!("did you mean {meant:?}?"),
            None => "add the promise or the party, or correct the id".to_owned(),
        };
        let message = format_args!("there is no promise and no party {:?}", shown(text));
        self.report(span, code::UNKNOWN_ID, message, hint);
    }
}
