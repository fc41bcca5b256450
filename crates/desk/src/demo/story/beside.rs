//! Beside the story: how promises go with this vendor. One kept early, a good stretch, an overreach made
//! in silence and broken, one renegotiated in time; and one that nobody has said yet.

use upright_model::promise::State;
use upright_model::stake::Axis;

use crate::demo::clock::Clock;
use crate::demo::notation::{Entry, lost, median_and_high, on, promise};

/// Those five.
pub(super) fn promises(clock: Clock) -> Vec<Entry> {
    vec![
        kept_early(clock),
        good_stretch(clock),
        silent_overreach(clock),
        renegotiated(clock),
        not_said_yet(clock),
    ]
}

fn kept_early(clock: Clock) -> Entry {
    promise(
        "fennmark-routes",
        "Fennmark's drivers plan their routes with us",
        "quillhaven",
        "fennmark",
        clock.on("2026-01-30"),
    )
    .done_when("Every depot has planned a week's routes")
    .by("portal-team")
    .made(clock.on("2025-08-18"))
    .state(State::Kept)
    .done(clock.on("2026-01-16"))
    .known(clock.on("2026-01-16"))
    .tag("kind", "rollout")
    .tag("said as", "solid")
}

fn good_stretch(clock: Clock) -> Entry {
    promise(
        "lindmere-checkout",
        "Lindmere's shops take vouchers at the till",
        "quillhaven",
        "lindmere",
        clock.on("2025-11-14"),
    )
    .done_when("A voucher has been taken in each of the 96 shops")
    .by("portal-team")
    .requested(clock.on("2025-11-14"))
    .made(clock.on("2025-06-23"))
    .tell_by(clock.on("2025-10-10"))
    .state(State::Kept)
    .done(clock.on("2025-11-12"))
    .known(clock.on("2025-11-13"))
    .stake(lost(Axis::Revenue, 220_000.0, "0d"))
    .tag("kind", "rollout")
    .tag("said as", "stretch")
    .tag("approved", "yes")
    .tag("helped by", "two people of the data team, for six weeks")
}

fn silent_overreach(clock: Clock) -> Entry {
    promise(
        "varnhus-billing",
        "Varnhus bills all its meters with us",
        "quillhaven",
        "varnhus",
        clock.on("2025-12-19"),
    )
    .done_when("A month's bills have gone out from the new system alone")
    .by("platform-team")
    .requested(clock.on("2025-12-19"))
    .made(clock.on("2025-09-08"))
    .tell_by(clock.on("2025-11-07"))
    .state(State::Broken)
    .done(clock.on("2026-02-18"))
    .stake(lost(Axis::Revenue, 410_000.0, "30d"))
    .tag("kind", "rollout")
    .tag("said as", "overreach")
    .tag("approved", "nobody was asked")
}

fn renegotiated(clock: Clock) -> Entry {
    promise(
        "tarnholm-records",
        "Tarnholm's clinics read each other's records",
        "quillhaven",
        "tarnholm",
        clock.on("2026-02-20"),
    )
    .done_when("Each clinic has opened a record of each other one")
    .by("data-team")
    .requested(clock.on("2025-12-12"))
    .first_due(clock.on("2025-12-12"))
    .made(clock.on("2025-07-14"))
    .tell_by(clock.on("2026-01-09"))
    .state(State::Kept)
    .done(clock.on("2026-02-17"))
    .known(clock.on("2026-02-17"))
    .tag("kind", "migration")
    .tag("said as", "solid")
    .tag(
        "renegotiated",
        "five weeks before the clinics had to decide; nobody was hurt",
    )
}

fn not_said_yet(clock: Clock) -> Entry {
    promise(
        "claims-by-phone",
        "Policy holders claim with the camera of their phone",
        "quillhaven",
        "ambertal",
        clock.on("2026-11-27"),
    )
    .by("portal-team")
    .state(State::Draft)
    .rests_on([on("claims-portal")])
    .work(median_and_high("60wd", "95wd"))
    .tag("kind", "build")
    .tag("industry", "insurance")
}
