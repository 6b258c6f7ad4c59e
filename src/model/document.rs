//! Reads a snapshot file: the document, then its observations.

use crate::base::diagnostic::Sink;
use crate::base::fields::Fields;
use crate::base::path::SourcePath;
use crate::base::yaml::Node;
use crate::model::observation::observation;
use crate::model::snapshot::{Snapshot, Source};

/// Reads a snapshot file; `None` if it does not say when it was published.
pub fn read(node: &Node, file: &SourcePath, sink: &mut Sink) -> Option<Snapshot> {
    let mut fields = Fields::open(node, "snapshot", file, sink)?;
    let snapshot = snapshot(&mut fields);
    fields.close();
    snapshot
}

/// Reads, or describes, the keys of a snapshot file.
pub fn snapshot(f: &mut Fields<'_>) -> Option<Snapshot> {
    let source = f.must().one("source", source);
    let sample = f.flag("sample");
    let observations = f.must().many("obs", observation);
    let id = f.file().name().trim_end_matches(".yaml").to_owned();
    Some(Snapshot { id, file: f.file().clone(), source: source?, sample, observations })
}

fn source(f: &mut Fields<'_>) -> Option<Source> {
    let (title, publisher) = (f.text("title"), f.text("publisher"));
    let published = f.must().day("published");
    let (url, archive) = (f.text("url"), f.text("archive"));
    Some(Source { title, publisher, published: published?, url, archive })
}
