//! What the engine is given: promises as places in an array, in the order of their ids.
//!
//! Times are days from the morning of day 0 (`as_of`); day *d* ends at *d* + 1.

use crate::calendar::OpenDays;
use crate::work::{self, Elapsed};

/// Everything one forecast stands on. Promises are in the order of their ids, so that the smallest id is
/// the smallest place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Parts {
    /// The promises.
    pub promises: Vec<Promise>,
    /// The calendars that promises refer to.
    pub calendars: Vec<Calendar>,
    /// The teams that promises refer to; only teams with slots or correlation need be here.
    pub teams: Vec<Team>,
    /// The shocks.
    pub shocks: Vec<Shock>,
    /// How many axes harm is counted on.
    pub axes: usize,
}

/// One promise.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise {
    /// Its draws hang on this: a digest of its id.
    pub key: u64,
    /// The instant at which its due day ends.
    pub due: f64,
    /// Where it stands.
    pub standing: Standing,
    /// How long it takes; ignored where done or given up.
    pub work: Work,
    /// The calendar of its deliverer: a place in [`Parts::calendars`].
    pub calendar: usize,
    /// Its deliverer, where that is a team with slots or correlation: a place in [`Parts::teams`].
    pub team: Option<usize>,
    /// Its place in its team's queue, where the team has slots; `None` for a draft, which holds no slot and
    /// waits for none. Lower first, then the earlier due, then the smaller place.
    pub priority: Option<u32>,
    /// The chance that it is never delivered.
    pub never: f64,
    /// What it rests on: all of these.
    pub rests_on: Vec<Gate>,
    /// What is lost when it is late; empty where it does no harm (drafts, what is done).
    pub stakes: Vec<Stake>,
}

/// Where a promise stands on the morning of day 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// Not begun.
    Open {
        /// It doesn't start before this; 0 where nothing holds it.
        not_before: f64,
    },
    /// Under way.
    Started {
        /// Since this instant, 0 or earlier.
        since: f64,
    },
    /// Finished at this instant; nothing is sampled.
    Done {
        /// The end of the day on which it was done.
        finish: f64,
    },
    /// Given up: it never finishes.
    GivenUp,
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Calendar time.
    Calendar,
    /// Working days on the deliverer's calendar.
    Working,
}

/// How long something takes once it can start. Lengths are in days.
#[derive(Debug, Clone, PartialEq)]
pub enum Work {
    /// Exactly that.
    Exact {
        /// How long.
        days: f64,
        /// In what.
        unit: Unit,
    },
    /// Beta-PERT with λ = 4.
    Pert {
        /// Least.
        low: f64,
        /// Likeliest.
        likely: f64,
        /// Most.
        high: f64,
        /// In what.
        unit: Unit,
    },
    /// The triangle.
    Triangular {
        /// Least.
        low: f64,
        /// Likeliest.
        likely: f64,
        /// Most.
        high: f64,
        /// In what.
        unit: Unit,
    },
    /// The log-metalog with lower bound 0 through these three.
    Metalog {
        /// One in ten is shorter.
        p10: f64,
        /// One in two is shorter.
        p50: f64,
        /// Nine in ten are shorter.
        p90: f64,
        /// In what.
        unit: Unit,
    },
    /// The lognormal through these two.
    Lognormal {
        /// One in two is shorter.
        p50: f64,
        /// Nine in ten are shorter.
        p90: f64,
        /// In what.
        unit: Unit,
    },
    /// One of these, each equally likely.
    Samples(Vec<(f64, Unit)>),
    /// Weeks drawn with replacement until the items are done.
    Throughput {
        /// Items that remain.
        items: f64,
        /// Done in each observed week.
        per_week: Vec<f64>,
    },
}

/// What has to be there first.
#[derive(Debug, Clone, PartialEq)]
pub enum Gate {
    /// Another promise.
    Member {
        /// Its place.
        promise: usize,
        /// Waited after its finish.
        lag: f64,
        /// What the lag is counted in: working days are those of the resting promise's calendar.
        unit: Unit,
    },
    /// At least so many of these. Where there are fewer members than that, it is never.
    AtLeast {
        /// How many, at least 1.
        count: usize,
        /// Of which.
        of: Vec<Gate>,
    },
}

/// Which days are open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// Whether day *d* is open, holidays apart: at place *d* modulo 7.
    pub open: [bool; 7],
    /// Days that are not open, day 0 being that of the forecast.
    pub holidays: Vec<i32>,
}

/// How a team works.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Team {
    /// The team's factor hangs on this: a digest of its id.
    pub key: u64,
    /// How many promises it works on at once; `None`: as many as come.
    pub slots: Option<u32>,
    /// How strongly its promises run late together, 0 to below 1.
    pub correlation: f64,
}

/// A risk that strikes several promises at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Shock {
    /// Its draws hang on this: a digest of its id.
    pub key: u64,
    /// The chance that it strikes.
    pub chance: f64,
    /// Added to the finish of everything it hits; calendar time.
    pub delay: Work,
    /// The promises it hits, each once.
    pub hits: Vec<usize>,
}

/// What is lost on one axis when a promise is late.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stake {
    /// The axis: below [`Parts::axes`].
    pub axis: usize,
    /// How much: in all, or for each day late.
    pub amount: f64,
    /// Nothing is lost until the promise is later than so many days.
    pub after: f64,
    /// `Some(cap)`: the amount is for each day late, fractions included, up to the cap.
    pub cap_per_day: Option<f64>,
}

impl Work {
    /// Whether nothing is left of work that was begun so many calendar and working days ago and has not
    /// ended: its estimate is used up.
    pub fn is_used_up(&self, elapsed_calendar: f64, elapsed_working: f64) -> bool {
        let spent = Elapsed {
            calendar: elapsed_calendar,
            working: elapsed_working,
        };
        work::is_used_up(self, spent)
    }

    /// Whether it can't end within 520 weeks, even at its best week.
    pub fn never_ends(&self) -> bool {
        work::never_ends(self)
    }
}

impl Calendar {
    /// Working days from an instant to a later one; none where no day is ever open.
    pub fn working_days_between(&self, from: f64, to: f64) -> f64 {
        OpenDays::new(self).map_or(0.0, |days| days.between(from, to))
    }

    /// The earliest instant by which so many working days have passed; never where no day is ever open.
    pub fn advance(&self, from: f64, days: f64) -> f64 {
        OpenDays::new(self).map_or(f64::INFINITY, |open| open.advance(from, days))
    }
}
