//! The numbers: a network of work, gates and queues in; chances, harm, slips and quotes out.
//!
//! The one idea: a future is a function of (network, seed, number of the future) and of nothing else, so
//! futures can be computed anywhere, in any order, on any number of threads, and add up to the same bits.
//!
//! This crate knows no model, no names, no dates and no files: promises are places in an array, days are
//! counted from the morning of day 0, and draws hang on keys that the caller derives from ids.

pub mod network;
pub use network::Parts;
