//! What a sound file carries besides its sound. Nobody sees the picture on its
//! cover when they give consent to be heard.

/// So many bytes tell how long the tags are.
pub const HEAD: u64 = 10;

/// What tags may carry that is more than a title.
const TOLD: [(&[u8], &str); 4] =
    [(b"APIC", "ID3 picture"), (b"COMM", "ID3 comment"), (b"GEOB", "ID3 file"), (b"PRIV", "ID3 private data")];

/// How many bytes at the beginning of a file are its tags; none if it has none there.
pub fn tags(head: &[u8]) -> Option<u64> {
    let size = head.strip_prefix(b"ID3")?.get(3..7)?;
    // Seven bits a byte, so that a size is never taken for sound.
    let size = size.iter().fold(0, |size, byte| (size << 7) | u64::from(byte & 0x7F));
    Some(HEAD + size)
}

/// What the tags carry that is more than a title.
pub fn told(tags: &[u8]) -> Vec<&'static str> {
    let holds = |name: &[u8]| tags.windows(name.len()).any(|part| part == name);
    TOLD.iter().filter(|(name, _)| holds(name)).map(|(_, told)| *told).collect()
}

#[cfg(test)]
mod tests {
    use super::{tags, told};

    #[test]
    fn a_cover_is_found_and_an_encoder_is_nobody() {
        let tagged = |frame: &[u8]| [b"ID3\x03\0\0\0\0\x01\x02", frame].concat();
        let cover = tagged(b"APIC\0\0\0\x05\0\0image");
        assert_eq!((tags(&cover), told(&cover)), (Some(140), vec!["ID3 picture"]));
        assert!(told(&tagged(b"TSSE\0\0\0\x05\0\0Lavf58")).is_empty());
        assert_eq!((tags(b"\xFF\xFB\x90\x64"), tags(b"ID3")), (None, None));
    }
}
