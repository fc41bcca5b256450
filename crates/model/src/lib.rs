//! The nouns of promising, and the pure decisions over them.
//!
//! The one idea: everything that ever changes goes one way, from a [`Command`] through `decide` to events
//! and through `apply` into the [`Book`]. Both are pure and total.
//!
//! This crate knows no IO, no clock, no randomness, no SQL and no HTTP.
#![deny(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

pub mod limits;

pub mod day;
pub mod duration;
pub mod id;
pub mod nearest;
pub mod quantity;

pub mod gate;
pub mod offering;
pub mod party;
pub mod policy;
pub mod promise;
pub mod shock;
pub mod stake;
pub mod work;

mod graph;

pub mod actor;
pub mod book;
pub mod forecast;
pub mod life;
pub mod term;

pub mod command;
pub mod step;

pub mod event;
pub mod turn;

pub mod rejection;
pub mod upcast;

mod apply;
mod decide;

pub use actor::{Actor, KnownBy};
pub use book::Book;
pub use command::{Command, Order};
pub use decide::decide;
pub use event::{Event, Fact};
pub use rejection::Rejection;
pub use step::Step;
pub use turn::Turn;
