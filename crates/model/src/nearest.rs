//! The word that somebody probably meant, for "did you mean".

/// A search for the word nearest to another: fewest letters changed, then the smallest word.
#[derive(Debug)]
pub struct Search<'b> {
    wanted: Vec<char>,
    best: Option<(usize, String)>,
    /// How many words may still be looked at, over many searches.
    budget: &'b mut usize,
}

/// Words longer than this are not compared.
const LONGEST: usize = 64;

impl<'b> Search<'b> {
    /// A search for the word nearest to this one.
    #[must_use]
    pub fn new(wanted: &str, budget: &'b mut usize) -> Self {
        Self {
            wanted: letters(wanted).take(LONGEST + 1).collect(),
            best: None,
            budget,
        }
    }

    /// Looks at one word; false where no more may be looked at.
    pub fn offer(&mut self, word: &str) -> bool {
        if *self.budget == 0 || self.wanted.len() > LONGEST {
            return false;
        }
        *self.budget -= 1;
        let limit = self.best.as_ref().map_or(self.limit(), |best| best.0);
        if word.len() > 4 * (self.wanted.len() + limit) {
            return true;
        }
        let letters: Vec<char> = letters(word).collect();
        if letters.len().abs_diff(self.wanted.len()) > limit {
            return true;
        }
        let distance = distance(&self.wanted, &letters);
        let is_better = match &self.best {
            Some((best, held)) => (distance, word) < (*best, held.as_str()),
            None => distance <= limit,
        };
        if is_better {
            self.best = Some((distance, word.to_owned()));
        }
        true
    }

    /// The nearest word, where one is near enough to have been meant.
    #[must_use]
    pub fn found(self) -> Option<String> {
        self.best.map(|best| best.1)
    }

    /// A third of the letters may differ, and small for capital ones always.
    fn limit(&self) -> usize {
        self.wanted.len() / 3
    }
}

/// The word that is nearest to another, where one is near enough to have been meant.
#[must_use]
pub fn nearest<'a>(wanted: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut budget = usize::MAX;
    let mut search = Search::new(wanted, &mut budget);
    words.for_each(|word| {
        search.offer(word);
    });
    search.found()
}

/// Its letters, small or capital alike.
fn letters(word: &str) -> impl Iterator<Item = char> {
    word.chars().flat_map(char::to_lowercase)
}

/// Letters to add, drop, change or swap with their neighbour (optimal string alignment).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut row = Vec::with_capacity(above.len());
        row.push(i + 1);
        for (j, b) in to.iter().enumerate() {
            let at = |row: &[usize], j: usize| row.get(j).copied().unwrap_or(usize::MAX / 2);
            let change = at(&above, j) + usize::from(a != b);
            let mut least = change.min(at(&above, j + 1) + 1).min(at(&row, j) + 1);
            let swaps = i > 0 && j > 0 && from.get(i - 1) == Some(b) && to.get(j - 1) == Some(a);
            if swaps {
                least = least.min(at(&before, j - 1) + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_is_what_was_meant() {
        let keys = ["what", "work", "promisor", "promisee", "due", "done"];
        let nearest = |wanted| nearest(wanted, keys.into_iter());
        assert_eq!(nearest("promiser"), Some("promisee".into()));
        assert_eq!(nearest("wrok"), Some("work".into()));
        assert_eq!(nearest("DUE"), Some("due".into()));
        assert_eq!(nearest("deu"), Some("due".into()));
        assert_eq!(nearest("currency"), None);
        assert_eq!(nearest("x"), None);
        assert_eq!(nearest(""), None);
    }

    #[test]
    fn a_search_ends_with_its_budget() {
        let mut budget = 2;
        let mut search = Search::new("abc", &mut budget);
        assert!(search.offer("xyz") && search.offer("abd") && !search.offer("abc"));
        assert_eq!(search.found().as_deref(), Some("abd"));
    }
}
