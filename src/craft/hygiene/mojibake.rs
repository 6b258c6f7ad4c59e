//! Damage that no language excuses: text decoded in the wrong way, letters of two
//! scripts in one word, characters that nobody sees. For text whose words are not known.

use crate::craft::hygiene::fault::{Damage, Why, is_invisible, is_lost};
use crate::craft::prose::tokens;

/// What Windows put at 0x80 to 0x9F; the five that it left out stay control characters.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”',
    '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// All such damage of a text, in order of offset.
pub fn mojibake(text: &str) -> Vec<Damage> {
    let twice = double_encoded(text);
    let mut found = Vec::new();
    for token in tokens(text).into_iter().filter(|token| !token.text.is_ascii()) {
        let why = if token.text.contains(is_lost) {
            Why::StrayMark
        } else if token.text.contains(is_invisible) && !token.text.contains('\u{200d}') {
            Why::Invisible
        } else if token.text.split(|c: char| !c.is_alphabetic()).any(is_of_two_scripts) {
            Why::AlienLetter
        } else {
            continue;
        };
        let one = Damage { offset: token.offset, word: token.text.to_owned(), why };
        if !one.is_within(&twice) {
            found.push(one);
        }
    }
    found.extend(twice);
    found.sort();
    found
}

/// Words whose UTF-8 was read as a Windows or Latin code page and written again: "Viá»‡t".
pub fn double_encoded(text: &str) -> Vec<Damage> {
    let tokens = tokens(text).into_iter().filter(|token| !token.text.is_ascii());
    tokens
        .filter(|token| token.text.split(|c: char| c.is_ascii()).any(decodes))
        .map(|token| Damage { offset: token.offset, word: token.text.to_owned(), why: Why::DoubleEncoded })
        .collect()
}

/// Whether a run of letters, taken as bytes, is UTF-8. Real text is not: its bytes
/// would have to be a lead and exactly its followers.
fn decodes(run: &str) -> bool {
    let bytes: Option<Vec<u8>> = run.chars().map(byte).collect();
    bytes.is_some_and(|bytes| bytes.len() > 1 && std::str::from_utf8(&bytes).is_ok())
}

fn byte(letter: char) -> Option<u8> {
    let windows = WINDOWS.iter().position(|w| *w == letter).and_then(|at| u8::try_from(at + 0x80).ok());
    windows.or_else(|| u8::try_from(u32::from(letter)).ok().filter(|byte| *byte >= 0x80))
}

/// Latin and Cyrillic letters in one word look alike and are not.
fn is_of_two_scripts(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_alphabetic()) && word.contains(|c: char| ('\u{400}'..='\u{4ff}').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_language_excuses() {
        use Why::{AlienLetter, DoubleEncoded, Invisible, StrayMark};
        let table: [(&str, &[(&str, Why)]); 7] = [
            ("Viá»‡t Nam, Ä‘á»“ng", &[("Viá»‡t", DoubleEncoded), ("Ä‘á»“ng", DoubleEncoded)]),
            ("donâ€™t, cafÃ©", &[("donâ€™t,", DoubleEncoded), ("cafÃ©", DoubleEncoded)]),
            ("a lost\u{fffd}letter", &[("lost\u{fffd}letter", StrayMark)]),
            ("zero\u{200b}width", &[("zero\u{200b}width", Invisible)]),
            ("Kon Tum, cаm", &[("cаm", AlienLetter)]),
            ("Tu Mơ Rông’s café, naïve Müller, «São Paulo», “Đăk Hà” – ½ m², 20 °C, Çelik, Ærø, 10 µm, Москва 👩‍👩‍👧", &[]),
            ("`Viá»‡t` https://a.vn/Ã©", &[]),
        ];
        for (text, expected) in table {
            let found = mojibake(text);
            let words: Vec<(&str, Why)> = found.iter().map(|d| (d.word.as_str(), d.why)).collect();
            assert_eq!(words, expected, "{text}");
        }
    }
}
