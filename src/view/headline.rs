//! Headlines and what stands below them: a name of a place, a name that begins with one
//! letter, and a number with the word that follows it stay on one line, however a browser
//! balances the rest.

use std::collections::HashMap;

use crate::craft::numerals::unbroken;
use crate::graph::site::Site;
use crate::model::kind::Kind;

/// The names of places that are kept whole, by their first word.
#[derive(Clone, Debug, Default)]
pub struct Kept(HashMap<String, Vec<String>>);

/// How long a name may be and still be kept whole: longer ones would leave a phone's narrow column.
const LETTERS: usize = 14;

impl Kept {
    /// The short names of a site's places in every language, so that a title in another one is kept too.
    pub fn of(site: &Site) -> Kept {
        let mut kept = Kept::default();
        for term in site.terms(Kind::Place) {
            for language in &site.settings.languages {
                kept.add(term.short.as_ref().unwrap_or(&term.name).get(&language.code));
            }
        }
        kept
    }

    fn add(&mut self, name: &str) {
        let Some((first, _)) = name.split_once(' ').filter(|_| name.chars().count() <= LETTERS) else { return };
        let known = self.0.entry(first.to_owned()).or_default();
        if !known.iter().any(|other| other == name) {
            known.push(name.to_owned());
        }
    }

    /// A headline as pages set it.
    pub fn headline(&self, title: &str) -> String {
        let title = unbroken(title);
        let mut set = String::with_capacity(title.len());
        let mut rest = title.as_str();
        while !rest.is_empty() {
            let word = rest.find(' ').map_or(rest, |end| &rest[..end]);
            let starts = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            let before = &word[..word.len() - starts.len()];
            let at = &rest[before.len()..];
            let whole = |name: &&String| {
                at.strip_prefix(name.as_str()).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
            };
            let name = self.0.get(starts).and_then(|names| names.iter().filter(whole).max_by_key(|name| name.len()));
            set.push_str(before);
            let taken = name.map_or(starts.len(), |name| name.len());
            set.push_str(&at[..taken].replace(' ', "\u{a0}"));
            rest = &at[taken..];
            let next = rest.trim_start_matches(' ');
            let space = &rest[..rest.len() - next.len()];
            // "Y Hlang", "A Thiu": the letter says whether a man or a woman is called so.
            let joins = matches!(starts, "A" | "Y") && space == " " && next.starts_with(char::is_uppercase);
            set.push_str(if joins { "\u{a0}" } else { space });
            rest = next;
        }
        set
    }
}

#[cfg(test)]
mod tests {
    use super::Kept;

    #[test]
    fn names_and_numbers_stay_on_one_line() {
        let mut kept = Kept::default();
        for name in ["Tu Mơ Rông", "Kon Tum", "TP. Kon Tum", "Sa", "Xã có cái tên rất dài"] {
            kept.add(name);
        }
        let table = [
            ("Dưới rừng Tu Mơ Rông chia giống", "Dưới rừng Tu_Mơ_Rông chia giống"),
            ("“Tu Mơ Rông”, 6 tháng đầu", "“Tu_Mơ_Rông”, 6_tháng đầu"),
            ("Tu Mơ Rôngg, TP. Kon Tum", "Tu Mơ Rôngg, TP._Kon_Tum"),
            ("Xã có cái tên rất dài  Kon", "Xã có cái tên rất dài  Kon"),
            ("Điều chị Y Hlang và A Thiu làm, A và B", "Điều chị Y_Hlang và A_Thiu làm, A và B"),
            ("", ""),
        ];
        for (title, set) in table {
            assert_eq!(kept.headline(title), set.replace('_', "\u{a0}"));
        }
    }
}
