//! Lowering: the book as the flat network that the engine takes.
//!
//! The one idea: only what has a forecast is lowered. In a gate, a member without one becomes a gate that
//! nothing can satisfy: it counts as never, and binds nothing.

use std::collections::{BTreeSet, HashMap};

use upright_engine::Network;
use upright_engine::network::{self, Gate, Parts, Standing, Unit};
use upright_model::Book;
use upright_model::book::Promise;
use upright_model::day::Day;
use upright_model::id::PartyId;
use upright_model::party::Team;
use upright_model::promise::State;
use upright_model::shock::Hit;
use upright_model::stake::{Axis, Loss, Stake};
use upright_model::work::{Form, Shape, Work};

use crate::keys::{Kind, key};
use crate::outlook::{Outlook, OwnWork, outlooks};
use crate::question::Standpoint;
use crate::rows::{Rows, Stage, is_visible, unit};

/// A book lowered for one standpoint.
pub(crate) struct Lowered<'a> {
    /// The promises by row.
    pub(crate) rows: Rows<'a>,
    /// What can be said of each row.
    pub(crate) outlooks: Vec<Outlook>,
    /// The place in the network of each row that has a forecast.
    pub(crate) places: Vec<Option<usize>>,
    /// The row of each place.
    pub(crate) row_of: Vec<usize>,
    /// The axes on which the book has stakes, in order.
    pub(crate) axes: Vec<Axis>,
    /// What the engine computes on.
    pub(crate) network: Network,
}

/// Lowers a book.
///
/// # Panics
/// Where the network refuses what the model admitted: a fault of the program.
pub(crate) fn lower<'a>(standpoint: &Standpoint<'a>) -> Lowered<'a> {
    let rows = Rows::new(standpoint.book, standpoint.as_of);
    let calendars = Calendars::new(standpoint.book, standpoint.as_of);
    let outlooks = outlooks(&rows, |row| own_work(&rows, row, &calendars));
    let row_of: Vec<usize> = (0..rows.len())
        .filter(|&row| outlooks.get(row).is_some_and(Outlook::is_forecast))
        .collect();
    let mut places = vec![None; rows.len()];
    for (place, &row) in row_of.iter().enumerate() {
        if let Some(slot) = places.get_mut(row) {
            *slot = Some(place);
        }
    }
    let axes = axes(&rows, standpoint.seen_by);
    let context = Context {
        standpoint,
        rows: &rows,
        places: &places,
        axes: &axes,
    };
    let parts = context.parts(&row_of, calendars);
    #[expect(
        clippy::expect_used,
        reason = "the model admits only what the network takes"
    )]
    let network = Network::new(parts).expect("a folded book lowers to a network");
    Lowered {
        rows,
        outlooks,
        places,
        row_of,
        axes,
        network,
    }
}

impl Lowered<'_> {
    /// The place of a row, where it has a forecast.
    pub(crate) fn place(&self, row: usize) -> Option<usize> {
        self.places.get(row).copied().flatten()
    }
}

struct Calendars<'a> {
    book: &'a Book,
    lowered: Vec<network::Calendar>,
    numbers: HashMap<&'a str, usize>,
}

impl<'a> Calendars<'a> {
    /// The default calendar first, then the named ones.
    fn new(book: &'a Book, as_of: Day) -> Self {
        let mut lowered = vec![calendar(&book.default_calendar(), as_of)];
        let mut numbers = HashMap::new();
        for (id, named) in &book.calendars {
            numbers.insert(id.as_str(), lowered.len());
            lowered.push(calendar(named, as_of));
        }
        Self {
            book,
            lowered,
            numbers,
        }
    }

    /// The calendar by which a party works.
    fn of(&self, party: &PartyId) -> usize {
        let named = self
            .book
            .parties
            .get(party)
            .and_then(|party| party.calendar.as_ref());
        named
            .and_then(|id| self.numbers.get(id.as_str()))
            .copied()
            .unwrap_or(0)
    }

    /// Working days from an instant before the morning of day 0 until then.
    fn worked_since(&self, party: &PartyId, since: f64) -> f64 {
        let calendar = self.lowered.get(self.of(party));
        calendar.map_or(0.0, |calendar| calendar.working_days_between(since, 0.0))
    }
}

fn calendar(calendar: &upright_model::party::Calendar, as_of: Day) -> network::Calendar {
    let mut weekday = as_of.weekday();
    let open = std::array::from_fn(|_| {
        let opens = calendar.opens_on(weekday);
        weekday = weekday.next();
        opens
    });
    let holidays = calendar
        .holidays()
        .map(|day| day.days_since(as_of))
        .collect();
    network::Calendar { open, holidays }
}

fn own_work(rows: &Rows<'_>, row: usize, calendars: &Calendars<'_>) -> OwnWork {
    let Some(promise) = rows.promise(row) else {
        return OwnWork::Absent;
    };
    let Some(work) = &promise.draft.work else {
        return OwnWork::Absent;
    };
    let lowered = lowered_work(work);
    let used_up = rows.started(promise).is_some_and(|started| {
        let since = f64::from(rows.days_to(started));
        lowered.is_used_up(
            -since,
            calendars.worked_since(promise.draft.deliverer(), since),
        )
    });
    match (used_up, lowered.never_ends()) {
        (true, _) => OwnWork::UsedUp,
        (false, true) => OwnWork::NeverEnds,
        (false, false) if promise.draft.never.get() == 1.0 => OwnWork::NeverEnds,
        (false, false) => OwnWork::Estimated,
    }
}

/// Work as the engine has it.
pub(crate) fn lowered_work(work: &Work) -> network::Work {
    match work.form() {
        Form::Exact(exact) => network::Work::Exact {
            days: exact.days(),
            unit: unit(*exact),
        },
        Form::Bounded {
            low,
            likely,
            high,
            shape,
        } => {
            let (unit, low, likely, high) = (unit(*high), low.days(), likely.days(), high.days());
            match shape {
                Shape::Pert => network::Work::Pert {
                    low,
                    likely,
                    high,
                    unit,
                },
                Shape::Triangular => network::Work::Triangular {
                    low,
                    likely,
                    high,
                    unit,
                },
            }
        }
        Form::Quantiles { p10, p50, p90 } => network::Work::Metalog {
            p10: p10.days(),
            p50: p50.days(),
            p90: p90.days(),
            unit: unit(*p50),
        },
        Form::MedianAndHigh { p50, p90 } => network::Work::Lognormal {
            p50: p50.days(),
            p90: p90.days(),
            unit: unit(*p50),
        },
        Form::Samples(samples) => network::Work::Samples(
            samples
                .iter()
                .map(|sample| (sample.days(), unit(*sample)))
                .collect(),
        ),
        Form::Throughput { items, per_week } => network::Work::Throughput {
            items: *items,
            per_week: per_week.clone(),
        },
    }
}

fn axes(rows: &Rows<'_>, seen_by: Option<&PartyId>) -> Vec<Axis> {
    let named: BTreeSet<Axis> = rows
        .iter()
        .filter(|(_, promise)| is_visible(promise, seen_by))
        .flat_map(|(_, promise)| promise.draft.stakes.iter().map(|stake| stake.axis))
        .collect();
    named.into_iter().collect()
}

/// What lowering a promise looks things up in.
struct Context<'a, 'b> {
    standpoint: &'b Standpoint<'a>,
    rows: &'b Rows<'a>,
    places: &'b [Option<usize>],
    axes: &'b [Axis],
}

impl Context<'_, '_> {
    fn parts(&self, row_of: &[usize], calendars: Calendars<'_>) -> Parts {
        let (teams, team_numbers) = teams(self.standpoint.book);
        let promises = row_of
            .iter()
            .filter_map(|&row| Some((row, self.rows.promise(row)?)))
            .map(|(row, promise)| {
                let team = team_numbers.get(promise.draft.deliverer()).copied();
                self.promise(row, promise, calendars.of(promise.draft.deliverer()), team)
            })
            .collect();
        Parts {
            promises,
            calendars: calendars.lowered,
            teams,
            shocks: self.shocks(),
            axes: self.axes.len(),
        }
    }

    fn promise(
        &self,
        row: usize,
        promise: &Promise,
        calendar: usize,
        team: Option<usize>,
    ) -> network::Promise {
        let draft = &promise.draft;
        let nothing = network::Work::Exact {
            days: 0.0,
            unit: Unit::Calendar,
        };
        network::Promise {
            key: key(Kind::Promise, draft.id.as_str()),
            due: f64::from(self.rows.days_to(draft.due) + 1),
            standing: self.standing(promise),
            work: draft.work.as_ref().map_or(nothing, lowered_work),
            calendar,
            team,
            priority: (promise.past.state != State::Draft).then(|| draft.place()),
            never: draft.never.get(),
            rests_on: self
                .rows
                .gates(row)
                .iter()
                .map(|gate| self.placed(gate))
                .collect(),
            stakes: self.stakes(promise),
        }
    }

    fn standing(&self, promise: &Promise) -> Standing {
        match (self.rows.stage(promise), self.rows.started(promise)) {
            (Stage::Done(day), _) => Standing::Done {
                finish: f64::from(self.rows.days_to(day) + 1),
            },
            (Stage::GivenUp | Stage::Gone, _) => Standing::GivenUp,
            (Stage::Open, Some(day)) => Standing::Started {
                since: f64::from(self.rows.days_to(day)),
            },
            (Stage::Open, None) => {
                let not_before = promise
                    .draft
                    .not_before
                    .map_or(0, |day| self.rows.days_to(day));
                Standing::Open {
                    not_before: f64::from(not_before.max(0)),
                }
            }
        }
    }

    /// A gate by place. A member without a forecast counts as never and binds nothing: as a gate without
    /// members does.
    fn placed(&self, gate: &Gate) -> Gate {
        match gate {
            Gate::Member { promise, lag, unit } => {
                match self.places.get(*promise).copied().flatten() {
                    Some(place) => Gate::Member {
                        promise: place,
                        lag: *lag,
                        unit: *unit,
                    },
                    None => Gate::AtLeast {
                        count: 1,
                        of: Vec::new(),
                    },
                }
            }
            Gate::AtLeast { count, of } => {
                let of = of.iter().map(|member| self.placed(member)).collect();
                Gate::AtLeast { count: *count, of }
            }
        }
    }

    fn stakes(&self, promise: &Promise) -> Vec<network::Stake> {
        if !self.does_harm(promise) {
            return Vec::new();
        }
        promise
            .draft
            .stakes
            .iter()
            .filter_map(|stake| self.stake(stake))
            .collect()
    }

    /// Whether a promise counts in harm: offered, active or broken, not done, and visible.
    fn does_harm(&self, promise: &Promise) -> bool {
        promise.past.state != State::Draft
            && matches!(self.rows.stage(promise), Stage::Open | Stage::GivenUp)
            && is_visible(promise, self.standpoint.seen_by)
    }

    fn stake(&self, stake: &Stake) -> Option<network::Stake> {
        Some(network::Stake {
            axis: self.axes.iter().position(|&axis| axis == stake.axis)?,
            amount: stake.amount.get(),
            after: stake.after.days(),
            cap_per_day: match stake.loss {
                Loss::AtOnce => None,
                Loss::PerDayLate { cap } => Some(cap.get()),
            },
        })
    }

    fn shocks(&self) -> Vec<network::Shock> {
        let delivered = self.places_by_deliverer();
        let book = self.standpoint.book;
        book.shocks
            .values()
            .map(|shock| {
                let mut hits: Vec<usize> = shock
                    .hits
                    .iter()
                    .flat_map(|hit| self.hit(hit, &delivered))
                    .collect();
                hits.sort_unstable();
                hits.dedup();
                network::Shock {
                    key: key(Kind::Shock, shock.id.as_str()),
                    chance: shock.chance.get(),
                    delay: lowered_work(&shock.delay),
                    hits,
                }
            })
            .collect()
    }

    fn hit(&self, hit: &Hit, delivered: &HashMap<&PartyId, Vec<usize>>) -> Vec<usize> {
        match hit {
            Hit::Promise(id) => {
                let place = self.rows.find(id).and_then(|row| *self.places.get(row)?);
                place.into_iter().collect()
            }
            Hit::Party(id) => delivered.get(id).cloned().unwrap_or_default(),
        }
    }

    fn places_by_deliverer(&self) -> HashMap<&PartyId, Vec<usize>> {
        let mut delivered: HashMap<&PartyId, Vec<usize>> = HashMap::new();
        for (row, promise) in self.rows.iter() {
            if let Some(place) = self.places.get(row).copied().flatten() {
                delivered
                    .entry(promise.draft.deliverer())
                    .or_default()
                    .push(place);
            }
        }
        delivered
    }
}

/// The teams that matter to numbers: those with slots or correlation.
fn teams(book: &Book) -> (Vec<network::Team>, HashMap<&PartyId, usize>) {
    let mut teams = Vec::new();
    let mut numbers = HashMap::new();
    for (id, party) in &book.parties {
        let Some(Team { slots, correlation }) = party.kind.team() else {
            continue;
        };
        if slots.is_some() || correlation.get() > 0.0 {
            numbers.insert(id, teams.len());
            let key = key(Kind::Team, id.as_str());
            teams.push(network::Team {
                key,
                slots,
                correlation: correlation.get(),
            });
        }
    }
    (teams, numbers)
}
