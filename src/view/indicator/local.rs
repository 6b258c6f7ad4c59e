//! What the newest plan's figures say of each place: for the place's own page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::craft::numerals::unbroken;
use crate::model::plan::traits::Kind;
use crate::view::frame::Link;
use crate::view::indicator::figures::{Figures, Told};

/// Figures by place.
pub type Local = BTreeMap<String, Vec<LocalFigure>>;

/// The figure of one place in one indicator.
#[derive(Clone, Debug, Serialize)]
pub struct LocalFigure {
    /// The indicator.
    pub indicator: Link,
    /// Its number with its unit.
    pub text: String,
    /// Of when.
    pub period: String,
    /// Made up to show a feature.
    pub sample: bool,
}

impl<'a> Figures<'a, '_> {
    /// What a part's figure says of each place.
    pub fn by_place(&self, told: &Told<'a>) -> Vec<(String, LocalFigure)> {
        let part = told.judged.series.part;
        // Where a change is promised, what is reported is the state, which the indicator's name does not tell.
        let told_so = part.kind() != Kind::Change;
        let Some(actual) = told.judged.series.actual.figure.filter(|_| told_so) else { return Vec::new() };
        let href = self.around.href(self.plan.year, &told.indicator.id);
        let period = unbroken(&self.voice.period(actual.observation, part.kind()));
        let sample = actual.snapshot.is_sample(actual.observation);
        let figure = |value| LocalFigure {
            indicator: Link { label: self.called(told.indicator, part), href: href.clone() },
            text: self.voice.amount(value, part),
            period: period.clone(),
            sample,
        };
        actual.observation.by.iter().map(|(place, value)| (place.id.clone(), figure(*value))).collect()
    }
}
