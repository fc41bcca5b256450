//! The oracle: a second reading of `docs/book.md`, written without a look at the engine.
//!
//! The one idea: a small book whose every choice has few outcomes can be worked out in full, one
//! future after the other, by stepping through the rules as they are written. Slow, literal, exact.
//!
//! It knows nothing of our crates; only `pipeline` and `compare`, which hold them to it, do.

pub(crate) mod book;
pub(crate) mod days;
pub(crate) mod enumerate;
pub(crate) mod figures;
pub(crate) mod future;
pub(crate) mod gates;
mod paper;
pub(crate) mod plan;
pub(crate) mod random;
pub(crate) mod standing;
pub(crate) mod text;
pub(crate) mod what_if;
