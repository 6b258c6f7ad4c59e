//! What views of one plan are built with: the plan, what is known on a day, and
//! the readers' language.

use crate::base::lang::Localized;
use crate::model::plan::calendar::Release;
use crate::model::plan::promise::{About, Indicator, Part, Plan};
use crate::verdict::judgement::{Bench, Judged};
use crate::verdict::status::due_of;
use crate::view::chart::sketch::{Places, Sketch};
use crate::view::figure_words::Voice;
use crate::view::finding_words::called;
use crate::view::indicator::figure::AboutView;
use crate::view::verdict_words::StateView;

/// Builds views of one plan as known on a day.
pub struct Figures<'a, 'b> {
    /// The plan.
    pub plan: &'a Plan,
    /// What is judged from, and the day.
    pub bench: &'b Bench<'a, 'b>,
    /// The readers' language.
    pub voice: Voice<'b>,
    /// What the site says of the plan's surroundings.
    pub around: &'b dyn Around,
}

/// What views of indicators ask of the site.
pub trait Around: Places + Sync {
    /// The address of an indicator of a plan.
    fn href(&self, year: i16, id: &str) -> String;
    /// What a unit is called.
    fn unit(&self, id: &str) -> String;
}

/// One part, judged, with what it is called and how its verdict reads.
pub struct Told<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The part, judged.
    pub judged: Judged<'a>,
    /// What findings call it.
    pub name: String,
    /// Its verdict.
    pub state: StateView,
}

impl<'a> Figures<'a, '_> {
    /// Every part of an indicator, judged.
    pub fn told(&self, indicator: &'a Indicator) -> Vec<Told<'a>> {
        let judged = self.bench.indicator(self.plan, indicator);
        judged.into_iter().map(|judged| self.tell(indicator, judged)).collect()
    }

    fn tell(&self, indicator: &'a Indicator, judged: Judged<'a>) -> Told<'a> {
        let part = judged.series.part;
        let stage = judged.series.actual.figure.and_then(|f| f.observation.stage);
        let state = self.voice.state(&judged.verdict, stage, &self.due(part));
        let name = self.called(indicator, part);
        let name = judged.place.map_or_else(
            || name.clone(),
            |place| self.voice.fill("finding.worst", &[("name", &name), ("place", &self.around.name(place))]),
        );
        Told { indicator, judged, name, state }
    }

    /// What a part is called where it stands alone.
    pub fn called(&self, indicator: &Indicator, part: &Part) -> String {
        called(&self.text(indicator.about.name.as_ref()), &self.text(part.about.name.as_ref()), &indicator.id)
    }

    /// What a part's charts are drawn from.
    pub fn sketch<T>(&self, told: &Told<'a>, draw: impl FnOnce(&Sketch<'a, '_>) -> T) -> T {
        let name = told.indicator.name_of(told.judged.series.part);
        draw(&Sketch {
            judged: &told.judged,
            name: &name,
            year: self.plan.year,
            reported: self.bench.reported,
            voice: self.voice,
            places: self.around,
        })
    }

    /// The day from which a part's last figure is overdue, for readers.
    pub fn due(&self, part: &Part) -> String {
        self.voice.day(due_of(part.traits.pacing.due, self.plan.year))
    }

    /// The release that comes next, for readers: its period, and from when on it is overdue; empty after the last.
    pub fn next_release(&self, judged: &Judged<'_>) -> String {
        let told = judged.series.actual.figure.map(|f| f.last_day());
        let open = |r: &Release| self.bench.day < r.due && told.is_none_or(|told| told < r.period.last_day());
        let next = judged.series.part.releases(self.plan.year).into_iter().find(open);
        let words = |r: Release| {
            self.voice.fill("ind.next", &[("period", &self.voice.released(r.period)), ("day", &self.voice.day(r.due))])
        };
        next.map_or_else(String::new, words)
    }

    fn text(&self, text: Option<&Localized>) -> String {
        self.voice.text(text)
    }

    /// Words about an indicator or part.
    pub fn about(&self, about: &About) -> AboutView {
        AboutView {
            name: self.text(about.name.as_ref()),
            description: self.text(about.description.as_ref()),
            method: self.text(about.method.as_ref()),
            owner: about.owner.as_ref().map_or_else(String::new, |o| self.around.unit(&o.id)),
        }
    }
}
