//! The ledger of contributions: what published exemplars measure as theirs may
//! not be more, together, than what there was.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::check::project::Project;
use crate::craft::numerals::plain;
use crate::graph::reported::Reported;
use crate::graph::series;
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::plan::traits;
use crate::model::snapshot::Name;

/// Tells of every sum of measured claims that is over the actual, at the claim by which it is.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let site = project.site;
    let reported = Reported::by(site.edition.day(), &site.figures.snapshots);
    let mut sums: BTreeMap<(i16, Name), (Decimal, bool)> = BTreeMap::new();
    for entry in site.of_kind(Kind::Profile, site.default_lang()).filter(|e| !e.entity().head.unlisted) {
        let entity = entry.entity();
        for claim in entity.profile().into_iter().flat_map(|p| &p.contributes).filter(|c| c.measured) {
            let plan = claim.year.and_then(|year| site.figures.plans.get(&year));
            let Some((plan, (indicator, part))) = plan.and_then(|p| Some((p, meant(p, &claim.indicator)?))) else { continue };
            let (sum, told) = sums.entry((plan.year, indicator.name_of(part))).or_default();
            *sum += claim.amount.unwrap_or_default();
            let series = series::of(plan, (indicator, part), &reported, site.edition.day());
            let figure = series.actual.figure.map(|f| f.observation);
            let Some((figure, actual)) = figure.and_then(|f| Some((f, f.value()?))).filter(|_| !*told) else { continue };
            if *sum > actual {
                *told = true;
                let fault = Diagnostic::at(codes::CLAIMS_OVER_ACTUAL, Place::new(&entity.path, claim.spot));
                let fault = fault.with("indicator", &claim.indicator).with("sum", plain(*sum)).with("actual", plain(actual));
                sink.push(fault.with("period", figure.period));
            }
        }
    }
}

/// The flow that a claim means: the part that it names, else the indicator's only flow.
fn meant<'p>(plan: &'p Plan, named: &str) -> Option<(&'p Indicator, &'p Part)> {
    let name = Name::parse(named)?;
    let indicator = plan.indicator(&name.indicator)?;
    let own = |p: &&Part| p.kind() == traits::Kind::Flow && name.part.as_ref().is_none_or(|n| *n == p.id);
    let mut parts = indicator.parts.iter().filter(own);
    let part = parts.next()?;
    parts.next().is_none().then_some((indicator, part))
}
