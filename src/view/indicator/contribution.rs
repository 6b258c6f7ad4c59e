//! Who contributed to an indicator: the ledger of measured claims, which together
//! may not exceed the actual, and the exemplars themselves.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::base::fingerprint::Fingerprint;
use crate::craft::theme::ready::Shared;
use crate::graph::entry::Entry;
use crate::model::plan::promise::{Indicator, Part, Plan};
use crate::model::profile::Contribution;
use crate::model::snapshot::Name;
use crate::view::card::{Builder, Card};
use crate::view::frame::Link;
use crate::view::indicator::claim::{contributions, indicator_of};
use crate::view::indicator::figures::Told;

/// The measured claims on one part.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LedgerView {
    /// The part, where there are several.
    pub part: String,
    /// Each claim.
    pub rows: Vec<LedgerRow>,
    /// What they add up to.
    pub total: String,
    /// What was reached in all.
    pub actual: String,
    /// What nobody here claims; empty where that is not known or nothing.
    pub rest: String,
}

/// One measured claim.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct LedgerRow {
    /// The exemplar.
    pub label: String,
    /// Its page.
    pub href: String,
    /// What it claims.
    pub amount: String,
    /// The same in its own words.
    pub text: String,
    /// Where that stands.
    pub source: String,
    /// Made up to show a feature.
    pub sample: bool,
}

impl Builder<'_> {
    /// The ledger of each part of which somebody claims an amount.
    pub fn ledgers(&self, (plan, indicator): (&Plan, &Indicator), told: &[Told<'_>]) -> Vec<LedgerView> {
        told.iter().filter_map(|t| self.ledger(plan, indicator, t)).collect()
    }

    fn ledger(&self, plan: &Plan, indicator: &Indicator, told: &Told<'_>) -> Option<LedgerView> {
        let part = told.judged.series.part;
        let name = indicator.name_of(part);
        let mut rows = Vec::new();
        let mut total = Decimal::ZERO;
        for entry in self.claiming(&indicator.id) {
            let mine =
                |c: &&Contribution| c.year.is_none_or(|y| y == plan.year) && Name::parse(&c.indicator).as_ref() == Some(&name);
            for claim in contributions(entry).iter().filter(mine) {
                let Some(amount) = claim.amount.filter(|_| claim.measured) else { continue };
                total = total.checked_add(amount)?;
                rows.push(self.ledger_row(entry, claim, (amount, part)));
            }
        }
        let actual = told.judged.series.actual.figure.and_then(|f| f.observation.value());
        let rest = actual.map(|a| a - total).filter(|rest| *rest > Decimal::ZERO);
        let said = |value: Option<Decimal>| value.map_or_else(String::new, |v| self.speak(|voice| voice.amount(v, part)));
        let name = self.speak(|voice| voice.text(part.about.name.as_ref()));
        let (total, actual, rest) = (said(Some(total)), said(actual), said(rest));
        (!rows.is_empty()).then_some(LedgerView { part: name, rows, total, actual, rest })
    }

    fn ledger_row(&self, entry: &Entry, claim: &Contribution, (amount, part): (Decimal, &Part)) -> LedgerRow {
        let Link { label, href } = self.exemplar_link(entry);
        let entity = entry.entity();
        let source = claim
            .source
            .as_ref()
            .and_then(|id| entity.head.sources.iter().find(|s| s.id.as_ref().is_some_and(|own| own.id == id.id)));
        LedgerRow {
            label,
            href,
            amount: self.speak(|voice| voice.amount(amount, part)),
            text: claim.text.clone().unwrap_or_default(),
            source: source.and_then(|s| s.title.clone()).unwrap_or_default(),
            sample: entity.head.sample,
        }
    }

    fn exemplar_link(&self, entry: &Entry) -> Link {
        let shown = self.site.listed(entry, &self.lang);
        Link { label: shown.entity().head.title.clone(), href: self.site.href(&shown.url) }
    }

    /// Listed profiles that name an indicator. Who these are was gathered from the heads of all: whoever asks holds
    /// what stands for it.
    fn claiming(&self, id: &str) -> impl Iterator<Item = &Entry> {
        self.beside.claims.get(id).into_iter().flatten().filter_map(|at| self.site.at(*at))
    }

    /// What stands for who names an indicator.
    pub fn claimants(&self, id: &str) -> Fingerprint {
        self.site.web.all_called(self.beside.claims.get(id).into_iter().flatten())
    }

    /// Exemplars that name the indicator: in that plan's year, or in any while it lags; measured claims first.
    pub fn contributors(&self, plan: &Plan, indicator: &Indicator, anywhere: bool) -> Vec<Shared<Card>> {
        let claims = |c: &&Contribution| indicator_of(c) == indicator.id && (anywhere || c.year.is_none_or(|y| y == plan.year));
        let mut found: Vec<(bool, Shared<Card>)> = Vec::new();
        for entry in self.claiming(&indicator.id) {
            let mut own = contributions(entry).iter().filter(claims).peekable();
            if own.peek().is_some() {
                found.push((!own.any(|c| c.measured), self.card(entry)));
            }
        }
        // The order of the site stays within each half.
        found.sort_by_key(|(supports, _)| *supports);
        found.into_iter().map(|(_, card)| card).collect()
    }
}
