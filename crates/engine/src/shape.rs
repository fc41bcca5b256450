//! Continuous distributions of lengths: what lies beyond a length, and the length that a chance picks.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::beta::{Beta, QuantileTable};
use crate::limits::SAME_TIME;
use crate::network::{Unit, Work};
use crate::normal::{chance_at, score_of};
use crate::random::Chance;

/// A continuous distribution of lengths.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Pert {
        low: f64,
        range: f64,
        table: Arc<QuantileTable>,
    },
    Triangular {
        low: f64,
        likely: f64,
        high: f64,
    },
    Metalog {
        a1: f64,
        a2: f64,
        a3: f64,
    },
    Lognormal {
        ln_median: f64,
        sigma: f64,
    },
}

/// The quantile tables of PERTs. They are shared: what counts is only where the likeliest lies.
#[derive(Debug, Default)]
pub(crate) struct Tables(BTreeMap<u64, Arc<QuantileTable>>);

impl Tables {
    fn pert(&mut self, alpha: f64) -> Arc<QuantileTable> {
        let made = || Arc::new(QuantileTable::new(Beta::new(alpha, 6.0 - alpha)));
        Arc::clone(self.0.entry(alpha.to_bits()).or_insert_with(made))
    }
}

/// The score of the ninth decile: Φ⁻¹(0.9).
const SCORE_OF_P90: f64 = 1.281_551_565_544_600_4;

impl Shape {
    /// The distribution of a work and its unit; `None` where it is no continuous one or has only one length.
    pub(crate) fn of(work: &Work, tables: &mut Tables) -> Option<(Self, Unit)> {
        match *work {
            Work::Pert {
                low,
                likely,
                high,
                unit,
            } if low < high => Some((Self::pert(low, likely, high, tables), unit)),
            Work::Triangular {
                low,
                likely,
                high,
                unit,
            } if low < high => Some((Self::Triangular { low, likely, high }, unit)),
            Work::Metalog {
                p10,
                p50,
                p90,
                unit,
            } if p10 < p90 => Some((Self::metalog(p10, p50, p90), unit)),
            Work::Lognormal { p50, p90, unit } if p50 < p90 => {
                Some((Self::lognormal(p50, p90), unit))
            }
            _ => None,
        }
    }

    /// # Formula
    /// low + (high − low)·Beta(1 + 4(likely − low)/(high − low), 1 + 4(high − likely)/(high − low)), so
    /// that the mean is (low + 4·likely + high)/6. The two parameters add up to 6.
    fn pert(low: f64, likely: f64, high: f64, tables: &mut Tables) -> Self {
        let range = high - low;
        Self::Pert {
            low,
            range,
            table: tables.pert(1.0 + 4.0 * (likely - low) / range),
        }
    }

    /// # Formula
    /// ln x(y) = a₁ + a₂·L + a₃·(y − ½)·L, L = ln(y/(1−y)), through the quantiles at y = 0.1, 0.5, 0.9:
    /// a₁ = ln p50, a₂ = ln(p90/p10)/(2·ln 9), a₃ = ln(p10·p90/p50²)/(0.8·ln 9). Keelin (2016).
    fn metalog(p10: f64, p50: f64, p90: f64) -> Self {
        let ln_9 = libm::log(9.0);
        let (low, median, high) = (libm::log(p10), libm::log(p50), libm::log(p90));
        Self::Metalog {
            a1: median,
            a2: (high - low) / (2.0 * ln_9),
            a3: (low + high - 2.0 * median) / (0.8 * ln_9),
        }
    }

    /// # Formula
    /// ln x is normal with mean ln p50 and deviation ln(p90/p50)/Φ⁻¹(0.9).
    fn lognormal(p50: f64, p90: f64) -> Self {
        let ln_median = libm::log(p50);
        Self::Lognormal {
            ln_median,
            sigma: (libm::log(p90) - ln_median) / SCORE_OF_P90,
        }
    }

    /// The length below which a chance lies.
    pub(crate) fn quantile(&self, chance: Chance) -> f64 {
        match self {
            Self::Pert { low, range, table } => low + range * table.quantile(chance),
            Self::Triangular { low, likely, high } => {
                if chance.below * (high - low) <= likely - low {
                    low + (chance.below * (high - low) * (likely - low)).sqrt()
                } else {
                    high - (chance.beyond * (high - low) * (high - likely)).sqrt()
                }
            }
            Self::Metalog { a1, a2, a3 } => {
                let log_odds = libm::log(chance.below) - libm::log(chance.beyond);
                let from_middle = (chance.below - chance.beyond) / 2.0;
                libm::exp(a1 + (a2 + a3 * from_middle) * log_odds)
            }
            Self::Lognormal { ln_median, sigma } => libm::exp(ln_median + sigma * score_of(chance)),
        }
    }

    /// What lies below and beyond a length.
    pub(crate) fn chance_at(&self, length: f64) -> Chance {
        if length <= 0.0 {
            return Chance {
                below: 0.0,
                beyond: 1.0,
            };
        }
        match self {
            Self::Pert { low, range, table } => table.chance_at((length - low) / range),
            Self::Triangular { low, likely, high } => {
                let length = length.clamp(*low, *high);
                if length <= *likely {
                    let below = share(length - low, likely - low, high - low);
                    Chance {
                        below,
                        beyond: 1.0 - below,
                    }
                } else {
                    let beyond = share(high - length, high - likely, high - low);
                    Chance {
                        below: 1.0 - beyond,
                        beyond,
                    }
                }
            }
            Self::Metalog { a1, a2, a3 } => metalog_chance(libm::log(length), *a1, *a2, *a3),
            Self::Lognormal { ln_median, sigma } => {
                chance_at((libm::log(length) - ln_median) / sigma)
            }
        }
    }

    /// Whether a length leaves nothing beyond it, up to what counts as the same time.
    pub(crate) fn is_past_end(&self, length: f64) -> bool {
        match self {
            Self::Pert { low, range, .. } => length >= low + range - SAME_TIME,
            Self::Triangular { high, .. } => length >= high - SAME_TIME,
            Self::Metalog { .. } | Self::Lognormal { .. } => false,
        }
    }
}

/// The area of a triangle's end, which begins at a tip and is `part` long of `side`.
fn share(part: f64, side: f64, base: f64) -> f64 {
    if part <= 0.0 {
        0.0
    } else {
        part / side * (part / base)
    }
}

/// Solves the quantile function for the log-odds by halving: it increases.
fn metalog_chance(ln_length: f64, a1: f64, a2: f64, a3: f64) -> Chance {
    const HALVINGS: usize = 100;
    let (mut low, mut high) = (-800.0, 800.0);
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        let from_middle = libm::tanh(middle / 2.0) / 2.0;
        if a1 + (a2 + a3 * from_middle) * middle < ln_length {
            low = middle;
        } else {
            high = middle;
        }
    }
    Chance {
        below: 1.0 / (1.0 + libm::exp(-low)),
        beyond: 1.0 / (1.0 + libm::exp(low)),
    }
}

#[cfg(test)]
mod tests {
    use statrs::distribution::{Beta as KnownBeta, ContinuousCDF, LogNormal, Triangular};

    use super::*;

    fn shape(work: &Work) -> Shape {
        Shape::of(work, &mut Tables::default())
            .expect("a continuous work")
            .0
    }

    fn at(below: f64) -> Chance {
        Chance {
            below,
            beyond: 1.0 - below,
        }
    }

    fn metalog() -> Shape {
        shape(&Work::Metalog {
            p10: 15.0,
            p50: 25.0,
            p90: 60.0,
            unit: Unit::Working,
        })
    }

    fn close(left: f64, right: f64) {
        assert!(
            (left - right).abs() <= 1e-9 * right.abs().max(1.0),
            "{left} is not {right}"
        );
    }

    fn shapes() -> Vec<Shape> {
        let unit = Unit::Calendar;
        vec![
            metalog(),
            shape(&Work::Metalog {
                p10: 5.0,
                p50: 20.0,
                p90: 40.0,
                unit,
            }),
            shape(&Work::Lognormal {
                p50: 10.0,
                p90: 30.0,
                unit,
            }),
            shape(&Work::Pert {
                low: 2.0,
                likely: 3.0,
                high: 11.0,
                unit,
            }),
            shape(&Work::Pert {
                low: 0.0,
                likely: 0.0,
                high: 7.0,
                unit,
            }),
            shape(&Work::Triangular {
                low: 1.0,
                likely: 3.0,
                high: 5.0,
                unit,
            }),
            shape(&Work::Triangular {
                low: 0.0,
                likely: 0.0,
                high: 5.0,
                unit,
            }),
            shape(&Work::Triangular {
                low: 1.0,
                likely: 4.0,
                high: 4.0,
                unit,
            }),
        ]
    }

    #[test]
    fn the_log_metalog_goes_through_its_three_quantiles() {
        for (below, length) in [(0.1, 15.0), (0.5, 25.0), (0.9, 60.0)] {
            close(metalog().quantile(at(below)), length);
        }
    }

    #[test]
    fn the_lognormal_is_the_known_one() {
        let ours = shape(&Work::Lognormal {
            p50: 10.0,
            p90: 30.0,
            unit: Unit::Calendar,
        });
        let sigma = 3.0_f64.ln() / SCORE_OF_P90;
        let known = LogNormal::new(10.0_f64.ln(), sigma).expect("a lognormal");
        close(ours.quantile(at(0.9)), 30.0);
        for length in [0.5, 3.0, 10.0, 40.0, 200.0] {
            assert!((ours.chance_at(length).below - known.cdf(length)).abs() < 1e-10);
        }
    }

    #[test]
    fn the_pert_is_the_known_one_and_has_its_mean() {
        let ours = shape(&Work::Pert {
            low: 2.0,
            likely: 3.0,
            high: 11.0,
            unit: Unit::Calendar,
        });
        let known = KnownBeta::new(1.0 + 4.0 / 9.0, 1.0 + 32.0 / 9.0).expect("a beta");
        let lengths = (0..4096).map(|step| ours.quantile(at((f64::from(step) + 0.5) / 4096.0)));
        let mean = lengths.sum::<f64>() / 4096.0;
        assert!(
            (mean - (2.0 + 4.0 * 3.0 + 11.0) / 6.0).abs() < 1e-3,
            "{mean}"
        );
        for below in [0.001, 0.1, 0.5, 0.9, 0.999] {
            assert!((known.cdf((ours.quantile(at(below)) - 2.0) / 9.0) - below).abs() < 1e-9);
        }
    }

    #[test]
    fn the_triangle_is_the_known_one() {
        let ours = shape(&Work::Triangular {
            low: 3.0,
            likely: 4.0,
            high: 9.0,
            unit: Unit::Calendar,
        });
        let known = Triangular::new(3.0, 9.0, 4.0).expect("a triangle");
        for below in [0.001, 0.1, 0.5, 0.9, 0.999] {
            assert!((known.cdf(ours.quantile(at(below))) - below).abs() < 1e-12);
        }
    }

    #[test]
    fn chance_and_quantile_undo_one_another() {
        for shape in shapes() {
            for step in 1..1000 {
                let chance = at(f64::from(step) / 1000.0);
                let back = shape.chance_at(shape.quantile(chance));
                assert!(
                    (back.below - chance.below).abs() < 1e-8,
                    "{shape:?} at {step}"
                );
                assert!(
                    (back.beyond - chance.beyond).abs() < 1e-8,
                    "{shape:?} at {step}"
                );
            }
        }
    }

    #[test]
    fn longer_is_likelier() {
        for shape in shapes() {
            let lengths: Vec<f64> = (-60..=60)
                .map(|score| shape.quantile(chance_at(f64::from(score) / 10.0)))
                .collect();
            assert!(lengths.is_sorted(), "{shape:?}: {lengths:?}");
        }
    }

    #[test]
    fn the_tail_is_not_clamped() {
        let beyond = 1e-200;
        let far = metalog().quantile(Chance { below: 1.0, beyond });
        close(libm::log10(metalog().chance_at(far).beyond), -200.0);
    }
}
