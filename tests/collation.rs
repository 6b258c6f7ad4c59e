//! The order of words, compared with Unicode's own implementation over every syllable
//! that Vietnamese can write.

use guong::base::collation::{Tones, sort_key};
use guong::craft::syllable::{ONSETS, RIMES, TONES, is_syllable};
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use unicode_normalization::UnicodeNormalization;

fn vietnamese() -> CollatorBorrowed<'static> {
    let locale = icu_locale_core::locale!("vi");
    Collator::try_new(locale.into(), CollatorOptions::default()).expect("the data of Vietnamese is compiled in")
}

/// Every onset with every rime, each vowel with each tone, as far as these are syllables.
fn syllables() -> Vec<String> {
    let toned = |letters: String| {
        let at_each =
            |tone: char| letters.char_indices().map(move |(at, c)| at + c.len_utf8()).map(|end| (end, tone)).collect::<Vec<_>>();
        let marked = TONES.into_iter().flat_map(at_each);
        let words: Vec<String> =
            marked.map(|(end, tone)| format!("{}{tone}{}", &letters[..end], &letters[end..]).nfc().collect()).collect();
        std::iter::once(letters).chain(words)
    };
    let letters = ONSETS.iter().flat_map(|onset| RIMES.split_whitespace().map(move |rime| format!("{onset}{rime}")));
    let mut all: Vec<String> = letters.flat_map(toned).filter(|word| is_syllable(word)).collect();
    all.sort();
    all.dedup();
    all
}

#[test]
fn all_syllables_stand_as_in_unicode() {
    let collator = vietnamese();
    let mut ours = syllables();
    assert!((15_000..25_000).contains(&ours.len()), "{} syllables", ours.len());
    let mut theirs = ours.clone();
    ours.sort_by_cached_key(|word| sort_key(word, Tones::Cldr));
    theirs.sort_by(|left, right| collator.compare(left, right));
    let differing = ours.iter().zip(&theirs).find(|(our, their)| our != their);
    assert_eq!(differing, None);
}

#[test]
fn pairs_of_words_compare_as_in_unicode() {
    let collator = vietnamese();
    let all = syllables();
    // Every 37th word beside every 41st gives all kinds of neighbours, and is quick.
    let phrases: Vec<String> = all
        .iter()
        .step_by(37)
        .zip(all.iter().step_by(41).cycle())
        .flat_map(|(first, second)| [format!("{first} {second}"), format!("{second} {first}"), second.to_uppercase()])
        .collect();
    for (left, right) in phrases.iter().zip(phrases.iter().skip(1).chain(phrases.iter().skip(7))) {
        let ours = sort_key(left, Tones::Cldr).cmp(&sort_key(right, Tones::Cldr));
        assert_eq!(ours, collator.compare(left, right), "{left} and {right}");
    }
}
