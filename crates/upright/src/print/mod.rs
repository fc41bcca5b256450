//! Pages that a person reads: answers in words, counts and tables, as wide as the terminal.
//!
//! The one idea: a page is written with its colours, and whoever prints it takes them out where nobody
//! would see them. Chances are counts of fifty; shape and word say what colour says.

pub(crate) mod forecast;
pub(crate) mod quote;
pub(crate) mod show;
pub(crate) mod slip;
pub(crate) mod tour;
pub(crate) mod warnings;

#[cfg(test)]
mod sample;

pub(crate) mod defects;

pub(crate) mod page;
pub(crate) mod parts;
pub(crate) mod table;

pub(crate) mod amounts;
pub(crate) mod dates;
pub(crate) mod dots;
pub(crate) mod estimates;
pub(crate) mod fifty;
pub(crate) mod names;
pub(crate) mod standing;
pub(crate) mod style;
pub(crate) mod terminal;
pub(crate) mod words;
pub(crate) mod wrap;
