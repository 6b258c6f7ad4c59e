//! Opens the site: from a catalog to a `Site`, every question answered once.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::Ref;
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::graph::address::{self, Past, Present};
use crate::graph::admit::{self, Admitted};
use crate::graph::claims;
use crate::graph::edition::Edition;
use crate::graph::figures;
use crate::graph::ledger::Ledger;
use crate::graph::links;
use crate::graph::listing::{Listing, Subject};
use crate::graph::order::{self, Order, Seat};
use crate::graph::reference::{self, Ids};
use crate::graph::site::{Entry, Figures, Site, list_of};
use crate::model::catalog::Catalog;
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::term::{List, Term};
use crate::settings::site::{OWN, Settings, programme_place};

/// Resolves references, opens the gate, gives addresses, builds listings.
pub fn open(catalog: Catalog, settings: &Settings, edition: Edition, ledger: &Ledger, sink: &mut Sink) -> Site {
    let ids = Ids::of(&catalog, settings);
    reference::check(&catalog, &ids, sink);
    links::check(&catalog, &ids, sink);
    figures::check(&catalog, edition.day(), sink);
    claims::check(&catalog, edition.day(), sink);
    let order = Order::of(&catalog, ledger, edition.day());
    let (gate, catalog) = admit::admit(catalog, &settings.policy, &edition, sink);
    let admitted: Vec<(Admitted, Url)> = gate
        .admitted
        .into_iter()
        .map(|a| {
            let url = address::of(a.entity(), settings);
            (a, url)
        })
        .collect();
    let live = live(&admitted, &catalog, settings, sink);
    let present = Present { live: &live, admitted: &admitted, refused: &gate.refused, settings, day: edition.day() };
    let Past { redirects, tombstones } = address::past(&present, ledger, sink);
    let mut entries: Vec<Entry> = admitted
        .into_iter()
        .map(|(admitted, url)| {
            let seat = order.seat(admitted.entity());
            Entry { admitted, url, seat }
        })
        .collect();
    let default = settings.default_lang();
    let key = |e: &Entry| {
        let entity = e.admitted.entity();
        (entity.kind, entity.id.clone(), entity.lang != *default, entity.lang.clone())
    };
    entries.sort_by_cached_key(key);
    let lists: BTreeMap<List, Vec<Term>> = catalog.lists;
    Site {
        index: index(&entries),
        listings: listings(&entries, &lists, settings, &order),
        referrers: referrers(&entries, default),
        settings: settings.clone(),
        edition,
        entries,
        lists,
        holidays: catalog.holidays,
        front: catalog.front,
        figures: Figures { plans: catalog.plans, snapshots: catalog.snapshots },
        redirects,
        tombstones,
        kept_back: gate.refused,
        live,
    }
}

fn index(entries: &[Entry]) -> BTreeMap<(Kind, String, Lang), usize> {
    let key = |e: &Entry| {
        let entity = e.admitted.entity();
        (entity.kind, entity.id.clone(), entity.lang.clone())
    };
    entries.iter().enumerate().map(|(i, e)| (key(e), i)).collect()
}

/// Every address of today; two things at one address are an error.
fn live(admitted: &[(Admitted, Url)], catalog: &Catalog, settings: &Settings, sink: &mut Sink) -> BTreeMap<Url, String> {
    let mut live: BTreeMap<Url, String> = BTreeMap::new();
    let mut claim = |url: Url, who: String, place: Place, sink: &mut Sink| {
        if let Some(other) = live.get(&url) {
            sink.push(Diagnostic::at(codes::SAME_OUTPUT, place).with("path", &url).with("other", other));
        } else {
            live.insert(url, who);
        }
    };
    let root = |kind: Kind| settings.permalinks.root(kind);
    for (admitted, url) in admitted {
        let entity = admitted.entity();
        if entity.kind == Kind::Page && is_reserved(url, settings, &root) {
            sink.push(Diagnostic::at(codes::ADDRESS_RESERVED, entity.place()).with("address", url));
            continue;
        }
        claim(url.clone(), format!("{}:{}", entity.kind.name(), entity.id), entity.place(), sink);
    }
    for language in &settings.languages {
        let prefix = |url: Url| {
            if language.code == *settings.default_lang() { url } else { Url::new(&format!("/{}{url}", language.code)) }
        };
        let at = |kind: Kind, id: &str| {
            prefix(settings.permalinks.address(kind, &crate::settings::address::Filling { id, ..Default::default() }))
        };
        for kind in Kind::TERMS.iter().filter(|k| settings.has_terms(**k)) {
            for term in list_of(*kind).map_or(&[][..], |list| catalog.list(list)) {
                claim(at(*kind, &term.id), format!("{}:{}", kind.name(), term.id), term.place.clone(), sink);
            }
        }
        for programme in &settings.programmes {
            let who = format!("programme:{}", programme.id.id);
            claim(at(Kind::Programme, &programme.id.id), who, programme_place(programme), sink);
        }
        for plan in catalog.plans.values() {
            let year = plan.year.to_string();
            claim(at(Kind::Plan, &year), format!("plan:{year}"), Place::start(&plan.file), sink);
            for indicator in &plan.indicators {
                let id = format!("{year}/{}", indicator.id);
                let place = Place::new(&plan.file, indicator.spot);
                claim(at(Kind::Indicator, &id), format!("indicator:{id}"), place, sink);
            }
        }
    }
    live
}

fn is_reserved(url: &Url, settings: &Settings, root: &dyn Fn(Kind) -> Url) -> bool {
    let first = url.as_str().trim_matches('/').split('/').next().unwrap_or_default().to_owned();
    let of_kind = Kind::ALL.iter().filter(|k| **k != Kind::Page).any(|k| root(*k).as_str().trim_matches('/') == first);
    of_kind
        || OWN.contains(&first.as_str())
        || settings.languages.iter().any(|l| l.code.as_str() == first && url.as_str() == format!("/{first}/"))
}

/// Oldest first; what is gone keeps an empty seat.
fn listings(entries: &[Entry], lists: &BTreeMap<List, Vec<Term>>, settings: &Settings, order: &Order<'_>) -> BTreeMap<Subject, Listing> {
    let default = settings.default_lang();
    let mut by_subject: BTreeMap<Subject, Vec<(Seat, Option<usize>)>> = BTreeMap::new();
    for subject in all_subjects(lists, settings) {
        by_subject.entry(subject).or_default();
    }
    for (at, entry) in entries.iter().enumerate().filter(|(_, e)| e.admitted.entity().lang == *default) {
        let entity = entry.admitted.entity();
        if matches!(entity.kind, Kind::Movement | Kind::Cluster) {
            by_subject.entry(Subject::Term(entity.kind, entity.id.clone())).or_default();
        }
        if !entity.head.unlisted {
            for subject in order::subjects(entity, lists) {
                by_subject.entry(subject).or_default().push((entry.seat.clone(), Some(at)));
            }
        }
    }
    for (seat, subjects) in order.empty(entries.iter().map(|e| e.admitted.entity())) {
        for subject in subjects {
            by_subject.entry(subject).or_default().push((seat.clone(), None));
        }
    }
    let listing = |(subject, mut seats): (Subject, Vec<(Seat, Option<usize>)>)| {
        seats.sort();
        (subject.clone(), Listing::new(subject, seats.into_iter().map(|(_, at)| at).collect()))
    };
    by_subject.into_iter().map(listing).collect()
}

/// What has a listing, empty or not.
fn all_subjects(lists: &BTreeMap<List, Vec<Term>>, settings: &Settings) -> Vec<Subject> {
    let terms = |kind: &Kind| list_of(*kind).and_then(|l| lists.get(&l)).into_iter().flatten();
    let of_terms = Kind::TERMS.iter().flat_map(|kind| terms(kind).map(|t| Subject::Term(*kind, t.id.clone())));
    let programmes = settings.programmes.iter().map(|p| Subject::Term(Kind::Programme, p.id.id.clone()));
    Kind::ENTRIES.iter().map(|kind| Subject::Kind(*kind)).chain(of_terms).chain(programmes).collect()
}

/// Who refers to what, in front matter and body.
fn referrers(entries: &[Entry], default: &Lang) -> BTreeMap<(Kind, String), Vec<usize>> {
    let mut found: BTreeMap<(Kind, String), Vec<usize>> = BTreeMap::new();
    for (at, entry) in entries.iter().enumerate().filter(|(_, e)| e.admitted.entity().lang == *default) {
        let entity = entry.admitted.entity();
        if entity.head.unlisted {
            continue;
        }
        let mut targets: Vec<(Kind, String)> = entity.terms().into_iter().map(|(k, r)| (k, r.id.clone())).collect();
        let of = |kind: Kind, refs: &[Ref]| refs.iter().map(|r| (kind, r.id.clone())).collect::<Vec<_>>();
        match &entity.matter {
            Matter::Profile(p) => targets.extend(of(Kind::Profile, &p.replicated_from)),
            Matter::Story(s) => targets.extend(of(Kind::Profile, &s.profiles)),
            Matter::Movement(m) => {
                targets.extend(m.parent.iter().map(|p| (Kind::Movement, p.id.clone())));
                targets.extend(of(Kind::Unit, &m.outlets));
            }
            Matter::Cluster(c) => targets.extend(c.lead.iter().map(|l| (Kind::Unit, l.id.clone()))),
            Matter::Notice(_) | Matter::Page => {}
        }
        targets.sort();
        targets.dedup();
        for target in targets {
            found.entry(target).or_default().push(at);
        }
    }
    found
}
