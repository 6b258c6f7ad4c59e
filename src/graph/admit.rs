//! The single gate: review, consent, dates, audience. What it refuses, no output
//! can obtain, and what it lets through it has first stripped of every field
//! that consent does not cover.

use std::sync::Arc;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::lang::Lang;
use crate::base::reads::{self, NAMELESS};
use crate::craft::link::Target;
use crate::graph::edition::{Audience, Edition};
use crate::graph::media::{self, Role};
use crate::graph::withheld::{Whole, Withheld};
use crate::graph::wording;
use crate::model::catalog::{Catalog, Versions};
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;
use crate::model::profile::Profile;
use crate::model::standing::{Given, Status};
use crate::settings::policy::{Demand, Policy};

/// An entity that passed the gate. Only this file can make one.
#[derive(Clone, Debug)]
pub struct Admitted {
    entity: Box<Entity>,
    /// Its number among the parts of the site.
    part: u32,
    /// Why the public would not see it; empty outside previews.
    pub reasons: Vec<Reason>,
}

impl Admitted {
    /// The entity, stripped of what consent does not cover.
    pub fn entity(&self) -> &Entity {
        reads::note(self.part);
        &self.entity
    }

    /// Its kind, its id, its language: what it is found by, not what it says.
    pub fn name(&self) -> (Kind, &str, &Lang) {
        self.entity.name()
    }

    /// The same in other words: `None` where more was changed, for then the gate has to judge. `leads` tells which
    /// links lead to a page.
    pub fn reworded(&self, now: Entity, leads: impl Fn(&Target) -> bool) -> Option<Admitted> {
        let is_same = wording::is_other_words(&now, self.entity(), leads);
        is_same.then(|| Admitted { entity: Box::new(now), part: self.part, reasons: self.reasons.clone() })
    }

    /// Makes it a part of the site: its head has one number, its body the next.
    pub fn number(&mut self, part: u32) {
        Arc::make_mut(&mut self.entity.body).number(part + 1);
        self.part = part;
    }
}

/// Why an entry is kept back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Reason {
    /// `draft: true`.
    Draft,
    /// Not reviewed, or still in review.
    NotApproved,
    /// Withdrawn by its editors.
    Withdrawn,
    /// Erased for good.
    Erased,
    /// Its hour has not come.
    Scheduled(DateTime),
    /// Its last day is over.
    Expired(DateTime),
    /// The person's consent is missing.
    NoConsent,
    /// The consent no longer holds.
    ConsentEnded(Date),
    /// A child without the guardian's consent.
    NoGuardian,
    /// The original of this translation is kept back.
    OriginalKeptBack,
}

impl Reason {
    /// The id of its wording.
    pub fn wording(self) -> &'static str {
        match self {
            Reason::Draft => "kept-draft",
            Reason::NotApproved => "kept-not-approved",
            Reason::Withdrawn => "kept-withdrawn",
            Reason::Erased => "kept-erased",
            Reason::Scheduled(_) => "kept-scheduled",
            Reason::Expired(_) => "kept-expired",
            Reason::NoConsent => "kept-no-consent",
            Reason::ConsentEnded(_) => "kept-consent-ended",
            Reason::NoGuardian => "kept-no-guardian",
            Reason::OriginalKeptBack => "kept-original",
        }
    }

    /// The day or minute that its wording names.
    pub fn when(self) -> Option<String> {
        match self {
            Reason::Scheduled(at) | Reason::Expired(at) => Some(at.strftime("%d/%m/%Y %H:%M").to_string()),
            Reason::ConsentEnded(day) => Some(day.strftime("%d/%m/%Y").to_string()),
            _ => None,
        }
    }
}

/// An entry that the gate refused.
#[derive(Clone, Debug)]
pub struct Refused {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// Its language.
    pub lang: Lang,
    /// Its file.
    pub path: crate::base::path::SourcePath,
    /// Its aliases: addresses that it would answer.
    pub aliases: Vec<String>,
    /// Its name for editors; no output may print it.
    pub title: String,
    /// Why, gravest first.
    pub reasons: Vec<Reason>,
    /// Since when it is gone, where that was said.
    pub since: Option<Date>,
}

/// What the gate decided.
#[derive(Default, Debug)]
pub struct Gate {
    /// What may be shown, by kind, id, original first.
    pub admitted: Vec<Admitted>,
    /// What may not.
    pub refused: Vec<Refused>,
    withheld: Withheld,
}

/// Judges the whole catalog.
pub fn admit(catalog: Catalog, policy: &Policy, edition: &Edition, sink: &mut Sink) -> (Gate, Catalog) {
    let mut gate = Gate::default();
    let mut rest = catalog;
    for (_, versions) in std::mem::take(&mut rest.entries) {
        judge(versions, &Judge { policy, edition }, &mut gate, sink);
    }
    gate.hold_files_back(sink);
    (gate, rest)
}

struct Judge<'a> {
    policy: &'a Policy,
    edition: &'a Edition,
}

impl Gate {
    fn keep_back(&mut self, entity: Box<Entity>, reasons: Vec<Reason>, whole: Whole) {
        self.withheld.refuse(&entity, whole);
        self.refused.push(refused(entity, reasons));
    }

    /// Takes from each entry the files that others hold back.
    fn hold_files_back(&mut self, sink: &mut Sink) {
        if self.withheld.is_empty() {
            return;
        }
        for admitted in &self.admitted {
            self.withheld.release(&admitted.entity);
        }
        for admitted in &mut self.admitted {
            let held = self.withheld.among(&admitted.entity);
            if admitted.reasons.is_empty() {
                let entity = &admitted.entity;
                let named = media::of(entity).into_iter().filter(|n| held.iter().any(|src| src == n.src));
                named.for_each(|n| sink.push(Diagnostic::at(codes::FILE_WITHHELD, entity.at(n.spot)).with("src", n.src)));
            }
            media::strip(&mut admitted.entity, &held);
        }
    }
}

fn judge(versions: Versions, judge: &Judge<'_>, gate: &mut Gate, sink: &mut Sink) {
    let Versions { mut original, translations } = versions;
    let is_child = |entity: &Entity| entity.profile().is_some_and(|p| p.child);
    if !is_child(&original) && translations.values().any(|e| is_child(e)) {
        original.change(|_, matter| {
            if let Matter::Profile(profile) = matter {
                profile.child = true;
            }
        });
    }
    let reasons = judge.reasons(&original, &original, sink);
    let original_shown = judge.shown(&reasons);
    for (_, mut translation) in translations {
        let mut reasons = judge.reasons(&translation, &original, sink);
        if !original_shown {
            reasons.push(Reason::OriginalKeptBack);
        }
        inherit(&mut translation, &original);
        if judge.shown(&reasons) && original_shown {
            gate.admitted.push(judge.strip(translation, reasons, (&mut gate.withheld, &mut Sink::new())));
        } else {
            gate.keep_back(translation, reasons, if original_shown { Whole::No } else { Whole::Yes });
        }
    }
    if original_shown {
        gate.admitted.push(judge.strip(original, reasons, (&mut gate.withheld, sink)));
    } else {
        gate.keep_back(original, reasons, Whole::Yes);
    }
}

impl Judge<'_> {
    /// Whether this audience sees an entry in spite of these reasons.
    fn shown(&self, reasons: &[Reason]) -> bool {
        let passing = |r: &Reason| match self.edition.audience {
            Audience::Public => false,
            Audience::Preview => matches!(r, Reason::Draft | Reason::NotApproved | Reason::Scheduled(_) | Reason::NoConsent),
            Audience::Desk => *r != Reason::Erased,
        };
        reasons.iter().all(passing)
    }

    fn reasons(&self, entity: &Entity, original: &Entity, sink: &mut Sink) -> Vec<Reason> {
        let head = &entity.head;
        let mut reasons = Vec::new();
        if head.erased.is_some() {
            return vec![Reason::Erased];
        }
        let status = head.review.as_ref().map(|r| r.status);
        if status == Some(Status::Withdrawn) {
            reasons.push(Reason::Withdrawn);
        } else if self.policy.review == Demand::Required && status != Some(Status::Approved) {
            reasons.push(Reason::NotApproved);
        }
        if head.draft {
            reasons.push(Reason::Draft);
        }
        reasons.extend(self.dates(entity));
        let approved = reasons.is_empty();
        if let Some(due) = head.review.as_ref().and_then(|r| r.review_by)
            && approved
            && due < self.edition.day()
        {
            sink.push(Diagnostic::at(codes::REVIEW_DUE, entity.place()).with("review_by", due));
        }
        if let (Some(profile), Demand::Required) = (original.profile(), self.policy.consent) {
            let found = self.consent(profile);
            if approved && entity.lang == original.lang {
                found.iter().for_each(|(reason, code)| sink.push(told(*code, original, profile, *reason)));
            }
            reasons.extend(found.into_iter().map(|(reason, _)| reason));
        }
        reasons
    }

    fn dates(&self, entity: &Entity) -> Vec<Reason> {
        let (begin, end) = entity.span();
        let scheduled = begin.filter(|b| *b > self.edition.now).map(Reason::Scheduled);
        let expired = end.filter(|e| *e < self.edition.now).map(Reason::Expired);
        [scheduled, expired].into_iter().flatten().collect()
    }

    /// What the profiled person's consent lacks.
    fn consent(&self, profile: &Profile) -> Vec<(Reason, Code)> {
        let day = self.edition.day();
        let mut found = Vec::new();
        if !self.holds(profile.consent.person.as_ref()) {
            found.push((Reason::NoConsent, codes::NO_CONSENT));
        }
        if let Some(until) = profile.consent.until.filter(|u| *u < day) {
            found.push((Reason::ConsentEnded(until), codes::CONSENT_EXPIRED));
        }
        if profile.child && !self.holds(profile.consent.guardian.as_ref()) {
            found.push((Reason::NoGuardian, codes::NO_GUARDIAN));
        }
        found
    }

    /// A consent holds from the day it was given on.
    fn holds(&self, given: Option<&Given>) -> bool {
        given.and_then(|g| g.given).is_some_and(|day| day <= self.edition.day())
    }

    /// Takes away what consent does not cover.
    fn strip(&self, mut entity: Box<Entity>, reasons: Vec<Reason>, (withheld, sink): (&mut Withheld, &mut Sink)) -> Admitted {
        if self.policy.consent == Demand::Required {
            let (uncovered, mut told) = self.uncovered(&entity, withheld);
            media::strip(&mut entity, &uncovered);
            told.extend(self.take_sensitive(&mut entity));
            if reasons.is_empty() {
                told.into_iter().for_each(|fault| sink.push(fault));
            }
        }
        Admitted { entity, reasons, part: NAMELESS }
    }

    /// The files that an entry may not show, and what is told of them.
    fn uncovered(&self, entity: &Entity, withheld: &mut Withheld) -> (Vec<String>, Vec<Diagnostic>) {
        let unseen = entity.profile().filter(|p| !self.holds(p.consent.photo.as_ref()));
        let (mut uncovered, mut told) = (Vec::new(), Vec::new());
        for named in media::of(entity) {
            let fault = if !named.is_guarded(self.edition.day()) {
                Diagnostic::at(codes::MEDIA_NO_GUARDIAN, entity.at(named.spot)).with("src", named.src)
            } else if let Some(profile) = unseen.filter(|_| named.is_seen()) {
                Diagnostic::at(codes::NO_CONSENT, consent_place(entity, profile)).with("what", "photo")
            } else {
                continue;
            };
            if named.role == Role::Portrait || named.child.is_some() {
                withheld.forbid(entity, named.src);
            } else {
                withheld.leave_beside(entity, named.src);
            }
            uncovered.push(named.src.to_owned());
            if !told.contains(&fault) {
                told.push(fault);
            }
        }
        (uncovered, told)
    }

    /// Takes away what is sensitive without consent to it.
    fn take_sensitive(&self, entity: &mut Entity) -> Option<Diagnostic> {
        let file = entity.path.clone();
        let profile = entity.profile().filter(|p| !p.sensitive.is_empty() && !self.holds(p.consent.sensitive.as_ref()))?;
        let place = Place::new(&file, profile.sensitive_spot);
        let taken = entity.change(|_, matter| match matter {
            Matter::Profile(profile) => std::mem::take(&mut profile.sensitive),
            _ => Vec::new(),
        });
        taken.first().map(|(key, _)| Diagnostic::at(codes::SENSITIVE_UNCONSENTED, place).with("key", key))
    }
}

/// Where consent is written, or would be.
fn consent_place(entity: &Entity, profile: &Profile) -> Place {
    entity.at(if profile.consent_spot == Spot::default() { Spot::START } else { profile.consent_spot })
}

fn told(code: Code, entity: &Entity, profile: &Profile, reason: Reason) -> Diagnostic {
    let fault = Diagnostic::at(code, consent_place(entity, profile)).with("what", "person");
    match reason {
        Reason::ConsentEnded(until) => fault.with("until", until),
        _ => fault,
    }
}

/// A translation speaks of the same person: consent and what hangs on it are the original's.
fn inherit(translation: &mut Entity, original: &Entity) {
    translation.change(|head, matter| {
        if let (Matter::Profile(own), Some(first)) = (matter, original.profile()) {
            own.who = first.who.or(own.who);
            own.child |= first.child;
            own.consent = first.consent.clone();
            own.portrait = own.portrait.take().or_else(|| first.portrait.clone());
        }
        head.sample |= original.head.sample;
        head.unlisted |= original.head.unlisted;
        head.date = head.date.or(original.head.date);
    });
}

fn refused(entity: Box<Entity>, mut reasons: Vec<Reason>) -> Refused {
    reasons.sort_unstable();
    let review = entity.head.review.as_ref();
    let since = entity.head.erased.as_ref().and_then(|e| e.date).or_else(|| review.and_then(|r| r.on));
    Refused {
        kind: entity.kind,
        id: entity.id,
        lang: entity.lang,
        path: entity.path,
        aliases: entity.head.aliases.into_iter().map(|(address, _)| address).collect(),
        title: entity.head.title,
        reasons,
        since,
    }
}
