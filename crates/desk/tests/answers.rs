//! Stories: small books, and what the desk says of them.

use upright_connect::book_file::{self, Format};
use upright_desk::answer::{PromiseAnswer, Reason};
use upright_desk::question::{DateAsked, NewAsked, Refusal, Standpoint};
use upright_desk::{Run, forecast, quote, quote_new, show, slip, warnings};
use upright_model::Book;
use upright_model::day::Day;
use upright_model::id::{PartyId, PromiseId};
use upright_model::life::Evidence;
use upright_model::policy::Verdict;

/// A vendor with a team that works on one promise at a time; day 0 is a Monday.
const VENDOR: &str = r#"
upright = 1
as_of = 2026-03-02

[[party]]
id = "vendor"
[[party]]
id = "client"
[[party]]
id = "rival"
[[party]]
id = "team"
kind = "team"
slots = 1

[[offering]]
id = "rollout"
delivered_by = "team"
work = "5wd"
rests_on = ["api"]

[[promise]]
id = "api"
what = "The API answers"
promisor = "vendor"
promisee = "client"
delivered_by = "team"
due = 2026-03-06
work = "5wd"
stakes = [{ axis = "cost", amount = 1000 }]

[[promise]]
id = "portal"
what = "The portal is live"
promisor = "vendor"
promisee = "client"
due = 2026-03-12
tell_by = 2026-03-09
work = { samples = ["4d", "8d"] }
rests_on = ["api"]
stakes = [{ axis = "revenue", amount = 100 }, { axis = "cost", amount = 10, when = "per_day_late", cap = 25 }]
"#;

struct Told {
    book: Book,
    as_of: Day,
}

impl Told {
    fn story(more: &str) -> Self {
        let text = format!("{VENDOR}{more}");
        let file = book_file::read(text.as_bytes(), Format::Toml).expect("a well-formed story");
        let book = upright_desk::fold(file.commands, file.as_of).expect("a book that folds");
        Self {
            book,
            as_of: file.as_of,
        }
    }

    fn standpoint(&self) -> Standpoint<'_> {
        Standpoint {
            book: &self.book,
            as_of: self.as_of,
            seen_by: None,
            run: Run::default(),
        }
    }

    fn promise(&self, id: &str) -> PromiseAnswer {
        let answer = forecast(&self.standpoint()).expect("a forecast");
        answer
            .promises
            .into_iter()
            .find(|promise| promise.id.as_str() == id)
            .expect("it is listed")
    }
}

fn id(text: &str) -> PromiseId {
    PromiseId::new(text).expect("an id")
}

fn party(text: &str) -> PartyId {
    PartyId::new(text).expect("an id")
}

fn asked(text: &str) -> DateAsked {
    DateAsked {
        id: id(text),
        by: None,
        confidences: Vec::new(),
    }
}

fn open(name: &str, rest: &str) -> String {
    format!(
        "[[promise]]\nid = \"{name}\"\nwhat = \"{name}\"\npromisor = \"vendor\"\npromisee = \"client\"\ndue = 2026-03-20\n{rest}\n"
    )
}

#[test]
fn what_is_certain_is_told_exactly() {
    let told = Told::story("");
    let api = told.promise("api");
    assert_eq!(
        (api.p_kept, api.p_kept_se, api.verdict),
        (Some(1.0), Some(0.0), Verdict::Solid)
    );
    assert_eq!(
        api.finish.p90.map(|date| date.to_string()).as_deref(),
        Some("2026-03-06")
    );
    assert_eq!(api.mean_days_late, Some(0.0));
}

#[test]
fn a_late_promise_costs_by_the_day_up_to_its_cap() {
    let told = Told::story("");
    let portal = told.promise("portal");
    let late = 1.0 - portal.p_kept.expect("a chance");
    assert!((late - 0.5).abs() < 0.02);
    assert!((portal.mean_days_late.expect("days") - 2.0 * late).abs() < 1e-9);
    let answer = forecast(&told.standpoint()).expect("a forecast");
    let words: Vec<&str> = answer.harm.0.iter().map(|(axis, _)| axis.word()).collect();
    assert_eq!(words, ["revenue", "cost"]);
    let [(_, revenue), (_, cost)] = answer.harm.0.as_slice() else {
        panic!("two axes")
    };
    assert!((revenue.expected - 100.0 * late).abs() < 1e-9 && revenue.p95 == 100.0);
    assert!((cost.expected - 20.0 * late).abs() < 1e-9 && cost.p95 == 20.0);
    assert_eq!(portal.responsibility.0[0].1, revenue.expected);
}

#[test]
fn unknown_is_contagious_and_says_whom_to_ask() {
    let told = Told::story(&[
        open("guess", "delivered_by = \"team\"\nstakes = [{ axis = \"jobs\", amount = 1 }]"),
        open("after-guess", "work = \"1d\"\nrests_on = [\"guess\"]"),
        open("either", "work = \"1d\"\nrests_on = [{ any = [\"guess\", \"portal\"] }]"),
        open("two-of-three", "work = \"1d\"\nrests_on = [{ at_least = 2, of = [\"guess\", \"api\", \"portal\"] }]"),
        open("dropped", "work = \"1d\"\nstate = \"withdrawn\""),
        open("orphan", "work = \"1d\"\nrests_on = [\"dropped\", \"guess\"]"),
        open("lost", "state = \"broken\""),
        open("doomed", "work = \"1d\"\nrests_on = [\"lost\", \"guess\"]"),
        open("used-up", "work = \"2wd\"\nstarted = 2026-02-26"),
    ].concat());
    let answer = forecast(&told.standpoint()).expect("a forecast");
    let unknown: Vec<(&str, Reason, Vec<&str>)> = answer
        .unknown
        .iter()
        .map(|own| {
            (
                own.id.as_str(),
                own.reason,
                own.ask.iter().map(PartyId::as_str).collect(),
            )
        })
        .collect();
    assert_eq!(
        unknown,
        [
            ("after-guess", Reason::RestsOnUnknown, vec!["team"]),
            ("guess", Reason::NoWork, vec!["team"]),
            ("orphan", Reason::Orphaned, vec!["vendor"]),
            ("used-up", Reason::UsedUp, vec!["vendor"]),
        ]
    );
    let ids: Vec<&str> = answer
        .promises
        .iter()
        .map(|promise| promise.id.as_str())
        .collect();
    assert!(ids.contains(&"guess") && !ids.contains(&"dropped"));
    assert_eq!(told.promise("guess").verdict, Verdict::Unknown);
    assert_eq!(told.promise("guess").p_kept, None);
    assert_eq!(told.promise("doomed").p_never, Some(1.0));
    assert_eq!(told.promise("api").touched_by, [id("guess")]);
    assert_eq!(told.promise("portal").touched_by, []);
    assert!(
        told.promise("either").p_kept.is_some() && told.promise("two-of-three").p_kept.is_some()
    );
    let jobs = answer
        .harm
        .0
        .last()
        .map(|(axis, harm)| (axis.word(), harm.expected, harm.left_out));
    assert_eq!(jobs, Some(("jobs", 0.0, 1)));
}

#[test]
fn a_quote_names_the_dates_the_reasons_and_what_rests_on_it() {
    let told = Told::story(&open(
        "launch",
        "work = \"0d\"\nrests_on = [\"portal\"]\ntell_by = 2026-03-04",
    ));
    let portal = quote(&told.standpoint(), &asked("portal")).expect("a quote");
    assert_eq!(portal.by.date.to_string(), "2026-03-12");
    assert_eq!(
        portal.by.verdict,
        told.book.policy.verdict(portal.by.p_kept)
    );
    let dates: Vec<(f64, String)> = portal
        .dates
        .iter()
        .map(|date| {
            (
                date.confidence,
                date.date.map_or_else(String::new, |date| date.to_string()),
            )
        })
        .collect();
    let [half, .., most] = dates.as_slice() else {
        panic!("several dates")
    };
    assert_eq!((half.0, most.0), (0.5, 0.95));
    assert_eq!(most.1, "2026-03-14");
    let reasons: Vec<(&str, Option<i64>)> = portal
        .reasons
        .iter()
        .map(|reason| (reason.id.as_str(), reason.days))
        .collect();
    assert_eq!(reasons, [("api", Some(5))]);
    let resting: Vec<&str> = portal
        .rests_on_it
        .iter()
        .map(|own| own.id.as_str())
        .collect();
    assert_eq!(resting, ["launch"]);
    assert_eq!(portal.rests_on_it[0].party, party("client"));
}

#[test]
fn a_draft_is_quoted_as_if_it_were_active() {
    let told = Told::story(&open(
        "wish",
        "delivered_by = \"team\"\nwork = \"5wd\"\nstate = \"draft\"\npriority = 1",
    ));
    let wish = quote(&told.standpoint(), &asked("wish")).expect("a quote");
    let solid = wish
        .dates
        .iter()
        .find(|date| date.confidence == 0.85)
        .and_then(|date| date.date);
    assert_eq!(
        solid.map(|date| date.to_string()).as_deref(),
        Some("2026-03-06")
    );
    assert_eq!(
        told.promise("api").p_kept,
        Some(1.0),
        "in the forecast a draft takes no slot"
    );
}

#[test]
fn a_new_promise_is_quoted_after_an_offering_or_an_earlier_one() {
    let told = Told::story("");
    let by = "2026-03-13".parse().expect("a day");
    let new = |like: &str| NewAsked {
        like: like.to_owned(),
        by,
        delivered_by: None,
        work: None,
        confidences: vec![0.9],
    };
    let rollout = quote_new(&told.standpoint(), &new("rollout")).expect("a quote");
    assert_eq!(rollout.id.as_str(), "rollout-1");
    assert_eq!(rollout.by.p_kept, Some(1.0));
    assert_eq!(
        rollout.dates[0]
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("2026-03-13")
    );
    let again = quote_new(&told.standpoint(), &new("api")).expect("a quote");
    assert_eq!(again.id.as_str(), "api-1");
    let elsewhere = NewAsked {
        delivered_by: Some(party("rival")),
        ..new("api")
    };
    let elsewhere = quote_new(&told.standpoint(), &elsewhere).expect("a quote");
    assert_eq!(
        elsewhere.dates[0]
            .date
            .map(|date| date.to_string())
            .as_deref(),
        Some("2026-03-06")
    );
    let nowhere = quote_new(&told.standpoint(), &new("rolout")).expect_err("no such pattern");
    assert_eq!(nowhere.hint(), "did you mean \"rollout\"?");
}

#[test]
fn a_slip_falls_downstream_in_the_order_of_tell_by() {
    let told = Told::story(
        &[
            open(
                "launch",
                "due = 2026-03-12\nwork = \"0d\"\nrests_on = [\"portal\"]\ntell_by = 2026-03-04",
            )
            .replace("due = 2026-03-20\n", ""),
            open(
                "campaign",
                "due = 2026-03-12\nwork = \"0d\"\nrests_on = [\"portal\"]",
            )
            .replace("due = 2026-03-20\n", ""),
        ]
        .concat(),
    );
    let answer = slip(&told.standpoint(), &id("api"), 7.0).expect("a slip");
    let falls: Vec<(&str, f64)> = answer
        .falls
        .iter()
        .map(|fall| (fall.id.as_str(), fall.p_kept_after))
        .collect();
    assert_eq!(
        falls,
        [
            ("launch", 0.0),
            ("portal", 0.0),
            ("api", 0.0),
            ("campaign", 0.0)
        ]
    );
    let cost = answer
        .harm_added
        .0
        .iter()
        .find(|(axis, _)| axis.word() == "cost")
        .map(|(_, x)| *x);
    assert!(cost.is_some_and(|cost| cost > 1000.0));
    let still = slip(&told.standpoint(), &id("api"), 0.0).expect("a slip of nothing");
    assert!(still.falls.is_empty() && still.harm_added.0.iter().all(|(_, added)| *added == 0.0));
}

#[test]
fn what_cannot_be_answered_is_refused_with_a_hint() {
    let told = Told::story(
        &[
            open("over", "done = 2026-03-01"),
            open("dropped", "work = \"1d\"\nstate = \"released\""),
            open("blank", ""),
        ]
        .concat(),
    );
    let standpoint = told.standpoint();
    let refused = |refusal: Refusal, message: &str, hint: &str| {
        assert_eq!(refusal.to_string(), message);
        assert!(refusal.hint().contains(hint), "{}", refusal.hint());
    };
    refused(
        slip(&standpoint, &id("over"), 1.0).expect_err("done"),
        "promise \"over\" is done: it can't slip",
        "still open",
    );
    refused(
        slip(&standpoint, &id("blank"), 1.0).expect_err("unknown"),
        "promise \"blank\" has no forecast: how far a slip reaches can't be told",
        "ask vendor",
    );
    refused(
        slip(&standpoint, &id("api"), -1.0).expect_err("negative"),
        "-1 is not a number of days from 0 to 36525",
        "14",
    );
    refused(
        quote(&standpoint, &asked("dropped")).expect_err("gone"),
        "promise \"dropped\" is released: it is not forecast",
        "--like",
    );
    refused(
        quote(&standpoint, &asked("apj")).expect_err("no such"),
        "no promise \"apj\" in this book",
        "\"api\"",
    );
    let sure = DateAsked {
        confidences: vec![1.5],
        ..asked("api")
    };
    refused(
        quote(&standpoint, &sure).expect_err("above 1"),
        "1.5 is not a confidence above 0 and at most 1",
        "0.85",
    );
}

#[test]
fn warnings_go_to_whoever_must_be_told_first() {
    let told = Told::story(&open(
        "launch",
        "work = \"9d\"\nrests_on = [\"portal\"]\ntell_by = 2026-02-27",
    ));
    let answer = warnings(&told.standpoint()).expect("warnings");
    let told_first: Vec<(&str, Option<i64>)> = answer
        .warnings
        .iter()
        .map(|own| (own.id.as_str(), own.days_left))
        .collect();
    assert_eq!(told_first, [("launch", Some(-3)), ("portal", Some(7))]);
}

#[test]
fn what_is_private_is_shown_to_its_owner_alone() {
    let told = Told::story(&open(
        "secret",
        "work = \"30d\"\nprivate_to = \"client\"\nstakes = [{ axis = \"jobs\", amount = 5 }]",
    ));
    let as_seen_by = |viewer: &PartyId| {
        let standpoint = Standpoint {
            seen_by: Some(viewer),
            ..told.standpoint()
        };
        let answer = forecast(&standpoint).expect("a forecast");
        let ids: Vec<String> = answer
            .promises
            .iter()
            .map(|own| own.id.to_string())
            .collect();
        (ids, answer.harm.0.len())
    };
    assert_eq!(
        as_seen_by(&party("client")),
        (vec!["api".into(), "portal".into(), "secret".into()], 3)
    );
    assert_eq!(
        as_seen_by(&party("rival")),
        (vec!["api".into(), "portal".into()], 2)
    );
    let rival = party("rival");
    let standpoint = Standpoint {
        seen_by: Some(&rival),
        ..told.standpoint()
    };
    assert!(matches!(
        quote(&standpoint, &asked("secret")),
        Err(Refusal::Private { .. })
    ));
    let nobody = party("nobody");
    let standpoint = Standpoint {
        seen_by: Some(&nobody),
        ..told.standpoint()
    };
    assert!(matches!(
        forecast(&standpoint),
        Err(Refusal::NoSuchParty { .. })
    ));
}

#[test]
fn show_tells_what_a_promise_needs_and_what_rests_on_it() {
    let told = Told::story("");
    let api = show(&told.standpoint(), &id("api")).expect("shown");
    assert_eq!(api.evidence, Evidence::Nothing);
    assert!(api.recorded && api.needs.is_empty());
    let resting: Vec<&str> = api.rests_on_it.iter().map(|own| own.id.as_str()).collect();
    assert_eq!(resting, ["portal"]);
    let portal = show(&told.standpoint(), &id("portal")).expect("shown");
    assert_eq!(
        (portal.evidence, portal.needs.len()),
        (Evidence::Nothing, 1)
    );
    assert_eq!(portal.first_due, portal.due);
}

#[test]
fn every_answer_names_the_unknown_in_the_queues_that_move_it() {
    let told = Told::story(&open("guess", "delivered_by = \"team\""));
    let standpoint = told.standpoint();
    let portal = quote(&standpoint, &asked("portal")).expect("a quote");
    assert_eq!(
        portal.touched_by,
        [id("guess")],
        "the API that it rests on waits beside it"
    );
    let shown = show(&standpoint, &id("portal")).expect("shown");
    assert_eq!(shown.touched_by, [id("guess")]);
    let slipped = slip(&standpoint, &id("api"), 7.0).expect("a slip");
    assert_eq!(slipped.touched_by, [id("guess")]);
    let blank = quote(&standpoint, &asked("guess")).expect("a quote");
    assert_eq!((blank.by.p_kept, blank.touched_by.len()), (None, 0));
    assert!(
        blank
            .unknown
            .is_some_and(|unknown| unknown.ask == [party("team")])
    );
}

#[test]
fn what_remains_of_something_under_way_is_no_pattern() {
    let told = Told::story(&open(
        "counted",
        "started = 2026-02-20\nwork = { items = 3, per_week = [2, 4] }",
    ));
    let new = NewAsked {
        like: "counted".to_owned(),
        by: "2026-04-01".parse().expect("a day"),
        delivered_by: None,
        work: None,
        confidences: Vec::new(),
    };
    let refusal = quote_new(&told.standpoint(), &new).expect_err("only what remains");
    assert!(refusal.hint().contains("--work"), "{refusal}");
    let work = book_file::parse_work("{ items = 24, per_week = [2, 4] }").expect("work");
    let whole = NewAsked {
        work: Some(work),
        ..new
    };
    assert!(quote_new(&told.standpoint(), &whole).is_ok());
}
