//! Every entity gets one address in every language, and every address that was
//! ever published is answered: by its page, a redirect, or a tombstone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::lang::Lang;
use crate::base::path::{SourcePath, Url};
use crate::graph::admit::{Admitted, Reason, Refused};
use crate::graph::former;
use crate::graph::ledger::{FILE, Ledger};
use crate::model::entity::Entity;
use crate::model::kind::Kind;
use crate::settings::address::Filling;
use crate::settings::site::Settings;

/// What stands where something was.
#[derive(Clone, Debug)]
pub struct Tombstone {
    /// The address that was published.
    pub url: Url,
    /// What kind of thing it was.
    pub kind: Kind,
    /// The language of its readers.
    pub lang: Lang,
    /// Why it is gone.
    pub reason: Reason,
    /// Since when, where that was said.
    pub since: Option<Date>,
    /// The ledger's line that remembers it.
    pub place: Place,
}

/// Where an old address leads.
#[derive(Clone, Debug)]
pub struct Redirect {
    /// The address of today.
    pub to: Url,
    /// What asks for it: an alias, or the ledger's line. One that nothing asks for yields to whatever else is there.
    pub place: Option<Place>,
}

/// The address of one entity in its language.
pub fn of(entity: &Entity, settings: &Settings) -> Url {
    let term = |kind: Kind| entity.terms().iter().find(|(k, _)| *k == kind).map(|(_, r)| r.id.as_str());
    let filling = Filling {
        id: &entity.id,
        month: entity.day().map(|d| (d.year(), d.month())),
        place: term(Kind::Place),
        level: term(Kind::Level),
    };
    let url = settings.permalinks.address(entity.kind, &filling);
    if entity.lang == *settings.default_lang() { url } else { Url::new(&format!("/{}{url}", entity.lang)) }
}

/// Old addresses: where they lead, and what is gone.
#[derive(Default, Debug)]
pub struct Past {
    /// Old addresses.
    pub redirects: BTreeMap<Url, Redirect>,
    /// What is gone.
    pub tombstones: Vec<Tombstone>,
}

/// What the past is judged by.
pub struct Present<'a> {
    /// Every address of today, with who has it.
    pub live: &'a BTreeMap<Url, String>,
    /// What passed the gate, with its address.
    pub admitted: &'a [(Admitted, Url)],
    /// What did not.
    pub refused: &'a [Refused],
    /// The settings.
    pub settings: &'a Settings,
    /// The edition's day: later lines of the ledger are ignored.
    pub day: Date,
}

/// Answers every old address; one without an answer is an error at its line.
pub fn past(present: &Present<'_>, ledger: &Ledger, sink: &mut Sink) -> Past {
    let mut past = Past { redirects: aliases(present, sink), tombstones: Vec::new() };
    let today = addresses_of_today(present);
    for (address, line) in ledger.until(present.day) {
        let url = Url::new(address);
        if present.live.contains_key(&url) || past.redirects.contains_key(&url) {
            continue;
        }
        let lang = lang_of(address, present.settings);
        let moved =
            today.get(&(line.who.as_str(), &lang)).or_else(|| today.get(&(line.who.as_str(), present.settings.default_lang())));
        let place = Place::new(&SourcePath::new(FILE), line.spot);
        if let Some(now) = moved {
            past.redirects.insert(url, Redirect { to: (*now).clone(), place: Some(place) });
        } else if let Some(gone) = refused_for(present, address, &line.who, &lang) {
            let reason = gone.reasons.first().copied().unwrap_or(Reason::Withdrawn);
            past.tombstones.push(Tombstone { url, kind: gone.kind, lang, reason, since: gone.since, place });
        } else {
            sink.push(Diagnostic::at(codes::ADDRESS_VANISHES, place).with("address", address).with("who", &line.who));
        }
    }
    for (old, to) in former::roots(ledger, present.settings, present.day) {
        if !present.live.contains_key(&old) {
            past.redirects.entry(old).or_insert(Redirect { to, place: None });
        }
    }
    past
}

/// Today's address of each thing, by who and language.
fn addresses_of_today<'a>(present: &'a Present<'_>) -> BTreeMap<(&'a str, &'a Lang), &'a Url> {
    let mut today = BTreeMap::new();
    for (url, who) in present.live {
        let prefix = url.as_str().trim_start_matches('/').split('/').next().unwrap_or_default();
        let language = present.settings.languages.iter().skip(1).find(|l| l.code.as_str() == prefix);
        let lang = language.map_or(present.settings.default_lang(), |l| &l.code);
        today.insert((who.as_str(), lang), url);
    }
    today
}

fn lang_of(address: &str, settings: &Settings) -> Lang {
    let prefix = address.trim_start_matches('/').split('/').next().unwrap_or_default();
    let language = settings.languages.iter().skip(1).find(|l| l.code.as_str() == prefix);
    language.map_or_else(|| settings.default_lang().clone(), |l| l.code.clone())
}

/// The kept-back entry that an address belongs to: its own, or by alias.
fn refused_for<'a>(present: &'a Present<'_>, address: &str, who: &str, lang: &Lang) -> Option<&'a Refused> {
    let own = |r: &&Refused| who == format!("{}:{}", r.kind.name(), r.id);
    let same = present.refused.iter().filter(own).find(|r| r.lang == *lang);
    let any = || present.refused.iter().find(own);
    let alias = || present.refused.iter().find(|r| r.aliases.iter().any(|a| a == address));
    same.or_else(any).or_else(alias)
}

/// Redirects that entries ask for. A clash is an error at the alias.
fn aliases(present: &Present<'_>, sink: &mut Sink) -> BTreeMap<Url, Redirect> {
    let mut found: BTreeMap<Url, Redirect> = BTreeMap::new();
    let mut claimed: BTreeMap<Url, SourcePath> = BTreeMap::new();
    let files: BTreeSet<_> = present.live.keys().map(Url::file).collect();
    for (admitted, url) in present.admitted {
        let entity = admitted.entity();
        for (alias, spot) in &entity.head.aliases {
            let fault = |code| Diagnostic::at(code, entity.at(*spot)).with("value", alias);
            let old = Url::new(alias);
            if !is_address(alias) {
                sink.push(fault(codes::BAD_ALIAS));
            } else if old == *url {
                // Renamed and renamed back: its own address needs no redirect.
            } else if present.live.contains_key(&old) || files.contains(&old.file()) {
                let other = present.live.get(&old).map_or("", String::as_str);
                sink.push(fault(codes::ALIAS_TAKEN).with("other", other));
            } else if let Some(other) = claimed.insert(old.clone(), entity.path.clone()) {
                sink.push(fault(codes::ALIAS_TAKEN).with("other", other));
            } else {
                found.insert(old, Redirect { to: url.clone(), place: Some(entity.at(*spot)) });
            }
        }
    }
    found
}

/// An address of this site, as a path: no host, no dots, no query.
fn is_address(text: &str) -> bool {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~/".contains(&b))
        || !text.is_ascii() && !text.contains(char::is_whitespace);
    text.starts_with('/')
        && text.len() > 1
        && plain
        && !text.contains("//")
        && !text.contains(['?', '#', '\\', '<', '>', '"', '%'])
        && text.split('/').all(|part| part != "." && part != ".." && !part.starts_with('_'))
}
