//! Any book, written and read, is the same book; written again, it is the same bytes.

#[path = "common/arbitrary/mod.rs"]
mod arbitrary;
mod common;

use common::{assert_same, book, fold};
use proptest::prelude::*;
use upright_connect::book_file::{Format, write};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_written_reads_back((commands, as_of) in arbitrary::book()) {
        let whole = fold(commands, as_of);
        for format in [Format::Toml, Format::Json] {
            let written = write(&whole, as_of, format);
            let (again, day) = book(&written, format);
            assert_same(&whole, &again);
            prop_assert_eq!(as_of, day);
            prop_assert_eq!(&written, &write(&again, as_of, format));
        }
    }

    #[test]
    fn both_formats_say_the_same((commands, as_of) in arbitrary::book()) {
        let whole = fold(commands, as_of);
        let (toml, _) = book(&write(&whole, as_of, Format::Toml), Format::Toml);
        let (json, _) = book(&write(&whole, as_of, Format::Json), Format::Json);
        prop_assert_eq!(toml, json);
    }

    #[test]
    fn other_readers_read_what_is_written((commands, as_of) in arbitrary::book()) {
        let whole = fold(commands, as_of);
        let json = write(&whole, as_of, Format::Json);
        let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        prop_assert_eq!(&read["as_of"], &as_of.to_string());
        let toml = write(&whole, as_of, Format::Toml);
        prop_assert!(toml::from_str::<toml::Table>(&toml).is_ok(), "{}", toml);
    }
}
