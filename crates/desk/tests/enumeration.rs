//! Small random books worked out in full, beside what the desk says of them.
//!
//! Three kinds. Certain ones, of a single future: every figure must be met exactly, and any corner read
//! otherwise shows. Chancy ones: every future is played, and what the desk says of its draws must lie
//! within what so many draws allow. Dealt ones, with much left to chance: the oracle plays the very futures
//! that the engine draws, and again every figure must be met exactly.

mod oracle;

use std::ops::Range;

use oracle::book::{Book, Gate, Stake, Work};
use oracle::compare::compare_forecast;
use oracle::compare_what_if::{compare_quote, compare_slip};
use oracle::days::{DAY, Length};
use oracle::enumerate::count;
use oracle::figures::figures;
use oracle::near::{Allowance, slack};
use oracle::pipeline::{Opened, Simulated};
use oracle::plan::Plan;
use oracle::random::{Chance, book};
use oracle::text::toml;

/// The books of each kind hang on these seeds.
const CERTAIN: Range<u64> = 1_000_000..1_004_000;
const CHANCY: Range<u64> = 2_000_000..2_000_200;
const DEALT: Range<u64> = 3_000_000..3_000_400;

/// What is simulated of a certain book, a chancy one and a dealt one.
const FEW: Simulated = simulated(2, 1);
const MANY: Simulated = simulated(8_192, 1);
const SOME: Simulated = simulated(100, (5 << 32) | 7);

/// Chancy books with more futures than these are passed over.
const MOST_FUTURES: usize = 6_000;
/// How many failing books are shown.
const SHOWN: usize = 3;

const fn simulated(futures: u32, seed: u64) -> Simulated {
    Simulated { futures, seed }
}

#[test]
fn certain_books_are_met_exactly() {
    hold(CERTAIN, FEW, |seed| {
        Some(Plan::new(&book(seed, Chance::None)))
    });
}

#[test]
fn chancy_books_are_met_within_what_so_many_futures_allow() {
    hold(CHANCY, MANY, |seed| {
        let plan = Plan::new(&book(seed, Chance::Some));
        (count(&plan) <= MOST_FUTURES).then_some(plan)
    });
}

#[test]
fn dealt_books_are_met_future_by_future() {
    hold(DEALT, SOME, |seed| {
        let plan = Plan::new(&book(seed, Chance::Much));
        Some(plan.drawn(SOME.futures, SOME.seed))
    });
}

/// A corner that chance hardly meets: of two that end at one instant, only the one that has ended when
/// work under way is let go of binds it.
#[test]
fn work_under_way_is_bound_by_what_had_ended() {
    let days = |days| Work::Exact(Length::calendar(days * DAY));
    let mut book = Book::bare(20_780);
    let team = book.team("team", Some(1));
    let first = book.promise("b", days(2), Vec::new());
    let next = book.promise("a", days(0), Vec::new());
    for queued in [first, next] {
        book.promises[queued].delivered_by = Some(team);
    }
    book.promises[first].priority = Some(1);
    let any = Gate::Any(vec![Gate::on(first), Gate::on(next)]);
    let held = book.promise("held", days(2), vec![any]);
    book.promises[held].started = Some(book.as_of - 1);
    book.promises[held].stakes = vec![Stake::at_once(3, 5)];
    assert_eq!(complaint(0, &Plan::new(&book), FEW), None);
}

/// Without the work that never ends, it would still need what nothing can be said of: no date, no reason.
#[test]
fn an_unknown_member_stands_in_the_way_of_every_date() {
    let mut book = Book::bare(20_780);
    let endless = Work::Items {
        items: 521,
        per_week: vec![1],
    };
    let endless = book.promise("endless", endless, Vec::new());
    let unknown = book.promise("unknown", Work::Absent, Vec::new());
    let rests_on = vec![Gate::on(unknown), Gate::on(endless)];
    book.promise("resting", Work::Exact(Length::ZERO), rests_on);
    // A question's seed names the promise asked about: the third.
    assert_eq!(complaint(2, &Plan::new(&book), FEW), None);
}

/// A group that could still come, were the unknown to finish, has a leaf that never does, and it is the
/// smallest of those by which the whole gate is never.
#[test]
fn a_leaf_that_is_never_decides_also_beside_an_unknown_one() {
    let mut book = Book::bare(20_780);
    let unknown = book.promise("unknown", Work::Absent, Vec::new());
    let work = Work::Exact(Length::ZERO);
    let first = book.promise("first", work.clone(), Vec::new());
    let second = book.promise("second", work.clone(), Vec::new());
    for never in [first, second] {
        book.promises[never].never = 1.0;
    }
    let any = Gate::Any(vec![Gate::on(unknown), Gate::on(first)]);
    let resting = book.promise("resting", work, vec![any, Gate::on(second)]);
    book.promises[resting].stakes = vec![Stake::at_once(3, 5)];
    assert_eq!(complaint(0, &Plan::new(&book), FEW), None);
}

/// Holds the desk to every book of these seeds; shows the first that fail.
fn hold(seeds: Range<u64>, simulated: Simulated, plan: impl Fn(u64) -> Option<Plan>) {
    let plans = seeds.filter_map(|seed| Some((seed, plan(seed)?)));
    let mut books = 0;
    let failing = plans.inspect(|_| books += 1).filter_map(|(seed, plan)| {
        let complaint = complaint(seed, &plan, simulated)?;
        Some((seed, complaint))
    });
    let failures: Vec<(u64, String)> = failing.collect();
    for (seed, complaint) in failures.iter().take(SHOWN) {
        eprintln!("=== the book of seed {seed} ===\n{complaint}");
    }
    let seeds: Vec<u64> = failures.iter().map(|(seed, _)| *seed).collect();
    let failing = seeds.len();
    assert!(failing == 0, "{failing} of {books} books fail: {seeds:?}");
}

/// What is wrong with what the desk says of a book, and the book.
fn complaint(seed: u64, plan: &Plan, simulated: Simulated) -> Option<String> {
    let text = toml(&plan.book);
    let complaints = match Opened::read(&text, simulated) {
        Ok(opened) => questions(seed, plan, &opened),
        Err(defects) => vec![defects],
    };
    let told = format!("{}\n--- {text}", complaints.join("\n"));
    (!complaints.is_empty()).then_some(told)
}

/// The forecast; and of one promise, by the seed, a slip and a quote.
fn questions(seed: u64, plan: &Plan, opened: &Opened) -> Vec<String> {
    let mut complaints = compare_forecast(plan, &opened.forecast()).said;
    let place = usize::try_from(seed).expect("a small seed") % plan.book.promises.len();
    let own = &plan.book.promises[place];
    let days = 1 + (seed % 3).cast_signed();
    let can_slip = own.done.is_none() && plan.is_known(place);
    match opened.slip(&own.id, days) {
        Ok(told) if can_slip => complaints.extend(compare_slip(plan, place, days, &told).said),
        Err(_) if !can_slip => {}
        other => complaints.push(format!("slip of {}: {other:?}", own.id)),
    }
    match opened.quote(&own.id, &[0.5, 0.8, 0.95]) {
        Ok(told) if plan.is_known(place) => {
            complaints.extend(compare_quote(plan, place, &told).said);
        }
        Ok(told) if told.by.p_kept.is_none() && told.unknown.is_some() => {}
        Err(_) if own.gone() => {}
        other => complaints.push(format!("quote of {}: {other:?}", own.id)),
    }
    complaints
}

/// The oracle beside itself: what it draws, and all that there is.
#[test]
fn drawn_futures_are_a_fair_share_of_all() {
    for seed in CHANCY.take(20) {
        let all = Plan::new(&book(seed, Chance::Some));
        if count(&all) > MOST_FUTURES {
            continue;
        }
        let drawn = figures(&all.clone().drawn(1_024, 7));
        for (spread, drawn) in figures(&all).late.iter().zip(&drawn.late) {
            let most = slack(spread, Allowance::Of(1_024)) + 1e-9;
            assert!((spread.mean() - drawn.mean()).abs() <= most, "seed {seed}");
        }
    }
}
