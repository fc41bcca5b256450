//! What the desk says.

use upright_desk::question::NewAsked;
use upright_desk::{forecast, quote, quote_new, show, slip, warnings};
use upright_model::life::Evidence;
use upright_model::policy::Verdict;

use super::told::*;

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
fn a_promise_is_shown_with_the_numbers_of_the_whole_forecast() {
    let told = Told::story(&open("late", "due = 2026-03-05\nwork = \"9d\"\nrests_on = [\"api\"]\nstakes = [{ axis = \"cost\", amount = 7 }]").replace("due = 2026-03-20\n", ""));
    for name in ["api", "portal", "late"] {
        let shown = show(&told.standpoint(), &id(name)).expect("shown");
        assert_eq!(shown.forecast, Some(told.promise(name)));
    }
    let answers_for = told.promise("late").responsibility;
    assert!(answers_for.0.iter().any(|(_, harm)| *harm > 0.0));
}
