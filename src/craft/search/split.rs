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
        while at < bytes.len() && !is_word(bytes, at) {
            at += length(bytes[at]);
        }
        let begin = at;
        loop {
            at += bytes[at..].iter().position(|byte| !WORD[usize::from(*byte)]).unwrap_or(bytes.len() - at);
            let goes_on = at < bytes.len() && (is_word(bytes, at) || at > begin && joins(bytes, at));
            if !goes_on {
                break;
            }
            at += 1;
        }
        (at > begin).then(|| text.get(begin..at).map(|word| (begin, word))).flatten()
    })
}

/// A placed word of a text as a number, which is found again at a glance: nearly all are short enough for one.
pub fn short(text: &str, (begin, word): (usize, &str)) -> Option<u64> {
    let unused = 8_usize.checked_sub(word.len())?;
    // What stands behind the word is read with it, and shifted out.
    let eight = text.as_bytes().get(begin..begin + 8).and_then(|eight| eight.try_into().ok());
    let eight = eight.unwrap_or_else(|| {
        let mut eight = [0; 8];
        eight[..word.len()].copy_from_slice(word.as_bytes());
        eight
    });
    let unused = u32::try_from(8 * unused).ok()?;
    // Back again: what hashes numbers mixes their low bits.
    u64::from_le_bytes(eight).checked_shl(unused).map(|word| word >> unused)
}

/// Whether a byte always belongs to a word: looked up, since which letter follows which is never foreseen. What
/// begins no character goes with what stands before it.
const WORD: [bool; 256] = {
    let mut word = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        word[byte] = match byte as u8 {
            b if b.is_ascii() => b.is_ascii_alphanumeric(),
            // U+0080 to U+00BF: signs. U+2000 to U+2FFF: punctuation, arrows, bullets. U+E000 to U+FFFF: private
            // use, forms, the byte-order mark. Beyond the first plane: nearly all of it is pictures.
            0xC2 | 0xE2 | 0xEE | 0xEF | 0xF0..=0xFF => false,
            // Not always: the next byte tells.
            0xE3 => false,
            _ => true,
        };
        byte += 1;
    }
    word
};

fn is_word(bytes: &[u8], at: usize) -> bool {
    // U+3000 to U+303F: punctuation of Chinese and Japanese.
    WORD[usize::from(bytes[at])] || bytes[at] == 0xE3 && bytes.get(at + 1) != Some(&0x80)
}

/// How many bytes the character has that begins with one.
fn length(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// Whether the sign there binds what stands on both its sides into one word.
fn joins(bytes: &[u8], at: usize) -> bool {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let word = |next: usize| next < bytes.len() && is_word(bytes, next) && !digit(next) && !digit(at - 1);
    match bytes[at] {
        b'.' | b',' => digit(at - 1) && digit(at + 1),
        b'\'' => word(at + 1),
        0xE2 => bytes[at..].starts_with("’".as_bytes()) && word(at + 3),
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
