//! Open data about exemplars: what is published with consent and listed, and
//! nothing beyond it.

use serde::Serialize;

use crate::base::diagnostic::Sink;
use crate::base::fingerprint::Plain;
use crate::base::path::{OutputPath, Url};
use crate::craft::theme::Theme;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::open::package::{About, PACKAGE, package};
use crate::view::open::page::{ROOT, offered};

/// One exemplar, as open data has it.
#[derive(Serialize)]
struct Record {
    id: String,
    title: String,
    kind: &'static str,
    url: String,
    level: Option<String>,
    /// As it was called on the entry's day, like on its page.
    level_name: Option<String>,
    place: Option<String>,
    place_name: Option<String>,
    unit: Option<String>,
    unit_name: Option<String>,
    fields: Vec<String>,
    movements: Vec<String>,
    date: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

/// Everything about the exemplars of one edition.
#[derive(Serialize)]
struct Records {
    as_of: String,
    profiles: Vec<Record>,
}

/// Plans the open data of exemplars, and the package that describes all files.
pub fn plan<'a>(site: &'a Site, theme: &Theme, plan: &mut Plan<'a>, sink: &mut Sink) {
    let at = |file: &str| OutputPath::new(&format!("du-lieu/{file}"));
    let files = vec![at("profiles.json"), at("profiles.csv")];
    plan.add(Recipe::from("profiles", files, || Plain(records(site)), profiles), None, sink);
    plan.add(Recipe::ready("data-package", at(PACKAGE), described(site, theme).into_bytes()), None, sink);
}

fn records(site: &Site) -> Records {
    let listed = site.listing(&Subject::Kind(Kind::Profile)).map_or(&[][..], |l| &l.members);
    Records {
        as_of: site.edition.day().to_string(),
        profiles: listed.iter().filter_map(|at| site.at(*at)).map(|e| record(site, e)).collect(),
    }
}

fn record(site: &Site, entry: &Entry) -> Record {
    let entity = entry.entity();
    let named = entity.terms();
    let terms = |kind: Kind| named.iter().filter(move |(k, _)| *k == kind).map(|(_, r)| r.id.clone());
    let name = |list: List, kind: Kind| {
        let term = terms(kind).next().and_then(|id| site.lists.on(list, &id, entity.naming_day()))?;
        Some(term.name.get(site.default_lang()).to_owned())
    };
    Record {
        id: entity.id.clone(),
        title: entity.head.title.clone(),
        kind: entity.profile().and_then(|p| p.who).map_or("individual", |w| w.name()),
        url: site.absolute(&entry.url),
        level: terms(Kind::Level).next(),
        level_name: name(List::Levels, Kind::Level),
        place: terms(Kind::Place).next(),
        place_name: name(List::Places, Kind::Place),
        unit: terms(Kind::Unit).next(),
        unit_name: name(List::Units, Kind::Unit),
        fields: terms(Kind::Field).collect(),
        movements: terms(Kind::Movement).filter(|id| site.entry(Kind::Movement, id, site.default_lang()).is_some()).collect(),
        date: entity.day().map(|d| d.to_string()),
        sample: entity.head.sample,
    }
}

fn profiles(Plain(records): &Plain<Records>) -> Outcome {
    let json = serde_json::to_string_pretty(records).unwrap_or_default();
    let mut csv =
        String::from("id,title,kind,url,level,level_name,place,place_name,unit,unit_name,fields,movements,date,sample\r\n");
    for r in &records.profiles {
        let text = |t: &Option<String>| t.clone().unwrap_or_default();
        let cells = [
            r.id.clone(),
            r.title.clone(),
            r.kind.to_owned(),
            r.url.clone(),
            text(&r.level),
            text(&r.level_name),
            text(&r.place),
            text(&r.place_name),
            text(&r.unit),
            text(&r.unit_name),
            r.fields.join(" "),
            r.movements.join(" "),
            text(&r.date),
            r.sample.to_string(),
        ];
        csv.push_str(&cells.iter().map(|c| cell(c)).collect::<Vec<_>>().join(","));
        csv.push_str("\r\n");
    }
    let file = |name: &str, text: String| OutputFile::new(OutputPath::new(name), text.into_bytes());
    Ok(vec![file("du-lieu/profiles.json", format!("{json}\n")), file("du-lieu/profiles.csv", csv)])
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_owned() };
    if guarded.contains([',', '"', '\n', '\r']) { format!("\"{}\"", guarded.replace('"', "\"\"")) } else { guarded }
}

/// The package that describes every file.
fn described(site: &Site, theme: &Theme) -> String {
    let lang = site.default_lang();
    let settings = &site.settings;
    let word = |key: &str| theme.word(lang, key);
    let about = About {
        title: settings.title.get(lang),
        home: &site.absolute(&Url::new(ROOT)),
        day: &site.edition.day().to_string(),
        terms: (
            settings.reuse.as_ref().map_or("", |r| r.get(lang)),
            settings.agency.name.as_ref().unwrap_or(&settings.title).get(lang),
        ),
        word: &word,
    };
    format!("{:#}\n", package(&about, &offered(!site.figures.plans.is_empty())))
}
