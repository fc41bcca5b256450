//! Work: how long something takes once it can start, in the forms that people can give.

use crate::duration::Duration;
use crate::limits;

/// How long something takes once it can start. Absent work is unknown; it is no value of this type.
#[derive(Debug, Clone, PartialEq)]
pub struct Work(Form);

/// The forms in which work is written.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    /// Exactly that.
    Exact(Duration),
    /// Least, likeliest and most, with a shape between.
    Bounded {
        /// No shorter than this.
        low: Duration,
        /// Likeliest.
        likely: Duration,
        /// No longer than this.
        high: Duration,
        /// How chances are spread between.
        shape: Shape,
    },
    /// Log-metalog with lower bound 0 through these three (Keelin 2016).
    Quantiles {
        /// One in ten is shorter.
        p10: Duration,
        /// One in two is shorter.
        p50: Duration,
        /// Nine in ten are shorter.
        p90: Duration,
    },
    /// Lognormal through these two.
    MedianAndHigh {
        /// One in two is shorter.
        p50: Duration,
        /// Nine in ten are shorter.
        p90: Duration,
    },
    /// One of these, each equally likely.
    Samples(Vec<Duration>),
    /// Items that remain, and how many were done in past weeks.
    Throughput {
        /// What remains.
        items: f64,
        /// Done in each week observed.
        per_week: Vec<f64>,
    },
}

/// How chances are spread between low, likely and high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Beta-PERT with λ = 4.
    Pert,
    /// The triangle.
    Triangular,
}

/// Why a form describes no work.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WorkDefect {
    /// Calendar time and working days in one estimate.
    #[error("{first} and {second} mix calendar time and working days")]
    MixedUnits {
        /// A duration as written.
        first: Duration,
        /// Another, counted otherwise.
        second: Duration,
    },
    /// A later value is smaller than an earlier one.
    #[error("{lower} comes before {upper} but is longer")]
    OutOfOrder {
        /// The value that should be the smaller one.
        lower: Duration,
        /// The value that should be the larger one.
        upper: Duration,
    },
    /// A quantile that isn't above 0.
    #[error("a quantile of {quantile} is not above 0")]
    QuantileNotAboveZero {
        /// The value as written.
        quantile: Duration,
    },
    /// Three quantiles through which no increasing log-metalog goes.
    #[error("no increasing quantile function goes through {p10}, {p50}, {p90}")]
    NotIncreasing {
        /// The p10 as written.
        p10: Duration,
        /// The p50 as written.
        p50: Duration,
        /// The p90 as written.
        p90: Duration,
    },
    /// No sample, or no week.
    #[error("the list is empty")]
    EmptyList,
    /// More samples or weeks than [`limits::SAMPLES`].
    #[error("{count} values, at most {limit} are allowed", limit = limits::SAMPLES)]
    TooMany {
        /// How many were written.
        count: usize,
    },
    /// A count of items below 0, over the limit, or no number.
    #[error("{value} is not a number of items from 0 to {limit:e}", limit = limits::ITEMS)]
    NotACount {
        /// The value as given.
        value: f64,
    },
    /// Not one week with anything done.
    #[error("no week has anything done")]
    NothingDone,
}

/// The greatest value of y(1−y)·ln(y/(1−y)) + y − ½ on (0, 1), taken at y ≈ 0.9168: by how much the
/// skewness term of a three-term metalog can at most turn its slope.
const STEEPEST_SKEW: f64 = 0.599_839_320_128_866_9;

impl Work {
    /// Takes a form as work.
    ///
    /// # Errors
    /// [`WorkDefect`] where no distribution of lengths fits what was written.
    pub fn new(form: Form) -> Result<Self, WorkDefect> {
        match &form {
            Form::Exact(_) => {}
            Form::Bounded {
                low, likely, high, ..
            } => in_order(&[*low, *likely, *high])?,
            Form::Quantiles { p10, p50, p90 } => {
                above_zero(&[*p10, *p50, *p90])?;
                in_order(&[*p10, *p50, *p90])?;
                increasing(*p10, *p50, *p90)?;
            }
            Form::MedianAndHigh { p50, p90 } => {
                above_zero(&[*p50, *p90])?;
                in_order(&[*p50, *p90])?;
            }
            Form::Samples(samples) => bounded_list(samples)?,
            Form::Throughput { items, per_week } => throughput(*items, per_week)?,
        }
        Ok(Self(form))
    }

    /// No work at all, as a milestone has.
    #[must_use]
    pub fn none() -> Self {
        Self(Form::Exact(Duration::ZERO))
    }

    /// The form as written.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.0
    }

    /// Whether it can be counted in working days, wholly or in part.
    #[must_use]
    pub fn has_working_days(&self) -> bool {
        self.durations()
            .iter()
            .any(|duration| duration.is_working())
    }

    /// Whether calendar time and working days stand beside one another; only samples may.
    #[must_use]
    pub fn mixes_units(&self) -> bool {
        mixed(&self.durations()).is_some()
    }

    fn durations(&self) -> Vec<Duration> {
        match &self.0 {
            Form::Exact(exact) => vec![*exact],
            Form::Bounded {
                low, likely, high, ..
            } => vec![*low, *likely, *high],
            Form::Quantiles { p10, p50, p90 } => vec![*p10, *p50, *p90],
            Form::MedianAndHigh { p50, p90 } => vec![*p50, *p90],
            Form::Samples(samples) => samples.clone(),
            Form::Throughput { .. } => Vec::new(),
        }
    }
}

fn mixed(durations: &[Duration]) -> Option<(Duration, Duration)> {
    let (first, rest) = durations.split_first()?;
    let other = rest
        .iter()
        .find(|other| other.is_working() != first.is_working())?;
    Some((*first, *other))
}

fn in_order(durations: &[Duration]) -> Result<(), WorkDefect> {
    if let Some((first, second)) = mixed(durations) {
        return Err(WorkDefect::MixedUnits { first, second });
    }
    for pair in durations.windows(2) {
        if let [lower, upper] = *pair
            && lower.days() > upper.days()
        {
            return Err(WorkDefect::OutOfOrder { lower, upper });
        }
    }
    Ok(())
}

fn above_zero(quantiles: &[Duration]) -> Result<(), WorkDefect> {
    match quantiles.iter().find(|quantile| quantile.days() <= 0.0) {
        Some(&quantile) => Err(WorkDefect::QuantileNotAboveZero { quantile }),
        None => Ok(()),
    }
}

/// Whether the three-term log-metalog through these quantiles increases everywhere.
///
/// # Formula
/// ln x(y) = a₁ + a₂·L + a₃·(y−½)·L with L = ln(y/(1−y)) increases on (0, 1) exactly where
/// |a₃|·max(y(1−y)·L + y − ½) < a₂; through the symmetric triplet at 0.1, a₂ = ln(p90/p10)/(2·ln 9) and
/// a₃ = ln(p10·p90/p50²)/(0.8·ln 9). Source: Keelin, "The Metalog Distributions", 2016.
fn increasing(p10: Duration, p50: Duration, p90: Duration) -> Result<(), WorkDefect> {
    let below = (p50.days() / p10.days()).ln();
    let above = (p90.days() / p50.days()).ln();
    let all_equal = p10.days() == p50.days() && p50.days() == p90.days();
    if all_equal || (above - below).abs() * STEEPEST_SKEW < 0.4 * (above + below) {
        Ok(())
    } else {
        Err(WorkDefect::NotIncreasing { p10, p50, p90 })
    }
}

fn bounded_list<T>(values: &[T]) -> Result<(), WorkDefect> {
    match values.len() {
        0 => Err(WorkDefect::EmptyList),
        count if count > limits::SAMPLES => Err(WorkDefect::TooMany { count }),
        _ => Ok(()),
    }
}

fn throughput(items: f64, per_week: &[f64]) -> Result<(), WorkDefect> {
    bounded_list(per_week)?;
    let is_count = |value: f64| (0.0..=limits::ITEMS).contains(&value);
    if let Some(value) = std::iter::once(items)
        .chain(per_week.iter().copied())
        .find(|v| !is_count(*v))
    {
        return Err(WorkDefect::NotACount { value });
    }
    if per_week.iter().all(|&done| done == 0.0) {
        return Err(WorkDefect::NothingDone);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::duration::Unit;

    fn days(amount: f64) -> Duration {
        Duration::new(amount, Unit::Days).unwrap_or(Duration::ZERO)
    }

    fn quantiles(p10: f64, p50: f64, p90: f64) -> Result<Work, WorkDefect> {
        Work::new(Form::Quantiles {
            p10: days(p10),
            p50: days(p50),
            p90: days(p90),
        })
    }

    #[test]
    fn the_steepest_skew_is_where_its_slope_is_zero() {
        let skew = |y: f64| y * (1.0 - y) * (y / (1.0 - y)).ln() + y - 0.5;
        let steepest = (1..100_000)
            .map(|i| skew(f64::from(i) / 100_000.0))
            .fold(0.0, f64::max);
        assert!((steepest - STEEPEST_SKEW).abs() < 1e-9, "{steepest}");
    }

    #[test]
    fn quantiles_need_an_increasing_function() {
        assert!(quantiles(15.0, 25.0, 60.0).is_ok());
        assert!(quantiles(5.0, 5.0, 5.0).is_ok());
        assert!(matches!(
            quantiles(5.0, 5.0, 9.0),
            Err(WorkDefect::NotIncreasing { .. })
        ));
        assert!(matches!(
            quantiles(5.0, 9.0, 9.0),
            Err(WorkDefect::NotIncreasing { .. })
        ));
        assert!(matches!(
            quantiles(10.0, 11.0, 200.0),
            Err(WorkDefect::NotIncreasing { .. })
        ));
        assert!(matches!(
            quantiles(9.0, 5.0, 10.0),
            Err(WorkDefect::OutOfOrder { .. })
        ));
        assert!(matches!(
            quantiles(0.0, 5.0, 10.0),
            Err(WorkDefect::QuantileNotAboveZero { .. })
        ));
    }

    #[test]
    fn units_mix_in_samples_only() {
        let working = Duration::new(3.0, Unit::WorkingDays).unwrap_or(Duration::ZERO);
        let mixed = Work::new(Form::Samples(vec![days(1.0), working]));
        assert_eq!(mixed.map(|work| work.mixes_units()), Ok(true));
        let bounded = Form::Bounded {
            low: days(1.0),
            likely: days(2.0),
            high: working,
            shape: Shape::Pert,
        };
        assert!(matches!(
            Work::new(bounded),
            Err(WorkDefect::MixedUnits { .. })
        ));
    }

    #[test]
    fn throughput_needs_a_week_with_something_done() {
        let work = |items, per_week: &[f64]| {
            Work::new(Form::Throughput {
                items,
                per_week: per_week.to_vec(),
            })
        };
        assert!(work(24.0, &[3.0, 0.0]).is_ok());
        assert_eq!(work(24.0, &[0.0, 0.0]), Err(WorkDefect::NothingDone));
        assert_eq!(work(24.0, &[]), Err(WorkDefect::EmptyList));
        assert_eq!(
            work(-1.0, &[1.0]),
            Err(WorkDefect::NotACount { value: -1.0 })
        );
        assert!(work(1.0, &[f64::NAN]).is_err());
    }
}
