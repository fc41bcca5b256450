//! What the desk leaves open, refuses or does not show.

use upright_connect::book_file::{self};
use upright_desk::answer::Reason;
use upright_desk::question::{DateAsked, NewAsked, Refusal, Standpoint};
use upright_desk::{forecast, quote, quote_new, show, slip};
use upright_model::id::PartyId;
use upright_model::policy::Verdict;

use super::told::*;

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
