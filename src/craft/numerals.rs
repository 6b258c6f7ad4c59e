//! Numbers as Vietnamese and English print them: 1.300.000; 57,2%; 4.500 tỷ đồng.

use rust_decimal::{Decimal, RoundingStrategy};

/// The minus sign of print.
const MINUS: char = '\u{2212}';
/// Keeps a number and its unit on one line.
const NO_BREAK: char = '\u{a0}';

/// How a language groups digits and begins decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Numerals {
    group: char,
    point: char,
}

impl Numerals {
    /// The numerals of a language; the Vietnamese ones for all but English.
    pub fn of(lang: &str) -> Numerals {
        if lang == "en" { Numerals { group: ',', point: '.' } } else { Numerals { group: '.', point: ',' } }
    }

    /// With exactly that many decimals, rounded half away from zero.
    pub fn fixed(self, value: Decimal, decimals: u32) -> String {
        let rounded = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        let digits = format!("{:.*}", decimals as usize, rounded.abs());
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        let mut text = String::new();
        if rounded.is_sign_negative() && !rounded.is_zero() {
            text.push(MINUS);
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                text.push(self.group);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(self.point);
            text.push_str(fraction);
        }
        text
    }

    /// With as many decimals as it has, no zero at their end.
    pub fn exact(self, value: Decimal) -> String {
        let value = value.normalize();
        self.fixed(value, value.scale())
    }

    /// With its sign, whichever it is: for gaps. Zero has none.
    pub fn signed(self, value: Decimal, decimals: u32) -> String {
        let text = self.fixed(value, decimals);
        let positive = !text.starts_with(MINUS) && text.bytes().any(|b| (b'1'..=b'9').contains(&b));
        if positive { format!("+{text}") } else { text }
    }
}

/// A printed number before its unit: no space before %, one that never breaks before others.
pub fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "%" => format!("{number}%"),
        _ => format!("{number}{NO_BREAK}{unit}"),
    }
}

/// The same text, its numbers kept on one line with the word that follows each: "sau 7 tháng".
pub fn unbroken(text: &str) -> String {
    if !text.bytes().any(|b| b.is_ascii_digit()) {
        return text.to_owned();
    }
    let mut kept = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let (mut digit, mut dated) = (false, false);
    while let Some(letter) = letters.next() {
        let joins = letter == ' ' && digit && !dated && letters.peek().is_some_and(|next| next.is_alphabetic());
        kept.push(if joins { NO_BREAK } else { letter });
        digit = letter.is_ascii_digit();
        dated = !letter.is_whitespace() && (dated || letter == '/');
    }
    kept
}

/// A decimal for machines: exact, a dot, no grouping, no zero at its end, no `-0`.
pub fn plain(value: Decimal) -> String {
    let value = value.normalize();
    if value.is_zero() { "0".to_owned() } else { value.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_each_language_does() {
        let table = [
            ("1300000", 0, "1.300.000", "1,300,000"),
            ("57.2", 1, "57,2", "57.2"),
            ("4500", 0, "4.500", "4,500"),
            ("999", 0, "999", "999"),
            ("0.125", 2, "0,13", "0.13"),
            ("-0.125", 2, "−0,13", "−0.13"),
            ("-0.001", 2, "0,00", "0.00"),
            ("6.9", 2, "6,90", "6.90"),
            ("-2714", 0, "−2.714", "−2,714"),
        ];
        for (value, decimals, vi, en) in table {
            let value = Decimal::from_str_exact(value).expect("it is in the table");
            assert_eq!(Numerals::of("vi").fixed(value, decimals), vi);
            assert_eq!(Numerals::of("en").fixed(value, decimals), en);
        }
    }

    #[test]
    fn signs_units_and_plain_decimals() {
        let vi = Numerals::of("vi");
        assert_eq!(with_unit(&vi.signed(Decimal::new(85, 2), 2), "điểm %"), "+0,85\u{a0}điểm %");
        assert_eq!(vi.signed(Decimal::ZERO, 1), "0,0");
        assert_eq!(with_unit(&vi.exact(Decimal::new(5720, 2)), "%"), "57,2%");
        assert_eq!(plain(Decimal::new(1080, 2)), "10.8");
        assert_eq!(unbroken("sau 7 tháng, ngày 30/6/2023 có 12 xã"), "sau 7\u{a0}tháng, ngày 30/6/2023 có 12\u{a0}xã");
        assert_eq!(plain(-Decimal::new(0, 1)), "0");
    }
}
