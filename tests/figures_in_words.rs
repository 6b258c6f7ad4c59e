//! A plan with every kind of indicator in the words of its pages, in both
//! languages, and in its drawings.

use std::collections::BTreeMap;

use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::lang::Lang;
use guong::base::recall::Oblivion;
use guong::craft::chart::letters::width_of;
use guong::craft::theme::{Choice, Theme};
use guong::graph::reported::Reported;
use guong::model::plan::promise::Plan;
use guong::model::snapshot::Snapshot;
use guong::model::term::{List, Term};
use guong::source::{figures, lists};
use guong::verdict::judgement::Bench;
use guong::view::chart::sketch::Places;
use guong::view::figure_words::Voice;
use guong::view::indicator::figures::{Around, Figures};
use guong::view::indicator::part::PartView;
use guong::view::indicator::row::IndicatorView;
use jiff::civil::{Date, date};

/// The plan, what was reported, and the places.
struct World {
    plans: BTreeMap<i16, Plan>,
    snapshots: Vec<Snapshot>,
    places: Vec<Term>,
}

impl World {
    fn read() -> World {
        let files = Files::memory([
            ("content/plans/2023.yaml", include_bytes!("data/figures/2023.yaml").as_slice()),
            ("content/snapshots/2022.yaml", include_bytes!("data/figures/2022.snapshots.yaml")),
            ("content/snapshots/2023-08.yaml", include_bytes!("data/figures/2023-08.snapshots.yaml")),
            ("content/snapshots/2023-09.yaml", include_bytes!("data/figures/2023-09.snapshots.yaml")),
            ("content/lists/places.yaml", include_bytes!("data/figures/places.yaml")),
        ]);
        let mut sink = Sink::new();
        let languages = ["vi", "en"].map(Lang::new);
        let (plans, snapshots) =
            (figures::plans(&files, &languages, &mut sink), figures::snapshots(&files, &Oblivion, &mut sink));
        let places = lists::terms(&files, List::Places, &languages, &mut sink).expect("the list reads");
        let told = sink.into_report();
        assert!(told.is_empty(), "{told:#?}");
        World { plans, snapshots, places }
    }

    /// Views of the plan for readers of a language, as known on a day.
    fn on<T>(&self, lang: &str, day: Date, make: impl for<'b> FnOnce(&Figures<'_, 'b>) -> T) -> T {
        let lang = Lang::new(lang);
        let languages = std::slice::from_ref(&lang);
        let theme = Theme::read(&Files::default(), &Choice::plain("default", languages), &mut Sink::new())
            .expect("the built-in theme reads");
        let reported = Reported::by(day, &self.snapshots);
        let bench = Bench { plans: &self.plans, places: &self.places, reported: &reported, day };
        let voice = Voice { lang: &lang, word: &|key| theme.word(&lang, key) };
        make(&Figures { plan: &self.plans[&2023], bench: &bench, voice, around: &Named { places: &self.places, lang: &lang } })
    }

    fn rows(&self, lang: &str, day: Date) -> Vec<IndicatorView> {
        self.on(lang, day, |figures| figures.plan.indicators.iter().map(|i| figures.row(i)).collect())
    }

    fn parts(&self, lang: &str, day: Date) -> Vec<PartView> {
        self.on(lang, day, |figures| {
            let told = figures.plan.indicators.iter().flat_map(|i| figures.told(i)).collect::<Vec<_>>();
            told.iter().map(|t| figures.part(t)).collect()
        })
    }
}

struct Named<'a> {
    places: &'a [Term],
    lang: &'a Lang,
}

impl Places for Named<'_> {
    fn name(&self, id: &str) -> String {
        let term = self.places.iter().find(|t| t.id == id).expect("the list has it");
        term.short.as_ref().unwrap_or(&term.name).get(self.lang).to_owned()
    }

    fn tile(&self, id: &str) -> Option<(u32, u32)> {
        let term = self.places.iter().find(|t| t.id == id)?;
        if let guong::model::term::More::Place { tile } = term.more { tile } else { None }
    }
}

impl Around for Named<'_> {
    fn href(&self, year: i16, id: &str) -> String {
        format!("/chi-tieu/{year}/{id}/")
    }

    fn unit(&self, id: &str) -> String {
        id.to_owned()
    }
}

const DAY: Date = date(2024, 1, 10);

/// A row of the table: a headline and a sentence, by language.
#[derive(serde::Deserialize, serde::Serialize, PartialEq, Debug)]
struct Said {
    id: String,
    vi: [String; 2],
    en: [String; 2],
}

#[test]
fn headlines_and_sentences_are_those_of_the_table() {
    let world = World::read();
    let said = |lang: &str| -> Vec<[String; 2]> {
        world.rows(lang, DAY).into_iter().map(|r| [r.finding, r.sentence].map(|t| t.replace('\u{a0}', "~"))).collect()
    };
    let ids = world.plans[&2023].indicators.iter().map(|i| i.id.clone());
    let now: Vec<Said> = ids.zip(said("vi")).zip(said("en")).map(|((id, vi), en)| Said { id, vi, en }).collect();
    let text = serde_yaml::to_string(&now).expect("it is plain text");
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/figures/said.yaml");
        std::fs::write(path, text.clone()).expect("the table can be written");
        return;
    }
    let table: Vec<Said> = serde_yaml::from_str(include_str!("data/figures/said.yaml")).expect("the table is YAML");
    assert_eq!(now, table, "{text}");
}

#[test]
fn numbers_never_break_from_their_units() {
    let world = World::read();
    for lang in ["vi", "en"] {
        for row in world.rows(lang, DAY) {
            for text in [&row.finding, &row.sentence] {
                let broken = ["tỷ đồng", "triệu", "xã", "lượt", "điểm %", "bậc", "tháng", "billion", "visits", "km"];
                for unit in broken {
                    let torn =
                        text.match_indices(&format!(" {unit}")).any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
                    assert!(!torn, "{text}");
                }
                assert!(!text.contains('{') && !text.contains("say.") && !text.contains("finding."), "{text}");
            }
        }
    }
}

/// A text of a drawing: where it stands, how wide it is about, and what it says.
fn texts(svg: &str) -> Vec<(f64, f64, f64, String)> {
    let number = |element: &str, name: &str| -> f64 {
        let rest = element.split(&format!(" {name}=\"")).nth(1).expect("it has one");
        rest.split('"').next().expect("it ends").parse().expect("a number")
    };
    let element = |element: &str| {
        let (head, rest) = element.split_once('>').expect("it ends");
        let said = rest.split('<').next().unwrap_or_default().to_owned();
        let wide = width_of(&said);
        let x = number(head, "x");
        let left = if head.contains("\"end\"") {
            x - wide
        } else if head.contains("\"middle\"") {
            x - wide / 2.0
        } else {
            x
        };
        (left, number(head, "y"), wide, said)
    };
    svg.split("<text").skip(1).map(|e| element(&format!("<text{e}")[5..])).collect()
}

/// What is wrong with a drawing as a phone or a column shows it.
fn faults(svg: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    for drawing in svg.split("<svg ").skip(1) {
        if drawing.len() > 6000 || drawing.contains("NaN") || drawing.contains("inf\"") || drawing.contains("style=") {
            wrong.push(format!("{} bytes: {drawing}", drawing.len()));
        }
        let size = drawing.split("viewBox=\"0 0 ").nth(1).and_then(|r| r.split('"').next()).expect("it has a size");
        let (width, height) = size.split_once(' ').expect("two numbers");
        let (width, height): (f64, f64) = (width.parse().expect("a number"), height.parse().expect("a number"));
        if width < 600.0 && 288.0 / width * 15.0 < 12.0 {
            wrong.push(format!("letters are under 12 px on a phone of 320: {width}"));
        }
        let all = texts(drawing);
        for (at, (left, y, wide, said)) in all.iter().enumerate() {
            if *left < -1.0 || left + wide > width + 1.0 || *y < 11.0 || *y > height {
                wrong.push(format!("{said:?} stands outside: {left} {y} {wide} in {width} {height}"));
            }
            for (other, above, broad, word) in &all[at + 1..] {
                let beside = left + wide <= *other || other + broad <= *left;
                if !beside && (y - above).abs() < 13.0 {
                    wrong.push(format!("{said:?} touches {word:?}"));
                }
            }
        }
    }
    wrong
}

#[test]
fn charts_are_small_and_their_words_do_not_touch() {
    let world = World::read();
    let mut wrong = Vec::new();
    let mut drawn = 0;
    for lang in ["vi", "en"] {
        for day in [date(2023, 1, 20), date(2023, 8, 31), DAY] {
            for part in world.parts(lang, day) {
                let places = part.places.iter().flat_map(|p| p.charts.iter().map(|(_, _, c)| c));
                for chart in part.chart.iter().chain(places) {
                    drawn += 1;
                    wrong.extend(faults(&chart.svg).into_iter().map(|f| format!("{lang} {day} {}: {f}", part.id)));
                    assert!(!chart.rows.is_empty() && chart.rows.iter().all(|r| r.len() == chart.head.len()), "{chart:?}");
                    assert!(
                        chart.svg.contains("role=\"img\"")
                            && chart.svg.contains("aria-labelledby=\"")
                            && chart.svg.contains("<desc id=")
                    );
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(drawn > 50, "{drawn}");
}

#[test]
fn every_form_is_drawn() {
    let parts = World::read().parts("vi", DAY);
    let of = |id: &str| parts.iter().find(|p| p.id == id).unwrap_or_else(|| panic!("{id}"));
    let chart = |id: &str| &of(id).chart.as_ref().unwrap_or_else(|| panic!("{id}")).svg;
    let table = [
        ("revenue", "class=\"pace\"", "wide"),
        ("visitors", "class=\"hollow\"", "wide"),
        ("roads", "class=\"pace\"", "wide"),
        ("insurance", "class=\"gap\"", "wide"),
        ("grdp", "class=\"target\"", "wide"),
        ("communes", "class=\"dot\"", "only"),
        ("all", "class=\"now\"", "only"),
        ("poor", "class=\"bar\"", "only"),
        ("parks", "4/4 KCN đang hoạt động", "only"),
        ("firms", "class=\"track\"", "only"),
        ("rank", "43/63", "only"),
        ("range", "class=\"range\"", "only"),
        ("clinics", "class=\"dot\"", "wide"),
    ];
    for (id, mark, form) in table {
        assert!(chart(id).contains(mark) && chart(id).contains(&format!("chart {form} ")), "{id}: {}", chart(id));
    }
    assert!(of("beds").chart.is_none());
    let places = |id: &str| of(id).places.as_ref().map(|p| p.charts.iter().map(|(_, _, c)| c.svg.clone()).collect::<String>());
    assert!(places("roads").is_some_and(|svg| svg.contains("class=\"cell\"")), "totals have no shade");
    assert!(places("clinics").is_some_and(|svg| svg.contains("class=\"cell s4\"") && svg.contains("now thin")));
    assert!(places("visitors").is_some_and(|svg| svg.is_empty()));
}

#[test]
fn every_vintage_tells_what_it_changed() {
    let parts = World::read().parts("vi", DAY);
    let grdp = parts.iter().find(|p| p.id == "grdp").expect("the plan has it");
    let told: Vec<(String, String, bool)> =
        grdp.vintages.iter().map(|v| (v.figure.text.clone(), v.revised.clone(), v.replaced)).collect();
    let revised = "thay 6,90% (công bố 20/8/2023): giảm 0,12\u{a0}điểm %";
    assert_eq!(told, [("6,78%".to_owned(), revised.to_owned(), false), ("6,90%".to_owned(), String::new(), true)]);
}
