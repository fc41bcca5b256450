//! A run: how many futures, from which seed, how precise.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use crate::draws::{LANES_MAX, Lanes};
use crate::limits::{FUTURES_MAX, FUTURES_PER_BLOCK};

/// What a computation is asked for besides the network.
#[derive(Clone, Copy)]
pub struct Run<'a> {
    /// How many futures, 1 to [`FUTURES_MAX`]; what lies outside is brought to the nearer end.
    pub futures: u32,
    /// The seed of all draws.
    pub seed: u64,
    /// Goes on in blocks of [`FUTURES_PER_BLOCK`] until every standard error is under this.
    pub precision: Option<f64>,
    /// Told now and then, from any thread, how far the run is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Units of work that are done.
    pub done: u64,
    /// Units of work in all, as far as is known; it grows where a run goes on for its precision.
    pub total: u64,
}

impl Default for Run<'_> {
    fn default() -> Self {
        Self {
            futures: 16_384,
            seed: 1,
            precision: None,
            progress: &|_| {},
        }
    }
}

impl fmt::Debug for Run<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Run")
            .field("futures", &self.futures)
            .field("seed", &self.seed)
            .field("precision", &self.precision)
            .finish_non_exhaustive()
    }
}

/// Some futures that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) first: u64,
    pub(crate) futures: u64,
}

impl Run<'_> {
    /// Computes block after block until the run is done; answers with how many futures that were. A block
    /// gives the greatest standard error after it. `promises` is how many are computed in each future.
    pub(crate) fn until_precise(
        &self,
        promises: usize,
        mut compute: impl FnMut(Block, &Meter<'_>) -> f64,
    ) -> u64 {
        let mut meter = Meter {
            progress: self.progress,
            done: AtomicU64::new(0),
            total: 0,
        };
        let mut block = Block {
            first: 0,
            futures: u64::from(self.futures).clamp(1, FUTURES_MAX),
        };
        loop {
            meter.total += block.futures * promises as u64;
            let error = compute(block, &meter);
            let done = block.first + block.futures;
            let is_precise = self.precision.is_none_or(|precision| error < precision);
            if is_precise || done >= FUTURES_MAX {
                return done;
            }
            block = Block {
                first: done,
                futures: FUTURES_PER_BLOCK.min(FUTURES_MAX - done),
            };
        }
    }
}

/// Tells how far a run is.
pub(crate) struct Meter<'a> {
    progress: &'a (dyn Fn(Progress) + Sync),
    done: AtomicU64,
    total: u64,
}

impl Meter<'_> {
    /// Some units more are done. It is told some hundred times in a run, and at its end.
    pub(crate) fn tick(&self, units: usize) {
        const TIMES: u64 = 256;
        let before = self.done.fetch_add(units as u64, Ordering::Relaxed);
        let done = before + units as u64;
        let step = (self.total / TIMES).max(1);
        if before / step != done / step || done == self.total {
            (self.progress)(Progress {
                done,
                total: self.total,
            });
        }
    }
}

/// A block cut into tiles of neighbouring futures that are computed side by side.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tiles {
    block: Block,
    seed: u64,
    /// Futures of a tile; the last may have fewer.
    pub(crate) lanes: usize,
}

impl Tiles {
    /// The more promises, the fewer futures side by side, so that a tile stays small in memory.
    pub(crate) fn new(block: Block, promises: usize, seed: u64) -> Self {
        const CELLS: usize = 1 << 20;
        let lanes = (CELLS / promises.max(1))
            .next_multiple_of(4)
            .clamp(4, LANES_MAX);
        Self { block, seed, lanes }
    }

    fn tiles(self) -> usize {
        (self.block.futures as usize).div_ceil(self.lanes)
    }

    pub(crate) fn lanes_of(self, tile: usize) -> Lanes {
        let begin = tile * self.lanes;
        let count = self.lanes.min(self.block.futures as usize - begin);
        Lanes {
            seed: self.seed,
            first: self.block.first + begin as u64,
            count,
        }
    }

    /// Lets counters compute all tiles side by side, and merges what they counted.
    pub(crate) fn count<C: Send>(
        self,
        begin: impl Fn() -> C + Sync + Send,
        compute: impl Fn(&mut C, Lanes) + Sync + Send,
        merge: impl Fn(&mut C, &C) + Sync + Send,
    ) -> C {
        let tiles = (0..self.tiles())
            .into_par_iter()
            .with_min_len(self.least_in_a_row());
        let counters = tiles.fold(&begin, |mut counter, tile| {
            compute(&mut counter, self.lanes_of(tile));
            counter
        });
        counters.reduce(&begin, |mut counter, more| {
            merge(&mut counter, &more);
            counter
        })
    }

    /// A thread takes at least so many tiles, so that few tallies have to be merged.
    pub(crate) fn least_in_a_row(self) -> usize {
        const SHARES: usize = 4;
        self.tiles()
            .div_ceil(SHARES * rayon::current_num_threads())
            .max(1)
    }
}

/// The standard error of a chance that was met in `hits` of `futures`.
///
/// # Formula
/// √(p(1−p)/N), p = hits/N.
pub(crate) fn standard_error(hits: u64, futures: u64) -> f64 {
    let chance = hits as f64 / futures as f64;
    (chance * (1.0 - chance) / futures as f64).sqrt()
}
