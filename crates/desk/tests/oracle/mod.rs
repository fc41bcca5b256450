//! The oracle: a second reading of `docs/book.md`, written without a look at the engine.
//!
//! The one idea: a small book whose every choice has few outcomes can be worked out in full, one
//! future after the other, by stepping through the rules as they are written. Slow, literal, exact.
//!
//! It knows nothing of our crates; only `pipeline` and what compares, which hold them to it, do.

pub(crate) mod book;
pub(crate) mod days;
pub(crate) mod text;

mod gates;
mod standing;

pub(crate) mod enumerate;
pub(crate) mod plan;

mod draws;
pub(crate) mod figures;
mod future;
mod what_if;

pub(crate) mod random;

pub(crate) mod near;
pub(crate) mod pipeline;

pub(crate) mod compare;
pub(crate) mod compare_what_if;

mod paper;
