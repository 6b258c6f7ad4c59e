//! Text typed for the fonts of the nineties: TCVN3 (ABC) and VNI.
//!
//! Such text is Western letters that only those fonts drew as Vietnamese: "Céng hßa",
//! "®Þnh", "Ñoäc laäp". A word is such a remnant if reading it in the old way makes a
//! Vietnamese syllable, which foreign words hardly ever do.

use unicode_normalization::UnicodeNormalization;

use crate::craft::syllable;

/// TCVN3: code point, letter; capitals differ by font, not by code.
const TCVN3: &str = "¡ă¢â£ê¤ô¥ơ¦ư§đ¨ă©âªê«ô¬ơ\u{ad}ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ\
    ×ìØỉÜĩÝíÞịßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöử÷ữøứùựúỳûỷüỹýýþỵ";

/// VNI: letters that stand alone.
const VNI_LETTERS: &str = "ôơöưñđíiìiæỉóĩòịîỵ";

/// VNI: what a mark letter adds to the vowel before it, as combining marks.
const VNI_MARKS: [(char, &str); 17] = [
    ('ø', "\u{300}"),
    ('ù', "\u{301}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('à', "\u{302}\u{300}"),
    ('á', "\u{302}\u{301}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('è', "\u{306}\u{300}"),
    ('é', "\u{306}\u{301}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Whether `c` is a sign, not a letter, by which TCVN3 writes a Vietnamese letter.
pub fn is_sign(c: char) -> bool {
    !c.is_alphabetic() && pairs(TCVN3).any(|(code, _)| code == c)
}

/// Whether `word` is Vietnamese when read in one of the old ways; "N·m" is a unit.
pub fn is_remnant(word: &str) -> bool {
    let product = word.split_once('·').is_some_and(|(left, right)| left.len() == 1 && right.len() == 1);
    !word.is_ascii() && !product && [tcvn3(word), vni(word)].into_iter().flatten().any(|read| syllable::is_syllable(&read))
}

fn pairs(table: &str) -> impl Iterator<Item = (char, char)> {
    table.chars().step_by(2).zip(table.chars().skip(1).step_by(2))
}

fn tcvn3(word: &str) -> Option<String> {
    let read = |c: char| {
        if c.is_ascii() { Some(c) } else { pairs(TCVN3).find(|(code, _)| *code == c).map(|(_, letter)| letter) }
    };
    word.chars().map(read).collect()
}

fn vni(word: &str) -> Option<String> {
    let mut read = String::with_capacity(word.len() * 2);
    let mut vowel = false;
    for c in word.chars().flat_map(char::to_lowercase) {
        let mark = VNI_MARKS.iter().find(|(code, _)| vowel && *code == c);
        if let Some((_, marks)) = mark {
            read.push_str(marks);
            vowel = false;
            continue;
        }
        let letter = if c.is_ascii() { c } else { pairs(VNI_LETTERS).find(|(code, _)| *code == c)?.1 };
        vowel = "aeouyơư".contains(letter);
        read.push(letter);
    }
    Some(read.nfc().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading() {
        let table = [
            ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", false),
            ("§éc lËp Tù do H¹nh phóc", "độc lập Tự do Hạnh phúc", false),
            ("Uû ban nh©n d©n ®Æc biÖt l\u{ad}u", "Uỷ ban nhân dân đặc biệt lưu", false),
            ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "cộng hòa xã hội chủ nghĩa việt nam", true),
            ("Ñoäc laäp ñöôïc nöôùc taêng", "độc lập được nước tăng", true),
        ];
        for (old, now, in_vni) in table {
            for (word, meant) in old.split(' ').zip(now.split(' ')) {
                let read = if in_vni { vni(word) } else { tcvn3(word) };
                assert_eq!(read.as_deref(), Some(meant), "{word}");
                assert!(word.is_ascii() || is_remnant(word), "{word}");
            }
        }
    }

    #[test]
    fn foreign_words_are_none() {
        for word in "café Noël résumé Müller Köln Straße Intel® ©2023 x·y Đắk Plông Ngọk Glei".split(' ') {
            assert!(!is_remnant(word), "{word}");
        }
    }
}
