//! A figure place by place: a sorted table, and the charts that show where.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::base::fields::Ref;
use crate::craft::chart::drawing::Drawing;
use crate::craft::numerals::unbroken;
use crate::model::plan::traits::Kind;
use crate::view::chart::dots::small;
use crate::view::chart::list::BY_PLACE;
use crate::view::chart::sketch::{Chart, near};
use crate::view::indicator::figure::ChartView;
use crate::view::indicator::figures::{Figures, Told};

/// The figure that counts, place by place.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlacesView {
    /// The id of its headline.
    pub anchor: String,
    /// What stands out, as a headline.
    pub finding: String,
    /// Whether places are left out.
    pub partial: bool,
    /// Each place, most first.
    pub rows: Vec<PlaceRow>,
    /// What shows them, each with its headline's id and its headline.
    pub charts: Vec<(String, String, ChartView)>,
}

/// The figure of one place.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlaceRow {
    /// The place.
    pub place: String,
    /// Its number with its unit.
    pub text: String,
    /// Its share of the whole; empty where shares mean nothing.
    pub share: String,
    /// The same as a bar.
    pub bar: String,
}

impl<'a> Figures<'a, '_> {
    /// The figure that counts, by place; nothing where it is not told so, or each place is judged.
    pub fn places(&self, told: &Told<'a>, anchor: &str) -> Option<PlacesView> {
        let part = told.judged.series.part;
        let observation = told.judged.series.actual.figure.filter(|_| !is_told_elsewhere(told))?.observation;
        let mut by: Vec<&(Ref, Decimal)> = observation.by.iter().collect();
        by.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.id.cmp(&b.0.id)));
        let (most, least) = (by.first()?, by.last()?);
        let whole = observation.value().filter(|v| part.kind() == Kind::Flow && *v > Decimal::ZERO);
        let row = |(place, value): &&(Ref, Decimal)| PlaceRow {
            place: self.around.name(&place.id),
            text: self.voice.amount(*value, part),
            share: whole.map_or_else(String::new, |all| {
                format!("{}%", self.voice.numerals().fixed(*value * Decimal::ONE_HUNDRED / all, 1))
            }),
            bar: bar(near(*value), near(most.1)),
        };
        let finding = self.spread((most, least), by.len(), told);
        let named = |(at, (_, title, chart)): (usize, (&str, String, Chart))| {
            let id = format!("{anchor}-noi-{}", at + 1);
            (id.clone(), title, self.drawn(&chart, told.state.tone, &id))
        };
        Some(PlacesView {
            anchor: format!("{anchor}-noi"),
            finding,
            partial: observation.partial,
            rows: by.iter().map(row).collect(),
            charts: self.places_charts(told).into_iter().enumerate().map(named).collect(),
        })
    }

    /// "Tu Mơ Rông nhiều nhất: 385 ha; TP. Kon Tum ít nhất: 40 ha".
    fn spread(&self, (most, least): (&(Ref, Decimal), &(Ref, Decimal)), places: usize, told: &Told<'_>) -> String {
        let part = told.judged.series.part;
        let said = |(place, value): &(Ref, Decimal)| (self.around.name(&place.id), self.voice.amount(*value, part));
        let ((first, x), (last, y)) = (said(most), said(least));
        let key = if places < 2 {
            "ind.places.one"
        } else if most.1 == least.1 {
            "ind.places.equal"
        } else if part.kind() == Kind::Flow {
            "ind.places.amount"
        } else {
            "ind.places.rate"
        };
        unbroken(&self.voice.fill(key, &[("first", &first), ("x", &x), ("last", &last), ("y", &y)]))
    }

    /// The charts by place: what each file is called, its headline and the chart.
    pub fn places_charts(&self, told: &Told<'a>) -> Vec<(&'static str, String, Chart)> {
        if is_told_elsewhere(told) {
            return Vec::new();
        }
        let chart = |(name, form): &(&'static str, crate::view::chart::list::Form)| {
            let chart = self.sketch(told, form)?;
            let title = self.voice.fill(&format!("ind.places.{name}"), &[("name", &told.name)]);
            Some((*name, title, chart))
        };
        BY_PLACE.iter().filter_map(chart).collect()
    }
}

/// Whether the chart of the whole names the places already: each member judged, each thing counted.
fn is_told_elsewhere(told: &Told<'_>) -> bool {
    let part = told.judged.series.part;
    let actual = told.judged.series.actual.figure.and_then(|f| f.observation.value());
    part.each || (part.kind() == Kind::Flow && small(part.target.value) && actual.is_some_and(small))
}

/// A bar as long as its share of the most.
fn bar(value: f64, most: f64) -> String {
    let share = if most > 0.0 { (value / most).clamp(0.0, 1.0) } else { 0.0 };
    let mut drawing = Drawing::new(100.0, 8.0);
    drawing.bar("bar", (0.0, 4.0), (100.0 * share, 8.0));
    drawing.strip("bullet")
}
