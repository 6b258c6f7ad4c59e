//! Places, units and titles begin and end: a page shows the name of its own day, and
//! says what has its place now.

use std::collections::BTreeMap;

use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::path::OutputPath;
use guong::engine::store::Store;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline;
use guong::settings::site::Settings;
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    places: serde_yaml::Value,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    what: String,
    #[serde(default)]
    of: BTreeMap<String, String>,
    #[serde(default)]
    page: String,
    on: String,
    says: Vec<String>,
}

const SITE: &str = "title: Trang\nbase_url: https://a.vn/\nlanguages: [{code: vi, name: Việt}, {code: en, name: English}]\n";

/// Every file that a site with these sources has on a day.
fn published(sources: &[(&str, &str)], day: &str) -> BTreeMap<String, String> {
    let sources: BTreeMap<&str, &[u8]> = sources.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
    let files = Files::memory(sources);
    let mut sink = Sink::new();
    let settings = Settings::read(&files, &mut sink).expect("the settings are sound");
    let edition = Edition { now: format!("{day}T12:00").parse().expect("a minute"), audience: Audience::Public };
    let built = pipeline::build((&files, &Store::nowhere()), &settings, edition, &mut sink);
    assert!(!sink.has_errors(), "{:?}", sink.into_report());
    let made = built.made;
    let text = |path: &OutputPath| String::from_utf8_lossy(made.bytes(path).unwrap_or_default()).into_owned();
    made.paths().map(|path| (path.as_str().to_owned(), text(path))).collect()
}

#[test]
fn pages_name_places_as_on_their_day() {
    let table: Table = serde_yaml::from_str(include_str!("data/names.yaml")).expect("the table is YAML");
    let places = serde_yaml::to_string(&table.places).expect("the places are YAML");
    let mut wrong = Vec::new();
    for case in &table.cases {
        let head: String = case.of.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
        let story = format!("---\ntitle: Tin\nreview: {{status: approved}}\nsources: [{{title: Sổ}}]\n{head}---\n\nChữ.\n");
        let sources = [("site.yaml", SITE), ("content/lists/places.yaml", &places), ("content/stories/tin.md", &story)];
        let public = published(&sources, &case.on);
        let page = if case.page.is_empty() { "tin/tin/" } else { &case.page };
        let html = &public[&format!("{page}index.html")];
        for text in &case.says {
            let (wanted, text) = text.strip_prefix('!').map_or((true, text.as_str()), |text| (false, text));
            if html.contains(text) != wanted {
                let facts = html.split("<dl").nth(1).and_then(|t| t.split("</dl>").next()).unwrap_or("no facts");
                wrong.push(format!("{}: {} {text}: {facts}", case.what, if wanted { "lacks" } else { "has" }));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const PROFILE: &str = "---\ntitle: Y Lan\nkind: individual\ndate: 2026-02-01\nplace: a\nreview: {status: approved}\nsources: [{title: Sổ}]
consent: {person: {given: 2023-01-01}}
contact: {unit: phong}
awards: [{title: khen, by: chu-tich, date: 2023-05-04}, {title: khen, by: chu-tich, date: 2026-01-04}, {title: khen, by: chu-tich}]
recognised: [{level: huyen, on: 2021-03-02}]
---\n\nChữ.\n";

#[test]
fn each_award_has_the_names_of_its_own_day() {
    let list = |id: &str, old: &str, new: &str| {
        format!(
            "- {{id: {id}, name: {old}, to: 2025-06-30, replaced_by: {id}-moi}}\n- {{id: {id}-moi, name: {new}, from: 2025-07-01}}\n"
        )
    };
    let (titles, by) = (list("khen", "Giấy khen huyện", "Giấy khen xã"), list("chu-tich", "Chủ tịch huyện", "Chủ tịch xã"));
    let (units, levels, places) =
        (list("phong", "Phòng A", "Phòng B"), list("huyen", "Cấp huyện", "Cấp xã"), list("a", "Huyện A", "Xã A"));
    let sources = [
        ("site.yaml", SITE),
        ("content/lists/titles.yaml", titles.as_str()),
        ("content/lists/authorities.yaml", &by),
        ("content/lists/units.yaml", &units),
        ("content/lists/levels.yaml", &levels),
        ("content/lists/places.yaml", &places),
        ("content/profiles/y-lan.md", PROFILE),
    ];
    let public = published(&sources, "2026-03-01");
    let html = &public["guong/y-lan/index.html"];
    for text in [
        "4/5/2023</time></p><p class=\"h\">Giấy khen huyện (nay là Giấy khen xã)</p><p class=\"meta\">Chủ tịch huyện (nay là Chủ tịch xã)",
        // Written with the id of before, given after; without a day it has the page's.
        "4/1/2026</time></p><p class=\"h\">Giấy khen xã (trước là Giấy khen huyện)</p><p class=\"meta\">Chủ tịch xã (trước là Chủ tịch huyện)",
        "<li><p class=\"h\">Giấy khen xã (trước là Giấy khen huyện)</p>",
        "<p class=\"h\">Cấp huyện (nay là Cấp xã)</p>",
        "Phòng B</a> <small>(trước là ",
        "\"award\":[\"Giấy khen huyện\",\"Giấy khen xã\",\"Giấy khen xã\"]",
    ] {
        assert!(html.contains(text), "{text}: {html}");
    }
    // A card has room for the name alone; the page lists its entries under the place that was written.
    assert!(public["guong/index.html"].contains(">Xã A</p>"), "{}", public["guong/index.html"]);
    assert!(public["dia-phuong/a/index.html"].contains("Y\u{a0}Lan"));
    // Open data keeps the id that was written, with the name that the page shows.
    let data: serde_json::Value = serde_json::from_str(&public["du-lieu/profiles.json"]).expect("JSON");
    let record = &data["profiles"][0];
    assert_eq!((record["place"].as_str(), record["place_name"].as_str()), (Some("a"), Some("Xã A")));
    assert!(public["du-lieu/profiles.csv"].contains(",a,Xã A,"), "{}", public["du-lieu/profiles.csv"]);
}
