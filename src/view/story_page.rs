//! A story's page, and that of a page of the site's own.

use serde::Serialize;

use crate::craft::theme::ready::Shared;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::model::kind::Kind;
use crate::model::story::Story;
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::facts::Fact;
use crate::view::frame::{Head, Link};
use crate::view::indicators::NamedView;
use crate::view::opening::{Background, Opening, Text};

/// A story's page.
#[derive(Clone, Debug, Serialize)]
pub struct StoryPage {
    /// Its head.
    pub head: Head,
    /// How it opens.
    pub opening: Opening,
    /// The story.
    pub text: Text,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// The exemplars that it is about, as faces.
    pub people: Vec<Shared<Card>>,
    /// Those that are told as text.
    pub more: Vec<Shared<Card>>,
    /// Indicators that it speaks of.
    pub indicators: Vec<NamedView>,
    /// Its place in its column.
    pub column: Option<Turn>,
    /// Sources, corrections, press.
    pub background: Background,
}

/// A story's place in its column.
#[derive(Clone, Debug, Serialize)]
pub struct Turn {
    /// The column.
    pub column: Link,
    /// The piece before it.
    pub previous: Option<Shared<Card>>,
    /// The piece after it.
    pub next: Option<Shared<Card>>,
}

/// A page of the site's own: about, contact, a document.
#[derive(Clone, Debug, Serialize)]
pub struct OwnPage {
    /// Its head.
    pub head: Head,
    /// How it opens.
    pub opening: Opening,
    /// What it says.
    pub text: Text,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Sources, corrections, press.
    pub background: Background,
}

impl Builder<'_> {
    /// The page of a story.
    pub fn story_page(&self, entry: &Entry, story: &Story) -> StoryPage {
        let entity = entry.entity();
        let people = story.profiles.iter().filter_map(|r| self.site.entry_for(Kind::Profile, &r.id, self.site.default_lang()));
        let (people, more) = self.faces(people.filter(|e| !e.entity().head.unlisted).collect());
        StoryPage {
            head: self.entry_head(entry),
            opening: self.opening(entity),
            text: self.text(entry),
            facts: self.facts(entity),
            people,
            more,
            indicators: self.named_indicators(entity),
            column: self.turn(entry, story),
            background: self.background(entry),
        }
    }

    fn turn(&self, entry: &Entry, story: &Story) -> Option<Turn> {
        let column = &story.column.as_ref()?.id;
        let (previous, next) = self.site.web.beside(&Subject::Term(Kind::Column, column.clone()), entry)?;
        let (previous, next) = (previous.map(|e| self.card(e)), next.map(|e| self.card(e)));
        let term = self.site.lists.on(List::Columns, column, entry.entity().naming_day())?;
        Some(Turn { column: self.link_to(List::Columns, term), previous, next })
    }

    /// A page of the site's own.
    pub fn own_page(&self, entry: &Entry) -> OwnPage {
        let entity = entry.entity();
        OwnPage {
            head: self.entry_head(entry),
            opening: self.opening(entity),
            text: self.text(entry),
            facts: self.facts(entity),
            background: self.background(entry),
        }
    }
}
