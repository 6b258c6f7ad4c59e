//! A plan at a glance: what counts, what lags, what is not due, and every row.

use serde::Serialize;

use crate::base::path::Url;
use crate::graph::reported::Reported;
use crate::model::kind::Kind;
use crate::model::plan::promise::Plan;
use crate::verdict::status::Status;
use crate::view::card::Builder;
use crate::view::frame::{Head, Link, head, in_every_language};
use crate::view::indicator::calendar::DueView;
use crate::view::indicator::download::DownloadView;
use crate::view::indicator::page::plan_source;
use crate::view::indicator::row::IndicatorView;

/// A plan's table, or the newest plan's at the section's root.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Its head.
    pub head: Head,
    /// The document that decided it, and when.
    pub source: String,
    /// One sentence that counts the verdicts.
    pub counted: String,
    /// The same, verdict by verdict.
    pub tally: Vec<TallyView>,
    /// What lags, the worst first.
    pub lagging: Vec<IndicatorView>,
    /// What should be there and is not: overdue, not collected, undecidable.
    pub missing: Vec<IndicatorView>,
    /// What is still to come, and until when.
    pub calendar: Vec<DueView>,
    /// One row an indicator.
    pub rows: Vec<IndicatorView>,
    /// The day on which the newest figure was published; empty where there is none.
    pub day: String,
    /// How verdicts come about.
    pub method: Link,
    /// The comparison over years.
    pub comparison: Link,
    /// Its open data.
    pub files: Vec<DownloadView>,
    /// Every plan of the site.
    pub years: Vec<Link>,
}

/// How many indicators have a verdict.
#[derive(Clone, Debug, Serialize)]
pub struct TallyView {
    /// The verdict's word in open data.
    pub key: &'static str,
    /// Its tone.
    pub tone: &'static str,
    /// In words.
    pub word: String,
    /// How many.
    pub count: usize,
}

/// A plan on the front page.
#[derive(Clone, Debug, Serialize)]
pub struct Glance {
    /// The plan.
    pub plan: Link,
    /// One sentence that counts the verdicts.
    pub counted: String,
    /// What lags, else what stands first.
    pub rows: Vec<IndicatorView>,
}

/// How many rows the front page shows.
const FEW: usize = 5;
/// Where the rules are told.
pub const METHOD: &str = "cach-danh-gia/";
/// Where years are compared.
pub const YEARS: &str = "cac-nam/";
/// The files of figures beside the page of a plan: what each is called, and its wording.
pub const FIGURES: [(&str, &str); 3] =
    [("indicators.csv", "plan_csv"), ("indicators-excel.csv", "plan_excel"), ("indicators.json", "plan_json")];
/// The verdicts in the order in which a sentence counts them: what readers ask for first.
const TOLD: [Status; 7] =
    [Status::Exceeded, Status::Met, Status::OnTrack, Status::InProgress, Status::Behind, Status::Missed, Status::NoData];

impl Builder<'_> {
    /// The table of a plan at an address of the default language; an empty one without a plan.
    pub fn plan_table(&self, plan: Option<&Plan>, (plain, title): (&Url, &str)) -> PlanPage {
        let site = self.site;
        let own = site.localized(plain, &self.lang);
        let mut head = head(site, title, &own, &in_every_language(site, plain));
        head.sample = plan.is_some_and(|p| p.sample);
        head.crumbs = self.figures_crumbs();
        // The section's root is where its trail ends; the newest plan stands there too.
        match head.crumbs.last_mut().filter(|_| *plain == site.settings.permalinks.root(Kind::Plan)) {
            Some(root) => root.href.clear(),
            None => head.crumbs.push(Link { label: title.to_owned(), href: String::new() }),
        }
        let rows = plan.map_or_else(Vec::new, |p| self.rows_of(p));
        let counted = self.counted(&rows);
        let name = site.settings.title.get(&self.lang);
        head.description = if counted.is_empty() { format!("{title} – {name}") } else { counted.clone() };
        let mut page = PlanPage {
            head,
            source: plan.map_or_else(String::new, |p| self.figures(p, &self.today, |figures| plan_source(p, figures))),
            counted,
            tally: self.tally(&rows),
            lagging: lagging(&rows),
            missing: rows.iter().filter(|r| r.state.key == Status::NoData.word() && !is_early(r)).cloned().collect(),
            calendar: plan.map_or_else(Vec::new, |p| self.calendar(p, &self.today)),
            rows,
            day: plan.and_then(|p| self.newest_day(p, &self.today)).unwrap_or_default(),
            method: self.method_link(),
            comparison: self.comparison_link(),
            files: plan.map_or_else(Vec::new, |p| self.plan_files(p)),
            years: site.figures.plans.values().map(|p| self.plan_link(p)).filter(|l| !l.href.is_empty()).collect(),
        };
        if let Some(plan) = plan {
            page.head.linked_data = self.plan_dataset(plan, &page);
        }
        page
    }

    /// The newest plan, as the front page shows it; none where there is no plan.
    pub fn glance(&self, plan: Option<&Plan>) -> Option<Glance> {
        let plan = plan?;
        let link = self.plan_link(plan);
        let rows = self.rows_of(plan);
        let mut few = lagging(&rows);
        few.extend(rows.iter().filter(|r| r.state.tone == "ok").cloned());
        few.truncate(FEW);
        (!link.href.is_empty()).then(|| Glance { plan: link, counted: self.counted(&rows), rows: few })
    }

    fn rows_of(&self, plan: &Plan) -> Vec<IndicatorView> {
        plan.indicators.iter().filter_map(|i| self.row(plan.year, &i.id)).cloned().collect()
    }

    fn tally(&self, rows: &[IndicatorView]) -> Vec<TallyView> {
        let view = |status: &Status| {
            let own =
                |r: &&IndicatorView| r.state.key == status.word() || (*status == Status::Behind && r.state.key == "serious");
            let first = rows.iter().find(own)?;
            let word = self.word(&format!("verdict.count.{}", status.word()));
            Some(TallyView { key: status.word(), tone: first.state.tone, word, count: rows.iter().filter(own).count() })
        };
        TOLD.iter().filter_map(view).collect()
    }

    /// "Trong 15 chỉ tiêu: 1 đạt kế hoạch, 5 đúng tiến độ, 2 chậm tiến độ, 4 chưa có số liệu."
    fn counted(&self, rows: &[IndicatorView]) -> String {
        let told: Vec<String> = self.tally(rows).iter().map(|t| format!("{}\u{a0}{}", t.count, t.word)).collect();
        if told.is_empty() {
            return String::new();
        }
        self.word("verdict.counted").replace("{n}", &rows.len().to_string()).replace("{said}", &told.join(", "))
    }

    /// The day of the newest publication that tells of a plan's year.
    fn newest_day(&self, plan: &Plan, reported: &Reported<'_>) -> Option<String> {
        let of_year = |f: &&crate::graph::reported::Figure<'_>| f.observation.period.year() == plan.year;
        let last = plan.parts().filter_map(|(i, p)| reported.of(&i.name_of(p)).iter().rev().find(of_year));
        let day = last.map(crate::graph::reported::Figure::published).max()?;
        Some(self.speak(|voice| voice.day(day)))
    }

    fn plan_files(&self, plan: &Plan) -> Vec<DownloadView> {
        let at = |name: &str| self.site.settings.permalinks.root(Kind::Plan).below(&format!("{}/{name}", plan.year));
        FIGURES.iter().filter_map(|(name, key)| self.offered(key, &at(name))).collect()
    }

    /// The page of a plan; its address is empty where it has none.
    pub fn plan_link(&self, plan: &Plan) -> Link {
        let url = self.site.url(Kind::Plan, &plan.year.to_string(), &self.lang);
        let href = url.map_or_else(String::new, |u| self.site.href(&u));
        Link { label: format!("{} {}", self.word("ind.plan"), plan.year), href }
    }

    /// Where the rules are told.
    pub fn method_link(&self) -> Link {
        self.below_root(METHOD, "ind.method")
    }

    /// Where years are compared.
    pub fn comparison_link(&self) -> Link {
        self.below_root(YEARS, "ind.years")
    }

    fn below_root(&self, path: &str, key: &str) -> Link {
        let url = self.site.localized(&self.site.settings.permalinks.root(Kind::Plan).below(path), &self.lang);
        Link { label: self.word(key), href: self.site.href(&url) }
    }
}

/// Whether nothing was due yet.
fn is_early(row: &IndicatorView) -> bool {
    row.parts.iter().all(|p| p.latest.is_none()) && row.state.early
}

/// What lags, the worst first, each in the plan's order.
fn lagging(rows: &[IndicatorView]) -> Vec<IndicatorView> {
    let weight = |r: &IndicatorView| match r.state.key {
        "missed" => 0,
        "serious" => 1,
        _ => 2,
    };
    let mut rows: Vec<IndicatorView> = rows.iter().filter(|r| r.state.tone == "slow").cloned().collect();
    rows.sort_by_key(weight);
    rows
}
