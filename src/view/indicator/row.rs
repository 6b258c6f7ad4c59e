//! One indicator as a row of a table, a card, a line of a list.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::reads::Once;
use crate::model::plan::promise::{Indicator, Plan};
use crate::verdict::composite::deciding;
use crate::view::chart::bullet;
use crate::view::indicator::figure::{FigureView, TargetView};
use crate::view::indicator::figures::{Figures, Told};
use crate::view::verdict_words::StateView;

/// Every indicator of every plan, by year and id, with its row once somebody asked for it.
pub type Rows<'a> = BTreeMap<(i16, String), (&'a Plan, &'a Indicator, Once<IndicatorView>)>;

/// One indicator.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct IndicatorView {
    /// Its number in the document, as text; empty where there is none.
    pub n: String,
    /// Its id.
    pub id: String,
    /// Its address.
    pub href: String,
    /// Its name; its id where it has none.
    pub name: String,
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
    pub parts: Vec<PartRow>,
}

/// One measured part in a row.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PartRow {
    /// Its id.
    pub id: String,
    /// Its name; empty where the indicator's does.
    pub name: String,
    /// What was promised.
    pub target: TargetView,
    /// The figure that counts.
    pub latest: Option<FigureView>,
    /// The verdict.
    pub state: StateView,
    /// What is reached, as a small drawing.
    pub bullet: String,
}

impl<'a> Figures<'a, '_> {
    /// One indicator as a row.
    pub fn row(&self, indicator: &'a Indicator) -> IndicatorView {
        self.row_of(indicator, &self.told(indicator))
    }

    /// The same, judged already.
    pub fn row_of(&self, indicator: &'a Indicator, told: &[Told<'a>]) -> IndicatorView {
        let worst = deciding(told.iter().map(|t| t.judged.weight())).and_then(|at| told.get(at));
        IndicatorView {
            n: indicator.n.map_or_else(String::new, |n| n.to_string()),
            id: indicator.id.clone(),
            href: self.around.href(self.plan.year, &indicator.id),
            name: indicator.called(self.voice.lang).to_owned(),
            parted: indicator.parted,
            // Reading refuses an indicator without a part.
            state: worst.map(|t| t.state.clone()).unwrap_or_default(),
            finding: worst.map(|t| self.finding(t)).unwrap_or_default(),
            sentence: worst.map(|t| self.voice.sentence(&t.name, &t.judged, &t.state)).unwrap_or_default(),
            due: worst.map(|t| self.next_release(&t.judged)).unwrap_or_default(),
            parts: told.iter().map(|t| self.part_row(t)).collect(),
        }
    }

    /// The headline of a part.
    pub fn finding(&self, told: &Told<'_>) -> String {
        self.voice.finding(&told.name, &told.judged, &told.state)
    }

    fn part_row(&self, told: &Told<'a>) -> PartRow {
        let part = told.judged.series.part;
        PartRow {
            id: part.id.clone(),
            name: self.voice.text(part.about.name.as_ref()),
            target: self.voice.promise(part),
            latest: told.judged.series.actual.figure.as_ref().map(|f| self.voice.figure(f, part)),
            state: told.state.clone(),
            bullet: self.bullet(told),
        }
    }

    /// What is reached of a part's plan, as a small drawing; nothing where nobody can say.
    pub fn bullet(&self, told: &Told<'a>) -> String {
        let drawing = self.sketch(told, bullet::of);
        drawing.map_or_else(String::new, |b| b.strip(&format!("bullet {}", told.state.tone)))
    }
}
