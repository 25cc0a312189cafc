//! How long people stay in a shelter before they go onward, and how many are therefore still counted there.

use crate::units::{Minutes, Persons};

/// Parts in which the people of a convoy go onward.
pub const PARTS: usize = 10;

/// Standard normal quantiles over that of 90 %, for 10, 20 to 90 % and 99 %: where a tenth of the people ends.
const ENDS: [f64; PARTS] = [
    -1.0,
    -0.656_720_538,
    -0.409_191_894,
    -0.197_687_795,
    0.0,
    0.197_687_795,
    0.409_191_894,
    0.656_720_538,
    1.0,
    1.815_258_892,
];

/// Standard normal quantiles of 50 to 99 %, in thousandths, rounded up.
const CAUTION: [u32; 50] = [
    0, 26, 51, 76, 101, 126, 151, 177, 202, 228, 254, 280, 306, 332, 359, 386, 413, 440, 468, 496, 525, 554, 583, 613,
    644, 675, 707, 739, 773, 807, 842, 878, 916, 955, 995, 1037, 1081, 1127, 1175, 1227, 1282, 1341, 1406, 1476, 1555,
    1645, 1751, 1881, 2054, 2327,
];

/// How long people stay: log-normal, as whole minutes. Each tenth of a convoy counts until the last of it is expected to
/// have left, so that every figure errs against us; the last tenth until 99 % have left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// Half of the people have left so long after they arrive.
    pub median: Minutes,
    /// From arrival until one, two to nine tenths have left, and then 99 %; rounded up, at least a minute, never falling.
    pub gone: [Minutes; PARTS],
    /// How far counts are raised above what is expected: a standard normal quantile in thousandths.
    pub caution: u32,
}

impl Stay {
    /// Works out the stay. `spread`, in thousandths and at least 1000: how many times the median it takes until nine of
    /// ten have left. `safety`, 50 to 99: the chance in percent with which no more people than counted are there.
    pub fn new(median: Minutes, spread: u32, safety: u32) -> Self {
        // From a library of its own, not the system's, so that the minutes are the same on every machine.
        let end = |exponent: f64| {
            let minutes = f64::from(median.0) * libm::pow(f64::from(spread.max(1000)) / 1000.0, exponent);
            #[allow(
                clippy::cast_possible_truncation,
                reason = "minutes of a stay, cut off at the ends of the type"
            )]
            Minutes((libm::ceil(minutes) as i32).max(1))
        };
        let place = safety.saturating_sub(50) as usize;
        Self {
            median,
            gone: ENDS.map(end),
            caution: CAUTION[place.min(CAUTION.len() - 1)],
        }
    }

    /// Returns how many people of one arrival count before each of [`Self::gone`]. `squares` is the sum over households
    /// of their members squared: a household leaves as one, each by itself, so that is ten times less certain for ten
    /// families of ten than for a hundred people alone. Never rises, and starts with everybody.
    pub fn counted(&self, people: Persons, squares: u64) -> [u32; PARTS] {
        let mut counted = [people.0; PARTS];
        for part in 1..PARTS {
            let left = PARTS - part;
            let expected = (u64::from(people.0) * left as u64).div_ceil(PARTS as u64);
            let variance = u128::from(squares) * (part * left) as u128;
            let deviation = root(variance * u128::from(self.caution).pow(2)).div_ceil(10_000);
            let raised = u128::from(expected) + deviation;
            counted[part] = u32::try_from(raised).map_or(people.0, |count| count.min(counted[part - 1]));
        }
        counted
    }
}

/// Returns the square root, rounded up.
fn root(square: u128) -> u128 {
    let floor = square.isqrt();
    floor + u128::from(floor * floor < square)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_end_where_the_median_and_the_spread_say() {
        let stay = Stay::new(Minutes(24 * 60), 3000, 50);
        assert_eq!(stay.gone[0], Minutes(8 * 60), "one tenth by a third of the median");
        assert_eq!(stay.gone[4], Minutes(24 * 60));
        assert_eq!(stay.gone[8], Minutes(72 * 60), "nine tenths by three times the median");
        assert_eq!(stay.gone[9], Minutes(10_580), "99 % by 24 h x 3 ^ 1.8153 = 176.3 h");
        assert!(stay.gone.is_sorted());
    }

    #[test]
    fn without_spread_everybody_leaves_at_once() {
        assert_eq!(Stay::new(Minutes(90), 1000, 90).gone, [Minutes(90); PARTS]);
    }

    #[test]
    fn one_in_two_means_what_is_expected_and_more_caution_counts_more() {
        let counted = |safety| Stay::new(Minutes(60), 2000, safety).counted(Persons(1000), 5_000);
        assert_eq!(counted(50), [1000, 900, 800, 700, 600, 500, 400, 300, 200, 100]);
        // 1.282 x sqrt(5,000 x 0.5 x 0.5) = 45.3 people.
        assert_eq!(counted(90)[5], 546);
        assert!((0..PARTS).all(|part| counted(99)[part] >= counted(90)[part]));
    }

    #[test]
    fn nobody_counts_twice_however_large_the_numbers() {
        let stay = Stay::new(Minutes(i32::MAX), 10_000, 99);
        let counted = stay.counted(Persons(u32::MAX), u64::MAX);
        assert!(counted[0] == u32::MAX && counted.is_sorted_by(|before, after| before >= after));
        assert_eq!(stay.counted(Persons(0), 0), [0; PARTS]);
        assert_eq!(stay.gone[9], Minutes(i32::MAX));
    }

    /// The claim that every tenth counts longer than its people stay on average, over the whole range of spreads.
    #[test]
    fn each_tenth_counts_longer_than_its_people_stay() {
        for spread in (1000..=10_000).step_by(500) {
            let stay = Stay::new(Minutes(100_000), spread, 50);
            let finest = 100;
            let quantile = |share: f64| {
                let exponent = inverse_normal(share) / inverse_normal(0.9);
                100_000.0 * libm::pow(f64::from(spread) / 1000.0, exponent)
            };
            for (part, gone) in stay.gone.iter().enumerate() {
                let shares = (0..finest).map(|i| (part as f64 + (f64::from(i) + 0.5) / f64::from(finest)) / 10.0);
                let mean = shares.map(quantile).sum::<f64>() / f64::from(finest);
                assert!(
                    f64::from(gone.0) >= mean * 0.9999,
                    "spread {spread}, tenth {part}: {} < {mean}",
                    gone.0
                );
            }
        }
    }

    /// By halving, good enough for a test.
    fn inverse_normal(share: f64) -> f64 {
        let (mut low, mut high) = (-8.0, 8.0);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            let below = 0.5 * libm::erfc(-middle / std::f64::consts::SQRT_2);
            if below < share { low = middle } else { high = middle }
        }
        low
    }
}
