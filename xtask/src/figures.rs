//! The figures of the demo, held to what the documents say of them.
//!
//! The built program is asked, not the library: this is what a person sees on the call.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use crate::workspace::{Profile, Workspace, capture};

/// The promise that the demo asks about, and the day that was asked for.
const PROMISE: &str = "claims-portal";
const ASKED: &str = "2026-06-30";
/// So many of fifty futures keep that day.
const OF_50: std::ops::RangeInclusive<f64> = 27.0..=31.0;
/// So many days later it is solid.
const SOLID: f64 = 0.85;
const DAYS_LATER: std::ops::RangeInclusive<i64> = 14..=20;

#[derive(Deserialize)]
struct Quote {
    by: By,
    dates: Vec<Date>,
}

#[derive(Deserialize)]
struct By {
    p_kept: Option<f64>,
}

#[derive(Deserialize)]
struct Date {
    confidence: f64,
    date: Option<String>,
}

/// Writes the demo book and asks it; an error where the figures lie outside their bounds.
pub(crate) fn check(workspace: &Workspace) -> Result<String> {
    let upright = workspace.build_upright_quietly(Profile::Dev)?;
    let book = write_book(workspace, &upright, "34")?;
    let mut command = Command::new(upright);
    command
        .arg("quote")
        .arg(book)
        .args([PROMISE, "--by", ASKED, "--json"]);
    let answer = capture(&mut command)?;
    let quote: Quote = serde_json::from_slice(&answer.stdout).context("reading the quote")?;
    held(&quote)
}

/// Has the program write its demo book of a size; answers with the file.
pub(crate) fn write_book(workspace: &Workspace, upright: &Path, size: &str) -> Result<PathBuf> {
    let folder = workspace.target.join("xtask");
    std::fs::create_dir_all(&folder)?;
    let book = folder.join(format!("june30-{size}.toml"));
    let mut command = Command::new(upright);
    command
        .args(["demo", "--size", size, "--force", "--output"])
        .arg(&book);
    capture(&mut command)?;
    Ok(book)
}

fn held(quote: &Quote) -> Result<String> {
    let p_kept = quote.by.p_kept.context("the day asked for has no chance")?;
    let of_50 = p_kept * 50.0;
    ensure!(
        OF_50.contains(&of_50),
        "{ASKED} is kept in {of_50:.1} of 50, not in {} to {}",
        OF_50.start(),
        OF_50.end()
    );
    let solid = quote
        .dates
        .iter()
        .find(|date| (date.confidence - SOLID).abs() < 1e-9)
        .and_then(|date| date.date.as_deref())
        .context("no day is solid")?;
    let later = ordinal(solid)? - ordinal(ASKED)?;
    ensure!(
        DAYS_LATER.contains(&later),
        "{solid} is the solid day, {later} days after {ASKED}, not {} to {}",
        DAYS_LATER.start(),
        DAYS_LATER.end()
    );
    Ok(format!(
        "  {ASKED}: {of_50:.1} of 50; solid {later} days later, on {solid}"
    ))
}

/// Days since a day long ago, of a date such as 2026-06-30.
///
/// # Formula
/// Days of a year that begins in March: 365·y + ⌊y/4⌋ − ⌊y/100⌋ + ⌊y/400⌋ + ⌊(153·m + 2)/5⌋ + d. Source:
/// Hinnant, "chrono-compatible low-level date algorithms".
fn ordinal(date: &str) -> Result<i64> {
    let parts: Vec<i64> = date
        .split('-')
        .map(|part| part.parse().with_context(|| format!("{date:?} is no date")))
        .collect::<Result<_>>()?;
    let &[year, month, day] = parts.as_slice() else {
        anyhow::bail!("{date:?} is no date");
    };
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    Ok(365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quote(p_kept: f64, solid: &str) -> Quote {
        let date = Some(solid.to_owned());
        Quote {
            by: By {
                p_kept: Some(p_kept),
            },
            dates: vec![Date {
                confidence: 0.85,
                date,
            }],
        }
    }

    #[test]
    fn figures_outside_their_bounds_are_seen() {
        assert!(held(&quote(0.58, "2026-07-17")).is_ok());
        for (p_kept, solid) in [
            (0.53, "2026-07-17"),
            (0.63, "2026-07-17"),
            (0.58, "2026-07-13"),
            (0.58, "2026-07-21"),
        ] {
            assert!(held(&quote(p_kept, solid)).is_err(), "{p_kept} {solid}");
        }
    }

    #[test]
    fn days_are_counted_across_months_and_leap_days() {
        let between = |from, to| Some(ordinal(to).ok()? - ordinal(from).ok()?);
        assert_eq!(between("2026-06-30", "2026-07-17"), Some(17));
        assert_eq!(between("2028-02-28", "2028-03-01"), Some(2));
        assert_eq!(between("2026-12-31", "2027-01-01"), Some(1));
        assert!(ordinal("30 June").is_err());
    }
}
