//! The draws of `docs/adr/003-draws.md`, written anew: with them the oracle plays the very futures that
//! the engine simulates, and every count must come out the same.

use sha2::{Digest, Sha256};

use super::book::{Book, Promise, Work};
use super::days::{DAY, Length, NEVER};
use super::plan::{Choices, Plan};

/// The draws of one future.
struct Draws {
    seed: u64,
    future: u32,
}

/// The choices of a future, by the draws of a seed.
pub(crate) fn drawn(plan: &Plan, seed: u64, future: u32) -> Choices {
    let (book, draws) = (&plan.book, Draws { seed, future });
    let shocks = book.shocks.iter().map(|own| {
        let key = key("shock", &own.id);
        let mut delays = own.delays.clone();
        delays.sort_unstable();
        let delay = delays[pick(draws.uniform(key, 0), delays.len())];
        if draws.uniform(key, 1) < own.chance {
            delay
        } else {
            0
        }
    });
    let never = |own: &Promise| draws.uniform(key("promise", &own.id), 1) < own.never;
    Choices {
        work: (0..book.promises.len())
            .map(|place| draws.work(plan, place))
            .collect(),
        never: book.promises.iter().map(never).collect(),
        shocks: shocks.collect(),
    }
}

impl Draws {
    fn work(&self, plan: &Plan, place: usize) -> Length {
        let own = &plan.book.promises[place];
        let mut lengths: Vec<Length> = plan.lengths[place].iter().map(|own| own.1).collect();
        match (&own.work, lengths.len()) {
            (_, 0) => Length::ZERO,
            (_, 1) => lengths[0],
            (Work::Items { items, per_week }, _) => self.weeks(&own.id, *items, per_week),
            (_, several) => {
                lengths.sort_by_key(|own| (own.ticks, own.working));
                lengths[pick(self.quantile(&plan.book, own), several)]
            }
        }
    }

    /// Which quantile of its work a promise is dealt.
    fn quantile(&self, book: &Book, own: &Promise) -> f64 {
        let uniform = self.uniform(key("promise", &own.id), 0);
        let team = &book.parties[own.deliverer()];
        let Some(correlation) = team.correlation else {
            return uniform;
        };
        let factor = normal_quantile(self.uniform(key("team", &team.id), 0));
        let score =
            correlation.sqrt() * factor + (1.0 - correlation).sqrt() * normal_quantile(uniform);
        normal(score)
    }

    /// Week after week, the last in proportion.
    fn weeks(&self, id: &str, items: i64, per_week: &[i64]) -> Length {
        let mut sorted = per_week.to_vec();
        sorted.sort_unstable();
        let mut left = items;
        for week in 0..520 {
            let drawn = self.uniform(key("promise", id), 2 + week);
            let done = sorted[pick(drawn, sorted.len())];
            if done >= left {
                let whole = i64::from(week) * 7 * DAY;
                return Length::calendar(whole + 7 * DAY * left / done);
            }
            left -= done;
        }
        Length::calendar(NEVER)
    }

    /// Strictly between 0 and 1.
    fn uniform(&self, key: [u32; 2], draw: u32) -> f64 {
        let seed = [self.seed as u32, (self.seed >> 32) as u32];
        let words = philox([self.future / 4, draw, seed[0], seed[1]], key);
        (f64::from(words[self.future as usize % 4]) + 0.5) / 4_294_967_296.0
    }
}

/// Of so many equally likely things, the one that a uniform points to.
fn pick(uniform: f64, of: usize) -> usize {
    (uniform * of as f64) as usize
}

/// On which a thing's draws hang, low word first.
fn key(kind: &str, id: &str) -> [u32; 2] {
    let digest = Sha256::digest([kind.as_bytes(), &[0], id.as_bytes()].concat());
    let word = |at: usize| u32::from_le_bytes(std::array::from_fn(|byte| digest[at + byte]));
    [word(0), word(4)]
}

/// Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011).
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    let halves = |product: u64| ((product >> 32) as u32, product as u32);
    for _ in 0..10 {
        let (high_0, low_0) = halves(u64::from(counter[0]) * 0xd251_1f53);
        let (high_2, low_2) = halves(u64::from(counter[2]) * 0xcd9e_8d57);
        counter = [
            high_2 ^ counter[1] ^ key[0],
            low_2,
            high_0 ^ counter[3] ^ key[1],
            low_0,
        ];
        key = [
            key[0].wrapping_add(0x9e37_79b9),
            key[1].wrapping_add(0xbb67_ae85),
        ];
    }
    counter
}

/// The normal distribution: ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …).
fn normal(x: f64) -> f64 {
    let (mut term, mut sum, mut odd) = (x, x, 1.0);
    while term.abs() > 1e-18 {
        odd += 2.0;
        term *= x * x / odd;
        sum += term;
    }
    0.5 + sum * density(x)
}

fn density(x: f64) -> f64 {
    (-x * x / 2.0).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// Its inverse, by Newton's steps from the middle outwards, which never overshoot.
fn normal_quantile(p: f64) -> f64 {
    let mut x = 0.0;
    for _ in 0..200 {
        let step = (p - normal(x)) / density(x);
        x += step;
        if step.abs() < 1e-14 {
            break;
        }
    }
    x
}

#[test]
fn known_answers() {
    // From the Random123 distribution, `kat_vectors`.
    assert_eq!(
        philox([0; 4], [0; 2]),
        [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]
    );
    let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
    let right = [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1];
    assert_eq!(philox(pi, [0xa409_3822, 0x299f_31d0]), right);
    assert!((normal(1.0) - 0.841_344_746_068_543).abs() < 1e-14);
    assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-12);
    assert!((normal(normal_quantile(1e-9)) - 1e-9).abs() < 1e-14);
}
