//! Permalink patterns: how an entry's address is made from its id.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::fields::Fields;
use crate::base::path::Url;
use crate::model::kind::Kind;

/// The values that a pattern may name.
const VALUES: [&str; 5] = ["id", "year", "month", "place", "level"];

/// Kinds with a listing at their root.
const LISTED: [Kind; 6] = [Kind::Profile, Kind::Story, Kind::Movement, Kind::Cluster, Kind::Notice, Kind::Plan];

/// Addresses of every kind, as patterns such as `/guong/{id}/`.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    chosen: BTreeMap<Kind, String>,
}

/// What fills a pattern. What an entry lacks is written `khac` (other).
#[derive(Clone, Debug, Default)]
pub struct Filling<'a> {
    /// The entry's id.
    pub id: &'a str,
    /// Year and month of its date.
    pub month: Option<(i16, i8)>,
    /// Its place's id.
    pub place: Option<&'a str>,
    /// Its level's id.
    pub level: Option<&'a str>,
}

impl Patterns {
    /// Reads `permalinks: {KIND: PATTERN}`; `taken` are first parts of addresses that no kind may have.
    pub fn read(f: &mut Fields<'_>, taken: &[&str]) -> Option<Patterns> {
        let mut patterns = Patterns::default();
        let mut spots = BTreeMap::new();
        for kind in Kind::ALL {
            let spot = f.spot(kind.name());
            let Some(pattern) = f.text(kind.name()) else { continue };
            if is_pattern(&pattern) {
                patterns.chosen.insert(*kind, pattern);
                spots.insert(*kind, spot);
            } else {
                f.fault(codes::PERMALINK_PATTERN, spot, &[("key", kind.name()), ("value", &pattern)]);
            }
        }
        for (kind, spot) in spots {
            let root = patterns.root(kind);
            let first = root.as_str().trim_start_matches('/').split('/').next().unwrap_or_default();
            let same = LISTED.iter().find(|other| **other != kind && LISTED.contains(&kind) && patterns.root(**other) == root);
            if taken.contains(&first) || first.is_empty() && LISTED.contains(&kind) {
                f.fault(codes::ADDRESS_RESERVED, spot, &[("address", root.as_str())]);
            } else if let Some(other) = same {
                f.fault(codes::SAME_OUTPUT, spot, &[("path", root.as_str()), ("other", other.name())]);
            } else {
                continue;
            }
            patterns.chosen.remove(&kind);
        }
        Some(patterns)
    }

    /// The address of one entry in the default language.
    pub fn address(&self, kind: Kind, with: &Filling<'_>) -> Url {
        let pattern = self.chosen.get(&kind).map_or(kind.pattern(), String::as_str);
        let (year, month) =
            with.month.map_or(("khac".to_owned(), "khac".to_owned()), |(y, m)| (y.to_string(), format!("{m:02}")));
        let address = pattern
            .replace("{id}", with.id)
            .replace("{year}", &year)
            .replace("{month}", &month)
            .replace("{place}", with.place.unwrap_or("khac"))
            .replace("{level}", with.level.unwrap_or("khac"));
        Url::new(&address)
    }

    /// The address of a kind's listing: the pattern's part before its first value.
    pub fn root(&self, kind: Kind) -> Url {
        let pattern = self.chosen.get(&kind).map_or(kind.pattern(), String::as_str);
        Url::new(pattern.split('{').next().unwrap_or("/"))
    }
}

/// `/…/`, ASCII, with `{id}` and no value that does not exist.
fn is_pattern(pattern: &str) -> bool {
    let mut rest = pattern.to_owned();
    for value in VALUES {
        rest = rest.replace(&format!("{{{value}}}"), "x");
    }
    let plain = rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-/_".contains(&b));
    pattern.contains("{id}") && plain && rest.starts_with('/') && rest.ends_with('/') && !rest.contains("//") && !rest.contains("/_")
}
