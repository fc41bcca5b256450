//! Values as people type them. What can't be read is wrong usage, and says how it is written.

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

pub(super) fn precision(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(precision) if precision > 0.0 && precision.is_finite() => Ok(precision),
        _ => Err("it is not a number above 0\nhint: write a standard error, such as 0.002".into()),
    }
}

pub(super) fn work(text: &str) -> Result<Work, String> {
    upright_connect::book_file::parse_work(text).map_err(|defect| {
        format!(
            "{defect}\nhint: write \"15wd\" or {{ p10 = \"15wd\", p50 = \"25wd\", p90 = \"60wd\" }}"
        )
    })
}
