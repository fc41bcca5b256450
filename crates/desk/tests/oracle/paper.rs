//! The oracle held to cases worked out on paper. Day 0 is Monday, 23 November 2026, throughout.

use super::book::{Book, Gate, Hit, Shock, Stake, State, Work};
use super::days::{Calendar, DAY, Length, NEVER, day, weekday, written};
use super::enumerate::{count, for_each};
use super::figures::figures;
use super::future::{Outcome, play};
use super::plan::Plan;
use super::standing::{Reason, Standing, standings};
use super::what_if::{finish_days, slip, without_work_of_others};

const MONDAY: i64 = 20_780;

fn days(days: i64) -> Work {
    Work::Exact(Length::calendar(days * DAY))
}

fn working_days(days: i64) -> Work {
    Work::Exact(Length::working(days * DAY))
}

/// Kept on day 0 with a chance of `kept` in `of`, else five days late.
fn chance(kept: usize, of: usize) -> Work {
    let late = Length::calendar(5 * DAY);
    Work::Samples([vec![Length::ZERO; kept], vec![late; of - kept]].concat())
}

/// The only future of a book without chance.
fn certain(book: &Book) -> Outcome {
    let plan = Plan::new(book);
    assert_eq!(count(&plan), 1);
    let mut outcome = None;
    for_each(&plan, |_, choices| outcome = Some(play(&plan, choices)));
    outcome.expect("one future")
}

/// A book of one team with so many slots, to which all promises belong.
fn team_book(slots: usize, works: &[(&str, Work)]) -> Book {
    let mut book = Book::bare(MONDAY);
    let team = book.team("team", Some(slots));
    for (id, work) in works {
        let place = book.promise(id, work.clone(), Vec::new());
        book.promises[place].delivered_by = Some(team);
    }
    book
}

#[test]
fn days_are_counted_from_1970() {
    assert_eq!(day(2026, 11, 23), MONDAY);
    assert_eq!(weekday(MONDAY), 0);
    assert_eq!(written(MONDAY), "2026-11-23");
    assert_eq!(written(day(2028, 2, 29)), "2028-02-29");
}

#[test]
fn working_days_pass_on_open_days_only() {
    let mut calendar = Calendar::monday_to_friday();
    let after =
        |calendar: &Calendar, from, ticks| calendar.after(MONDAY, from, Length::working(ticks));
    // Five days fill the week: it ends on Friday evening, not on Monday morning.
    assert_eq!(after(&calendar, 0, 5 * DAY), 5 * DAY);
    // A quarter of a day more ends on Monday.
    assert_eq!(after(&calendar, 0, 5 * DAY + 24), 7 * DAY + 24);
    // From Saturday noon two days fill Monday and Tuesday.
    assert_eq!(after(&calendar, 5 * DAY + 48, 2 * DAY), 9 * DAY);
    // No length passes at once, also on a Saturday.
    assert_eq!(after(&calendar, 5 * DAY + 48, 0), 5 * DAY + 48);
    calendar.holidays.push(MONDAY + 1);
    assert_eq!(after(&calendar, 48, DAY), 2 * DAY + 48);
    // From Friday before until Monday morning: three days, one of them open.
    assert_eq!(calendar.passed(MONDAY - 3, MONDAY, false), 3 * DAY);
    assert_eq!(calendar.passed(MONDAY - 3, MONDAY, true), DAY);
}

#[test]
fn so_many_of_members_that_are_each_likely() {
    let (a, b, c, d) = ((9, 10), (4, 5), (7, 10), (3, 5));
    let cases = [
        (2, vec![a; 3], 0.972),
        (3, vec![b; 5], 0.942_08),
        (2, vec![a, b, c, d], 0.9572),
        (3, vec![a, b, c, d], 0.7428),
    ];
    for (needed, members, expected) in cases {
        let mut book = Book::bare(MONDAY);
        let of = members.iter().enumerate().map(|(place, (kept, of))| {
            Gate::on(book.promise(&place.to_string(), chance(*kept, *of), Vec::new()))
        });
        let gate = Gate::AtLeast(needed, of.collect());
        let last = book.promise("last", days(0), vec![gate]);
        let p_kept = figures(&Plan::new(&book)).kept[last].mean();
        assert!(
            (p_kept - expected).abs() < 1e-12,
            "{p_kept} is not {expected}"
        );
    }
}

#[test]
fn a_queue_of_one_slot_goes_by_priority_then_due_then_id() {
    let mut book = team_book(
        1,
        &[
            ("c", days(2)),
            ("b", days(3)),
            ("a", days(1)),
            ("z", days(4)),
        ],
    );
    book.promises[3].priority = Some(1);
    book.promises[2].due = MONDAY + 9;
    // z (priority 1) 0–4, then b before c by id, both due before a: b 4–7, c 7–9, a 9–10.
    let outcome = certain(&book);
    assert_eq!(outcome.finish, [9 * DAY, 7 * DAY, 10 * DAY, 4 * DAY]);
    assert_eq!(outcome.binder, [Some(1), Some(3), Some(0), None]);
}

#[test]
fn started_work_beyond_the_slots_is_waited_for() {
    let mut book = team_book(
        1,
        &[
            ("a", days(4)),
            ("b", days(6)),
            ("c", days(1)),
            ("d", days(0)),
        ],
    );
    book.promises[0].started = Some(MONDAY - 1);
    book.promises[1].started = Some(MONDAY - 2);
    book.promises[2].not_before = Some(MONDAY + 4);
    book.promises[3].priority = Some(1);
    // a ends at 3, b at 4; only then is a slot free: d, which takes no time, waited for b; c is ready
    // at 4 and starts at 4, so that it did not wait.
    let outcome = certain(&book);
    assert_eq!(outcome.finish, [3 * DAY, 4 * DAY, 5 * DAY, 4 * DAY]);
    assert_eq!(outcome.binder, [None, None, None, Some(1)]);
}

#[test]
fn a_shock_or_a_slip_holds_no_slot_longer() {
    let mut book = team_book(1, &[("a", days(2)), ("b", days(1))]);
    book.promises[0].never = 1.0;
    book.shocks.push(Shock {
        id: "s".to_owned(),
        chance: 1.0,
        delays: vec![10 * DAY],
        hits: vec![Hit::Party(2), Hit::Promise(1)],
    });
    let outcome = certain(&book);
    assert_eq!(outcome.finish, [NEVER, 13 * DAY]);
    assert_eq!(outcome.binder, [None, Some(0)]);
}

#[test]
fn one_start_at_a_time_over_all_teams() {
    // Both teams are free at 0. `first` comes before `second` by priority; it takes no time, and its end
    // makes `third` ready, which comes before `second` in the same team's queue.
    let mut book = team_book(
        1,
        &[("first", days(0)), ("second", days(5)), ("third", days(1))],
    );
    let other = book.team("other", Some(1));
    book.promises[0].delivered_by = Some(other);
    book.promises[0].priority = Some(1);
    book.promises[1].priority = Some(3);
    book.promises[2].priority = Some(2);
    book.promises[2].rests_on = vec![Gate::on(0)];
    let outcome = certain(&book);
    assert_eq!(outcome.finish, [0, 6 * DAY, DAY]);
    assert_eq!(outcome.binder, [None, Some(2), None]);
}

#[test]
fn ties_go_to_the_morning_then_to_the_smallest_id_that_shares_the_time() {
    let mut book = Book::bare(MONDAY);
    let c = book.promise("c", days(3), Vec::new());
    let b = book.promise("b", days(3), Vec::new());
    let a = book.promise("a", days(5), Vec::new());
    let d = book.promise("d", days(1), Vec::new());
    let all = book.promise("all", days(1), vec![Gate::on(c), Gate::on(b), Gate::on(d)]);
    // The first of a and (b with d) is at 3; a does not share that time, d does not either.
    let both = Gate::All(vec![Gate::on(c), Gate::on(d)]);
    let any = book.promise("any", days(0), vec![Gate::Any(vec![Gate::on(a), both])]);
    let late = book.promise("late", days(0), vec![Gate::on(b)]);
    book.promises[late].not_before = Some(MONDAY + 3);
    let outcome = certain(&book);
    assert_eq!(outcome.binder[all], Some(b));
    assert_eq!(outcome.binder[any], Some(c));
    assert_eq!(outcome.binder[late], None);
}

#[test]
fn started_is_held_at_its_end_by_what_it_rests_on() {
    let mut book = Book::bare(MONDAY);
    let gate = book.promise("gate", days(3), Vec::new());
    let lag = Length::working(2 * DAY);
    let held = book.promise("held", working_days(2), vec![Gate::lagged(gate, lag)]);
    let free = book.promise("free", days(9), vec![Gate::on(gate)]);
    for started in [held, free] {
        book.promises[started].started = Some(MONDAY - 3);
    }
    // `held`: one open day of two has passed on Friday, work ends on Monday; its gate lets go two open
    // days after Wednesday evening: on Friday evening. `free`: six days remain, past its gate.
    let outcome = certain(&book);
    assert_eq!(outcome.finish, [3 * DAY, 5 * DAY, 6 * DAY]);
    assert_eq!(outcome.binder, [None, Some(gate), None]);
}

#[test]
fn what_has_taken_longer_than_its_samples_is_used_up() {
    let mut book = Book::bare(MONDAY);
    let samples = [1, 3, 4, 9].map(|days| Length::calendar(days * DAY));
    let possible = book.promise("possible", Work::Samples(samples.to_vec()), Vec::new());
    let used_up = book.promise("used-up", working_days(1), Vec::new());
    let _ = book.promise("resting", days(1), vec![Gate::on(used_up)]);
    book.promises[possible].started = Some(MONDAY - 3);
    book.promises[used_up].started = Some(MONDAY - 3);
    let plan = Plan::new(&book);
    // Three days have passed: 4 and 9 are still possible, 3 has ended.
    let finish = figures(&plan).finish[possible].chances();
    assert_eq!(finish, [(DAY, 0.5), (6 * DAY, 0.5)]);
    let vendor = std::collections::BTreeSet::from([1]);
    let unknown = |reason| Standing::Unknown(reason, vendor.clone());
    assert_eq!(plan.standings[1], unknown(Reason::UsedUp));
    assert_eq!(plan.standings[2], unknown(Reason::RestsOnUnknown));
}

#[test]
fn unknown_only_where_it_could_change_the_gate() {
    let mut book = Book::bare(MONDAY);
    let known = book.promise("known", days(1), Vec::new());
    let unknown = book.promise("unknown", Work::Absent, Vec::new());
    let broken = book.promise("broken", Work::Absent, Vec::new());
    let released = book.promise("released", days(1), Vec::new());
    book.promises[broken].state = State::Broken;
    book.promises[released].state = State::Released;
    let two = |of: [usize; 3]| vec![Gate::AtLeast(2, of.map(Gate::on).to_vec())];
    book.promise(
        "any",
        days(1),
        vec![Gate::Any(vec![Gate::on(known), Gate::on(unknown)])],
    );
    book.promise("missing", days(1), two([known, unknown, broken]));
    book.promise("orphan", days(1), two([known, released, broken]));
    book.promise("never", days(1), vec![Gate::on(broken), Gate::on(unknown)]);
    let standings = standings(&book);
    assert_eq!(standings[4], Standing::Open);
    assert!(matches!(
        standings[5],
        Standing::Unknown(Reason::RestsOnUnknown, _)
    ));
    assert!(matches!(
        standings[6],
        Standing::Unknown(Reason::Orphaned, _)
    ));
    assert_eq!(standings[7], Standing::CertainNever);
}

#[test]
fn the_first_domino_answers_for_the_harm() {
    let mut book = Book::bare(MONDAY);
    let first = book.promise("first", days(3), Vec::new());
    let kept = book.promise("kept", days(0), vec![Gate::on(first)]);
    let last = book.promise("last", days(2), vec![Gate::on(kept)]);
    book.promises[kept].due = MONDAY + 2;
    book.promises[first].stakes = vec![stake(100, Some(2), None)];
    book.promises[last].stakes = vec![stake(7, None, Some(1_000)), stake(50, Some(4), None)];
    // `first` is two days late, not more: nothing is lost. `kept` is kept: `last` answers for itself,
    // four days late at 7 a day.
    let told = figures(&Plan::new(&book));
    assert_eq!(told.responsibility[last][1].mean(), (28 * DAY) as f64);
    assert_eq!(told.harm[1].mean(), (28 * DAY) as f64);
    // One day less, and `kept` is broken too: the walk goes on to `first`.
    book.promises[kept].due = MONDAY + 1;
    let told = figures(&Plan::new(&book));
    assert_eq!(told.responsibility[first][1].mean(), (28 * DAY) as f64);
    assert!(told.responsibility[last][1].chances() == [(0, 1.0)]);
}

fn stake(amount: i64, after: Option<i64>, cap: Option<i64>) -> Stake {
    Stake {
        after: after.map(|days| days * DAY),
        cap,
        ..Stake::at_once(1, amount)
    }
}

#[test]
fn a_slip_moves_what_rests_on_it_and_a_reason_is_what_its_work_costs() {
    let mut book = team_book(1, &[("a", days(2)), ("b", days(3))]);
    let last = book.promise("last", chance(1, 2), vec![Gate::on(1)]);
    book.promises[last].due = MONDAY + 5;
    let plan = Plan::new(&book);
    // a 0–2, b 2–5, last at 5 or 10: kept (by the end of day 5) in one of two futures.
    let slipped = slip(&plan, 1, 1);
    assert_eq!(slipped.change[last].chances(), [(0, 1.0)]);
    let slipped = slip(&plan, 1, 2);
    assert_eq!(slipped.change[last].chances(), [(-1, 0.5), (0, 0.5)]);
    // A slip of a frees its slot no later.
    assert_eq!(slip(&plan, 0, 9).change[last].chances(), [(0, 1.0)]);
    let finish = finish_days(&plan, &figures(&plan).finish[last], last);
    assert_eq!(finish.chances(), [(4, 0.5), (9, 0.5)]);
    let without = without_work_of_others(&plan, last);
    let solid: Vec<i64> = without.iter().map(|own| own.1.chances()[1].0).collect();
    assert_eq!(without.iter().map(|own| own.0).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(solid, [6, 7]);
}
