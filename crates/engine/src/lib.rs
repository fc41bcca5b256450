//! The numbers: a network of work, gates and queues in; chances, harm, slips and quotes out.
//!
//! The one idea: a future is a function of (network, seed, number of the future) and of nothing else, so
//! futures can be computed anywhere, in any order, on any number of threads, and add up to the same bits.
//!
//! This crate knows no model, no names, no dates and no files: promises are places in an array, days are
//! counted from the morning of day 0, and draws hang on keys that the caller derives from ids.

pub mod limits;
pub mod network;

mod beta;
mod calendar;
mod check;
mod defect;
mod domino;
mod draws;
mod events;
mod forecast;
mod future;
mod gate;
mod graph;
mod normal;
mod part;
mod plan;
mod queues;
mod quote;
mod random;
mod rounding;
mod run;
mod shape;
mod slip;
mod slots;
mod stake;
mod tally;
mod work;

pub use defect::{Defect, Flaw};
pub use forecast::{
    Forecast, PartForecast, PromiseForecast, forecast, forecast_one, forecast_part,
};
pub use network::Parts;
pub use plan::Network;
pub use quote::{Quote, Reason, quote};
pub use run::{Progress, Run};
pub use slip::{Fall, Slip, slip};
pub use tally::{DayCounts, Harm, Total};
