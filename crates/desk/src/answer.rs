//! Answers: what the desk says, as documents. Their fields are those of `docs/book.md`.
//!
//! Amounts are in the unit of their axis, chances from 0 to 1, `null` where nothing can be said.

use jiff::civil::Date;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use upright_model::id::{PartyId, PromiseId};
use upright_model::life::Evidence;
use upright_model::policy::Verdict;
use upright_model::promise::State;
use upright_model::stake::Axis;

/// A value for each axis of the book, in the order of [`Axis::ALL`].
#[derive(Debug, Clone, PartialEq)]
pub struct PerAxis<T>(pub Vec<(Axis, T)>);

/// The forecast of a whole book.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ForecastAnswer {
    /// Day 0.
    pub as_of: Date,
    /// How many futures were simulated.
    pub futures: u64,
    /// The seed of their draws.
    pub seed: u64,
    /// Every promise that is not released or withdrawn, in the order of ids.
    pub promises: Vec<PromiseAnswer>,
    /// The harm of the whole book.
    pub harm: PerAxis<HarmAnswer>,
    /// The promises of which nothing can be said, and whom to ask.
    pub unknown: Vec<UnknownAnswer>,
}

/// The forecast of one promise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PromiseAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// What its chance is worth.
    #[serde(serialize_with = "as_text")]
    pub verdict: Verdict,
    /// The chance that it is kept.
    pub p_kept: Option<f64>,
    /// The standard error of that chance.
    pub p_kept_se: Option<f64>,
    /// The chance that it never finishes.
    pub p_never: Option<f64>,
    /// The days by which it has finished.
    pub finish: FinishAnswer,
    /// Days late on average, kept futures as 0, none counting for more than 365.
    pub mean_days_late: Option<f64>,
    /// The expected harm of which it is the first domino.
    pub responsibility: PerAxis<f64>,
    /// Promises without a forecast in its team's queue: they may move it once somebody says more.
    #[serde(serialize_with = "as_texts")]
    pub touched_by: Vec<PromiseId>,
}

/// Days by which so many of a hundred futures have finished; none where they never do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct FinishAnswer {
    /// 10 of 100.
    pub p10: Option<Date>,
    /// 50 of 100.
    pub p50: Option<Date>,
    /// 80 of 100.
    pub p80: Option<Date>,
    /// 90 of 100.
    pub p90: Option<Date>,
}

/// Harm on one axis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HarmAnswer {
    /// On average over all futures.
    pub expected: f64,
    /// The smallest amount that 95 of 100 futures stay within.
    pub p95: f64,
    /// How many promises with a stake on this axis are left out because they are unknown.
    pub left_out: usize,
}

/// A promise of which nothing can be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnknownAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// Why.
    pub reason: Reason,
    /// The parties who could say more.
    #[serde(serialize_with = "as_texts")]
    pub ask: Vec<PartyId>,
}

/// Why nothing can be said of a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nobody has said how long it takes.
    NoWork,
    /// It has taken longer than its estimate allows.
    UsedUp,
    /// It rests on a promise that was released or withdrawn.
    Orphaned,
    /// It rests on a promise that is itself unknown.
    RestsOnUnknown,
}

/// Whether a date can be promised, and what hangs on it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuoteAnswer {
    /// Which promise; of a new one, the id it would get.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// Day 0.
    pub as_of: Date,
    /// How many futures were simulated.
    pub futures: u64,
    /// The seed of their draws.
    pub seed: u64,
    /// The day asked for.
    pub by: ByAnswer,
    /// For each confidence the earliest day.
    pub dates: Vec<DateAnswer>,
    /// What stands in the way of the solid date, the most first; at most three.
    pub reasons: Vec<ReasonAnswer>,
    /// What rests on it, the first to be told first.
    pub rests_on_it: Vec<RestingAnswer>,
    /// Why nothing can be said, where that is so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unknown: Option<UnknownAnswer>,
    /// Promises without a forecast in a queue that can move it: its own team's, or one upstream.
    #[serde(serialize_with = "as_texts")]
    pub touched_by: Vec<PromiseId>,
}

/// The chance of a day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ByAnswer {
    /// The day.
    pub date: Date,
    /// The chance of having finished by its end.
    pub p_kept: Option<f64>,
    /// The standard error of that chance.
    pub p_kept_se: Option<f64>,
    /// What that chance is worth.
    #[serde(serialize_with = "as_text")]
    pub verdict: Verdict,
}

/// The earliest day for a confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DateAnswer {
    /// The chance to be reached.
    pub confidence: f64,
    /// The earliest day that reaches it; none where no day does.
    pub date: Option<Date>,
}

/// A promise that stands in the way of an earlier solid date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReasonAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// By how many days the solid date comes earlier if its work takes no time; none where there is no
    /// solid date at all as it stands.
    pub days: Option<i64>,
}

/// A promise that rests on another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RestingAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// Who stands on it: its promisee.
    #[serde(serialize_with = "as_text")]
    pub party: PartyId,
    /// The promisee's point of no return.
    pub tell_by: Option<Date>,
    /// The chance that it is kept.
    pub p_kept: Option<f64>,
    /// The expected harm of its own stakes; none where it is unknown.
    pub harm: Option<PerAxis<f64>>,
}

/// What falls if a promise slips.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SlipAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// By how many calendar days.
    pub days: f64,
    /// How many futures were simulated.
    pub futures: u64,
    /// The seed of their draws.
    pub seed: u64,
    /// The promises whose chance changes, the first to be told first.
    pub falls: Vec<FallAnswer>,
    /// The expected harm that it adds.
    pub harm_added: PerAxis<f64>,
    /// Promises without a forecast in a queue that can move what is told here.
    #[serde(serialize_with = "as_texts")]
    pub touched_by: Vec<PromiseId>,
}

/// A promise whose chance a slip changes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FallAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// The chance as it stands.
    pub p_kept_before: f64,
    /// The chance after the slip, on the same draws.
    pub p_kept_after: f64,
    /// The promisee's point of no return.
    pub tell_by: Option<Date>,
}

/// Whom to tell, in the order in which they can still act.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WarningsAnswer {
    /// Day 0.
    pub as_of: Date,
    /// How many futures were simulated.
    pub futures: u64,
    /// The seed of their draws.
    pub seed: u64,
    /// The chance below which a promisee is to be told: the policy's solid line.
    pub line: f64,
    /// The promises below it.
    pub warnings: Vec<WarningAnswer>,
    /// The promises of which nothing can be said, and whom to ask.
    pub unknown: Vec<UnknownAnswer>,
}

/// One warning to one promisee: their promise, and only their own consequence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WarningAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// Whom to tell: its promisee.
    #[serde(serialize_with = "as_text")]
    pub party: PartyId,
    /// Their point of no return.
    pub tell_by: Option<Date>,
    /// Days left until then; negative where it has passed.
    pub days_left: Option<i64>,
    /// The day promised.
    pub due: Date,
    /// The chance that it is kept.
    pub p_kept: f64,
    /// What that chance is worth.
    #[serde(serialize_with = "as_text")]
    pub verdict: Verdict,
    /// The date that can be stood behind; none where no day can.
    pub solid_date: Option<Date>,
    /// The expected harm of this promise's own stakes.
    pub harm: PerAxis<f64>,
    /// Promises without a forecast in its team's queue.
    #[serde(serialize_with = "as_texts")]
    pub touched_by: Vec<PromiseId>,
}

/// All that is known of one promise.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ShowAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// Day 0.
    pub as_of: Date,
    /// How many futures were simulated.
    pub futures: u64,
    /// The seed of their draws.
    pub seed: u64,
    /// What is promised.
    pub what: String,
    /// How it is known to be done.
    pub done_when: Option<String>,
    /// Where it stands.
    #[serde(serialize_with = "as_text")]
    pub state: State,
    /// Whether it was made outside the desk.
    pub recorded: bool,
    /// Who promised.
    #[serde(serialize_with = "as_text")]
    pub promisor: PartyId,
    /// To whom.
    #[serde(serialize_with = "as_text")]
    pub promisee: PartyId,
    /// Who does the work.
    #[serde(serialize_with = "as_text")]
    pub delivered_by: PartyId,
    /// The day on which it was made.
    pub made: Option<Date>,
    /// The day the promisee asked for.
    pub requested: Option<Date>,
    /// The day first promised.
    pub first_due: Date,
    /// The day latest promised.
    pub due: Date,
    /// The promisee's point of no return.
    pub tell_by: Option<Date>,
    /// Since when work is under way.
    pub started: Option<Date>,
    /// The day on which it was done.
    pub done: Option<Date>,
    /// What its estimate stands on, graded A to D.
    #[serde(serialize_with = "as_grade")]
    pub evidence: Evidence,
    /// Its forecast; none where it is released or withdrawn.
    pub forecast: Option<PromiseAnswer>,
    /// Why nothing can be said, where that is so.
    pub unknown: Option<UnknownAnswer>,
    /// Promises without a forecast in a queue that can move it: its own team's, or one upstream.
    #[serde(serialize_with = "as_texts")]
    pub touched_by: Vec<PromiseId>,
    /// What it rests on, directly.
    pub needs: Vec<NeedAnswer>,
    /// What rests on it, directly or not, the first to be told first.
    pub rests_on_it: Vec<RestingAnswer>,
}

/// A promise that another rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NeedAnswer {
    /// Which promise.
    #[serde(serialize_with = "as_text")]
    pub id: PromiseId,
    /// Where it stands.
    #[serde(serialize_with = "as_text")]
    pub state: State,
    /// The day promised.
    pub due: Date,
    /// The chance that it is kept.
    pub p_kept: Option<f64>,
    /// The days by which it has finished.
    pub finish: FinishAnswer,
}

impl<T> PerAxis<T> {
    /// The value on an axis; `None` where the book has no stake on it.
    pub fn get(&self, axis: Axis) -> Option<&T> {
        self.0
            .iter()
            .find(|(own, _)| *own == axis)
            .map(|(_, value)| value)
    }
}

impl<T: Serialize> Serialize for PerAxis<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (axis, value) in &self.0 {
            map.serialize_entry(axis.word(), value)?;
        }
        map.end()
    }
}

fn as_text<T: std::fmt::Display, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

fn as_texts<T: std::fmt::Display, S: Serializer>(
    values: &[T],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(values.iter().map(ToString::to_string))
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn as_grade<S: Serializer>(evidence: &Evidence, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_char(evidence.grade())
}
