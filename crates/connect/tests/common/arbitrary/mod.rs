//! Books of every shape that the model allows, as commands.

mod parts;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use upright_model::book::Settings;
use upright_model::command::Command;
use upright_model::day::Day;
use upright_model::duration::Duration;
use upright_model::gate::Gate;
use upright_model::id::{CalendarId, OfferingId, PartyId, PromiseId, ShockId};
use upright_model::offering::Offering;
use upright_model::party::{Calendar, Correlation, Party, PartyKind, Team};
use upright_model::policy::Policy;
use upright_model::promise::{Draft, Past, State};
use upright_model::quantity::{Chance, Text};
use upright_model::shock::{Hit, Shock};
use upright_model::stake::Stake;
use upright_model::work::Work;

use parts::{
    any_duration, calendar, calendar_time, chance, day, form, name, policy, settings, stake, text,
    work,
};

/// A book as commands, and the day on which it stands.
pub(crate) fn book() -> impl Strategy<Value = (Vec<Command>, Day)> {
    let sizes = (0..4usize, 1..5usize, 0..8usize);
    sizes.prop_flat_map(|(calendars, parties, promises)| {
        let head = (settings(), option::of(policy()), vec(calendar(), calendars));
        let parties = vec(party(), parties);
        let promises = vec(promise(), promises);
        let rest = (vec(offering(), 0..3), vec(shock(), 0..3), day());
        (head, parties, promises, rest).prop_map(|(head, parties, promises, rest)| {
            let mut ids = Ids::default();
            let mut commands = Vec::new();
            top(head, &mut ids, &mut commands);
            for make in parties {
                commands.push(Command::AddParty(make.build(&mut ids)));
            }
            for make in promises {
                let (draft, past) = make.build(&mut ids, rest.2);
                commands.push(Command::RecordPromise { draft, past });
            }
            for (at, make) in rest.0.into_iter().enumerate() {
                commands.push(Command::AddOffering(make.build(&ids, at)));
            }
            for (at, make) in rest.1.into_iter().enumerate() {
                commands.push(Command::AddShock(make.build(&ids, at)));
            }
            (commands, rest.2)
        })
    })
}

/// Ids that were given so far.
#[derive(Default)]
struct Ids {
    calendars: Vec<CalendarId>,
    parties: Vec<(PartyId, bool)>,
    promises: Vec<PromiseId>,
}

impl Ids {
    fn party(&self, index: Index) -> PartyId {
        index.get(&self.parties).0.clone()
    }

    fn is_correlated(&self, id: &PartyId) -> bool {
        self.parties
            .iter()
            .any(|(party, correlated)| party == id && *correlated)
    }
}

fn top(
    head: (Settings, Option<Policy>, Vec<(String, Calendar)>),
    ids: &mut Ids,
    commands: &mut Vec<Command>,
) {
    commands.push(Command::SetSettings(head.0));
    commands.extend(head.1.map(Command::SetPolicy));
    for (at, (name, calendar)) in head.2.into_iter().enumerate() {
        let name = if at == 0 {
            "default".to_owned()
        } else {
            format!("{name}{at}")
        };
        let id = CalendarId::new(&name).expect("an id");
        ids.calendars.push(id.clone());
        commands.push(Command::DefineCalendar { id, calendar });
    }
}

/// A gate whose members are not chosen yet.
#[derive(Debug, Clone)]
enum Shaped {
    Promise(Index, Duration),
    All(Vec<Shaped>),
    Any(Vec<Shaped>),
    AtLeast(Index, Vec<Shaped>),
}

fn gate() -> impl Strategy<Value = Shaped> {
    let lag = prop_oneof![Just(Duration::ZERO), any_duration()];
    let leaf = (any::<Index>(), lag).prop_map(|(on, lag)| Shaped::Promise(on, lag));
    leaf.prop_recursive(4, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..4).prop_map(Shaped::All),
            vec(inner.clone(), 1..4).prop_map(Shaped::Any),
            (any::<Index>(), vec(inner, 1..4)).prop_map(|(count, of)| Shaped::AtLeast(count, of)),
        ]
    })
}

impl Shaped {
    fn build(self, ids: &Ids) -> Gate {
        let all = |members: Vec<Self>| {
            members
                .into_iter()
                .map(|member| member.build(ids))
                .collect()
        };
        match self {
            Self::Promise(on, lag) => Gate::Promise {
                on: on.get(&ids.promises).clone(),
                lag,
            },
            Self::All(members) => Gate::All(all(members)),
            Self::Any(members) => Gate::Any(all(members)),
            Self::AtLeast(count, of) => Gate::AtLeast {
                count: 1 + count.index(of.len()),
                of: all(of),
            },
        }
    }
}

fn gates(gates: Vec<Shaped>, ids: &Ids) -> Vec<Gate> {
    if ids.promises.is_empty() {
        return Vec::new();
    }
    gates.into_iter().map(|gate| gate.build(ids)).collect()
}

#[derive(Debug, Clone)]
struct MakeParty {
    name: String,
    called: Option<Text>,
    kind: PartyKind,
    part_of: Option<Index>,
    calendar: Option<Index>,
}

fn party() -> impl Strategy<Value = MakeParty> {
    let correlation =
        prop_oneof![Just(0.0), 0.0..1.0].prop_map(|rho| Correlation::new(rho).expect("below 1"));
    let team = (option::of(1..=1_000_000u32), correlation)
        .prop_map(|(slots, correlation)| PartyKind::Team(Team { slots, correlation }));
    let kind = prop_oneof![
        Just(PartyKind::Organisation),
        Just(PartyKind::Person),
        Just(PartyKind::Group),
        team,
    ];
    let refs = (option::of(any::<Index>()), option::of(any::<Index>()));
    (name(), option::of(text()), kind, refs).prop_map(
        |(name, called, kind, (part_of, calendar))| MakeParty {
            name,
            called,
            kind,
            part_of,
            calendar,
        },
    )
}

impl MakeParty {
    fn build(self, ids: &mut Ids) -> Party {
        let id = PartyId::new(&format!("{}{}", self.name, ids.parties.len())).expect("an id");
        let part_of = self
            .part_of
            .filter(|_| !ids.parties.is_empty())
            .map(|at| ids.party(at));
        let calendar = self.calendar.filter(|_| !ids.calendars.is_empty());
        let calendar = calendar.map(|at| at.get(&ids.calendars).clone());
        let correlated = self
            .kind
            .team()
            .is_some_and(|team| team.correlation.get() > 0.0);
        ids.parties.push((id.clone(), correlated));
        Party {
            id,
            name: self.called,
            kind: self.kind,
            part_of,
            calendar,
        }
    }
}

/// What promises and offerings share.
#[derive(Debug, Clone)]
struct Common {
    name: String,
    what: Text,
    done_when: Option<Text>,
    deliverer: Option<Index>,
    priority: Option<u32>,
    rests_on: Vec<Shaped>,
    work: Option<Work>,
    never: Chance,
    stakes: Vec<Stake>,
    tags: std::collections::BTreeMap<Text, Text>,
}

fn common() -> impl Strategy<Value = Common> {
    let said = (
        name(),
        text(),
        option::of(text()),
        btree_map(text(), text(), 0..3),
    );
    let done = (
        option::of(any::<Index>()),
        option::of(0..=1_000_000_000u32),
        vec(gate(), 0..3),
    );
    let lost = (option::of(work()), chance(), vec(stake(), 0..3));
    (said, done, lost).prop_map(
        |(
            (name, what, done_when, tags),
            (deliverer, priority, rests_on),
            (work, never, stakes),
        )| {
            Common {
                name,
                what,
                done_when,
                deliverer,
                priority,
                rests_on,
                work,
                never,
                stakes,
                tags,
            }
        },
    )
}

impl Common {
    fn work_for(&self, deliverer: Option<&PartyId>, ids: &Ids) -> Option<Work> {
        let is_correlated = deliverer.is_some_and(|id| ids.is_correlated(id));
        self.work
            .clone()
            .filter(|work| !(is_correlated && work.mixes_units()))
    }
}

#[derive(Debug, Clone)]
struct MakePromise {
    common: Common,
    parties: [Index; 2],
    due: Day,
    days: [Option<Day>; 3],
    private_to: Option<Index>,
    state: State,
    past: [Option<Day>; 5],
}

fn promise() -> impl Strategy<Value = MakePromise> {
    let days = [option::of(day()), option::of(day()), option::of(day())];
    let past =
        vec(option::of(day()), 5).prop_map(|days| [days[0], days[1], days[2], days[3], days[4]]);
    let who = (any::<[Index; 2]>(), option::of(any::<Index>()));
    (
        common(),
        who,
        day(),
        days,
        select(State::ALL.to_vec()),
        past,
    )
        .prop_map(
            |(common, (parties, private_to), due, days, state, past)| MakePromise {
                common,
                parties,
                due,
                days,
                private_to,
                state,
                past,
            },
        )
}

impl MakePromise {
    fn build(self, ids: &mut Ids, as_of: Day) -> (Box<Draft>, Past) {
        let common = self.common;
        let id = PromiseId::new(&format!("{}{}", common.name, ids.promises.len())).expect("an id");
        let promisor = ids.party(self.parties[0]);
        let delivered_by = common.deliverer.map(|at| ids.party(at));
        let work = common.work_for(Some(delivered_by.as_ref().unwrap_or(&promisor)), ids);
        let draft = Draft {
            what: common.what,
            done_when: common.done_when,
            promisor,
            promisee: ids.party(self.parties[1]),
            delivered_by,
            due: self.due,
            requested: self.days[0],
            tell_by: self.days[1],
            priority: common.priority,
            not_before: self.days[2],
            rests_on: gates(common.rests_on, ids),
            work,
            never: common.never,
            stakes: common.stakes,
            tags: common.tags,
            private_to: self.private_to.map(|at| ids.party(at)),
            id: id.clone(),
        };
        ids.promises.push(id);
        let [made, first_due, started, done, known] = self.past;
        let come = |day: Option<Day>| day.filter(|day| *day <= as_of);
        let (started, done, known) = (come(started), come(done), come(known));
        let state = match self.state {
            State::Kept if done.is_none() => State::Broken,
            state => state,
        };
        (
            Box::new(draft),
            Past {
                state,
                made,
                first_due,
                started,
                done,
                known,
            },
        )
    }
}

fn offering() -> impl Strategy<Value = (Common, bool)> {
    (common(), any::<bool>())
}

trait BuildOffering {
    fn build(self, ids: &Ids, at: usize) -> Offering;
}

impl BuildOffering for (Common, bool) {
    fn build(self, ids: &Ids, at: usize) -> Offering {
        let (common, has_what) = self;
        let delivered_by = common.deliverer.map(|at| ids.party(at));
        Offering {
            id: OfferingId::new(&format!("{}{at}", common.name)).expect("an id"),
            work: common.work_for(delivered_by.as_ref(), ids),
            what: has_what.then_some(common.what),
            done_when: common.done_when,
            delivered_by,
            priority: common.priority,
            rests_on: gates(common.rests_on, ids),
            never: common.never,
            stakes: common.stakes,
            tags: common.tags,
        }
    }
}

#[derive(Debug, Clone)]
struct MakeShock {
    name: String,
    chance: Chance,
    delay: Work,
    hits: Vec<(bool, Index)>,
}

fn shock() -> impl Strategy<Value = MakeShock> {
    let delay =
        form(calendar_time().boxed()).prop_filter_map("a delay", |form| Work::new(form).ok());
    let hits = vec((any::<bool>(), any::<Index>()), 0..4);
    (name(), chance(), delay, hits).prop_map(|(name, chance, delay, hits)| MakeShock {
        name,
        chance,
        delay,
        hits,
    })
}

impl MakeShock {
    fn build(self, ids: &Ids, at: usize) -> Shock {
        // A hit on an id that is a promise's and a party's can't be written.
        let is_both = |id: &str| {
            ids.parties.iter().any(|(party, _)| party.as_str() == id)
                && ids.promises.iter().any(|promise| promise.as_str() == id)
        };
        let hit = |(is_party, index): (bool, Index)| match is_party || ids.promises.is_empty() {
            true => Some(ids.party(index))
                .filter(|id| !is_both(id.as_str()))
                .map(Hit::Party),
            false => Some(index.get(&ids.promises).clone())
                .filter(|id| !is_both(id.as_str()))
                .map(Hit::Promise),
        };
        Shock {
            id: ShockId::new(&format!("{}{at}", self.name)).expect("an id"),
            chance: self.chance,
            delay: self.delay,
            hits: self.hits.into_iter().filter_map(hit).collect(),
        }
    }
}
