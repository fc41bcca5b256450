//! The beta distribution with parameters of at least 1: its tails, and the quantiles of a PERT.
//!
//! The one idea: a quantile is solved for exactly where it is asked for seldom, and read from a table over
//! normal scores where it is drawn millions of times. Over scores it is smooth up to both ends.

use std::sync::OnceLock;

use crate::normal::{chance_at, density, score_of};
use crate::random::Chance;

/// A beta distribution on 0 to 1, both parameters at least 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Beta {
    alpha: f64,
    beta: f64,
    /// The logarithm of the beta function at the two.
    ln_beta: f64,
}

impl Beta {
    pub(crate) fn new(alpha: f64, beta: f64) -> Self {
        let ln_beta = libm::lgamma(alpha) + libm::lgamma(beta) - libm::lgamma(alpha + beta);
        Self {
            alpha,
            beta,
            ln_beta,
        }
    }

    /// What lies below and beyond a point between 0 and 1.
    pub(crate) fn chance_at(&self, x: f64) -> Chance {
        Chance {
            below: self.below(x),
            beyond: self.mirrored().below(1.0 - x),
        }
    }

    /// The point below which a chance lies, solved for in the nearer tail.
    pub(crate) fn quantile(&self, chance: Chance) -> f64 {
        if chance.below <= chance.beyond {
            self.lower_quantile(chance.below)
        } else {
            1.0 - self.mirrored().lower_quantile(chance.beyond)
        }
    }

    fn mirrored(&self) -> Self {
        Self {
            alpha: self.beta,
            beta: self.alpha,
            ..*self
        }
    }

    fn density(&self, x: f64) -> f64 {
        libm::exp(
            (self.alpha - 1.0) * libm::log(x) + (self.beta - 1.0) * libm::log1p(-x) - self.ln_beta,
        )
    }

    /// # Formula
    /// The regularised incomplete beta function by its continued fraction (DLMF 8.17.22), on the side where
    /// that converges fast.
    fn below(&self, x: f64) -> f64 {
        if x <= 0.0 {
            return 0.0;
        }
        if x >= 1.0 {
            return 1.0;
        }
        if x <= (self.alpha + 1.0) / (self.alpha + self.beta + 2.0) {
            self.head(x) * self.fraction(x) / self.alpha
        } else {
            let mirrored = self.mirrored();
            1.0 - mirrored.head(1.0 - x) * mirrored.fraction(1.0 - x) / mirrored.alpha
        }
    }

    fn head(&self, x: f64) -> f64 {
        libm::exp(self.alpha * libm::log(x) + self.beta * libm::log1p(-x) - self.ln_beta)
    }

    /// The continued fraction by Lentz's method as Thompson and Barnett changed it (1986).
    fn fraction(&self, x: f64) -> f64 {
        const TERMS_MAX: i32 = 300;
        let (a, b) = (self.alpha, self.beta);
        let mut up = 1.0;
        let mut down = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
        let mut value = down;
        for term in 1..=TERMS_MAX {
            let m = f64::from(term);
            let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
            down = 1.0 / away_from_zero(1.0 + even * down);
            up = away_from_zero(1.0 + even / up);
            value *= up * down;
            let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
            down = 1.0 / away_from_zero(1.0 + odd * down);
            up = away_from_zero(1.0 + odd / up);
            value *= up * down;
            if (up * down - 1.0).abs() < 1e-16 {
                break;
            }
        }
        value
    }

    /// The quantile of a chance of at most a half.
    ///
    /// # Formula
    /// Newton's method on ln I(x) over ln x, which is concave: from below it climbs to the root and never
    /// passes it. It starts at the root of the bound I(x) ≤ xᵅ/(α·B).
    fn lower_quantile(&self, below: f64) -> f64 {
        const STEPS_MAX: usize = 100;
        let ln_below = libm::log(below);
        let mut ln_x = ((ln_below + libm::log(self.alpha) + self.ln_beta) / self.alpha).min(0.0);
        for _ in 0..STEPS_MAX {
            let x = libm::exp(ln_x).min(1.0 - f64::EPSILON);
            let (at, slope) = (self.below(x), self.density(x) * x);
            if at <= 0.0 || slope <= 0.0 {
                break;
            }
            let step = (ln_below - libm::log(at)) * at / slope;
            ln_x = (ln_x + step).min(0.0);
            if step.abs() < 1e-15 {
                break;
            }
        }
        libm::exp(ln_x)
    }
}

fn away_from_zero(value: f64) -> f64 {
    const TINY: f64 = 1e-300;
    if value.abs() < TINY { TINY } else { value }
}

/// The quantile function of a beta distribution as a table over normal scores, made when first asked.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct QuantileTable {
    beta: Beta,
    pieces: OnceLock<Vec<Piece>>,
}

/// The quantile at a score, with two derivatives by it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Knot {
    value: f64,
    slope: f64,
    bend: f64,
}

/// The table reaches as far to both sides, beyond the smallest uniform there is.
const SCORE_MAX: f64 = 6.5;
const PIECES: usize = 208;
const PIECE: f64 = 2.0 * SCORE_MAX / PIECES as f64;

impl QuantileTable {
    pub(crate) fn new(beta: Beta) -> Self {
        Self {
            beta,
            pieces: OnceLock::new(),
        }
    }

    /// The point below which a chance lies, to 1e-10.
    pub(crate) fn quantile(&self, chance: Chance) -> f64 {
        let at = (score_of(chance) + SCORE_MAX) / PIECE;
        if !(0.0..PIECES as f64).contains(&at) {
            return self.beta.quantile(chance);
        }
        let pieces = self.pieces.get_or_init(|| self.beta.pieces());
        let piece = at as usize;
        pieces[piece].at(at - piece as f64)
    }

    /// What lies below and beyond a point.
    pub(crate) fn chance_at(&self, x: f64) -> Chance {
        self.beta.chance_at(x)
    }
}

impl Beta {
    fn pieces(&self) -> Vec<Piece> {
        let knots: Vec<Knot> = (0..=PIECES)
            .map(|at| self.knot(at as f64 * PIECE - SCORE_MAX))
            .collect();
        let ends = knots.windows(2);
        ends.map(|ends| Piece::between(ends[0], ends[1])).collect()
    }

    /// # Formula
    /// With x the quantile at score z, φ the normal density and f that of x: x' = φ/f and
    /// x'' = −x'·(z + x'·f'/f).
    fn knot(&self, score: f64) -> Knot {
        let chance = chance_at(score);
        let near = if score <= 0.0 { *self } else { self.mirrored() };
        let x = near.lower_quantile(chance.below.min(chance.beyond));
        let slope = density(score) / near.density(x);
        let log_density_slope = (near.alpha - 1.0) / x - (near.beta - 1.0) / (1.0 - x);
        let bend = slope * (score.abs() - slope * log_density_slope);
        if score <= 0.0 {
            Knot {
                value: x,
                slope,
                bend,
            }
        } else {
            Knot {
                value: 1.0 - x,
                slope,
                bend: -bend,
            }
        }
    }
}

/// A piece of a table: the coefficients of a polynomial, from the constant up.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece([f64; 6]);

impl Piece {
    /// # Formula
    /// Hermite's polynomial of degree 5 through value, slope and bend at both ends of a piece.
    fn between(left: Knot, right: Knot) -> Self {
        let (slope_left, slope_right) = (left.slope * PIECE, right.slope * PIECE);
        let (bend_left, bend_right) = (left.bend * PIECE * PIECE, right.bend * PIECE * PIECE);
        let rise = right.value - left.value;
        let cubic =
            10.0 * rise - 6.0 * slope_left - 4.0 * slope_right - 1.5 * bend_left + 0.5 * bend_right;
        let fourth =
            -15.0 * rise + 8.0 * slope_left + 7.0 * slope_right + 1.5 * bend_left - bend_right;
        let fifth = 6.0 * rise - 3.0 * (slope_left + slope_right) + 0.5 * (bend_right - bend_left);
        Self([
            left.value,
            slope_left,
            bend_left / 2.0,
            cubic,
            fourth,
            fifth,
        ])
    }

    /// The quantile at a share of the piece.
    fn at(self, share: f64) -> f64 {
        let Self([value, slope, bend, cubic, fourth, fifth]) = self;
        value
            + share * (slope + share * (bend + share * (cubic + share * (fourth + share * fifth))))
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Beta as Known, ContinuousCDF};

    use super::*;

    const ALPHAS: [f64; 9] = [1.0, 1.004, 1.3, 2.0, 3.0, 3.7, 4.6, 4.99, 5.0];

    #[test]
    fn the_distribution_is_the_known_one() {
        for alpha in ALPHAS {
            let (beta, known) = (
                Beta::new(alpha, 6.0 - alpha),
                Known::new(alpha, 6.0 - alpha).expect("a beta"),
            );
            for step in 0..=1000 {
                let x = f64::from(step) / 1000.0;
                let chance = beta.chance_at(x);
                assert!(
                    (chance.below - known.cdf(x)).abs() < 1e-12,
                    "{alpha} at {x}"
                );
                assert!(
                    (chance.below + chance.beyond - 1.0).abs() < 1e-14,
                    "{alpha} at {x}"
                );
            }
        }
    }

    #[test]
    fn the_exact_quantile_undoes_the_distribution_far_into_both_tails() {
        for alpha in ALPHAS {
            let beta = Beta::new(alpha, 6.0 - alpha);
            for exponent in 1..=290 {
                let below = libm::exp10(-f64::from(exponent));
                let x = beta.lower_quantile(below);
                assert!(
                    (beta.below(x) / below - 1.0).abs() < 1e-11,
                    "{alpha} at 1e-{exponent}"
                );
            }
        }
    }

    #[test]
    fn the_table_is_the_exact_quantile_to_one_part_in_ten_thousand_million() {
        for alpha in ALPHAS {
            let beta = Beta::new(alpha, 6.0 - alpha);
            let table = QuantileTable::new(beta);
            for step in -6333..=6333 {
                let chance = chance_at(f64::from(step) / 1000.0);
                let error = table.quantile(chance) - beta.quantile(chance);
                assert!(
                    error.abs() < 1e-10,
                    "{alpha} at score {step}/1000: {error:e}"
                );
            }
        }
    }

    #[test]
    fn beyond_the_table_the_quantile_is_solved_for() {
        let beta = Beta::new(2.0, 4.0);
        let chance = Chance {
            below: 1.0,
            beyond: 1e-40,
        };
        assert_eq!(
            QuantileTable::new(beta).quantile(chance),
            beta.quantile(chance)
        );
    }
}
