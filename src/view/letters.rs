//! Finding without script: A to Z, and everything else that leads to a list.

use itertools::Itertools;

use crate::base::collation::SortKey;
use crate::base::path::Url;
use crate::graph::entry::Entry;
use crate::graph::letters::{self, FINDING, Letter, is_person, letter, named};
use crate::graph::site::list_of;
use crate::model::kind::Kind;
use crate::settings::site;
use crate::view::browse::{BrowsePage, FindingPage, Group};
use crate::view::card::Builder;
use crate::view::frame::Link;

/// Whether it is several, the key of the name, the id: names in order.
type Named<'e> = (bool, Option<&'e SortKey>, &'e str);

/// How many names stand under a letter that has a page.
const FIRST: usize = 3;
/// Lists that lead on.
const LISTS: [(Kind, &str); 5] =
    [(Kind::Place, "places"), (Kind::Field, "fields"), (Kind::Column, "columns"), (Kind::Unit, "units"), (Kind::Level, "levels")];

impl Builder<'_> {
    /// The page for finding.
    pub fn search(&self) -> FindingPage {
        let (title, letters, others) = if self.site.letters.is_empty() {
            let [people, others] = self.ordered(named(&self.site.web));
            ("search.people", self.by_letter(&people), self.name_links(&others))
        } else {
            ("search.all", self.site.letters.iter().map(|letter| self.first_of(letter)).collect(), Vec::new())
        };
        let mut groups = vec![Group::new(self.word("search.others"), others)];
        groups.extend(LISTS.map(|(kind, key)| Group::new(self.word(&format!("search.{key}")), self.list_links(kind))));
        groups.push(Group::new(self.word("menu.programmes"), self.programme_links()));
        let pages = self.site.of_kind(Kind::Page, self.site.default_lang()).filter(|e| !e.entity().head.unlisted);
        let links = pages.map(|e| self.card(e)).map(|c| Link { label: c.title.clone(), href: c.href.clone() }).collect();
        groups.push(Group::new(self.word("menu.pages"), links));
        groups.retain(|g| !g.links.is_empty());
        let lists = BrowsePage {
            head: self.simple(&self.word("menu.search"), FINDING),
            text: self.word("search.text"),
            letters_title: self.word(title),
            letters,
            groups,
        };
        FindingPage { lists, map: self.map() }
    }

    /// One page of a letter: people first, then collectives and households.
    pub fn letter_page(&self, at: usize, number: usize) -> BrowsePage {
        let all = &self.site.letters;
        let (own, members) = all.get(at).map_or(("", &[][..]), |l| (l.letter.as_str(), &l.members));
        let names = self.ordered(members.iter().filter_map(|at| self.site.at(*at))).concat();
        let here = letters::part(&names, number);
        let (people, others): (Vec<&Entry>, Vec<&Entry>) = here.iter().copied().partition(|e| is_person(e.entity()));
        let links = all.iter().filter(|l| l.letter != own).map(|l| self.letter_link(&l.letter));
        let mut groups = vec![
            Group::new(self.word("search.people"), self.name_links(&people)),
            Group::new(self.word("search.others"), self.name_links(&others)),
            Group::new(self.word("search.parts"), self.parts(own, (&names, number))),
            Group::new(self.word("search.letters"), links.collect()),
        ];
        groups.retain(|g| !g.links.is_empty());
        let mut title = self.word("search.letter").replace("{letter}", own);
        if number > 1 {
            title = format!("{title} – {} {number}", self.word("list.page"));
        }
        let mut head = self.simple(&title, letters::url(own, number).as_str());
        head.crumbs.insert(1, Link { label: self.word("menu.search"), href: self.here(&Url::new(FINDING)) });
        BrowsePage { head, text: String::new(), letters_title: String::new(), letters: Vec::new(), groups }
    }

    fn letter_link(&self, letter: &str) -> Link {
        Link { label: letter.to_owned(), href: self.here(&letters::url(letter, 1)) }
    }

    /// The other pages of a letter, each by its first and its last name.
    fn parts(&self, letter: &str, (names, own): (&[&Entry], usize)) -> Vec<Link> {
        let said = |entry: &&Entry| entry.entity().head.title.clone();
        let numbered =
            (1..).map_while(|number| Some((number, letters::part(names, number))).filter(|(_, some)| !some.is_empty()));
        let link = |(number, some): (usize, &[&Entry])| {
            let (first, last) = (some.first().map(said)?, some.last().map(said)?);
            Some(Link { label: format!("{first} – {last}"), href: self.here(&letters::url(letter, number)) })
        };
        numbered.filter(|(number, _)| *number != own).filter_map(link).collect()
    }

    /// A letter with its first names, and the way to all of them.
    fn first_of(&self, Letter { letter, members }: &Letter) -> Group {
        let said = self.word("search.more").replace("{n}", &members.len().to_string()).replace("{letter}", letter);
        let names = members.iter().filter_map(|at| self.site.at(*at));
        let first: Vec<&Entry> = names.k_smallest_by_key(FIRST, |entry| self.sorts_as(entry)).collect();
        let more = (members.len() > FIRST).then(|| Link { label: said, ..self.letter_link(letter) });
        Group { title: letter.clone(), links: self.name_links(&first), more }
    }

    /// Where a name stands: people come first, in the order of what they are called.
    fn sorts_as<'e>(&'e self, entry: &'e Entry) -> Named<'e> {
        let entity = entry.entity();
        (!is_person(entity), self.keys.get(self.site, entry), &entity.id)
    }

    /// People in the order of their names, and collectives and households in that of theirs.
    fn ordered<'e>(&'e self, entries: impl Iterator<Item = &'e Entry>) -> [Vec<&'e Entry>; 2] {
        let mut names: Vec<(Named<'e>, &Entry)> = entries.map(|entry| (self.sorts_as(entry), entry)).collect();
        names.sort_unstable_by_key(|(named, _)| *named);
        let (people, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|((is_several, ..), _)| !is_several);
        [people, others].map(|names| names.into_iter().map(|(_, entry)| entry).collect())
    }

    fn name_links(&self, entries: &[&Entry]) -> Vec<Link> {
        let link = |entry: &&Entry| {
            let card = self.card(entry);
            let label = if card.sample { format!("{} ({})", card.title, self.word("sample")) } else { card.title.clone() };
            Link { label, href: card.href.clone() }
        };
        entries.iter().map(link).collect()
    }

    /// People, who come in order, by their letters.
    fn by_letter(&self, people: &[&Entry]) -> Vec<Group> {
        let own = |entry: &&Entry| letter(entry.entity());
        let same = people.chunk_by(|one, next| own(one) == own(next));
        same.map(|some| Group::new(some.first().map_or_else(String::new, own), self.name_links(some))).collect()
    }

    fn list_links(&self, kind: Kind) -> Vec<Link> {
        let link = |t: &crate::model::term::Term| {
            let named = self.later(list_of(kind)?, &t.id).filter(|named| !named.href.is_empty())?;
            Some(Link { label: named.said(), href: named.href })
        };
        self.site.terms(kind).iter().filter_map(link).collect()
    }

    /// The pages of all programmes.
    pub fn programme_links(&self) -> Vec<Link> {
        let link = |p: &site::Programme| {
            let url = self.site.url(Kind::Programme, &p.id.id, &self.lang)?;
            Some(Link { label: p.title.get(&self.lang).to_owned(), href: self.site.href(&url) })
        };
        self.site.settings.programmes.iter().filter_map(link).collect()
    }
}
