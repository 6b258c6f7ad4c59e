//! What can be wrong with a word, and the characters that are wrong in any language.

/// What is wrong with a word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// A letter of another alphabet in a Vietnamese word: "cāa", "CÞNG".
    AlienLetter,
    /// No language of the site has such a word: "hknh", "ngoạig".
    NoSuchSyllable,
    /// Typed for a TCVN3 or VNI font: "ViÖt", "Vieät".
    LegacyFont,
    /// A quotation mark that became `<` or `=`, or a replacement character.
    StrayMark,
    /// Looks right but is not: decomposed letters, zero-width or control characters, soft hyphens.
    Invisible,
    /// UTF-8 that was read as another encoding and written again: "Viá»‡t".
    DoubleEncoded,
}

impl Why {
    /// The word by which the wording is chosen.
    pub fn word(self) -> &'static str {
        match self {
            Why::AlienLetter => "alien-letter",
            Why::NoSuchSyllable => "no-such-syllable",
            Why::LegacyFont => "legacy-font",
            Why::StrayMark => "stray-mark",
            Why::Invisible => "invisible",
            Why::DoubleEncoded => "double-encoded",
        }
    }
}

/// One damaged word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Damage {
    /// Where it begins in the text, in bytes.
    pub offset: usize,
    /// The word as it stands.
    pub word: String,
    /// What is wrong.
    pub why: Why,
}

impl Damage {
    /// Whether it stands inside one of others, which are in order and apart from each other.
    pub fn is_within(&self, others: &[Damage]) -> bool {
        let before = others.partition_point(|other| other.offset <= self.offset).checked_sub(1);
        let whole = before.and_then(|at| others.get(at));
        whole.is_some_and(|whole| self.offset < whole.offset + whole.word.len())
    }
}

/// A character that stands for one that could not be read.
pub fn is_lost(c: char) -> bool {
    c == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// Characters that nobody sees; joiners count only inside words, which a token's words are.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{80}'..='\u{9f}' | '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}')
}
