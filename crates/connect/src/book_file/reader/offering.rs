//! Offerings: patterns for new promises, with any of a promise's keys but party, date and state.

use upright_model::Command;
use upright_model::limits;
use upright_model::offering::Offering;

use super::Reader;
use super::items::Item;
use super::promise;
use crate::book_file::defect::code;
use crate::book_file::value::Table;

const KEYS: [&str; 10] = [
    "id",
    "what",
    "done_when",
    "delivered_by",
    "priority",
    "rests_on",
    "work",
    "never",
    "stakes",
    "tags",
];

impl Reader<'_> {
    pub(super) fn offerings(&mut self, root: &mut Table<'_>) {
        self.each(root, "offering", limits::OFFERINGS, |reader, item| {
            if let Some(offering) = reader.offering(item) {
                reader.say(item.span.start, Command::AddOffering(offering));
            }
        });
    }

    fn offering(&mut self, item: &Item<'_, '_>) -> Option<Offering> {
        let table = item.table;
        self.only_of_offerings(table);
        let delivered_by = self.optional(table, "delivered_by", Self::party_named);
        let deliverer = delivered_by.as_ref().map(|named| named.1.index);
        Some(Offering {
            what: self.optional(table, "what", Self::text),
            done_when: self.optional(table, "done_when", Self::text),
            priority: self.priority(table),
            rests_on: self.rests_on(table),
            work: self.work_of(table, deliverer),
            never: self.never(table),
            stakes: self.stakes(table),
            tags: self.tags(table),
            delivered_by: delivered_by.map(|named| named.0),
            id: self.names.offerings.get(self.subject.id.as_deref()?)?.0,
        })
    }

    fn only_of_offerings(&mut self, table: &Table<'_>) {
        for entry in &table.entries {
            let key = &*entry.key;
            if KEYS.contains(&key) {
                continue;
            }
            if promise::KEYS.contains(&key) {
                self.report(
                    entry.key_span,
                    code::MISPLACED_KEY,
                    format_args!("{key} belongs to a promise, not to its pattern"),
                    "who promises whom, the dates and the state are said when it is promised",
                );
            } else {
                self.unknown_key(table, entry, &KEYS);
            }
        }
    }
}
