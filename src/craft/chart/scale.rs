//! Where a number stands on an axis, and which numbers are written beside it.

/// A straight axis.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    from: (f64, f64),
    to: (f64, f64),
}

impl Scale {
    /// The axis on which the numbers `low` and `high` stand at `start` and `end`.
    pub fn new((low, high): (f64, f64), (start, end): (f64, f64)) -> Scale {
        let high = if high > low { high } else { low + 1.0 };
        Scale { from: (low, start), to: (high, end) }
    }

    /// Where a number stands.
    pub fn at(self, number: f64) -> f64 {
        let ((low, start), (high, end)) = (self.from, self.to);
        start + (number - low) / (high - low) * (end - start)
    }

    /// Where a number stands, no farther than the axis' ends.
    pub fn within(self, number: f64) -> f64 {
        self.at(number.clamp(self.from.0, self.to.0))
    }
}

/// The numbers beside an axis that holds `low` to `high`: round ones, about `count` of them, the outer two
/// at or beyond the ends.
pub fn ticks(low: f64, high: f64, count: u32) -> Vec<f64> {
    let span = if high > low { high - low } else { 1.0 };
    let rough = span / f64::from(count.max(1));
    let power = 10_f64.powf(rough.log10().floor());
    let factor = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|f| f * power >= rough * 0.999_999).unwrap_or(10.0);
    let step = factor * power;
    // Steps of 2.5 have one decimal more than their power of ten.
    let decimals = 10_f64.powf((1.0 - power.log10()).clamp(0.0, 9.0).ceil());
    let (first, last) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
    let mut at = first;
    let mut ticks = Vec::new();
    while at <= last && ticks.len() < 50 {
        ticks.push((at * step * decimals).round() / decimals);
        at += 1.0;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::{Scale, ticks};

    #[test]
    fn ticks_are_round_and_hold_the_numbers() {
        let table: [(f64, f64, &[f64]); 7] = [
            (0.0, 4500.0, &[0.0, 2000.0, 4000.0, 6000.0]),
            (0.0, 290.0, &[0.0, 100.0, 200.0, 300.0]),
            (0.0, 3.0, &[0.0, 1.0, 2.0, 3.0]),
            (91.2, 93.35, &[91.0, 92.0, 93.0, 94.0]),
            (-2.0, 0.6, &[-2.0, -1.0, 0.0, 1.0]),
            (5.0, 5.0, &[5.0]),
            (0.0, 1_300_000.0, &[0.0, 500_000.0, 1_000_000.0, 1_500_000.0]),
        ];
        for (low, high, expected) in table {
            assert_eq!(ticks(low, high, 3), expected, "{low} to {high}");
        }
    }

    #[test]
    fn an_axis_never_divides_by_nothing() {
        let scale = Scale::new((5.0, 5.0), (0.0, 100.0));
        assert!((scale.at(5.0) - 0.0).abs() < 1e-9);
        assert!((scale.within(900.0) - 100.0).abs() < 1e-9);
    }
}
