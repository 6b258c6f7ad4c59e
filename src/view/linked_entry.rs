//! JSON-LD of entries: an exemplar as what a page is about, a story as news.

use jiff::civil::Date;

use crate::base::fields::Ref;
use crate::craft::statement::Statement;
use crate::craft::theme::slots::Slot;
use crate::graph::entry::Entry;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::profile::{Profile, Who};
use crate::model::story::Story;
use crate::model::term::List;
use crate::view::card::Builder;
use crate::view::frame::Link;
use crate::view::linked_data::{breadcrumbs, graph, publisher};

/// How many stories an exemplar's page names as being about them.
const STORIES: usize = 10;

impl Builder<'_> {
    /// What an entry's page says.
    pub fn linked_data(&self, entry: &Entry, crumbs: &[Link]) -> String {
        let entity = entry.entity();
        let url = self.site.absolute(&entry.url);
        let page = |kind| Statement::of(kind).says("@id", &url).says("url", &url).says("inLanguage", entity.lang.as_str());
        let titled = || page("WebPage").may_say("name", &entity.head.title);
        let page = match &entity.matter {
            Matter::Profile(profile) => titled().holds("mainEntity", self.exemplar(entity, profile)),
            Matter::Story(story) => self.article(entity, story, page("NewsArticle")),
            _ => titled().may_say("description", &self.described(entity)),
        };
        graph([page, breadcrumbs(self.site, crumbs)])
    }

    fn exemplar(&self, entity: &Entity, profile: &Profile) -> Statement {
        let standing = profile.awards.iter().filter(|a| a.revoked.is_none());
        let titled = standing.filter_map(|a| Some((a.title.as_ref()?, a.date.or(entity.naming_day()))));
        let awards: Vec<String> = titled.map(|(title, on)| self.name_on(List::Titles, &title.id, on)).collect();
        let told = self.site.referring(Kind::Profile, &entity.id).filter(|e| e.entity().kind == Kind::Story);
        let told = told.filter(|e| !e.entity().head.unlisted).take(STORIES).map(|e| {
            let story = Statement::of("NewsArticle").may_say("headline", &e.entity().head.title);
            story.says("url", &self.site.absolute(&e.url))
        });
        let pressed = entity.head.coverage.iter().filter_map(|c| {
            Some(Statement::of("CreativeWork").may_say("name", c.title.as_ref()?).may_say("url", c.url.as_ref()?))
        });
        let image = self.picture(entity, Slot::Page).map(|p| p.absolute).unwrap_or_default();
        let unit =
            |unit: &Ref| Statement::of("Organization").may_say("name", &self.name_on(List::Units, &unit.id, entity.naming_day()));
        Statement::of(if profile.who == Some(Who::Individual) { "Person" } else { "Organization" })
            .may_say("name", &entity.head.title)
            .may_say("description", &self.described(entity))
            .may_list("award", awards.iter().map(String::as_str))
            .may_say("image", &image)
            .may_hold("memberOf", profile.unit.as_ref().map(unit))
            .may_hold(place_key(profile), profile.place.as_ref().map(|place| self.place(place, entity)))
            .may_gather("subjectOf", told.chain(pressed))
    }

    fn article(&self, entity: &Entity, story: &Story, page: Statement) -> Statement {
        let written = |day: Option<Date>| day.map_or_else(String::new, |d| d.to_string());
        let about =
            story.profiles.iter().filter_map(|id| self.site.entry_for(Kind::Profile, &id.id, &self.lang)).map(|e| {
                Statement::of(kind_of(e)).may_say("name", &e.entity().head.title).says("url", &self.site.absolute(&e.url))
            });
        let cited = entity.head.sources.iter().filter_map(|s| {
            let publisher = s.publisher.as_ref().map(|p| Statement::of("Organization").may_say("name", p));
            let work = Statement::of("CreativeWork").may_say("name", s.title.as_ref()?).may_hold("publisher", publisher);
            Some(work.may_say("url", s.url.as_deref().unwrap_or_default()))
        });
        let corrected = entity
            .head
            .corrections
            .iter()
            .map(|c| Statement::of("CorrectionComment").may_say("text", &c.text).may_say("datePublished", &written(c.date)));
        let published = entity.day();
        let image = self.picture(entity, Slot::Page).map(|p| p.absolute).unwrap_or_default();
        page.may_say("headline", &entity.head.title)
            .may_say("description", &self.described(entity))
            .may_say("datePublished", &written(published))
            .may_say("dateModified", &written(entity.head.updated.or(published)))
            .may_hold("author", story.author.as_ref().map(|name| Statement::of("Person").may_say("name", name)))
            .holds("publisher", publisher(self.site, self))
            .may_say("image", &image)
            .may_gather("about", about)
            .may_hold("contentLocation", story.place.as_ref().map(|place| self.place(place, entity)))
            .may_gather("citation", cited)
            .may_gather("correction", corrected)
    }

    fn place(&self, place: &Ref, entity: &Entity) -> Statement {
        Statement::of("Place").may_say("name", &self.name_on(List::Places, &place.id, entity.naming_day()))
    }

    /// What an entry says in a sentence, marked where it is made up.
    fn described(&self, entity: &Entity) -> String {
        let mark = if entity.head.sample { format!("[{}] ", self.word("sample")) } else { String::new() };
        mark + &entity.sentence()
    }
}

/// A person lives somewhere, a group stands there.
fn place_key(profile: &Profile) -> &'static str {
    if profile.who == Some(Who::Individual) { "homeLocation" } else { "location" }
}

fn kind_of(entry: &Entry) -> &'static str {
    match entry.entity().profile().and_then(|p| p.who) {
        Some(Who::Individual) => "Person",
        _ => "Organization",
    }
}
