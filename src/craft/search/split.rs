//! Where words begin and end: letters and digits, an apostrophe inside a word
//! (H'Drai), a point or a comma inside a number (4.500).
//!
//! It looks at bytes, since it reads every text of a site: what is not ASCII is part
//! of a word, but for the blocks of punctuation and symbols.

/// Words of a text as written, in order.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    placed(text).map(|(_, word)| word)
}

/// The same, each with where it begins.
pub fn placed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && !part(bytes, at).word {
            at += part(bytes, at).length;
        }
        let begin = at;
        while at < bytes.len() {
            let here = part(bytes, at);
            if !(here.word || at > begin && joins(bytes, at, here.length)) {
                break;
            }
            at += here.length;
        }
        (at > begin).then(|| text.get(begin..at).map(|word| (begin, word))).flatten()
    })
}

/// A short word as a number, which is found again at a glance: nearly all are.
pub fn short(word: &str) -> Option<u64> {
    let mut bytes = [0; 8];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    Some(u64::from_le_bytes(bytes))
}

/// A character: how many bytes it has, and whether words are made of it.
#[derive(Clone, Copy)]
struct Part {
    length: usize,
    word: bool,
}

/// What begins with each byte: looked up, since which letter follows which is never foreseen.
const PARTS: [Part; 256] = {
    let mut parts = [Part { length: 0, word: false }; 256];
    let mut byte = 0;
    while byte < 256 {
        let (length, word) = match byte as u8 {
            b if b.is_ascii() => (1, b.is_ascii_alphanumeric()),
            // U+0080 to U+00BF: signs.
            0xC2 => (2, false),
            0xC3..=0xDF => (2, true),
            // U+2000 to U+2FFF: punctuation, arrows, bullets.
            0xE2 => (3, false),
            // U+E000 to U+FFFF: private use, forms, the byte-order mark.
            0xEE | 0xEF => (3, false),
            0xE0..=0xED => (3, true),
            // Beyond the first plane: nearly all of it is pictures.
            _ => (4, false),
        };
        parts[byte] = Part { length, word };
        byte += 1;
    }
    parts
};

fn part(bytes: &[u8], at: usize) -> Part {
    let part = PARTS[usize::from(bytes[at])];
    // U+3000 to U+303F: punctuation of Chinese and Japanese.
    let east = bytes[at] == 0xE3 && bytes.get(at + 1) == Some(&0x80);
    Part { word: part.word && !east, ..part }
}

/// Whether a sign binds what stands on both its sides into one word.
fn joins(bytes: &[u8], at: usize, length: usize) -> bool {
    let Some(next) = bytes.get(at + length).filter(|_| at + length < bytes.len()) else { return false };
    let before = bytes[at - 1];
    match &bytes[at..at + length] {
        b"." | b"," => before.is_ascii_digit() && next.is_ascii_digit(),
        b"'" | b"\xE2\x80\x99" => !before.is_ascii_digit() && part(bytes, at + length).word && !next.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_found() {
        let table = [
            ("Ia H'Drai, Ia H’Drai", "Ia|H'Drai|Ia|H’Drai"),
            ("tăng 4.500 tỷ; 57,2%. Hết", "tăng|4.500|tỷ|57,2|Hết"),
            ("“Cây thì còn đẻ”… – ‘thế’ →", "Cây|thì|còn|đẻ|thế"),
            ("123/QĐ-UBND", "123|QĐ|UBND"),
            ("cafe\u{301} 🎉 ½ x", "cafe\u{301}|x"),
            ("...", ""),
            ("", ""),
            ("a' 'b ' c", "a|b|c"),
        ];
        for (text, found) in table {
            assert_eq!(words(text).collect::<Vec<_>>().join("|"), found, "{text}");
        }
    }
}
