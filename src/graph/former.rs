//! Where listings once stood: under an earlier pattern of `permalinks`, or in a
//! language that the site no longer has. The ledger remembers entries, and their
//! addresses tell what stood above them.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::graph::ledger::{Ledger, Line};
use crate::model::kind::Kind;
use crate::settings::site::Settings;

/// What stands below a listing, and whose listing that is.
const LISTED: [(Kind, Kind); 7] = [
    (Kind::Profile, Kind::Profile),
    (Kind::Story, Kind::Story),
    (Kind::Movement, Kind::Movement),
    (Kind::Cluster, Kind::Cluster),
    (Kind::Notice, Kind::Notice),
    (Kind::Plan, Kind::Plan),
    (Kind::Indicator, Kind::Plan),
];

/// The former addresses of listings, with those of today.
pub fn roots(ledger: &Ledger, settings: &Settings, day: Date) -> BTreeMap<Url, Url> {
    let gone = gone_languages(ledger, settings, day);
    let listed: Vec<(&str, Url)> = LISTED.iter().map(|(kind, of)| (kind.name(), settings.permalinks.root(*of))).collect();
    let mut roots = BTreeMap::new();
    for (address, line) in ledger.until(day) {
        let Some((kind, _)) = line.who.split_once(':') else { continue };
        let Some((_, now)) = listed.iter().find(|(name, _)| *name == kind) else { continue };
        // Mostly it stands where it always stood.
        if now.as_str() != "/" && address.starts_with(now.as_str()) {
            continue;
        }
        let (code, rest) = apart(address, settings, &gone);
        let Some((first, below)) = rest.trim_start_matches('/').split_once('/') else { continue };
        let begins =
            |now: &str| now.strip_prefix('/').and_then(|now| now.strip_prefix(first)).is_some_and(|r| r.starts_with('/'));
        if below.is_empty() || begins(now.as_str()) {
            continue;
        }
        let before = format!("/{first}/");
        // A listing stands in every language, whether or not its entries do.
        let others = settings.languages.iter().skip(1).map(|l| l.code.as_str()).chain(gone.iter().map(String::as_str));
        for code in [code, None].into_iter().chain(others.map(Some)) {
            roots.insert(prefixed(code, &before), today(code, now.as_str(), settings));
        }
    }
    roots.extend(gone.iter().map(|code| (Url::new(&format!("/{code}/")), Url::new("/"))));
    roots
}

/// Languages of which only the ledger knows: what has an address has the same below the code.
fn gone_languages(ledger: &Ledger, settings: &Settings, day: Date) -> BTreeSet<String> {
    let roots: Vec<Url> = Kind::ALL.iter().map(|kind| settings.permalinks.root(*kind)).collect();
    let begins = |code: &str| roots.iter().any(|root| root.as_str().starts_with(&format!("/{code}/")));
    let known = |code: &str| settings.languages.iter().any(|l| l.code.as_str() == code);
    let code = |(address, line): (&str, &Line)| {
        let (code, rest) = address.strip_prefix('/')?.split_once('/')?;
        // A page may have moved into a folder, and so may everything of a kind.
        let may_be = (2..=3).contains(&code.len()) && !known(code) && !line.who.starts_with(Kind::Page.name());
        let same = || ledger.line(&format!("/{rest}")).is_some_and(|other| other.who == line.who);
        (may_be && !begins(code) && same()).then(|| code.to_owned())
    };
    ledger.until(day).filter_map(code).collect()
}

/// An address's language, if it has one of its own, and the rest.
fn apart<'a>(address: &'a str, settings: &Settings, gone: &BTreeSet<String>) -> (Option<&'a str>, &'a str) {
    let others = settings.languages.iter().skip(1).map(|l| l.code.as_str());
    let code = address.strip_prefix('/').and_then(|rest| rest.split('/').next());
    let code = code.filter(|code| gone.contains(*code) || others.clone().any(|other| other == *code));
    (code, code.map_or(address, |code| &address[code.len() + 1..]))
}

fn prefixed(code: Option<&str>, address: &str) -> Url {
    code.map_or_else(|| Url::new(address), |code| Url::new(&format!("/{code}{address}")))
}

/// An address of today; in the default language where the other is gone.
fn today(code: Option<&str>, address: &str, settings: &Settings) -> Url {
    let lang = code.map(Lang::new).filter(|lang| settings.languages.iter().any(|l| l.code == *lang));
    prefixed(lang.as_ref().map(Lang::as_str), address)
}
