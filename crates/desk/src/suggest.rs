//! Suggestions: the id that somebody probably meant.

/// The id nearest to what was asked, where one is near enough to be meant.
pub(crate) fn nearest<'a>(asked: &str, ids: impl Iterator<Item = &'a str>) -> Option<String> {
    let most = asked.chars().count() / 3 + 1;
    let length = |text: &str| text.chars().count();
    ids.filter(|id| length(id).abs_diff(length(asked)) <= most)
        .map(|id| (distance(asked, id), id))
        .filter(|(far, _)| *far <= most)
        .min()
        .map(|(_, id)| id.to_owned())
}

/// How many letters have to be put in, taken out or changed (Levenshtein 1965).
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, letter) in from.chars().enumerate() {
        let mut current = vec![row + 1];
        for (&other, pair) in to.iter().zip(above.windows(2)) {
            if let (&[diagonal, up], Some(&left)) = (pair, current.last()) {
                let changed = diagonal + usize::from(letter != other);
                current.push(changed.min(up + 1).min(left + 1));
            }
        }
        above = current;
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_found() {
        let ids = ["core-api", "claims-portal", "load-test"];
        let near = |asked| nearest(asked, ids.into_iter());
        assert_eq!(near("core-apo").as_deref(), Some("core-api"));
        assert_eq!(near("claim-portal").as_deref(), Some("claims-portal"));
        assert_eq!(near("something-else"), None);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
