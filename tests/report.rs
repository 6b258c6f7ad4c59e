//! Reports, from a folder of files to the terminal, to sheets and to pages: what
//! counts, what does not, and what is said when nothing does.

mod yard;

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use yard::{folder, guong, put, tree};

const SITE: &str = "title: T\nbase_url: https://a.vn/\nas_of: 2023-09-15\nlanguages: [{code: vi}, {code: en}]\n";
const APPROVED: &str = "review: {status: approved, by: a, on: 2023-01-02}\n";
const CONSENT: &str = "consent: {person: {given: 2023-01-01, record: a}, photo: {given: 2023-01-01, record: a}}\n";

/// A site of two places, a unit, a field, four exemplars that count and five that do not.
fn site(settings: &str) -> TempDir {
    let root = folder();
    put(root.path(), "site.yaml", format!("{SITE}{settings}"));
    let list = |name: &str, text: &str| put(root.path(), &format!("content/lists/{name}.yaml"), text);
    list(
        "places",
        "- {id: tinh, name: Tỉnh}\n- {id: mot, name: Một, parent: tinh}\n- {id: hai, name: Hai, parent: tinh}\n- {id: xa, name: Nơi khác}\n",
    );
    list("levels", "- {id: cap-xa, name: Cấp xã, rank: 1}\n- {id: cap-tinh, name: Cấp tỉnh, rank: 2}\n");
    list("fields", "- {id: y-te, name: Y tế}\n- {id: giao-duc, name: Giáo dục}\n");
    list("units", "- {id: tram, name: Trạm}\n- {id: truong, name: Trường, to: 2022-12-31}\n");
    list("titles", "- {id: bang-khen, name: Bằng khen}\n");
    put(
        root.path(),
        "content/plans/2023.yaml",
        "plan: {year: 2023, place: tinh}\nindicators:\n- {n: 1, id: thu, name: Thu, kind: flow, unit: tỷ đồng, pace: linear, releases: {every: month, days: 10}, target: {value: 4500}}\n- {n: 2, id: khach, name: Khách, kind: flow, unit: lượt, due: 2023-05-01, target: {value: 10}}\n",
    );
    put(
        root.path(),
        "content/snapshots/a.yaml",
        "source: {title: A, published: 2023-08-20}\nobs:\n- {ind: thu, period: 2023-M07, basis: ytd, value: 1786, stage: estimate}\n",
    );
    profile(
        &root,
        "mot",
        "date: 2023-03-02\nplace: mot\nlevel: cap-xa\nfields: [y-te]\nunit: tram\ndirect_worker: true\nawards: [{title: bang-khen, date: 2023-04-01}, {title: bang-khen, date: 2022-04-01}, {title: bang-khen, date: 2023-05-01, revoked: {date: 2023-06-01}}]\ncontributes: [{indicator: thu, year: 2023, claim: supports}]\n",
        "individual",
    );
    profile(
        &root,
        "hai",
        "date: 2023-03-20\nplace: mot\nlevel: cap-tinh\nfields: [y-te]\nsmall_collective: true\nhard_area: true\n",
        "collective",
    );
    profile(
        &root,
        "ba",
        "date: 2022-11-01\nplace: hai\nlevel: cap-tinh\nfields: [giao-duc]\nawards: [{title: bang-khen, date: 2023-09-01}]\n",
        "household",
    );
    profile(&root, "bon", "date: 2023-09-15\nplace: mot\n", "collective");
    profile(&root, "bimat-nhap", "date: 2023-03-03\nplace: hai\ndraft: true\n", "individual");
    profile(&root, "bimat-sau", "date: 2023-03-03\nplace: hai\npublish_at: 2023-10-01\n", "individual");
    profile(
        &root,
        "bimat-kin",
        "date: 2023-03-03\nplace: hai\nunlisted: true\nawards: [{title: bang-khen, date: 2023-04-01}]\n",
        "individual",
    );
    put(
        root.path(),
        "content/profiles/bimat-chua-dong-y.md",
        format!("---\ntitle: bimat\nkind: individual\ndate: 2023-03-03\nplace: hai\n{APPROVED}---\n"),
    );
    put(
        root.path(),
        "content/stories/tin.md",
        format!("---\ntitle: Tin\ndate: 2023-03-21\nplace: mot\nprofiles: [mot, hai]\n{APPROVED}---\n"),
    );
    put(
        root.path(),
        "content/movements/dot.md",
        format!("---\ntitle: Đợt\ntype: drive\nlaunched: 2023-02-01\nends: 2023-04-30\nresults: Nhận 9 bài.\n{APPROVED}---\n"),
    );
    put(
        root.path(),
        "content/movements/cu.md",
        format!("---\ntitle: Đợt cũ\ntype: contest\nlaunched: 2021-02-01\nends: 2021-04-30\n{APPROVED}---\n"),
    );
    root
}

fn profile(root: &TempDir, id: &str, fields: &str, kind: &str) {
    let text = format!("---\ntitle: Gương {id}\nkind: {kind}\n{fields}{APPROVED}{CONSENT}---\n");
    put(root.path(), &format!("content/profiles/{id}.md"), text);
}

/// The reports of a project as JSON.
fn report(root: &Path, arguments: &[&str]) -> Value {
    let run = guong(root, &[&["report"], arguments].concat());
    assert!(run.status.success(), "{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    serde_json::from_slice(&run.stdout).expect("only JSON goes to standard output")
}

/// The rows of one report, as text.
fn rows(all: &Value, name: &str) -> Vec<String> {
    let table = all["reports"].as_array().into_iter().flatten().find(|t| t["report"] == name).expect("the report is there");
    let cell = |v: &Value| v.as_str().map_or_else(|| v.to_string(), str::to_owned);
    let rows = table["rows"].as_array().into_iter().flatten();
    rows.map(|r| r.as_object().into_iter().flatten().map(|(_, v)| cell(v)).collect::<Vec<_>>().join(" ")).collect()
}

fn starting(rows: &[String], with: &str) -> Vec<String> {
    rows.iter().filter(|r| r.starts_with(with)).cloned().collect()
}

#[test]
fn what_counts_is_what_is_published_listed_and_of_these_days() {
    let root = site("");
    let all = report(root.path(), &[]);
    assert_eq!((&all["from"], &all["to"]), (&"2023-01-01".into(), &"2023-09-15".into()));
    let counts = rows(&all, "counts");
    assert_eq!(starting(&counts, "all"), ["all  All 3 1 2"]);
    assert_eq!(starting(&counts, "level"), ["level cap-xa Cấp xã 1 1 1", "level cap-tinh Cấp tỉnh 1 1 1"]);
    assert_eq!(
        starting(&counts, "kind"),
        ["kind individual Individual 1 1 1", "kind collective Collective 2 1 0", "kind household Household 0 0 1"]
    );
    assert_eq!(starting(&counts, "field"), ["field y-te Y tế 2 0 1", "field giao-duc Giáo dục 0 0 1"]);
    assert_eq!(starting(&counts, "place"), ["place tinh Tỉnh 3 1 2", "place mot Một 3 1 1", "place hai Hai 0 0 1"]);
    assert_eq!(starting(&counts, "unit"), ["unit tram Trạm 1 1 1"]);
    let months = starting(&counts, "month");
    assert_eq!(
        (months.len(), months[2].as_str(), months[8].as_str()),
        (9, "month 2023-03 03/2023 2 1 0", "month 2023-09 09/2023 1 0 1")
    );
    let gaps = rows(&all, "gaps");
    assert_eq!(starting(&gaps, "place"), ["place hai Hai 01/11/2022"]);
    assert_eq!(starting(&gaps, "field"), ["field giao-duc Giáo dục 01/11/2022"]);
    assert_eq!(starting(&gaps, "unit"), Vec::<String>::new(), "a unit that is over lacks nobody");
    assert_eq!(starting(&gaps, "month").len(), 7);
    assert_eq!(
        rows(&all, "shares"),
        [
            "direct_worker Direct workers 1 3 33.3 1 2 50",
            "small_collective Small collectives 1 2 50 0 0 null",
            "hard_area Hard areas 1 3 33.3 0 2 0",
            "any At least one of the three 2 3 66.7 1 2 50"
        ]
    );
    assert_eq!(rows(&all, "drives"), ["drive dot Đợt 01/02/2023 30/04/2023 over 0 0 Nhận 9 bài."]);
    assert_eq!(
        rows(&all, "lagging"),
        [
            "behind 1 thu Thu ≥ 4,500\u{a0}tỷ đồng 1786 tỷ đồng 2023-M07 39.7 0.68 2023-M08 (10/09/2023) 1",
            "overdue 2 khach Khách ≥ 10\u{a0}lượt null lượt null null null 01/05/2023 0",
            "late 1 thu Thu ≥ 4,500\u{a0}tỷ đồng 1786 tỷ đồng 2023-M07 39.7 0.68 2023-M08 (10/09/2023) 1"
        ]
    );
    assert!(!all.to_string().contains("bimat"), "{all}");
}

#[test]
fn days_periods_and_names_choose() {
    let root = site("reports: {cutoff: 14}\n");
    let all = report(root.path(), &["counts", "--from", "2022-11-01", "--to", "2022-11-30"]);
    assert_eq!(all["reports"].as_array().map(Vec::len), Some(1));
    assert_eq!(starting(&rows(&all, "counts"), "all"), ["all  All 1 0 0"]);
    let all = report(root.path(), &["lagging", "--period", "2023-Q1"]);
    assert_eq!((&all["from"], &all["to"]), (&"2022-12-15".into(), &"2023-03-14".into()));
    assert_eq!(rows(&all, "lagging").len(), 1, "of figures only what was known by then counts: {all}");
    let all = report(root.path(), &["counts", "--from", "2023-09-01"]);
    assert_eq!((&all["from"], &all["to"]), (&"2023-09-01".into(), &"2023-09-15".into()));
    for wrong in [
        &["--from", "2023-09-01", "--to", "2023-01-01"][..],
        &["--from", "hôm qua"],
        &["--period", "2023-Q5"],
        &["--period", "2023", "--to", "2023-01-01"],
        &["khong-co"],
    ] {
        let run = guong(root.path(), &[&["report"], wrong].concat());
        assert_eq!(run.status.code(), Some(2), "{wrong:?}");
        assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{wrong:?}");
    }
}

#[test]
fn an_empty_site_has_reports_too() {
    let root = folder();
    put(root.path(), "site.yaml", SITE);
    let all = report(root.path(), &[]);
    assert_eq!((&all["from"], &all["to"]), (&"2023-01-01".into(), &"2023-09-15".into()));
    assert_eq!(rows(&all, "counts").len(), 1 + 3 + 9);
    assert!(rows(&all, "lagging").is_empty() && rows(&all, "drives").is_empty());
    put(root.path(), "content/profiles/x.md", "---\nkind: individual\n---\n");
    let run = guong(root.path(), &["report"]);
    assert_eq!(run.status.code(), Some(1), "a site with errors has no report");
}

#[test]
fn the_terminal_reads_it_as_a_table_in_either_language() {
    let root = site("");
    for (lang, words) in [
        ("vi", ["NƠI CHƯA CÓ GƯƠNG", "Địa bàn khó khăn", "33,3%"]),
        ("en", ["WHERE THERE IS NO EXEMPLAR", "Hard areas", "33.3%"]),
    ] {
        let arguments = ["report", "--lang", lang, "--root"];
        let run = Command::new(env!("CARGO_BIN_EXE_guong")).args(arguments).arg(root.path()).output().expect("the program runs");
        let said = String::from_utf8_lossy(&run.stdout).into_owned();
        assert!(words.iter().all(|w| said.contains(w)) && !said.contains("reports."), "{said}");
    }
}

#[test]
fn files_and_pages() {
    let root = site("");
    let out = root.path().join("gui");
    report_files(root.path(), &out);
    let read = |name: &str| fs::read_to_string(out.join(name)).expect("the file is there");
    assert!(read("counts.csv").starts_with("group,id,name,profiles,stories,awards\r\nall,,All,3,1,2\r\n"));
    assert!(read("shares-excel.csv").starts_with("\u{feff}Name;Exemplars;Among;Share;"), "{}", read("shares-excel.csv"));
    assert!(read("shares-excel.csv").contains("Direct workers;1;3;33,3;1;2;50\r\n"));
    let html = read("bao-cao.html");
    assert!(html.contains("<td><a href=\"https://a.vn/en/dia-phuong/hai/\">Hai</a></td>") && !html.contains("bimat"), "{html}");
    let published = |settings: &str| {
        let root = site(settings);
        let run = guong(root.path(), &["build"]);
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
        tree(&root.path().join("public"))
    };
    assert!(!published("").keys().any(|path| path.contains("bao-cao")));
    let public = published("reports: {publish: true, periods: [2023-S1, 2024]}\n");
    let paths: Vec<&String> = public.keys().filter(|p| p.contains("bao-cao") && p.ends_with(".html")).collect();
    assert_eq!(
        paths,
        ["bao-cao/2023-S1/index.html", "bao-cao/index.html", "en/bao-cao/2023-S1/index.html", "en/bao-cao/index.html"]
    );
    let page = String::from_utf8_lossy(&public["bao-cao/index.html"]).into_owned();
    assert!(page.contains("Người trực tiếp lao động, sản xuất") && page.contains("href=\"/bao-cao/counts-excel.csv\""), "{page}");
    assert!(public.contains_key("bao-cao/2023-S1/lagging.csv"));
    let leaks = public.iter().filter(|(p, b)| p.contains("bao-cao") && b.windows(5).any(|w| w == b"bimat")).count();
    assert_eq!(leaks, 0);
}

fn report_files(root: &Path, out: &Path) {
    let run = guong(root, &["report", "--out", &out.display().to_string()]);
    assert!(run.status.success() && run.stdout.is_empty(), "{}", String::from_utf8_lossy(&run.stdout));
}

#[test]
fn faulty_settings_are_told() {
    for (settings, code) in [
        ("reports: {cutoff: 31}\n", "G139"),
        ("reports: {periods: [2023-X]}\n", "G704"),
        ("reports: {periods: [2023, 2023]}\n", "G144"),
        ("reports: {publis: true}\n", "G131"),
    ] {
        let run = guong(site(settings).path(), &["report"]);
        let said = String::from_utf8_lossy(&run.stdout).into_owned();
        assert_eq!(run.status.code(), Some(1), "{settings}: {said}");
        let told = said.lines().map(|l| serde_json::from_str::<Value>(l).expect("a diagnostic"));
        let errors: Vec<Value> = told.filter(|d| d["severity"] == "error").collect();
        assert_eq!((&errors[0]["code"], &errors[0]["line"]), (&code.into(), &5.into()), "{settings}: {said}");
    }
}
