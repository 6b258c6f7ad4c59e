//! Damaged text: what PDFs, old fonts and copying leave in Vietnamese words.
//!
//! Every finding goes to a person, so a word is damaged only if nothing speaks for it:
//! no Vietnamese syllable, no name or word that could be said, no list. Text in another
//! language should not be asked about.

pub mod fault;
pub mod mojibake;

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::is_nfc;

use crate::craft::foreign::{is_accepted, is_highland, is_latin, is_western};
use crate::craft::hygiene::fault::{Damage, Why, is_invisible, is_lost};
use crate::craft::legacy;
use crate::craft::prose::{Token, tokens};
use crate::craft::syllable::{Fit, bare, fit, is_syllable};

/// Longer runs, in bytes, are no words but data.
const LONGEST: usize = 80;

/// What an alien letter may have been.
const SUBSTITUTES: [&str; 13] = ["a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "đ"];

/// How sure a single word makes of its damage.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Sound,
    Damaged(Why),
    /// Reads as an old font, but may be a name: damage only among other remnants.
    PerhapsLegacy,
}

/// All damage in Markdown or plain text, in order of offset.
pub fn damage(text: &str) -> Vec<Damage> {
    let mut found = Vec::new();
    let mut doubtful = Vec::new();
    for token in tokens(text) {
        let stray = stray_marks(&token, &mut found);
        if stray == Stray::Unreadable {
            continue;
        }
        for range in words(token.text) {
            let word = &token.text[range.clone()];
            let finding = |why| Damage { offset: token.offset + range.start, word: word.to_owned(), why };
            match judge_run(word) {
                Verdict::Sound => {}
                Verdict::Damaged(why) => found.push(finding(why)),
                Verdict::PerhapsLegacy => doubtful.push(finding(Why::LegacyFont)),
            }
        }
    }
    if found.iter().any(|damage| damage.why == Why::LegacyFont) {
        found.append(&mut doubtful);
    }
    found.sort();
    found
}

/// Whether the words of a token can still be told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stray {
    Readable,
    Unreadable,
}

fn stray_marks(token: &Token, found: &mut Vec<Damage>) -> Stray {
    let mut push = |at: usize, word: &str| {
        found.push(Damage { offset: token.offset + at, word: word.to_owned(), why: Why::StrayMark });
    };
    if token.text.contains(is_lost) {
        push(0, token.text);
        return Stray::Unreadable;
    }
    for (at, mark) in token.text.char_indices().filter(|(_, c)| matches!(c, '<' | '=')) {
        let (before, after) = (&token.text[..at], &token.text[at + 1..]);
        let opens = mark == '<' && after.chars().take_while(|c| c.is_alphabetic()).count() > 1;
        let closes = mark == '='
            && before.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '!' | '?' | ')'))
            && before.contains(char::is_alphanumeric)
            && !before.starts_with(['-', '$'])
            && !after.contains(char::is_alphanumeric)
            && !after.starts_with('=');
        if opens || closes {
            let range = if opens { at..token.text.len() } else { 0..at + 1 };
            push(range.start, &token.text[range]);
        }
    }
    Stray::Readable
}

/// Where the words of a token are: letters with their marks, and whatever may be one in damaged text.
fn words(token: &str) -> Vec<Range<usize>> {
    let letter = |c: char| c.is_alphanumeric() || is_combining_mark(c) || is_invisible(c);
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in token.char_indices() {
        let next = token[at + c.len_utf8()..].chars().next();
        // French quotation marks are signs of TCVN3 too, but only inside a word.
        let quote = matches!(c, '«' | '»');
        let follows = found.last().is_some_and(|last| last.end == at);
        let inside = follows && next.is_some_and(char::is_alphabetic);
        if letter(c) || (legacy::is_sign(c) && (!quote || inside)) {
            match found.last_mut() {
                Some(last) if follows => last.end = at + c.len_utf8(),
                _ => found.push(at..at + c.len_utf8()),
            }
        }
    }
    found
}

/// A run as it stands: invisible characters, decomposed letters, signs of old fonts, then the word.
fn judge_run(run: &str) -> Verdict {
    if run.contains(legacy::is_sign) && legacy::is_remnant(run) && !is_accepted(run) {
        return Verdict::Damaged(Why::LegacyFont);
    }
    let lettered = run.contains(char::is_alphanumeric);
    if run.contains(is_invisible) {
        // A joiner between the parts of an emoji holds no letter.
        return if lettered || !run.contains('\u{200d}') { Verdict::Damaged(Why::Invisible) } else { Verdict::Sound };
    }
    if run.contains(char::is_numeric) || run.len() > LONGEST || is_accepted(&run.to_lowercase()) {
        return Verdict::Sound;
    }
    if lettered && !is_nfc(run) {
        return Verdict::Damaged(Why::Invisible);
    }
    let parts = run.split(|c: char| legacy::is_sign(c)).filter(|part| !part.is_empty());
    parts.map(judge).find(|verdict| *verdict != Verdict::Sound).unwrap_or(Verdict::Sound)
}

/// A word of letters.
fn judge(word: &str) -> Verdict {
    if word.chars().nth(1).is_none() || is_syllable(word) || !word.contains(is_latin_letter) {
        return Verdict::Sound;
    }
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    let shape = Shape::of(word, capitals);
    let alien = word.contains(is_alien_letter);
    let sound = !alien && is_sound(word, shape);
    if legacy::is_remnant(word) {
        return if sound { Verdict::PerhapsLegacy } else { Verdict::Damaged(Why::LegacyFont) };
    }
    if alien {
        return if is_alien(word) { Verdict::Damaged(Why::AlienLetter) } else { Verdict::Sound };
    }
    if sound { Verdict::Sound } else { Verdict::Damaged(Why::NoSuchSyllable) }
}

/// How a word is written, which tells names and abbreviations from words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Lower,
    Title,
    Capitals,
    Mixed,
}

impl Shape {
    fn of(word: &str, capitals: usize) -> Shape {
        match capitals {
            0 => Shape::Lower,
            1 if word.starts_with(char::is_uppercase) => Shape::Title,
            n if n == word.chars().filter(|c| c.is_alphabetic()).count() => Shape::Capitals,
            _ => Shape::Mixed,
        }
    }
}

/// Whether a word that is no Vietnamese syllable is a word all the same.
fn is_sound(word: &str, shape: Shape) -> bool {
    let lower = word.to_lowercase();
    let ascii = word.is_ascii();
    let roman = ascii && lower.bytes().all(|b| b"ivxlcdm".contains(&b));
    // "TW", "QĐ", "UBMTTQ", "BVĐK": letters without tones.
    let initials = bare(word).tones.is_empty();
    let how = fit(&bare(word));
    match shape {
        _ if roman || is_accepted(&lower) => true,
        Shape::Mixed => true,
        Shape::Capitals if initials => true,
        _ if ascii && is_latin(&lower) => true,
        Shape::Title if ascii => word.len() < 4 || is_highland(&lower),
        Shape::Lower if ascii => false,
        Shape::Lower => (how == Fit::No && is_highland(&lower)) || is_western(&lower),
        // Names of people and villages end in a stop without a tone: "Rôp", "Diêt".
        Shape::Title | Shape::Capitals => (how != Fit::WrongTone && is_highland(&lower)) || is_western(&lower),
    }
}

fn is_latin_letter(c: char) -> bool {
    c.is_alphabetic() && u32::from(c) < 0x250 || ('\u{1e00}'..='\u{1eff}').contains(&c)
}

/// Letters of Vietnamese, of the province's peoples, and plain ASCII.
fn is_homely(c: char) -> bool {
    let lower = c.to_lowercase().next().unwrap_or(c);
    let plain: Vec<char> = bare(&lower.to_string()).letters.chars().collect();
    match plain.as_slice() {
        [letter] => letter.is_ascii() || "ăâđêôơưĕŏŭĭƀčñ".contains(*letter),
        _ => false,
    }
}

/// A letter that neither Vietnamese nor a language of the province has; a lone breve is theirs.
fn is_alien_letter(c: char) -> bool {
    !is_homely(c) && c != '\u{306}'
}

/// Whether an alien letter stands in a Vietnamese word: a letter of another script among
/// Latin ones, or a Latin one beside letters that only Vietnamese has or where a letter of
/// Vietnamese would make a syllable. "Müller" and "Škoda" are none.
fn is_alien(word: &str) -> bool {
    let other_script = |c: char| is_alien_letter(c) && !is_latin_letter(c);
    let vietnamese = |c: char| "đĐơƠưƯ".contains(c) || ('\u{1ea0}'..='\u{1ef9}').contains(&c);
    word.contains(other_script) || word.contains(vietnamese) || could_be_syllable(word)
}

/// Whether letters of Vietnamese in place of the alien ones (at most two) make a syllable.
fn could_be_syllable(word: &str) -> bool {
    let strangers = word.chars().filter(|c| is_alien_letter(*c)).count();
    if strangers > 2 || word.chars().count() > 7 {
        return false;
    }
    let seconds = if strangers > 1 { &SUBSTITUTES[..] } else { &SUBSTITUTES[..1] };
    // Sắc stands for all tones: there is no rime that refuses it.
    let firsts = SUBSTITUTES.iter().flat_map(|letter| ["", "\u{301}"].map(|tone| format!("{letter}{tone}")));
    firsts.into_iter().any(|first| seconds.iter().any(|second| is_syllable(&substituted(word, &first, second))))
}

/// `word` with its first alien letter replaced, and its second.
fn substituted(word: &str, first: &str, second: &str) -> String {
    let mut substitutes = [first, second].into_iter();
    let mut tried = String::with_capacity(word.len());
    for c in word.chars() {
        match is_alien_letter(c).then(|| substitutes.next()).flatten() {
            Some(letter) => tried.push_str(letter),
            None => tried.push(c),
        }
    }
    tried
}
