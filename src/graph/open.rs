//! Opens the site: from a catalog to a `Site`, every question answered once.

use std::collections::btree_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::Ref;
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::graph::address;
use crate::graph::admit;
use crate::graph::alias;
use crate::graph::archive;
use crate::graph::calendar;
use crate::graph::claims;
use crate::graph::edition::Edition;
use crate::graph::entry::Entry;
use crate::graph::figures;
use crate::graph::ledger::Ledger;
use crate::graph::letters;
use crate::graph::links;
use crate::graph::listing::{Listing, Subject};
use crate::graph::lists::Lists;
use crate::graph::order::{Order, Seat};
use crate::graph::past::{Past, past};
use crate::graph::reference::{self, Ids};
use crate::graph::site::{Figures, Site, list_of};
use crate::graph::web::{Referrers, Web};
use crate::model::catalog::Catalog;
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::settings::address::{Filling, RESERVED};
use crate::settings::site::{Settings, programme_place};

/// Resolves references, opens the gate, gives addresses, builds listings.
pub fn open(mut catalog: Catalog, settings: &Settings, edition: Edition, ledger: &Ledger, sink: &mut Sink) -> Site {
    let ids = Ids::of(&catalog, settings);
    reference::check(&catalog, &ids, sink);
    links::check(&catalog, &ids, sink);
    figures::check(&catalog, edition.day(), sink);
    claims::check(&catalog, edition.day(), sink);
    let lists = Lists::of(std::mem::take(&mut catalog.lists));
    let order = Order::of((&catalog, &lists), ledger, edition.day());
    let (gate, catalog) = admit::admit(catalog, &settings.policy, &edition, sink);
    let mut entries: Vec<Entry> = gate
        .admitted
        .into_iter()
        .map(|admitted| {
            let (url, seat) = (address::of(admitted.entity(), settings), order.seat(admitted.entity()));
            Entry { admitted, url, seat }
        })
        .collect();
    let default = settings.default_lang();
    entries.sort_by(|a, b| a.name(default).cmp(&b.name(default)));
    let live = live(&entries, (&catalog, &lists), settings, sink);
    let listings = listings(&entries, &lists, settings, &order);
    let referrers = referrers(&entries, default);
    let web = Web::new(entries, listings, referrers);
    let site = Site {
        letters: letters::paged(&web),
        months: calendar::KINDS.map(|kind| (kind, calendar::months(&web, kind, settings.page_size))),
        web,
        settings: settings.clone(),
        edition,
        lists,
        holidays: catalog.holidays,
        front: catalog.front,
        figures: Figures { plans: catalog.plans, snapshots: catalog.snapshots },
        redirects: BTreeMap::new(),
        tombstones: Vec::new(),
        kept_back: gate.refused,
        live,
        aliases: BTreeMap::new(),
    };
    remember(site, &catalog.unread, ledger, sink)
}

/// The site with every address that it has, and an answer at every one that it had.
fn remember(mut site: Site, unread: &BTreeSet<List>, ledger: &Ledger, sink: &mut Sink) -> Site {
    for (url, who) in archive::pages(&site) {
        site.live.entry(url).or_insert(who);
    }
    let Past { redirects, tombstones } = past(&site, unread, ledger, sink);
    site.redirects = redirects;
    site.tombstones = tombstones;
    site.aliases = alias::remembered(&site);
    site
}

/// An address that something has: what the ledger calls it, and where it is written.
type Claim = (Url, String, Place);

/// Every address of today; two things at one address are an error.
fn live(entries: &[Entry], (catalog, lists): (&Catalog, &Lists), settings: &Settings, sink: &mut Sink) -> BTreeMap<Url, String> {
    let mut live: BTreeMap<Url, String> = BTreeMap::new();
    let claims = entries.iter().filter_map(|entry| of_entry(entry, settings, sink)).collect::<Vec<_>>();
    for (url, who, place) in claims.into_iter().chain(of_lists(catalog, lists, settings)) {
        match live.entry(url) {
            Slot::Vacant(free) => drop(free.insert(who)),
            Slot::Occupied(taken) => {
                let fault = Diagnostic::at(codes::SAME_OUTPUT, place).with("path", taken.key());
                sink.push(fault.with("other", taken.get()));
            }
        }
    }
    live
}

/// What an entry claims; a page may not have what is the site's own.
fn of_entry(entry: &Entry, settings: &Settings, sink: &mut Sink) -> Option<Claim> {
    let (entity, url) = (entry.entity(), &entry.url);
    if entity.kind == Kind::Page && is_reserved(url, settings) {
        sink.push(Diagnostic::at(codes::ADDRESS_RESERVED, entity.place()).with("address", url));
        return None;
    }
    Some((url.clone(), entity.kind.with(&entity.id), entity.place()))
}

/// What terms, programmes, plans and their indicators claim, in every language.
fn of_lists(catalog: &Catalog, lists: &Lists, settings: &Settings) -> Vec<Claim> {
    let mut named: Vec<(Kind, String, Place)> = Vec::new();
    for kind in Kind::TERMS.iter().filter(|k| settings.has_terms(**k)) {
        let terms = list_of(*kind).map_or(&[][..], |list| lists.all(list));
        named.extend(terms.iter().map(|term| (*kind, term.id.clone(), term.place.clone())));
    }
    let programmes = settings.programmes.iter();
    named.extend(programmes.map(|p| (Kind::Programme, p.id.id.clone(), programme_place(p))));
    for plan in catalog.plans.values() {
        named.push((Kind::Plan, plan.year.to_string(), Place::start(&plan.file)));
        let place = |spot| Place::new(&plan.file, spot);
        let indicators = plan.indicators.iter();
        named.extend(indicators.map(|i| (Kind::Indicator, format!("{}/{}", plan.year, i.id), place(i.spot))));
    }
    let claim = |lang: &Lang, (kind, id, place): &(Kind, String, Place)| {
        let url = settings.permalinks.address(*kind, &Filling { id, ..Filling::default() });
        let url = if lang == settings.default_lang() { url } else { Url::new(&format!("/{lang}{url}")) };
        (url, kind.with(id), place.clone())
    };
    settings.languages.iter().flat_map(|l| named.iter().map(move |one| claim(&l.code, one))).collect()
}

fn is_reserved(url: &Url, settings: &Settings) -> bool {
    let root = |kind: Kind| settings.permalinks.root(kind);
    let first = url.as_str().trim_matches('/').split('/').next().unwrap_or_default().to_owned();
    let of_kind = Kind::ALL.iter().filter(|k| **k != Kind::Page).any(|k| root(*k).as_str().trim_matches('/') == first);
    of_kind
        || RESERVED.contains(&first.as_str())
        || (settings.reports.publish && first == "bao-cao")
        || settings.languages.iter().any(|l| l.code.as_str() == first && url.as_str() == format!("/{first}/"))
}

/// Oldest first: what is gone keeps an empty seat.
fn listings(entries: &[Entry], lists: &Lists, settings: &Settings, order: &Order<'_>) -> BTreeMap<Subject, Listing> {
    let listed = entries.iter().enumerate().filter(|(_, e)| e.entity().lang == *settings.default_lang());
    let always = all_subjects(entries, lists, settings);
    let empty = order.empty(entries.iter().map(|e| e.entity()));
    let shown = listed.filter(|(_, e)| !e.entity().head.unlisted);
    let shown = shown.map(|(at, entry)| (&entry.seat, Some(at), order.under(entry.entity())));
    let gone = empty.iter().map(|(seat, subjects)| (seat, None, *subjects));
    let mut all: Vec<(&Seat, Option<usize>, &[Subject])> = shown.chain(gone).collect();
    // Seated in order, each listing is in order.
    all.sort_unstable_by(|one, next| (one.0, one.1).cmp(&(next.0, next.1)));
    let mut by_subject: FxHashMap<&Subject, Vec<Option<usize>>> = always.iter().map(|subject| (subject, Vec::new())).collect();
    for (_, at, subjects) in all {
        for subject in subjects {
            by_subject.entry(subject).or_default().push(at);
        }
    }
    let listing = |(subject, seats): (&Subject, Vec<Option<usize>>)| (subject.clone(), Listing::new(subject.clone(), seats));
    by_subject.into_iter().map(listing).collect()
}

/// What has a listing, empty or not.
fn all_subjects(entries: &[Entry], lists: &Lists, settings: &Settings) -> Vec<Subject> {
    let own = entries.iter().map(|e| e.entity()).filter(|e| e.lang == *settings.default_lang());
    let own = own.filter(|e| matches!(e.kind, Kind::Movement | Kind::Cluster)).map(|e| Subject::Term(e.kind, e.id.clone()));
    let terms = |kind: &Kind| list_of(*kind).map_or(&[][..], |list| lists.all(list));
    let of_terms = Kind::TERMS.iter().flat_map(|kind| terms(kind).iter().map(|t| Subject::Term(*kind, t.id.clone())));
    let programmes = settings.programmes.iter().map(|p| Subject::Term(Kind::Programme, p.id.id.clone()));
    Kind::ENTRIES.iter().map(|kind| Subject::Kind(*kind)).chain(of_terms).chain(programmes).chain(own).collect()
}

/// Who refers to what, in front matter and body.
fn referrers(entries: &[Entry], default: &Lang) -> Referrers {
    let mut found: FxHashMap<(Kind, &str), Vec<usize>> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate().filter(|(_, e)| e.entity().lang == *default) {
        let entity = entry.entity();
        if entity.head.unlisted {
            continue;
        }
        let mut targets: Vec<(Kind, &Ref)> = entity.terms().collect();
        match &entity.matter {
            Matter::Profile(p) => targets.extend(p.replicated_from.iter().map(|r| (Kind::Profile, r))),
            Matter::Story(s) => targets.extend(s.profiles.iter().map(|r| (Kind::Profile, r))),
            Matter::Movement(m) => {
                targets.extend(m.parent.iter().map(|r| (Kind::Movement, r)));
                targets.extend(m.outlets.iter().map(|r| (Kind::Unit, r)));
            }
            Matter::Cluster(c) => targets.extend(c.lead.iter().map(|r| (Kind::Unit, r))),
            Matter::Notice(_) | Matter::Page => {}
        }
        for (kind, target) in targets {
            let from = found.entry((kind, &target.id)).or_default();
            // Whoever names something twice refers to it once.
            if from.last() != Some(&at) {
                from.push(at);
            }
        }
    }
    found.into_iter().map(|((kind, id), from)| ((kind, id.to_owned()), from)).collect()
}
