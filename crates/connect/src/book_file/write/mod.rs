//! Writes a book as a file that reads back as the same book.
//!
//! The one idea: one spelling. Things stand in order of id, keys in the order of the format's description,
//! and what is as it would be if it were absent is left out; so equal books give equal bytes.

mod fields;
mod page;
mod promise;

use upright_model::Book;
use upright_model::day::Day;
use upright_model::party::{Calendar, Party};
use upright_model::policy::Policy;
use upright_model::shock::{Hit, Shock};

use super::Format;
use super::reader::WEEKDAYS;
use fields::{Fields, Node};
use page::Page;

/// The text of a book as a file.
///
/// All that the format can say is in it. What it can't, who may do what, is not.
#[must_use]
pub fn write(book: &Book, as_of: Day, format: Format) -> String {
    let mut page = Page::new(format);
    page.values(&head(book, as_of));
    if book.policy != Policy::default() {
        page.table("policy", &policy(&book.policy));
    }
    let calendars = book.calendars.iter();
    page.tables(
        "calendars",
        calendars.map(|(id, open)| (id.as_str(), calendar(open))),
    );
    page.list("party", book.parties.values().map(party));
    page.list("shock", book.shocks.values().map(shock));
    page.list("offering", book.offerings.values().map(promise::offering));
    page.list("promise", book.promises.values().map(promise::promise));
    page.finish()
}

fn head(book: &Book, as_of: Day) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.put("upright", Node::Number(1.0));
    fields.put("as_of", Node::Day(as_of));
    fields.text("currency", book.settings.currency.as_ref());
    fields.text("time_zone", book.settings.time_zone.as_ref());
    fields
}

fn policy(policy: &Policy) -> Fields<'static> {
    let mut fields = Fields::default();
    fields.put("solid", Node::Number(policy.solid().get()));
    fields.put("stretch", Node::Number(policy.stretch().get()));
    fields
}

fn calendar(calendar: &Calendar) -> Fields<'static> {
    let mut fields = Fields::default();
    if !calendar.week().eq(Calendar::default().week()) {
        let words = calendar.week().filter_map(|open| {
            let word = WEEKDAYS.iter().find(|(_, weekday)| *weekday == open)?.0;
            Some(Node::text(word))
        });
        fields.put("week", Node::List(words.collect()));
    }
    let holidays: Vec<Node<'_>> = calendar.holidays().map(Node::Day).collect();
    fields.list("holidays", holidays);
    fields
}

fn party(party: &Party) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.put("id", Node::text(party.id.as_str()));
    fields.text("name", party.name.as_ref());
    if party.kind != upright_model::party::PartyKind::Organisation {
        fields.put("kind", Node::text(party.kind.word()));
    }
    fields.id("part_of", party.part_of.as_ref());
    fields.id("calendar", party.calendar.as_ref());
    let team = party.kind.team().unwrap_or_default();
    fields.count("slots", team.slots);
    if team.correlation.get() > 0.0 {
        fields.put("correlation", Node::Number(team.correlation.get()));
    }
    fields
}

fn shock(shock: &Shock) -> Fields<'_> {
    let mut fields = Fields::default();
    fields.put("id", Node::text(shock.id.as_str()));
    fields.put("chance", Node::Number(shock.chance.get()));
    fields.put("delay", promise::work(&shock.delay));
    let hits = shock.hits.iter().map(|hit| match hit {
        Hit::Promise(id) => Node::text(id.as_str()),
        Hit::Party(id) => Node::text(id.as_str()),
    });
    fields.put("hits", Node::List(hits.collect()));
    fields
}
