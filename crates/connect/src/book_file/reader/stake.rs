//! Stakes and tags: what is lost when a promise is broken, and by what it is like others.

use std::collections::BTreeMap;

use upright_model::duration::Duration;
use upright_model::limits;
use upright_model::quantity::Text;
use upright_model::stake::{Axis, Loss, Stake};

use super::Reader;
use crate::book_file::defect::code;
use crate::book_file::value::{Span, Table, Value};

const KEYS: [&str; 5] = ["axis", "amount", "when", "cap", "after"];

impl Reader<'_> {
    /// All stakes of a promise; empty where they are absent or defective.
    pub(super) fn stakes(&mut self, table: &Table<'_>) -> Vec<Stake> {
        let stakes = self.optional(table, "stakes", |reader, value| {
            let members = reader.list(value)?;
            reader.at_most(value.span, members.len(), limits::STAKES, "stakes")?;
            Some(reader.well_formed(members, Self::stake))
        });
        stakes.unwrap_or_default()
    }

    fn stake(&mut self, value: &Value<'_>) -> Option<Stake> {
        let table = self.table(value)?;
        self.only(table, &KEYS);
        let axes = Axis::ALL.map(|axis| (axis.word(), axis));
        let axis = self.required(table, value.span, "axis", |reader, value| {
            reader.word(value, &axes)
        });
        let amount = self.required(table, value.span, "amount", Self::amount);
        let after = self.optional(table, "after", Self::calendar_time);
        let loss = self.loss(table, value.span);
        Some(Stake {
            axis: axis?,
            amount: amount?,
            after: after.unwrap_or(Duration::ZERO),
            loss: loss?,
        })
    }

    fn loss(&mut self, table: &Table<'_>, span: Span) -> Option<Loss> {
        let is_daily = match table.get("when") {
            None => false,
            Some(_) => self.optional(table, "when", |reader, value| {
                reader.word(value, &[("per_day_late", true)])
            })?,
        };
        if is_daily {
            let cap = self.required(table, span, "cap", Self::amount)?;
            return Some(Loss::PerDayLate { cap });
        }
        if let Some(entry) = table.get("cap") {
            self.report(
                entry.key_span,
                code::MISPLACED_KEY,
                format_args!("only what is lost per day late has a cap"),
                "write when = \"per_day_late\", or leave cap out",
            );
        }
        Some(Loss::AtOnce)
    }

    /// All tags of a promise; empty where they are absent or defective.
    pub(super) fn tags(&mut self, table: &Table<'_>) -> BTreeMap<Text, Text> {
        let tags = self.optional(table, "tags", |reader, value| {
            let tags = reader.table(value)?;
            reader.at_most(value.span, tags.entries.len(), limits::TAGS, "tags")?;
            let mut read = BTreeMap::new();
            for entry in &tags.entries {
                let key = reader.checked_text(
                    entry.key_span,
                    &entry.key,
                    "name the tag, or leave it out with its value",
                );
                let text = reader.text(&entry.value);
                read.extend(key.zip(text));
            }
            Some(read)
        });
        tags.unwrap_or_default()
    }

    /// Reports more of something than a limit allows.
    pub(super) fn at_most(
        &mut self,
        span: Span,
        count: usize,
        limit: usize,
        things: &str,
    ) -> Option<()> {
        if count <= limit {
            return Some(());
        }
        let message = format_args!("{count} {things}, at most {limit} are allowed");
        self.report(span, code::LIMIT, message, "leave some out");
        None
    }
}
