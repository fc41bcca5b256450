//! What the vendor sells, as patterns for the next call; and the risks that strike several promises.

use upright_model::Command;
use upright_model::gate::Gate;
use upright_model::offering::Offering;
use upright_model::quantity::Chance;
use upright_model::shock::{Hit, Shock};
use upright_model::stake::{Axis, Stake};
use upright_model::work::{Shape, Work};

use crate::demo::notation::{
    bounded, chance, items, lost_daily, median_and_high, offering_id, on, party_id, promise_id,
    quantiles, shock_id, text,
};

/// What the vendor sells.
pub(in crate::demo) fn offerings() -> Vec<Command> {
    let portal = offering(
        "portal-rollout",
        "A portal is in production",
        "portal-team",
        quantiles("45wd", "60wd", "95wd"),
    );
    let interface = offering(
        "interface",
        "An interface to the client's systems is in use",
        "platform-team",
        median_and_high("24wd", "42wd"),
    );
    let data_move = offering(
        "data-move",
        "The client's data is moved",
        "data-team",
        items(20, &[3, 2, 4, 0, 3, 2, 3, 4]),
    );
    [
        Offering {
            done_when: Some(text("A user of the client has done their first task on it")),
            stakes: vec![late_fee(5_000.0)],
            ..portal
        },
        interface,
        Offering {
            rests_on: vec![on("migration-tool")],
            ..data_move
        },
        Offering {
            rests_on: resting_on_the_core(),
            ..offering(
                "claims-extension",
                "One more kind of claim is online",
                "portal-team",
                bounded("12wd", "18wd", "35wd", Shape::Pert),
            )
        },
    ]
    .into_iter()
    .map(Command::AddOffering)
    .collect()
}

fn resting_on_the_core() -> Vec<Gate> {
    vec![on("core-api"), on("claims-portal")]
}

fn late_fee(per_day: f64) -> Stake {
    lost_daily(Axis::Revenue, per_day, per_day * 60.0)
}

fn offering(id: &str, what: &str, deliverer: &str, work: Work) -> Offering {
    Offering {
        id: offering_id(id),
        what: Some(text(what)),
        done_when: None,
        delivered_by: Some(party_id(deliverer)),
        priority: None,
        rests_on: Vec::new(),
        work: Some(work),
        never: Chance::NONE,
        stakes: Vec::new(),
        tags: [(text("kind"), text(id))].into(),
    }
}

/// Risks that strike several promises at once.
pub(in crate::demo) fn shocks() -> Vec<Command> {
    let team = |id| Hit::Party(party_id(id));
    let flu = Shock {
        id: shock_id("spring-flu"),
        chance: chance(15),
        delay: median_and_high("4d", "10d"),
        hits: vec![
            team("platform-team"),
            team("portal-team"),
            team("quality-team"),
        ],
    };
    let outage = Shock {
        id: shock_id("hosting-outage"),
        chance: chance(8),
        delay: median_and_high("7d", "21d"),
        hits: ["production-hosting", "policy-data-moved"]
            .map(|id| Hit::Promise(promise_id(id)))
            .into(),
    };
    [flu, outage].into_iter().map(Command::AddShock).collect()
}
