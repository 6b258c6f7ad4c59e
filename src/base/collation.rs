//! The order of Vietnamese words and of people's names.
//!
//! Letters of the whole text decide first (ă, â, đ, ê, ô, ơ, ư are letters), then tones,
//! then case. Two orders of the tones are in use: that of Unicode's locale data and that
//! of Vietnamese offices. Punctuation only parts words; whole numbers compare by value.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The alphabet: Vietnamese, with the letters that Ba Na and Latin add in their places.
const ALPHABET: &str = "aăâbƀcdđeêfghijklmnoôơpqrstuưvwxyz";

/// Where the letters of ASCII stand in it.
const PLACES: [Option<u32>; 128] = {
    let (alphabet, mut places) = (ALPHABET.as_bytes(), [None; 128]);
    let (mut at, mut place) = (0, 0);
    while at < alphabet.len() {
        if alphabet[at].is_ascii() {
            places[alphabet[at] as usize] = Some(place);
        }
        // Of a letter of several bytes the first counts.
        place += (alphabet[at] & 0xC0 != 0x80) as u32;
        at += 1;
    }
    places
};

const BREVE: char = '\u{306}';
const CIRCUMFLEX: char = '\u{302}';
const HORN: char = '\u{31b}';

/// Weights of the first level: a break sorts before numbers, these before letters.
const BREAK: u32 = 1;
const NUMBER: u32 = 2;
const LETTER: u32 = 100;
const OTHER: u32 = 1_000;

/// The longest number whose length is told from others.
const LONGEST: u32 = 0xFF_0000;

/// Weights of the second level.
const NO_TONE: u32 = 1;
const TONE: u32 = 2;

/// Which order the tones have between words of the same letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Tones {
    /// ngang, huyền, hỏi, ngã, sắc, nặng: Unicode's locale data.
    #[default]
    Cldr,
    /// ngang, huyền, sắc, hỏi, ngã, nặng: Vietnamese offices.
    Office,
}

impl Tones {
    /// The combining marks, in this order.
    fn marks(self) -> [char; 5] {
        match self {
            Tones::Cldr => ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'],
            Tones::Office => ['\u{300}', '\u{301}', '\u{309}', '\u{303}', '\u{323}'],
        }
    }

    fn weight(self, mark: char) -> u32 {
        let rank = self.marks().iter().position(|m| *m == mark);
        // Marks that are no tone keep the order of their code points, after all tones.
        rank.and_then(|r| u32::try_from(r).ok()).map_or(TONE + u32::from(mark), |r| TONE + r)
    }
}

/// What texts are ordered by, as bytes that are compared one by one. The order is total: only equal texts have equal
/// keys.
///
/// First come stretches, each of which is compared whole, its letters before its tones, before the next one counts;
/// then case, then the text.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SortKey(Vec<u8>);

/// So many bytes has a weight.
const WIDE: usize = 3;
/// Ends a list of weights: whatever is longer sorts behind.
const END: [u8; WIDE] = [0; WIDE];

/// Weights, written down. None is zero, which ends a list.
#[derive(Default)]
struct Weights(Vec<u8>);

impl Weights {
    fn push(&mut self, weight: u32) {
        self.0.extend_from_slice(&(weight + 1).to_be_bytes()[1..]);
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// A key that is being made.
#[derive(Default)]
struct Making {
    letters: Weights,
    tones: Weights,
    case: Vec<u8>,
}

/// The key of a title, a place, a word.
pub fn sort_key(text: &str, tones: Tones) -> SortKey {
    key_of(&[text], text, tones)
}

/// The key of a person's name: given name (the last word), then middle, then family.
///
/// The particles "A" and "Y" of the Xơ Đăng, Ba Na and Giẻ Triêng are no family name:
/// "A Nưih" stands under N, before any "… Nưih" with a family, and the particle is
/// compared last. What follows in brackets is no part of the name.
pub fn person_key(name: &str, tones: Tones) -> SortKey {
    let bare = name.split('(').next().unwrap_or(name);
    let mut words: Vec<&str> = bare.split_whitespace().collect();
    let given = words.pop().unwrap_or_default();
    let particle = match words.first() {
        Some(first) if is_particle(first) => words.remove(0),
        _ => "",
    };
    let family = if particle.is_empty() && !words.is_empty() { words.remove(0) } else { "" };
    key_of(&[given, &words.join(" "), family, particle], name, tones)
}

/// The name that a person is called by: the last word before a bracket.
pub fn called(name: &str) -> &str {
    name.split('(').next().and_then(|bare| bare.split_whitespace().last()).unwrap_or(name)
}

/// The letter that a word stands under: its first, without its tone; `#` where it begins with none.
pub fn initial(word: &str) -> String {
    let mut written = word.chars();
    if let Some(first) = written.next().filter(char::is_ascii_alphabetic)
        && written.next().is_none_or(|next| next < '\u{300}')
    {
        return first.to_ascii_uppercase().to_string();
    }
    let mut rest = word.nfd().skip_while(|c| !c.is_alphanumeric());
    let first = rest.next().filter(|c| c.is_alphabetic());
    let Some(first) = first else { return "#".to_owned() };
    let marks = rest.take_while(|c| is_combining_mark(*c)).filter(|mark| [BREVE, CIRCUMFLEX, HORN].contains(mark));
    std::iter::once(first).chain(marks).nfc().flat_map(char::to_uppercase).collect()
}

fn is_particle(word: &str) -> bool {
    matches!(word, "A" | "Y" | "a" | "y")
}

fn key_of(stretches: &[&str], text: &str, tones: Tones) -> SortKey {
    let mut making = Making::default();
    let mut key = Vec::with_capacity(text.len() * (2 * WIDE + 2) + 32);
    for stretch in stretches {
        making.take(stretch, tones);
        key.push(1);
        for weights in [&mut making.letters, &mut making.tones] {
            key.append(&mut weights.0);
            key.extend_from_slice(&END);
        }
    }
    key.push(0);
    key.append(&mut making.case);
    key.push(0);
    key.extend_from_slice(text.as_bytes());
    SortKey(key)
}

impl Making {
    /// Takes in a stretch.
    fn take(&mut self, text: &str, tones: Tones) {
        let decomposed: Vec<char> = text.nfd().collect();
        let mut rest = decomposed.as_slice();
        let mut parted = false;
        while let Some(&first) = rest.first() {
            if !first.is_alphanumeric() {
                parted = true;
                rest = &rest[1..];
                continue;
            }
            if parted && !self.letters.is_empty() {
                self.push(BREAK);
                self.upper(false);
            }
            parted = false;
            let is_part = |c: &char| if first.is_ascii_digit() { c.is_ascii_digit() } else { is_combining_mark(*c) };
            let length = 1 + rest[1..].iter().take_while(|c| is_part(c)).count();
            let (unit, after) = rest.split_at(length);
            if first.is_ascii_digit() {
                self.push_number(unit)
            } else {
                self.push_letter(unit, tones)
            }
            self.upper(first.is_uppercase());
            rest = after;
        }
    }

    fn upper(&mut self, is_upper: bool) {
        self.case.push(1 + u8::from(is_upper));
    }

    fn push(&mut self, letter: u32) {
        self.letters.push(letter);
        self.tones.push(NO_TONE);
    }

    /// A number compares by how many digits it has, then by these: its value.
    fn push_number(&mut self, digits: &[char]) {
        let value: Vec<u32> = digits.iter().filter_map(|c| c.to_digit(10)).skip_while(|d| *d == 0).collect();
        self.push(NUMBER);
        self.push(u32::try_from(value.len()).unwrap_or(LONGEST).min(LONGEST));
        for digit in value {
            self.push(digit);
        }
    }

    /// A letter with its marks, decomposed.
    fn push_letter(&mut self, unit: &[char], tones: Tones) {
        let base = unit[0].to_lowercase().next().unwrap_or(unit[0]);
        let marks = &unit[1..];
        let shaping = marks.iter().position(|mark| shaped(base, *mark).is_some());
        let letter = shaping.and_then(|at| shaped(base, marks[at])).unwrap_or(base);
        self.push(weight(letter));
        for (_, mark) in marks.iter().enumerate().filter(|(at, _)| Some(*at) != shaping) {
            self.tones.push(tones.weight(*mark));
        }
    }
}

/// The Vietnamese letter that a base and a mark make together.
fn shaped(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('a', BREVE) => 'ă',
        ('a', CIRCUMFLEX) => 'â',
        ('e', CIRCUMFLEX) => 'ê',
        ('o', CIRCUMFLEX) => 'ô',
        ('o', HORN) => 'ơ',
        ('u', HORN) => 'ư',
        _ => return None,
    })
}

fn weight(letter: char) -> u32 {
    let known = u8::try_from(letter).ok().and_then(|letter| PLACES.get(usize::from(letter)).copied());
    let find = || ALPHABET.chars().position(|c| c == letter).and_then(|at| u32::try_from(at).ok());
    let place = known.unwrap_or_else(find);
    place.map_or(OTHER + u32::from(letter), |at| LETTER + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every list is in order, each entry strictly before the next.
    fn check(key: impl Fn(&str) -> SortKey, sorted: &[&str]) {
        for pair in sorted.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
            let decomposed: String = pair[0].nfd().collect();
            assert!(key(&decomposed) < key(pair[1]), "{} decomposed before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn office_order() {
        let tables: [&[&str]; 4] = [
            &["ma", "mà", "má", "mả", "mã", "mạ", "man", "mă", "mâ"],
            &["hòa", "hóa", "hỏa", "họa", "hoan", "hoàn"],
            &["an", "ăn", "ân", "da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"],
            &["Kế hoạch", "Kết quả", "Kinh tế", "Ủy ban"],
        ];
        for table in tables {
            check(|text| sort_key(text, Tones::Office), table);
        }
    }

    #[test]
    fn titles() {
        let tables: [&[&str]; 6] = [
            &["ma", "mà", "mả", "mã", "má", "mạ"],
            &["Bài 2", "Bài 10", "Bài ca"],
            &["“Ba lô”", "Ba Na", "“Bà Rịa”"],
            &["an", "an ninh", "an-ninh mạng", "anh"],
            &["lan", "Lan", "LAN", "làn"],
            &["Bả", "Ƀa", "Ca", "Đăk", "Em", "Ĕm"],
        ];
        for table in tables {
            check(|text| sort_key(text, Tones::Cldr), table);
        }
    }

    #[test]
    fn people() {
        let tables: [&[&str]; 4] = [
            &["Nguyễn Văn An", "Trần Văn An", "Lê Văn Ân", "Nguyễn Thị Bình"],
            &["Y Nga", "Lê Nga", "A Nưih", "Y Nưih", "Trần Nưih", "A Phứ"],
            &["Lê Hoa", "Bùi Hòa", "Lê Thị Hòa", "Bùi Văn Hòa"],
            &["An", "Trần An", "Trần An (Ba An)", "Bình"],
        ];
        for table in tables {
            check(|name| person_key(name, Tones::Cldr), table);
        }
    }

    #[test]
    fn only_equal_texts_have_equal_keys() {
        for (left, right) in [("a-b", "a b"), ("1", "01"), ("To\u{302}", "Tô"), ("", " ")] {
            assert_ne!(sort_key(left, Tones::Cldr), sort_key(right, Tones::Cldr));
        }
    }

    #[test]
    fn a_name_stands_under_the_letter_it_is_called_by() {
        for (name, letter) in [
            ("Đỗ Thị Hà Vân", "V"),
            ("A Nưih", "N"),
            ("Lê Ấn", "Â"),
            ("Y Ber (Y Bêr)", "B"),
            ("Rơ Chăm Ƀrêt", "Ƀ"),
            ("Trần Đức", "Đ"),
            ("Vũ Ân", "Â"),
            ("", "#"),
            ("Số 7", "#"),
        ] {
            assert_eq!(initial(called(name)), letter, "{name}");
        }
    }
}
