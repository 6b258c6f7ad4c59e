//! Headlines and what stands below them: a name of a place, a name that begins with one
//! letter, and a number with the word that follows it stay on one line, however a browser
//! balances the rest.

use rustc_hash::FxHashMap;

use crate::craft::numerals::unbroken;
use crate::graph::site::Site;
use crate::model::kind::Kind;

/// The names of places that are kept whole, by their first word.
#[derive(Clone, Debug, Default)]
pub struct Kept(FxHashMap<String, Vec<String>>);

/// How long a name may be and still be kept whole: longer ones would leave a phone's narrow column.
const LETTERS: usize = 14;
/// The space that does not break.
const NO_BREAK: &str = "\u{a0}";
/// So much longer is a headline than what is set, for the spaces that are kept.
const ROOM: usize = 8;

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
        let mut set = String::with_capacity(title.len() + ROOM);
        // How far the title was looked at, and how far it was set.
        let (mut at, mut done) = (0, 0);
        while at < title.len() {
            let rest = &title[at..];
            let word = &rest[..rest.bytes().position(|b| b == b' ').unwrap_or(rest.len())];
            let starts = word.trim_start_matches(|c: char| !c.is_alphanumeric());
            let from = at + word.len() - starts.len();
            let mut end = at + word.len();
            if let Some(name) = self.name(starts, &title[from..]) {
                end = from + name.len();
                set.push_str(&title[done..from]);
                set.push_str(&name.replace(' ', NO_BREAK));
                done = end;
            }
            at = end + title[end..].bytes().take_while(|b| *b == b' ').count();
            // "Y Hlang", "A Thiu": the letter says whether a man or a woman is called so.
            if matches!(starts, "A" | "Y") && at == end + 1 && title[at..].starts_with(char::is_uppercase) {
                set.push_str(&title[done..end]);
                set.push_str(NO_BREAK);
                done = at;
            }
        }
        set.push_str(&title[done..]);
        set
    }

    /// The longest name that a text begins with, whose first word is known.
    fn name(&self, first: &str, text: &str) -> Option<&String> {
        let whole = |name: &&String| {
            text.strip_prefix(name.as_str()).is_some_and(|after| !after.starts_with(|c: char| c.is_alphanumeric()))
        };
        self.0.get(first)?.iter().filter(whole).max_by_key(|name| name.len())
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
