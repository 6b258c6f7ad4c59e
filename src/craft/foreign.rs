//! Which words that are not Vietnamese are words all the same: names of the province's
//! peoples, foreign words, units, abbreviations.
//!
//! The test is how a word sounds, not a dictionary, because names are endless. A person
//! reads every warning, so doubt speaks for the word.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::base::text::fold;
use crate::craft::syllable::{Bare, ONSETS, RIMES, bare, is_vowel};

/// Consonants before which Ba Na, Xơ Đăng and Gia Rai may put one more: "Ksor", "H'Drai", "Mnông".
const HIGHLAND_ONSETS: &str = "b c d g h k l m n p q r s t v x j w z f y č ñ ƀ đ ch gh gi kh ng ngh nh ph th tr qu dj";
const HIGHLAND_FIRST: &str = "b c ch d đ g h j k l m n ng p r s t x";
const HIGHLAND_THEN: &str = "l r h w j";
const HIGHLAND_CODAS: &str = "c ch k l m n ng nh p t r h s w j č ñ q";
const HIGHLAND_VOWELS: &str = "ia iê ua uô ưa ươ oo oa oe uê uy ai ao au ay âu ây âi êu êi ei eo eu oi ôi ơi ou ui ưi \
    iu ưu uă uâ oă ôô aa ee ii uu ơu io ie uai oai oay iêu uôi ươi ươu yê iă iô iơ ea êo";

/// How words of European languages and Vietnamese without marks may begin.
const LATIN_ONSETS: &str = "bl br ch chl chr cl cr cz dr dw fl fr gh gl gn gr kh kl kn kr kv kw ll mn mc ng ngh nh ph \
    phl phr phth pl pn pr ps pt rh sc sch schl schm schn schr schw scl scr sf sh shr sk skl sl sm sn sp sph spl spr \
    sq sr st str sv sw sz th thr thw tr ts tw tz vl vr wh wr zh zl zw dj bh dh kj fj hj ft";

static ACCEPTED: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
    let lists: std::collections::BTreeMap<String, Vec<String>> =
        serde_yaml::from_str(include_str!("hygiene/accepted.yaml")).unwrap_or_default();
    lists.into_values().flatten().collect()
});

/// The toneless, markless spellings of all syllables that begin with `ngh`: of these
/// three letters nothing else comes.
static AFTER_NGH: LazyLock<BTreeSet<String>> =
    LazyLock::new(|| RIMES.split(' ').filter(|rime| rime.starts_with(['e', 'ê', 'i'])).map(fold).collect());

/// Whether a lower-case word is in the list of units, abbreviations and the like.
pub fn is_accepted(word: &str) -> bool {
    ACCEPTED.contains(word)
}

/// Whether a word sounds like one of the languages of the province's peoples, or like a
/// foreign word as Vietnamese writes it ("ôxy", "Mátxcơva").
pub fn is_highland(word: &str) -> bool {
    let Bare { letters, tones } = bare(word);
    // Breves over ơ, ư, ê, ô have no composed letter; ĕ ŏ ŭ ĭ sound like their bases here.
    let letters: Vec<char> = letters.chars().filter_map(plain_vowel).collect();
    let runs = runs(&letters, |c| is_vowel(*c));
    let vowels = runs.iter().filter(|run| is_vowel(run[0])).count();
    if vowels == 0 || tones.len() > vowels {
        return false;
    }
    let last = runs.len() - 1;
    runs.iter().enumerate().all(|(at, run)| {
        let run: String = run.iter().collect();
        if run.starts_with(is_vowel) {
            run.chars().count() == 1 || listed(HIGHLAND_VOWELS, &run)
        } else if at == 0 {
            is_highland_onset(&run)
        } else if at == last {
            listed(HIGHLAND_CODAS, &run)
        } else {
            splits(&run).any(|(coda, onset)| {
                (coda.is_empty() || listed(HIGHLAND_CODAS, coda)) && (onset.is_empty() || is_highland_onset(onset))
            })
        }
    })
}

/// Whether a word could be of a European language, or Vietnamese without marks.
pub fn is_latin(word: &str) -> bool {
    let folded = fold(word);
    let letters: Vec<char> = folded.chars().collect();
    let runs = runs(&letters, |c| "aeiouy".contains(*c));
    if let Some(rest) = folded.strip_prefix("ngh") {
        return AFTER_NGH.contains(rest);
    }
    let has_vowel = letters.iter().any(|c| "aeiouy".contains(*c));
    let first: String = runs.first().map(|run| run.iter().collect()).unwrap_or_default();
    let begins = first.starts_with(|c| "aeiouy".contains(c)) || first.len() == 1 || listed(LATIN_ONSETS, &first);
    let longest = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    has_vowel && begins && longest <= 5
}

/// Whether a word has the accents of Western languages only, and more than one syllable: "résumé".
pub fn is_western(word: &str) -> bool {
    let western = word.nfc().all(|c| u32::from(c) < 0x100 || matches!(c, 'œ' | 'Œ'));
    let letters: Vec<char> = fold(word).chars().collect();
    let vowels = runs(&letters, |c| "aeiouy".contains(*c)).iter().filter(|run| "aeiouy".contains(run[0])).count();
    western && vowels > 1 && is_latin(word)
}

fn plain_vowel(letter: char) -> Option<char> {
    match letter {
        'ĕ' => Some('e'),
        'ŏ' => Some('o'),
        'ŭ' => Some('u'),
        'ĭ' => Some('i'),
        mark if is_combining_mark(mark) => None,
        other => Some(other),
    }
}

fn is_highland_onset(run: &str) -> bool {
    let unit = |part: &str| {
        let then = |bare: &str| listed(HIGHLAND_ONSETS, bare) || ONSETS.contains(&bare);
        then(part) || HIGHLAND_THEN.split(' ').any(|liquid| part.strip_suffix(liquid).is_some_and(then))
    };
    unit(run) || splits(run).any(|(first, rest)| listed(HIGHLAND_FIRST, first) && !rest.is_empty() && unit(rest))
}

/// Every way to cut `run` in two, empty ends included.
fn splits(run: &str) -> impl Iterator<Item = (&str, &str)> {
    run.char_indices().map(|(at, _)| at).chain(std::iter::once(run.len())).map(|at| run.split_at(at))
}

fn listed(list: &str, part: &str) -> bool {
    list.split_whitespace().any(|entry| entry == part)
}

/// Stretches of vowels and of consonants, in turn.
fn runs(letters: &[char], vowel: impl Fn(&char) -> bool) -> Vec<&[char]> {
    letters.chunk_by(|left, right| vowel(left) == vowel(right)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_and_places() {
        let table = "Đăk Glei Ia Drai Kon Plông Tu Mơ Rông Ngọk Lây Hlang Nưih Ba Na Xơ Đăng Jrai Gia Rai Brâu Rơ Măm Pờ Y \
            Sa Thầy Đắk Tô Kroong Xiêr Pék Choong Nhoong Môn Plô Braih Kbang Pxi Pne Ksor Rmah Kpă Siu Puih Mnông Êđê \
            Rŏ Kŭm čar ñam ƀă Kơ\u{306}k Ngao ôxy rađiô krông plông hơmon kơnia Mátxcơva Stiêng Bôk Klông";
        for word in table.split_whitespace() {
            assert!(is_highland(word), "{word}");
        }
        for word in "ngoạig nghgo hknh vk nguời hiệụ tưởg trườngg thkề đ".split(' ') {
            assert!(!is_highland(word), "{word}");
        }
    }

    #[test]
    fn foreign_words() {
        let table = "the strengths rhythm Facebook startup website psychology schnapps nghiep khong thuong queue \
            online logistics marketing homestay blockchain twelfth xylophone";
        for word in table.split_whitespace() {
            assert!(is_latin(word), "{word}");
        }
        for word in "hknh vk nghgo bgo chgo thk tknh mgo kgm ngho".split(' ') {
            assert!(!is_latin(word), "{word}");
        }
        assert!(is_western("résumé") && is_western("château") && !is_western("viêt"));
    }

    #[test]
    fn the_list_is_read() {
        assert!(is_accepted("km") && is_accepted("vnđ") && !is_accepted("vk"));
    }
}
