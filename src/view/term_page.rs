//! Pages of terms and of programmes: what the term is, its exemplars, its stories.

use serde::Serialize;

use crate::base::path::Url;
use crate::craft::theme::ready::Shared;
use crate::craft::theme::slots::Slot;
use crate::graph::entry::Entry;
use crate::graph::listing::{Sheet, Subject};
use crate::graph::site::list_of;
use crate::model::entity::Matter;
use crate::model::kind::Kind;
use crate::model::term::{Column, Criterion, List, More, Term};
use crate::settings::site::Programme;
use crate::view::card::{Builder, Card};
use crate::view::facts::{Fact, plain};
use crate::view::frame::{Head, Link, day};
use crate::view::indicator::local::LocalFigure;
use crate::view::listing::{Month, months, older};
use crate::view::named::Named;

/// The page of a field, a place, a level, a unit, a column or a programme.
#[derive(Clone, Debug, Serialize)]
pub struct TermPage {
    /// Its head.
    pub head: Head,
    /// What it is: `field`, `place`, `level`, `unit`, `column` or `programme`.
    pub is: &'static str,
    /// What it is, in a word.
    pub kind: String,
    /// What it is, in a sentence.
    pub summary: String,
    /// It is over: a sentence, or nothing.
    pub ended: String,
    /// What has its place now that it is over.
    pub now: Option<Fact>,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// What an exemplar of the field is.
    pub criteria: Vec<CriterionView>,
    /// Columns of a programme.
    pub columns: Vec<Link>,
    /// The newest story of a column, with its picture.
    pub lead: Option<Shared<Card>>,
    /// What the newest plan's figures say of a place.
    pub figures: Vec<LocalFigure>,
    /// Its newest exemplars, as faces.
    pub faces: Vec<Shared<Card>>,
    /// The next ones, with a sentence each.
    pub more: Vec<Shared<Card>>,
    /// Movements, drives and contests among its newest.
    pub movements: Vec<Shared<Card>>,
    /// Its newest stories, by month.
    pub months: Vec<Month>,
    /// Movements, clusters and pages that speak of it.
    pub mentions: Vec<Shared<Card>>,
    /// Where older entries are listed, or nothing.
    pub older: String,
}

/// One criterion of a field.
#[derive(Clone, Debug, Serialize)]
pub struct CriterionView {
    /// What is asked.
    pub text: String,
    /// Where that is laid down, or nothing.
    pub source: String,
}

impl Builder<'_> {
    /// The first page of a term or a programme, with its name and address.
    pub fn term_page(&self, sheet: &Sheet<'_>, (kind, id): (Kind, &str), called: (&str, &Url)) -> TermPage {
        let (profiles, others) = self.told_apart(&sheet.members);
        let (faces, more) = self.faces(profiles);
        let (movements, stories): (Vec<&Entry>, Vec<&Entry>) =
            others.into_iter().partition(|e| matches!(e.entity().kind, Kind::Movement | Kind::Cluster));
        let mut stories = stories.into_iter();
        let first = if kind == Kind::Column { stories.next() } else { None };
        let mut page = TermPage {
            head: self.listing_head(sheet, called),
            is: kind.name(),
            kind: self.word(&format!("kind.{}", kind.name())),
            summary: String::new(),
            ended: String::new(),
            now: None,
            facts: Vec::new(),
            criteria: Vec::new(),
            columns: Vec::new(),
            lead: first.map(|e| self.card_in(Slot::Lead, e)),
            figures: if kind == Kind::Place { self.local().get(id).cloned().unwrap_or_default() } else { Vec::new() },
            faces,
            more,
            movements: movements.into_iter().map(|e| self.card(e)).collect(),
            months: months(self, stories.map(|e| self.card(e))),
            mentions: Vec::new(),
            older: self.turn_to(sheet, older(sheet)),
        };
        if let Some(programme) = self.site.programme(id).filter(|_| kind == Kind::Programme) {
            self.describe_programme(programme, &mut page);
        }
        if let Some(term) = list_of(kind).and_then(|list| self.site.term(list, id)) {
            self.describe_term(kind, term, &mut page);
        }
        page
    }

    fn describe_programme(&self, programme: &Programme, page: &mut TermPage) {
        let today = self.site.edition.day();
        page.summary = programme.aims.as_ref().map_or_else(String::new, |a| a.get(&self.lang).to_owned());
        let facts = [
            ("from", programme.from.map(day)),
            ("to", programme.to.map(day)),
            ("source", programme.source.as_ref().map(|s| s.get(&self.lang).to_owned())),
        ];
        page.facts = facts.into_iter().filter_map(|(key, text)| Some(self.fact(key, plain(text?).into()))).collect();
        if programme.to.is_some_and(|to| to < today) {
            page.ended = self.word("programme.ended");
        }
        page.columns = self.columns_of(&programme.id.id);
    }

    /// The columns in which stories of a programme appear, in the list's order.
    fn columns_of(&self, programme: &str) -> Vec<Link> {
        let listing = self.site.listing(&Subject::Term(Kind::Programme, programme.to_owned()));
        let members = listing.map_or(&[][..], |l| &l.members).iter().filter_map(|at| self.site.at(*at));
        let used: std::collections::BTreeSet<&str> =
            members.filter_map(|e| e.entity().story()?.column.as_ref()).map(|c| c.id.as_str()).collect();
        let columns = self.site.terms(Kind::Column).iter().filter(|t| used.contains(t.id.as_str()));
        columns.map(|t| self.link_to(List::Columns, t)).collect()
    }

    fn describe_term(&self, kind: Kind, term: &Term, page: &mut TermPage) {
        page.summary = term.description.as_ref().map_or_else(String::new, |d| d.get(&self.lang).to_owned());
        page.facts = list_of(kind).map_or_else(Vec::new, |list| self.term_facts(list, term));
        // Who comes to a term that is over is led on at once.
        let replaced = self.word("fact.replaced_by");
        page.now = page.facts.iter().position(|fact| fact.label == replaced).map(|at| page.facts.remove(at));
        if let More::Column(column) = &term.more {
            page.facts.extend(self.column_facts(column));
        }
        if let More::Field { criteria } = &term.more {
            let view = |c: &Criterion| CriterionView {
                text: c.text.get(&self.lang).to_owned(),
                source: c.source.clone().unwrap_or_default(),
            };
            page.criteria = criteria.iter().map(view).collect();
        }
        let speaks = |e: &&Entry| matches!(e.entity().matter, Matter::Page | Matter::Movement(_) | Matter::Cluster(_));
        let listed: Vec<&str> = page.movements.iter().map(|c| c.href.as_str()).collect();
        let mentions = self.site.referring(kind, &term.id).filter(speaks).map(|e| self.card(e));
        page.mentions = mentions.filter(|c| !listed.contains(&c.href.as_str())).collect();
    }

    fn column_facts(&self, column: &Column) -> Vec<Fact> {
        let today = Some(self.site.edition.day());
        let said = [
            ("outlet", column.outlet.as_ref().map(|o| self.unit_or_text(o, today))),
            ("medium", column.medium.map(|m| plain(self.word(&format!("medium.{m}"))).into())),
            ("cadence", column.cadence.as_ref().map(|c| plain(c.get(&self.lang)).into())),
            ("editor", column.editor.clone().map(|e| plain(e).into())),
        ];
        said.into_iter().filter_map(|(key, value)| Some(self.fact(key, value?))).collect()
    }

    fn fact(&self, key: &str, value: Named) -> Fact {
        Fact { label: self.word(&format!("fact.{key}")), values: vec![value] }
    }
}
