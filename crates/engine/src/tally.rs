//! What is counted over futures, so that any split of them gives the same bits.
//!
//! The one idea: only whole numbers are added. Chances and finishes are counts; losses and days are whole
//! multiples of 2⁻³² in 128 bits.

use crate::limits::SAME_TIME;
use crate::rounding::{ceiling, nearest};

/// A sum of losses or days over futures, exact to the bit whatever the order of adding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Total(i128);

const UNITS_PER_ONE: f64 = 4_294_967_296.0;

impl Total {
    /// The nearest multiple of 2⁻³².
    pub(crate) fn of(value: f64) -> Self {
        Self(nearest(value * UNITS_PER_ONE))
    }

    /// The sum itself.
    pub fn sum(self) -> f64 {
        self.0 as f64 / UNITS_PER_ONE
    }

    /// The sum over so many futures, per future.
    pub fn mean(self, futures: u64) -> f64 {
        self.sum() / futures as f64
    }
}

impl std::ops::AddAssign for Total {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl std::ops::Sub for Total {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::iter::Sum for Total {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        Self(totals.map(|total| total.0).sum())
    }
}

/// Whether a finish keeps a promise that is due at the end of a day.
pub(crate) fn is_kept(finish: f64, due: f64) -> bool {
    finish <= due + SAME_TIME
}

/// The day in which an instant falls; an instant that ends a day belongs to it.
pub(crate) fn day_of(instant: f64) -> i64 {
    // Saturates far beyond any day that can be told from the next.
    ceiling(instant - SAME_TIME) - 1
}

const DAYS_PER_BLOCK: i64 = 16;

/// In how many futures something finishes on each day.
///
/// Days are kept in blocks of 16, and only those blocks in which something finishes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DayCounts {
    /// Sorted by block.
    blocks: Vec<DayBlock>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct DayBlock {
    /// The number of the block: its days divided by [`DAYS_PER_BLOCK`].
    number: i64,
    futures: [u32; DAYS_PER_BLOCK as usize],
}

impl DayCounts {
    /// Counts one future more that finishes on a day.
    pub(crate) fn count(&mut self, day: i64) {
        let block = self.block_mut(day.div_euclid(DAYS_PER_BLOCK));
        block.futures[day.rem_euclid(DAYS_PER_BLOCK) as usize] += 1;
    }

    /// Adds the counts of other futures.
    pub(crate) fn merge(&mut self, other: &Self) {
        for theirs in &other.blocks {
            let ours = self.block_mut(theirs.number);
            for (count, more) in ours.futures.iter_mut().zip(theirs.futures) {
                *count += more;
            }
        }
    }

    fn block_mut(&mut self, number: i64) -> &mut DayBlock {
        let found = self.find(number);
        let at = found.unwrap_or_else(|at| {
            self.blocks.insert(
                at,
                DayBlock {
                    number,
                    futures: [0; DAYS_PER_BLOCK as usize],
                },
            );
            at
        });
        &mut self.blocks[at]
    }

    /// Where a block is, or would be. Mostly no block is missing between the first and it.
    fn find(&self, number: i64) -> Result<usize, usize> {
        let first = self.blocks.first().map_or(number, |block| block.number);
        let guess = number.wrapping_sub(first) as usize;
        match self.blocks.get(guess) {
            Some(block) if block.number == number => Ok(guess),
            _ => self
                .blocks
                .binary_search_by_key(&number, |block| block.number),
        }
    }

    /// The days on which something finishes and in how many futures, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, u64)> + '_ {
        self.blocks.iter().flat_map(|block| {
            let days = (0..DAYS_PER_BLOCK).map(|day| block.number * DAYS_PER_BLOCK + day);
            days.zip(block.futures)
                .filter(|&(_, count)| count > 0)
                .map(|(day, count)| (day, u64::from(count)))
        })
    }

    /// In how many futures it has finished by the end of a day.
    pub fn count_by_end_of(&self, day: i64) -> u64 {
        self.iter()
            .take_while(|&(at, _)| at <= day)
            .map(|(_, count)| count)
            .sum()
    }

    /// The smallest day by whose end at least so many percent of the futures have finished, ⌈q·N⌉ of them;
    /// `None` where never.
    pub fn day_at_percent(&self, percent: u32, futures: u64) -> Option<i64> {
        self.day_of_count((u64::from(percent) * futures).div_ceil(100))
    }

    /// The smallest day by whose end the share `confidence` of the futures has finished; `None` where never.
    pub fn day_at(&self, confidence: f64, futures: u64) -> Option<i64> {
        let wanted = (confidence * futures as f64 - SAME_TIME).ceil();
        if wanted.is_nan() {
            None
        } else {
            self.day_of_count(wanted as u64)
        }
    }

    /// The day of the `count`-th finish; the first or, where nothing is asked, any day will do.
    fn day_of_count(&self, count: u64) -> Option<i64> {
        let mut finished = 0;
        self.iter().find_map(|(day, futures)| {
            finished += futures;
            (finished >= count).then_some(day)
        })
    }
}

/// The harm on one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Harm {
    /// Summed over all futures.
    pub total: Total,
    /// How many futures that are.
    pub futures: u64,
    /// The future at the 95th percentile.
    p95: Total,
}

impl Harm {
    /// From the harm of each future, which is left sorted.
    pub(crate) fn of(by_future: &mut [Total]) -> Self {
        by_future.sort_unstable();
        let futures = by_future.len() as u64;
        // The smallest x with P(harm ≤ x) ≥ 0.95 is the ⌈0.95·N⌉-th.
        let rank = (futures * 95).div_ceil(100);
        let p95 = rank
            .checked_sub(1)
            .map_or_else(Total::default, |at| by_future[at as usize]);
        Self {
            total: by_future.iter().copied().sum(),
            futures,
            p95,
        }
    }

    /// Expected harm.
    pub fn expected(&self) -> f64 {
        self.total.mean(self.futures)
    }

    /// The smallest harm that 95 of 100 futures don't exceed.
    pub fn p95(&self) -> f64 {
        self.p95.sum()
    }
}
