//! A card: an entry as lists show it.

use serde::Serialize;

use crate::base::lang::Lang;
use crate::craft::theme::Theme;
use crate::craft::tile::tile;
use crate::graph::site::{Entry, Site};
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::view::figure::Rows;
use crate::view::frame::day;
use crate::view::picture::{self, PictureView, Pictures};
use crate::view::table::Sheets;

/// An entry as lists show it.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its name or headline.
    pub title: String,
    /// Its address.
    pub href: String,
    /// What it is, in a word.
    pub kind: String,
    /// One line: a role, a column, a place.
    pub line: String,
    /// One or two sentences.
    pub summary: String,
    /// Its day, as readers write it.
    pub date: String,
    /// Its day, as machines do.
    pub iso: String,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// What stands for a missing portrait where faces are shown; empty in lists.
    pub tile: String,
    /// Made up to show a feature.
    pub sample: bool,
    /// The language it leads to, where that is another than the list's.
    pub other_lang: String,
}

/// What views are built with.
pub struct Builder<'a> {
    /// The site.
    pub site: &'a Site,
    /// The theme: wordings.
    pub theme: &'a Theme,
    /// Finished pictures.
    pub pictures: &'a Pictures,
    /// Sheets that bodies show.
    pub sheets: &'a Sheets,
    /// The readers' language.
    pub lang: Lang,
    /// Every indicator as a row.
    pub rows: Rows,
}

impl Builder<'_> {
    /// A wording of the readers' language.
    pub fn word(&self, key: &str) -> String {
        self.theme.word(&self.lang, key)
    }

    /// The card of an entry, in the readers' language where it has one.
    pub fn card(&self, entry: &Entry) -> Card {
        let entry = self.site.listed(entry, &self.lang);
        let entity = entry.admitted.entity();
        let date = entity.day();
        let known_for = entity.profile().and_then(|p| p.known_for.clone());
        Card {
            title: entity.head.title.clone(),
            href: self.site.href(&entry.url),
            kind: self.kind_word(entity),
            line: self.line(entity),
            summary: known_for.or_else(|| entity.head.summary.clone()).unwrap_or_default(),
            date: date.map_or_else(String::new, day),
            iso: date.map_or_else(String::new, |d| d.to_string()),
            picture: self.picture(entity),
            tile: String::new(),
            sample: entity.head.sample,
            other_lang: if entity.lang == self.lang { String::new() } else { entity.lang.to_string() },
        }
    }

    /// Cards of entries by their positions.
    pub fn cards(&self, members: &[usize]) -> Vec<Card> {
        members.iter().filter_map(|at| self.site.entries.get(*at)).map(|e| self.card(e)).collect()
    }

    /// What an entity is, in a word.
    pub fn kind_word(&self, entity: &Entity) -> String {
        let key = match &entity.matter {
            Matter::Profile(p) => p.who.map_or("profile", |w| w.name()),
            Matter::Movement(m) => m.kind.unwrap_or("movement"),
            Matter::Cluster(c) => c.kind.unwrap_or("cluster"),
            _ => entity.kind.name(),
        };
        self.word(&format!("kind.{key}"))
    }

    /// Somebody without a picture has a tile of their own; other entries have none.
    pub fn tile(&self, entity: &Entity) -> String {
        let stands = entity.kind == Kind::Profile && self.picture(entity).is_none();
        if stands { tile(&entity.id, &initials(&entity.head.title)) } else { String::new() }
    }

    fn line(&self, entity: &Entity) -> String {
        let place = entity.terms().into_iter().find(|(k, _)| *k == Kind::Place).map(|(_, r)| self.term(List::Places, &r.id));
        let first = match &entity.matter {
            Matter::Profile(p) => p.role.clone(),
            Matter::Story(s) => s.column.as_ref().map(|c| self.term(List::Columns, &c.id)),
            _ => None,
        };
        [first, place].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The name of a term.
    pub fn term(&self, list: List, id: &str) -> String {
        self.site.term(list, id).map_or_else(|| id.to_owned(), |t| t.name.get(&self.lang).to_owned())
    }

    /// The picture that stands for an entity.
    pub fn picture(&self, entity: &Entity) -> Option<PictureView> {
        let portrait = entity.profile().and_then(|p| p.portrait.as_ref());
        let picture = portrait.or(entity.head.cover.as_ref())?;
        picture::of(self.site, self.pictures, &entity.path, picture)
    }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let letter = |w: &str| w.chars().find(|c| c.is_alphabetic());
    let mut words = name.split_whitespace().filter_map(letter);
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}
