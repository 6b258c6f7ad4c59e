//! What of an entry may be put in other words while nothing else on the site has to be asked anew: neither the gate nor
//! whoever it refers to, or is referred to by.

use crate::base::fingerprint::{Fingerprint, Plain};
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::link::Target;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;

/// Whether an entry was put in other words, and nothing more: it asks the site for nothing that it did not ask for
/// before but links that `leads` says lead to a page, and whatever leads to it leads there still.
pub fn is_other_words(now: &Entity, before: &Entity, leads: impl Fn(&Target) -> bool) -> bool {
    let asked = |hole: &Hole| before.body.holes().any(|(was, _)| asks_no_more(hole, was));
    let is_there = |id: &str| now.body.headings().iter().any(|heading| heading.id == id);
    now.name() == before.name()
        && bones(now) == bones(before)
        && now.body.holes().all(|(hole, _)| !shows(hole, now) && (asks_nothing(hole) || asked(hole) || is_link(hole, &leads)))
        && before.body.headings().iter().all(|heading| is_there(&heading.id))
}

/// What stands for all that an entry says but what it is called, how it is summed up, and its body. Of a page what it is
/// called is one of its bones: every page names it below.
fn bones(entity: &Entity) -> Fingerprint {
    if entity.kind == Kind::Page {
        return entity.said();
    }
    let (mut head, mut matter) = (entity.head.clone(), entity.matter.clone());
    (head.title, head.summary) = (String::new(), None);
    if let Matter::Profile(profile) = &mut matter {
        profile.known_for = None;
    }
    Fingerprint::of(&Plain((&head, &matter)))
}

/// Whether a profile shows its own card.
fn shows(hole: &Hole, entity: &Entity) -> bool {
    matches!(hole, Hole::Embed(Embed::Profile(id)) if entity.kind == Kind::Profile && id.id == entity.id)
}

/// Whether a hole is filled without asking the site.
fn asks_nothing(hole: &Hole) -> bool {
    // What ends was asked for where it began.
    matches!(
        hole,
        Hole::Wording(_) | Hole::Close | Hole::Open(Target::Outside(_)) | Hole::Embed(Embed::Quote(_) | Embed::Timeline(_))
    )
}

/// Whether a hole is a link to a page. Whether there is a heading of that name there, that page has to be asked.
fn is_link(hole: &Hole, leads: impl Fn(&Target) -> bool) -> bool {
    match hole {
        Hole::Open(target @ Target::Entity(_, _, None)) => leads(target),
        Hole::Open(target @ Target::File(path, None)) => path.ends_with(".md") && leads(target),
        _ => false,
    }
}

/// Whether one hole asks for nothing that another does not ask for, wherever they stand and whatever is said beside.
fn asks_no_more(one: &Hole, other: &Hole) -> bool {
    match (one, other) {
        (Hole::Open(one), Hole::Open(other)) => one == other,
        (Hole::Picture { src: one, alone, .. }, Hole::Picture { src: other, alone: other_alone, .. }) => {
            (one, alone) == (other, other_alone)
        }
        (Hole::Figure { .. }, Hole::Figure { .. }) => one == other,
        (Hole::Embed(one), Hole::Embed(other)) => match (one, other) {
            (Embed::Profile(one), Embed::Profile(other)) => one.id == other.id,
            (Embed::Indicator(one, _), Embed::Indicator(other, _)) | (Embed::Chart(one, _), Embed::Chart(other, _)) => {
                one == other
            }
            (Embed::Table(one), Embed::Table(other))
            | (Embed::Audio(one), Embed::Audio(other))
            | (Embed::Video(one), Embed::Video(other)) => (&one.src, one.child) == (&other.src, other.child),
            (Embed::Gallery(one), Embed::Gallery(other)) => one.iter().all(|picture| {
                let named = (&picture.src, picture.child, picture.focus);
                other.iter().any(|other| (&other.src, other.child, other.focus) == named)
            }),
            _ => false,
        },
        _ => false,
    }
}
