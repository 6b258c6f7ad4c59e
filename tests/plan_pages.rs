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
    let built = build(&files, &settings, Edition { now, audience: Audience::Public }, &mut sink).expect("the demo is a site");
    let told: Vec<_> = sink.into_report().into_iter().filter(|d| d.code.number / 100 == 7 || d.code.number / 100 == 8).collect();
    assert_eq!(told, Vec::new());
    let text = |path: &str| built.made.get(&OutputPath::new(path)).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let page = text("chi-tieu/2023/revenue/index.html").expect("the indicator has a page");
    assert!(page.contains("1.786\u{a0}tỷ đồng") && page.contains("7 tháng đầu năm 2023"), "{page}");
    assert!(text("en/chi-tieu/2023/index.html").is_some_and(|p| p.contains("State budget revenue")));
    assert_eq!(text("chi-tieu/2023/indicators.json"), text("du-lieu/indicators.json"));
    assert!(text("du-lieu/indicators-excel.csv").is_some_and(|t| t.starts_with('\u{feff}')));
}
