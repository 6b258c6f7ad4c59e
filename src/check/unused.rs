//! Pictures and other files beside entries that no entry shows, plays or links to.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::path::SourcePath;
use crate::check::project::Project;
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::craft::link::Target;
use crate::model::entity::Entity;
use crate::model::kind::Kind;

/// What is named as a picture rather than a file.
const PICTURES: [&str; 10] = ["jpg", "jpeg", "png", "webp", "gif", "svg", "heic", "heif", "avif", "tif"];

/// Tells of every such file. Beside an entry that could not be read, nobody knows.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let used = used(project);
    let read: BTreeSet<&str> = project.entities().map(|e| e.path.as_str()).collect();
    let entries = Kind::ENTRIES.iter().flat_map(|kind| project.files.under(kind.source()));
    let (sources, others): (Vec<_>, Vec<_>) = entries.partition(|file| file.path.extension() == "md");
    let unread: BTreeSet<&str> = sources.iter().filter(|f| !read.contains(f.path.as_str())).map(|f| f.path.folder()).collect();
    for file in others {
        if !used.contains(&file.path) && !unread.contains(file.path.folder()) {
            let is_picture = PICTURES.contains(&file.path.extension().as_str());
            let fault = Diagnostic::at(codes::UNUSED_PICTURE, Place::start(&file.path));
            sink.push(fault.with("file", file.path.name()).with("what", if is_picture { "picture" } else { "file" }));
        }
    }
}

/// Every file that an entry names, published or not.
fn used(project: &Project<'_>) -> BTreeSet<SourcePath> {
    project.entities().flat_map(|e| named(e).into_iter().filter_map(|src| e.path.join(src))).collect()
}

fn named(entity: &Entity) -> Vec<&str> {
    let profile = entity.profile();
    let mut all: Vec<&str> = entity.head.cover.iter().map(|p| p.src.as_str()).collect();
    all.extend(profile.iter().flat_map(|p| p.portrait.iter().chain(&p.gallery)).map(|p| p.src.as_str()));
    all.extend(profile.and_then(|p| p.audio.as_ref()).map(|a| a.src.as_str()));
    for (hole, _) in entity.body.holes() {
        match hole {
            Hole::Picture { src, .. } | Hole::Open(Target::File(src, _)) => all.push(src),
            Hole::Embed(Embed::Gallery(pictures)) => all.extend(pictures.iter().map(|p| p.src.as_str())),
            Hole::Embed(Embed::Table(m) | Embed::Audio(m) | Embed::Video(m)) => all.push(&m.src),
            _ => {}
        }
    }
    all
}
