//! Plans as pages and open data, through the whole build.

use std::collections::BTreeSet;
use std::path::Path;

use guong::base::date::moment;
use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::path::OutputPath;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline::build;
use guong::settings::site::Settings;
use serde_json::Value;

/// What a build of these files made on a day, and the codes and lines of what it told.
struct Built {
    made: guong::engine::made::Made,
    told: Vec<(u16, u32)>,
}

impl Built {
    fn of(files: &Files, day: &str) -> Built {
        let mut sink = Sink::new();
        let settings = Settings::read(files, &mut sink).expect("the site has settings");
        let now = moment(day).expect("it is a day").end();
        let edition = Edition { now, audience: Audience::Public };
        let built = build((files, &store()), &settings, edition, &mut sink);
        let line = |d: &guong::base::diagnostic::Diagnostic| (d.code.number, d.place.as_ref().map_or(0, |p| p.spot.line));
        Built { made: built.made, told: sink.into_report().iter().map(line).collect() }
    }

    fn text(&self, path: &str) -> String {
        let bytes = self.made.bytes(&OutputPath::new(path)).unwrap_or_else(|| panic!("{path} is not there"));
        String::from_utf8_lossy(bytes).replace('\u{a0}', " ")
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.text(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn has(&self, path: &str) -> bool {
        self.made.bytes(&OutputPath::new(path)).is_some()
    }
}

/// The plan of the words' tests, on a site of two languages with an exemplar who contributes.
fn site() -> Built {
    let profile = "---\ntitle: Tổ một\nkind: collective\nknown_for: Đưa xã về đích.\nsources: [{id: s1, title: Sổ xã}]\ncontributes:\n- {indicator: communes, year: 2023, amount: 1, claim: measured, source: s1, text: xã Một}\n- {indicator: revenue, year: 2023, claim: supports, text: nộp đủ}\n---\n\nLàm {{ind revenue@2023-M07}} nữa.\n";
    let files = Files::memory([
        ("site.yaml", include_bytes!("data/figures/site.yaml").as_slice()),
        ("content/plans/2023.yaml", include_bytes!("data/figures/2023.yaml")),
        ("content/snapshots/2022.yaml", include_bytes!("data/figures/2022.snapshots.yaml")),
        ("content/snapshots/2023-08.yaml", include_bytes!("data/figures/2023-08.snapshots.yaml")),
        ("content/snapshots/2023-09.yaml", include_bytes!("data/figures/2023-09.snapshots.yaml")),
        ("content/lists/places.yaml", include_bytes!("data/figures/places.yaml")),
        ("content/profiles/to-mot.md", profile.as_bytes()),
    ]);
    Built::of(&files, "2024-01-10")
}

/// The page without what stands around its text.
fn words(page: &str) -> String {
    let main = page.split("<main").nth(1).expect("it has a main part");
    let mut text = String::new();
    for (at, piece) in main.split('<').enumerate() {
        let said = if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, said)| said) };
        text.push_str(said);
        text.push(' ');
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_demos_plans_have_pages_and_data() {
    let mut sink = Sink::new();
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink);
    let built = Built::of(&files, "2023-10-20");
    let told: Vec<_> = built.told.iter().filter(|(code, _)| code / 100 == 7 || code / 100 == 8).collect();
    assert_eq!(told, Vec::<&(u16, u32)>::new());
    let page = built.text("chi-tieu/2023/revenue/index.html");
    assert!(page.contains("1.786 tỷ đồng") && page.contains("7 tháng đầu năm 2023"), "{page}");
    assert!(built.text("en/chi-tieu/2023/index.html").contains("State budget revenue"));
    assert_eq!(built.text("chi-tieu/2023/indicators.json"), built.text("du-lieu/indicators.json"));
    assert_eq!(built.text("chi-tieu/2023/indicators.csv"), built.text("du-lieu/indicators.csv"));
}

#[test]
fn an_indicators_page_tells_all_that_is_known() {
    let built = site();
    let page = words(&built.text("chi-tieu/2023/grdp/index.html"));
    for said in [
        "Tốc độ tăng trưởng GRDP sau 6 tháng là 6,78%, kế hoạch từ 10% trở lên",
        "thay 6,90% (công bố 20/8/2023): giảm 0,12 điểm %; cập nhật quý II",
        "6,78%, kế hoạch từ 10% trở lên: đang thực hiện.",
        "Số liệu từng kỳ, từng nơi CSV",
        "Số liệu đến ngày 8/9/2023. https://a.vn/chi-tieu/2023/grdp/2023-09-08/",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let page = words(&built.text("chi-tieu/2023/insurance/index.html"));
    let because = "Đánh giá đổi từ “Chậm tiến độ” sang “Đúng tiến độ” vì có số đến ngày 31/8/2023: 92,60% (ước). Tính ra: 92,60%, kế hoạch từ 93,35% trở lên, đạt 99,2% kế hoạch; thấp hơn 0,75 điểm %; đã đi 65,1% quãng đường từ 91,20%; đã qua 66,6% thời gian; tiến độ 0,98: đúng tiến độ.";
    assert!(page.contains(because) && page.contains("đánh giá thay đổi"), "{page}");
    let page = words(&built.text("chi-tieu/2023/communes/index.html"));
    assert!(page.contains("Tổ một 1 xã xã Một; Sổ xã") && page.contains("Chưa gương nào kể 2 xã"), "{page}");
    let page = words(&built.text("chi-tieu/2023/revenue/index.html"));
    assert!(page.contains("Nơi khác đã làm được") && page.contains("Đưa xã về đích."), "it lags: {page}");
}

#[test]
fn what_was_known_on_a_day_has_its_page() {
    let built = site();
    let page = built.text("chi-tieu/2023/grdp/2023-08-20/index.html");
    assert!(page.contains("noindex") && page.contains("6,90%") && !page.contains("6,78%"), "{page}");
    assert!(built.text("en/chi-tieu/2023/grdp/2023-09-08/index.html").contains("6.78%"));
    assert!(built.has("chi-tieu/2023/insurance/2023-01-13/index.html"), "its baseline came that day");
    assert!(!built.has("chi-tieu/2023/grdp/2023-01-13/index.html"), "a figure of the year before is no news of this");
    let later = built.text("chi-tieu/2023/insurance/2023-09-08/index.html");
    assert!(later.contains("/chi-tieu/2023/insurance/2023-08-20/"), "it leads to the day before: {later}");
    let sitemap = built.text("sitemap.xml");
    assert!(sitemap.contains("/chi-tieu/2023/grdp/") && !sitemap.contains("2023-08-20"), "{sitemap}");
}

#[test]
fn a_plan_tells_what_lags_and_what_is_not_due() {
    let built = site();
    let page = words(&built.text("chi-tieu/2023/index.html"));
    for said in [
        "Trong 12 chỉ tiêu:",
        "Thu ngân sách nhà nước chỉ đạt 39,7% kế hoạch sau 7 tháng",
        "Số giường bệnh chưa thu thập",
        "31/1/2024 Năm 2023: Tốc độ tăng trưởng GRDP",
        "31/5/2024 Năm 2023: Thứ hạng năng lực cạnh tranh",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let years = words(&built.text("chi-tieu/cac-nam/index.html"));
    assert!(years.contains("2023 2022") && years.contains("3.600 tỷ đồng năm 2022 (chính thức)"), "{years}");
    let rules = words(&built.text("en/chi-tieu/cach-danh-gia/index.html"));
    assert!(rules.contains("How verdicts come about"), "{rules}");
}

#[test]
fn files_stand_beside_their_pages() {
    let built = site();
    for file in ["indicator.json", "indicator.csv", "indicator-excel.csv", "bieu-do.svg"] {
        assert!(built.has(&format!("chi-tieu/2023/revenue/{file}")), "{file}");
    }
    assert!(built.has("en/chi-tieu/2023/revenue/bieu-do.svg") && !built.has("en/chi-tieu/2023/revenue/indicator.csv"));
    assert!(built.has("chi-tieu/2023/clinics/o-noi.svg") && built.has("chi-tieu/2023/clinics/tung-noi.svg"));
    assert!(built.has("chi-tieu/2023/environment/bieu-do-parks.svg"));
    let table = built.text("chi-tieu/2023/clinics/indicator.csv");
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 9, "two reports of a whole and three places: {table}");
    assert_eq!(rows[1], "clinics,,%,2023-Q1,2023-03-31,2023-03-31,point,official,2023-08,2023-08-20,,,,,80.1,,,");
    assert_eq!(rows[2], "clinics,,%,2023-Q1,2023-03-31,2023-03-31,point,official,2023-08,2023-08-20,,,,tu-mo-rong,71.5,,,");
    let excel = built.text("chi-tieu/2023/clinics/indicator-excel.csv");
    assert!(excel.starts_with('\u{feff}') && excel.contains(";80,1;"), "{excel}");
    let own = built.json("chi-tieu/2023/grdp/indicator.json");
    assert_eq!((&own["plan"], &own["id"], own.get("as_of")), (&2023.into(), &"grdp".into(), None));
    assert_eq!(own["sources"].as_array().map(Vec::len), Some(3));
    let whole = built.json("chi-tieu/2023/indicators.json");
    assert_eq!(whole["indicators"][0]["parts"], own["parts"]);
}

#[test]
fn a_chart_says_the_same_alone() {
    let built = site();
    let svg = built.text("chi-tieu/2023/revenue/bieu-do.svg");
    for said in [
        "<title id=\"ten\">Thu ngân sách nhà nước chỉ đạt 39,7%",
        "<style>",
        "Nguồn: Báo cáo tháng 7, Tỉnh ủy,",
        "T6: năm 2023 1.600 tỷ đồng, năm 2022 2.010 tỷ đồng; T7: năm 2023 1.786 tỷ đồng",
    ] {
        assert!(svg.contains(said), "{said}: {svg}");
    }
}

/// What the Data Package and Table Schema standards (version 2) ask of every package of tables.
#[test]
fn the_data_package_describes_every_file_as_it_is() {
    let built = site();
    let package = built.json("du-lieu/datapackage.json");
    assert_eq!(package["$schema"], "https://datapackage.org/profiles/2.0/datapackage.json");
    assert!(package["licenses"].as_array().is_some_and(|l| l.iter().all(|l| l.get("name").or(l.get("path")).is_some())));
    let resources = package["resources"].as_array().expect("resources");
    let mut names = BTreeSet::new();
    for resource in resources {
        let text = |key: &str| resource[key].as_str().unwrap_or_else(|| panic!("{key}: {resource}"));
        let slug = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
        assert!(text("name").chars().all(slug) && names.insert(text("name").to_owned()), "{resource}");
        let file = built.text(&format!("du-lieu/{}", text("path")));
        if resource["type"] != "table" {
            assert_eq!(text("format"), "json");
            continue;
        }
        let separator = resource["dialect"]["delimiter"].as_str().expect("a delimiter");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let named: Vec<&str> = fields.iter().filter_map(|f| f["name"].as_str()).collect();
        let heading = file.trim_start_matches('\u{feff}').lines().next().expect("a heading");
        assert_eq!(heading, named.join(separator));
        let types = ["string", "number", "integer", "boolean", "date"];
        assert!(fields.iter().all(|f| types.iter().any(|t| f["type"] == *t) && f["description"].is_string()), "{fields:#?}");
    }
    let on_disk = [
        "indicators.csv",
        "indicators-excel.csv",
        "indicators.json",
        "observations.csv",
        "observations-excel.csv",
        "profiles.csv",
        "profiles.json",
    ];
    let paths: Vec<&str> = resources.iter().filter_map(|r| r["path"].as_str()).collect();
    assert_eq!(paths, on_disk);
}

#[test]
fn pages_of_figures_are_datasets() {
    let built = site();
    let graph = |path: &str| -> Value {
        let page = built.text(path);
        let told =
            page.split("application/ld+json\">").nth(1).and_then(|r| r.split("</script>").next()).expect("it tells machines");
        serde_json::from_str::<Value>(told).expect("it is JSON")["@graph"].clone()
    };
    let data = &graph("chi-tieu/2023/revenue/index.html")[0];
    assert_eq!((&data["@type"], &data["temporalCoverage"]), (&"Dataset".into(), &"2023-01-01/2023-12-31".into()));
    assert!(data["description"].as_str().is_some_and(|d| (50..=5000).contains(&d.chars().count())), "{data}");
    assert!(
        data["distribution"].as_array().is_some_and(|d| d.len() == 4 && d.iter().all(|f| f["contentSize"].is_string())),
        "{data}"
    );
    assert_eq!(data["variableMeasured"][0]["@type"][0], "StatisticalVariable");
    let catalog = &graph("du-lieu/index.html")[0];
    assert_eq!(catalog["@type"], "DataCatalog");
    assert_eq!(catalog["dataset"].as_array().map(Vec::len), Some(4));
    assert_eq!(graph("en/du-lieu/index.html")[0]["name"], "Open data");
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
        let built = Built::of(&files, "2023-10-20");
        let page = if built.told.is_empty() { built.text("tin/tin/index.html") } else { String::new() };
        (page, built.told)
    };
    let (page, told) = run("thu@2023-M06");
    assert!(page.contains("href=\"/chi-tieu/2023/thu/\">1.600 tỷ đồng</a>"), "{told:?} {page}");
    assert_eq!(run("thu@2023-M07").1, [(309, 5)]);
}

/// A store that keeps nothing: its folder does not exist, and plans have no pictures.
fn store() -> guong::engine::store::Store {
    guong::engine::store::Store::of(&std::env::temp_dir().join("guong-plan-pages"))
}
