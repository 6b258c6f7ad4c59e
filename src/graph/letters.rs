//! People, collectives and households from A to Z. Where they are many, each letter has
//! a page of its own, so that the page for finding stays light and a new name rewrites
//! the page of its letter.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::base::collation::{SortKey, Tones, called, initial, sort_key};
use crate::base::path::Url;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::graph::web::Web;
use crate::model::entity::Entity;
use crate::model::kind::Kind;
use crate::model::profile::Who;

/// The page for finding.
pub const FINDING: &str = "/tim-kiem/";
/// Where the pages of letters stand below it.
pub const LETTERS: &str = "a-z/";
/// How many names may stand on one page.
const TOGETHER: usize = 200;

/// How many names may stand on one page of a letter: with more it would be heavy to show.
const PART: usize = 500;

/// The listed profiles, in no order that readers see.
pub fn named(web: &Web) -> impl Iterator<Item = &Entry> {
    listed(web).iter().filter_map(|at| web.at(*at))
}

fn listed(web: &Web) -> &[usize] {
    web.listings().get(&Subject::Kind(Kind::Profile)).map_or(&[][..], |l| &l.members)
}

/// Whether an entry is somebody, and not several.
pub fn is_person(entity: &Entity) -> bool {
    entity.profile().is_some_and(|p| p.who == Some(Who::Individual))
}

/// The name that an entry is sorted by.
pub fn name(entity: &Entity) -> &str {
    entity.profile().and_then(|p| p.sort_name.as_deref()).unwrap_or(&entity.head.title)
}

/// The letter that an entry stands under: people by what they are called.
pub fn letter(entity: &Entity) -> String {
    initial(if is_person(entity) { called(name(entity)) } else { name(entity) })
}

/// A letter, and who stands under it.
#[derive(Debug)]
pub struct Letter {
    /// The letter.
    pub letter: String,
    /// Positions of entries, in no order that readers see.
    pub members: Vec<usize>,
}

/// The letters that have pages, in their order; none where all names fit on one page.
pub fn paged(web: &Web) -> Vec<Letter> {
    let listed = listed(web);
    if listed.len() <= TOGETHER {
        return Vec::new();
    }
    let mut letters: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for at in listed {
        if let Some(entry) = web.at(*at) {
            letters.entry(letter(entry.entity())).or_default().push(*at);
        }
    }
    let keyed = letters.into_iter().map(|(letter, members)| (sort_key(&letter, Tones::Cldr), Letter { letter, members }));
    keyed.collect::<BTreeMap<SortKey, Letter>>().into_values().collect()
}

impl Letter {
    /// How many pages it has.
    pub fn parts(&self) -> usize {
        self.members.len().div_ceil(PART)
    }
}

/// The names of one of a letter's pages, which are counted from 1, of all in their order.
pub fn part<T>(ordered: &[T], number: usize) -> &[T] {
    ordered.chunks(PART).nth(number.saturating_sub(1)).unwrap_or_default()
}

/// The address of one of a letter's pages.
pub fn url(letter: &str, number: usize) -> Url {
    let first = format!("{LETTERS}{}/", slug(letter));
    Url::new(FINDING).below(&if number > 1 { format!("{first}{number}/") } else { first })
}

/// A letter in addresses, typed as Vietnamese is without its keys: `dd` for Đ, `uw` for Ư.
pub fn slug(letter: &str) -> String {
    let typed = |c: char| match c {
        'đ' => "dd".to_owned(),
        '\u{306}' | '\u{31B}' => "w".to_owned(),
        c if c.is_ascii_alphanumeric() => c.to_string(),
        '#' => "0".to_owned(),
        c => format!("-{:x}", u32::from(c)),
    };
    let mut slug = String::new();
    for c in letter.to_lowercase().nfd() {
        // The circumflex is the letter typed twice.
        let again = slug.chars().last().filter(|_| c == '\u{302}');
        slug.push_str(&again.map_or_else(|| typed(c), String::from));
    }
    slug.trim_start_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn letters_have_addresses() {
        let table = [
            ("A", "a"),
            ("Ă", "aw"),
            ("Â", "aa"),
            ("Đ", "dd"),
            ("Ê", "ee"),
            ("Ơ", "ow"),
            ("Ư", "uw"),
            ("#", "0"),
            ("日", "65e5"),
        ];
        for (letter, address) in table {
            assert_eq!(slug(letter), address);
        }
    }
}
