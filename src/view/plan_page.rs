//! A plan at a glance: what counts, what lags, what is not due, and every row.

use serde::Serialize;

use crate::base::path::Url;
use crate::model::kind::Kind;
use crate::model::plan::promise::Plan;
use crate::verdict::status::Status;
use crate::view::card::Builder;
use crate::view::figure::IndicatorView;
use crate::view::frame::{Head, Link, day, head, in_every_language, views};

/// A plan's table, or the newest plan's at the section's root.
#[derive(Clone, Debug, Serialize)]
pub struct PlanPage {
    /// Its head.
    pub head: Head,
    /// The document that decided it, and when.
    pub source: String,
    /// One sentence that counts the verdicts.
    pub counted: String,
    /// What lags, the worst first.
    pub lagging: Vec<IndicatorView>,
    /// What nobody can say yet.
    pub waiting: Vec<IndicatorView>,
    /// One row an indicator.
    pub rows: Vec<IndicatorView>,
    /// The day on which this was known.
    pub day: String,
    /// How verdicts come about.
    pub method: Link,
    /// Its open data.
    pub files: Vec<Link>,
    /// Every plan of the site.
    pub years: Vec<Link>,
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

views!(PlanPage);

/// How many rows the front page shows.
const FEW: usize = 5;
/// Where the rules are told.
pub const METHOD: &str = "cach-danh-gia/";

impl Builder<'_> {
    /// The table of a plan at an address of the default language; an empty one without a plan.
    pub fn plan_table(&self, plan: Option<&Plan>, plain: &Url, title: &str) -> PlanPage {
        let site = self.site;
        let own = site.localized(plain, &self.lang);
        let mut head = head(site, title, &own, &in_every_language(site, plain));
        head.sample = plan.is_some_and(|p| p.sample);
        let rows = plan.map_or_else(Vec::new, |p| self.rows_of(p));
        let counted = self.counted(&rows);
        head.description =
            if counted.is_empty() { format!("{title} – {}", site.settings.title.get(&self.lang)) } else { counted.clone() };
        let year = |p: &Plan| site.url(Kind::Plan, &p.year.to_string(), &self.lang).map(|url| (p.year, url));
        let decided = plan.and_then(|p| p.decided).map(day);
        PlanPage {
            head,
            source: [plan.and_then(|p| p.source.clone()), decided].into_iter().flatten().collect::<Vec<_>>().join(", "),
            counted,
            lagging: lagging(&rows),
            waiting: rows.iter().filter(|r| r.state.key == Status::NoData.word()).cloned().collect(),
            rows,
            day: day(site.edition.day()),
            method: self.method_link(),
            files: plan.map_or_else(Vec::new, |p| vec![self.plan_file(p)]),
            years: site
                .figures
                .plans
                .values()
                .filter_map(year)
                .map(|(year, url)| Link { label: format!("{} {year}", self.word("ind.plan")), href: site.href(&url) })
                .collect(),
        }
    }

    /// The newest plan, as the front page shows it; none where there is no plan.
    pub fn glance(&self, plan: Option<&Plan>) -> Option<Glance> {
        let plan = plan?;
        let url = self.site.url(Kind::Plan, &plan.year.to_string(), &self.lang)?;
        let rows = self.rows_of(plan);
        let mut few = lagging(&rows);
        few.extend(rows.iter().filter(|r| r.state.tone == "ok").cloned());
        few.truncate(FEW);
        let label = format!("{} {}", self.word("ind.plan"), plan.year);
        Some(Glance { plan: Link { label, href: self.site.href(&url) }, counted: self.counted(&rows), rows: few })
    }

    fn rows_of(&self, plan: &Plan) -> Vec<IndicatorView> {
        plan.indicators.iter().filter_map(|i| self.rows.get(&(plan.year, i.id.clone()))).cloned().collect()
    }

    /// "Trong 15 chỉ tiêu: 1 đạt kế hoạch, 5 đúng tiến độ, 2 chậm tiến độ, 4 chưa có số liệu."
    fn counted(&self, rows: &[IndicatorView]) -> String {
        let count = |status: Status| {
            let own = |r: &&IndicatorView| r.state.key == status.word() || (status == Status::Behind && r.state.key == "serious");
            (rows.iter().filter(own).count(), status)
        };
        let told: Vec<String> = Status::ALL
            .iter()
            .rev()
            .map(|s| count(*s))
            .filter(|(n, _)| *n > 0)
            .map(|(n, s)| format!("{n}\u{a0}{}", self.word(&format!("verdict.count.{}", s.word()))))
            .collect();
        if told.is_empty() {
            return String::new();
        }
        self.word("verdict.counted").replace("{n}", &rows.len().to_string()).replace("{said}", &told.join(", "))
    }

    fn plan_file(&self, plan: &Plan) -> Link {
        let file = self.site.settings.permalinks.root(Kind::Plan).below(&format!("{}/indicators.json", plan.year));
        Link { label: "indicators.json".to_owned(), href: self.site.href(&file) }
    }

    /// Where the rules are told.
    pub fn method_link(&self) -> Link {
        let url = self.site.localized(&self.site.settings.permalinks.root(Kind::Plan).below(METHOD), &self.lang);
        Link { label: self.word("ind.method"), href: self.site.href(&url) }
    }
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
