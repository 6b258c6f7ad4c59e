//! Which syllables Vietnamese can write: an onset, a rime, a tone, and the rules of
//! spelling that bind the three.
//!
//! The model knows what is possible, not what is in a dictionary, so that a rare word
//! or a name is no fault, while a letter that damage put in nearly always is.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// All onsets; `q` stands for "qúa", "qúy", which many write for "quá", "quý".
pub const ONSETS: [&str; 29] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q", "qu", "r",
    "s", "t", "th", "tr", "v", "x",
];

/// All rimes without tones.
pub const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oem oen oeo oet \
    ooc oong ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh \
    uơ uôc uôi uôm uôn uông uôt uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu \
    ươc ươi ươm ươn ương ươp ươt ươu y ych yêm yên yêng yêt yêu ynh yt";

/// The tones as combining marks: huyền, sắc, ngã, hỏi, nặng.
pub const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

const ACUTE: char = '\u{301}';
const DOT: char = '\u{323}';

/// Rimes that may follow a lone `g`: "gì", "gìn", "giêng", "giết", and old "gía".
const AFTER_G: [&str; 11] = ["i", "ia", "ich", "im", "in", "ip", "it", "iêc", "iên", "iêng", "iêt"];

/// How a word relates to the syllables of Vietnamese.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    /// A syllable.
    Syllable,
    /// Letters of a syllable that ends in a stop, without the tone that it needs.
    Toneless,
    /// Letters of a syllable with an impossible or misplaced tone.
    WrongTone,
    /// No such letters.
    No,
}

/// A word taken apart: its letters without tones, and where the tones stood.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Bare {
    /// Lower-case letters with their shape (ă â ê ô ơ ư đ) but without tone.
    pub letters: String,
    /// Each tone mark, with the index of its letter.
    pub tones: Vec<(usize, char)>,
}

/// Takes tones off a word in any case and Unicode form.
pub fn bare(word: &str) -> Bare {
    let mut letters = String::with_capacity(word.len());
    let mut tones = Vec::new();
    for (at, letter) in word.nfc().flat_map(char::to_lowercase).enumerate() {
        let whole = || std::iter::once(letter).nfd();
        // The mark of ñ is no tone: only vowels bear one.
        if letter.is_ascii() || !whole().next().is_some_and(is_vowel) {
            letters.push(letter);
            continue;
        }
        let marks = |c: &char| TONES.contains(c);
        tones.extend(whole().filter(marks).map(|tone| (at, tone)));
        letters.extend(whole().filter(|c| !marks(c)).nfc());
    }
    Bare { letters, tones }
}

/// Whether `word` is one Vietnamese syllable, in any case; both "hoà" and "hòa" are.
pub fn is_syllable(word: &str) -> bool {
    let known = |word: &str| SYLLABLES.contains(word);
    if known(word) {
        return true;
    }
    let lower = word.to_lowercase();
    known(&lower) || (!is_nfc(&lower) && fit(&bare(&lower)) == Fit::Syllable)
}

/// Every syllable that there is, in lower case and NFC, in no order.
pub fn all() -> impl Iterator<Item = &'static str> {
    SYLLABLES.iter().map(String::as_str)
}

/// Every syllable that there is, in lower case and NFC: long texts ask for them word by word.
static SYLLABLES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut all = HashSet::new();
    for onset in ONSETS {
        for rime in RIMES.split(' ').filter(|rime| agree(onset, rime)) {
            let letters: Vec<char> = onset.chars().chain(rime.chars()).collect();
            let toned = (0..letters.len()).flat_map(|at| TONES.map(|tone| vec![(at, tone)]));
            for tones in std::iter::once(Vec::new()).chain(toned) {
                if tone_fit(onset, rime, &tones) == Fit::Syllable {
                    let mark = |at: usize| tones.iter().filter(move |(place, _)| *place == at).map(|(_, tone)| *tone);
                    let marked = letters.iter().enumerate().flat_map(|(at, letter)| std::iter::once(*letter).chain(mark(at)));
                    all.insert(marked.nfc().collect());
                }
            }
        }
    }
    all
});

/// How a word fits; of several ways to take it apart, the best.
pub fn fit(word: &Bare) -> Fit {
    let mut best = Fit::No;
    for onset in ONSETS {
        let Some(rime) = word.letters.strip_prefix(onset) else { continue };
        if !RIMES.split(' ').any(|r| r == rime) || !agree(onset, rime) {
            continue;
        }
        match tone_fit(onset, rime, &word.tones) {
            Fit::Syllable => return Fit::Syllable,
            Fit::Toneless => best = Fit::Toneless,
            found if best == Fit::No => best = found,
            _ => {}
        }
    }
    best
}

/// The spelling rules between onset and rime.
fn agree(onset: &str, rime: &str) -> bool {
    let front = rime.starts_with(['e', 'ê', 'i']);
    match rime {
        "y" => return !matches!(onset, "c" | "g" | "gh" | "gi" | "ng" | "ngh" | "q" | "kh" | "nh" | "tr"),
        "ynh" | "yt" | "ych" => return onset == "qu",
        "yên" | "yêt" => return matches!(onset, "" | "qu"),
        _ if rime.starts_with('y') => return onset.is_empty(),
        _ => {}
    }
    match onset {
        "" => !rime.starts_with("iê"),
        "c" | "ng" => !front,
        "k" | "gh" | "ngh" => front,
        "g" => !front || AFTER_G.contains(&rime),
        "gi" => !rime.starts_with('i'),
        "q" => matches!(rime, "ua" | "uy"),
        "qu" => front || rime.starts_with(['a', 'ă', 'â', 'ơ']) || rime == "ôc",
        _ => true,
    }
}

fn tone_fit(onset: &str, rime: &str, tones: &[(usize, char)]) -> Fit {
    let stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
    match tones {
        [] if stopped => Fit::Toneless,
        [] => Fit::Syllable,
        [(_, tone)] if stopped && *tone != ACUTE && *tone != DOT => Fit::WrongTone,
        [(at, _)] => {
            let place = at.checked_sub(onset.chars().count());
            if place.is_some_and(|place| bears_tone(rime, place)) { Fit::Syllable } else { Fit::WrongTone }
        }
        _ => Fit::WrongTone,
    }
}

/// Whether the vowel at `place` may bear the rime's tone.
fn bears_tone(rime: &str, place: usize) -> bool {
    let vowels: Vec<char> = rime.chars().take_while(|c| is_vowel(*c)).collect();
    if let Some(marked) = vowels.iter().rposition(|c| !c.is_ascii()) {
        return place == marked;
    }
    let closed = vowels.len() < rime.chars().count();
    match vowels.as_slice() {
        ['o', 'a' | 'e'] | ['u', 'y'] if !closed => place < 2,
        [_, _, _] => place == 1,
        [_, _] if closed => place == 1,
        _ => place == 0,
    }
}

/// Whether a letter without tone is a vowel of Vietnamese.
pub fn is_vowel(letter: char) -> bool {
    "aăâeêioôơuưy".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_syllables() {
        let table = "ủy uỷ hoà hòa khoẻ khỏe thuý thúy của giữa gì gìn giết giếng già giặt quốc quý qúy quá quyết quyển \
            quỳnh quýt khuya khuỷu ngoằn ngoèo nghiêng nguyễn người thuở huơ xoong boong yêu yến yếm ỷ ý tỷ kỹ mỹ sĩ sỹ \
            đường được hươu rượu tuần luật khuấy tuếch huênh hoạch toét loắt choắt ướt oẳn éo ề à ơi ừ pin phở ngày ghế \
            nghề kênh kiệt cấp học sách ích đẹp một việt ĐỘC CỘNG Thủy chiến sỹ trưởng thưởng hằng hừm quặp";
        for word in table.split_whitespace() {
            assert!(is_syllable(word), "{word}");
            assert_eq!(fit(&bare(word)), Fit::Syllable, "{word}");
            assert!(is_syllable(&word.nfd().collect::<String>()), "{word} decomposed");
        }
    }

    #[test]
    fn no_syllables() {
        let table = [
            ("viêt", Fit::Toneless),
            ("đươc", Fit::Toneless),
            ("hoằt", Fit::WrongTone),
            ("hiêụ", Fit::WrongTone),
            ("hiệụ", Fit::WrongTone),
            ("thừơng", Fit::WrongTone),
            ("ngoạig", Fit::No),
            ("nghgo", Fit::No),
            ("hknh", Fit::No),
            ("nguời", Fit::No),
            ("cế", Fit::No),
            ("ngế", Fit::No),
            ("kông", Fit::No),
            ("đăk", Fit::No),
            ("b漃", Fit::No),
            ("", Fit::No),
        ];
        for (word, how) in table {
            assert_eq!(fit(&bare(word)), how, "{word}");
            assert!(!is_syllable(word), "{word}");
        }
    }

    #[test]
    fn the_list_is_what_the_rules_say() {
        assert!(SYLLABLES.len() > 10_000, "{}", SYLLABLES.len());
        assert!(SYLLABLES.iter().all(|word| fit(&bare(word)) == Fit::Syllable));
        let text = include_str!("../../tests/data/seed/phat-dong-thi-dua-2023.raw.txt");
        for word in text.split(|c: char| !c.is_alphabetic()) {
            assert_eq!(is_syllable(word), fit(&bare(word)) == Fit::Syllable, "{word}");
        }
    }
}
