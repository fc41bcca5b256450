//! Work, durations, stakes and evidence in words.

use upright_model::book::Settings;
use upright_model::duration::{Duration, Unit};
use upright_model::life::Evidence;
use upright_model::stake::{Loss, Stake};
use upright_model::work::{Form, Shape, Work};

use super::amounts::amount;
use super::words::several;

/// How long it takes, in words.
pub(crate) fn work(work: Option<&Work>) -> String {
    let Some(work) = work else {
        return "unknown: nobody has said how long it takes".to_owned();
    };
    match work.form() {
        Form::Exact(exact) if exact.days() == 0.0 => "none: a milestone".to_owned(),
        Form::Exact(exact) => format!("exactly {}", duration(*exact)),
        Form::Bounded {
            low,
            likely,
            high,
            shape,
        } => {
            let shape = match shape {
                Shape::Pert => "",
                Shape::Triangular => " (triangle)",
            };
            let (low, likely, high) = (duration(*low), duration(*likely), duration(*high));
            format!("from {low} to {high}, likeliest {likely}{shape}")
        }
        Form::Quantiles { p10, p50, p90 } => {
            let (p10, p50, p90) = (duration(*p10), duration(*p50), duration(*p90));
            format!("1 in 10 within {p10}, half within {p50}, 9 in 10 within {p90}")
        }
        Form::MedianAndHigh { p50, p90 } => {
            format!(
                "half within {}, 9 in 10 within {}",
                duration(*p50),
                duration(*p90)
            )
        }
        Form::Samples(samples) => samples_in_words(samples),
        Form::Throughput { items, per_week } => {
            let weeks = several(per_week.len(), "week", "weeks");
            let per_week = per_week.iter().sum::<f64>() / per_week.len() as f64;
            format!("{items} items to go, {per_week:.1} a week on average over {weeks}")
        }
    }
}

fn samples_in_words(samples: &[Duration]) -> String {
    let by_days = |a: &&Duration, b: &&Duration| a.days().total_cmp(&b.days());
    let ends = (
        samples.iter().min_by(by_days),
        samples.iter().max_by(by_days),
    );
    let lengths = several(samples.len(), "length seen", "lengths seen");
    match ends {
        (Some(least), Some(most)) => {
            format!(
                "one of {lengths}, from {} to {}",
                duration(*least),
                duration(*most)
            )
        }
        _ => lengths,
    }
}

/// "15 working days", "36 hours".
pub(crate) fn duration(duration: Duration) -> String {
    let unit = duration.unit();
    let text = duration.to_string();
    let number = text.strip_suffix(unit.suffix()).unwrap_or(&text);
    let word = match unit {
        Unit::Hours => "hour",
        Unit::Days => "day",
        Unit::Weeks => "week",
        Unit::WorkingDays => "working day",
    };
    let plural = if number == "1" { "" } else { "s" };
    format!("{number} {word}{plural}")
}

/// What is lost and when, in words.
pub(crate) fn stake(stake: &Stake, settings: &Settings) -> String {
    let lost = amount(stake.axis, stake.amount.get(), settings);
    let after = match stake.after.days() {
        0.0 => None,
        _ => Some(format!("more than {} late", duration(stake.after))),
    };
    match (stake.loss, after) {
        (Loss::AtOnce, None) => format!("{lost}, once it is late"),
        (Loss::AtOnce, Some(after)) => format!("{lost}, once it is {after}"),
        (Loss::PerDayLate { cap }, after) => {
            let after = after.map_or_else(String::new, |after| format!(", once it is {after}"));
            let cap = amount(stake.axis, cap.get(), settings);
            format!("{lost} for each day late{after}; never more than {cap}")
        }
    }
}

/// What an estimate stands on.
pub(crate) fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::TrackerAndRecord => "A: a tracker's figures, or a record",
        Evidence::SignedEstimate => "B: an estimate that the deliverer signed",
        Evidence::OneGuess => "C: one person's guess",
        Evidence::Nothing => "D: nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Duration {
        text.parse().unwrap_or(Duration::ZERO)
    }

    #[test]
    fn durations_are_said_with_their_unit() {
        let texts = ["1wd", "15wd", "36h", "2.5d", "1w"].map(|text| duration(days(text)));
        assert_eq!(
            texts,
            [
                "1 working day",
                "15 working days",
                "36 hours",
                "2.5 days",
                "1 week"
            ]
        );
    }

    #[test]
    fn work_is_said_in_its_own_form() {
        let said = |form| work(Work::new(form).ok().as_ref());
        assert_eq!(work(None), "unknown: nobody has said how long it takes");
        assert_eq!(said(Form::Exact(days("0d"))), "none: a milestone");
        assert_eq!(
            said(Form::Samples(vec![days("5d"), days("3d")])),
            "one of 2 lengths seen, from 3 days to 5 days"
        );
        assert_eq!(
            said(Form::Throughput {
                items: 24.0,
                per_week: vec![3.0, 5.0, 0.0, 2.0]
            }),
            "24 items to go, 2.5 a week on average over 4 weeks"
        );
    }
}
