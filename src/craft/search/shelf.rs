//! On which shelf of an index a word stands: how it begins, up to its first vowel.
//! The rule knows no text, so a new word never moves another to a new shelf, and
//! all that begin alike stand together for those who have not typed to the end.

/// How words begin in Vietnamese without marks, longer ones first.
const ONSETS: [&str; 10] = ["ngh", "ng", "nh", "ch", "gh", "kh", "ph", "th", "tr", "qu"];
const VOWELS: &str = "aeiouy";
/// Numbers.
const NUMBERS: &str = "0";
/// What begins with no Latin letter.
const OTHERS: &str = "_";

/// The shelf of a word without marks.
pub fn shelf(plain: &str) -> &str {
    let Some(first) = plain.chars().next() else { return OTHERS };
    if first.is_ascii_digit() {
        return NUMBERS;
    }
    if !first.is_ascii_lowercase() {
        return OTHERS;
    }
    let single = usize::from(!VOWELS.contains(first));
    let onset = ONSETS.iter().find(|o| plain.starts_with(**o)).map_or(single, |o| o.len());
    let vowel = plain[onset..].starts_with(|c| VOWELS.contains(c));
    &plain[..onset + usize::from(vowel)]
}

/// Every shelf that there can be.
pub fn all() -> Vec<String> {
    let singles = ('a'..='z').filter(|c| !VOWELS.contains(*c)).map(String::from);
    let onsets = ONSETS.iter().map(|o| (*o).to_owned()).chain(singles);
    let with = |onset: String| {
        let voiced: Vec<String> = VOWELS.chars().map(|v| format!("{onset}{v}")).collect();
        std::iter::once(onset).chain(voiced)
    };
    let vowels = VOWELS.chars().map(String::from);
    let mut all: Vec<String> = onsets.flat_map(with).chain(vowels).chain([NUMBERS.to_owned(), OTHERS.to_owned()]).collect();
    all.sort();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::{all, shelf};

    #[test]
    fn words_that_begin_alike_stand_together() {
        let table = [
            ("nguyen", "ngu"),
            ("nghe", "nghe"),
            ("thi", "thi"),
            ("hanh", "ha"),
            ("dak", "da"),
            ("drai", "d"),
            ("quy", "quy"),
            ("quoc", "quo"),
            ("gi", "gi"),
            ("an", "a"),
            ("uy", "u"),
            ("2023", "0"),
            ("日本", "_"),
            ("th", "th"),
            ("", "_"),
            ("q", "q"),
        ];
        let all = all();
        for (word, on) in table {
            assert_eq!(shelf(word), on, "{word}");
            assert!(all.contains(&on.to_owned()), "{word}");
        }
    }
}
