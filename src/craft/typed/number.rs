//! Numbers and days as people type them: 1.786, 39,7, 1.047.800, 30/6/2023.

use rust_decimal::Decimal;

/// What a language puts between thousands, and before decimals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Separators {
    group: char,
    point: char,
}

impl Separators {
    /// Those of a language; the Vietnamese ones for all but English.
    pub fn of(lang: &str) -> Separators {
        if lang == "en" { Separators { group: ',', point: '.' } } else { Separators { group: '.', point: ',' } }
    }
}

/// A day, where one is said, its month and its year.
pub(super) type Day = (Option<u8>, u8, i16);

/// How long the number is that a text begins with, and what it is: its value and one unit of its last digit.
pub(super) fn number(rest: &str, separators: Separators) -> (usize, Option<(Decimal, Decimal)>) {
    let length = run(rest, &['.', ',']);
    (length, read(&rest[..length], separators))
}

/// How far digits go on, with separators between them.
fn run(rest: &str, separators: &[char]) -> usize {
    let bytes = rest.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let goes_on = |at: usize| digit(at) || (digit(at + 1) && rest[at..].starts_with(separators));
    (0..rest.len()).find(|at| !goes_on(*at)).unwrap_or(rest.len())
}

/// A number and one unit of its last digit. What groups badly with the language's own separators is
/// read as other languages write it.
fn read(text: &str, Separators { group, point }: Separators) -> Option<(Decimal, Decimal)> {
    match text.matches(point).count() {
        0 if grouped(text, group) => whole(text, group),
        0 if text.matches(group).count() == 1 => fraction(text.split_once(group)?, group),
        1 => fraction(text.split_once(point)?, group),
        _ if grouped(text, point) => whole(text, point),
        _ => None,
    }
}

/// Digits in groups of three, or in none.
fn grouped(text: &str, by: char) -> bool {
    let mut groups = text.split(by);
    let first = groups.next().unwrap_or_default();
    let mut rest = groups.peekable();
    rest.peek().is_none() || (first.len() <= 3 && rest.all(|group| group.len() == 3))
}

fn whole(text: &str, by: char) -> Option<(Decimal, Decimal)> {
    Decimal::from_str_exact(&text.replace(by, "")).ok().map(|value| (value, Decimal::ONE))
}

fn fraction((whole, fraction): (&str, &str), group: char) -> Option<(Decimal, Decimal)> {
    let scale = u32::try_from(fraction.len()).ok().filter(|scale| *scale <= 10 && grouped(whole, group))?;
    let value = Decimal::from_str_exact(&format!("{}.{fraction}", whole.replace(group, ""))).ok()?;
    Some((value, Decimal::new(1, scale)))
}

/// How long the day is that a text begins with, and its day, month and year: 30/6/2023, 30.6.2023, 7/2023, 2023-06-30.
pub(super) fn day(rest: &str) -> Option<(usize, Day)> {
    let length = run(rest, &['/', '-', '.']);
    let parts: Vec<&str> = rest[..length].split(['/', '-', '.']).collect();
    let long = |text: &str| text.len() == 4;
    let (day, month, year) = match parts[..] {
        [day, month, year] if long(year) => (Some(day), month, year),
        [year, month, day] if long(year) => (Some(day), month, year),
        [month, year] if long(year) && !rest[..length].contains('.') => (None, month, year),
        _ => return None,
    };
    let within = |text: &str, most: u8| text.parse::<u8>().ok().filter(|n| text.len() <= 2 && (1..=most).contains(n));
    let day = match day {
        Some(text) => Some(within(text, 31)?),
        None => None,
    };
    Some((length, (day, within(month, 12)?, year.parse().ok()?)))
}

#[cfg(test)]
mod tests {
    use super::{Separators, read};

    #[test]
    fn numbers_are_read_as_their_language_writes_them() {
        let table = [
            ("1.786", "vi", Some(("1786", "1"))),
            ("1,786", "vi", Some(("1.786", "0.001"))),
            ("1.047.800", "vi", Some(("1047800", "1"))),
            ("1.047.800,5", "vi", Some(("1047800.5", "0.1"))),
            ("1,047,800", "vi", Some(("1047800", "1"))),
            ("39.7", "vi", Some(("39.7", "0.1"))),
            ("05", "vi", Some(("5", "1"))),
            ("1,786", "en", Some(("1786", "1"))),
            ("39.7", "en", Some(("39.7", "0.1"))),
            ("39,7", "en", Some(("39.7", "0.1"))),
            ("1.2.3", "vi", None),
            ("1,2,3", "vi", None),
        ];
        for (text, lang, want) in table {
            let found = read(text, Separators::of(lang)).map(|(value, step)| (value.to_string(), step.to_string()));
            assert_eq!(found, want.map(|(value, step)| (value.to_owned(), step.to_owned())), "{text} {lang}");
        }
    }
}
