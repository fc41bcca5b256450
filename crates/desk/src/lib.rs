//! The application: it lowers the book to the engine's network, and says what comes out in the field's
//! terms.
//!
//! The one idea: an answer is a plain document, computed from the book as it stands and from nothing else.
//!
//! This crate knows no HTTP, no SQL, no files and no terminal.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod answer;
pub mod demo;
pub mod question;

mod fold;
mod forecast;
mod pattern;
mod quote;
mod show;
mod slip;
mod warnings;

mod keys;
mod lower;
mod outlook;
mod rows;
mod view;

pub use fold::fold;
pub use forecast::forecast;
pub use pattern::quote_new;
pub use quote::quote;
pub use show::show;
pub use slip::slip;
pub use upright_engine::limits::FUTURES_MAX;
pub use upright_engine::{Progress, Run};
pub use warnings::warnings;
