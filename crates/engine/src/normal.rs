//! The normal distribution and its inverse, to the accuracy of a double, with the same bits everywhere.

#![expect(
    clippy::excessive_precision,
    reason = "coefficients stand as they were published"
)]

use std::f64::consts::{PI, SQRT_2};

use crate::random::Chance;

/// What lies below and beyond a score.
///
/// # Formula
/// Φ(z) = erfc(−z/√2)/2.
pub(crate) fn chance_at(score: f64) -> Chance {
    /// Further out erfc(−x) is computed as 2 − erfc(x): here that is to the bit.
    const MIRRORED_FROM: f64 = 0.843_75;
    let at = score / SQRT_2;
    if at >= MIRRORED_FROM {
        let beyond = libm::erfc(at);
        return Chance {
            below: (2.0 - beyond) / 2.0,
            beyond: beyond / 2.0,
        };
    }
    if at <= -MIRRORED_FROM {
        let below = libm::erfc(-at);
        return Chance {
            below: below / 2.0,
            beyond: (2.0 - below) / 2.0,
        };
    }
    Chance {
        below: libm::erfc(-at) / 2.0,
        beyond: libm::erfc(at) / 2.0,
    }
}

/// The density at a score.
pub(crate) fn density(score: f64) -> f64 {
    libm::exp(-score * score / 2.0) / (2.0 * PI).sqrt()
}

/// The score below which a chance lies.
///
/// # Formula
/// Φ⁻¹ as three quotients of polynomials: Wichura, algorithm AS 241, PPND16 (1988), about 1 part in 10¹⁶.
#[inline]
pub(crate) fn score_of(chance: Chance) -> f64 {
    let from_middle = (chance.below - chance.beyond) / 2.0;
    if from_middle.abs() <= 0.425 {
        let r = 0.180_625 - from_middle * from_middle;
        return from_middle * polynomial(&MIDDLE_UP, r) / polynomial(&MIDDLE_DOWN, r);
    }
    let r = (-libm::log(chance.below.min(chance.beyond))).sqrt();
    let score = if r <= 5.0 {
        polynomial(&NEAR_UP, r - 1.6) / polynomial(&NEAR_DOWN, r - 1.6)
    } else {
        polynomial(&FAR_UP, r - 5.0) / polynomial(&FAR_DOWN, r - 5.0)
    };
    if from_middle < 0.0 { -score } else { score }
}

/// Coefficients from the constant up.
fn polynomial(coefficients: &[f64; 8], at: f64) -> f64 {
    let [lower @ .., highest] = coefficients;
    lower
        .iter()
        .rev()
        .fold(*highest, |sum, coefficient| sum * at + coefficient)
}

const MIDDLE_UP: [f64; 8] = [
    3.387_132_872_796_366_608_0,
    1.331_416_678_917_843_774_5e2,
    1.971_590_950_306_551_442_7e3,
    1.373_169_376_550_946_112_5e4,
    4.592_195_393_154_987_145_7e4,
    6.726_577_092_700_870_085_3e4,
    3.343_057_558_358_812_810_5e4,
    2.509_080_928_730_122_672_7e3,
];
const MIDDLE_DOWN: [f64; 8] = [
    1.0,
    4.231_333_070_160_091_125_2e1,
    6.871_870_074_920_579_083_0e2,
    5.394_196_021_424_751_107_7e3,
    2.121_379_430_158_659_586_7e4,
    3.930_789_580_009_271_061_0e4,
    2.872_908_573_572_194_267_4e4,
    5.226_495_278_852_854_561_0e3,
];
const NEAR_UP: [f64; 8] = [
    1.423_437_110_749_683_577_34,
    4.630_337_846_156_545_295_90,
    5.769_497_221_460_691_405_50,
    3.647_848_324_763_204_605_04,
    1.270_458_252_452_368_382_58,
    2.417_807_251_774_506_117_70e-1,
    2.272_384_498_926_918_458_33e-2,
    7.745_450_142_783_414_076_40e-4,
];
const NEAR_DOWN: [f64; 8] = [
    1.0,
    2.053_191_626_637_758_821_87,
    1.676_384_830_183_803_849_40,
    6.897_673_349_851_000_045_50e-1,
    1.481_039_764_274_800_745_90e-1,
    1.519_866_656_361_645_719_66e-2,
    5.475_938_084_995_344_946_00e-4,
    1.050_750_071_644_416_843_24e-9,
];
const FAR_UP: [f64; 8] = [
    6.657_904_643_501_103_777_20,
    5.463_784_911_164_114_369_90,
    1.784_826_539_917_291_335_80,
    2.965_605_718_285_048_912_30e-1,
    2.653_218_952_657_612_309_30e-2,
    1.242_660_947_388_078_438_60e-3,
    2.711_555_568_743_487_578_15e-5,
    2.010_334_399_292_288_132_65e-7,
];
const FAR_DOWN: [f64; 8] = [
    1.0,
    5.998_322_065_558_879_376_90e-1,
    1.369_298_809_227_358_053_10e-1,
    1.487_536_129_085_061_485_25e-2,
    7.868_691_311_456_132_591_00e-4,
    1.846_318_317_510_054_681_80e-5,
    1.421_511_758_316_445_888_70e-7,
    2.044_263_103_389_939_785_64e-15,
];

#[cfg(test)]
mod tests {
    use statrs::distribution::{ContinuousCDF, Normal};

    use super::*;

    #[test]
    fn the_inverse_undoes_the_distribution_far_into_both_tails() {
        for step in -370..=370 {
            let score = f64::from(step) / 10.0;
            let back = score_of(chance_at(score));
            assert!(
                (back - score).abs() <= 1e-13 * score.abs().max(1.0),
                "{score} came back as {back}"
            );
        }
    }

    #[test]
    fn the_distribution_is_the_known_one() {
        let normal = Normal::new(0.0, 1.0).expect("a standard normal");
        for step in -80..=80 {
            let score = f64::from(step) / 10.0;
            assert!((chance_at(score).below - normal.cdf(score)).abs() < 1e-10);
        }
    }

    #[test]
    fn known_quantiles() {
        let at = |below: f64| {
            score_of(Chance {
                below,
                beyond: 1.0 - below,
            })
        };
        assert!((at(0.9) - 1.281_551_565_544_600_4).abs() < 1e-15);
        assert!((at(0.975) - 1.959_963_984_540_054_2).abs() < 2e-15);
        assert_eq!(at(0.5), 0.0);
    }
}
