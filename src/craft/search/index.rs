//! The index of some documents: shelves of words with the documents that hold them.
//!
//! A line of a shelf is a word with its marks, then for each field a sign and the
//! list of documents: `hạnh` as the last word of two names is `hanh.`, a tab, `ACK`. Names and
//! whatever else stands in a head are on shelves of their own, apart from bodies:
//! they are few, and answer first.

use std::collections::BTreeMap;

use crate::base::fingerprint::Fingerprint;
use crate::craft::search::posting::list;
use crate::craft::search::sheaf::{BODY, Bundle, Lists};
use crate::craft::search::shelf::shelf;
use crate::craft::search::word::Word;

/// How many documents must hold a word of a body before others are corrected to it.
const KNOWN: usize = 2;
/// The one shelf for all words.
pub const ALL: &str = "het";
/// The file that lists the shelves, where there are many.
pub const SHELVES: &str = "ke.txt";
/// The file that lists the words.
pub const WORDS: &str = "tu.txt";

/// Files by their names below the index's folder.
pub type Shelves = BTreeMap<String, String>;

/// Indexes documents of which pieces were gathered, each with the number of its first. On one shelf for all, or on many.
pub fn index(pieces: &[(u32, Bundle)], spread: Spread) -> Shelves {
    let mut shelves = Shelves::new();
    let mut known = String::new();
    for (word, lists) in bound(pieces) {
        let on = if spread == Spread::One { ALL } else { shelf(&word.plain) };
        let (mut head, mut body) = (String::new(), String::new());
        for (field, numbers) in lists.iter() {
            let line = if field == BODY { &mut body } else { &mut head };
            line.push('\t');
            line.push(field);
            line.push_str(&list(numbers));
        }
        if !head.is_empty() || lists.of(BODY).len() >= KNOWN {
            let count: usize = lists.iter().map(|(_, numbers)| numbers.len()).sum();
            known.push_str(&format!("{} {count}\n", word.marked));
        }
        for (folder, line) in [("d", head), ("t", body)] {
            if !line.is_empty() {
                let text = shelves.entry([folder, "/", on, ".txt"].concat()).or_default();
                text.push_str(&word.marked);
                text.push_str(&line);
                text.push('\n');
            }
        }
    }
    if spread == Spread::Many {
        shelves.insert(SHELVES.to_owned(), listed(&shelves));
    } else {
        // Known without a list: they are always there.
        for of in ["d", "t"] {
            shelves.entry(format!("{of}/{ALL}.txt")).or_default();
        }
    }
    shelves.insert(WORDS.to_owned(), known);
    shelves
}

/// Whether words stand on one shelf or on one for each beginning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spread {
    /// One, which is fetched whole.
    One,
    /// Many.
    Many,
}

/// The words of all pieces in order, each with all its documents.
fn bound(pieces: &[(u32, Bundle)]) -> Vec<(&Word, Lists)> {
    let words = pieces.iter().flat_map(|(first, bundle)| bundle.iter().map(|(word, lists)| (word, *first, lists)));
    let mut all: Vec<(&Word, u32, &Lists)> = words.collect();
    // Stable, so that of one word the earlier documents stay first; each piece is in order already.
    all.sort_by(|one, next| one.0.cmp(next.0));
    let mut bound: Vec<(&Word, Lists)> = Vec::new();
    for (word, first, lists) in all {
        match bound.last_mut().filter(|(last, _)| *last == word) {
            Some((_, of)) => of.extend(lists, first),
            None => bound.push((word, lists.behind(first))),
        }
    }
    bound
}

/// The shelves that there are, each with what its bytes are: a copy that a reader has stays good for as long as they do.
fn listed(shelves: &Shelves) -> String {
    let line = |(name, text): (&String, &String)| {
        let hash = &Fingerprint::of_bytes(text.as_bytes()).hex()[..6];
        format!("{} {hash}\n", name.trim_end_matches(".txt"))
    };
    shelves.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Spread, index};
    use crate::craft::document::{Document, Parsed};
    use crate::craft::search::lexicon::Lexicon;
    use crate::craft::search::sheaf::{Bundle, Doc, Signs, bundle};

    fn doc(number: usize) -> Doc {
        let text = format!("Trồng cà phê ở thôn {}, nuôi {} đàn ong, giữ rừng {}", number % 7, number % 3, number * number % 11);
        let body = Arc::new(Document::new(Parsed::of(&text, (String::new(), text.clone()), Vec::new(), Vec::new())));
        let names = vec![format!("Nguyễn {} Hạnh", ["Thị", "Văn", "Đức"][number % 3])];
        Doc { names, signs: Signs::Name, said: vec![('2', format!("Đắk {}", number % 5).into())], body }
    }

    #[test]
    fn pieces_make_what_the_whole_makes() {
        let (docs, lexicon): (Vec<Doc>, Lexicon) = ((0..60).map(doc).collect(), Lexicon::default());
        for spread in [Spread::One, Spread::Many] {
            let whole = index(&[(0, bundle(&docs, &lexicon))], spread);
            for size in [1, 7, 25, 59] {
                let piece = |(n, some): (usize, &[Doc])| {
                    let bytes = postcard::to_stdvec(&bundle(some, &lexicon)).expect("it can be written down");
                    let kept: Bundle = postcard::from_bytes(&bytes).expect("and read");
                    ((n * size) as u32, kept)
                };
                let pieces: Vec<(u32, Bundle)> = docs.chunks(size).enumerate().map(piece).collect();
                assert_eq!(index(&pieces, spread), whole, "{size}");
            }
        }
    }
}
