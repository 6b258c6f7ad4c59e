//! Indicators as pages show them: the plan's table with its latest values, and
//! one indicator with its parts and vintages.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::base::fields::Ref;
use crate::base::lang::Localized;
use crate::craft::chart::drawing::{Caption, Drawing};
use crate::graph::reported::Figure;
use crate::model::plan::calendar::Release;
use crate::model::plan::promise::{About, Indicator, Part, Plan};
use crate::model::snapshot::{Name, Snapshot};
use crate::verdict::composite::deciding;
use crate::verdict::judgement::{Bench, Flag, Judged};
use crate::verdict::status::due_of;
use crate::view::figure_words::Voice;
use crate::view::frame::day;
use crate::view::verdict_chart::Sketch;
use crate::view::verdict_words::StateView;

/// Every indicator of every plan as a row, by year and id.
pub type Rows = BTreeMap<(i16, String), IndicatorView>;

/// One indicator: a row of the table, and the matter of its own page.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IndicatorView {
    /// Its number in the document, as text; empty where there is none.
    pub n: String,
    /// Its id.
    pub id: String,
    /// Its address.
    pub href: String,
    /// What is said about it.
    pub about: AboutView,
    /// Whether its parts have names of their own.
    pub parted: bool,
    /// The verdict: its worst part's.
    pub state: StateView,
    /// The finding, as a headline.
    pub finding: String,
    /// The one sentence for cards, descriptions and bulletins.
    pub sentence: String,
    /// The release that comes next, for readers: its period, and from when on it is overdue; empty after the last.
    pub due: String,
    /// What is measured.
    pub parts: Vec<PartView>,
}

/// Words about an indicator or part; empty where nothing is said.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct AboutView {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: String,
    /// How it is counted.
    pub method: String,
    /// The id of the unit that answers for it.
    pub owner: String,
}

/// One measured part.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PartView {
    /// Its id.
    pub id: String,
    /// What is said about it.
    pub about: AboutView,
    /// What was promised.
    pub target: TargetView,
    /// Its unit.
    pub unit: String,
    /// What is counted in, left out, or counted of.
    pub coverage: Vec<String>,
    /// The figure that counts.
    pub latest: Option<FigureView>,
    /// What it is measured against.
    pub baseline: Option<FigureView>,
    /// All that was reported for the year.
    pub vintages: Vec<FigureView>,
    /// The verdict.
    pub state: StateView,
    /// How it comes about, in words.
    pub arithmetic: String,
    /// Held against the same period of the year before.
    pub comparison: String,
    /// What is reached, as a small drawing for rows.
    pub bullet: String,
    /// The chart that fits, on the indicator's own page.
    pub chart: String,
    /// The figure place by place, on the indicator's own page.
    pub places: String,
    /// Every member's verdict, where each is judged.
    pub members: Vec<MemberView>,
    /// What a reader should know besides.
    pub flags: Vec<String>,
}

/// A member that is judged by itself.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct MemberView {
    /// The place.
    pub place: String,
    /// Its figure; empty where it told none.
    pub text: String,
    /// Its verdict.
    pub state: StateView,
}

/// How much of an indicator is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// A row of a table, or a card.
    Row,
    /// Its own page, with charts.
    Page,
    /// Inside another page, where its headline names no chart.
    Embedded,
}

/// What was promised, in the tool's words and the document's own.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct TargetView {
    /// In the tool's words: "từ 4.500 tỷ đồng trở lên".
    pub text: String,
    /// In the document's own; empty where they are not kept.
    pub says: String,
    /// Whether the comparison is a reading.
    pub implied: bool,
    /// "Phấn đấu": striven for.
    pub strive: bool,
}

/// One figure with its vintage.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct FigureView {
    /// The number with its unit, or why there is none.
    pub text: String,
    /// The number by place, where it is told so.
    pub by: Vec<PlaceFigure>,
    /// The days that it is about, in words.
    pub period: String,
    /// How final it is, in a word.
    pub stage: String,
    /// The document.
    pub source: SourceView,
    /// What it replaces: the file, and why.
    pub revises: String,
    /// Why it was revised.
    pub reason: String,
    /// Made up to show a feature.
    pub sample: bool,
}

/// A figure of one place.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlaceFigure {
    /// The place's name.
    pub place: String,
    /// The number with its unit.
    pub text: String,
}

/// The document of a figure.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct SourceView {
    /// The snapshot's id.
    pub id: String,
    /// Its title; the id where it has none.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When, for readers.
    pub published: String,
    /// When, for machines.
    pub iso: String,
    /// Where it stands online.
    pub url: String,
}

/// Builds views of one plan as known on a day.
pub struct Figures<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is judged from, and the day.
    pub bench: &'a Bench<'a, 'a>,
    /// The readers' language.
    pub voice: Voice<'a>,
    /// The address of an indicator of this plan.
    pub href: &'a dyn Fn(&str) -> String,
    /// What a place is called.
    pub place: &'a dyn Fn(&str) -> String,
}

impl<'a> Figures<'a> {
    /// One indicator.
    pub fn indicator(&self, indicator: &'a Indicator, depth: Depth) -> IndicatorView {
        let judged = self.bench.indicator(self.plan, indicator);
        let parts: Vec<PartView> = judged.iter().map(|j| self.part(j, indicator, depth)).collect();
        let worst = deciding(judged.iter().map(Judged::weight)).and_then(|at| Some((judged.get(at)?, parts.get(at)?)));
        let own = self.about(&indicator.about);
        let name = |part: &PartView| called(&own.name, &part.about.name, &indicator.id);
        let said = worst.map(|(judged, part)| {
            let name = name(part);
            (self.voice.finding(&name, judged, &part.state), self.voice.sentence(&name, judged, &part.state), part.state.clone())
        });
        let due = worst.map(|(judged, _)| self.next_release(judged)).unwrap_or_default();
        // Reading refuses an indicator without a part.
        let (finding, sentence, state) = said.unwrap_or_else(|| (own.name.clone(), String::new(), StateView::default()));
        IndicatorView {
            n: indicator.n.map_or_else(String::new, |n| n.to_string()),
            id: indicator.id.clone(),
            href: (self.href)(&indicator.id),
            about: own,
            parted: indicator.parted,
            state,
            finding,
            sentence,
            due,
            parts,
        }
    }

    fn due(&self, part: &Part) -> String {
        day(due_of(part.traits.pacing.due, self.plan.year))
    }

    fn next_release(&self, judged: &Judged<'_>) -> String {
        let told = judged.series.actual.figure.map(|f| f.last_day());
        let open = |r: &Release| self.bench.day < r.due && told.is_none_or(|told| told < r.period.last_day());
        let next = judged.series.part.releases(self.plan.year).into_iter().find(open);
        let words = |r: Release| self.voice.fill("ind.next", &[("period", &self.voice.released(r.period)), ("day", &day(r.due))]);
        next.map_or_else(String::new, words)
    }

    fn about(&self, about: &About) -> AboutView {
        let text = |t: &Option<Localized>| t.as_ref().map_or_else(String::new, |t| t.get(self.voice.lang).to_owned());
        AboutView {
            name: text(&about.name),
            description: text(&about.description),
            method: text(&about.method),
            owner: about.owner.as_ref().map_or_else(String::new, |o| o.id.clone()),
        }
    }

    fn part(&self, judged: &Judged<'a>, indicator: &Indicator, depth: Depth) -> PartView {
        let series = &judged.series;
        let part = series.part;
        let coverage = &part.traits.coverage;
        let figure = |f: &Figure<'_>| self.figure(f, part);
        let stage = series.actual.figure.and_then(|f| f.observation.stage);
        let due = self.due(part);
        let name = indicator.name_of(part);
        let place = self.place;
        let sketch =
            Sketch { judged, name: &name, year: self.plan.year, reported: self.bench.reported, voice: self.voice, place };
        let member = |(place, verdict): &(&str, crate::verdict::judgement::Verdict)| MemberView {
            place: (self.place)(place),
            text: verdict.actual.as_ref().map_or_else(String::new, |a| self.voice.exact_amount(a, part)),
            state: self.voice.state(verdict, None, &due),
        };
        let state = self.voice.state(&judged.verdict, stage, &due);
        let arithmetic = self.voice.arithmetic(judged);
        let drawn = drawn(&sketch, (&state, &arithmetic), &headline(indicator, part), depth);
        PartView {
            id: part.id.clone(),
            about: self.about(&part.about),
            target: TargetView {
                text: self.voice.target(&part.target, part),
                says: part.target.says.clone().unwrap_or_default(),
                implied: part.target.implied,
                strive: part.traits.strive,
            },
            unit: self.voice.unit(part),
            coverage: [("includes", &coverage.includes), ("excludes", &coverage.excludes), ("of_units", &coverage.of_units)]
                .into_iter()
                .filter_map(|(key, text)| Some(format!("{} {}", (self.voice.word)(&format!("figure.{key}")), text.as_ref()?)))
                .collect(),
            latest: series.actual.figure.as_ref().map(figure),
            baseline: series.baseline.figure.as_ref().map(figure),
            vintages: series.vintages.iter().map(figure).collect(),
            comparison: self.voice.comparison(judged),
            bullet: drawn.bullet,
            chart: drawn.chart,
            places: drawn.places,
            members: judged.members.iter().map(member).collect(),
            flags: judged.verdict.flags.iter().map(|f: &Flag| (self.voice.word)(&format!("verdict.flag.{}", f.word()))).collect(),
            state,
            arithmetic,
        }
    }

    /// The chart of one part as a file of its own; none where there is nothing to draw.
    pub fn chart_file(&self, (indicator, part): (&'a Indicator, &'a Part), url: &str) -> Option<String> {
        let judged = self.bench.part(self.plan, (indicator, part));
        let name: Name = indicator.name_of(part);
        let place = self.place;
        let sketch = Sketch {
            judged: &judged,
            name: &name,
            year: self.plan.year,
            reported: self.bench.reported,
            voice: self.voice,
            place,
        };
        let state = self.voice.state(&judged.verdict, None, &self.due(part));
        let text = |t: &Option<Localized>| t.as_ref().map_or_else(String::new, |t| t.get(self.voice.lang).to_owned());
        let called = called(&text(&indicator.about.name), &text(&part.about.name), &indicator.id);
        let title = self.voice.finding(&called, &judged, &state);
        let description = self.voice.sentence(&called, &judged, &state);
        Some(sketch.chart()?.alone(state.tone, &Caption { title: &title, description: &description, source: url }))
    }

    /// One figure of a part.
    pub fn figure(&self, figure: &Figure<'_>, part: &Part) -> FigureView {
        let observation = figure.observation;
        let revision = observation.revision.as_ref();
        let place = |(place, value): &(Ref, Decimal)| PlaceFigure {
            place: (self.place)(&place.id),
            text: self.voice.amount(*value, part),
        };
        FigureView {
            text: self.voice.reading(observation, part),
            by: observation.by.iter().map(place).collect(),
            period: self.voice.period(observation, part.kind()),
            stage: self.voice.stage(observation.stage),
            source: source(figure.snapshot),
            revises: revision.map_or_else(String::new, |r| r.of.id.clone()),
            reason: revision.and_then(|r| r.reason.clone()).unwrap_or_default(),
            sample: figure.snapshot.is_sample(observation),
        }
    }
}

/// A part's short name says where, not what is counted.
const SAYS_WHERE: usize = 3;

/// What a finding calls a part: its own name, behind its indicator's where that alone would not do.
fn called(indicator: &str, part: &str, id: &str) -> String {
    match (indicator, part) {
        ("", "") => id.to_owned(),
        (name, "") | ("", name) => name.to_owned(),
        (name, part) if part.split_whitespace().count() <= SAYS_WHERE => format!("{name} ({})", lower(part)),
        (_, part) => part.to_owned(),
    }
}

/// The same text with a small first letter, unless its first word is all capitals.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map_or_else(String::new, |c| c.to_lowercase().collect());
    let rest = letters.as_str();
    if rest.starts_with(char::is_uppercase) { text.to_owned() } else { first + rest }
}

/// The drawings of a part; empty where there is nothing to draw.
#[derive(Default)]
struct Drawn {
    bullet: String,
    chart: String,
    places: String,
}

fn drawn(sketch: &Sketch<'_, '_>, (state, arithmetic): (&StateView, &str), headline: &str, depth: Depth) -> Drawn {
    let class = |kind: &str| format!("{kind} {}", state.tone);
    let bullet = sketch.bullet().map_or_else(String::new, |b| b.strip(&class("bullet"), arithmetic));
    if depth == Depth::Row {
        return Drawn { bullet, ..Drawn::default() };
    }
    if depth == Depth::Embedded {
        let chart = sketch.chart().map_or_else(String::new, |c| c.label(&class("chart"), arithmetic));
        return Drawn { bullet, chart, places: String::new() };
    }
    let inline = |drawing: Option<Drawing>, named_by: &str| {
        drawing.map_or_else(String::new, |d| d.inline(&class("chart"), named_by, arithmetic))
    };
    Drawn {
        bullet,
        chart: inline(sketch.chart(), headline),
        places: sketch.places().map_or_else(String::new, |d| d.inline("chart", &format!("{headline}-noi"), arithmetic)),
    }
}

/// The id of the headline that names a part's chart.
fn headline(indicator: &Indicator, part: &Part) -> String {
    if indicator.parted { format!("phan-{}", part.id) } else { "ket-qua".to_owned() }
}

fn source(snapshot: &Snapshot) -> SourceView {
    let source = &snapshot.source;
    let day = source.published;
    SourceView {
        id: snapshot.id.clone(),
        title: source.title.clone().unwrap_or_else(|| snapshot.id.clone()),
        publisher: source.publisher.clone().unwrap_or_default(),
        published: format!("{}/{}/{}", day.day(), day.month(), day.year()),
        iso: day.to_string(),
        url: source.url.clone().unwrap_or_default(),
    }
}
