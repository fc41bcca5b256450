//! Values as people type them. What can't be read is wrong usage, and says how it is written.

use upright_desk::FUTURES_MAX;
use upright_model::day::Day;
use upright_model::id::PartyId;
use upright_model::work::Work;

pub(super) fn day(text: &str) -> Result<Day, String> {
    text.parse::<Day>()
        .map_err(|defect| format!("{defect}\nhint: write it as 2026-06-30"))
}

pub(super) fn party(text: &str) -> Result<PartyId, String> {
    PartyId::new(text)
        .map_err(|defect| format!("{defect}\nhint: name a [[party]] of the book by its id"))
}

pub(super) fn futures(text: &str) -> Result<u32, String> {
    let futures = text.parse().ok().filter(|&futures| futures > 0);
    futures
        .filter(|&futures| u64::from(futures) <= FUTURES_MAX)
        .ok_or_else(|| {
            format!("it is not a whole number from 1 to {FUTURES_MAX}\nhint: leave it away, or write 100000")
        })
}

/// The finest standard error that the most futures can promise for every chance.
const FINEST: f64 = 0.000_125;

pub(super) fn precision(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(precision) if precision >= FINEST && precision.is_finite() => Ok(precision),
        _ => Err(format!(
            "it is not a number from {FINEST} up\nhint: write a standard error, such as 0.002"
        )),
    }
}

pub(super) fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| {
        format!(
            "it is not a whole number from 0 to {}\nhint: leave it away, or write 2",
            u64::MAX
        )
    })
}

pub(super) fn confidence(text: &str) -> Result<f64, String> {
    number(text, "a chance, such as 0.9")
}

pub(super) fn days(text: &str) -> Result<f64, String> {
    number(text, "how many days later it would finish, such as 14")
}

/// Any number; the desk says which of them it can't answer for.
fn number(text: &str, hint: &str) -> Result<f64, String> {
    text.parse()
        .map_err(|_| format!("it is not a number\nhint: write {hint}"))
}

pub(super) fn work(text: &str) -> Result<Work, String> {
    upright_connect::book_file::parse_work(text).map_err(|defect| {
        format!(
            "{defect}\nhint: write \"15wd\" or {{ p10 = \"15wd\", p50 = \"25wd\", p90 = \"60wd\" }}"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_futures_than_can_be_counted() {
        assert_eq!(futures("16777216"), Ok(16_777_216));
        for text in ["0", "16777217", "4294967296", "-1", "many"] {
            assert!(futures(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_answered_with_a_hint() {
        assert_eq!(seed("18446744073709551615"), Ok(u64::MAX));
        assert_eq!(confidence("0.9"), Ok(0.9));
        assert_eq!(days("-2.5"), Ok(-2.5));
        let answers = [
            seed("-1").err(),
            confidence("most").err(),
            days("soon").err(),
        ];
        for answer in answers {
            assert!(answer.is_some_and(|answer| answer.contains("\nhint: ")));
        }
    }

    #[test]
    fn the_finest_precision_is_one_that_is_reached() {
        let worst = 0.5 / f64::from(u32::try_from(FUTURES_MAX).unwrap_or(u32::MAX)).sqrt();
        assert!(worst < FINEST);
        assert_eq!(precision("0.000125"), Ok(FINEST));
        for text in ["0.0001", "0", "-1", "inf", "NaN"] {
            assert!(precision(text).is_err(), "{text}");
        }
    }
}
