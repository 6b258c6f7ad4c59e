//! A card: an entry as lists show it.

use std::sync::Arc;

use serde::Serialize;

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::base::reads::Once;
use crate::craft::theme::Theme;
use crate::craft::theme::ready::{Ready, Shared};
use crate::craft::theme::slots::Slot;
use crate::craft::tile::tile;
use crate::graph::entry::Entry;
use crate::graph::reported::Reported;
use crate::graph::site::Site;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::term::List;
use crate::view::frame::day;
use crate::view::headline::Kept;
use crate::view::indicator::claim::Claims;
use crate::view::indicator::local::Local;
use crate::view::indicator::row::Rows;
use crate::view::keys::Keys;
use crate::view::open::figure_files::FigureFiles;
use crate::view::picture::{PictureView, Pictures};
use crate::view::table::Sheets;

/// An entry as lists show it.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its name or headline, as pages set it.
    pub title: String,
    /// Its address.
    pub href: String,
    /// The line over the headline: a story's column or field and its place; else what it is.
    pub kicker: String,
    /// The line under it: a role, the days of a movement, the days that a notice has left.
    pub line: String,
    /// Where.
    pub place: String,
    /// One or two sentences.
    pub summary: String,
    /// Its day, as readers write it.
    pub date: String,
    /// Its day, as machines do.
    pub iso: String,
    /// Its picture, cut for where the card stands: `lead`, `row`, `face` or `card` of
    /// `theme.yaml`; none where lists show text alone.
    pub picture: Option<PictureView>,
    /// What stands for a missing portrait where faces are shown.
    pub tile: String,
    /// Made up to show a feature.
    pub sample: bool,
    /// The language it leads to, where that is another than the list's.
    pub other_lang: String,
}

/// The cards that were made, by the place of their entries.
pub struct Cards(Vec<Once<Shared<Card>>>);

impl Cards {
    /// Room for the cards of a site.
    pub fn of(site: &Site) -> Cards {
        Cards(site.entries().iter().map(|_| Once::default()).collect())
    }
}

/// How many of a page's exemplars are shown as faces.
pub const FACES: usize = 4;

/// What views are built from besides the site.
#[derive(Clone)]
pub struct Beside<'a> {
    /// Finished pictures.
    pub pictures: Arc<Pictures>,
    /// Sheets that bodies show.
    pub sheets: Arc<Sheets>,
    /// Files of figures, which pages offer.
    pub downloads: Arc<FigureFiles<'a>>,
    /// Who names which indicators.
    pub claims: Arc<Claims>,
}

/// What views are built with.
pub struct Builder<'a> {
    /// The site.
    pub site: &'a Site,
    /// The theme: wordings.
    pub theme: &'a Theme,
    /// Pictures, sheets, files.
    pub beside: Beside<'a>,
    /// The readers' language.
    pub lang: Lang,
    /// All figures that are known on the edition's day.
    pub today: Reported<'a>,
    /// Every indicator as a row.
    pub rows: Rows<'a>,
    /// Names that headlines keep on one line.
    pub kept: Kept,
    /// The newest plan's figures of each place.
    pub local: Once<Local>,
    /// Cards that pages share.
    pub cards: Cards,
    /// What names are ordered by.
    pub keys: Keys,
}

impl Builder<'_> {
    /// A wording of the readers' language.
    pub fn word(&self, key: &str) -> String {
        self.theme.word(&self.lang, key)
    }

    /// Where a page stands for the readers' language, as links write it.
    pub fn here(&self, url: &Url) -> String {
        self.site.href(&self.site.localized(url, &self.lang))
    }

    /// An entry for the readers' language, where it has a version in it.
    pub fn shown<'e>(&'e self, entry: &'e Entry) -> &'e Entry {
        self.site.listed(entry, &self.lang)
    }

    /// The card of an entry, as text alone: made for the first who asks.
    pub fn card(&self, entry: &Entry) -> Shared<Card> {
        let make = || Ready::shared(self.written(entry));
        let place = self.site.web.position(entry).and_then(|at| self.cards.0.get(at));
        place.map_or_else(make, |place| Arc::clone(place.get(make)))
    }

    fn written(&self, entry: &Entry) -> Card {
        let entry = self.shown(entry);
        let entity = entry.entity();
        let date = entity.day();
        let known_for = entity.profile().and_then(|p| p.known_for.clone());
        Card {
            title: self.kept.headline(&entity.head.title),
            href: self.site.href(&entry.url),
            kicker: self.kicker(entity),
            line: self.line(entity),
            place: self.short_place(entity).unwrap_or_default(),
            summary: self.kept.headline(&known_for.or_else(|| entity.head.summary.clone()).unwrap_or_default()),
            date: date.map_or_else(String::new, day),
            iso: date.map_or_else(String::new, |d| d.to_string()),
            picture: None,
            tile: self.tile(entity),
            sample: entity.head.sample,
            other_lang: if entity.lang == self.lang { String::new() } else { entity.lang.to_string() },
        }
    }

    /// The card of an entry, with its picture cut for a place.
    pub fn card_in(&self, slot: Slot, entry: &Entry) -> Shared<Card> {
        let card = self.card(entry);
        match self.picture(self.shown(entry).entity(), slot) {
            None => card,
            picture => Ready::shared(Card { picture, ..Card::clone(&card) }),
        }
    }

    /// Exemplars of a list: a few as faces, the others as text, so that a phone asks for few pictures.
    pub fn faces(&self, entries: Vec<&Entry>) -> (Vec<Shared<Card>>, Vec<Shared<Card>>) {
        self.faces_within(FACES, entries)
    }

    /// The same with at most so many faces. The first of whom there is a picture are seen, then those who have a tile.
    pub fn faces_within(&self, most: usize, entries: Vec<&Entry>) -> (Vec<Shared<Card>>, Vec<Shared<Card>>) {
        let pictured = |e: &&Entry| self.is_pictured(self.shown(e).entity());
        let (seen, tiled): (Vec<&Entry>, Vec<&Entry>) = entries.iter().copied().partition(pictured);
        let first: Vec<&Entry> = seen.into_iter().chain(tiled).take(most).collect();
        let others = entries.into_iter().filter(|e| !first.iter().any(|shown| shown.url == e.url));
        (first.iter().map(|e| self.card_in(Slot::Face, e)).collect(), others.map(|e| self.card(e)).collect())
    }

    /// What an entity is, in a word.
    pub fn kind_word(&self, entity: &Entity) -> String {
        let key = match &entity.matter {
            Matter::Profile(p) => p.who.map_or("profile", |w| w.name()),
            Matter::Movement(m) => m.kind.map_or("movement", |w| w.0),
            Matter::Cluster(c) => c.kind.map_or("cluster", |w| w.0),
            _ => entity.kind.name(),
        };
        self.word(&["kind.", key].concat())
    }

    /// Somebody without a picture has a tile of their own; other entries have none.
    pub fn tile(&self, entity: &Entity) -> String {
        let stands = entity.kind == Kind::Profile && !self.is_pictured(entity);
        if stands { tile(&entity.id, &initials(&entity.head.title)) } else { String::new() }
    }

    fn kicker(&self, entity: &Entity) -> String {
        let Some(story) = entity.story() else { return self.kind_word(entity) };
        let on = entity.naming_day();
        let column = story.column.as_ref().map(|c| self.name_on(List::Columns, &c.id, on));
        let topic = column.or_else(|| story.fields.first().map(|f| self.name_on(List::Fields, &f.id, on)));
        let parts = [topic, self.short_place(entity)];
        let said = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if said.is_empty() { self.kind_word(entity) } else { said }
    }

    fn line(&self, entity: &Entity) -> String {
        match &entity.matter {
            Matter::Profile(p) => p.role.clone().unwrap_or_default(),
            Matter::Movement(m) => {
                let until = |d: jiff::civil::Date| self.word("until").replace("{day}", &day(d));
                match (m.launched, m.ends) {
                    (Some(first), Some(last)) => format!("{} – {}", day(first), day(last)),
                    (Some(first), None) => self.word("since").replace("{day}", &day(first)),
                    (None, last) => last.map_or_else(String::new, until),
                }
            }
            _ => String::new(),
        }
    }

    /// Where an entry is at home, in the place's short form.
    fn short_place(&self, entity: &Entity) -> Option<String> {
        let place = match &entity.matter {
            Matter::Profile(p) => p.place.as_ref(),
            Matter::Story(s) => s.place.as_ref(),
            _ => None,
        }?;
        let term = self.site.lists.on(List::Places, &place.id, entity.naming_day())?;
        Some(term.short.as_ref().unwrap_or(&term.name).get(&self.lang).to_owned())
    }

    /// The name of a term.
    pub fn term(&self, list: List, id: &str) -> String {
        self.site.term(list, id).map_or_else(|| id.to_owned(), |t| t.name.get(&self.lang).to_owned())
    }
}

/// The first letters of the first and the last word.
fn initials(name: &str) -> String {
    let letter = |w: &str| w.chars().find(|c| c.is_alphabetic());
    let mut words = name.split_whitespace().filter_map(letter);
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}
