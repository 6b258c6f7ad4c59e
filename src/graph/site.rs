//! The site: what passed the gate, with every address, relation and listing
//! resolved. Immutable; it answers questions, and knows no output.

use std::collections::BTreeMap;

use itertools::Itertools;

use crate::base::lang::Lang;
use crate::base::path::{SourcePath, Url};
use crate::graph::address::{Redirect, Tombstone};
use crate::graph::admit::Refused;
use crate::graph::calendar::Months;
use crate::graph::edition::Edition;
use crate::graph::entry::Entry;
use crate::graph::letters::Letter;
use crate::graph::listing::{Listing, Subject};
use crate::graph::lists::Lists;
use crate::graph::web::Web;
use crate::model::front::Front;
use crate::model::kind::Kind;
use crate::model::notice::Holiday;
use crate::model::plan::promise::Plan;
use crate::model::snapshot::Snapshot;
use crate::model::term::{List, Term};
use crate::settings::site::{Programme, Settings};

/// What was promised and what was reported; no gate stands before them.
#[derive(Default, Debug)]
pub struct Figures {
    /// Plans, by year.
    pub plans: BTreeMap<i16, Plan>,
    /// Snapshots, by file.
    pub snapshots: Vec<Snapshot>,
}

/// Everything that may be shown, and how it hangs together.
#[derive(Debug)]
pub struct Site {
    /// `site.yaml`.
    pub settings: Settings,
    /// The day and the audience.
    pub edition: Edition,
    /// Entries, and how they hang together.
    pub web: Web,
    /// The letters that have pages. Whoever gathers with them looks at all heads, or holds them.
    pub letters: Vec<Letter>,
    /// What is browsed by month, which is held in the same way.
    pub months: [(Kind, Months); 2],
    /// The lists.
    pub lists: Lists,
    /// Days off.
    pub holidays: Vec<Holiday>,
    /// What the front page shows, where an editor says so.
    pub front: Option<Front>,
    /// What was promised and what was reported.
    pub figures: Figures,
    /// Old addresses and where they lead now.
    pub redirects: BTreeMap<Url, Redirect>,
    /// Addresses of what is gone.
    pub tombstones: Vec<Tombstone>,
    /// What the gate refused, for the terminal and for `serve`; no output reads it.
    pub kept_back: Vec<Refused>,
    /// Every address of the site with who has it, for the ledger.
    pub live: BTreeMap<Url, String>,
    /// Old addresses that entries name, with who the ledger says has them.
    pub aliases: BTreeMap<Url, String>,
}

impl Site {
    /// The default language.
    pub fn default_lang(&self) -> &Lang {
        self.settings.default_lang()
    }

    /// All entries by kind and id, originals before translations, these by language.
    pub fn entries(&self) -> &[Entry] {
        self.web.entries()
    }

    /// The entry at a position that somebody told.
    pub fn at(&self, at: usize) -> Option<&Entry> {
        self.web.at(at)
    }

    /// One entry in one language, without fallback.
    pub fn entry(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&Entry> {
        self.web.entry(kind, id, lang)
    }

    /// The entry that a file holds.
    pub fn entry_in(&self, file: &SourcePath) -> Option<&Entry> {
        self.web.entry_in(file)
    }

    /// One entry for readers of a language: its version, else the original.
    pub fn entry_for(&self, kind: Kind, id: &str, lang: &Lang) -> Option<&Entry> {
        self.entry(kind, id, lang).or_else(|| self.entry(kind, id, self.default_lang()))
    }

    /// The version of an entry that lists of a language show: a translation that is in no list is in none.
    pub fn listed<'a>(&'a self, entry: &'a Entry, lang: &Lang) -> &'a Entry {
        let entity = entry.entity();
        if entity.lang == *lang {
            return entry;
        }
        let own = self.entry(entity.kind, &entity.id, lang);
        own.filter(|own| entity.head.unlisted || !own.entity().head.unlisted).unwrap_or(entry)
    }

    /// All entries of a kind in one language.
    pub fn of_kind(&self, kind: Kind, lang: &Lang) -> impl Iterator<Item = &Entry> {
        self.entries().iter().filter(move |e| e.entity().kind == kind && e.entity().lang == *lang)
    }

    /// The terms of a kind, in the list's order.
    pub fn terms(&self, kind: Kind) -> &[Term] {
        list_of(kind).map_or(&[], |list| self.lists.all(list))
    }

    /// One term of a list.
    pub fn term(&self, list: List, id: &str) -> Option<&Term> {
        self.lists.get(list, id)
    }

    /// One programme.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.settings.programmes.iter().find(|p| p.id.id == id)
    }

    /// The address of anything for readers of a language; `None` if it has no page.
    pub fn url(&self, kind: Kind, id: &str, lang: &Lang) -> Option<Url> {
        match kind {
            _ if kind.is_term() => {
                let shown = self.settings.has_terms(kind) && list_of(kind).is_some_and(|list| self.term(list, id).is_some());
                shown.then(|| self.address(kind, id, lang))
            }
            Kind::Programme => self.programme(id).map(|_| self.address(kind, id, lang)),
            Kind::Plan | Kind::Indicator => {
                let url = self.address(kind, id, lang);
                // Both stand at the same addresses.
                let who = kind.with(id);
                self.live.get(&url).is_some_and(|has| *has == who).then_some(url)
            }
            _ => self.entry_for(kind, id, lang).map(|e| e.url.clone()),
        }
    }

    /// An address by pattern alone, with the language's prefix.
    fn address(&self, kind: Kind, id: &str, lang: &Lang) -> Url {
        let filling = crate::settings::address::Filling { id, ..Default::default() };
        self.localized(&self.settings.permalinks.address(kind, &filling), lang)
    }

    /// An address of the default language, for readers of another.
    pub fn localized(&self, url: &Url, lang: &Lang) -> Url {
        if lang == self.default_lang() { url.clone() } else { Url::new(&format!("/{lang}{url}")) }
    }

    /// Every address that this edition has and the ledger remembers, in order, with who has it.
    pub fn addresses(&self) -> impl Iterator<Item = (&Url, &String)> {
        // What has a page is called by that.
        let all = self.live.iter().merge_by(&self.aliases, |live, alias| live.0 <= alias.0);
        all.dedup_by(|one, next| one.0 == next.0)
    }

    /// The root of a listing.
    pub fn listing_url(&self, subject: &Subject, lang: &Lang) -> Option<Url> {
        match subject {
            Subject::Kind(kind) => Some(self.localized(&self.settings.permalinks.root(*kind), lang)),
            // A movement's or cluster's own page is its term page: without a version, no listing.
            Subject::Term(kind @ (Kind::Movement | Kind::Cluster), id) => self.entry(*kind, id, lang).map(|e| e.url.clone()),
            Subject::Term(kind, id) => self.url(*kind, id, lang),
        }
    }

    /// The listing of a subject; every kind and every term has one.
    pub fn listing(&self, subject: &Subject) -> Option<&Listing> {
        self.web.listings().get(subject)
    }

    /// Every listing of the default language's entries.
    pub fn listings(&self) -> &BTreeMap<Subject, Listing> {
        self.web.listings()
    }

    /// The months of a kind that is browsed by them.
    pub fn months(&self, kind: Kind) -> &Months {
        static NONE: Months = Months::new();
        self.months.iter().find(|(of, _)| *of == kind).map_or(&NONE, |(_, months)| months)
    }

    /// Entries that refer to something, in the language where they have it.
    pub fn referring(&self, kind: Kind, id: &str) -> impl Iterator<Item = &Entry> {
        self.web.referring(kind, id)
    }

    /// The full address of one of the site's own.
    pub fn absolute(&self, url: &Url) -> String {
        let base = &self.settings.base;
        [&*base.origin, &base.path, url.as_str().trim_start_matches('/')].concat()
    }

    /// The address as pages write it: with the path of `base_url`, without the host.
    pub fn href(&self, url: &Url) -> String {
        [&*self.settings.base.path, url.as_str().trim_start_matches('/')].concat()
    }
}

/// The kind that the terms of a list are of, if they have pages.
pub fn kind_of(list: List) -> Option<Kind> {
    Kind::TERMS.iter().copied().find(|kind| list_of(*kind) == Some(list))
}

/// The list whose terms are of that kind.
pub fn list_of(kind: Kind) -> Option<List> {
    match kind {
        Kind::Field => Some(List::Fields),
        Kind::Place => Some(List::Places),
        Kind::Level => Some(List::Levels),
        Kind::Unit => Some(List::Units),
        Kind::Column => Some(List::Columns),
        _ => None,
    }
}
