//! Every address that was ever published is answered: by its page, a redirect, or a
//! tombstone.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use itertools::{EitherOrBoth, Itertools};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::lang::Lang;
use crate::base::path::{SourcePath, Url};
use crate::graph::address::{Redirect, Tombstone};
use crate::graph::admit::{Reason, Refused};
use crate::graph::ledger::{FILE, Ledger, Line};
use crate::graph::site::Site;
use crate::graph::{alias, archive, former};
use crate::model::term::List;

/// Old addresses: where they lead, and what is gone.
#[derive(Default, Debug)]
pub struct Past {
    /// Old addresses.
    pub redirects: BTreeMap<Url, Redirect>,
    /// What is gone.
    pub tombstones: Vec<Tombstone>,
}

/// Answers every old address; one without an answer is an error at its line. Of the
/// addresses in lists that cannot be read nothing is said.
pub fn past(site: &Site, unread: &BTreeSet<List>, ledger: &Ledger, sink: &mut Sink) -> Past {
    let mut past = Past { redirects: alias::aliases(site, sink), tombstones: Vec::new() };
    // Most editions keep every address that was ever published.
    let today = LazyCell::new(|| addresses_of_today(site));
    let day = site.edition.day();
    let is_known = |who: &str| !unread.iter().any(|list| who.split(':').next() == Some(list.singular()));
    let beside = ledger.until(day).merge_join_by(site.live.keys(), |(address, _), live| (*address).cmp(live.as_str()));
    let left = beside.filter_map(EitherOrBoth::just_left).filter(|(_, line)| is_known(&line.who));
    let (archives, others): (Vec<_>, Vec<_>) = left.partition(|(_, line)| archive::is_archive(&line.who));
    let mut open = Vec::new();
    for (address, line) in others {
        let old = Old::new(site, address, line);
        if !past.holds(&old.url) && !past.answer(site, &today, &old) {
            open.push(old);
        }
    }
    for old in open {
        past.follow(&old, ledger, sink);
    }
    for (root, to) in former::roots(ledger, &site.settings, day) {
        if !site.live.contains_key(&root) {
            past.redirects.entry(root).or_insert(Redirect { to, place: None });
        }
    }
    for (address, line) in archives {
        let old = Old::new(site, address, line);
        if !past.holds(&old.url) {
            past.shelve(site, &today, old);
        }
    }
    past
}

/// Today's address of each thing, by who and language.
type Today<'a> = BTreeMap<(&'a str, Lang), &'a Url>;

fn addresses_of_today(site: &Site) -> Today<'_> {
    site.live.iter().map(|(url, who)| ((who.as_str(), lang_of(url.as_str(), site)), url)).collect()
}

fn lang_of(address: &str, site: &Site) -> Lang {
    let prefix = address.trim_start_matches('/').split('/').next().unwrap_or_default();
    let language = site.settings.languages.iter().skip(1).find(|l| l.code.as_str() == prefix);
    language.map_or_else(|| site.default_lang().clone(), |l| l.code.clone())
}

/// An address that has no page any more.
struct Old {
    url: Url,
    /// Who had it: `kind:id`.
    who: String,
    lang: Lang,
    place: Place,
}

impl Old {
    fn new(site: &Site, address: &str, line: &Line) -> Old {
        Old {
            url: Url::new(address),
            who: alias::bearer(&line.who).unwrap_or_else(|| line.who.clone()),
            lang: lang_of(address, site),
            place: Place::new(&SourcePath::new(FILE), line.spot),
        }
    }
}

impl Past {
    /// Whether something was said of an address, with or without a slash at its end.
    fn holds(&self, url: &Url) -> bool {
        self.redirects.contains_key(url) || self.redirects.contains_key(url.as_str().trim_end_matches('/'))
    }

    fn lead(&mut self, old: &Old, to: &Url) {
        self.redirects.insert(old.url.clone(), Redirect { to: to.clone(), place: Some(old.place.clone()) });
    }

    /// Leads to where the entity stands today, or tells that it is gone.
    fn answer(&mut self, site: &Site, today: &Today<'_>, old: &Old) -> bool {
        let at = |lang: &Lang| today.get(&(old.who.as_str(), lang.clone()));
        if let Some(now) = at(&old.lang).or_else(|| at(site.default_lang())) {
            self.lead(old, now);
        } else if let Some(gone) = refused_for(site, old) {
            let reason = gone.reasons.first().copied().unwrap_or(Reason::Withdrawn);
            let (url, lang, place) = (old.url.clone(), old.lang.clone(), old.place.clone());
            self.tombstones.push(Tombstone { url, kind: gone.kind, lang, reason, since: gone.since, place });
        } else {
            return false;
        }
        true
    }

    /// Leads to where another address of the same entity leads: it was renamed, and one address says to what.
    fn follow(&mut self, old: &Old, ledger: &Ledger, sink: &mut Sink) {
        let others = ledger.of(&old.who).filter_map(|address| self.redirects.get(address));
        match others.map(|redirect| redirect.to.clone()).next() {
            Some(to) => self.lead(old, &to),
            None => {
                let fault = Diagnostic::at(codes::ADDRESS_VANISHES, old.place.clone());
                sink.push(fault.with("address", &old.url).with("who", &old.who));
            }
        }
    }

    /// Answers for a page of an archive: by the same page today, else as its listing does.
    fn shelve(&mut self, site: &Site, today: &Today<'_>, old: Old) {
        let root = archive::root(&old.url);
        if let Some(now) = today.get(&(old.who.as_str(), old.lang.clone())) {
            self.lead(&old, now);
        } else if let Some(to) = self.redirects.get(&root).map(|redirect| redirect.to.clone()) {
            self.lead(&old, &to);
        } else if let Some(stone) = self.tombstones.iter().find(|stone| stone.url == root).cloned() {
            self.tombstones.push(Tombstone { url: old.url, place: old.place, ..stone });
        } else if archive::is_root(&root, site) {
            self.lead(&old, &root);
        }
        // Otherwise the listing's own line tells that it vanishes.
    }
}

/// The kept-back entry that an address belongs to: its own, or by alias.
fn refused_for<'a>(site: &'a Site, old: &Old) -> Option<&'a Refused> {
    let own = |r: &&Refused| old.who == r.kind.with(&r.id);
    let same = site.kept_back.iter().filter(own).find(|r| r.lang == old.lang);
    let any = || site.kept_back.iter().find(own);
    let alias = || site.kept_back.iter().find(|r| r.aliases.iter().any(|a| a == old.url.as_str()));
    same.or_else(any).or_else(alias)
}
