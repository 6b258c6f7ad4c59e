//! Pages of terms, programmes and indicators as search knows them: they are few,
//! and stand on a shelf of their own.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::lang::Localized;
use crate::craft::document::Document;
use crate::craft::search::sheaf::{Doc, Signs};
use crate::graph::site::list_of;
use crate::model::kind::Kind;
use crate::model::plan::promise::Indicator;
use crate::view::card::Builder;
use crate::view::indicator::figures::Around;
use crate::view::search::doc::{PLACE, TOPIC};
use crate::view::search::hit::Hit;

/// The group of such results.
const GROUP: &str = "terms";

impl Builder<'_> {
    /// Every term's, programme's and indicator's page, and what is searched of it.
    pub fn term_docs(&self) -> Vec<(Doc, Hit)> {
        let terms = Kind::TERMS.iter().flat_map(|kind| self.terms_of(*kind));
        let programmes = self.site.settings.programmes.iter().filter_map(|p| {
            let url = self.site.url(Kind::Programme, &p.id.id, &self.lang)?;
            let title = p.title.get(&self.lang).to_owned();
            let said = [&p.aims, &p.source].into_iter().flatten().map(|text| text.get(&self.lang)).collect::<Vec<_>>();
            Some(self.term_doc((vec![title.clone()], title), self.site.href(&url), "programme", &said.join(". ")))
        });
        // Of each the newest plan's: what it has reached is no matter here.
        let newest: BTreeMap<&str, (i16, &Indicator)> =
            self.rows.iter().map(|((year, id), (_, indicator, _))| (id.as_str(), (*year, *indicator))).collect();
        let named = newest.into_values().map(|(year, own)| (own.called(&self.lang).to_owned(), self.href(year, &own.id)));
        let shown = named.filter(|(_, href)| !href.is_empty());
        let indicators = shown.map(|(name, href)| self.term_doc((vec![name.clone()], name), href, "indicator", ""));
        terms.chain(programmes).chain(indicators).collect()
    }

    fn terms_of(&self, kind: Kind) -> impl Iterator<Item = (Doc, Hit)> {
        let list = list_of(kind);
        self.site.terms(kind).iter().filter_map(move |term| {
            let list = list?;
            let named = self.later(list, &term.id).filter(|named| !named.href.is_empty())?;
            let described = term.description.as_ref().map_or("", |d: &Localized| d.get(&self.lang));
            let (mut doc, hit) = self.term_doc((self.names_of(term), named.said()), named.href, kind.name(), described);
            doc.said.extend(self.names_in_time(list, term).into_iter().map(|name| (PLACE, name.into())));
            Some((doc, hit))
        })
    }

    fn term_doc(&self, (names, label): (Vec<String>, String), href: String, kind: &str, described: &str) -> (Doc, Hit) {
        let said = vec![(TOPIC, described.into())];
        let doc = Doc { names, signs: Signs::Term, said, body: Arc::new(Document::none()) };
        let nothing = String::new;
        let kind = self.word(&format!("kind.{kind}"));
        (doc, Hit(GROUP, href, label, kind, nothing(), nothing(), nothing(), nothing(), false))
    }
}
