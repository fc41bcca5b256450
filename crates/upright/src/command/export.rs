//! `upright export`: the book written anew.

use std::path::Path;

use upright_connect::book_file::{self, Format};

use crate::cli::{Export, FormatArg};
use crate::failure::Failure;
use crate::output::Existing;
use crate::{input, output};

/// Writes the book to a file, or to standard output.
pub(crate) fn run(asked: &Export) -> Result<(), Failure> {
    let opened = input::open(&asked.book.path)?;
    let format = format(asked);
    let text = book_file::write(&opened.book, opened.as_of, format);
    match &asked.file.output {
        None => output::raw(&text),
        Some(path) => {
            let existing = if asked.file.force {
                Existing::Replace
            } else {
                Existing::Keep
            };
            output::file(path, &text, existing)
        }
    }
}

/// As asked; else as the name of the file says; else TOML.
fn format(asked: &Export) -> Format {
    let named = |path: &Path| input::format_of(path).ok();
    match asked.format {
        Some(FormatArg::Toml) => Format::Toml,
        Some(FormatArg::Json) => Format::Json,
        None if asked.json => Format::Json,
        None => asked
            .file
            .output
            .as_deref()
            .and_then(named)
            .unwrap_or(Format::Toml),
    }
}
