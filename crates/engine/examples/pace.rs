//! How long a quote, a slip and forecasts take on this machine: `cargo run --release --example pace`.

use std::time::Instant;

use upright_engine::network::{Calendar, Gate, Parts, Promise, Standing, Team, Unit, Work};
use upright_engine::{Network, Run, forecast, quote, slip};

fn work(place: usize) -> Work {
    let size = 5.0 + (place % 7) as f64;
    let unit = Unit::Working;
    match place % 3 {
        0 => Work::Metalog {
            p10: size,
            p50: 2.0 * size,
            p90: 5.0 * size,
            unit,
        },
        1 => Work::Lognormal {
            p50: size,
            p90: 2.0 * size,
            unit,
        },
        _ => Work::Pert {
            low: size,
            likely: 2.0 * size,
            high: 6.0 * size,
            unit,
        },
    }
}

/// Promises that rest on up to three of the twenty before them; with a team, four of five stand in its queue.
fn parts(promises: usize, slots: Option<u32>) -> Parts {
    let promise = |place: usize| Promise {
        key: place as u64 * 0x9E37_79B9_7F4A_7C15,
        due: 40.0 + place as f64,
        standing: Standing::Open { not_before: 0.0 },
        work: work(place),
        calendar: 0,
        team: slots.filter(|_| place % 5 != 4).map(|_| 0),
        priority: Some(100),
        never: 0.01,
        rests_on: (1..=3)
            .filter_map(|step| place.checked_sub(step * (1 + place % 6)))
            .map(|member| Gate::Member {
                promise: member,
                lag: 0.0,
                unit: Unit::Calendar,
            })
            .collect(),
        stakes: vec![],
    };
    Parts {
        promises: (0..promises).map(promise).collect(),
        calendars: vec![Calendar {
            open: [true, true, true, true, true, false, false],
            holidays: vec![3, 30, 31, 100],
        }],
        teams: vec![Team {
            key: 7,
            slots,
            correlation: 0.0,
        }],
        shocks: vec![],
        axes: 1,
    }
}

fn timed<T>(what: &str, compute: impl Fn() -> T) {
    let begin = Instant::now();
    compute();
    println!("{what}: {:.1} ms", begin.elapsed().as_secs_f64() * 1e3);
}

fn main() {
    let run = Run::default();
    let queued = Network::new(parts(15, Some(2))).expect("a network");
    let free = Network::new(parts(15, None)).expect("a network");
    for _ in 0..2 {
        timed("quote, 15 promises, one team with slots", || {
            quote(&queued, 14, 0.85, &run)
        });
        timed("quote, 15 promises", || quote(&free, 14, 0.85, &run));
        timed("slip, 15 promises, one team with slots", || {
            slip(&queued, 0, 5.0, &run)
        });
        timed("forecast, 15 promises, one team with slots", || {
            forecast(&queued, &run)
        });
        timed("forecast, 15 promises", || forecast(&free, &run));
    }
    for promises in [1_000, 100_000] {
        let network = Network::new(parts(promises, None)).expect("a network");
        let few = Run {
            futures: 1_024,
            ..run
        };
        timed(&format!("1,024 futures of {promises} promises"), || {
            forecast(&network, &few)
        });
    }
    let network = Network::new(parts(1_000, Some(3))).expect("a network");
    let few = Run {
        futures: 1_024,
        ..run
    };
    timed(
        "1,024 futures of 1000 promises, one team with slots",
        || forecast(&network, &few),
    );
}
