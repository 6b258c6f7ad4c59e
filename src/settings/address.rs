//! Permalink patterns: how an entry's address is made from its id.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::Spot;
use crate::base::fields::Fields;
use crate::base::path::Url;
use crate::model::kind::Kind;
use crate::settings::language::Language;

/// The values that a pattern may name.
const VALUES: [&str; 5] = ["id", "year", "month", "place", "level"];

/// What stands for a value that an entry lacks: other.
const LACKING: &str = "khac";

/// First parts of addresses that the site itself uses: no kind and no page may take them.
pub const RESERVED: [&str; 5] = ["du-lieu", "tim-kiem", "hinh", "chi-tieu", "tep"];

/// Addresses of every kind, as patterns such as `/guong/{id}/`.
#[derive(Clone, Debug, Default)]
pub struct Patterns {
    chosen: BTreeMap<Kind, (String, Spot)>,
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

impl Filling<'_> {
    /// Writes one value.
    fn fill(&self, name: &str, to: &mut String) {
        match (name, self.month) {
            ("id", _) => to.push_str(self.id),
            ("year", Some((year, _))) => to.push_str(&year.to_string()),
            ("month", Some((_, month))) => to.push_str(&format!("{month:02}")),
            ("place", _) => to.push_str(self.place.unwrap_or(LACKING)),
            ("level", _) => to.push_str(self.level.unwrap_or(LACKING)),
            _ => to.push_str(LACKING),
        }
    }
}

impl Patterns {
    /// Reads `permalinks: {KIND: PATTERN}`.
    pub fn read(f: &mut Fields<'_>) -> Option<Patterns> {
        let mut chosen = BTreeMap::new();
        for kind in Kind::ALL {
            let spot = f.spot(kind.name());
            let Some(pattern) = f.text(kind.name()) else { continue };
            if is_pattern(&pattern) {
                chosen.insert(*kind, (pattern, spot));
            } else {
                f.fault(codes::PERMALINK_PATTERN, spot, &[("key", kind.name()), ("value", &pattern)]);
            }
        }
        Some(Patterns { chosen })
    }

    /// Reads `permalinks` of the settings; no two kinds may share the addresses of their listings.
    pub fn of_site(f: &mut Fields<'_>, languages: &[Language]) -> Patterns {
        let patterns = f.one("permalinks", Patterns::read).unwrap_or_default();
        for (kind, (pattern, spot)) in &patterns.chosen {
            if let Some(other) = patterns.taken(*kind, languages) {
                f.fault(codes::PERMALINK_TAKEN, *spot, &[("key", kind.name()), ("value", pattern), ("other", &other)]);
            }
        }
        patterns
    }

    /// Who else has the root of a kind's addresses: the site itself, a language, another kind.
    fn taken(&self, kind: Kind, languages: &[Language]) -> Option<String> {
        let root = self.root(kind);
        let first = root.as_str().trim_matches('/').split('/').next().unwrap_or_default().to_owned();
        let figures = [Kind::Plan, Kind::Indicator];
        let own = RESERVED.contains(&first.as_str()) && !(figures.contains(&kind) && first == "chi-tieu");
        if own || languages.iter().skip(1).any(|l| l.code.as_str() == first) || (first.is_empty() && kind != Kind::Page) {
            return Some(format!("/{first}"));
        }
        let together = |other: Kind| figures.contains(&kind) && figures.contains(&other);
        let same = |other: &&Kind| **other != kind && !together(**other) && self.root(**other) == root;
        Kind::ALL.iter().find(same).map(|other| other.name().to_owned())
    }

    fn pattern(&self, kind: Kind) -> &str {
        self.chosen.get(&kind).map_or(kind.pattern(), |(pattern, _)| pattern)
    }

    /// The address of one entry in the default language.
    pub fn address(&self, kind: Kind, with: &Filling<'_>) -> Url {
        let mut address = String::with_capacity(64);
        let mut rest = self.pattern(kind);
        // Between braces stands one of the values: the pattern was read.
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').unwrap_or((after, ""));
            address.push_str(before);
            with.fill(name, &mut address);
            rest = behind;
        }
        address.push_str(rest);
        Url::new(&address)
    }

    /// The address of a kind's listing: the pattern's part before its first value.
    pub fn root(&self, kind: Kind) -> Url {
        let pattern = self.pattern(kind);
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
    pattern.contains("{id}")
        && plain
        && rest.starts_with('/')
        && rest.ends_with('/')
        && !rest.contains("//")
        && !rest.contains("/_")
}
