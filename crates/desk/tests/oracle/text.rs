//! A book as TOML, in the format of the book file.

use std::fmt::Write;

use super::book::{AXES, Book, Gate, Hit, Promise, Shock, Stake, State, Work};
use super::days::{Calendar, DAY, Length, written};

/// The book as it would be written by hand.
pub(crate) fn toml(book: &Book) -> String {
    let mut out = format!(
        "upright = 1\nas_of = {}\ncurrency = \"EUR\"\ntime_zone = \"Europe/Berlin\"\n",
        written(book.as_of)
    );
    if let Some((solid, stretch)) = book.policy {
        write!(
            out,
            "\n[policy]\nsolid = {solid:?}\nstretch = {stretch:?}\n"
        )
        .expect("text");
    }
    book.calendars.iter().for_each(|own| out += &calendar(own));
    (0..book.parties.len()).for_each(|own| out += &party(book, own));
    book.shocks.iter().for_each(|own| out += &shock(book, own));
    for place in &book.file_order {
        out += &promise(book, &book.promises[*place]);
    }
    out
}

fn calendar(own: &Calendar) -> String {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let week = names.iter().zip(own.open).filter(|(_, open)| *open);
    let holidays = own.holidays.iter().map(|day| written(*day));
    format!(
        "\n[calendars.{}]\nweek = [{}]\nholidays = [{}]\n",
        own.id,
        listed(week.map(|(name, _)| format!("\"{name}\""))),
        listed(holidays)
    )
}

fn party(book: &Book, place: usize) -> String {
    let own = &book.parties[place];
    let mut out = format!(
        "\n[[party]]\nid = \"{0}\"\nname = \"{0}\"\nkind = \"{1}\"\n",
        own.id, own.kind
    );
    if let Some(parent) = own.part_of {
        out += &format!("part_of = \"{}\"\n", book.parties[parent].id);
    }
    if let Some(calendar) = own.calendar {
        out += &format!("calendar = \"{}\"\n", book.calendars[calendar].id);
    }
    if let Some(slots) = own.slots {
        out += &format!("slots = {slots}\n");
    }
    if let Some(correlation) = own.correlation {
        out += &format!("correlation = {correlation:?}\n");
    }
    out
}

fn shock(book: &Book, own: &Shock) -> String {
    let lengths = own.delays.iter().map(|ticks| Length::calendar(*ticks));
    let lengths: Vec<Length> = lengths.collect();
    let hits = own.hits.iter().map(|hit| match hit {
        Hit::Promise(place) => format!("\"{}\"", book.promises[*place].id),
        Hit::Party(place) => format!("\"{}\"", book.parties[*place].id),
    });
    format!(
        "\n[[shock]]\nid = \"{}\"\nchance = {:?}\ndelay = {}\nhits = [{}]\n",
        own.id,
        own.chance,
        spread(&lengths),
        listed(hits)
    )
}

fn promise(book: &Book, own: &Promise) -> String {
    let mut out = format!(
        "\n[[promise]]\nid = \"{0}\"\nwhat = \"{0}\"\npromisor = \"{1}\"\npromisee = \"{2}\"\n",
        own.id, book.parties[own.promisor].id, book.parties[own.promisee].id
    );
    if let Some(party) = own.delivered_by {
        out += &format!("delivered_by = \"{}\"\n", book.parties[party].id);
    }
    out += &format!("due = {}\n", written(own.due));
    let dates = [
        ("tell_by", own.tell_by),
        ("not_before", own.not_before),
        ("started", own.started),
        ("done", own.done),
    ];
    for (key, day) in dates {
        if let Some(day) = day {
            out += &format!("{key} = {}\n", written(day));
        }
    }
    out + &rest_of_promise(book, own)
}

fn rest_of_promise(book: &Book, own: &Promise) -> String {
    let mut out = String::new();
    if own.state != State::Active {
        out += &format!(
            "state = \"{}\"\n",
            format!("{:?}", own.state).to_lowercase()
        );
    }
    if let Some(priority) = own.priority {
        out += &format!("priority = {priority}\n");
    }
    if !own.rests_on.is_empty() {
        out += &format!("rests_on = [{}]\n", members(book, &own.rests_on));
    }
    if let Some(work) = work(&own.work) {
        out += &format!("work = {work}\n");
    }
    if own.never > 0.0 {
        out += &format!("never = {:?}\n", own.never);
    }
    if !own.stakes.is_empty() {
        out += &format!("stakes = [{}]\n", listed(own.stakes.iter().map(stake)));
    }
    out
}

fn members(book: &Book, gates: &[Gate]) -> String {
    listed(gates.iter().map(|own| gate(book, own)))
}

fn gate(book: &Book, own: &Gate) -> String {
    match own {
        Gate::On { promise, lag } if lag.ticks == 0 => {
            format!("\"{}\"", book.promises[*promise].id)
        }
        Gate::On { promise, lag } => {
            let id = &book.promises[*promise].id;
            format!("{{ on = \"{id}\", lag = {} }}", length(*lag))
        }
        Gate::All(of) => format!("{{ all = [{}] }}", members(book, of)),
        Gate::Any(of) => format!("{{ any = [{}] }}", members(book, of)),
        Gate::AtLeast(count, of) => {
            format!("{{ at_least = {count}, of = [{}] }}", members(book, of))
        }
    }
}

fn work(own: &Work) -> Option<String> {
    match own {
        Work::Absent => None,
        Work::Exact(exact) => Some(length(*exact)),
        Work::Samples(samples) => Some(format!(
            "{{ samples = [{}] }}",
            listed(samples.iter().map(|sample| length(*sample)))
        )),
        Work::Items { items, per_week } => {
            let weeks = listed(per_week.iter().map(ToString::to_string));
            Some(format!("{{ items = {items}, per_week = [{weeks}] }}"))
        }
    }
}

fn spread(lengths: &[Length]) -> String {
    match lengths {
        [exact] => length(*exact),
        samples => {
            let samples = listed(samples.iter().map(|sample| length(*sample)));
            format!("{{ samples = [{samples}] }}")
        }
    }
}

fn stake(own: &Stake) -> String {
    let mut out = format!("{{ axis = \"{}\", amount = {}", AXES[own.axis], own.amount);
    if let Some(cap) = own.cap {
        out += &format!(", when = \"per_day_late\", cap = {cap}");
    }
    if let Some(after) = own.after {
        out += &format!(", after = {}", length(Length::calendar(after)));
    }
    out + " }"
}

/// Days where they come out whole or in quarters, hours where not: both are exact.
fn length(own: Length) -> String {
    let days = own.ticks as f64 / DAY as f64;
    match own.working {
        true => format!("\"{days}wd\""),
        false if own.ticks > 0 && own.ticks % (7 * DAY) == 0 => {
            format!("\"{}w\"", own.ticks / (7 * DAY))
        }
        false if own.ticks % DAY == 0 => format!("\"{days}d\""),
        false => format!("\"{}h\"", days * 24.0),
    }
}

fn listed(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}
