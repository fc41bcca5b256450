//! The demo book: its sizes, its story, and the figures that the documents name.

use std::collections::BTreeSet;

use upright_desk::answer::{QuoteAnswer, Reason};
use upright_desk::demo::{Demo, Size, book};
use upright_desk::question::{DateAsked, Standpoint};
use upright_desk::{Run, fold, forecast, quote};
use upright_model::day::Day;
use upright_model::duration::Unit;
use upright_model::id::PromiseId;
use upright_model::promise::State;
use upright_model::work::Form;
use upright_model::{Book, Command};

const DAY_0: &str = "2026-03-02";
const SIZES: [(Size, usize); 3] = [
    (Size::Small, 34),
    (Size::Medium, 400),
    (Size::Large, 10_000),
];

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn id(text: &str) -> PromiseId {
    PromiseId::new(text).expect("an id")
}

fn folded(demo: Demo) -> Book {
    fold(demo.commands, demo.as_of).expect("every command is accepted")
}

fn standpoint(book: &Book, as_of: Day) -> Standpoint<'_> {
    Standpoint {
        book,
        as_of,
        seen_by: None,
        run: Run::default(),
    }
}

fn asked_on(book: &Book, as_of: Day, promise: &str) -> QuoteAnswer {
    let asked = DateAsked {
        id: id(promise),
        by: None,
        confidences: vec![0.85],
    };
    quote(&standpoint(book, as_of), &asked).expect("an answer")
}

/// How many of fifty futures keep a promise as it stands.
fn of_50(book: &Book, promise: &str) -> f64 {
    let answer = asked_on(book, day(DAY_0), promise);
    answer.by.p_kept.expect("a chance") * 50.0
}

#[test]
fn each_size_holds_exactly_what_it_says() {
    for (size, promises) in SIZES {
        let book = folded(book(size, day(DAY_0)));
        assert_eq!(book.promises.len(), promises);
        assert_eq!(size.promises(), promises);
    }
}

#[test]
fn it_can_be_told_on_any_day() {
    for after in 0..7 {
        let today = day("2027-02-22").plus_days(after).expect("a day");
        assert_eq!(folded(book(Size::Medium, today)).promises.len(), 400);
    }
    for today in [Day::FIRST, Day::LAST] {
        assert_eq!(folded(book(Size::Medium, today)).promises.len(), 400);
    }
}

#[test]
fn it_is_the_same_each_time() {
    let large = || book(Size::Large, day(DAY_0));
    assert_eq!(large(), large());
}

#[test]
fn the_story_is_the_same_in_every_size() {
    let [small, medium] = [Size::Small, Size::Medium].map(|size| folded(book(size, day(DAY_0))));
    for (id, promise) in &small.promises {
        assert_eq!(medium.promises.get(id), Some(promise), "{id}");
    }
    assert_eq!(
        of_50(&small, "claims-portal").to_bits(),
        of_50(&medium, "claims-portal").to_bits(),
        "what has nothing to do with it moves nothing"
    );
}

#[test]
fn june_30_is_a_stretch_and_two_to_three_weeks_later_is_solid() {
    let book = folded(book(Size::Small, day(DAY_0)));
    let answer = asked_on(&book, day(DAY_0), "claims-portal");
    let of_50 = answer.by.p_kept.expect("a chance") * 50.0;
    assert!((27.0..=31.0).contains(&of_50), "{of_50} of 50");
    let solid = answer
        .dates
        .first()
        .and_then(|date| date.date)
        .expect("a day");
    let later = (solid - day("2026-06-30").date()).get_days();
    assert!((14..=20).contains(&later), "{solid}, {later} days later");
}

#[test]
fn eleven_things_rest_on_it_first_to_be_told_first() {
    let book = folded(book(Size::Small, day(DAY_0)));
    let answer = asked_on(&book, day(DAY_0), "claims-portal");
    let order: Vec<&str> = answer
        .rests_on_it
        .iter()
        .map(|resting| resting.id.as_str())
        .collect();
    assert_eq!(order.first(), Some(&"old-licence-ended"), "{order:?}");
    for banked in [
        "online-claims",
        "campaign",
        "cost-guidance",
        "clerks-placed",
        "digital-claims-programme",
    ] {
        assert!(order.contains(&banked), "{banked} in {order:?}");
    }
}

/// The two clients of the platform team: whichever goes first in its queue, the other pays.
#[test]
fn helping_one_client_harms_the_other() {
    let as_told = folded(book(Size::Small, day(DAY_0)));
    let mut demo = book(Size::Small, day(DAY_0));
    for command in &mut demo.commands {
        if let Command::RecordPromise { draft, .. } = command
            && draft.id == id("fennmark-tracking")
        {
            draft.priority = Some(1);
        }
    }
    let fennmark_first = folded(demo);
    let helped = of_50(&fennmark_first, "fennmark-tracking") - of_50(&as_told, "fennmark-tracking");
    let harmed = of_50(&as_told, "claims-portal") - of_50(&fennmark_first, "claims-portal");
    assert!(
        helped > 2.0 && harmed > 2.0,
        "{helped} gained, {harmed} lost"
    );
}

#[test]
fn the_unknown_is_seen_and_says_whom_to_ask() {
    let book = folded(book(Size::Small, day(DAY_0)));
    let answer = forecast(&standpoint(&book, day(DAY_0))).expect("an answer");
    let unknown: Vec<(&str, Reason, Vec<&str>)> = answer
        .unknown
        .iter()
        .map(|unknown| {
            let ask = unknown.ask.iter().map(|party| party.as_str()).collect();
            (unknown.id.as_str(), unknown.reason, ask)
        })
        .collect();
    assert_eq!(
        unknown,
        [("broker-view", Reason::NoWork, vec!["ambertal-it"])]
    );
}

#[test]
fn every_way_to_write_work_is_used() {
    let book = folded(book(Size::Small, day(DAY_0)));
    let works = || {
        book.promises
            .values()
            .filter_map(|promise| promise.draft.work.as_ref())
    };
    let forms: BTreeSet<&str> = works()
        .map(|work| match work.form() {
            Form::Exact(exact) if exact.unit() == Unit::WorkingDays => "exact, working days",
            Form::Exact(_) => "exact, calendar time",
            Form::Bounded { .. } => "low, likely, high",
            Form::Quantiles { .. } => "p10, p50, p90",
            Form::MedianAndHigh { .. } => "p50, p90",
            Form::Samples(_) => "samples",
            Form::Throughput { .. } => "items",
        })
        .collect();
    assert_eq!(forms.len(), 7, "{forms:?}");
    assert!(
        book.promises
            .values()
            .any(|promise| promise.past.started.is_some())
    );
    let states: BTreeSet<State> = book
        .promises
        .values()
        .map(|promise| promise.past.state)
        .collect();
    let told = [
        State::Draft,
        State::Offered,
        State::Active,
        State::Kept,
        State::Broken,
    ];
    assert_eq!(states, BTreeSet::from(told));
}
