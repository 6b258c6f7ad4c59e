//! Verdicts in words: the state, and the arithmetic behind it as offices write it.

use num_traits::{Signed, Zero};
use serde::Serialize;

use crate::craft::numerals::with_unit;
use crate::model::plan::promise::Part;
use crate::model::plan::traits::{ChangeBasis, Kind, Pace};
use crate::model::snapshot::{Observation, Reading, Stage};
use crate::verdict::exact::{Exact, shown, whole};
use crate::verdict::judgement::{Flag, Judged, Verdict};
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
    /// Whether that is because it is not due yet.
    pub early: bool,
}

/// The state's tone: the style sheet has a colour and a pattern for each.
fn tone(status: Status) -> &'static str {
    match status {
        Status::Exceeded | Status::Met | Status::OnTrack => "ok",
        Status::Behind | Status::Missed => "slow",
        Status::InProgress | Status::NoData => "wait",
    }
}

/// A state's word in open data; a serious one has its own.
pub fn key(verdict: &Verdict) -> &'static str {
    if verdict.serious { "serious" } else { verdict.status.word() }
}

/// Which way a number points.
pub fn sign(number: &Exact, [none, more, less]: [&'static str; 3]) -> &'static str {
    if number.is_zero() {
        none
    } else if number.is_positive() {
        more
    } else {
        less
    }
}

impl Voice<'_> {
    /// A verdict in a word.
    pub fn state(&self, verdict: &Verdict, stage: Option<Stage>, due: &str) -> StateView {
        let stage = stage.filter(|s| *s != Stage::Official && verdict.status != Status::NoData);
        StateView {
            key: key(verdict),
            word: (self.word)(&format!("verdict.word.{}", key(verdict))),
            stage: self.stage(stage),
            tone: tone(verdict.status),
            reason: verdict.reason.as_ref().map_or_else(String::new, |r| self.reason(r, due)),
            early: verdict.reason == Some(Reason::NotDue),
        }
    }

    fn reason(&self, reason: &Reason, due: &str) -> String {
        if let Reason::Missing(code) = reason {
            return self.missing(code);
        }
        self.fill(&format!("verdict.reason.{}", reason.word()), &[("day", due)])
    }

    /// What a reader should know of a verdict besides.
    pub fn flag(&self, flag: Flag) -> String {
        (self.word)(&format!("verdict.flag.{}", flag.word()))
    }

    /// An exact number with so many decimals.
    pub fn number(&self, value: &Exact, decimals: u32) -> String {
        shown(value, decimals).map_or_else(String::new, |v| self.numerals().fixed(v, decimals))
    }

    /// An exact number of the part's own unit.
    pub fn exact_amount(&self, value: &Exact, part: &Part) -> String {
        with_unit(&self.number(value, part.traits.decimals()), &self.unit(part))
    }

    /// A difference, its sign said elsewhere.
    pub fn difference(&self, value: &Exact, part: &Part) -> String {
        self.measure(&value.abs(), part)
    }

    /// What a change comes to, with its sign.
    pub fn measure(&self, value: &Exact, part: &Part) -> String {
        with_unit(&self.number(value, part.traits.decimals()), &self.unit_of_change(part))
    }

    /// Hundredths: 39,7%.
    pub fn percent(&self, value: &Exact) -> String {
        with_unit(&self.number(value, 1), "%")
    }

    /// The plan's figure: "kế hoạch từ 93,35% trở lên".
    pub fn goal(&self, part: &Part) -> String {
        self.fill("verdict.goal", &[("x", &self.target(&part.target, part))])
    }

    /// The arithmetic behind a verdict, as offices write it: "1.786/4.500 tỷ đồng, đạt 39,7% kế hoạch; đã qua 58,1% thời gian; tiến độ 0,68: chậm".
    pub fn arithmetic(&self, judged: &Judged<'_>) -> String {
        let (verdict, part) = (&judged.verdict, judged.series.part);
        let Some(figure) = judged.series.actual.figure else { return String::new() };
        let mut said = match part.kind() {
            Kind::Flow | Kind::Annual | Kind::Level => self.reached(verdict, part),
            Kind::Change => self.changed(verdict, part),
            Kind::Rank => vec![self.moved(judged, figure.observation), self.goal(part)],
        };
        said.extend(verdict.percent_of_plan.as_ref().map(|p| self.fill("verdict.share", &[("p", &self.percent(p))])));
        let all = [said.join(", "), self.way(verdict, part), self.time(verdict, part)];
        let all: Vec<&str> = all.iter().map(String::as_str).filter(|t| !t.is_empty()).collect();
        if all.is_empty() || verdict.status == Status::NoData {
            return all.join("; ");
        }
        format!("{}: {}", all.join("; "), (self.word)(&format!("verdict.short.{}", key(verdict))))
    }

    /// What is there, of what was promised.
    fn reached(&self, verdict: &Verdict, part: &Part) -> Vec<String> {
        let Some(actual) = &verdict.actual else { return Vec::new() };
        if part.kind() == Kind::Flow {
            let decimals = part.traits.decimals();
            let target = self.numerals().exact(part.target.value);
            return vec![with_unit(&format!("{}/{target}", self.number(actual, decimals)), &self.unit(part))];
        }
        vec![self.exact_amount(actual, part), self.goal(part)]
    }

    fn changed(&self, verdict: &Verdict, part: &Part) -> Vec<String> {
        let Some(moved) = self.change(verdict, part) else { return self.reached(verdict, part) };
        let relative = verdict.measure.as_ref().filter(|_| part.traits.basis() == ChangeBasis::Relative);
        let relative = relative.map(|m| self.fill("verdict.change.relative", &[("x", &self.percent(m))]));
        [Some(moved), relative, Some(self.goal(part))].into_iter().flatten().collect()
    }

    /// From where a state moved, and by how much: "từ 11,50% còn 9,75%, giảm 1,75 điểm %".
    pub fn change(&self, verdict: &Verdict, part: &Part) -> Option<String> {
        let (a, b) = (verdict.actual.as_ref()?, verdict.baseline.as_ref()?);
        let key = if a > b { "verdict.change.rise" } else { "verdict.change.fall" };
        let own = if self.unit(part) == "%" { (self.word)("figure.points") } else { self.unit(part) };
        let moved = with_unit(&self.number(&(a - b).abs(), part.traits.decimals()), &own);
        Some(self.fill(key, &[("a", &self.exact_amount(a, part)), ("b", &self.exact_amount(b, part)), ("x", &moved)]))
    }

    /// How a rank moved: "tăng 12 bậc (55 → 43/63)".
    pub fn moved(&self, judged: &Judged<'_>, observation: &Observation) -> String {
        let now = self.reading(observation, judged.series.part);
        let before = judged.series.baseline.figure.map_or_else(String::new, |f| self.rank_alone(f.observation));
        let Some(x) = &judged.verdict.measure else {
            return if before.is_empty() { now } else { format!("{before} → {now}") };
        };
        let key = format!("verdict.rank.{}", sign(x, ["same", "up", "down"]));
        self.fill(&key, &[("x", &self.number(&x.abs(), 0)), ("b", &before), ("a", &now)])
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
        let closed = verdict.closed.as_ref().zip(verdict.baseline.as_ref());
        let closed =
            closed.map(|(c, b)| self.fill("verdict.closed", &[("c", &self.percent(c)), ("b", &self.exact_amount(b, part))]));
        let all = [Some(self.gap(verdict, part)).filter(|g| !g.is_empty()), closed];
        all.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// A gap in words: "thấp hơn 0,75 điểm %".
    pub fn gap(&self, verdict: &Verdict, part: &Part) -> String {
        let Some(gap) = &verdict.gap else { return String::new() };
        let key = format!("verdict.gap.{}", sign(gap, ["even", "over", "under"]));
        self.fill(&key, &[("x", &self.difference(gap, part))])
    }

    /// How much of the time is over, and how fast the work goes against it.
    pub fn time(&self, verdict: &Verdict, part: &Part) -> String {
        let Some(elapsed) = &verdict.elapsed else { return String::new() };
        let share = self.percent(&(elapsed * whole(100)));
        let unlearnt = verdict.flags.contains(&Flag::SeasonalUnlearnt);
        let key = match part.traits.pace() {
            Pace::Seasonal if !unlearnt => "seasonal",
            Pace::Steps => "steps",
            Pace::Seasonal | Pace::Linear | Pace::None => "linear",
        };
        let passed = self.fill(&format!("verdict.elapsed.{key}"), &[("s", &share)]);
        let pace = verdict.pace.as_ref().map(|r| self.fill("verdict.pace", &[("r", &self.number(r, 2))]));
        [Some(passed), pace].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}
