//! One estimate alone, as it is given on a command line.

use upright_model::work::Work;

use super::defect::Defects;
use super::reader::Reader;
use super::value::{Kind, Span, Table, Text, Value};
use super::{json, toml};

/// Reads an estimate: `15wd`, or a table as a book writes it, in TOML or JSON.
///
/// # Errors
/// Why it is none.
pub fn parse_work(text: &str) -> Result<Work, String> {
    let text = text.trim();
    if !text.starts_with('{') {
        let span = Span::new(0..text.len());
        let kind = Kind::Text(Text::Borrowed(text.trim_matches('"')));
        return read(text, &Value { span, kind }, Defects::default());
    }
    let mut defects = Defects::default();
    let toml = format!("work = {text}\n");
    let table = toml::parse(&toml, &mut defects);
    if defects.is_empty() {
        return read_alone(&toml, &table, defects);
    }
    let json = format!("{{\"work\": {text}}}");
    match json::parse(&json, &mut Defects::default()) {
        Some(table) => read_alone(&json, &table, Defects::default()),
        None => Err(first(defects, &toml)),
    }
}

fn read_alone(source: &str, table: &Table<'_>, defects: Defects) -> Result<Work, String> {
    match table.entries.as_slice() {
        [entry] => read(source, &entry.value, defects),
        _ => Err("more than one estimate".into()),
    }
}

fn read(source: &str, value: &Value<'_>, defects: Defects) -> Result<Work, String> {
    let mut reader = Reader::new(source, defects);
    let work = reader.work(value);
    let defects = reader.into_defects();
    match work {
        Some(work) if defects.is_empty() => Ok(work),
        _ => Err(first(defects, source)),
    }
}

fn first(defects: Defects, source: &str) -> String {
    let first = defects.finish(source).into_iter().next();
    first.map_or_else(|| "it is no estimate".into(), |defect| defect.message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_estimate_is_read_in_either_spelling() {
        let two = parse_work("{ p50 = \"5d\", p90 = \"9d\" }");
        assert!(two.is_ok());
        assert_eq!(two, parse_work("{\"p50\": \"5d\", \"p90\": \"9d\"}"));
        assert_eq!(parse_work("15wd"), parse_work(" \"15wd\" "));
        assert!(parse_work("15wd").is_ok());
    }

    #[test]
    fn what_is_no_estimate_says_why() {
        let why = |text| parse_work(text).err().unwrap_or_default();
        assert_eq!(why("soon"), "\"soon\" is not a duration");
        assert_eq!(why("{ p50 = \"5d\" }"), "p50 alone is no estimate");
        assert_eq!(
            why("{ p50 = \"5d\", p90 = \"soon\" }"),
            "p90: \"soon\" is not a duration"
        );
        assert_eq!(why("{ p50 = "), "not TOML: a value is missing");
        assert_eq!(why("{ p50 = \"5d\" }\nx = 1"), "more than one estimate");
    }
}
