//! A small book and answers made up by hand, on which the pages are tried.

use jiff::civil::{Date, date};
use upright_connect::book_file::{self, Format};
use upright_desk::answer::{
    ByAnswer, DateAnswer, FallAnswer, FinishAnswer, ForecastAnswer, HarmAnswer, NeedAnswer,
    PerAxis, PromiseAnswer, QuoteAnswer, Reason, ReasonAnswer, RestingAnswer, ShowAnswer,
    SlipAnswer, UnknownAnswer, WarningAnswer, WarningsAnswer,
};
use upright_model::Book;
use upright_model::id::{PartyId, PromiseId};
use upright_model::life::Evidence;
use upright_model::policy::Verdict;
use upright_model::promise::State;
use upright_model::stake::Axis;

/// Day 0 of the sample.
pub(crate) const AS_OF: Date = date(2026, 3, 2);
const FUTURES: u64 = 16_384;

/// The widths at which every page is tried.
pub(crate) const WIDTHS: [usize; 4] = [40, 60, 80, 120];

/// A page as it is without colours, at every width, each under its ruler.
pub(crate) fn at_every_width(page: impl Fn(usize) -> String) -> String {
    let shown = WIDTHS.map(|width| {
        let text = anstream::adapter::strip_str(&page(width)).to_string();
        for line in text.lines() {
            assert!(
                textwrap::core::display_width(line) <= width,
                "wider than {width}: {line}"
            );
        }
        format!("{}\n{text}", "─".repeat(width))
    });
    shown.join("\n")
}

/// The sample book.
pub(crate) fn book() -> Book {
    let text = include_str!("../../tests/books/portal.toml");
    let file = book_file::read(text.as_bytes(), Format::Toml).expect("a well-formed sample");
    upright_desk::fold(file.commands, file.as_of).expect("a book that folds")
}

fn promise(id: &str) -> PromiseId {
    PromiseId::new(id).expect("an id")
}

fn party(id: &str) -> PartyId {
    PartyId::new(id).expect("an id")
}

fn axes<T: Copy>(amounts: &[(Axis, T)]) -> PerAxis<T> {
    PerAxis(amounts.to_vec())
}

fn answer(id: &str, p_kept: Option<f64>, verdict: Verdict, half: Option<Date>) -> PromiseAnswer {
    let later = |days: i64| half.map(|half| half + jiff::Span::new().days(days));
    PromiseAnswer {
        id: promise(id),
        verdict,
        p_kept,
        p_kept_se: p_kept.map(|_| 0.004),
        p_never: p_kept.map(|_| 0.0),
        finish: FinishAnswer {
            p10: later(-9),
            p50: half,
            p80: later(14),
            p90: later(23),
        },
        mean_days_late: p_kept.map(|p| (1.0 - p) * 12.5),
        responsibility: PerAxis(Vec::new()),
        touched_by: Vec::new(),
    }
}

fn resting(
    id: &str,
    who: &str,
    tell_by: Option<Date>,
    p_kept: Option<f64>,
    harm: (Axis, f64),
) -> RestingAnswer {
    RestingAnswer {
        id: promise(id),
        party: party(who),
        tell_by,
        p_kept,
        harm: p_kept.map(|_| axes(&[harm])),
    }
}

fn rests_on_portal() -> Vec<RestingAnswer> {
    let licence = (Axis::Cost, 97_650.4);
    let campaign = (Axis::Customers, 7_344.0);
    vec![
        resting(
            "licence",
            "finance",
            Some(date(2026, 2, 27)),
            Some(0.685),
            licence,
        ),
        resting(
            "campaign",
            "marketing",
            Some(date(2026, 4, 15)),
            Some(0.694),
            campaign,
        ),
        resting("retraining", "insurer", None, None, (Axis::Jobs, 0.0)),
    ]
}

/// A stretch, with a solid date and reasons.
pub(crate) fn quote() -> QuoteAnswer {
    let dates = [
        (0.5, date(2026, 6, 26)),
        (0.8, date(2026, 7, 13)),
        (0.85, date(2026, 7, 17)),
        (0.95, date(2026, 8, 3)),
    ];
    let reasons = [("core-api", 23), ("lab-report-north", 9), ("kick-off", 1)];
    QuoteAnswer {
        id: promise("portal"),
        as_of: AS_OF,
        futures: FUTURES,
        seed: 1,
        by: ByAnswer {
            date: date(2026, 6, 30),
            p_kept: Some(0.581),
            p_kept_se: Some(0.0039),
            verdict: Verdict::Stretch,
        },
        dates: dates
            .map(|(confidence, date)| DateAnswer {
                confidence,
                date: Some(date),
            })
            .to_vec(),
        reasons: reasons
            .map(|(id, days)| ReasonAnswer {
                id: promise(id),
                days: Some(days),
            })
            .to_vec(),
        rests_on_it: rests_on_portal(),
        unknown: None,
        touched_by: Vec::new(),
    }
}

/// Nothing can be said.
pub(crate) fn unknown_quote() -> QuoteAnswer {
    QuoteAnswer {
        id: promise("retraining"),
        by: ByAnswer {
            date: date(2026, 9, 30),
            p_kept: None,
            p_kept_se: None,
            verdict: Verdict::Unknown,
        },
        dates: Vec::new(),
        reasons: Vec::new(),
        rests_on_it: Vec::new(),
        unknown: Some(retraining()),
        touched_by: vec![promise("core-api")],
        ..quote()
    }
}

fn retraining() -> UnknownAnswer {
    UnknownAnswer {
        id: promise("retraining"),
        reason: Reason::NoWork,
        ask: vec![party("insurer")],
    }
}

/// All promises of the book.
pub(crate) fn forecast() -> ForecastAnswer {
    use Verdict::{Overreach, Solid, Stretch, Unknown};
    let mut promises = vec![
        answer("campaign", Some(0.694), Stretch, Some(date(2026, 6, 26))),
        answer("core-api", Some(0.862), Solid, Some(date(2026, 4, 20))),
        answer("kick-off", Some(1.0), Solid, Some(date(2026, 2, 12))),
        answer(
            "lab-report-north",
            Some(0.9999),
            Solid,
            Some(date(2026, 5, 5)),
        ),
        answer(
            "lab-report-south",
            Some(0.31),
            Overreach,
            Some(date(2026, 5, 20)),
        ),
        answer("licence", Some(0.685), Stretch, Some(date(2026, 7, 9))),
        answer("old-invoice", Some(0.0), Overreach, Some(date(2026, 2, 3))),
        answer("portal", Some(0.581), Stretch, Some(date(2026, 6, 26))),
        answer("retraining", None, Unknown, None),
    ];
    promises[1].responsibility = axes(&[(Axis::Revenue, 61_200.0), (Axis::Cost, 71_003.0)]);
    promises[4].touched_by = vec![promise("retraining")];
    promises[7].touched_by = vec![promise("retraining")];
    promises[7].responsibility = axes(&[(Axis::Revenue, 20_400.0), (Axis::Customers, 7_344.0)]);
    let harm = |expected, p95, left_out| HarmAnswer {
        expected,
        p95,
        left_out,
    };
    ForecastAnswer {
        as_of: AS_OF,
        futures: FUTURES,
        seed: 1,
        promises,
        harm: axes(&[
            (Axis::Revenue, harm(81_600.0, 480_000.0, 0)),
            (Axis::Cost, harm(139_212.5, 410_000.0, 0)),
            (Axis::Customers, harm(7_344.0, 24_000.0, 0)),
            (Axis::Jobs, harm(0.0, 0.0, 1)),
        ]),
        unknown: vec![retraining()],
    }
}

/// The core API two weeks later.
pub(crate) fn slip() -> SlipAnswer {
    let fall = |id, p_kept_before, p_kept_after, tell_by| FallAnswer {
        id: promise(id),
        p_kept_before,
        p_kept_after,
        tell_by,
    };
    SlipAnswer {
        id: promise("core-api"),
        days: 14.0,
        futures: FUTURES,
        seed: 1,
        falls: vec![
            fall("licence", 0.685, 0.41, Some(date(2026, 2, 27))),
            fall("campaign", 0.694, 0.33, Some(date(2026, 4, 15))),
            fall("portal", 0.581, 0.004, Some(date(2026, 6, 1))),
            fall("core-api", 0.862, 0.5, None),
            fall("lab-report-north", 0.92, 0.9181, None),
        ],
        harm_added: axes(&[
            (Axis::Revenue, 92_000.0),
            (Axis::Cost, 61_000.0),
            (Axis::Customers, 8_700.0),
            (Axis::Jobs, 0.0),
        ]),
        touched_by: vec![promise("retraining")],
    }
}

/// Whom to tell.
pub(crate) fn warnings() -> WarningsAnswer {
    let warning = |id, who, tell_by: Date, due, p_kept, harm| WarningAnswer {
        id: promise(id),
        party: party(who),
        tell_by: Some(tell_by),
        days_left: Some(i64::from((tell_by - AS_OF).get_days())),
        due,
        p_kept,
        verdict: Verdict::Stretch,
        solid_date: Some(due + jiff::Span::new().days(17)),
        harm: axes(&[harm]),
        touched_by: Vec::new(),
    };
    let (licence, campaign) = ((Axis::Cost, 97_650.4), (Axis::Customers, 7_344.0));
    WarningsAnswer {
        as_of: AS_OF,
        futures: FUTURES,
        seed: 1,
        line: 0.85,
        warnings: vec![
            warning(
                "licence",
                "finance",
                date(2026, 2, 27),
                date(2026, 7, 31),
                0.685,
                licence,
            ),
            warning(
                "campaign",
                "marketing",
                date(2026, 4, 15),
                date(2026, 7, 6),
                0.694,
                campaign,
            ),
        ],
        unknown: vec![retraining()],
    }
}

/// The portal's story.
pub(crate) fn show() -> ShowAnswer {
    let need = |id, state, p_kept| NeedAnswer {
        id: promise(id),
        state,
        due: date(2026, 5, 8),
        p_kept,
        finish: FinishAnswer::default(),
    };
    ShowAnswer {
        id: promise("portal"),
        as_of: AS_OF,
        futures: FUTURES,
        seed: 1,
        what: "Claims portal in production".to_owned(),
        done_when: Some(
            "A policy holder has reported a claim, and an agent has settled it".to_owned(),
        ),
        state: State::Active,
        recorded: true,
        promisor: party("halyard"),
        promisee: party("insurer"),
        delivered_by: party("platform-team"),
        made: Some(date(2026, 2, 20)),
        requested: Some(date(2026, 6, 15)),
        first_due: date(2026, 6, 1),
        due: date(2026, 6, 30),
        tell_by: Some(date(2026, 6, 1)),
        started: None,
        done: None,
        evidence: Evidence::OneGuess,
        forecast: Some(answer(
            "portal",
            Some(0.581),
            Verdict::Stretch,
            Some(date(2026, 6, 26)),
        )),
        unknown: None,
        touched_by: vec![promise("retraining"), promise("campaign")],
        needs: vec![
            need("core-api", State::Active, Some(0.862)),
            need("kick-off", State::Kept, Some(1.0)),
            need("lab-report-north", State::Active, Some(0.9999)),
        ],
        rests_on_it: rests_on_portal(),
    }
}
