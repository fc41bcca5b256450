//! Rounding to whole numbers by way of integers: where a processor can't be relied on to round, the library's
//! functions are calls, and there are millions of them in a run.

/// The greatest whole number that is not greater; the nearest there is beyond 64 bits.
pub(crate) fn floor(value: f64) -> i64 {
    let cut = value as i64;
    cut.saturating_sub(i64::from(cut as f64 > value))
}

/// The smallest whole number that is not smaller; the nearest there is beyond 64 bits.
pub(crate) fn ceiling(value: f64) -> i64 {
    let cut = value as i64;
    cut.saturating_add(i64::from((cut as f64) < value))
}

/// The nearest whole number, of two the one further from 0.
pub(crate) fn nearest(value: f64) -> i128 {
    const WHOLE_FROM: f64 = 4_503_599_627_370_496.0;
    if value.abs() < WHOLE_FROM {
        let cut = value as i64;
        let rest = value - cut as f64;
        i128::from(cut + i64::from(rest >= 0.5) - i64::from(rest <= -0.5))
    } else {
        value as i128
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_as_the_library_says(value: f64) {
        assert_eq!(floor(value), value.floor() as i64, "{value}");
        assert_eq!(ceiling(value), value.ceil() as i64, "{value}");
        assert_eq!(nearest(value), value.round() as i128, "{value}");
    }

    #[test]
    fn corners_round_as_the_library_does() {
        let near_half = 0.5_f64.next_down();
        for value in [
            0.0, near_half, 0.5, 1.0, 1.5, 2.5, 4.5e15, 9.1e15, 9.3e18, 1e300,
        ] {
            is_as_the_library_says(value);
            is_as_the_library_says(-value);
        }
        for value in [
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::NAN,
            f64::MIN_POSITIVE,
        ] {
            is_as_the_library_says(value);
        }
    }

    proptest! {
        #[test]
        fn any_number_rounds_as_the_library_does(value in any::<f64>(), day in -1e7..1e7_f64) {
            is_as_the_library_says(value);
            is_as_the_library_says(day);
        }
    }
}
