//! Verdicts in words: the state, its arithmetic, the comparison with last year,
//! and the one sentence that serves cards, descriptions and bulletins.

use num_traits::{Signed, Zero};
use serde::Serialize;

use crate::craft::numerals::with_unit;
use crate::model::plan::promise::Part;
use crate::model::plan::traits::{ChangeBasis, Kind, Pace};
use crate::model::snapshot::{Basis, Observation, Reading, Stage};
use crate::verdict::exact::{Exact, shown};
use crate::verdict::judgement::{Judged, Verdict};
use crate::verdict::status::{Reason, Status};
use crate::view::figure_words::Voice;

/// A verdict as readers see it.
#[derive(Clone, PartialEq, Default, Debug, Serialize)]
pub struct StateView {
    /// The status' word in open data; `serious` for one that is far behind.
    pub key: &'static str,
    /// In words: Chậm tiến độ.
    pub word: String,
    /// How final the figure is, where it is not official: ước.
    pub stage: String,
    /// `ok`, `slow` or `wait`.
    pub tone: &'static str,
    /// Why nobody can say; empty where somebody can.
    pub reason: String,
}

/// The state's tone: the style sheet has a colour for each.
fn tone(status: Status) -> &'static str {
    match status {
        Status::Exceeded | Status::Met | Status::OnTrack => "ok",
        Status::Behind | Status::Missed => "slow",
        Status::InProgress | Status::NoData => "wait",
    }
}

impl Voice<'_> {
    /// A verdict in a word.
    pub fn state(&self, verdict: &Verdict, stage: Option<Stage>, due: &str) -> StateView {
        let key = if verdict.serious { "serious" } else { verdict.status.word() };
        let stage = stage.filter(|s| *s != Stage::Official && verdict.status != Status::NoData);
        StateView {
            key,
            word: (self.word)(&format!("verdict.word.{key}")),
            stage: self.stage(stage),
            tone: tone(verdict.status),
            reason: verdict.reason.as_ref().map_or_else(String::new, |r| self.reason(r, due)),
        }
    }

    fn reason(&self, reason: &Reason, due: &str) -> String {
        if let Reason::Missing(code) = reason {
            return self.missing(code);
        }
        self.fill(&format!("verdict.reason.{}", reason.word()), &[("day", due)])
    }

    /// An exact number with so many decimals.
    pub fn number(&self, value: &Exact, decimals: u32) -> String {
        shown(value, decimals).map_or_else(String::new, |v| self.numerals().fixed(v, decimals))
    }

    /// An exact number of the part's own unit.
    pub fn exact_amount(&self, value: &Exact, part: &Part) -> String {
        with_unit(&self.number(value, part.traits.decimals()), &self.unit(part))
    }

    /// A difference: shares differ by points.
    fn difference(&self, value: &Exact, part: &Part) -> String {
        let unit = match (part.kind(), part.traits.basis(), self.unit(part)) {
            (Kind::Change, ChangeBasis::Relative, _) => "%".to_owned(),
            (_, _, unit) if unit == "%" => (self.word)("figure.points"),
            (_, _, unit) => unit,
        };
        with_unit(&self.number(&value.abs(), part.traits.decimals()), &unit)
    }

    fn percent(&self, value: &Exact) -> String {
        with_unit(&self.number(value, 1), "%")
    }

    /// The arithmetic behind a verdict, as offices write it: "1.786/4.500 tỷ đồng, đạt 39,7% kế hoạch; đã qua 58,1% thời gian; tiến độ 0,68: chậm".
    pub fn arithmetic(&self, judged: &Judged<'_>) -> String {
        let (verdict, part) = (&judged.verdict, judged.series.part);
        let Some(figure) = judged.series.actual.figure else { return String::new() };
        let mut said = match part.kind() {
            Kind::Flow | Kind::Annual | Kind::Level => self.reached(verdict, part),
            Kind::Change => self.changed(verdict, part),
            Kind::Rank => self.gained(judged, figure.observation),
        };
        said.extend(verdict.percent_of_plan.as_ref().map(|p| self.fill("verdict.share", &[("p", &self.percent(p))])));
        let all = [joined(&said, ", "), self.way(verdict, part), self.time(verdict, part)];
        let all: Vec<&str> = all.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        if all.is_empty() || verdict.status == Status::NoData {
            return all.join("; ");
        }
        let key = if verdict.serious { "serious" } else { verdict.status.word() };
        format!("{}: {}", all.join("; "), (self.word)(&format!("verdict.short.{key}")))
    }

    /// What is there, of what was promised.
    fn reached(&self, verdict: &Verdict, part: &Part) -> Vec<String> {
        let Some(actual) = &verdict.actual else { return Vec::new() };
        if part.kind() == Kind::Flow {
            let decimals = part.traits.decimals();
            let target = self.numerals().exact(part.target.value);
            return vec![with_unit(&format!("{}/{target}", self.number(actual, decimals)), &self.unit(part))];
        }
        let plan = self.fill("verdict.goal", &[("x", &self.target(&part.target, part))]);
        vec![self.exact_amount(actual, part), plan]
    }

    fn changed(&self, verdict: &Verdict, part: &Part) -> Vec<String> {
        let (Some(a), Some(b)) = (&verdict.actual, &verdict.baseline) else { return self.reached(verdict, part) };
        let key = if a > b { "verdict.change.rise" } else { "verdict.change.fall" };
        let moved = self.difference(&(a - b), part);
        let holes = [("a", self.exact_amount(a, part)), ("b", self.exact_amount(b, part)), ("x", moved)];
        let holes: Vec<(&str, &str)> = holes.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let goal = self.fill("verdict.goal", &[("x", &self.target(&part.target, part))]);
        let relative = verdict.measure.as_ref().filter(|_| part.traits.basis() == ChangeBasis::Relative);
        let relative = relative.map(|m| self.fill("verdict.change.relative", &[("x", &self.percent(m))]));
        [Some(self.fill(key, &holes)), relative, Some(goal)].into_iter().flatten().collect()
    }

    fn gained(&self, judged: &Judged<'_>, observation: &Observation) -> Vec<String> {
        let part = judged.series.part;
        let now = self.reading(observation, part);
        let before = judged.series.baseline.figure.map_or_else(String::new, |f| self.rank_alone(f.observation));
        let goal = self.fill("verdict.goal", &[("x", &self.target(&part.target, part))]);
        let moved = judged.verdict.measure.as_ref().map(|x| {
            let key = if x.is_zero() {
                "same"
            } else if x.is_positive() {
                "up"
            } else {
                "down"
            };
            let x = self.number(&x.abs(), 0);
            self.fill(&format!("verdict.rank.{key}"), &[("x", &x), ("b", &before), ("a", &now)])
        });
        let both = if before.is_empty() { now } else { format!("{before} → {now}") };
        vec![moved.unwrap_or(both), goal]
    }

    fn rank_alone(&self, observation: &Observation) -> String {
        match &observation.reading {
            Reading::Value(value) => self.numerals().exact(*value),
            Reading::Range(low, high) => format!("{}–{}", self.numerals().exact(*low), self.numerals().exact(*high)),
            Reading::Missing(_) | Reading::ByPlace => String::new(),
        }
    }

    /// What is missing or over, and how much of a level's way is behind it.
    fn way(&self, verdict: &Verdict, part: &Part) -> String {
        if part.kind() != Kind::Level {
            return String::new();
        }
        let gap = self.gap(verdict, part);
        let closed = verdict
            .closed
            .as_ref()
            .zip(verdict.baseline.as_ref())
            .map(|(c, b)| self.fill("verdict.closed", &[("c", &self.percent(c)), ("b", &self.exact_amount(b, part))]));
        joined(&[Some(gap).filter(|g| !g.is_empty()), closed].into_iter().flatten().collect::<Vec<_>>(), "; ")
    }

    /// A gap in words: "còn thiếu 0,75 điểm %".
    pub fn gap(&self, verdict: &Verdict, part: &Part) -> String {
        let Some(gap) = &verdict.gap else { return String::new() };
        let key = if gap.is_zero() {
            "even"
        } else if gap.is_positive() {
            "over"
        } else {
            "under"
        };
        self.fill(&format!("verdict.gap.{key}"), &[("x", &self.difference(gap, part))])
    }

    fn time(&self, verdict: &Verdict, part: &Part) -> String {
        let Some(elapsed) = &verdict.elapsed else { return String::new() };
        let hundred = crate::verdict::exact::whole(100);
        let share = self.percent(&(elapsed * hundred));
        let unlearnt = !verdict.flags.is_empty() && part.kind() != Kind::Rank;
        let key = match part.traits.pace() {
            Pace::Seasonal if !unlearnt => "seasonal",
            Pace::Steps => "steps",
            Pace::Seasonal | Pace::Linear | Pace::None => "linear",
        };
        let passed = self.fill(&format!("verdict.elapsed.{key}"), &[("s", &share)]);
        let pace = verdict.pace.as_ref().map(|r| self.fill("verdict.pace", &[("r", &self.number(r, 2))]));
        joined(&[Some(passed), pace].into_iter().flatten().collect::<Vec<_>>(), "; ")
    }

    /// Compared with the same period of the year before: "So với cùng kỳ (2.010 tỷ đồng): giảm 11,1%."
    pub fn comparison(&self, judged: &Judged<'_>) -> String {
        let (same, part) = (&judged.same_period, judged.series.part);
        let (Some(before), Some(change)) = (&same.actual, &same.change) else { return String::new() };
        let key = if change.is_zero() {
            "same"
        } else if change.is_positive() {
            "up"
        } else {
            "down"
        };
        let by = match (&same.percent, part.kind()) {
            (Some(percent), _) => self.percent(&percent.abs()),
            (None, Kind::Rank) => with_unit(&self.number(&change.abs(), 0), &self.unit(part)),
            (None, _) => self.difference(change, part),
        };
        let before = if part.kind() == Kind::Rank { self.number(before, 0) } else { self.exact_amount(before, part) };
        self.fill(&format!("verdict.same_period.{key}"), &[("p", &before), ("x", &by)])
    }

    /// How long the year had run when the figure counts: "sau 7 tháng", "đến ngày 30/6/2023".
    pub fn after(&self, observation: &Observation, kind: Kind) -> String {
        let last = observation.period.last_day();
        if observation.basis == Basis::Ytd && last.month() < 12 {
            return self.fill("figure.period.after", &[("n", &last.month().to_string())]);
        }
        self.period(observation, kind)
    }

    /// The finding that stands over a page: "Thu ngân sách mới đạt 39,7% kế hoạch sau 7 tháng".
    pub fn finding(&self, name: &str, judged: &Judged<'_>, state: &StateView) -> String {
        let (verdict, part) = (&judged.verdict, judged.series.part);
        let Some(figure) = judged.series.actual.figure.filter(|_| verdict.status != Status::NoData) else {
            return self.fill("finding.no_data", &[("name", name), ("reason", &state.reason)]);
        };
        let observation = figure.observation;
        let share = verdict.percent_of_plan.as_ref().map(|p| self.percent(p)).unwrap_or_default();
        let reading = match (&verdict.actual, part.kind()) {
            (Some(actual), kind) if kind != Kind::Rank => self.exact_amount(actual, part),
            _ => self.reading(observation, part),
        };
        let target = self.target(&part.target, part);
        let after = self.after(observation, part.kind());
        let counts = !share.is_empty() && matches!(part.kind(), Kind::Flow | Kind::Change);
        let form = match (verdict.status, counts) {
            (Status::OnTrack | Status::Behind | Status::InProgress, true) => "finding_share",
            _ => "finding",
        };
        let there = verdict.status == Status::OnTrack && verdict.passes;
        let key = if there { "finding.there".to_owned() } else { format!("{form}.{}", verdict.status.word()) };
        self.fill(&key, &[("name", name), ("x", &reading), ("target", &target), ("p", &share), ("after", &after)])
    }

    /// The one sentence: number, unit, comparison, verdict, vintage.
    pub fn sentence(&self, name: &str, judged: &Judged<'_>, state: &StateView) -> String {
        let Some(figure) = judged.series.actual.figure else {
            return self.fill("finding.no_data", &[("name", name), ("reason", &state.reason)]) + ".";
        };
        let observation = figure.observation;
        let arithmetic = if state.key == "no_data" { state.reason.clone() } else { self.arithmetic(judged) };
        let day = figure.published();
        let published = format!("{}/{}/{}", day.day(), day.month(), day.year());
        let period = self.period(observation, judged.series.part.kind());
        let stage = self.stage(observation.stage);
        let vintage = joined(&[stage, period].into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>(), ", ");
        let made_up = figure.snapshot.is_sample(observation);
        let note = if made_up { format!(" {}.", capital(&(self.word)("ind.sample"))) } else { String::new() };
        let comparison = self.comparison(judged);
        let space = if comparison.is_empty() { "" } else { " " };
        self.fill("verdict.sentence", &[("name", name), ("said", &arithmetic), ("vintage", &vintage), ("day", &published)])
            + space
            + &comparison
            + &note
    }
}

fn joined(parts: &[String], between: &str) -> String {
    parts.join(between)
}

/// The same text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
