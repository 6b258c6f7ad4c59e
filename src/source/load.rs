//! Reads everything that was written, in parallel, and puts it together by id.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::{File, Files};
use crate::base::recall::Recall;
use crate::model::catalog::{Catalog, Versions};
use crate::model::entity::Entity;
use crate::model::kind::Kind;
use crate::model::snapshot::FOLDER;
use crate::model::term::{List, Term};
use crate::settings::site::Settings;
use crate::source::{entry, figures, front, lists};

/// What stands in `content/` besides the sources of kinds.
const BESIDES: [&str; 4] = [FOLDER, "content/lists/", "content/front.yaml", "content/permalinks.tsv"];

/// Reads the project's content; an entry whose file somebody remembers is taken from there.
pub fn load(files: &Files, settings: &Settings, memory: &impl Recall, sink: &mut Sink) -> Catalog {
    let sources: Vec<(Kind, &File)> = Kind::ENTRIES
        .iter()
        .flat_map(|kind| files.under(kind.source()).iter().map(|file| (*kind, file)))
        .filter(|(_, file)| file.path.extension() == "md")
        .collect();
    let entities = entry::all(&sources, settings, memory, sink);
    strays(files, sink);
    let languages = settings.codes();
    let read: Vec<(List, Option<Vec<Term>>)> =
        List::ALL.iter().map(|list| (*list, lists::terms(files, *list, &languages, sink))).collect();
    Catalog {
        entries: together(entities, settings, sink),
        unread: read.iter().filter(|(_, terms)| terms.is_none()).map(|(list, _)| *list).collect(),
        lists: read.into_iter().map(|(list, terms)| (list, terms.unwrap_or_default())).collect(),
        holidays: lists::holidays(files, sink),
        plans: figures::plans(files, &languages, sink),
        snapshots: figures::snapshots(files, memory, sink),
        front: front::front(files, &languages, sink),
    }
}

/// Joins translations to their originals; two files of one id are a clash.
#[allow(clippy::vec_box, reason = "each moves from one collection to the next, and an entity is large")]
fn together(entities: Vec<Box<Entity>>, settings: &Settings, sink: &mut Sink) -> BTreeMap<(Kind, String), Versions> {
    let (mut originals, translations): (Vec<Box<Entity>>, Vec<Box<Entity>>) =
        entities.into_iter().partition(|e| e.lang == *settings.default_lang());
    // Nearly in order already, as their files are; and a map of what is in order is made in one go.
    originals.sort_by(|one, next| (one.kind, &one.id).cmp(&(next.kind, &next.id)));
    originals.dedup_by(|later, first| {
        let is_clash = (first.kind, &first.id) == (later.kind, &later.id);
        if is_clash {
            clash(later, first, sink);
        }
        is_clash
    });
    let versions = |original: Box<Entity>| Versions { original, translations: BTreeMap::new() };
    let named = originals.into_iter().map(|original| ((original.kind, original.id.clone()), versions(original)));
    let mut entries: BTreeMap<(Kind, String), Versions> = named.collect();
    for translation in translations {
        match entries.get_mut(&(translation.kind, translation.id.clone())) {
            None => {
                let fault = Diagnostic::at(codes::NO_ORIGINAL, translation.place());
                sink.push(fault.with("original", format!("{}.md", translation.id)));
            }
            Some(versions) => match versions.translations.get(&translation.lang) {
                Some(first) => clash(&translation, first, sink),
                None => {
                    contradictions(&translation, &versions.original, sink);
                    versions.translations.insert(translation.lang.clone(), translation);
                }
            },
        }
    }
    entries
}

/// A translation says in other words what its original says, and no other thing.
fn contradictions(translation: &Entity, original: &Entity, sink: &mut Sink) {
    for (key, said) in &translation.head.facts {
        let other = original.head.facts.iter().find(|(k, other)| k == key && other.id != said.id);
        if let Some((_, other)) = other {
            let fault = Diagnostic::at(codes::CONTRADICTS_ORIGINAL, translation.at(said.spot));
            sink.push(fault.with("key", key).with("value", &said.id).with("other", &other.id));
        }
    }
}

fn clash(later: &Entity, first: &Entity, sink: &mut Sink) {
    let fault = Diagnostic::at(codes::DUPLICATE_ID, later.place());
    sink.push(fault.with("id", &later.id).with("other", &first.path));
}

/// What stands in `content/` and belongs to no kind would be missed silently.
fn strays(files: &Files, sink: &mut Sink) {
    for file in files.under("content/") {
        let path = file.path.as_str();
        let holds = |source: &str| if source.ends_with('/') { path.starts_with(source) } else { path == source };
        let known = Kind::ALL.iter().map(|kind| kind.source()).chain(BESIDES).any(holds);
        let list = path.strip_prefix("content/lists/").and_then(|n| n.strip_suffix(".yaml"));
        let odd_list = list.is_some_and(|n| n != "holidays" && List::ALL.iter().all(|l| l.name() != n));
        if !known || odd_list {
            sink.push(Diagnostic::at(codes::STRAY_FILE, Place::start(&file.path)));
        }
    }
}
