//! Draws: counted, not streamed.
//!
//! The one idea: a draw is a function of its key, its number, the future and the seed, so that any future
//! can be computed without those before it, and a new promise changes no other's draws.

/// What lies below and beyond a draw, each exact also where the other is all but 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Chance {
    pub(crate) below: f64,
    pub(crate) beyond: f64,
}

impl Chance {
    /// The uniform (word + ½)·2⁻³².
    pub(crate) fn of_word(word: u32) -> Self {
        const WORDS: f64 = 4_294_967_296.0;
        let below = f64::from(word) + 0.5;
        Self {
            below: below / WORDS,
            beyond: (WORDS - below) / WORDS,
        }
    }
}

/// The draws with one key and number, under one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stream {
    pub(crate) key: u64,
    pub(crate) draw: u32,
    pub(crate) seed: u64,
}

impl Stream {
    /// The words of neighbouring futures, from `first` on. One call of the generator serves four.
    pub(crate) fn words(self, first: u64, words: &mut [u32]) {
        let mut future = first;
        let mut left = words;
        while !left.is_empty() {
            let skipped = (future % 4) as usize;
            let taken = left.len().min(4 - skipped);
            let (now, later) = left.split_at_mut(taken);
            now.copy_from_slice(&self.quad(future / 4)[skipped..skipped + taken]);
            future += taken as u64;
            left = later;
        }
    }

    /// The word of one future.
    pub(crate) fn word(self, future: u64) -> u32 {
        self.quad(future / 4)[(future % 4) as usize]
    }

    fn quad(self, quad: u64) -> [u32; 4] {
        let [seed_low, seed_high] = halves(self.seed);
        // INVARIANT: a run has far fewer than 2³⁴ futures.
        philox(
            [quad as u32, self.draw, seed_low, seed_high],
            halves(self.key),
        )
    }
}

fn halves(word: u64) -> [u32; 2] {
    [word as u32, (word >> 32) as u32]
}

/// Philox4x32-10.
///
/// # Source
/// Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3 (2011).
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    const ROUNDS: usize = 10;
    for _ in 0..ROUNDS {
        let [low_0, high_0] = halves(0xD251_1F53 * u64::from(counter[0]));
        let [low_2, high_2] = halves(0xCD9E_8D57 * u64::from(counter[2]));
        counter = [
            high_2 ^ counter[1] ^ key[0],
            low_2,
            high_0 ^ counter[3] ^ key[1],
            low_0,
        ];
        key = [
            key[0].wrapping_add(0x9E37_79B9),
            key[1].wrapping_add(0xBB67_AE85),
        ];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn philox_gives_the_known_answers() {
        let zero = philox([0; 4], [0; 2]);
        assert_eq!(zero, [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        let ones = philox([u32::MAX; 4], [u32::MAX; 2]);
        assert_eq!(ones, [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        let pi = philox(
            [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344],
            [0xa409_3822, 0x299f_31d0],
        );
        assert_eq!(pi, [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]);
    }

    #[test]
    fn counter_and_key_stand_where_the_record_says() {
        let stream = Stream {
            key: 0xBBBB_BBBB_AAAA_AAAA,
            draw: 7,
            seed: 0xDDDD_DDDD_CCCC_CCCC,
        };
        let quad = philox([5, 7, 0xCCCC_CCCC, 0xDDDD_DDDD], [0xAAAA_AAAA, 0xBBBB_BBBB]);
        assert_eq!([20, 21, 22, 23].map(|future| stream.word(future)), quad);
    }

    #[test]
    fn words_of_many_futures_are_those_of_each() {
        let stream = Stream {
            key: 1,
            draw: 2,
            seed: 3,
        };
        let mut words = [0; 11];
        for first in 0..9 {
            stream.words(first, &mut words);
            let each: Vec<u32> = (first..first + 11)
                .map(|future| stream.word(future))
                .collect();
            assert_eq!(words.to_vec(), each);
        }
    }

    #[test]
    fn below_and_beyond_add_up_to_one() {
        for word in [0, 1, u32::MAX / 2, u32::MAX] {
            let chance = Chance::of_word(word);
            assert_eq!(chance.below + chance.beyond, 1.0);
            assert!(chance.below > 0.0 && chance.beyond > 0.0);
        }
    }
}
