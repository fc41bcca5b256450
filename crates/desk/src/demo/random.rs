//! A small source of variety: the same for ever and on every machine. It is no part of any forecast.

/// `SplitMix64` (Steele, Lea and Flood 2014).
pub(super) struct Variety(u64);

impl Variety {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A whole number from `low` to `high`, both included.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let width = high.abs_diff(low) + 1;
        low.saturating_add_unsigned(self.next() % width)
    }

    /// True in so many of a hundred cases.
    pub(super) fn in_100(&mut self, cases: i64) -> bool {
        self.between(1, 100) <= cases
    }

    /// One of a list; the fallback where the list is empty.
    pub(super) fn one_of<T: Copy>(&mut self, list: &[T], fallback: T) -> T {
        let width = u64::try_from(list.len()).unwrap_or(1).max(1);
        let at = usize::try_from(self.next() % width).unwrap_or(0);
        list.get(at).copied().unwrap_or(fallback)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_numbers_are_those_of_the_paper_s_code() {
        let mut variety = Variety::new(1_234_567);
        let first = [variety.next(), variety.next(), variety.next()];
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn numbers_stay_between_their_ends() {
        let mut variety = Variety::new(7);
        let drawn: Vec<i64> = (0..1_000).map(|_| variety.between(-2, 2)).collect();
        assert!(drawn.iter().all(|number| (-2..=2).contains(number)));
        assert!(drawn.contains(&-2) && drawn.contains(&2));
    }
}
