//! Chances as counts of fifty futures.
//!
//! The one idea: a count says the same as the verdict. It is the nearest one, unless that lies on the other
//! side of a line of the policy; then it is the next on this side.

use upright_model::policy::{Policy, Verdict};

const ALL: usize = 50;

/// So many of fifty futures; none and all are said as fewer than one and more than 49, as neither is ever
/// certain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fifty(usize);

impl Fifty {
    /// Of a chance that no line is drawn for.
    pub(crate) fn nearest(chance: f64) -> Self {
        Self(count((chance * ALL as f64).round()))
    }

    /// Of a line: the fewest that reach it.
    pub(crate) fn reaching(line: f64) -> Self {
        // What is a whole count but for the last bits, as 0.56 × 50, is that count.
        Self(count((line * ALL as f64 - 1e-9).ceil()))
    }

    /// Of the chance that a promise is kept.
    pub(crate) fn kept(p_kept: f64, policy: Policy) -> Self {
        let nearest = Self::nearest(p_kept).0;
        let least = |line: f64| Self::reaching(line).0;
        let (solid, stretch) = (policy.solid().get(), policy.stretch().get());
        Self(match policy.verdict(Some(p_kept)) {
            Verdict::Solid => nearest.max(least(solid)),
            Verdict::Stretch => nearest
                .max(least(stretch))
                .min(least(solid).saturating_sub(1)),
            Verdict::Overreach | Verdict::Unknown => nearest.min(least(stretch).saturating_sub(1)),
        })
    }

    /// "29 of 50", "more than 49 of 50".
    pub(crate) fn told(self) -> String {
        match self.0 {
            0 => "fewer than 1 of 50".to_owned(),
            ALL => "more than 49 of 50".to_owned(),
            made => format!("{made} of 50"),
        }
    }

    /// The same for a column: "> 49 of 50".
    pub(crate) fn short(self) -> String {
        match self.0 {
            0 => "< 1 of 50".to_owned(),
            ALL => "> 49 of 50".to_owned(),
            made => format!("{made} of 50"),
        }
    }

    /// "29 of 50 futures make it, 21 miss".
    pub(crate) fn make_and_miss(self) -> String {
        match self.0 {
            0 => "fewer than 1 of 50 futures makes it".to_owned(),
            ALL => "more than 49 of 50 futures make it".to_owned(),
            1 => "1 of 50 futures makes it, 49 miss".to_owned(),
            49 => "49 of 50 futures make it, 1 misses".to_owned(),
            made => format!("{made} of 50 futures make it, {} miss", ALL - made),
        }
    }

    /// How many are drawn as making it: never none and never all.
    pub(crate) fn drawn(self) -> usize {
        self.0.clamp(1, ALL - 1)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 50 first"
)]
fn count(of_fifty: f64) -> usize {
    of_fifty.clamp(0.0, ALL as f64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_model::quantity::Chance;

    fn policy(solid: f64, stretch: f64) -> Policy {
        let line = |line| Chance::new(line).expect("a chance");
        Policy::new(line(solid), line(stretch)).expect("lines in order")
    }

    fn told(p_kept: f64, policy: Policy) -> String {
        Fifty::kept(p_kept, policy).told()
    }

    #[test]
    fn no_chance_is_shown_as_none_or_all() {
        for p_kept in [0.0, 0.009, 0.991, 1.0] {
            let count = Fifty::nearest(p_kept);
            for text in [count.told(), count.short(), count.make_and_miss()] {
                let is_certain = text.starts_with("0 of") || text.starts_with("50 of");
                assert!(!is_certain, "{text}");
            }
        }
        let make_and_miss = |p_kept| Fifty::nearest(p_kept).make_and_miss();
        assert_eq!(make_and_miss(0.58), "29 of 50 futures make it, 21 miss");
        assert_eq!(make_and_miss(0.02), "1 of 50 futures makes it, 49 miss");
        assert_eq!(make_and_miss(0.98), "49 of 50 futures make it, 1 misses");
    }

    #[test]
    fn a_stretch_never_shows_the_count_of_the_solid_line() {
        let lines = policy(0.9, 0.5);
        assert_eq!(Fifty::reaching(0.9).told(), "45 of 50");
        assert_eq!(told(0.9, lines), "45 of 50");
        assert_eq!(told(0.893, lines), "44 of 50");
        assert_eq!(told(0.5, lines), "25 of 50");
        assert_eq!(told(0.4999, lines), "24 of 50");
        assert_eq!(told(0.49, lines), "24 of 50");
    }

    #[test]
    fn every_count_has_the_verdict_of_its_chance() {
        let lines = [
            (0.9, 0.5),
            (0.85, 0.5),
            (0.865, 0.56),
            (0.58, 0.29),
            (1.0, 0.991),
        ];
        for (solid, stretch) in lines {
            let policy = policy(solid, stretch);
            for thousandths in 0..=1000 {
                let p_kept = f64::from(thousandths) / 1000.0;
                let shown = Fifty::kept(p_kept, policy).0;
                let least = |line| Fifty::reaching(line).0;
                assert_eq!(p_kept >= solid, shown >= least(solid), "{p_kept}");
                if least(stretch) < least(solid) {
                    assert_eq!(p_kept >= stretch, shown >= least(stretch), "{p_kept}");
                }
                assert!(
                    (shown as f64 - p_kept * 50.0).abs() < 1.0,
                    "{p_kept}: {shown}"
                );
            }
        }
    }
}
