//! Every limit of the engine, in one place.

/// Times within so many days are equal.
pub const SAME_TIME: f64 = 1e-9;

/// No run computes more futures than this.
pub const FUTURES_MAX: u64 = 1 << 24;

/// A run that is asked for a precision goes on in blocks of so many futures.
pub const FUTURES_PER_BLOCK: u64 = 4_096;

/// Axes that harm is counted on.
pub const AXES_MAX: usize = 1_000;

/// Gates within gates.
pub const GATE_DEPTH_MAX: usize = 64;

/// The largest amount of a stake, so that sums of whole multiples of 2⁻³² hold any run.
pub const AMOUNT_MAX: f64 = 1e15;

/// Throughput that needs more weeks never ends.
pub const WEEKS_MAX: u32 = 520;

/// No future counts for more days late than this.
pub const LATE_DAYS_MAX: f64 = 365.0;

/// With less chance than this of more work left, an estimate is used up.
pub const CHANCE_LEFT_MIN: f64 = 1e-300;
