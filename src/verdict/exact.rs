//! Numbers that never lose anything: fractions of whole numbers. They become
//! decimals only where somebody reads them.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;

/// An exact number.
pub type Exact = BigRational;

/// How many decimals stand for what does not end.
const ENDLESS: u32 = 10;

/// A reported or promised decimal, as it is.
pub fn exact(decimal: Decimal) -> Exact {
    match decimal.scale() {
        0 => Exact::from_integer(BigInt::from(decimal.mantissa())),
        scale => Exact::new(BigInt::from(decimal.mantissa()), ten_to(scale)),
    }
}

/// A whole number.
pub fn whole(number: i64) -> Exact {
    Exact::from_integer(BigInt::from(number))
}

/// A fraction of whole numbers; `below` is not zero.
pub fn ratio(above: i64, below: i64) -> Exact {
    Exact::new(BigInt::from(above), BigInt::from(below))
}

fn ten_to(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

/// 10^−decimals: the smallest step that is shown.
pub fn step(decimals: u32) -> Exact {
    Exact::new(BigInt::one(), ten_to(decimals))
}

/// A quotient; none by zero.
pub fn quotient(above: &Exact, below: &Exact) -> Option<Exact> {
    (!below.is_zero()).then(|| above / below)
}

/// In hundredths of `below`.
pub fn percent(above: &Exact, below: &Exact) -> Option<Exact> {
    quotient(&(above * whole(100)), below)
}

/// With exactly that many decimals, rounded half away from zero; never `-0.0`.
pub fn fixed(value: &Exact, decimals: u32) -> String {
    let scaled = scaled(value, decimals);
    let digits = format!("{:0>width$}", scaled.abs().to_string(), width = decimals as usize + 1);
    let (before, after) = digits.split_at(digits.len() - decimals as usize);
    let sign = if scaled.is_negative() { "-" } else { "" };
    if after.is_empty() { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

/// As it is where it ends, without zeros at its end; else with ten decimals.
pub fn plain(value: &Exact) -> String {
    match places(value) {
        Some(0) => value.to_integer().to_string(),
        Some(places) => fixed(value, places),
        None => fixed(value, ENDLESS),
    }
}

/// How many decimals the number has; none if it never ends.
fn places(value: &Exact) -> Option<u32> {
    let (mut rest, mut twos, mut fives) = (value.denom().clone(), 0, 0);
    for (factor, count) in [(2, &mut twos), (5, &mut fives)] {
        let factor = BigInt::from(factor);
        while (&rest % &factor).is_zero() {
            rest /= &factor;
            *count += 1;
        }
    }
    rest.is_one().then_some(twos.max(fives))
}

/// A decimal near enough to be shown with that many decimals; none beyond what a decimal holds.
pub fn shown(value: &Exact, decimals: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(scaled(value, decimals).to_i128()?, decimals).ok()
}

/// How many steps of 10^−decimals are nearest, half away from zero.
fn scaled(value: &Exact, decimals: u32) -> BigInt {
    let short = || {
        let (above, below) = (value.numer().to_i128()?.checked_mul(10_i128.checked_pow(decimals)?)?, value.denom().to_i128()?);
        let (steps, rest) = (above / below, above % below);
        // The denominator is positive, so the rest has the number's sign.
        let away = rest.unsigned_abs() >= below.unsigned_abs() - rest.unsigned_abs();
        steps.checked_add(if away { rest.signum() } else { 0 }).map(BigInt::from)
    };
    // The same in numbers of any length.
    short().unwrap_or_else(|| (value * Exact::from_integer(ten_to(decimals))).round().to_integer())
}

#[cfg(test)]
mod tests {
    use super::{Exact, exact, fixed, plain, ratio, scaled, ten_to, whole};
    use rust_decimal::Decimal;

    #[test]
    fn numbers_are_rounded_half_away_from_zero() {
        let table = [
            (ratio(1786, 45), 1, "39.7"),
            (ratio(212, 365), 3, "0.581"),
            (ratio(1, 8), 2, "0.13"),
            (ratio(-1, 8), 2, "-0.13"),
            (ratio(-1, 1000), 1, "0.0"),
            (whole(100), 1, "100.0"),
            (ratio(5, 2), 0, "3"),
        ];
        for (value, decimals, text) in table {
            assert_eq!(fixed(&value, decimals), text);
        }
    }

    #[test]
    fn numbers_of_any_length_are_rounded_alike() {
        for (above, below) in [(7, 2), (-7, 2), (5, 4), (-5, 4), (1, 3), (-2, 3), (0, 9), (12_345, 1000)] {
            let (short, long) = (ratio(above, below), ratio(above, below) * Exact::from_integer(ten_to(40)));
            for decimals in 0..4 {
                let rounded = (&short * Exact::from_integer(ten_to(decimals))).round().to_integer();
                assert_eq!(scaled(&short, decimals), rounded);
            }
            assert_eq!(scaled(&long, 0), long.round().to_integer());
        }
    }

    #[test]
    fn what_ends_is_told_whole() {
        let table = [
            (ratio(-2714, 1), "-2714"),
            (ratio(-17, 20), "-0.85"),
            (ratio(1, 3), "0.3333333333"),
            (ratio(-2, 3), "-0.6666666667"),
            (exact(Decimal::new(5720, 2)), "57.2"),
            (exact(Decimal::new(-0, 2)), "0"),
        ];
        for (value, text) in table {
            assert_eq!(plain(&value), text);
        }
    }
}
