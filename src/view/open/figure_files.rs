//! Files of figures, for machines and for offices: each plan's own, each indicator's beside its page, all that was
//! observed, and the newest plan's again at `/du-lieu/`, byte for byte. Pages tell how large each is, so it is made for
//! whoever asks first, and whoever asks looks at what it was made of: figures, and what profiles claim.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::base::fingerprint::{Fingerprint, Plain, Stamp};
use crate::base::path::Url;
use crate::base::reads::{self, Once};
use crate::craft::csv::{self, Dialect};
use crate::craft::numerals::plain;
use crate::graph::entry::Entry;
use crate::graph::reported::{Figure, Reported, meant};
use crate::graph::series::baseline_period;
use crate::graph::site::Site;
use crate::graph::spread::{Spread, shelf};
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Plan};
use crate::model::profile;
use crate::verdict::judgement::Bench;
use crate::view::figure_sheet::rows;
use crate::view::indicator::claim::{Claims, contributions, indicator_of};
use crate::view::open::observed::{self, table};
use crate::view::open::package::at;
use crate::view::open_figures::{Contribution, IndicatorData, PlanData, SourceData, indicator_data, newest, source_data};

/// A plan's files, in its own folder and, of the newest, at `/du-lieu/`.
const OF_PLAN: [&str; 3] = ["indicators.json", "indicators.csv", "indicators-excel.csv"];
/// An indicator's, beside its page.
const OF_INDICATOR: [&str; 3] = ["indicator.json", "indicator.csv", "indicator-excel.csv"];
/// What was observed, at `/du-lieu/`.
const OBSERVED: [&str; 2] = ["observations.csv", "observations-excel.csv"];

/// Among so many parts indicators are spread, of which one tells what profiles claim for an indicator.
const INDICATORS: u32 = 256;

/// The bytes of files that are made together, in the order of their names.
type Bytes = Vec<Arc<Vec<u8>>>;

/// Files that are made together.
#[derive(Clone, Copy)]
enum Product {
    /// Those of a year's plan.
    Plan(i16),
    /// Those of an indicator, by its place in a year's plan.
    Indicator(i16, usize),
    /// Every figure of every year.
    Observed,
}

/// One plan's files, as far as somebody asked for them.
struct OfPlan<'a> {
    plan: &'a Plan,
    files: Once<Bytes>,
    indicators: Vec<OfIndicator>,
}

/// What one indicator's file and its plan's say of it, and its own files.
#[derive(Default)]
struct OfIndicator {
    data: Once<IndicatorData>,
    files: Once<Bytes>,
}

/// All files of figures.
pub struct FigureFiles<'a> {
    site: &'a Site,
    today: Reported<'a>,
    /// Who claims something is read here and not asked of the site: nobody looks at a whole head for it.
    entries: &'a [Entry],
    claims: Arc<Claims>,
    plans: BTreeMap<i16, OfPlan<'a>>,
    observed: Once<Bytes>,
    /// What each address holds: of which product, and which of its files.
    at: BTreeMap<Url, (Product, usize)>,
}

impl<'a> FigureFiles<'a> {
    /// The files of a site whose profiles claim this and of which this is known today.
    pub fn of(site: &'a Site, claims: Arc<Claims>, today: Reported<'a>) -> FigureFiles<'a> {
        let of_plan = |plan: &'a Plan| {
            let indicators = plan.indicators.iter().map(|_| OfIndicator::default()).collect();
            OfPlan { plan, files: Once::default(), indicators }
        };
        let plans = site.figures.plans.iter().map(|(year, plan)| (*year, of_plan(plan))).collect();
        let at = addresses(site);
        FigureFiles { site, today, entries: site.entries(), claims, plans, observed: Once::default(), at }
    }

    /// The address of every file.
    pub fn urls(&self) -> impl Iterator<Item = &Url> {
        self.at.keys()
    }

    /// A file.
    pub fn get(&self, url: &Url) -> Option<&Arc<Vec<u8>>> {
        let (product, file) = self.at.get(url)?;
        self.made(*product)?.get(*file)
    }

    /// The size of a file, if it is offered.
    pub fn size(&self, url: &Url) -> Option<usize> {
        self.get(url).map(|bytes| bytes.len())
    }

    fn made(&self, product: Product) -> Option<&Bytes> {
        match product {
            Product::Observed => Some(self.observed.get(|| self.all_observed())),
            Product::Plan(year) => {
                let of = self.plans.get(&year)?;
                Some(of.files.get(|| self.of_plan(of)))
            }
            Product::Indicator(year, number) => {
                let of = self.plans.get(&year)?;
                let (indicator, made) = (of.plan.indicators.get(number)?, of.indicators.get(number)?);
                Some(made.files.get(|| self.of_indicator((of.plan, indicator), self.data(of.plan, (indicator, made)))))
            }
        }
    }

    fn data<'f>(&self, plan: &'a Plan, (indicator, made): (&'a Indicator, &'f OfIndicator)) -> &'f IndicatorData {
        made.data.get(|| {
            let judged = Bench::of(self.site, &self.today).indicator(plan, indicator);
            indicator_data(indicator, &judged, self.claimed(&indicator.id, plan.year))
        })
    }

    fn of_plan(&self, of: &OfPlan<'a>) -> Bytes {
        let indicators = of.plan.indicators.iter().zip(&of.indicators);
        let data = PlanData {
            plan: of.plan.year,
            as_of: self.site.edition.day().to_string(),
            sample: of.plan.sample,
            indicators: indicators.map(|one| self.data(of.plan, one).clone()).collect(),
        };
        let table = rows(&data);
        bytes([json(&data), csv::write(&table, Dialect::Machine), csv::write(&table, Dialect::Excel)])
    }

    fn of_indicator(&self, (plan, indicator): (&Plan, &Indicator), data: &IndicatorData) -> Bytes {
        let mut shown: Vec<observed::Reported<'_>> = Vec::new();
        for part in &indicator.parts {
            let base = baseline_period(plan, part);
            let near = |f: &&Figure<'_>| {
                let year = f.observation.period.year();
                year == plan.year || year == plan.year - 1 || base == Some(f.observation.period)
            };
            shown.extend(self.today.of(&indicator.name_of(part)).iter().filter(near).map(|f| (*f, part)));
        }
        let mut sources: BTreeMap<&str, SourceData> = BTreeMap::new();
        for (figure, _) in &shown {
            sources.entry(&figure.snapshot.id).or_insert_with(|| source_data(figure.snapshot));
        }
        let file = IndicatorFile { plan: plan.year, indicator: data, sources: sources.into_values().collect() };
        bytes([json(&file), table(&shown, Dialect::Machine), table(&shown, Dialect::Excel)])
    }

    fn all_observed(&self) -> Bytes {
        let plans = &self.site.figures.plans;
        let of_name = |(name, figures)| {
            let figures: &[Figure<'_>] = figures;
            figures.iter().filter_map(move |f| Some((*f, meant(plans, name, f.observation.period.year())?.1)))
        };
        let shown: Vec<observed::Reported<'_>> = self.today.all().flat_map(of_name).collect();
        bytes([Dialect::Machine, Dialect::Excel].map(|dialect| table(&shown, dialect)))
    }

    /// What listed profiles claim for an indicator in a year.
    fn claimed(&self, indicator: &str, year: i16) -> Vec<Contribution> {
        reads::note(Reported::end(self.site) + shelf(indicator, INDICATORS));
        let own = |c: &&profile::Contribution| indicator_of(c) == indicator && c.year.is_none_or(|y| y == year);
        let of_entry = |entry: &'a Entry| {
            let entity = entry.entity();
            contributions(entry).iter().filter(own).map(|claim| Contribution {
                id: entity.id.clone(),
                claim: if claim.measured { "measured" } else { "supports" },
                amount: claim.amount.filter(|_| claim.measured).map(plain),
                sample: entity.head.sample,
            })
        };
        self.claims.get(indicator).into_iter().flat_map(|at| self.claiming(at)).flat_map(of_entry).collect()
    }

    fn claiming(&self, at: &[usize]) -> impl Iterator<Item = &'a Entry> {
        let entries = self.entries;
        at.iter().filter_map(move |at| entries.get(*at))
    }

    /// The parts of a site that tell what is claimed, behind those of its figures, each by its name.
    pub fn parts(&self) -> Vec<(Fingerprint, Fingerprint)> {
        let mut parts = Spread::among(INDICATORS);
        for (indicator, at) in &*self.claims {
            let part = parts.on(indicator.as_str());
            (indicator, at.len()).stamp(part);
            for entry in self.claiming(at) {
                (&entry.entity().id, entry.entity().head.sample, Plain(contributions(entry))).stamp(part);
            }
        }
        parts.parts("claims").collect()
    }
}

/// What each address holds.
fn addresses(site: &Site) -> BTreeMap<Url, (Product, usize)> {
    let mut all = BTreeMap::new();
    let mut place = |product: Product, names: &[&str], url: &dyn Fn(&str) -> Url| {
        all.extend(names.iter().enumerate().map(|(file, name)| (url(name), (product, file))));
    };
    let plans = &site.figures.plans;
    let root = site.settings.permalinks.root(Kind::Plan);
    for (year, plan) in plans {
        let folder = root.below(&format!("{year}/"));
        place(Product::Plan(*year), &OF_PLAN, &|name| folder.below(name));
        for (number, indicator) in plan.indicators.iter().enumerate() {
            let page = site.url(Kind::Indicator, &format!("{year}/{}", indicator.id), site.default_lang());
            if let Some(page) = page {
                place(Product::Indicator(*year, number), &OF_INDICATOR, &|name| page.below(name));
            }
        }
    }
    if let Some(plan) = newest(plans, site.edition.day()) {
        place(Product::Plan(plan.year), &OF_PLAN, &at);
    }
    if !plans.is_empty() {
        place(Product::Observed, &OBSERVED, &at);
    }
    all
}

/// One indicator's file: what the plan's says of it, and the documents behind it. No edition's day, so that it
/// changes when something about it does.
#[derive(Serialize)]
struct IndicatorFile<'a> {
    plan: i16,
    #[serde(flatten)]
    indicator: &'a IndicatorData,
    sources: Vec<SourceData>,
}

/// The file's text: as people read it, one key a line.
fn json(data: &impl Serialize) -> String {
    // Text and options only: writing them to memory has no way to fail.
    let mut text = serde_json::to_string_pretty(data).unwrap_or_default();
    text.push('\n');
    text
}

fn bytes<const N: usize>(texts: [String; N]) -> Bytes {
    texts.into_iter().map(|text| Arc::new(text.into_bytes())).collect()
}
