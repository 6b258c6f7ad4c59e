//! Every name that a term is searched by: its own, other spellings, and those of
//! what it came from and what has its place now.

use crate::model::term::{List, Term};
use crate::view::card::Builder;

impl Builder<'_> {
    /// The names of a term in the readers' language, its own first.
    pub fn names_of(&self, term: &Term) -> Vec<String> {
        let mut names = vec![term.name.get(&self.lang).to_owned()];
        names.extend(term.short.as_ref().map(|short| short.get(&self.lang).to_owned()));
        let original = self.site.default_lang();
        names.push(term.name.get(original).to_owned());
        names.extend(term.short.as_ref().map(|short| short.get(original).to_owned()));
        names.extend(term.also.iter().cloned());
        let mut known: Vec<String> = Vec::new();
        for name in names {
            if !known.contains(&name) {
                known.push(name);
            }
        }
        known
    }

    /// The names of what a term came from and of what has its place now.
    pub fn names_in_time(&self, list: List, term: &Term) -> Vec<String> {
        let lists = &self.site.lists;
        let now = lists.now(list, &term.id, self.site.edition.day());
        let before = lists.before(list, &term.id).into_iter().filter(|t| t.ended_before(self.site.edition.day()));
        now.into_iter().chain(before).flat_map(|t| self.names_of(t)).collect()
    }
}
