//! Published entries that nothing leads to: a reader meets them only by leafing
//! through the listing of all, or by search.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::path::SourcePath;
use crate::check::project::Project;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::link::Target;
use crate::model::entity::{Entity, Matter};
use crate::model::kind::Kind;

/// Tells of every orphan. Movements, clusters and notices are few and listed whole;
/// what is unlisted is hidden on purpose; pages stand on the page for finding.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let default = project.site.default_lang();
    let originals = || project.site.entries().iter().map(|e| e.entity()).filter(|e| e.lang == *default);
    let chosen =
        project.site.front.iter().flat_map(|front| front.lead.iter().chain(front.blocks.iter().flat_map(|b| &b.entries)));
    let chosen = chosen.map(|named| (named.kind, named.id.clone()));
    let found: BTreeSet<(Kind, String)> = originals().flat_map(led_to).chain(chosen).collect();
    let by_file: BTreeSet<SourcePath> = originals().flat_map(files_led_to).collect();
    for entity in originals().filter(|e| !e.head.unlisted && !is_related(e)) {
        let key = (entity.kind, entity.id.clone());
        if !found.contains(&key) && !by_file.contains(&entity.path) {
            sink.push(Diagnostic::at(codes::ORPHAN, entity.at(entity.head.title_spot)).with("id", &entity.id));
        }
    }
}

/// Whether pages of others list an entry by what it says itself.
fn is_related(entity: &Entity) -> bool {
    let in_programme = !entity.head.programmes.is_empty();
    match &entity.matter {
        Matter::Profile(p) => {
            let grouped = !p.movements.is_empty() || !p.clusters.is_empty();
            in_programme || grouped || !p.contributes.is_empty() || !p.replicated_from.is_empty()
        }
        Matter::Story(s) => {
            let related = !s.profiles.is_empty() || !s.movements.is_empty() || !s.indicators.is_empty();
            in_programme || related || s.column.is_some() || s.place.is_some() || !s.fields.is_empty()
        }
        _ => true,
    }
}

/// The entries that an entry leads to, itself left out.
fn led_to(entity: &Entity) -> Vec<(Kind, String)> {
    let refs = match &entity.matter {
        Matter::Profile(p) => &p.replicated_from[..],
        Matter::Story(s) => &s.profiles[..],
        _ => &[],
    };
    let mut all: Vec<(Kind, String)> = refs.iter().map(|r| (Kind::Profile, r.id.clone())).collect();
    for (hole, _) in entity.body.holes() {
        match hole {
            Hole::Open(Target::Entity(kind, id, _)) => all.extend(Kind::named(kind).map(|kind| (kind, id.clone()))),
            Hole::Embed(Embed::Profile(one)) => all.push((Kind::Profile, one.id.clone())),
            _ => {}
        }
    }
    all.retain(|(kind, id)| *kind != entity.kind || *id != entity.id);
    all
}

/// The files of entries that an entry links to by path.
fn files_led_to(entity: &Entity) -> Vec<SourcePath> {
    let holes = entity.body.holes().filter_map(|(hole, _)| match hole {
        Hole::Open(Target::File(path, _)) => entity.path.join(path),
        _ => None,
    });
    holes.filter(|path| *path != entity.path).collect()
}
