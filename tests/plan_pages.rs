//! The demo's plan as pages and open data, through the whole build.

use std::path::Path;

use guong::base::date::moment;
use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::path::OutputPath;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline::build;
use guong::settings::site::Settings;

#[test]
fn plans_have_pages_and_data() {
    let mut sink = Sink::new();
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink);
    let settings = Settings::read(&files, &mut sink).expect("the demo has settings");
    let now = moment("2023-10-20").expect("it is a day").end();
    let built =
        build((&files, &store()), &settings, Edition { now, audience: Audience::Public }, &mut sink).expect("the demo is a site");
    let told: Vec<_> = sink.into_report().into_iter().filter(|d| d.code.number / 100 == 7 || d.code.number / 100 == 8).collect();
    assert_eq!(told, Vec::new());
    let text = |path: &str| built.made.bytes(&OutputPath::new(path)).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let page = text("chi-tieu/2023/revenue/index.html").expect("the indicator has a page");
    assert!(page.contains("1.786\u{a0}tỷ đồng") && page.contains("7 tháng đầu năm 2023"), "{page}");
    assert!(text("en/chi-tieu/2023/index.html").is_some_and(|p| p.contains("State budget revenue")));
    assert_eq!(text("chi-tieu/2023/indicators.json"), text("du-lieu/indicators.json"));
    assert!(text("du-lieu/indicators-excel.csv").is_some_and(|t| t.starts_with('\u{feff}')));
}

#[test]
fn figures_in_prose_are_kept_true() {
    let plan = "plan: {year: 2023}\nindicators:\n- {n: 1, id: thu, name: Thu, kind: flow, unit: tỷ đồng, target: {value: 9}}\n";
    let snapshot =
        "source: {published: 2023-08-01}\nobs:\n- {ind: thu, period: 2023-S1, basis: ytd, value: 1600, stage: estimate}\n";
    let story = |insert: &str| {
        format!("---\ntitle: Tin\nreview: {{status: approved, by: X, on: 2023-08-02}}\n---\nThu được {{{{ind {insert}}}}} rồi.\n")
    };
    let run = |insert: &str| {
        let text = story(insert);
        let files = Files::memory([
            ("site.yaml", &b"title: T\nbase_url: https://a.vn/\n"[..]),
            ("content/plans/2023.yaml", plan.as_bytes()),
            ("content/snapshots/a.yaml", snapshot.as_bytes()),
            ("content/stories/tin.md", text.as_bytes()),
        ]);
        let mut sink = Sink::new();
        let settings = Settings::read(&files, &mut sink).expect("the site has settings");
        let now = moment("2023-10-20").expect("it is a day").end();
        let built =
            build((&files, &store()), &settings, Edition { now, audience: Audience::Public }, &mut sink).expect("it is a site");
        let page = built.made.bytes(&OutputPath::new("tin/tin/index.html")).map(|b| String::from_utf8_lossy(b).into_owned());
        let told =
            sink.into_report().iter().map(|d| (d.code.number, d.place.as_ref().map_or(0, |p| p.spot.line))).collect::<Vec<_>>();
        (page.unwrap_or_default(), told)
    };
    let (page, told) = run("thu@2023-M06");
    assert!(page.contains("href=\"/chi-tieu/2023/thu/\">1.600\u{a0}tỷ đồng</a>"), "{told:?} {page}");
    assert_eq!(run("thu@2023-M07").1, [(309, 5)]);
}

/// A store that keeps nothing: its folder does not exist, and the demo's plans have no pictures.
fn store() -> guong::engine::store::Store {
    guong::engine::store::Store::of(&std::env::temp_dir().join("guong-plan-pages"))
}
