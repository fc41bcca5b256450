//! Other readers of TOML and JSON agree with ours on what is well formed.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use upright_connect::book_file::{Format, code, read};

const JSON: [&str; 40] = [
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"a\"",
    "\"b\"",
    "\"",
    "\\",
    "\\u00e9",
    "\\ud83e\\udd80",
    "\\ud83e",
    "\\n",
    "\\x",
    "0",
    "-0",
    "01",
    "1",
    "-1",
    "1.5",
    "1.",
    ".5",
    "1e5",
    "1E+5",
    "1e",
    "-",
    "+1",
    "true",
    "false",
    "null",
    "nul",
    " ",
    "\n",
    "\t",
    "\u{b}",
    "\u{feff}",
    "é",
    "12345678901234567890",
    "[]",
];

const TOML: [&str; 41] = [
    "a",
    "b",
    "c",
    "\"a\"",
    "'b'",
    ".",
    "=",
    " ",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "[",
    "]",
    "[[",
    "]]",
    "{",
    "}",
    ",",
    "#",
    "1",
    "1.5",
    "nan",
    "true",
    "\"x\"",
    "'''x'''",
    "\"\"\"x\"\"\"",
    "\n[a]\n",
    "\n[a.b]\n",
    "\n[[a]]\n",
    "\n[a.b.c]\n",
    "a = 1\n",
    "b = 2\n",
    "a.b = 3\n",
    "a.b.c = 4\n",
    "c = {}\n",
    "b = []\n",
    "c = { a = 1, b.c = 2 }\n",
    "b = [{ a = 1 }]\n",
    "[[a.b]]\n",
    "\\",
];

/// Whether our reader finds the syntax defective; what it makes of the contents is no matter here.
fn is_refused(text: &str, format: Format) -> bool {
    let defects = read(text.as_bytes(), format).err().unwrap_or_default();
    let syntax = BTreeSet::from([code::SYNTAX, code::DUPLICATE_KEY]);
    defects.iter().any(|defect| syntax.contains(defect.code))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn json_is_what_others_take_it_for(parts in vec(select(JSON.to_vec()), 0..10)) {
        let text = parts.concat();
        let wrapped = format!("{{\"k\": {text}}}");
        for text in [text.as_str(), wrapped.as_str()] {
            let other = serde_json::from_str::<Unique>(text);
            // What is too large for it is, to us, no matter of syntax.
            prop_assume!(!matches!(&other, Err(error) if error.to_string().contains("out of range")));
            let bom = text.starts_with('\u{feff}');
            prop_assert!(bom || other.is_ok() != is_refused(text, Format::Json), "{text:?} {other:?}");
        }
    }

    #[test]
    fn toml_is_what_others_take_it_for(parts in vec(select(TOML.to_vec()), 0..12)) {
        let text = parts.concat();
        let other = toml::de::DeTable::parse(&text).is_ok();
        prop_assert!(other != is_refused(&text, Format::Toml), "{text:?} {other}");
    }
}

/// Any JSON whose keys are all different.
#[derive(Debug)]
struct Unique;

impl<'de> serde::Deserialize<'de> for Unique {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visitor)
    }
}

struct Visitor;

impl<'de> serde::de::Visitor<'de> for Visitor {
    type Value = Unique;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_str<E>(self, _: &str) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_unit<E>(self) -> Result<Unique, E> {
        Ok(Unique)
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Unique, A::Error> {
        while seq.next_element::<Unique>()?.is_some() {}
        Ok(Unique)
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Unique, A::Error> {
        let mut keys = BTreeSet::new();
        while let Some((key, _)) = map.next_entry::<String, Unique>()? {
            if !keys.insert(key) {
                return Err(serde::de::Error::custom("a key is there twice"));
            }
        }
        Ok(Unique)
    }
}
