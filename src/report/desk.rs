//! What every report is given: the published site, the days that count, and the
//! readers' words; and the questions that several reports ask.

use jiff::civil::Date;

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::graph::entry::Entry;
use crate::graph::listing::Subject;
use crate::graph::site::{Site, list_of};
use crate::model::award::Award;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::plan::promise::Plan;
use crate::model::profile::Profile;
use crate::model::term::{List, More, Term};
use crate::report::table::{Column, Table};

/// The days that count, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// Where reports are made.
pub struct Desk<'a> {
    /// The site: nothing that the gate refused is in it.
    pub site: &'a Site,
    /// The readers' language.
    pub lang: &'a Lang,
    /// The days that count.
    pub days: Days,
    /// A wording of the theme.
    pub word: &'a dyn Fn(&str) -> String,
}

impl Days {
    /// Whether a day counts.
    pub fn hold(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }

    /// The newest plan's year as far as it has gone; this year where there is no plan.
    pub fn usual(site: &Site) -> Days {
        let today = site.edition.day();
        let year = newest(site).map_or(today.year(), |p| p.year);
        let last = Date::new(year, 12, 31).unwrap_or(today);
        Days { from: Date::new(year, 1, 1).unwrap_or(today), to: last.min(today) }
    }
}

fn newest(site: &Site) -> Option<&Plan> {
    site.figures.plans.range(..=site.edition.day().year()).next_back().map(|(_, plan)| plan)
}

impl<'a> Desk<'a> {
    /// The day on which figures are looked at: the last that counts, or today if it has not come.
    pub fn known_by(&self) -> Date {
        self.days.to.min(self.site.edition.day())
    }

    /// The newest plan whose year had begun by then.
    pub fn plan(&self) -> Option<&'a Plan> {
        self.site.figures.plans.range(..=self.known_by().year()).next_back().map(|(_, plan)| plan)
    }

    /// A wording with its holes filled.
    pub fn fill(&self, key: &str, holes: &[(&str, &str)]) -> String {
        holes.iter().fold((self.word)(key), |text, (name, value)| text.replace(&format!("{{{name}}}"), value))
    }

    /// Every listed entry of a kind, whenever it is from.
    pub fn all(&self, kind: Kind) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.listed(&Subject::Kind(kind))
    }

    /// The listed entries of a kind whose day counts.
    pub fn entries(&self, kind: Kind) -> Vec<&'a Entry> {
        self.all(kind).filter(|e| self.days.hold(day_of(e))).collect()
    }

    /// What a term, movement or place lists, places beneath it included.
    pub fn listed(&self, subject: &Subject) -> impl Iterator<Item = &'a Entry> + use<'a> {
        let site = self.site;
        let members = site.listing(subject).map_or(&[][..], |l| l.members.as_slice());
        members.iter().filter_map(move |at| site.at(*at))
    }

    /// The awards of an exemplar that were given on days that count, and stand.
    pub fn awards(&self, profile: &'a Profile) -> impl Iterator<Item = &'a Award> + use<'a> {
        let known = self.known_by();
        let stands = move |a: &&Award| a.revoked.as_ref().is_none_or(|r| r.date.is_some_and(|d| d > known));
        let days = self.days;
        profile.awards.iter().filter(move |a| a.date.is_some_and(|d| days.hold(d))).filter(stands)
    }

    /// The terms of a list that existed on a day that counts; of places those of the plan, groups left out.
    pub fn terms(&self, kind: Kind) -> impl Iterator<Item = &'a Term> + use<'a> {
        let days = self.days;
        let lives = move |t: &&Term| t.from.is_none_or(|from| from <= days.to) && t.to.is_none_or(|to| to >= days.from);
        let lists = &self.site.lists;
        let terms = list_of(kind).map_or(&[][..], |list| lists.all(list));
        let home = self.plan().and_then(|p| p.place.as_ref()).filter(|_| kind == Kind::Place);
        let is_ours =
            move |t: &&Term| home.is_none_or(|home| t.id == home.id || lists.above(List::Places, &t.id).any(|t| t.id == home.id));
        terms.iter().filter(lives).filter(|t| !matches!(t.more, More::Group { .. })).filter(is_ours)
    }

    /// The months that the days touch: the first day of each, and its name.
    pub fn months(&self) -> Vec<(Date, String)> {
        let first = self.days.from.first_of_month();
        let all = first.series(jiff::Span::new().months(1)).take_while(|day| *day <= self.days.to);
        all.map(|day| (day, day.strftime("%m/%Y").to_string())).collect()
    }

    /// A term's name; short where it has a short one, which is seldom said in a second language.
    pub fn name(&self, term: &Term) -> String {
        let short = term.short.as_ref().filter(|_| self.lang == self.site.default_lang());
        short.unwrap_or(&term.name).get(self.lang).to_owned()
    }

    /// An entry as readers of the language have it.
    pub fn read(&self, entry: &'a Entry) -> (&'a Entity, Url) {
        let shown = self.site.listed(entry, self.lang);
        (shown.entity(), shown.url.clone())
    }

    /// The address of a term or entry, for readers of the language.
    pub fn url(&self, kind: Kind, id: &str) -> Option<Url> {
        self.site.url(kind, id, self.lang)
    }

    /// An empty table of a report, its columns named; those before `|` only machines see.
    pub fn table(&self, name: &'static str, columns: &[&'static str]) -> Table {
        let column = |key: &&'static str| Column {
            key: key.trim_start_matches('|'),
            title: (self.word)(&format!("reports.column.{}", key.trim_start_matches('|'))),
            machine: key.starts_with('|'),
        };
        Table {
            name,
            title: (self.word)(&format!("reports.{name}.title")),
            note: (self.word)(&format!("reports.{name}.note")),
            grouping: (self.word)("reports.column.group"),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// Whether anything that counts is made up.
    pub fn samples(&self) -> usize {
        let kinds = [Kind::Profile, Kind::Story, Kind::Movement];
        kinds.into_iter().flat_map(|k| self.entries(k)).filter(|e| e.entity().head.sample).count()
    }
}

/// The day that an entry counts by: its own, else that on which it was first published.
pub fn day_of(entry: &Entry) -> Date {
    entry.entity().day().unwrap_or(entry.seat.first)
}

/// An entry as a profile.
pub fn profile_of(entry: &Entry) -> Option<&Profile> {
    entry.entity().profile()
}

/// The ids of the profiles that a story is about.
pub fn people_of(entry: &Entry) -> impl Iterator<Item = &str> {
    let people = match &entry.entity().matter {
        Matter::Story(story) => story.profiles.as_slice(),
        _ => &[],
    };
    people.iter().map(|p| p.id.as_str())
}
