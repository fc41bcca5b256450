//! Other people's formats, each a pure parser to commands.
//!
//! The one idea: what comes from outside is lowered to the very [`Command`](upright_model::Command)s that
//! people give at the desk, so that there is one way into a book and one meaning of what is written.
//! Whatever a parser lets through, the model accepts.
//!
//! This crate knows no IO, no clock, no engine and nothing of the desk.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod limits;

pub mod book_file;
