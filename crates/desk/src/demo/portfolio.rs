//! The rest of the vendor's business: other clients, each with a crew of the vendor's, with what the crew
//! delivers to them and what they build on it.
//!
//! Clients have nothing to do with one another. What one client's promises have to do with each other is
//! typically some thirty promises deep and wide; in the largest book the biggest has 500.

mod deal;
mod names;

use upright_model::Command;

use super::clock::Clock;
use super::random::Variety;

const SEED: u64 = 2026;
/// From so many promises on, the book has some large clients too.
const WITH_LARGE: usize = 5_000;
/// Promises around the large clients.
const LARGE: [usize; 5] = [500, 320, 210, 140, 90];
/// Promises around any other client, at the least and at the most.
const LEAST: i64 = 14;
const MOST: i64 = 46;

/// So many promises, with the parties they are between.
pub(super) fn others(clock: Clock, promises: usize) -> Vec<Command> {
    let mut variety = Variety::new(SEED);
    let sizes = sizes(&mut variety, promises);
    sizes
        .into_iter()
        .enumerate()
        .flat_map(|(number, size)| deal::commands(clock, &mut variety, number, size))
        .collect()
}

/// How many promises there are around each client; all of them together as many as asked for.
fn sizes(variety: &mut Variety, promises: usize) -> Vec<usize> {
    let mut sizes = Vec::new();
    let mut left = promises;
    if promises >= WITH_LARGE {
        sizes.extend(LARGE);
        left -= LARGE.iter().sum::<usize>();
    }
    while left > 0 {
        let size = usize::try_from(variety.between(LEAST, MOST)).unwrap_or(left);
        sizes.push(size.min(left));
        left -= size.min(left);
    }
    sizes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_add_up_and_are_typically_thirty() {
        for promises in [0, 1, 236, 9_836] {
            let sizes = sizes(&mut Variety::new(SEED), promises);
            assert_eq!(sizes.iter().sum::<usize>(), promises);
        }
        let mut many = sizes(&mut Variety::new(SEED), 9_836);
        many.sort_unstable();
        let middle = many.get(many.len() / 2);
        assert!(middle.is_some_and(|size| (25..=35).contains(size)));
        assert_eq!(many.last(), Some(&500));
    }
}
