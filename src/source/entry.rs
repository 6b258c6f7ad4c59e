//! One Markdown file: its name says its id and language, its front matter what it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::fields::{Fields, is_id};
use crate::base::files::{File, text};
use crate::base::fingerprint::{Fingerprint, Plain};
use crate::base::lang::Lang;
use crate::base::path::SourcePath;
use crate::base::recall::{Fetch, Recall, Remembered};
use crate::base::text::clip;
use crate::base::yaml;
use crate::craft::document::Document;
use crate::craft::link::Rules;
use crate::craft::markdown;
use crate::model::entity::{self, Entity, Version};
use crate::model::kind::Kind;
use crate::settings::site::Settings;

/// The longest front matter that is read.
const LONGEST: usize = 1 << 20;

/// So much of what should be gone is named.
const SHOWN: usize = 40;

/// What a file's name says.
struct Name {
    id: String,
    lang: Lang,
    version: Version,
}

/// What one file says, and what is wrong with it.
#[derive(Serialize, Deserialize)]
struct Reading {
    entity: Option<Box<Entity>>,
    faults: Vec<Diagnostic>,
}

impl Remembered for Reading {
    fn apart(&self) -> Option<&str> {
        self.entity.as_ref().and_then(|entity| entity.body.apart_at_hand())
    }

    fn fetching(mut self, fetch: Fetch) -> Reading {
        if let Some(entity) = &mut self.entity {
            Arc::make_mut(&mut entity.body).fetch_by(fetch);
        }
        self
    }
}

/// Reads entries, each with its kind, by the names of their files.
pub fn all(sources: &[(Kind, &File)], settings: &Settings, memory: &impl Recall, sink: &mut Sink) -> Vec<Box<Entity>> {
    let kinds: BTreeMap<&SourcePath, Kind> = sources.iter().map(|(kind, file)| (&file.path, *kind)).collect();
    let files: Vec<&File> = sources.iter().map(|(_, file)| *file).collect();
    let read = |file: &File| {
        let mut sink = Sink::new();
        let entity = kinds.get(&file.path).and_then(|kind| read(file, *kind, settings, &mut sink).map(Box::new));
        Reading { entity, faults: sink.into_report() }
    };
    let ground =
        Fingerprint::of(&Plain((settings.codes(), &settings.policy.outbound, &settings.base.origin, &settings.base.path)));
    let readings = memory.each("entries", ground, &files, read);
    let links = Links::of(settings);
    let mut entities = Vec::with_capacity(readings.len());
    for (reading, file) in readings.into_iter().zip(files) {
        reading.faults.into_iter().for_each(|fault| sink.push(fault));
        entities.extend(reading.entity.map(|entity| readable(entity, file, &links)));
    }
    entities
}

/// What one file says now; nothing if it is no entry or cannot be read without an error.
pub fn anew(file: &File, settings: &Settings) -> Option<Entity> {
    let kind = Kind::of_path(file.path.as_str())?;
    let mut sink = Sink::new();
    read(file, kind, settings, &mut sink).filter(|_| !sink.has_errors())
}

/// What the links of bodies are judged by.
#[derive(Clone)]
struct Links(Arc<(Vec<String>, String, String)>);

impl Links {
    fn of(settings: &Settings) -> Links {
        Links(Arc::new((settings.policy.outbound.clone(), settings.base.origin.clone(), settings.base.path.clone())))
    }

    fn rules(&self) -> Rules<'_> {
        let (outbound, origin, path) = &*self.0;
        Rules { outbound, origin, path }
    }
}

/// An entry whose text is read from its file when somebody asks for it.
fn readable(mut entity: Box<Entity>, file: &File, links: &Links) -> Box<Entity> {
    let (file, links) = (file.clone(), links.clone());
    Arc::make_mut(&mut entity.body).parse_by(move || {
        let mut told = Sink::new();
        let text = text(&file, &mut told)?;
        let (_, body, line) = split(&text, &file.path, &mut told)?;
        Some(markdown::parse(body, line, &file.path, &links.rules(), &mut told))
    });
    entity
}

/// Reads one entry. `None` if it cannot be one; why is in the sink.
fn read(file: &File, kind: Kind, settings: &Settings, sink: &mut Sink) -> Option<Entity> {
    let name = name(&file.path, settings, sink)?;
    let text = text(file, sink)?;
    let (front, body, body_line) = split(&text, &file.path, sink)?;
    let node = yaml::read(front, &file.path, 2, sink)?;
    let mut fields = Fields::open(&node, "---", &file.path, sink)?;
    let parts = entity::read(&mut fields, kind, name.version);
    fields.close();
    let (id, head, matter) = parts?;
    if id.is_none() && !is_id(&name.id) {
        let fault = Diagnostic::at(codes::NOT_AN_ID, Place::start(&file.path));
        sink.push(fault.with("key", "id").with("value", &name.id));
        return None;
    }
    if head.erased.is_some() {
        erased(&node, (body, body_line), &file.path, sink);
    }
    let rules = Rules { outbound: &settings.policy.outbound, origin: &settings.base.origin, path: &settings.base.path };
    let body = Document::new(markdown::parse(body, body_line, &file.path, &rules, sink));
    let id = id.map_or(name.id, |i| i.id);
    Some(Entity::new((kind, id, name.lang), file.path.clone(), (head, matter), body))
}

/// Id and language from `ID.md`, `ID.en.md`, `ID/index.md` or `ID/index.en.md`.
fn name(path: &SourcePath, settings: &Settings, sink: &mut Sink) -> Option<Name> {
    let stem = path.name().strip_suffix(".md").unwrap_or(path.name());
    let default = settings.default_lang();
    let (stem, lang) = match stem.rsplit_once('.') {
        None => (stem, default.clone()),
        Some((before, code)) => match settings.languages.iter().find(|l| l.code.as_str() == code) {
            Some(language) => (before, language.code.clone()),
            None => {
                let fault = Diagnostic::at(codes::UNKNOWN_LANGUAGE, Place::start(path));
                sink.push(fault.with("key", path.name()).with("value", code));
                return None;
            }
        },
    };
    let folder = path.folder().rsplit('/').next().unwrap_or_default();
    let id = if stem == "index" { folder } else { stem };
    let version = if lang == *default { Version::Original } else { Version::Translation };
    Some(Name { id: id.to_owned(), lang, version })
}

/// Front matter, body, and the body's first line.
fn split<'t>(text: &'t str, path: &SourcePath, sink: &mut Sink) -> Option<(&'t str, &'t str, u32)> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let first = text.find('\n').unwrap_or(text.len());
    if !is_fence(&text[..first]) {
        sink.push(Diagnostic::at(codes::NO_FRONT_MATTER, Place::start(path)));
        return None;
    }
    let start = (first + 1).min(text.len());
    let mut at = start;
    for (line, piece) in (2..).zip(text[start..].split_inclusive('\n')) {
        if is_fence(piece) {
            if at - start > LONGEST {
                sink.push(Diagnostic::at(codes::LONG_FRONT_MATTER, Place::start(path)).with("size", at - start));
                return None;
            }
            return Some((&text[start..at], &text[at + piece.len()..], line + 1));
        }
        at += piece.len();
    }
    let code = if text.len() > LONGEST { codes::LONG_FRONT_MATTER } else { codes::OPEN_FRONT_MATTER };
    sink.push(Diagnostic::at(code, Place::start(path)).with("size", text.len()));
    None
}

/// An erased entry holds `id` and `erased`, and not a word more.
fn erased(front: &yaml::Node, (body, first): (&str, u32), path: &SourcePath, sink: &mut Sink) {
    if let yaml::Value::Map(pairs) = &front.value {
        for (key, _) in pairs.iter().filter(|(k, _)| k.text != "id" && k.text != "erased") {
            sink.push(Diagnostic::at(codes::ERASED_HOLDS_MORE, Place::new(path, key.spot)).with("key", &key.text));
        }
    }
    if let Some((line, text)) = (first..).zip(body.lines()).find(|(_, text)| !text.trim().is_empty()) {
        let place = Place::new(path, Spot::new(line, 1));
        sink.push(Diagnostic::at(codes::ERASED_HOLDS_MORE, place).with("key", clip(text, SHOWN)));
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Reading, read};
    use crate::base::diagnostic::Sink;
    use crate::base::files::Files;
    use crate::model::kind::Kind;
    use crate::settings::site::Settings;

    #[test]
    fn what_was_read_is_written_down_and_read_back_whole() {
        let files = Files::scan(Path::new(env!("CARGO_MANIFEST_DIR")), &mut Sink::new());
        let settings = Settings::read(&files, &mut Sink::new()).expect("the demonstration has settings");
        let mut count = 0;
        for kind in Kind::ENTRIES {
            for file in files.under(kind.source()).iter().filter(|file| file.path.extension() == "md") {
                let mut sink = Sink::new();
                let entity = read(file, *kind, &settings, &mut sink).expect("an entry");
                let bytes = postcard::to_stdvec(&Reading { entity: Some(Box::new(entity.clone())), faults: Vec::new() })
                    .expect("it is written");
                let back: Reading = postcard::from_bytes(&bytes).unwrap_or_else(|fault| panic!("{}: {fault}", file.path));
                let mut back = back.entity.expect("an entity");
                // The text is not kept.
                back.body = entity.body.clone();
                assert_eq!(format!("{entity:?}"), format!("{back:?}"));
                count += 1;
            }
        }
        assert!(count > 40, "{count}");
    }
}
