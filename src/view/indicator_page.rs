//! The page of one indicator, today and as it was known on each day on which
//! something about it was published.

use jiff::civil::Date;
use serde::Serialize;

use crate::base::path::Url;
use crate::graph::reported::Reported;
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::plan::promise::{Indicator, Plan};
use crate::model::profile::Contribution;
use crate::view::card::{Builder, Card};
use crate::view::figure::{Depth, FigureView, IndicatorView};
use crate::view::frame::{Head, Link, day, head, in_every_language, views};
use crate::view::verdict_words::StateView;

/// One indicator.
#[derive(Clone, Debug, Serialize)]
pub struct IndicatorPage {
    /// Its head.
    pub head: Head,
    /// The indicator with its parts and vintages.
    #[serde(flatten)]
    pub indicator: IndicatorView,
    /// The plan's year and document.
    pub plan: String,
    /// The day as on which this is known; empty on the page of today.
    pub known_on: String,
    /// The page of today, on pages of earlier days.
    pub today: String,
    /// What was known when, latest first.
    pub history: Vec<KnownView>,
    /// The same indicator in every plan, latest first; empty where there is one.
    pub years: Vec<YearView>,
    /// Exemplars: who contributed, or who moved it elsewhere while it lags.
    pub cards: Vec<Card>,
    /// What they are.
    pub cards_title: String,
    /// How verdicts come about.
    pub method: Link,
    /// What can be downloaded.
    pub files: Vec<Link>,
    /// How to cite it.
    pub cite: String,
}

/// What was known on one day.
#[derive(Clone, Debug, Serialize)]
pub struct KnownView {
    /// The day, for readers.
    pub day: String,
    /// The day, for machines.
    pub iso: String,
    /// Its permanent page.
    pub href: String,
    /// The verdict.
    pub state: StateView,
    /// Why it changed, where it did; else what came.
    pub because: String,
    /// Whether the verdict changed.
    pub changed: bool,
}

/// An indicator in one year's plan.
#[derive(Clone, Debug, Serialize)]
pub struct YearView {
    /// The year.
    pub year: i16,
    /// Its page.
    pub href: String,
    /// What was promised.
    pub target: String,
    /// The latest figure.
    pub latest: String,
    /// The verdict.
    pub state: StateView,
}

views!(IndicatorPage);

/// An indicator with what is known of it.
pub struct Known<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// What is known today.
    pub today: &'a Reported<'a>,
}

impl Builder<'_> {
    /// The page of an indicator at its address of the default language, after the days on which something about
    /// it became known, oldest first.
    pub fn indicator_page(&self, known: &Known<'_>, days: &[(Date, IndicatorView)], plain: &Url) -> IndicatorPage {
        let view = self.indicator(known.plan, known.indicator, known.today, Depth::Page);
        let title = if view.about.name.is_empty() { view.id.clone() } else { view.about.name.clone() };
        let mut page = self.page_of(known, view, plain);
        page.head.title.clone_from(&title);
        page.head.crumbs.push(Link { label: title.clone(), href: String::new() });
        page.history = self.history(days, plain);
        page.years = self.years(known.indicator);
        let slow = page.indicator.state.tone == "slow";
        page.cards = self.contributors(known.plan, known.indicator, slow);
        page.cards_title = self.word(if slow { "ind.elsewhere" } else { "ind.contributors" });
        page.files = self.downloads(known, plain);
        let latest = page.history.first().map(|k| (k.day.clone(), k.href.clone()));
        let (said, href) = latest.unwrap_or_else(|| (day(self.site.edition.day()), page.today.clone()));
        page.cite = format!(
            "{title}. {}. {} {said}. {}{href}",
            self.site.settings.title.get(&self.lang),
            self.word("ind.as_of"),
            self.site.settings.base.origin
        );
        page.today = String::new();
        page
    }

    /// The page of an indicator as it was known on a day: permanent, and short.
    pub fn indicator_on(&self, known: &Known<'_>, (on, view): (Date, IndicatorView), plain: &Url) -> IndicatorPage {
        let own = plain.below(&format!("{on}/"));
        let name = if view.about.name.is_empty() { view.id.clone() } else { view.about.name.clone() };
        let mut page = self.page_of(known, view, &own);
        page.known_on = day(on);
        page.head.title = format!("{name} – {} {}", self.word("ind.as_of"), page.known_on);
        page.head.crumbs.push(Link { label: name, href: self.site.href(&self.site.localized(plain, &self.lang)) });
        page.head.crumbs.push(Link { label: page.known_on.clone(), href: String::new() });
        page.today = self.site.href(&self.site.localized(plain, &self.lang));
        page
    }

    fn page_of(&self, known: &Known<'_>, view: IndicatorView, plain: &Url) -> IndicatorPage {
        let own = self.site.localized(plain, &self.lang);
        let mut head = head(self.site, "", &own, &in_every_language(self.site, plain));
        head.description.clone_from(&view.sentence);
        head.crumbs = self.indicator_crumbs(known.plan);
        let decided = known.plan.decided.map(day);
        let source = [known.plan.source.clone(), decided].into_iter().flatten().collect::<Vec<_>>().join(", ");
        IndicatorPage {
            head,
            indicator: view,
            plan: source,
            known_on: String::new(),
            today: self.site.href(&own),
            history: Vec::new(),
            years: Vec::new(),
            cards: Vec::new(),
            cards_title: String::new(),
            method: self.method_link(),
            files: Vec::new(),
            cite: String::new(),
        }
    }

    fn indicator_crumbs(&self, plan: &Plan) -> Vec<Link> {
        let root = self.site.localized(&self.site.settings.permalinks.root(Kind::Plan), &self.lang);
        let year = self.site.url(Kind::Plan, &plan.year.to_string(), &self.lang);
        let label = format!("{} {}", self.word("ind.plan"), plan.year);
        let mut crumbs = vec![Link { label: self.word("menu.indicators"), href: self.site.href(&root) }];
        crumbs.extend(year.map(|url| Link { label, href: self.site.href(&url) }));
        crumbs
    }

    /// What was known when, latest first, and why each verdict changed.
    fn history(&self, days: &[(Date, IndicatorView)], plain: &Url) -> Vec<KnownView> {
        let mut history: Vec<KnownView> = Vec::new();
        for (on, view) in days {
            let came = view.parts.iter().flat_map(|p| &p.vintages).filter(|v| v.source.iso == on.to_string());
            let said: Vec<String> = came.map(|v| self.came(v)).collect();
            let url = self.site.localized(&plain.below(&format!("{on}/")), &self.lang);
            let changed = history.last().is_some_and(|before| before.state.key != view.state.key);
            history.push(KnownView {
                day: day(*on),
                iso: on.to_string(),
                href: self.site.href(&url),
                state: view.state.clone(),
                because: said.join("; "),
                changed,
            });
        }
        history.reverse();
        history
    }

    /// What one figure brought: a new period, or another number for an old one.
    fn came(&self, figure: &FigureView) -> String {
        let key = if figure.revises.is_empty() { "ind.came" } else { "ind.revised" };
        let words = self.word(key).replace("{period}", &figure.period).replace("{x}", &figure.text);
        words.replace("{reason}", &figure.reason)
    }

    fn years(&self, indicator: &Indicator) -> Vec<YearView> {
        let of_id = self.rows.iter().filter(|((_, id), _)| *id == indicator.id);
        let year = |((year, _), row): (&(i16, String), &IndicatorView)| {
            let part = row.parts.first();
            YearView {
                year: *year,
                href: row.href.clone(),
                target: part.map_or_else(String::new, |p| p.target.text.clone()),
                latest: part.and_then(|p| p.latest.as_ref()).map_or_else(String::new, |f| f.text.clone()),
                state: row.state.clone(),
            }
        };
        let years: Vec<YearView> = of_id.map(year).rev().collect();
        if years.len() > 1 { years } else { Vec::new() }
    }

    fn downloads(&self, known: &Known<'_>, plain: &Url) -> Vec<Link> {
        let parts = known.indicator.parts.iter().filter(|p| {
            let part = (known.indicator, *p);
            self.chart_file(known.plan, part, known.today, "").is_some()
        });
        let link = |part: &crate::model::plan::promise::Part| {
            let name = chart_name(known.indicator, &part.id);
            Link { href: self.site.href(&self.site.localized(plain, &self.lang).below(&name)), label: name }
        };
        parts.map(link).collect()
    }

    /// Listed profiles that name the indicator: in that plan's year, or in any while it lags; measured claims first.
    fn contributors(&self, plan: &Plan, indicator: &Indicator, anywhere: bool) -> Vec<Card> {
        let names = |claim: &str| claim.split('.').next() == Some(indicator.id.as_str());
        let claims = |c: &&Contribution| names(&c.indicator) && (anywhere || c.year.is_none_or(|y| y == plan.year));
        let mut found: Vec<(bool, Card)> = Vec::new();
        for entry in self.site.of_kind(Kind::Profile, self.site.default_lang()) {
            let entity = entry.admitted.entity();
            let Matter::Profile(profile) = &entity.matter else { continue };
            let own: Vec<&Contribution> = profile.contributes.iter().filter(claims).collect();
            if own.is_empty() || entity.head.unlisted {
                continue;
            }
            found.push((!own.iter().any(|c| c.measured), self.card(entry)));
        }
        // The order of the site stays within each half.
        found.sort_by_key(|(supports, _)| *supports);
        found.into_iter().map(|(_, card)| card).collect()
    }
}

/// What a part's chart is called beside its page.
pub fn chart_name(indicator: &Indicator, part: &str) -> String {
    if indicator.parted { format!("bieu-do-{part}.svg") } else { "bieu-do.svg".to_owned() }
}
