//! Work: how long something takes, in the forms that people can give.

use upright_model::duration::Duration;
use upright_model::limits;
use upright_model::work::{Form, Shape, Work, WorkDefect};

use super::Reader;
use crate::book_file::defect::code;
use crate::book_file::value::{Kind, Span, Table, Value};

/// The keys of each form that is a table.
const FORMS: [&[&str]; 5] = [
    &["low", "likely", "high"],
    &["p10", "p50", "p90"],
    &["p50", "p90"],
    &["samples"],
    &["items", "per_week"],
];

/// Every key of an estimate.
const KEYS: [&str; 10] = [
    "low", "likely", "high", "shape", "p10", "p50", "p90", "samples", "items", "per_week",
];

const SHAPES: [(&str, Shape); 2] = [("pert", Shape::Pert), ("triangular", Shape::Triangular)];

impl Reader<'_> {
    /// An estimate in any of its forms.
    pub(in crate::book_file) fn work(&mut self, value: &Value<'_>) -> Option<Work> {
        let form = match &value.kind {
            Kind::Text(_) => Form::Exact(self.duration(value)?),
            Kind::Table(table) => self.form(table, value.span)?,
            _ => {
                let hint = "write \"15wd\" or { p50 = \"5d\", p90 = \"9d\" }";
                self.wrong_type(value, "an estimate", hint);
                return None;
            }
        };
        match Work::new(form) {
            Ok(work) => Some(work),
            Err(defect) => {
                self.bad_work(value.span, &defect);
                None
            }
        }
    }

    fn form(&mut self, table: &Table<'_>, span: Span) -> Option<Form> {
        let has = |key: &str| table.get(key).is_some();
        let written: Vec<&str> = table.entries.iter().map(|entry| &*entry.key).collect();
        if written.iter().any(|key| !KEYS.contains(key)) {
            self.only(table, &KEYS);
            return None;
        }
        if !is_form(&written) {
            self.no_form(&written, span);
            return None;
        }
        match () {
            () if has("low") => self.bounded(table),
            () if has("p10") => self.quantiles(table),
            () if has("p50") => self.median_and_high(table),
            () if has("samples") => self.samples(table),
            () => self.throughput(table),
        }
    }
}

impl Reader<'_> {
    fn part(&mut self, table: &Table<'_>, key: &'static str) -> Option<Duration> {
        self.optional(table, key, Self::duration)
    }

    fn bounded(&mut self, table: &Table<'_>) -> Option<Form> {
        let low = self.part(table, "low");
        let likely = self.part(table, "likely");
        let high = self.part(table, "high");
        let shape = match table.get("shape") {
            None => Some(Shape::Pert),
            Some(_) => self.optional(table, "shape", |reader, value| reader.word(value, &SHAPES)),
        };
        Some(Form::Bounded {
            low: low?,
            likely: likely?,
            high: high?,
            shape: shape?,
        })
    }

    fn quantiles(&mut self, table: &Table<'_>) -> Option<Form> {
        let p10 = self.part(table, "p10");
        let p50 = self.part(table, "p50");
        let p90 = self.part(table, "p90");
        Some(Form::Quantiles {
            p10: p10?,
            p50: p50?,
            p90: p90?,
        })
    }

    fn median_and_high(&mut self, table: &Table<'_>) -> Option<Form> {
        let p50 = self.part(table, "p50");
        let p90 = self.part(table, "p90");
        Some(Form::MedianAndHigh {
            p50: p50?,
            p90: p90?,
        })
    }

    fn samples(&mut self, table: &Table<'_>) -> Option<Form> {
        let samples = self.optional(table, "samples", |reader, value| {
            reader.sample_count(value)?;
            reader.all(value, Self::duration)
        });
        samples.map(Form::Samples)
    }

    fn throughput(&mut self, table: &Table<'_>) -> Option<Form> {
        let items = self.optional(table, "items", Self::items);
        let per_week = self.optional(table, "per_week", |reader, value| {
            reader.sample_count(value)?;
            reader.all(value, Self::items)
        });
        Some(Form::Throughput {
            items: items?,
            per_week: per_week?,
        })
    }

    /// A number of things to do or done.
    fn items(&mut self, value: &Value<'_>) -> Option<f64> {
        let number = self.number(value)? + 0.0;
        let read = (0.0..=limits::ITEMS).contains(&number).then_some(number);
        let wanted = format_args!("a number of items from 0 to {:e}", limits::ITEMS);
        let hint = "count what remains, and what was done in each week";
        self.within_range(value, read, wanted, hint)
    }

    fn sample_count(&mut self, value: &Value<'_>) -> Option<()> {
        let count = self.list(value)?.len();
        self.at_most(value.span, count, limits::SAMPLES, "values")
    }

    fn bad_work(&mut self, span: Span, defect: &WorkDefect) {
        let (code, hint) = match defect {
            WorkDefect::MixedUnits { .. } => (
                code::BAD_WORK,
                "write all in calendar time, or all in working days as \"15wd\"",
            ),
            WorkDefect::OutOfOrder { .. } => (code::BAD_WORK, "write the shorter one first"),
            WorkDefect::QuantileNotAboveZero { .. } => {
                (code::BAD_WORK, "write what it takes at least, as \"1h\"")
            }
            WorkDefect::NotIncreasing { .. } => (
                code::BAD_WORK,
                "move p50 towards the middle, or leave p10 out",
            ),
            WorkDefect::EmptyList => (
                code::BAD_WORK,
                "list what was measured, or leave work out where it is unknown",
            ),
            WorkDefect::TooMany { .. } => (code::LIMIT, "keep the latest"),
            WorkDefect::NotACount { .. } => (
                code::BAD_VALUE,
                "count what remains, and what was done in each week",
            ),
            WorkDefect::NothingDone => (
                code::BAD_WORK,
                "list a week with something done, or leave work out where it is unknown",
            ),
        };
        self.report(span, code, format_args!("{defect}"), hint);
    }

    /// Says which form was meant and what it lacks, or that there is none such.
    fn no_form(&mut self, written: &[&str], span: Span) {
        let message = match written {
            [] => "an empty table is no estimate".to_owned(),
            [key] => format!("{key} alone is no estimate"),
            written => format!("{} together are no estimate", written.join(", ")),
        };
        let hint = match missing(written) {
            Some(missing) => format!("add {}", missing.join(" and ")),
            None => "it is { low, likely, high }, { p10, p50, p90 }, { p50, p90 }, { samples } or { items, per_week }".to_owned(),
        };
        self.report(span, code::BAD_WORK, format_args!("{message}"), hint);
    }
}

/// Whether these are the keys of one form; a shape goes with low, likely and high only.
fn is_form(written: &[&str]) -> bool {
    let is_shaped = written.contains(&"shape");
    FORMS.iter().any(|form| {
        let takes_shape = form.contains(&"low");
        let count = form.len() + usize::from(is_shaped);
        written.len() == count
            && (takes_shape || !is_shaped)
            && form.iter().all(|key| written.contains(key))
    })
}

/// What the only form that has all these keys has besides.
fn missing<'f>(written: &[&str]) -> Option<Vec<&'f str>> {
    let belongs = |form: &&&[&'f str]| {
        !written.is_empty()
            && written
                .iter()
                .all(|key| form.contains(key) || (*key == "shape" && form.contains(&"low")))
    };
    let mut forms = FORMS.iter().filter(belongs);
    // Of { p10, p50, p90 } and { p50, p90 } the one that lacks less is meant: it comes last.
    let form = forms.next_back()?;
    let lacks = form.iter().filter(|key| !written.contains(key));
    Some(lacks.copied().collect())
}
