//! Fractions, and how they are written: "Exact decimals; round half away from zero only for display."

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};

/// An exact figure.
pub type Figure = BigRational;

/// A whole number.
pub fn whole(n: i64) -> Figure {
    Figure::from_integer(BigInt::from(n))
}

/// A figure from what an author typed.
pub fn figure(text: &str) -> Figure {
    let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (before, after) = digits.split_once('.').unwrap_or((digits, ""));
    let all: BigInt = format!("{before}{after}").parse().unwrap_or_else(|_| panic!("{text:?} is no figure"));
    Figure::new(all * sign, tens(after.len()))
}

fn tens(places: usize) -> BigInt {
    (0..places).fold(BigInt::from(1), |all, _| all * 10)
}

/// "`percent_of_plan` and `closed` have one decimal, `elapsed` and `pace` three, rounded half away from zero";
/// "Rounded zero is `0.0`, never `-0.0`."
pub fn rounded(x: &Figure, places: usize) -> String {
    let scaled = x.abs() * Figure::from_integer(tens(places));
    let nearest = (scaled + Figure::new(BigInt::from(1), BigInt::from(2))).floor().to_integer();
    let digits = format!("{nearest:0>width$}", width = places + 1);
    let (before, after) = digits.split_at(digits.len() - places);
    let sign = if x.is_negative() && !nearest.is_zero() { "-" } else { "" };
    if places == 0 { format!("{sign}{before}") } else { format!("{sign}{before}.{after}") }
}

/// "`measure` and `gap` unrounded"; one "that does not terminate has 10 decimals".
pub fn exact(x: &Figure) -> String {
    let ends = |places: &usize| (x * Figure::from_integer(tens(*places))).is_integer();
    (0..60).find(ends).map_or_else(|| rounded(x, 10), |places| rounded(x, places))
}
