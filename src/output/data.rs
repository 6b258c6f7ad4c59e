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
    let terms = |kind: Kind| entity.terms_of(kind).map(|r| r.id.clone());
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

/// So long is a record in either form, with room to spare: thousands of them are written without moving the text.
const USUAL: (usize, usize) = (512, 192);

fn profiles(Plain(records): &Plain<Records>) -> Outcome {
    let mut json = Vec::with_capacity(records.profiles.len() * USUAL.0);
    let mut csv = String::with_capacity(records.profiles.len() * USUAL.1);
    // Into memory nothing can fail.
    let _ = serde_json::to_writer_pretty(&mut json, records);
    json.push(b'\n');
    csv.push_str("id,title,kind,url,level,level_name,place,place_name,unit,unit_name,fields,movements,date,sample\r\n");
    for r in &records.profiles {
        let (fields, movements) = (r.fields.join(" "), r.movements.join(" "));
        let cells: [&str; 14] = [
            &r.id,
            &r.title,
            r.kind,
            &r.url,
            said(&r.level),
            said(&r.level_name),
            said(&r.place),
            said(&r.place_name),
            said(&r.unit),
            said(&r.unit_name),
            &fields,
            &movements,
            said(&r.date),
            if r.sample { "true" } else { "false" },
        ];
        for (at, text) in cells.iter().enumerate() {
            csv.push_str(if at > 0 { "," } else { "" });
            cell(text, &mut csv);
        }
        csv.push_str("\r\n");
    }
    let file = |name: &str, bytes: Vec<u8>| OutputFile::new(OutputPath::new(name), bytes);
    Ok(vec![file("du-lieu/profiles.json", json), file("du-lieu/profiles.csv", csv.into_bytes())])
}

fn said(text: &Option<String>) -> &str {
    text.as_deref().unwrap_or_default()
}

/// A cell that no spreadsheet takes for a formula.
fn cell(text: &str, to: &mut String) {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t']) { "'" } else { "" };
    if text.contains([',', '"', '\n', '\r']) {
        to.extend(["\"", guard, &text.replace('"', "\"\""), "\""]);
    } else {
        to.extend([guard, text]);
    }
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
