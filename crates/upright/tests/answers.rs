//! The documents of `--json`: their fields are those of the book's contract, and what they say holds together.

mod common;

use common::{document, fields};
use serde_json::Value;

/// The fields that a document has to have; more may stand beside them.
#[track_caller]
fn has(value: &Value, wanted: &[&str]) {
    let found = fields(value);
    for name in wanted {
        assert!(found.contains(name), "no {name:?} among {found:?}");
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn by_id<'a>(promises: &'a Value, id: &str) -> &'a Value {
    let found = list(promises).iter().find(|promise| promise["id"] == id);
    found.unwrap_or_else(|| panic!("no {id:?}"))
}

#[test]
fn a_forecast_names_every_promise() {
    let forecast = document("forecast portal.toml");
    has(
        &forecast,
        &["as_of", "futures", "seed", "promises", "harm", "unknown"],
    );
    assert_eq!(forecast["as_of"], "2026-03-02");
    assert_eq!(forecast["futures"], 16_384);
    assert_eq!(forecast["seed"], 1);
    assert_eq!(list(&forecast["promises"]).len(), 9);
    for promise in list(&forecast["promises"]) {
        has(
            promise,
            &[
                "id",
                "verdict",
                "p_kept",
                "p_kept_se",
                "p_never",
                "finish",
                "mean_days_late",
                "responsibility",
            ],
        );
        has(&promise["finish"], &["p10", "p50", "p80", "p90"]);
    }
    let portal = by_id(&forecast["promises"], "portal");
    let p_kept = portal["p_kept"].as_f64().expect("a chance");
    assert!((0.0..=1.0).contains(&p_kept), "{p_kept}");
    let retraining = by_id(&forecast["promises"], "retraining");
    assert_eq!(retraining["p_kept"], Value::Null);
    assert_eq!(retraining["verdict"], "unknown");
    assert_eq!(list(&forecast["unknown"])[0]["id"], "retraining");
    assert_eq!(list(&forecast["unknown"])[0]["reason"], "no_work");
    assert_eq!(list(&forecast["unknown"])[0]["ask"][0], "insurer");
    for axis in ["revenue", "cost", "customers", "jobs"] {
        has(&forecast["harm"][axis], &["expected", "p95"]);
    }
}

#[test]
fn a_quote_names_the_day_the_dates_the_reasons_and_what_rests_on_it() {
    let quote = document("quote portal.toml portal");
    has(&quote, &["id", "by", "dates", "reasons", "rests_on_it"]);
    has(&quote["by"], &["date", "p_kept", "p_kept_se", "verdict"]);
    assert_eq!(quote["by"]["date"], "2026-06-30");
    let confidences: Vec<f64> = list(&quote["dates"])
        .iter()
        .filter_map(|date| date["confidence"].as_f64())
        .collect();
    assert_eq!(confidences, [0.5, 0.8, 0.85, 0.95]);
    let days: Vec<&str> = list(&quote["dates"])
        .iter()
        .filter_map(|date| date["date"].as_str())
        .collect();
    assert!(days.is_sorted(), "{days:?}");
    assert!(!list(&quote["reasons"]).is_empty() && list(&quote["reasons"]).len() <= 3);
    has(&list(&quote["reasons"])[0], &["id", "days"]);
    let resting: Vec<&str> = list(&quote["rests_on_it"])
        .iter()
        .filter_map(|r| r["id"].as_str())
        .collect();
    assert_eq!(
        resting,
        ["licence", "campaign", "retraining"],
        "in the order of tell-by, absent last"
    );
    has(
        &list(&quote["rests_on_it"])[0],
        &["id", "party", "tell_by", "harm"],
    );
}

#[test]
fn a_quote_answers_for_the_day_and_the_confidences_asked() {
    let quote =
        document("quote portal.toml portal --by 2026-09-30 --confidence 0.9 --confidence 0.25");
    assert_eq!(quote["by"]["date"], "2026-09-30");
    let confidences: Vec<f64> = list(&quote["dates"])
        .iter()
        .filter_map(|date| date["confidence"].as_f64())
        .collect();
    assert_eq!(confidences, [0.9, 0.25]);
    let earlier = document("quote portal.toml portal --by 2026-06-30");
    assert!(quote["by"]["p_kept"].as_f64() > earlier["by"]["p_kept"].as_f64());
}

#[test]
fn a_new_promise_is_quoted_like_an_offering_or_like_another() {
    let offering = document("quote portal.toml --new --like portal-rollout --by 2026-07-31");
    assert_eq!(offering["by"]["date"], "2026-07-31");
    assert!(offering["by"]["p_kept"].is_number());
    let promise = document(
        "quote portal.toml --new --like portal --by 2026-12-31 --delivered-by lab-north --work 3wd",
    );
    assert!(promise["by"]["p_kept"].as_f64() > Some(0.5));
    assert_ne!(promise["id"], "portal");
}

#[test]
fn a_slip_names_what_falls_and_the_harm_it_adds() {
    let slip = document("slip portal.toml core-api --days 14");
    has(&slip, &["id", "days", "falls", "harm_added"]);
    assert_eq!(slip["days"], 14.0);
    for fall in list(&slip["falls"]) {
        has(fall, &["id", "p_kept_before", "p_kept_after", "tell_by"]);
    }
    assert!(
        list(&slip["falls"])
            .iter()
            .any(|fall| fall["id"] == "portal")
    );
    assert!(slip["harm_added"]["revenue"].as_f64() > Some(0.0));
}

#[test]
fn warnings_come_in_the_order_of_tell_by() {
    let warnings = document("warnings portal.toml");
    assert_eq!(warnings["line"], 0.85);
    let days: Vec<&str> = list(&warnings["warnings"])
        .iter()
        .filter_map(|w| w["tell_by"].as_str())
        .collect();
    assert!(!days.is_empty() && days.is_sorted(), "{days:?}");
    for warning in list(&warnings["warnings"]) {
        has(
            warning,
            &[
                "id",
                "party",
                "tell_by",
                "days_left",
                "due",
                "p_kept",
                "verdict",
                "solid_date",
                "harm",
            ],
        );
        assert!(warning["p_kept"].as_f64() < Some(0.85));
    }
}

#[test]
fn a_story_holds_all_that_was_said() {
    let story = document("show portal.toml portal");
    assert_eq!(story["what"], "Claims portal in production");
    assert_eq!(story["requested"], "2026-06-15");
    assert_eq!(story["due"], "2026-06-30");
    assert_eq!(story["evidence"], "D");
    assert_eq!(story["recorded"], true);
    let needs: Vec<&str> = list(&story["needs"])
        .iter()
        .filter_map(|need| need["id"].as_str())
        .collect();
    assert_eq!(
        needs,
        [
            "core-api",
            "kick-off",
            "lab-report-north",
            "lab-report-south"
        ]
    );
    assert_eq!(document("show portal.toml retraining")["evidence"], "D");
}

#[test]
fn what_is_private_is_for_its_party_alone() {
    let seen = |who: &str| document(&format!("forecast private.toml --seen-by {who}"));
    let ids = |answer: &Value| -> Vec<String> {
        let promises = list(&answer["promises"]).iter();
        promises
            .filter_map(|promise| promise["id"].as_str().map(str::to_owned))
            .collect()
    };
    assert_eq!(
        ids(&seen("insurer")),
        ["posts", "portal"]
            .map(str::to_owned)
            .into_iter()
            .rev()
            .collect::<Vec<_>>()
    );
    assert_eq!(ids(&seen("halyard")), ["portal"]);
    assert_eq!(ids(&document("forecast private.toml")), ["portal", "posts"]);
    let hidden = common::run("show private.toml posts --seen-by halyard");
    assert_eq!(hidden.status, 1);
    assert!(!hidden.err.contains("Every clerk"), "{}", hidden.err);
}

#[test]
fn a_run_goes_on_until_it_is_as_precise_as_asked() {
    let rough = document("forecast portal.toml --futures 1000");
    assert_eq!(rough["futures"], 1000);
    let fine = document("forecast portal.toml --futures 1000 --precision 0.005");
    assert!(fine["futures"].as_u64() > Some(1000));
    for promise in list(&fine["promises"]) {
        assert!(
            promise["p_kept_se"]
                .as_f64()
                .is_none_or(|error| error < 0.005)
        );
    }
}
