//! Opens the site: from a catalog to a `Site`, every question answered once.

use std::collections::BTreeMap;

use jiff::civil::Date;

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
use crate::graph::lists::Lists;
use crate::graph::reference::{self, Ids};
use crate::graph::site::{Entry, Figures, Site, list_of};
use crate::model::catalog::Catalog;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::settings::address::RESERVED;
use crate::settings::site::{Settings, programme_place};

/// Resolves references, opens the gate, gives addresses, builds listings.
pub fn open(catalog: Catalog, settings: &Settings, edition: Edition, ledger: &Ledger, sink: &mut Sink) -> Site {
    let ids = Ids::of(&catalog, settings);
    reference::check(&catalog, &ids, sink);
    links::check(&catalog, &ids, sink);
    figures::check(&catalog, edition.day(), sink);
    claims::check(&catalog, edition.day(), sink);
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
    let present = Present {
        live: &live,
        admitted: &admitted,
        refused: &gate.refused,
        settings,
        day: edition.day(),
        unread: &catalog.unread,
    };
    let Past { redirects, tombstones } = address::past(&present, ledger, sink);
    let first = ledger.first_days(edition.day());
    let mut entries: Vec<Entry> = admitted
        .into_iter()
        .map(|(admitted, url)| {
            let entity = admitted.entity();
            let who = format!("{}:{}", entity.kind.name(), entity.id);
            let first_published = first.get(who.as_str()).copied().unwrap_or(edition.day());
            Entry { admitted, url, first_published }
        })
        .collect();
    let default = settings.default_lang();
    let key = |e: &Entry| {
        let entity = e.admitted.entity();
        (entity.kind, entity.id.clone(), entity.lang != *default, entity.lang.clone())
    };
    entries.sort_by_cached_key(key);
    let lists = Lists::of(catalog.lists);
    Site {
        index: index(&entries),
        listings: listings(&entries, &lists, settings),
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
        || RESERVED.contains(&first.as_str())
        || (settings.reports.publish && first == "bao-cao")
        || settings.languages.iter().any(|l| l.code.as_str() == first && url.as_str() == format!("/{first}/"))
}

/// Oldest first: by the day first published, then the entry's own day, then its id.
fn listings(entries: &[Entry], lists: &Lists, settings: &Settings) -> BTreeMap<Subject, Listing> {
    let default = settings.default_lang();
    let mut by_subject: BTreeMap<Subject, Vec<usize>> = BTreeMap::new();
    for kind in Kind::ENTRIES {
        by_subject.entry(Subject::Kind(*kind)).or_default();
    }
    for kind in Kind::TERMS {
        for term in list_of(*kind).map_or(&[][..], |list| lists.all(list)) {
            by_subject.entry(Subject::Term(*kind, term.id.clone())).or_default();
        }
    }
    for programme in &settings.programmes {
        by_subject.entry(Subject::Term(Kind::Programme, programme.id.id.clone())).or_default();
    }
    for (at, entry) in entries.iter().enumerate().filter(|(_, e)| e.admitted.entity().lang == *default) {
        let entity = entry.admitted.entity();
        if matches!(entity.kind, Kind::Movement | Kind::Cluster) {
            by_subject.entry(Subject::Term(entity.kind, entity.id.clone())).or_default();
        }
        if entity.head.unlisted {
            continue;
        }
        by_subject.entry(Subject::Kind(entity.kind)).or_default().push(at);
        for (kind, id) in listed_under(entity, lists) {
            by_subject.entry(Subject::Term(kind, id)).or_default().push(at);
        }
    }
    let order = |at: &usize| entries.get(*at).map(order_key);
    by_subject
        .into_iter()
        .map(|(subject, mut members)| {
            members.sort_by_cached_key(order);
            members.dedup();
            (subject.clone(), Listing { subject, members })
        })
        .collect()
}

fn order_key(entry: &Entry) -> (Date, Option<Date>, String) {
    let entity = entry.admitted.entity();
    (entry.first_published, entity.day(), entity.id.clone())
}

/// The terms that list an entity: its own, the places above its own, its programmes.
fn listed_under(entity: &Entity, lists: &Lists) -> Vec<(Kind, String)> {
    let mut under: Vec<(Kind, String)> = Vec::new();
    for (kind, term) in entity.terms() {
        under.push((kind, term.id.clone()));
        if kind == Kind::Place {
            under.extend(lists.above(List::Places, &term.id).map(|above| (Kind::Place, above.id.clone())));
        }
    }
    under.extend(entity.head.programmes.iter().map(|p| (Kind::Programme, p.id.clone())));
    if let Matter::Movement(movement) = &entity.matter {
        under.extend(movement.programme.iter().map(|p| (Kind::Programme, p.id.clone())));
        under.extend(movement.parent.iter().map(|p| (Kind::Movement, p.id.clone())));
    }
    under.sort();
    under.dedup();
    under
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
