//! Text as readers compare, count and cut it: one Unicode form, folding without
//! marks, anchors, "did you mean".
//!
//! Vietnamese needs its own folding because đ is no letter with a mark to Unicode,
//! so that generic folding never finds "Đồng Tháp" for "dong thap".

use std::borrow::Cow;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// The anchor of a heading that holds no letter or digit.
const BARE_ANCHOR: &str = "muc";

/// The composed form (NFC), in which all text is compared and published.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// The text with a space for each character that no page, feed or drawing can hold.
pub fn printable(text: Cow<'_, str>) -> Cow<'_, str> {
    let control = |b: &u8| *b < b' ' && !matches!(b, b'\t' | b'\n' | b'\r') || *b == 0x7f;
    let none = ['\u{fffe}', '\u{ffff}'];
    if text.as_bytes().iter().any(control) || none.iter().any(|c| text.contains(*c)) {
        let odd = |c: char| u8::try_from(c).is_ok_and(|b| control(&b)) || none.contains(&c);
        return Cow::Owned(text.replace(odd, " "));
    }
    text
}

/// Whether any byte of a text is odd. Nearly none is, in any text: that is known without a branch for each.
pub fn any(text: &str, odd: impl Fn(u8) -> bool) -> bool {
    text.bytes().fold(false, |any, byte| any | odd(byte))
}

/// Whether a text is written with what Vietnamese and English are usually written with: letters that are whole by
/// themselves, signs, quotes, dashes, ends of lines. Such a text is composed and printable whatever follows what; one
/// look at its bytes spares nearly every text of a site three.
pub fn is_ordinary(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Nothing branches within, so that many bytes are looked at in one step.
    let whole = bytes.windows(3).fold(true, |all, next| all & begins_ordinary(next[0], next[1], next[2]));
    let last = bytes.last_chunk().copied().unwrap_or_else(|| [b' ', bytes.first().copied().unwrap_or(b' ')]);
    whole & begins_ordinary(last[0], last[1], 0) & begins_ordinary(last[1], 0, 0)
}

/// Whether what begins with a byte of a text, seen with the two behind it, is an ordinary letter, or began before.
fn begins_ordinary(byte: u8, second: u8, third: u8) -> bool {
    let within = |first: u8, last: u8, byte: u8| (byte >= first) & (byte <= last);
    let ascii = (byte == b'\t') | (byte == b'\n') | within(b' ', b'~', byte);
    let began = within(0x80, 0xbf, byte);
    // U+00A0 to U+02FF.
    let latin = (byte == 0xc2) & (second >= 0xa0) | within(0xc3, 0xcb, byte);
    // U+1E00 to U+1EFF.
    let more = (byte == 0xe1) & within(0xb8, 0xbb, second);
    // U+2010 to U+2027.
    let signs = (byte == 0xe2) & (second == 0x80) & within(0x90, 0xa7, third);
    ascii | began | latin | more | signs
}

/// Undoes percent signs, as addresses have them; what is not UTF-8 afterwards is left as it came.
pub fn decoded(address: &str) -> Cow<'_, str> {
    if !address.contains('%') {
        return Cow::Borrowed(address);
    }
    let bytes = address.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = address.get(at + 1..at + 3).filter(|_| *byte == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        out.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8(out).map_or(Cow::Borrowed(address), Cow::Owned)
}

/// A file's name as a part of an address: what would end or change the address is written with percent signs.
pub fn encoded(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        match letter {
            '%' | '?' | '#' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | ' ' => {
                out.push_str(&format!("%{:02X}", u32::from(letter)));
            }
            other => out.push(other),
        }
    }
    out
}

/// Lower case without any mark: "Đắk Tô" and "ĐẮK TÔ" become "dak to".
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut put = |letter: char| match letter {
        'đ' | 'ð' => folded.push('d'),
        'ƀ' => folded.push('b'),
        'ø' => folded.push('o'),
        'ł' => folded.push('l'),
        'ß' => folded.push_str("ss"),
        'æ' => folded.push_str("ae"),
        'œ' => folded.push_str("oe"),
        // Lowering a letter such as İ yields a mark of its own.
        mark if is_combining_mark(mark) => {}
        other => folded.push(other),
    };
    for letter in text.chars() {
        // In which order marks stand is of no account: they are left out.
        if letter.is_ascii() {
            put(letter.to_ascii_lowercase());
        } else {
            decompose_canonical(letter, |part| part.to_lowercase().for_each(&mut put));
        }
    }
    folded
}

/// An anchor for a heading: `[a-z0-9-]`, never empty, no hyphen at either end.
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let parts: Vec<&str> = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    if parts.is_empty() { BARE_ANCHOR.to_owned() } else { parts.join("-") }
}

/// The candidate that was probably meant by `word`, if one is near enough.
///
/// A third of the letters may differ (at least one); marks and case count as nothing.
/// Of equally near candidates the first wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(word);
    let allowed = folded.chars().count().max(3) / 3;
    candidates
        .into_iter()
        .filter(|candidate| *candidate != word)
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many words a reader counts; dashes and bullets are none.
pub fn words(text: &str) -> usize {
    if !is_clear(text) {
        return text.split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric)).count();
    }
    // Nothing branches on a letter: which follows which is never foreseen.
    let (mut count, mut counted) = (0, 0);
    for byte in text.bytes() {
        let meant = MEANT[usize::from(byte)];
        count += usize::from(meant & LETTER & !counted);
        counted = (counted | meant) & LETTER & !(meant >> 1);
    }
    count
}

/// Whether a text is ordinary, and the first byte of each character says whether it is a letter or a sign.
pub fn is_clear(text: &str) -> bool {
    // Some signs and spaces begin as letters do.
    let unclear = |byte: u8, next: u8| {
        (byte == 0xc2) | (byte == 0xca) | (byte == 0xcb) | (byte == 0xc3) & ((next == 0x97) | (next == 0xb7))
    };
    is_ordinary(text) && !text.as_bytes().windows(2).fold(false, |any, next| any | unclear(next[0], next[1]))
}

/// A byte that begins a letter or a digit.
const LETTER: u8 = 1;
/// White space.
const SPACE: u8 = 2;

/// What each byte of an ordinary text begins, where it is clear.
const MEANT: [u8; 256] = {
    let mut meant = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        meant[byte] = match byte as u8 {
            b'\t' | b'\n' | b' ' => SPACE,
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | 0xc3..=0xc9 | 0xe1 => LETTER,
            _ => 0,
        };
        byte += 1;
    }
    meant
};

/// At most `chars` characters of `text`, cut between words and ended by an ellipsis
/// (which counts) if anything is left out.
pub fn clip(text: &str, chars: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= chars {
        return text.to_owned();
    }
    let room = chars.saturating_sub(1);
    let end = text.char_indices().nth(room).map_or(text.len(), |(at, _)| at);
    let kept = if text[end..].starts_with(char::is_whitespace) {
        &text[..end]
    } else {
        text[..end].rfind(char::is_whitespace).map_or_else(|| whole_letters(text, end), |at| &text[..at])
    };
    let kept = kept.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '–' | '.' | '('));
    format!("{kept}…")
}

/// `text` up to `end`, less a last letter that would lose its marks.
fn whole_letters(text: &str, end: usize) -> &str {
    if !text[end..].starts_with(is_combining_mark) {
        return &text[..end];
    }
    let at = text[..end].rfind(|c| !is_combining_mark(c)).unwrap_or(0);
    &text[..at]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ordinary_is_composed_and_printable_whatever_follows_what() {
        use unicode_normalization::{IsNormalized, is_nfc_quick};
        let all = (0..=0x10_ffff).filter_map(char::from_u32);
        let ordinary: Vec<char> = all.filter(|c| is_ordinary(&c.to_string())).collect();
        for c in &ordinary {
            // Where each character says yes by itself and no mark is among them, so does every text of them.
            assert_eq!(is_nfc_quick(std::iter::once(*c)), IsNormalized::Yes, "{c:?}");
            assert_eq!(unicode_normalization::char::canonical_combining_class(*c), 0, "{c:?}");
            assert_eq!(printable(c.to_string().into()), c.to_string());
        }
        assert!("ĂẮẶĐƠỢƯỮỲỴ ĕŏŭƀčñ “”‘’–—…\t\n".chars().all(|c| ordinary.contains(&c)));
        for other in ["\r", "\0", "a\u{301}", "\u{2000}", "\u{2028}", "\u{feff}", "\u{85}", "한"] {
            assert!(!is_ordinary(other), "{other:?}");
        }
    }

    #[test]
    fn folding_and_anchors() {
        let table = [
            ("Đồng Tháp", "dong thap", "dong-thap"),
            ("ĐẮK TÔ", "dak to", "dak-to"),
            ("Đă\u{306}k Glei", "dak glei", "dak-glei"),
            ("o\u{31b}\u{323} u\u{31b}\u{301}", "o u", "o-u"),
            ("ĕ ŏ ŭ ƀ č ñ Ƀ", "e o u b c n b", "e-o-u-b-c-n-b"),
            ("Ia H'Drai", "ia h'drai", "ia-h-drai"),
            ("  4.500 tỷ đồng!  ", "  4.500 ty dong!  ", "4-500-ty-dong"),
            ("— … —", "— … —", "muc"),
            ("", "", "muc"),
            ("İ", "i", "i"),
        ];
        for (text, folded, anchor) in table {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold(&text.nfd().collect::<String>()), folded, "{text} decomposed");
            assert_eq!(slug(text), anchor, "{text}");
        }
    }

    #[test]
    fn composing() {
        assert!(matches!(nfc("Đắk Tô"), Cow::Borrowed(_)));
        assert_eq!(nfc("To\u{302}"), "Tô");
    }

    #[test]
    fn what_no_output_can_hold() {
        assert!(matches!(printable(Cow::Borrowed("a\tb\nĐ")), Cow::Borrowed(_)));
        assert_eq!(printable(Cow::Borrowed("a\u{1}b\u{b}c\u{7f}d\u{ffff}e")), "a b c d e");
    }

    #[test]
    fn names_in_addresses() {
        for name in ["mẫu đơn 100%.pdf", "a?b#c.pdf", "a.pdf"] {
            assert_eq!(decoded(&encoded(name)), name);
        }
        assert_eq!((encoded("mẫu 1%.pdf").as_str(), &*decoded("%E1%BA%A3nh.jpg")), ("mẫu%201%25.pdf", "ảnh.jpg"));
        assert_eq!((&*decoded("100%"), &*decoded("%ff%zz")), ("100%", "%ff%zz"));
    }

    #[test]
    fn did_you_mean() {
        let keys = ["title", "published_on", "kind", "sort_name"];
        let table = [
            ("titel", Some("title")),
            ("Title", Some("title")),
            ("title", None),
            ("publishedon", Some("published_on")),
            ("kynd", Some("kind")),
            ("sort", None),
            ("x", None),
            ("", None),
        ];
        for (word, meant) in table {
            assert_eq!(nearest(word, keys), meant, "{word}");
        }
        assert_eq!(nearest("thi đua", ["thi dua", "du lịch"]), Some("thi dua"));
    }

    #[test]
    fn counting() {
        assert_eq!(words("Tốc độ tăng – 10% từ 2023."), 6);
        assert_eq!(words(" - \n"), 0);
        // Every character for itself, and between two others.
        for c in (0..=0x10_ffff).filter_map(char::from_u32) {
            let spelt = |text: &str| text.split_whitespace().filter(|token| token.chars().any(char::is_alphanumeric)).count();
            for text in [c.to_string(), format!("a{c}b"), format!("({c} {c})")] {
                assert_eq!(words(&text), spelt(&text), "{c:?}");
            }
        }
    }

    #[test]
    fn clipping() {
        let table = [
            ("Thi đua", 7, "Thi đua"),
            ("Thi đua yêu nước", 8, "Thi đua…"),
            ("Thi đua yêu nước", 10, "Thi đua…"),
            ("Thi đua, yêu nước", 10, "Thi đua…"),
            ("Nghiêng", 4, "Ngh…"),
            ("Ngo\u{302}\u{323}c", 5, "Ng…"),
            ("Thi đua", 0, "…"),
        ];
        for (text, chars, clipped) in table {
            assert_eq!(clip(text, chars), clipped, "{text} at {chars}");
        }
    }
}
