//! An indicator over the years: what was promised and reached in each, with or
//! without a plan.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::graph::reported::{Figure, Reported, meant, standing};
use crate::graph::series::{counts, pick};
use crate::model::plan::promise::{Indicator, Part};
use crate::view::card::Builder;
use crate::view::indicator::figure::FigureView;
use crate::view::indicator::row::PartRow;
use crate::view::verdict_words::StateView;

/// An indicator's part in one year.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Its page; empty where there was no plan.
    pub href: String,
    /// What was promised; empty where nothing was.
    pub target: String,
    /// The latest figure.
    pub latest: Option<FigureView>,
    /// The verdict; none where nothing was promised.
    pub state: Option<StateView>,
}

impl Builder<'_> {
    /// A part of an indicator in every year that has a plan for it or a figure of it, latest first.
    pub fn years_of(&self, (indicator, part): (&Indicator, &Part), reported: &Reported<'_>) -> Vec<YearView> {
        let name = indicator.name_of(part);
        let figures = standing(reported.of(&name));
        let mut years: BTreeSet<i16> = figures.iter().map(|f| f.observation.period.year()).collect();
        years.extend(self.rows.keys().filter(|(_, id)| *id == indicator.id).map(|(year, _)| *year));
        let year = |year: &i16| {
            let row = self.row(*year, &indicator.id);
            let planned = row.and_then(|r| Some((r.href.as_str(), r.parts.iter().find(|p| p.id == part.id)?)));
            match planned {
                Some((href, row)) => Some(of_plan(*year, href, row)),
                None => self.of_figures(*year, &figures, reported),
            }
        };
        years.iter().rev().filter_map(year).collect()
    }

    /// A year of which figures are known, and no plan.
    fn of_figures(&self, year: i16, figures: &[Figure<'_>], reported: &Reported<'_>) -> Option<YearView> {
        let name = &figures.first()?.observation.name;
        let (_, part) = meant(&self.site.figures.plans, name, year)?;
        let of_year = figures.iter().copied().filter(|f| f.observation.period.year() == year && counts(f, part.kind()));
        let latest = pick(of_year, reported.day()).figure?;
        let latest = self.speak(|voice| voice.figure(&latest, part));
        Some(YearView { year, href: String::new(), target: String::new(), latest: Some(latest), state: None })
    }
}

fn of_plan(year: i16, href: &str, row: &PartRow) -> YearView {
    YearView {
        year,
        href: href.to_owned(),
        target: row.target.text.clone(),
        latest: row.latest.clone(),
        state: Some(row.state.clone()),
    }
}
