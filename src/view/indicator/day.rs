//! An indicator as it was known on a day: a permanent page, and a short one, so
//! that what was cited stays what it was.

use serde::Serialize;

use crate::base::path::Url;
use crate::craft::numerals::unbroken;
use crate::model::plan::promise::{Indicator, Plan};
use crate::view::card::Builder;
use crate::view::frame::{Head, Link, head, in_every_language};
use crate::view::indicator::figure::{TargetView, VintageView};
use crate::view::indicator::figures::{Figures, Told};
use crate::view::indicator::history::{KnownView, Then};
use crate::view::verdict_words::StateView;

/// An indicator as it was known on a day.
#[derive(Clone, Debug, Serialize)]
pub struct KnownPage {
    /// Its head.
    pub head: Head,
    /// Its name.
    pub name: String,
    /// The day.
    pub known_on: String,
    /// The day, for machines.
    pub iso: String,
    /// The finding, as a headline.
    pub finding: String,
    /// The verdict.
    pub state: StateView,
    /// What came that day, and why the verdict changed where it did.
    pub because: String,
    /// Whether the verdict changed that day.
    pub changed: bool,
    /// Whether its parts have names of their own.
    pub parted: bool,
    /// What was measured.
    pub parts: Vec<KnownPart>,
    /// The page of the day before on which something came; nothing on the first.
    pub before: Option<Link>,
    /// The page of today.
    pub today: String,
    /// How to cite it.
    pub cite: String,
}

/// One part as it was known on a day.
#[derive(Clone, Debug, Serialize)]
pub struct KnownPart {
    /// Its name; empty where the indicator's does.
    pub name: String,
    /// What was promised.
    pub target: TargetView,
    /// The verdict.
    pub state: StateView,
    /// How it came about, in words.
    pub arithmetic: String,
    /// Held against the same period of the year before.
    pub comparison: String,
    /// What was published that day.
    pub came: Vec<VintageView>,
}

/// Where a page of a day stands.
pub struct Stands<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The indicator's address in the default language.
    pub plain: &'a Url,
}

impl Builder<'_> {
    /// The page of an indicator as it was known on a day, after the day before it.
    pub fn known_page(
        &self,
        stands: &Stands<'_>,
        figures: &Figures<'_, '_>,
        (then, known): (&Then<'_>, &KnownView),
        before: Option<&Then<'_>>,
    ) -> KnownPage {
        let voice = &figures.voice;
        let plain = stands.plain.below(&format!("{}/", then.day));
        let own = self.site.localized(&plain, &self.lang);
        let name = stands.indicator.called(&self.lang).to_owned();
        let known_on = known.day.clone();
        let told = then.told.get(then.deciding);
        let title = format!("{name} – {} {known_on}", self.word("ind.as_of"));
        let mut head = head(self.site, &title, &own, &in_every_language(self.site, &plain));
        head.description = told.map(|t| voice.sentence(&t.name, &t.judged, &t.state)).unwrap_or_default();
        head.sample = stands.plan.sample;
        // Old figures are for those who follow a citation, not for those who search.
        head.noindex = true;
        head.crumbs = self.indicator_crumbs(stands.plan);
        let today = self.site.href(&self.site.localized(stands.plain, &self.lang));
        head.crumbs.push(Link { label: name.clone(), href: today.clone() });
        head.crumbs.push(Link { label: known_on.clone(), href: String::new() });
        let before = before.map(|b| {
            let url = stands.plain.below(&format!("{}/", b.day));
            Link { label: voice.day(b.day), href: self.site.href(&self.site.localized(&url, &self.lang)) }
        });
        KnownPage {
            cite: self.cited((&name, &known_on), &own),
            head,
            name,
            known_on,
            iso: known.iso.clone(),
            finding: told.map(|t| figures.finding(t)).unwrap_or_default(),
            state: then.state.clone(),
            because: known.because.clone(),
            changed: known.changed,
            parted: stands.indicator.parted,
            parts: then.told.iter().map(|t| known_part(figures, t)).collect(),
            before,
            today,
        }
    }

    /// "Thu ngân sách. Gương sáng Kon Tum. Số liệu đến ngày 20/8/2023. https://…".
    pub fn cited(&self, (name, day): (&str, &str), url: &Url) -> String {
        let site = self.site.settings.title.get(&self.lang);
        format!("{name}. {site}. {} {day}. {}", self.word("ind.as_of"), self.site.absolute(url))
    }
}

fn known_part(figures: &Figures<'_, '_>, told: &Told<'_>) -> KnownPart {
    let part = told.judged.series.part;
    KnownPart {
        name: figures.voice.text(part.about.name.as_ref()),
        target: figures.voice.promise(part),
        state: told.state.clone(),
        arithmetic: unbroken(&figures.voice.arithmetic(&told.judged)),
        comparison: unbroken(&figures.voice.comparison(&told.judged)),
        came: figures.published_today(told),
    }
}
