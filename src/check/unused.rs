//! Pictures and other files beside entries that no entry shows, plays or links to.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::path::SourcePath;
use crate::check::project::Project;
use crate::graph::media;
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
    let named = |e: &Entity| media::of(e).iter().filter_map(|named| e.path.join(named.src)).collect::<Vec<_>>();
    project.entities().flat_map(named).collect()
}
