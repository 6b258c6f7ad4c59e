//! What a figure means, in a headline and in the one sentence that serves as
//! alternative text, description, bulletin and card.

use num_traits::Signed;

use crate::craft::numerals::{unbroken, with_unit};
use crate::graph::reported::Figure;
use crate::model::plan::traits::Kind;
use crate::model::snapshot::{Basis, Observation, Reading, Stage};
use crate::verdict::judgement::Judged;
use crate::verdict::status::Status;
use crate::view::figure_words::Voice;
use crate::view::verdict_words::{StateView, key, sign};

impl Voice<'_> {
    /// Compared with the same period of the year before: "So với cùng kỳ (2.010 tỷ đồng): giảm 11,1%."
    pub fn comparison(&self, judged: &Judged<'_>) -> String {
        self.compared("verdict.same_period", judged)
    }

    fn compared(&self, form: &str, judged: &Judged<'_>) -> String {
        let (same, part) = (&judged.same_period, judged.series.part);
        let (Some(before), Some(change)) = (&same.actual, &same.change) else { return String::new() };
        let by = match (&same.percent, part.kind()) {
            (Some(percent), _) => self.percent(&percent.abs()),
            (None, Kind::Rank) => with_unit(&self.number(&change.abs(), 0), &self.unit(part)),
            (None, _) => self.difference(change, part),
        };
        let before = if part.kind() == Kind::Rank { self.number(before, 0) } else { self.exact_amount(before, part) };
        self.fill(&format!("{form}.{}", sign(change, ["same", "up", "down"])), &[("p", &before), ("x", &by)])
    }

    /// How long the year had run when the figure counts: "sau 7 tháng", "đến ngày 30/6/2023".
    fn after(&self, observation: &Observation, kind: Kind) -> String {
        let last = observation.period.last_day();
        if observation.basis == Basis::Ytd && last.month() < 12 {
            return self.fill("figure.period.after", &[("n", &last.month().to_string())]);
        }
        self.when(observation, kind)
    }

    /// The finding that stands over a page: "Thu ngân sách chỉ đạt 39,7% kế hoạch sau 7 tháng".
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
        unbroken(&self.fill(&key, &[("name", name), ("x", &reading), ("target", &target), ("p", &share), ("after", &after)]))
    }

    /// The one sentence: number, unit, comparison, verdict, vintage.
    pub fn sentence(&self, name: &str, judged: &Judged<'_>, state: &StateView) -> String {
        let part = judged.series.part;
        let Some(figure) = judged.series.actual.figure else {
            let target = self.target(&part.target, part);
            return unbroken(&self.fill("say.no_data", &[("name", name), ("reason", &state.reason), ("target", &target)]));
        };
        let when = self.when(figure.observation, part.kind());
        let holes: [(&str, &str); 9] = [
            ("When", &capital(&when)),
            ("when", &when),
            ("Name", name),
            ("name", &lower(name)),
            ("said", &self.said(judged, &figure)),
            // How a rank moved is what is said of it.
            ("same", &if part.kind() == Kind::Rank { String::new() } else { self.compared("say.same", judged) }),
            ("verdict", &self.verdict(judged, state)),
            ("vintage", &self.vintage(&figure)),
            ("target", &self.target(&part.target, part)),
        ];
        let key = match figure.observation.reading {
            Reading::Missing(_) => "say.missing",
            _ if has_verb(judged) => "say.reached",
            _ => "say.stands",
        };
        unbroken(&self.fill(key, &holes))
    }

    /// The figure, and how it stands to the plan.
    fn said(&self, judged: &Judged<'_>, figure: &Figure<'_>) -> String {
        let (verdict, part) = (&judged.verdict, judged.series.part);
        let stage = figure.observation.stage.unwrap_or(Stage::Official).word();
        let target = self.target(&part.target, part);
        let share = verdict.percent_of_plan.as_ref().map(|p| self.percent(p)).unwrap_or_default();
        let gap = self.gap(verdict, part);
        let moved = match part.kind() {
            Kind::Change => self.change(verdict, part),
            Kind::Rank => Some(self.moved(judged, figure.observation)),
            _ => None,
        };
        let (key, x) = match (part.kind(), &verdict.actual) {
            (Kind::Flow | Kind::Annual | Kind::Level, None) => ("none", self.reading(figure.observation, part)),
            (Kind::Flow, Some(a)) if !share.is_empty() => ("flow", self.exact_amount(a, part)),
            (Kind::Level, Some(a)) if !gap.is_empty() => ("level", self.exact_amount(a, part)),
            (Kind::Flow | Kind::Annual | Kind::Level, Some(a)) => ("annual", self.exact_amount(a, part)),
            (Kind::Change, _) if moved.is_some() && !share.is_empty() => ("change", moved.unwrap_or_default()),
            (Kind::Change | Kind::Rank, _) => ("moved", moved.unwrap_or_else(|| self.reading(figure.observation, part))),
        };
        let reached = (self.word)(&format!("say.verb.{stage}"));
        let holes = [("reached", reached), ("x", x), ("p", share), ("gap", gap), ("target", target)];
        let holes: Vec<(&str, &str)> = holes.iter().map(|(hole, text)| (*hole, text.as_str())).collect();
        self.fill(&format!("say.figure.{key}"), &holes)
    }

    /// The verdict, with the time that passed where it counts.
    fn verdict(&self, judged: &Judged<'_>, state: &StateView) -> String {
        if judged.verdict.status == Status::NoData {
            return state.reason.clone();
        }
        let word = (self.word)(&format!("say.verdict.{}", key(&judged.verdict)));
        let time = judged.verdict.pace.as_ref().map(|_| self.time(&judged.verdict, judged.series.part));
        time.filter(|t| !t.is_empty()).map_or_else(|| word.clone(), |t| format!("{word} ({t})"))
    }

    /// How final the figure is, who published it and when; and that it is made up, where it is.
    fn vintage(&self, figure: &Figure<'_>) -> String {
        let source = &figure.snapshot.source;
        let stage = figure.observation.stage.map_or("none", Stage::word);
        let by = source.publisher.as_deref().map_or_else(String::new, |p| self.fill("say.by", &[("publisher", p)]));
        let said = self.fill(&format!("say.vintage.{stage}"), &[("by", &by), ("day", &self.day(source.published))]);
        let made_up = figure.snapshot.is_sample(figure.observation);
        if made_up { format!("{said} {}.", capital(&(self.word)("ind.sample"))) } else { said }
    }
}

/// Whether what is said of a figure has a verb of its own: "ước đạt 1.786 tỷ đồng".
fn has_verb(judged: &Judged<'_>) -> bool {
    judged.verdict.actual.is_some() && matches!(judged.series.part.kind(), Kind::Flow | Kind::Annual | Kind::Level)
}

/// The same text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The same text with a small first letter, unless its first word is all capitals or its second has one: a name.
pub fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map_or_else(String::new, |c| c.to_lowercase().collect());
    let rest = letters.as_str();
    let second = rest.split_once(' ').is_some_and(|(_, next)| next.starts_with(char::is_uppercase));
    if second || rest.starts_with(char::is_uppercase) { text.to_owned() } else { first + rest }
}

/// A part's short name says where, not what is counted.
const SAYS_WHERE: usize = 3;

/// What a finding calls a part: its own name, behind its indicator's where that alone would not do.
pub fn called(indicator: &str, part: &str, id: &str) -> String {
    match (indicator, part) {
        ("", "") => id.to_owned(),
        (name, "") | ("", name) => name.to_owned(),
        (name, part) if part.split_whitespace().count() <= SAYS_WHERE => format!("{name} ({})", lower(part)),
        (_, part) => part.to_owned(),
    }
}
