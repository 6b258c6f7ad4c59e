//! One measured part on its indicator's own page: chart, arithmetic, places,
//! members and all that was published of it.

use serde::Serialize;

use crate::craft::chart::alone::{Caption, alone};
use crate::craft::chart::drawing::Named;
use crate::craft::chart::key::swatch;
use crate::craft::numerals::unbroken;
use crate::verdict::judgement::Verdict;
use crate::view::chart::list::whole;
use crate::view::chart::sketch::Chart;
use crate::view::finding_words::{capital, lower};
use crate::view::indicator::figure::{AboutView, ChartView, FigureView, TargetView, VintageView};
use crate::view::indicator::figures::{Figures, Told};
use crate::view::indicator::places::PlacesView;
use crate::view::verdict_words::StateView;

/// One measured part.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PartView {
    /// Its id.
    pub id: String,
    /// The id of the headline that names its chart.
    pub anchor: String,
    /// What is said about it.
    pub about: AboutView,
    /// What was promised.
    pub target: TargetView,
    /// What is counted in, left out, or counted of.
    pub coverage: Vec<String>,
    /// The figure that counts.
    pub latest: Option<FigureView>,
    /// What it is measured against.
    pub baseline: Option<VintageView>,
    /// All that was reported for the year, latest first.
    pub vintages: Vec<VintageView>,
    /// The verdict.
    pub state: StateView,
    /// The finding, as a headline.
    pub finding: String,
    /// What stands over it: its name where the page's headline tells its finding already, else the finding.
    pub heading: String,
    /// How the verdict comes about, in words.
    pub arithmetic: String,
    /// Held against the same period of the year before.
    pub comparison: String,
    /// What the chart measures, where and when.
    pub subtitle: String,
    /// The chart that fits.
    pub chart: Option<ChartView>,
    /// The figure place by place.
    pub places: Option<PlacesView>,
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
    /// What it comes to.
    pub measure: String,
    /// Its verdict.
    pub state: StateView,
}

/// A chart as a file of its own.
pub struct ChartFile {
    /// What it is called beside its page.
    pub name: String,
    /// What it shows, in words.
    pub label: String,
    /// The file.
    pub svg: String,
}

impl<'a> Figures<'a, '_> {
    /// One part on its own page.
    pub fn part(&self, told: &Told<'a>) -> PartView {
        let (judged, part) = (&told.judged, told.judged.series.part);
        let coverage = &part.traits.coverage;
        let vintages = &judged.series.vintages;
        let words = |(key, text): (&str, &Option<crate::base::lang::Localized>)| {
            Some(format!("{} {}", (self.voice.word)(&format!("figure.{key}")), self.voice.text(Some(text.as_ref()?))))
        };
        let anchor = anchor(told);
        PartView {
            id: part.id.clone(),
            about: self.about(&part.about),
            target: self.voice.promise(part),
            coverage: [("includes", &coverage.includes), ("excludes", &coverage.excludes), ("of_units", &coverage.of_units)]
                .into_iter()
                .filter_map(words)
                .collect(),
            latest: judged.series.actual.figure.as_ref().map(|f| self.voice.figure(f, part)),
            baseline: judged.series.baseline.figure.as_ref().map(|f| self.voice.vintage_of(f, &[], part)),
            vintages: vintages.iter().rev().map(|f| self.voice.vintage_of(f, vintages, part)).collect(),
            finding: self.finding(told),
            heading: self.finding(told),
            arithmetic: unbroken(&self.voice.arithmetic(judged)),
            comparison: unbroken(&self.voice.comparison(judged)),
            subtitle: self.subtitle(told),
            chart: self.sketch(told, whole).map(|chart| self.drawn(&chart, told.state.tone, &anchor)),
            places: self.places(told, &anchor),
            members: judged.members.iter().map(|member| self.member(told, member)).collect(),
            flags: judged.verdict.flags.iter().map(|flag| self.voice.flag(*flag)).collect(),
            state: told.state.clone(),
            anchor,
        }
    }

    fn member(&self, told: &Told<'_>, (place, verdict): &(&str, Verdict)) -> MemberView {
        let part = told.judged.series.part;
        MemberView {
            place: self.around.name(place),
            text: verdict.actual.as_ref().map_or_else(String::new, |a| self.voice.exact_amount(a, part)),
            measure: self.voice.change(verdict, part).map(|m| unbroken(&m)).unwrap_or_default(),
            state: self.voice.state(verdict, None, &self.due(part)),
        }
    }

    /// "Tỷ đồng, lũy kế từ đầu năm, tỉnh Kon Tum; 7 tháng đầu năm 2023 (ước)".
    pub fn subtitle(&self, told: &Told<'_>) -> String {
        let part = told.judged.series.part;
        let counted = (self.voice.word)(&format!("chart.measure.{}", part.kind().word()));
        let place = part.traits.coverage.scope.as_ref().or(self.plan.place.as_ref());
        let place = place.map(|p| self.around.name(&p.id));
        let measure = [Some(capital(&self.voice.unit(part))), Some(counted), place].into_iter().flatten();
        let measure = measure.filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ");
        let Some(figure) = told.judged.series.actual.figure.or(told.judged.series.baseline.figure) else { return measure };
        let period = self.voice.period(figure.observation, part.kind());
        let stage = self.voice.stage(figure.observation.stage);
        let stage = if stage.is_empty() { stage } else { format!(" ({stage})") };
        let made_up = figure.snapshot.is_sample(figure.observation);
        let sample = if made_up { format!("; {}", (self.voice.word)("ind.sample")) } else { String::new() };
        unbroken(&format!("{measure}; {period}{stage}{sample}"))
    }

    /// A chart inside a page, named by the headline with that id.
    pub fn drawn(&self, chart: &Chart, tone: &str, named_by: &str) -> ChartView {
        let description = format!("{}.", chart.table.said());
        let draw = |(drawing, class, id): (&crate::craft::chart::drawing::Drawing, &str, String)| {
            drawing.inline(&format!("chart {class} {tone}"), &Named { by: named_by, id: &id, description: &description })
        };
        let narrow = draw((&chart.narrow, if chart.wide.is_some() { "narrow" } else { "only" }, format!("{named_by}-so")));
        let wide = chart.wide.as_ref().map(|wide| draw((wide, "wide", format!("{named_by}-so-rong"))));
        ChartView {
            svg: narrow + &wide.unwrap_or_default(),
            key: chart.key.iter().map(|(class, words)| (swatch_of(class, tone), words.clone())).collect(),
            head: chart.table.head.clone(),
            rows: chart.table.rows.clone(),
        }
    }

    /// Every chart of a part as a file of its own, with the page's address.
    pub fn chart_files(&self, told: &Told<'a>, url: &str) -> Vec<ChartFile> {
        let suffix = if told.indicator.parted { format!("-{}", told.judged.series.part.id) } else { String::new() };
        let own = self.sketch(told, whole).map(|chart| ("bieu-do", self.finding(told), chart));
        let subtitle = self.subtitle(told);
        let source = self.cited(told, url);
        let file = |(name, title, chart): (&str, String, Chart)| ChartFile {
            name: format!("{name}{suffix}.svg"),
            label: self.chart_label(name, told),
            svg: alone(
                chart.wide.as_ref().unwrap_or(&chart.narrow),
                told.state.tone,
                &Caption {
                    title: &title,
                    subtitle: &subtitle,
                    key: &chart.key,
                    description: &format!("{}.", chart.table.said()),
                    source: &source,
                },
            ),
        };
        own.into_iter().chain(self.places_charts(told)).map(file).collect()
    }

    /// "Hình vẽ: Diện tích rừng trồng mới".
    fn chart_label(&self, name: &str, told: &Told<'_>) -> String {
        let form = (self.voice.word)(&format!("files.{name}"));
        let part = self.voice.text(told.judged.series.part.about.name.as_ref());
        if part.is_empty() { form } else { format!("{form}: {}", lower(&part)) }
    }

    /// "Nguồn: Báo cáo tháng 7, Tỉnh ủy Kon Tum, 20/8/2023. https://…".
    fn cited(&self, told: &Told<'_>, url: &str) -> String {
        let figure = told.judged.series.actual.figure.or(told.judged.series.baseline.figure);
        let said = figure.map(|f| {
            let source = self.voice.source(f.snapshot);
            let all = [source.title, source.publisher, source.published];
            all.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", ")
        });
        self.voice.fill("chart.source", &[("source", &said.unwrap_or_default()), ("url", url)])
    }
}

fn swatch_of(class: &str, tone: &str) -> String {
    swatch(class).replacen("\"swatch\"", &format!("\"swatch {tone}\""), 1)
}

/// The id of the headline that names a part's chart.
fn anchor(told: &Told<'_>) -> String {
    if told.indicator.parted { format!("phan-{}", told.judged.series.part.id) } else { "ket-qua".to_owned() }
}
