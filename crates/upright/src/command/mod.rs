//! The subcommands: each opens a book, asks the desk one question, and prints the answer.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod forecast;
pub(crate) mod quote;
pub(crate) mod show;
pub(crate) mod slip;
pub(crate) mod warnings;
