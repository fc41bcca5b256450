//! Stories: whole lives of promises, as one would tell them.

mod world;

use std::collections::BTreeSet;

use upright_model::book::Role;
use upright_model::forecast::Sequence;
use upright_model::life::{Claim, ClaimAnswer, Evidence};
use upright_model::policy::{Policy, Verdict};
use upright_model::promise::{Past, State};
use upright_model::step::Speaker;
use upright_model::term::{Side, TermOutcome};
use upright_model::work::{Form, Work};
use upright_model::{Actor, Command, Event, Fact, KnownBy, Step, Turn, upcast};
use world::{
    World, at_desk, by_link, chance, day, draft, forecast, on, party, person, promise, record,
    take, text, write,
};

/// Who did what on which day, and what matters most about it.
fn told(event: &Event) -> String {
    let (on, person) = (event.on, &event.actor.person);
    let who = match &event.actor.known_by {
        KnownBy::Link(party) => format!("{person} of {party}"),
        KnownBy::Terminal | KnownBy::Token => person.to_string(),
    };
    let turn = match &event.fact {
        Fact::Turned { turn, .. } => about(turn),
        _ => String::new(),
    };
    format!("{on} {who}: {} {turn}", event.kind())
        .trim_end()
        .to_owned()
}

fn about(turn: &Turn) -> String {
    match turn {
        Turn::DateRequested { requested } => requested.to_string(),
        Turn::DueProposed { due } | Turn::BackingAsked { due } => due.to_string(),
        Turn::BackingGiven { due, restatement } => format!("{due} \"{restatement}\""),
        Turn::OtherDateOffered { due, instead, .. } => format!("{instead} instead of {due}"),
        Turn::ApprovalGiven {
            due,
            verdict,
            reason,
        } => format!("{due} as {verdict}: \"{reason}\""),
        Turn::ApprovalDeclined {
            alternative,
            reason,
            ..
        } => {
            let or = alternative
                .map(|day| format!(", or {day}"))
                .unwrap_or_default();
            format!("\"{reason}\"{or}")
        }
        Turn::PromiseMade {
            due,
            frozen,
            assent,
        } => {
            format!(
                "{due}, {}, approved by {}",
                frozen.verdict,
                assent.approved_by.len()
            )
        }
        Turn::RenegotiationOffered { offer } | Turn::RenegotiationCountered { offer } => {
            format!("{} by the {}", offer.due, offer.side)
        }
        Turn::RenegotiationAccepted {
            due,
            days_before_tell_by,
            ..
        } => {
            let early = days_before_tell_by.map(|days| format!(", {days} days before tell-by"));
            format!("{due}{}", early.unwrap_or_default())
        }
        Turn::DoneDeclared { done } => done.to_string(),
        Turn::PromiseKept {
            days_after_first_due,
            ..
        } => {
            format!("{days_after_first_due} days after the first date")
        }
        Turn::PromiseKeptLate {
            days_late,
            days_after_first_due,
            ..
        } => {
            format!("{days_late} days late, {days_after_first_due} after the first date")
        }
        _ => String::new(),
    }
}

/// Tells what happens after the world began.
struct Story {
    world: World,
    lines: Vec<String>,
}

impl Story {
    fn new() -> Self {
        let mut world = World::with_parties();
        let roles = [
            ("ann", Role::Admin),
            ("sam", Role::Seller),
            ("bo", Role::Backer),
            ("ada", Role::Approver),
            ("cy", Role::Approver),
        ];
        for (who, role) in roles {
            let person = person(who);
            world.must(
                &at_desk("ann"),
                "2026-03-02",
                Command::GrantRole { person, role },
            );
        }
        let lines = Vec::new();
        Self { world, lines }
    }

    fn does(&mut self, actor: &Actor, on: &str, command: Command) {
        match self.world.try_to(actor, on, command) {
            Ok(events) => self.lines.extend(events.iter().map(told)),
            Err(refused) => self
                .lines
                .push(format!("refused: {refused} ({})", refused.code())),
        }
    }

    fn takes(&mut self, actor: &Actor, on: &str, id: &str, step: Step) {
        self.does(actor, on, take(id, step));
    }

    fn reads(&self, expected: &[&str]) {
        assert_eq!(self.lines, expected, "\n{}", self.lines.join("\n"));
    }
}

fn make(due: &str, p_kept: f64, reason: Option<&str>) -> Step {
    Step::MakePromise {
        frozen: forecast(day(due), Some(p_kept)),
        reason: reason.map(text),
    }
}

fn approve(due: &str, verdict: Verdict, reason: &str) -> Step {
    Step::GiveApproval {
        due: day(due),
        verdict,
        reason: text(reason),
    }
}

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

/// One of every kind, so that no kind is listed that never happens.
#[test]
fn every_kind_of_event_happens() {
    use upright_model::{book, id, offering, party as parties, quantity, shock};
    let mut world = World::with_parties();
    let sam = at_desk("sam");
    let mut run = |on: &str, command| {
        world.must(&sam, on, command);
    };
    let offering = offering::Offering {
        id: id::OfferingId::new("rollout").expect("an id"),
        what: None,
        done_when: None,
        delivered_by: None,
        priority: None,
        rests_on: Vec::new(),
        work: None,
        never: quantity::Chance::NONE,
        stakes: Vec::new(),
        tags: Default::default(),
    };
    let shock = shock::Shock {
        id: id::ShockId::new("flood").expect("an id"),
        chance: chance(0.1),
        delay: Work::none(),
        hits: Vec::new(),
    };
    let calendar = id::CalendarId::new("gulf").expect("an id");
    run(
        "2026-03-02",
        Command::SetSettings(book::Settings::default()),
    );
    run("2026-03-02", Command::SetPolicy(Policy::default()));
    let defined = parties::Calendar::default();
    run(
        "2026-03-02",
        Command::DefineCalendar {
            id: calendar,
            calendar: defined,
        },
    );
    run("2026-03-02", Command::AddOffering(offering));
    run("2026-03-02", Command::AddShock(shock));
    for id in ["late", "broken", "released", "withdrawn", "api"] {
        run(
            "2026-03-02",
            record(draft(id, "2026-06-30"), Past::default()),
        );
    }
    run("2026-03-02", write(draft("portal", "2026-07-17")));
    let july_17 = day("2026-07-17");
    let reason = || Some(text("why"));
    let speaker = |due: &str| Speaker::Promisor(forecast(day(due), Some(0.9)));
    let tell = Step::TellParty {
        party: party("acquirer"),
        p_kept: None,
        stood_on: Sequence(9),
    };
    let told = [
        (
            "api",
            Step::FreezeForecast {
                frozen: forecast(day("2026-06-30"), None),
            },
        ),
        ("portal", Step::RequestDate { requested: july_17 }),
        (
            "portal",
            Step::ProposeDue {
                due: day("2026-07-10"),
            },
        ),
        ("portal", Step::AskBacking { due: july_17 }),
        (
            "portal",
            Step::GiveBacking {
                due: july_17,
                restatement: text("yes"),
            },
        ),
        (
            "portal",
            Step::OfferOtherDate {
                instead: day("2026-07-18"),
                reason: None,
            },
        ),
        ("portal", Step::RefuseBacking { reason: text("no") }),
        (
            "portal",
            Step::AskApproval {
                due: july_17,
                reason: reason(),
            },
        ),
        (
            "portal",
            Step::DeclineApproval {
                due: july_17,
                reason: text("no"),
                alternative: None,
            },
        ),
        ("portal", Step::SetStakes { stakes: Vec::new() }),
        ("portal", Step::SetTellBy { tell_by: None }),
        ("portal", Step::AddRestsOn { gate: on("api") }),
        ("portal", Step::RemoveRestsOn { gate: on("api") }),
        (
            "portal",
            Step::StartWork {
                started: day("2026-03-02"),
            },
        ),
        (
            "portal",
            Step::ReportProgress {
                note: text("half"),
                items_left: None,
            },
        ),
        (
            "portal",
            Step::GiveEstimate {
                work: None,
                never: chance(0.0),
                evidence: Evidence::Nothing,
            },
        ),
        (
            "portal",
            Step::DelegatePromise {
                to: party("acquirer"),
            },
        ),
        (
            "portal",
            Step::AssignPromise {
                to: party("acquirer"),
            },
        ),
        ("portal", make("2026-07-10", 0.9, None)),
        ("portal", tell),
        (
            "portal",
            Step::OfferRenegotiation {
                due: july_17,
                speaker: speaker("2026-07-17"),
                reason: None,
            },
        ),
        (
            "portal",
            Step::DeclineRenegotiation {
                side: Side::Promisee,
                reason: None,
            },
        ),
        (
            "portal",
            Step::OfferRenegotiation {
                due: july_17,
                speaker: Speaker::Promisee,
                reason: None,
            },
        ),
        (
            "portal",
            Step::CounterRenegotiation {
                due: day("2026-07-18"),
                speaker: speaker("2026-07-18"),
                reason: None,
            },
        ),
        (
            "portal",
            Step::AcceptRenegotiation {
                speaker: Speaker::Promisee,
                reason: None,
            },
        ),
        (
            "portal",
            Step::DeclareDone {
                done: day("2026-03-02"),
            },
        ),
        ("portal", Step::DisputeDone { reason: text("no") }),
        (
            "portal",
            Step::DeclareDone {
                done: day("2026-03-02"),
            },
        ),
        ("portal", Step::AcceptDone),
        (
            "broken",
            Step::GiveUp {
                reason: text("no way"),
            },
        ),
        ("released", Step::ReleasePromise { reason: None }),
        ("withdrawn", Step::WithdrawPromise { reason: text("no") }),
    ];
    for (id, step) in told {
        run("2026-03-02", take(id, step));
    }
    run(
        "2026-07-01",
        take(
            "late",
            Step::DeclareDone {
                done: day("2026-07-01"),
            },
        ),
    );
    run("2026-07-01", take("late", Step::AcceptDone));
    let ada = at_desk("ada");
    let approval = take("api", approve("2026-06-30", Verdict::Stretch, "yes"));
    world.must(&ada, "2026-03-02", approval);
    for role in [Role::Admin, Role::Seller] {
        world.must(
            &sam,
            "2026-03-02",
            Command::GrantRole {
                person: person("sam"),
                role,
            },
        );
    }
    let revoke = Command::RevokeRole {
        person: person("sam"),
        role: Role::Seller,
    };
    world.must(&sam, "2026-03-02", revoke);
    let happened: BTreeSet<_> = world
        .events
        .iter()
        .map(|e| (e.kind(), e.version()))
        .collect();
    assert_eq!(happened, upcast::KINDS.iter().copied().collect());
}
