//! How a promise comes to be made, and to another date.

use super::telling::*;
use super::world::{
    World, at_desk, by_link, chance, day, draft, forecast, person, record, take, text, write,
};
use upright_model::life::Evidence;
use upright_model::policy::Verdict;
use upright_model::promise::{Past, State};
use upright_model::step::Speaker;
use upright_model::term::{Side, TermOutcome};
use upright_model::work::Work;
use upright_model::{Actor, Step};

#[test]
fn june_30_is_stretched_renegotiated_in_time_and_kept() {
    let mut story = Story::new();
    let (sam, bo, ada) = (at_desk("sam"), at_desk("bo"), at_desk("ada"));
    let client = by_link("clara", "brightwater");
    let mut portal = draft("portal", "2026-07-17");
    portal.tell_by = Some(day("2026-06-01"));
    story.does(&sam, "2026-03-02", write(portal));
    let june_30 = || day("2026-06-30");
    story.takes(
        &client,
        "2026-03-02",
        "portal",
        Step::RequestDate {
            requested: june_30(),
        },
    );
    story.takes(
        &sam,
        "2026-03-02",
        "portal",
        Step::ProposeDue { due: june_30() },
    );
    story.takes(
        &sam,
        "2026-03-02",
        "portal",
        Step::AskBacking { due: june_30() },
    );
    let restatement = text("Live by 30 June, if the API is there in May");
    story.takes(
        &bo,
        "2026-03-03",
        "portal",
        Step::GiveBacking {
            due: june_30(),
            restatement,
        },
    );
    story.takes(&sam, "2026-03-03", "portal", make("2026-06-30", 0.58, None));
    let reason = Some(text("They bank on it"));
    story.takes(
        &sam,
        "2026-03-03",
        "portal",
        Step::AskApproval {
            due: june_30(),
            reason,
        },
    );
    story.takes(
        &sam,
        "2026-03-03",
        "portal",
        approve("2026-06-30", Verdict::Stretch, "mine"),
    );
    story.takes(
        &ada,
        "2026-03-04",
        "portal",
        approve("2026-06-30", Verdict::Stretch, "Worth it"),
    );
    story.takes(&sam, "2026-03-04", "portal", make("2026-06-30", 0.58, None));
    let july_17 = forecast(day("2026-07-17"), Some(0.9));
    let offer = Step::OfferRenegotiation {
        due: day("2026-07-17"),
        speaker: Speaker::Promisor(july_17),
        reason: Some(text("The API came late")),
    };
    story.takes(&sam, "2026-05-11", "portal", offer);
    let accept = Step::AcceptRenegotiation {
        speaker: Speaker::Promisee,
        reason: None,
    };
    story.takes(&client, "2026-05-12", "portal", accept);
    story.takes(
        &bo,
        "2026-07-14",
        "portal",
        Step::DeclareDone {
            done: day("2026-07-13"),
        },
    );
    story.takes(&client, "2026-07-15", "portal", Step::AcceptDone);
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "2026-03-02 clara of brightwater: date_requested 2026-06-30",
        "2026-03-02 sam: due_proposed 2026-06-30",
        "2026-03-02 sam: backing_asked 2026-06-30",
        "2026-03-03 bo: backing_given 2026-06-30 \"Live by 30 June, if the API is there in May\"",
        "refused: \"portal\" by 2026-06-30 is stretch: 0 of 1 approvals are there (approval_missing)",
        "2026-03-03 sam: approval_asked",
        "refused: \"sam\" is not approver (role_missing)",
        "2026-03-04 ada: approval_given 2026-06-30 as stretch: \"Worth it\"",
        "2026-03-04 sam: promise_made 2026-06-30, stretch, approved by 1",
        "2026-05-11 sam: renegotiation_offered 2026-07-17 by the promisor",
        "2026-05-12 clara of brightwater: renegotiation_accepted 2026-07-17, 20 days before tell-by",
        "2026-07-14 bo: done_declared 2026-07-13",
        "2026-07-15 clara of brightwater: done_accepted",
        "2026-07-15 clara of brightwater: promise_kept 13 days after the first date",
    ]);
    let portal = &story.world.book.promises["portal"];
    assert_eq!(portal.draft.requested, Some(june_30()));
    assert_eq!(portal.first_due(), june_30());
    assert_eq!(portal.draft.due, day("2026-07-17"));
    let assent = portal.life.terms[0]
        .assent
        .as_ref()
        .expect("made at the desk");
    assert_eq!(assent.backed_by, Some(person("bo")));
    let outcomes: Vec<_> = portal.life.terms.iter().map(|term| term.outcome).collect();
    let renegotiated = TermOutcome::Renegotiated {
        on: Some(day("2026-05-12")),
        days_before_tell_by: Some(20),
    };
    let kept = TermOutcome::Kept {
        done: day("2026-07-13"),
    };
    assert_eq!(outcomes, [Some(renegotiated), Some(kept)]);
}

#[test]
fn an_overreach_takes_a_reason_and_two_others() {
    let mut story = Story::new();
    let (sam, ada, cy) = (at_desk("sam"), at_desk("ada"), at_desk("cy"));
    story.does(&sam, "2026-03-02", write(draft("portal", "2026-05-29")));
    story.takes(&sam, "2026-03-02", "portal", make("2026-05-29", 0.18, None));
    let why = Some("The client walks otherwise");
    story.takes(
        &ada,
        "2026-03-02",
        "portal",
        approve("2026-05-29", Verdict::Stretch, "Go"),
    );
    story.takes(
        &ada,
        "2026-03-02",
        "portal",
        approve("2026-05-29", Verdict::Overreach, "Go"),
    );
    story.takes(
        &ada,
        "2026-03-02",
        "portal",
        approve("2026-05-29", Verdict::Overreach, "Twice"),
    );
    story.takes(&sam, "2026-03-02", "portal", make("2026-05-29", 0.18, why));
    let no = Step::DeclineApproval {
        due: day("2026-05-29"),
        reason: text("We would lie"),
        alternative: Some(day("2026-07-17")),
    };
    story.takes(&cy, "2026-03-03", "portal", no);
    story.takes(&sam, "2026-03-03", "portal", make("2026-05-29", 0.18, why));
    story.takes(
        &cy,
        "2026-03-04",
        "portal",
        approve("2026-05-29", Verdict::Unknown, "So be it"),
    );
    story.takes(&sam, "2026-03-04", "portal", make("2026-05-29", 0.18, why));
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "refused: \"portal\" by 2026-05-29 is overreach, and no reason is given (reason_missing)",
        "2026-03-02 ada: approval_given 2026-05-29 as stretch: \"Go\"",
        "2026-03-02 ada: approval_given 2026-05-29 as overreach: \"Go\"",
        "2026-03-02 ada: approval_given 2026-05-29 as overreach: \"Twice\"",
        "refused: \"portal\" by 2026-05-29 is overreach: 1 of 2 approvals are there (approval_missing)",
        "2026-03-03 cy: approval_declined \"We would lie\", or 2026-07-17",
        "refused: \"portal\" by 2026-05-29 is overreach: 1 of 2 approvals are there (approval_missing)",
        "2026-03-04 cy: approval_given 2026-05-29 as unknown: \"So be it\"",
        "2026-03-04 sam: promise_made 2026-05-29, overreach, approved by 2",
    ]);
}

#[test]
fn an_approval_is_of_a_date_and_of_the_promise_as_it_was() {
    let mut story = Story::new();
    let (sam, ada) = (at_desk("sam"), at_desk("ada"));
    story.does(&sam, "2026-03-02", write(draft("portal", "2026-06-30")));
    story.takes(
        &ada,
        "2026-03-02",
        "portal",
        approve("2026-06-30", Verdict::Stretch, "Go"),
    );
    story.takes(
        &sam,
        "2026-03-02",
        "portal",
        Step::ProposeDue {
            due: day("2026-06-15"),
        },
    );
    story.takes(&sam, "2026-03-02", "portal", make("2026-06-15", 0.6, None));
    story.takes(
        &ada,
        "2026-03-02",
        "portal",
        approve("2026-06-15", Verdict::Stretch, "Go"),
    );
    let estimate = Step::GiveEstimate {
        work: Some(Work::none()),
        never: chance(0.3),
        evidence: Evidence::OneGuess,
    };
    story.takes(&sam, "2026-03-02", "portal", estimate);
    story.takes(&sam, "2026-03-02", "portal", make("2026-06-15", 0.6, None));
    story.takes(
        &ada,
        "2026-03-03",
        "portal",
        approve("2026-06-15", Verdict::Stretch, "Still"),
    );
    story.takes(&sam, "2026-03-03", "portal", make("2026-06-15", 0.6, None));
    let missing = "refused: \"portal\" by 2026-06-15 is stretch: 0 of 1 approvals are there (approval_missing)";
    story.reads(&[
        "2026-03-02 sam: promise_drafted",
        "2026-03-02 ada: approval_given 2026-06-30 as stretch: \"Go\"",
        "2026-03-02 sam: due_proposed 2026-06-15",
        missing,
        "2026-03-02 ada: approval_given 2026-06-15 as stretch: \"Go\"",
        "2026-03-02 sam: estimate_given",
        missing,
        "2026-03-03 ada: approval_given 2026-06-15 as stretch: \"Still\"",
        "2026-03-03 sam: promise_made 2026-06-15, stretch, approved by 1",
    ]);
}

#[test]
fn a_date_goes_back_and_forth_until_one_is_agreed() {
    let mut story = Story::new();
    let (sam, ada) = (at_desk("sam"), at_desk("ada"));
    let client = by_link("clara", "brightwater");
    story.does(
        &sam,
        "2026-03-02",
        record(draft("portal", "2026-06-30"), Past::default()),
    );
    let said = |due: &str, p| Speaker::Promisor(forecast(day(due), Some(p)));
    let offer = |due: &str, speaker| Step::OfferRenegotiation {
        due: day(due),
        speaker,
        reason: None,
    };
    story.takes(
        &sam,
        "2026-05-01",
        "portal",
        offer("2026-07-31", said("2026-07-31", 0.95)),
    );
    let decline = Step::DeclineRenegotiation {
        side: Side::Promisee,
        reason: None,
    };
    story.takes(&client, "2026-05-02", "portal", decline);
    story.takes(
        &sam,
        "2026-05-03",
        "portal",
        offer("2026-07-24", said("2026-07-24", 0.92)),
    );
    let counter = Step::CounterRenegotiation {
        due: day("2026-07-10"),
        speaker: Speaker::Promisee,
        reason: Some(text("The campaign starts")),
    };
    story.takes(&client, "2026-05-04", "portal", counter);
    let accept = || Step::AcceptRenegotiation {
        speaker: said("2026-07-10", 0.7),
        reason: None,
    };
    story.takes(&sam, "2026-05-05", "portal", accept());
    story.takes(
        &ada,
        "2026-05-05",
        "portal",
        approve("2026-07-10", Verdict::Stretch, "Do it"),
    );
    story.takes(&sam, "2026-05-05", "portal", accept());
    story.reads(&[
        "2026-03-02 sam: promise_recorded",
        "2026-05-01 sam: renegotiation_offered 2026-07-31 by the promisor",
        "2026-05-02 clara of brightwater: renegotiation_declined",
        "2026-05-03 sam: renegotiation_offered 2026-07-24 by the promisor",
        "2026-05-04 clara of brightwater: renegotiation_countered 2026-07-10 by the promisee",
        "refused: \"portal\" by 2026-07-10 is stretch: 0 of 1 approvals are there (approval_missing)",
        "2026-05-05 ada: approval_given 2026-07-10 as stretch: \"Do it\"",
        "2026-05-05 sam: renegotiation_accepted 2026-07-10",
    ]);
    let dues: Vec<_> = story.world.book.promises["portal"]
        .life
        .terms
        .iter()
        .map(|t| t.due)
        .collect();
    assert_eq!(dues, [day("2026-06-30"), day("2026-07-10")]);
}

#[test]
fn a_single_handed_desk_needs_others_for_approval_only() {
    let mut world = World::with_parties();
    let sam = Actor::at_terminal(person("sam"));
    world.must(&sam, "2026-03-02", write(draft("portal", "2026-06-30")));
    let steps = [
        Step::AskBacking {
            due: day("2026-06-30"),
        },
        Step::GiveBacking {
            due: day("2026-06-30"),
            restatement: text("Yes"),
        },
        make("2026-06-30", 0.9, None),
        Step::DeclareDone {
            done: day("2026-06-30"),
        },
        Step::AcceptDone,
    ];
    for step in steps {
        world.must(&sam, "2026-06-30", take("portal", step));
    }
    assert_eq!(world.book.promises["portal"].past.state, State::Kept);
    world.must(&sam, "2026-03-02", write(draft("campaign", "2026-06-30")));
    let own = take("campaign", approve("2026-06-30", Verdict::Stretch, "Me"));
    let refused = world
        .try_to(&sam, "2026-03-02", own)
        .expect_err("the seller approves");
    assert_eq!(refused.code(), "own_approval");
}

#[test]
fn what_was_recorded_has_the_terms_that_are_known_of_it() {
    let mut world = World::with_parties();
    let past = |state, done: Option<&str>| Past {
        state,
        done: done.map(day),
        made: Some(day("2026-01-01")),
        first_due: Some(day("2026-02-01")),
        ..Past::default()
    };
    let cases = [
        (
            past(State::Kept, Some("2026-02-20")),
            Some(TermOutcome::Kept {
                done: day("2026-02-20"),
            }),
        ),
        (
            past(State::Kept, Some("2026-03-01")),
            Some(TermOutcome::KeptLate {
                done: day("2026-03-01"),
                days_late: 1,
            }),
        ),
        (
            past(State::Broken, None),
            Some(TermOutcome::Broken { on: None }),
        ),
        (
            past(State::Released, None),
            Some(TermOutcome::Released { on: None }),
        ),
        (
            past(State::Withdrawn, None),
            Some(TermOutcome::Withdrawn { on: None }),
        ),
        (past(State::Active, None), None),
    ];
    for (number, (past, outcome)) in cases.into_iter().enumerate() {
        let id = format!("promise-{number}");
        world.must(
            &at_desk("sam"),
            "2026-03-02",
            record(draft(&id, "2026-02-28"), past),
        );
        let terms = &world.book.promises[id.as_str()].life.terms;
        assert_eq!(terms.len(), 2);
        assert_eq!(
            (terms[0].due, terms[0].made),
            (day("2026-02-01"), past.made)
        );
        assert_eq!(
            (terms[1].due, terms[1].outcome),
            (day("2026-02-28"), outcome)
        );
    }
}
