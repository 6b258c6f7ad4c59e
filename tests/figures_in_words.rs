//! The demo's plan in the words of its pages, in both languages.

use std::path::Path;

use guong::base::diagnostic::{Sink, Spot};
use guong::base::fields::Ref;
use guong::base::files::Files;
use guong::base::lang::Lang;
use guong::craft::theme::Theme;
use guong::graph::reported::Reported;
use guong::model::term::List;
use guong::source::{figures, lists};
use guong::verdict::judgement::Bench;
use guong::view::figure::{Depth, Figures, IndicatorView};
use guong::view::figure_words::Voice;
use jiff::civil::date;

fn rows(lang: &str) -> Vec<IndicatorView> {
    let mut sink = Sink::new();
    let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink);
    let (plans, snapshots) = (figures::plans(&files, &mut sink), figures::snapshots(&files, &mut sink));
    let day = date(2023, 10, 20);
    let lang = Lang::new(lang);
    let named = |id: &str| Ref { id: id.to_owned(), spot: Spot::START };
    let theme = Theme::read(&files, &named("default"), &[named(lang.as_str())], &mut sink).expect("the built-in theme reads");
    let voice = Voice { lang: &lang, word: &|key| theme.word(&lang, key) };
    let reported = Reported::by(day, &snapshots);
    let href = |id: &str| format!("/chi-tieu/2023/{id}/");
    let places = lists::terms(&files, List::Places, &mut sink);
    let bench = Bench { plans: &plans, places: &places, reported: &reported, day };
    let place = |id: &str| id.to_owned();
    let figures = Figures { plan: &plans[&2023], bench: &bench, voice, href: &href, place: &place };
    plans[&2023].indicators.iter().map(|i| figures.indicator(i, Depth::Page)).collect()
}

#[test]
fn rows_read_as_offices_write() {
    let table = [
        ("grdp-growth", 0, "từ 10% trở lên", "6,78%, 6 tháng đầu năm 2023, sơ bộ", "6.78%, first 6 months of 2023, preliminary"),
        ("grdp-capita", 0, "trên 57\u{a0}triệu đồng", "", ""),
        (
            "revenue",
            0,
            "từ 4.500\u{a0}tỷ đồng trở lên",
            "1.786\u{a0}tỷ đồng, 7 tháng đầu năm 2023, ước",
            "1,786\u{a0}tỷ đồng, first 7 months of 2023, estimate",
        ),
        ("trained", 1, "từ 41% trở lên", "39,7%, đến ngày 30/6/2023, ước", "39.7%, on 30/6/2023, estimate"),
        ("poverty", 0, "giảm ít nhất 4\u{a0}điểm %", "9,75%, đến ngày 30/6/2023, ước", "9.75%, on 30/6/2023, estimate"),
        (
            "poverty",
            1,
            "giảm ít nhất 6\u{a0}điểm %",
            "theo địa phương, đến ngày 30/6/2023, ước",
            "by locality, on 30/6/2023, estimate",
        ),
        (
            "beds",
            0,
            "từ 39,3\u{a0}giường/10.000 dân trở lên",
            "chưa thu thập, đến ngày 30/6/2023, ",
            "not collected, on 30/6/2023, ",
        ),
        ("governance", 2, "tăng ít nhất 5\u{a0}bậc", "", ""),
    ];
    let (vi, en) = (rows("vi"), rows("en"));
    let part = |rows: &[IndicatorView], id: &str, at: usize| {
        let row = rows.iter().find(|r| r.id == id).expect("the plan has it");
        let part = &row.parts[at];
        let latest = part.latest.as_ref().map_or_else(String::new, |l| format!("{}, {}, {}", l.text, l.period, l.stage));
        (part.target.text.clone(), latest)
    };
    for (id, at, target, latest, english) in table {
        assert_eq!(part(&vi, id, at), (target.to_owned(), latest.to_owned()), "{id}");
        assert_eq!(part(&en, id, at).1, english, "{id}");
    }
    let governance = vi.iter().find(|r| r.id == "governance").expect("the plan has it");
    let base =
        governance.parts.iter().map(|p| p.baseline.as_ref().map(|b| format!("{} {}", b.text, b.period)).unwrap_or_default());
    assert_eq!(base.collect::<Vec<_>>(), ["31–63/63 năm 2022", "47/63 năm 2022", "55/63 năm 2022"]);
}

#[test]
fn one_sentence_says_it_all() {
    let said =
        |rows: &[IndicatorView], id: &str| rows.iter().find(|r| r.id == id).map(|r| (r.finding.clone(), r.sentence.clone()));
    let (vi, en) = (rows("vi"), rows("en"));
    let (finding, sentence) = said(&vi, "revenue").expect("it is in the plan");
    assert_eq!(finding, "Thu ngân sách nhà nước trên địa bàn chỉ đạt 39,7% kế hoạch sau 7 tháng");
    assert_eq!(
        sentence,
        "Thu ngân sách nhà nước trên địa bàn: 1.786/4.500\u{a0}tỷ đồng, đạt 39,7% kế hoạch; đã qua 58,1% thời gian; tiến độ 0,68: chậm (ước, 7 tháng đầu năm 2023; công bố 20/8/2023)."
    );
    let (_, sentence) = said(&en, "revenue").expect("it is in the plan");
    assert_eq!(
        sentence,
        "State budget revenue in the province: 1,786/4,500\u{a0}tỷ đồng, 39.7% of the plan; 58.1% of the time passed; pace 0.68: behind (estimate, first 7 months of 2023; published 20/8/2023)."
    );
    for row in vi.iter().chain(&en) {
        assert!(!row.finding.contains('{') && !row.sentence.contains('{') && !row.sentence.contains("verdict."), "{row:?}");
    }
}

#[test]
fn charts_are_small_and_say_what_they_show() {
    for row in rows("vi") {
        for part in &row.parts {
            for svg in [&part.chart, &part.places, &part.bullet].into_iter().filter(|s| !s.is_empty()) {
                assert!(svg.len() < 6000 && !svg.contains("NaN") && !svg.contains("inf"), "{}: {svg}", row.id);
                assert!(svg.contains("role=\"img\"") && !svg.contains("style="), "{}: {svg}", row.id);
            }
            assert_eq!(part.chart.is_empty(), part.latest.is_none() && part.baseline.is_none(), "{}.{}", row.id, part.id);
        }
    }
}
