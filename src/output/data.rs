//! Open data about exemplars: what is published with consent and listed, and
//! nothing beyond it.

use serde::Serialize;

use crate::base::diagnostic::Sink;
use crate::base::path::{OutputPath, Url};
use crate::craft::theme::Theme;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::graph::site::Site;
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::plan::{OutputFile, Plan, Recipe};
use crate::view::open::package::{About, PACKAGE, ROOT, package};
use crate::view::open::page::offered;

/// One exemplar, as open data has it.
#[derive(Serialize)]
struct Record<'s> {
    id: &'s str,
    title: &'s str,
    kind: &'static str,
    url: String,
    level: Option<&'s str>,
    /// As it was called on the entry's day, like on its page.
    level_name: Option<&'s str>,
    place: Option<&'s str>,
    place_name: Option<&'s str>,
    unit: Option<&'s str>,
    unit_name: Option<&'s str>,
    fields: Vec<&'s str>,
    movements: Vec<&'s str>,
    date: Option<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    sample: bool,
}

/// Everything about the exemplars of one edition.
#[derive(Serialize)]
struct Records<'s> {
    as_of: String,
    profiles: Vec<Record<'s>>,
}

/// Plans the open data of exemplars, and the package that describes all files.
pub fn plan<'a>(site: &'a Site, theme: &Theme, plan: &mut Plan<'a>, sink: &mut Sink) {
    let at = |file: &str| OutputPath::new(&format!("du-lieu/{file}"));
    let paths = [at("profiles.json"), at("profiles.csv")];
    let outputs = paths.to_vec();
    let gather = move || {
        let [json, csv] = paths;
        let records = records(site);
        vec![OutputFile::new(json, as_json(&records)), OutputFile::new(csv, as_csv(&records))]
    };
    plan.add(Recipe::from("profiles", outputs, gather, |files| Ok(files.clone())), None, sink);
    plan.add(Recipe::ready("data-package", at(PACKAGE), described(site, theme).into_bytes()), None, sink);
}

fn records(site: &Site) -> Records<'_> {
    let listed = site.listing(&Subject::Kind(Kind::Profile)).map_or(&[][..], |l| &l.members);
    Records {
        as_of: site.edition.day().to_string(),
        profiles: listed.iter().filter_map(|at| site.at(*at)).map(|e| record(site, e)).collect(),
    }
}

fn record<'s>(site: &'s Site, entry: &'s Entry) -> Record<'s> {
    let entity = entry.entity();
    let terms = |kind: Kind| entity.terms_of(kind).map(|r| r.id.as_str());
    let name = |list: List, id: Option<&str>| {
        let term = id.and_then(|id| site.lists.on(list, id, entity.naming_day()))?;
        Some(term.name.get(site.default_lang()))
    };
    let [level, place, unit] = [Kind::Level, Kind::Place, Kind::Unit].map(|kind| terms(kind).next());
    Record {
        id: &entity.id,
        title: &entity.head.title,
        kind: entity.profile().and_then(|p| p.who).map_or("individual", |w| w.name()),
        url: site.absolute(&entry.url),
        level,
        level_name: name(List::Levels, level),
        place,
        place_name: name(List::Places, place),
        unit,
        unit_name: name(List::Units, unit),
        fields: terms(Kind::Field).collect(),
        movements: terms(Kind::Movement).filter(|id| site.entry(Kind::Movement, id, site.default_lang()).is_some()).collect(),
        date: entity.day().map(|d| d.to_string()),
        sample: entity.head.sample,
    }
}

/// So long is a record in either form, with room to spare: thousands of them are written without moving the text.
const USUAL: (usize, usize) = (512, 192);

fn as_json(records: &Records<'_>) -> Vec<u8> {
    let mut json = Vec::with_capacity(records.profiles.len() * USUAL.0);
    // Into memory nothing can fail.
    let _ = serde_json::to_writer_pretty(&mut json, records);
    json.push(b'\n');
    json
}

fn as_csv(records: &Records<'_>) -> Vec<u8> {
    let mut csv = String::with_capacity(records.profiles.len() * USUAL.1);
    csv.push_str("id,title,kind,url,level,level_name,place,place_name,unit,unit_name,fields,movements,date,sample\r\n");
    for r in &records.profiles {
        let (fields, movements) = (r.fields.join(" "), r.movements.join(" "));
        let cells: [&str; 14] = [
            r.id,
            r.title,
            r.kind,
            &r.url,
            r.level.unwrap_or_default(),
            r.level_name.unwrap_or_default(),
            r.place.unwrap_or_default(),
            r.place_name.unwrap_or_default(),
            r.unit.unwrap_or_default(),
            r.unit_name.unwrap_or_default(),
            &fields,
            &movements,
            r.date.as_deref().unwrap_or_default(),
            if r.sample { "true" } else { "false" },
        ];
        for (at, text) in cells.iter().enumerate() {
            csv.push_str(if at > 0 { "," } else { "" });
            cell(text, &mut csv);
        }
        csv.push_str("\r\n");
    }
    csv.into_bytes()
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
