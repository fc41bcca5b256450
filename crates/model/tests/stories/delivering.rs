//! How a promise is worked towards, and ends.

use super::telling::*;
use super::world::{
    at_desk, by_link, chance, day, draft, on, party, person, promise, record, text, write,
};
use upright_model::Step;
use upright_model::life::{Claim, ClaimAnswer, Evidence};
use upright_model::promise::{Past, State};
use upright_model::work::{Form, Work};

#[test]
fn done_is_disputed_done_again_and_accepted_late() {
    let mut story = Story::new();
    let (sam, bo) = (at_desk("sam"), at_desk("bo"));
    let client = by_link("clara", "brightwater");
    story.does(
        &sam,
        "2026-03-02",
        record(draft("portal", "2026-06-30"), Past::default()),
    );
    story.takes(
        &bo,
        "2026-04-01",
        "portal",
        Step::StartWork {
            started: day("2026-04-01"),
        },
    );
    story.takes(
        &bo,
        "2026-06-29",
        "portal",
        Step::DeclareDone {
            done: day("2026-06-29"),
        },
    );
    assert_eq!(
        story.world.book.promises["portal"].past.state,
        State::Active
    );
    assert_eq!(
        story.world.book.promises["portal"].past.done,
        Some(day("2026-06-29"))
    );
    let reason = text("Half of the claims are lost");
    story.takes(
        &client,
        "2026-07-01",
        "portal",
        Step::DisputeDone {
            reason: reason.clone(),
        },
    );
    assert_eq!(story.world.book.promises["portal"].past.done, None);
    story.takes(
        &sam,
        "2026-07-09",
        "portal",
        Step::DeclareDone {
            done: day("2026-07-08"),
        },
    );
    story.takes(&sam, "2026-07-09", "portal", Step::AcceptDone);
    story.takes(&client, "2026-07-10", "portal", Step::AcceptDone);
    story.reads(&[
        "2026-03-02 sam: promise_recorded",
        "2026-04-01 bo: work_started",
        "2026-06-29 bo: done_declared 2026-06-29",
        "2026-07-01 clara of brightwater: done_disputed",
        "2026-07-09 sam: done_declared 2026-07-08",
        "refused: \"sam\" declared \"portal\" done (own_claim)",
        "2026-07-10 clara of brightwater: done_accepted",
        "2026-07-10 clara of brightwater: promise_kept_late 8 days late, 8 after the first date",
    ]);
    let portal = &story.world.book.promises["portal"];
    assert_eq!(
        (portal.past.state, portal.past.known),
        (State::Kept, Some(day("2026-07-09")))
    );
    let disputed = ClaimAnswer::Disputed {
        by: person("clara"),
        on: day("2026-07-01"),
        reason,
    };
    let first_claim = Claim {
        by: person("bo"),
        on: day("2026-06-29"),
        done: day("2026-06-29"),
        answer: Some(disputed),
    };
    assert_eq!(portal.life.claims[0], first_claim);
    assert!(portal.recorded);
}

#[test]
fn backing_lapses_when_the_work_goes_to_somebody_else() {
    let mut story = Story::new();
    let (sam, bo) = (at_desk("sam"), at_desk("bo"));
    let due = day("2026-06-30");
    story.does(&sam, "2026-03-02", write(draft("portal", "2026-06-30")));
    story.takes(&sam, "2026-03-02", "portal", Step::AskBacking { due });
    let other = Step::OfferOtherDate {
        instead: day("2026-07-17"),
        reason: None,
    };
    story.takes(&bo, "2026-03-02", "portal", other);
    let life = |story: &Story| story.world.book.promises["portal"].life.clone();
    assert_eq!(life(&story).backed_by(due), None);
    let give = || Step::GiveBacking {
        due,
        restatement: text("All right, by June 30"),
    };
    story.takes(&bo, "2026-03-03", "portal", give());
    story.takes(&sam, "2026-03-03", "portal", Step::AskBacking { due });
    assert_eq!(life(&story).backed_by(due), Some(&person("bo")));
    assert_eq!(life(&story).backed_by(day("2026-06-29")), None);
    story.takes(
        &sam,
        "2026-03-04",
        "portal",
        Step::DelegatePromise {
            to: party("acquirer"),
        },
    );
    assert_eq!(life(&story).backed_by(due), None);
    story.takes(
        &by_link("eve", "platform-team"),
        "2026-03-05",
        "portal",
        give(),
    );
    story.takes(&by_link("eve", "acquirer"), "2026-03-05", "portal", give());
    assert_eq!(life(&story).backed_by(due), Some(&person("eve")));
    story.takes(
        &sam,
        "2026-03-06",
        "portal",
        Step::AssignPromise {
            to: party("acquirer"),
        },
    );
    assert_eq!(life(&story).backed_by(due), None);
    let lapsed = life(&story).backings.len();
    story.takes(
        &bo,
        "2026-03-07",
        "portal",
        Step::RefuseBacking {
            reason: text("Not ours"),
        },
    );
    assert_eq!(life(&story).backings.len(), lapsed + 1);
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "2026-03-02 sam: backing_asked 2026-06-30",
        "2026-03-02 bo: other_date_offered 2026-07-17 instead of 2026-06-30",
        "2026-03-03 bo: backing_given 2026-06-30 \"All right, by June 30\"",
        "2026-03-03 sam: backing_asked 2026-06-30",
        "2026-03-04 sam: promise_delegated",
        "refused: a link of \"platform-team\" has no say in this (not_for_this_link)",
        "2026-03-05 eve of acquirer: backing_given 2026-06-30 \"All right, by June 30\"",
        "2026-03-06 sam: promise_assigned",
        "2026-03-07 bo: backing_refused",
    ]);
}

#[test]
fn old_estimates_stay_and_links_come_and_go() {
    let mut story = Story::new();
    let (sam, bo) = (at_desk("sam"), at_desk("bo"));
    let throughput = |items| {
        Work::new(Form::Throughput {
            items,
            per_week: vec![2.0, 4.0],
        })
        .expect("a throughput")
    };
    let mut portal = draft("portal", "2026-06-30");
    portal.work = Some(Work::none());
    portal.private_to = Some(party("brightwater"));
    story.does(
        &sam,
        "2026-03-02",
        record(draft("api", "2026-05-29"), Past::default()),
    );
    story.does(&sam, "2026-03-02", record(portal, Past::default()));
    let estimate = |work| Step::GiveEstimate {
        work,
        never: chance(0.1),
        evidence: Evidence::TrackerAndRecord,
    };
    story.takes(
        &bo,
        "2026-03-03",
        "portal",
        estimate(Some(throughput(24.0))),
    );
    let note = || text("On it");
    let progress = Step::ReportProgress {
        note: note(),
        items_left: Some(12.0),
    };
    story.takes(&bo, "2026-03-20", "portal", progress);
    story.takes(
        &bo,
        "2026-03-21",
        "portal",
        Step::AddRestsOn { gate: on("api") },
    );
    story.takes(
        &bo,
        "2026-03-21",
        "api",
        Step::AddRestsOn { gate: on("portal") },
    );
    assert_eq!(story.world.book.resting_on(&promise("api")).count(), 1);
    let portal = &story.world.book.promises["portal"];
    assert_eq!(portal.draft.work, Some(throughput(12.0)));
    story.takes(
        &bo,
        "2026-03-22",
        "portal",
        Step::RemoveRestsOn { gate: on("api") },
    );
    story.takes(
        &bo,
        "2026-03-22",
        "api",
        Step::AddRestsOn { gate: on("portal") },
    );
    story.takes(&bo, "2026-03-23", "portal", estimate(None));
    story.takes(
        &sam,
        "2026-03-23",
        "portal",
        Step::AssignPromise {
            to: party("acquirer"),
        },
    );
    let portal = &story.world.book.promises["portal"];
    let works: Vec<_> = portal
        .life
        .estimates
        .iter()
        .map(|given| given.work.clone())
        .collect();
    assert_eq!(works, [Some(Work::none()), Some(throughput(24.0)), None]);
    let grades: String = portal
        .life
        .estimates
        .iter()
        .map(|e| e.evidence.grade())
        .collect();
    assert_eq!(grades, "DAD");
    assert_eq!(portal.draft.private_to, Some(party("acquirer")));
    story.reads(&[
        "2026-03-02 sam: promise_recorded",
        "2026-03-02 sam: promise_recorded",
        "2026-03-03 bo: estimate_given",
        "2026-03-20 bo: progress_reported",
        "2026-03-21 bo: rests_on_added",
        "refused: \"api\" would rest on itself through \"portal\" (cycle)",
        "2026-03-22 bo: rests_on_removed",
        "2026-03-22 bo: rests_on_added",
        "2026-03-23 bo: estimate_given",
        "2026-03-23 sam: promise_assigned",
    ]);
}
