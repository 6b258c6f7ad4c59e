//! An entry's page: what it is, what was done, what speaks for it.

use serde::Serialize;

use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::craft::document::Heading;
use crate::craft::theme::slots::{Motif, Slot};
use crate::graph::listing::Subject;
use crate::graph::site::Entry;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::notice::working_days;
use crate::model::profile::Profile;
use crate::model::term::List;
use crate::view::card::{Builder, Card};
use crate::view::figure::IndicatorView;
use crate::view::frame::{Head, Link, day, head, script_safe, views};
use crate::view::medium::AudioView;
use crate::view::picture::PictureView;

/// A line of the fact box: a label, and what it says, with or without links.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// The label.
    pub label: String,
    /// What it says.
    pub values: Vec<Link>,
}

/// A line of a timeline: an award, a stage, a step.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// When.
    pub date: String,
    /// What.
    pub title: String,
    /// By whom, under which decision.
    pub detail: String,
    /// What undid it, or nothing.
    pub undone: String,
}

/// A number that the deed brought.
#[derive(Clone, Debug, Serialize)]
pub struct Numeral {
    /// Before, or nothing.
    pub from: String,
    /// After, or the number alone.
    pub to: String,
    /// Its unit.
    pub unit: String,
    /// What is counted.
    pub label: String,
}

/// A block of plain text under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Passage {
    /// The heading.
    pub title: String,
    /// Its paragraphs.
    pub lines: Vec<String>,
}

/// An entry's page.
#[derive(Clone, Debug, Serialize)]
pub struct EntryPage {
    /// Its head.
    pub head: Head,
    /// What it is, in a word.
    pub kind: String,
    /// One line under the name.
    pub role: String,
    /// One sentence of what stands out, or the standfirst.
    pub known_for: String,
    /// Who wrote it, and when.
    pub byline: String,
    /// Portrait or cover, cut as `page` of `theme.yaml` says.
    pub picture: Option<PictureView>,
    /// Its own sound.
    pub audio: Option<AudioView>,
    /// What stands for a missing portrait.
    pub tile: String,
    /// Its body.
    pub body: String,
    /// Contents of a long piece.
    pub contents: Vec<Link>,
    /// The fact box.
    pub facts: Vec<Fact>,
    /// Numbers.
    pub results: Vec<Numeral>,
    /// Plain blocks: how to replicate, pledges, rules.
    pub passages: Vec<Passage>,
    /// Awards or stages.
    pub steps: Vec<Step>,
    /// What the steps are.
    pub steps_title: String,
    /// More pictures.
    pub gallery: Vec<PictureView>,
    /// The indicators that it names.
    pub indicators: Vec<IndicatorView>,
    /// Lists of cards under headings.
    pub related: Vec<Related>,
    /// Sources, as lines.
    pub sources: Vec<Link>,
    /// Corrections.
    pub corrections: Vec<Step>,
    /// What the press has carried.
    pub coverage: Vec<Link>,
}

/// Cards under a heading.
#[derive(Clone, Debug, Serialize)]
pub struct Related {
    /// The heading.
    pub title: String,
    /// The cards.
    pub cards: Vec<Card>,
}

views!(EntryPage);

impl Builder<'_> {
    /// The page of one entry.
    pub fn entry(&self, entry: &Entry) -> EntryPage {
        let entity = entry.admitted.entity();
        let (steps_title, steps) = self.steps(entity);
        let known_for = entity.profile().and_then(|p| p.known_for.clone());
        EntryPage {
            head: self.entry_head(entry),
            kind: self.kind_word(entity),
            role: entity.profile().and_then(|p| p.role.clone()).unwrap_or_default(),
            known_for: known_for.or_else(|| entity.head.summary.clone()).unwrap_or_default(),
            byline: self.byline(entity),
            picture: self.picture(entity, Slot::Page),
            audio: self.own_audio(entry),
            tile: self.tile(entity),
            body: self.body(entry),
            contents: contents(&entity.body.headings),
            facts: self.facts(entity),
            results: entity.profile().map_or_else(Vec::new, numerals),
            passages: self.passages(entity),
            steps,
            steps_title,
            gallery: self.gallery(entity),
            indicators: self.named_indicators(entity),
            related: self.related(entity),
            sources: entity.head.sources.iter().map(source_line).collect(),
            corrections: entity
                .head
                .corrections
                .iter()
                .map(|c| Step {
                    date: c.date.map_or_else(String::new, day),
                    title: c.text.clone(),
                    detail: String::new(),
                    undone: String::new(),
                })
                .collect(),
            coverage: entity.head.coverage.iter().map(coverage_line).collect(),
        }
    }

    fn entry_head(&self, entry: &Entry) -> Head {
        let entity = entry.admitted.entity();
        let versions: Vec<(Lang, Url)> = self
            .site
            .settings
            .languages
            .iter()
            .filter_map(|l| self.site.entry(entity.kind, &entity.id, &l.code).map(|e| (l.code.clone(), e.url.clone())))
            .collect();
        let mut head = head(self.site, &entity.head.title, &entry.url, &versions);
        let mark = if entity.head.sample { format!("[{}] ", self.word("sample")) } else { String::new() };
        let known_for = entity.profile().and_then(|p| p.known_for.clone());
        let fallback = || crate::base::text::clip(&entity.body.plain, 160);
        head.description = format!("{mark}{}", entity.head.summary.clone().or(known_for).unwrap_or_else(fallback));
        head.og_type = if entity.kind == Kind::Story { "article" } else { "website" };
        head.image = self.picture(entity, Slot::Page).map_or_else(String::new, |p| p.absolute);
        head.share = self.share(entity);
        head.sample = entity.head.sample;
        head.noindex |= entity.head.unlisted;
        head.changed = entity.head.updated.or(entity.day()).map_or_else(String::new, day);
        head.reasons = entry.admitted.reasons.iter().map(|r| self.word(&format!("reason.{}", r.wording()))).collect();
        let mut crumbs = self.crumbs(&Subject::Kind(entity.kind), &entity.head.title);
        if entity.kind != Kind::Page
            && let Some(root) = self.site.listing_url(&Subject::Kind(entity.kind), &self.lang)
        {
            crumbs.insert(1, Link { label: self.listing_title(entity.kind), href: self.site.href(&root) });
        }
        head.crumbs = crumbs;
        head.linked_data = script_safe(&self.linked_data(entry, &head.crumbs));
        head
    }

    fn byline(&self, entity: &Entity) -> String {
        let author = entity.story().and_then(|s| s.author.clone());
        [author, entity.day().map(day)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// A link to a term, or its bare name where it has no page.
    fn term_link(&self, kind: Kind, list: List, id: &str) -> Link {
        let href = self.site.url(kind, id, &self.lang).map_or_else(String::new, |u| self.site.href(&u));
        Link { label: self.term(list, id), href }
    }

    fn entry_link(&self, kind: Kind, id: &str) -> Option<Link> {
        let entry = self.site.entry_for(kind, id, &self.lang)?;
        Some(Link { label: entry.admitted.entity().head.title.clone(), href: self.site.href(&entry.url) })
    }

    fn facts(&self, entity: &Entity) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::new();
        let mut add = |key: &str, values: Vec<Link>| {
            if !values.is_empty() {
                let label = self.word(&format!("fact.{key}"));
                // A sensitive key is the author's own: without a wording it stands for itself.
                let label = label.strip_prefix("fact.sensitive.").map_or(label.clone(), str::to_owned);
                facts.push(Fact { label, values });
            }
        };
        let plain = |text: Option<String>| text.map(|label| Link { label, href: String::new() }).into_iter().collect::<Vec<_>>();
        for (kind, list, key) in [
            (Kind::Place, List::Places, "place"),
            (Kind::Level, List::Levels, "level"),
            (Kind::Unit, List::Units, "unit"),
            (Kind::Field, List::Fields, "fields"),
            (Kind::Column, List::Columns, "column"),
        ] {
            let of_kind = entity.terms().into_iter().filter(|(k, _)| *k == kind);
            add(key, of_kind.map(|(_, r)| self.term_link(kind, list, &r.id)).collect());
        }
        for (kind, key) in [(Kind::Movement, "movements"), (Kind::Cluster, "clusters")] {
            let of_kind = entity.terms().into_iter().filter(|(k, _)| *k == kind);
            add(key, of_kind.filter_map(|(_, r)| self.entry_link(kind, &r.id)).collect());
        }
        match &entity.matter {
            Matter::Profile(p) => {
                let flags =
                    [(p.direct_worker, "direct_worker"), (p.small_collective, "small_collective"), (p.hard_area, "hard_area")];
                add(
                    "flags",
                    flags
                        .iter()
                        .filter(|(set, _)| *set)
                        .flat_map(|(_, key)| plain(Some(self.word(&format!("flag.{key}")))))
                        .collect(),
                );
                let contact: Vec<String> = p
                    .contact
                    .iter()
                    .flat_map(|c| [&c.unit, &c.text])
                    .flatten()
                    .map(|t| if self.site.term(List::Units, t).is_some() { self.term(List::Units, t) } else { t.clone() })
                    .collect();
                add("contact", plain((!contact.is_empty()).then(|| contact.join(" · "))));
                for (key, value) in &p.sensitive {
                    add(&format!("sensitive.{key}"), plain(Some(value.clone())));
                }
            }
            Matter::Movement(m) => {
                add("launched", plain(m.launched.map(day)));
                add("ends", plain(m.ends.map(day)));
                add("decision", plain(m.decision.clone()));
                add("entries_close", plain(m.entries_close.map(day)));
                add("programme", m.programme.iter().filter_map(|p| self.programme_link(&p.id)).collect());
                add("outlets", m.outlets.iter().map(|o| self.term_link(Kind::Unit, List::Units, &o.id)).collect());
                add("parent", m.parent.iter().filter_map(|p| self.entry_link(Kind::Movement, &p.id)).collect());
            }
            Matter::Cluster(c) => add("lead", c.lead.iter().map(|l| self.term_link(Kind::Unit, List::Units, &l.id)).collect()),
            Matter::Notice(n) => {
                add("opens", plain(n.opens.map(day)));
                let closes = n.closes(&self.site.holidays);
                add("closes", plain(closes.map(day)));
                let today = self.site.edition.day();
                if let (Some(opens), Some(closes)) = (n.opens, closes)
                    && today <= closes
                {
                    let left = working_days(today.max(opens), closes, &self.site.holidays);
                    add("days_left", plain(Some(left.to_string())));
                }
                add("feedback", plain(n.feedback.clone()));
            }
            _ => {}
        }
        add("programmes", entity.head.programmes.iter().filter_map(|p| self.programme_link(&p.id)).collect());
        facts
    }

    fn programme_link(&self, id: &str) -> Option<Link> {
        let programme = self.site.programme(id)?;
        let url = self.site.url(Kind::Programme, id, &self.lang)?;
        Some(Link { label: programme.title.get(&self.lang).to_owned(), href: self.site.href(&url) })
    }

    fn passages(&self, entity: &Entity) -> Vec<Passage> {
        let mut all: Vec<Passage> = Vec::new();
        let mut add = |key: &str, texts: &[&Option<String>]| {
            let lines: Vec<String> = texts
                .iter()
                .filter_map(|t| t.as_ref())
                .flat_map(|t| t.lines())
                .map(str::trim)
                .filter(|l| !l.is_empty())
                .map(str::to_owned)
                .collect();
            if !lines.is_empty() {
                all.push(Passage { title: self.word(&format!("block.{key}")), lines });
            }
        };
        match &entity.matter {
            Matter::Profile(p) => {
                if let Some(replicate) = &p.replicate {
                    add("conditions", &[&replicate.conditions]);
                    add("steps", &[&replicate.steps]);
                    add("not_for", &[&replicate.not_for]);
                }
            }
            Matter::Movement(m) => {
                add("rules", &[&m.rules]);
                add("results", &[&m.results]);
            }
            Matter::Cluster(c) => add("pledges", &[&Some(c.pledges.join("\n"))]),
            Matter::Notice(n) => {
                let nominee = |n: &crate::model::notice::Nominee| {
                    let proposed = n.proposed.as_ref().map(|t| self.term(List::Titles, &t.id));
                    let who = n.who.map(|w| self.word(&format!("kind.{}", w.name())));
                    [n.name.clone(), who, proposed].into_iter().flatten().collect::<Vec<_>>().join(" · ")
                };
                add("nominees", &[&Some(n.nominees.iter().map(nominee).collect::<Vec<_>>().join("\n"))]);
            }
            _ => {}
        }
        all
    }

    fn steps(&self, entity: &Entity) -> (String, Vec<Step>) {
        match &entity.matter {
            Matter::Profile(p) => {
                let award = |a: &crate::model::award::Award| Step {
                    date: a.date.map_or_else(String::new, day),
                    title: a.title.as_ref().map_or_else(String::new, |t| self.term(List::Titles, &t.id)),
                    detail: [a.by.as_ref().map(|b| self.term(List::Authorities, &b.id)), a.decision.clone(), a.merit.clone()]
                        .into_iter()
                        .flatten()
                        .collect::<Vec<_>>()
                        .join(" · "),
                    undone: a.revoked.as_ref().map_or_else(String::new, |r| {
                        let said = [Some(self.word("revoked")), r.decision.clone(), r.date.map(day)];
                        said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
                    }),
                };
                let recognised = |r: &crate::model::profile::Recognised| Step {
                    date: r.on.map_or_else(String::new, day),
                    title: r.level.as_ref().map_or_else(String::new, |l| self.term(List::Levels, &l.id)),
                    detail: [r.by.clone(), r.decision.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · "),
                    undone: String::new(),
                };
                (self.word("block.awards"), p.awards.iter().map(award).chain(p.recognised.iter().map(recognised)).collect())
            }
            Matter::Movement(m) => {
                let stage = |s: &crate::model::movement::Stage| Step {
                    date: s.date.map_or_else(String::new, day),
                    title: s.kind.map_or_else(String::new, |k| self.word(&format!("stage.{k}"))),
                    detail: s.text.clone().unwrap_or_default(),
                    undone: String::new(),
                };
                (self.word("block.stages"), m.stages.iter().map(stage).collect())
            }
            _ => (String::new(), Vec::new()),
        }
    }

    fn gallery(&self, entity: &Entity) -> Vec<PictureView> {
        let pictures = entity.profile().map_or(&[][..], |p| &p.gallery);
        pictures.iter().filter_map(|p| self.picture_of(entity, p, (Slot::Gallery, Motif::Cover))).collect()
    }

    fn related(&self, entity: &Entity) -> Vec<Related> {
        let mut all = Vec::new();
        let mut add = |key: &str, cards: Vec<Card>| {
            if !cards.is_empty() {
                all.push(Related { title: self.word(&format!("related.{key}")), cards });
            }
        };
        let listed = |e: &&Entry| !e.admitted.entity().head.unlisted;
        match &entity.matter {
            Matter::Profile(p) => {
                let referring =
                    |kind: Kind| self.site.referring(Kind::Profile, &entity.id).filter(move |e| e.admitted.entity().kind == kind);
                add("stories", referring(Kind::Story).map(|e| self.card(e)).collect());
                let models = p.replicated_from.iter().filter_map(|r| self.site.entry_for(Kind::Profile, &r.id, &self.lang));
                add("follows", models.filter(listed).map(|e| self.card(e)).collect());
                add("followed_by", referring(Kind::Profile).map(|e| self.card(e)).collect());
            }
            Matter::Story(s) => {
                let people = s.profiles.iter().filter_map(|r| self.site.entry_for(Kind::Profile, &r.id, &self.lang));
                add("people", people.filter(listed).map(|e| self.card(e)).collect());
            }
            Matter::Cluster(c) => {
                let units: Vec<Link> = c.members.iter().map(|m| self.term_link(Kind::Unit, List::Units, &m.id)).collect();
                let card = |l: Link| Card {
                    title: l.label,
                    href: l.href,
                    kind: String::new(),
                    line: String::new(),
                    summary: String::new(),
                    date: String::new(),
                    iso: String::new(),
                    picture: None,
                    tile: String::new(),
                    sample: false,
                    other_lang: String::new(),
                };
                add("members", units.into_iter().map(card).collect());
            }
            _ => {}
        }
        all
    }
}

fn contents(headings: &[Heading]) -> Vec<Link> {
    let main: Vec<Link> =
        headings.iter().filter(|h| h.level == 2).map(|h| Link { label: h.text.clone(), href: format!("#{}", h.id) }).collect();
    if main.len() < 4 { Vec::new() } else { main }
}

fn numerals(profile: &Profile) -> Vec<Numeral> {
    let of = |o: &crate::model::profile::Outcome| Numeral {
        from: o.from.clone().unwrap_or_default(),
        to: o.to.clone().or_else(|| o.value.clone()).unwrap_or_default(),
        unit: o.unit.clone().unwrap_or_default(),
        label: o.label.clone().unwrap_or_default(),
    };
    profile.results.iter().map(of).collect()
}

fn source_line(source: &crate::model::source::Source) -> Link {
    let parts = [source.title.clone(), source.publisher.clone(), source.date.map(day)];
    Link {
        label: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: source.url.clone().or_else(|| source.archive.clone()).unwrap_or_default(),
    }
}

fn coverage_line(coverage: &crate::model::source::Coverage) -> Link {
    let parts = [coverage.title.clone(), coverage.outlet.clone(), coverage.date.map(day)];
    Link {
        label: parts.into_iter().flatten().collect::<Vec<_>>().join(", "),
        href: coverage.url.clone().or_else(|| coverage.archive.clone()).unwrap_or_default(),
    }
}
