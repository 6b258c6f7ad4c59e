//! A theme: templates, wordings, style. The default one is built in, and a site
//! overrides it file by file.

pub mod sheet;
pub mod slots;
pub mod strict;
pub mod template;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::{Files, text};
use crate::base::fingerprint::{Fingerprint, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::{SourcePath, Url};
use crate::base::yaml::{self, Node};
use crate::craft::builtin;
use crate::craft::theme::slots::Slots;
use crate::craft::theme::template::Templates;

/// A theme, ready to render.
pub struct Theme {
    templates: Templates,
    wordings: BTreeMap<Lang, BTreeMap<String, String>>,
    values: BTreeMap<Lang, Value>,
    stamp: Fingerprint,
    /// Where it shows pictures, and how.
    pub slots: Slots,
    /// The address of the style sheet, which its content names.
    pub style: Url,
    /// Static files, by their address.
    pub files: BTreeMap<Url, Arc<[u8]>>,
}

impl Theme {
    /// Reads the theme `name`; what a site does not override is built in. A theme or a language's words
    /// that nobody has are told where the settings name them.
    pub fn read(files: &Files, name: &str, languages: &[Lang], sink: &mut Sink) -> Option<Theme> {
        let folder = format!("themes/{name}/");
        if name != "default" && files.under(&folder).is_empty() {
            return None;
        }
        let mut parts: BTreeMap<String, Vec<u8>> =
            builtin::FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
        for file in files.under(&folder) {
            let path = file.path.as_str().trim_start_matches(&folder).to_owned();
            let bytes = if is_text(&path) { text(file, sink)?.into_bytes() } else { file.read().ok()? };
            parts.insert(path, bytes);
        }
        Theme::of(&parts, &folder, languages, sink)
    }

    fn of(parts: &BTreeMap<String, Vec<u8>>, folder: &str, languages: &[Lang], sink: &mut Sink) -> Option<Theme> {
        let stamped: Vec<(String, Fingerprint)> = parts.iter().map(|(p, b)| (p.clone(), Fingerprint::of_bytes(b))).collect();
        let templates = Templates::read(parts, folder, sink);
        let mut wordings = BTreeMap::new();
        let mut values = BTreeMap::new();
        for lang in languages {
            let Some((flat, nested)) = words(parts, folder, lang, sink) else { continue };
            wordings.insert(lang.clone(), flat);
            values.insert(lang.clone(), Value::from_serializable(&nested));
        }
        let mut files: BTreeMap<Url, Arc<[u8]>> = BTreeMap::new();
        for (path, bytes) in parts.iter().filter(|(path, _)| !sheet::is_part(path)) {
            if let Some(name) = path.strip_prefix("static/") {
                files.insert(Url::new(&format!("/tep/{name}")), Arc::from(bytes.as_slice()));
            }
        }
        let sheet = sheet::sheet(parts).into_bytes();
        let style = Url::new(&format!("/tep/style.{}.css", &Fingerprint::of_bytes(&sheet).hex()[..8]));
        files.insert(style.clone(), Arc::from(sheet));
        let slots = slots(parts, folder, sink);
        let templates = templates.filter(|_| wordings.len() == languages.len())?;
        Some(Theme { templates, wordings, values, stamp: Fingerprint::of(&stamped), slots, style, files })
    }

    /// A wording. Reading the theme held every language to the built-in wordings, so none is
    /// lacking; a test holds the program to them.
    pub fn word(&self, lang: &Lang, key: &str) -> String {
        self.wordings.get(lang).and_then(|w| w.get(key)).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// Renders a template for readers of a language with a frame and a page's data.
    pub fn render(&self, template: &str, lang: &Lang, frame: &Value, page: &impl Serialize) -> Result<String, Diagnostic> {
        let mut context = Context::new();
        context.insert_value("t", self.values.get(lang).cloned().unwrap_or_else(Value::none));
        context.insert_value("site", frame.clone());
        context.insert("page", page);
        self.templates.render(template, &context)
    }
}

impl Stamp for Theme {
    fn stamp(&self, to: &mut Stamper) {
        self.stamp.stamp(to);
    }
}

/// Where the theme shows pictures: as it says, else as the built-in one does.
fn slots(parts: &BTreeMap<String, Vec<u8>>, folder: &str, sink: &mut Sink) -> Slots {
    let mut slots = Slots::default();
    let own = builtin::FILES.iter().find(|(path, _)| *path == slots::FILE).map_or(&[][..], |(_, bytes)| bytes);
    slots.read(own, folder, &mut Sink::new());
    if let Some(bytes) = parts.get(slots::FILE).filter(|bytes| bytes.as_slice() != own) {
        slots.read(bytes, folder, sink);
    }
    slots
}

fn is_text(path: &str) -> bool {
    [".html", ".yaml", ".css", ".js", ".svg", ".txt"].iter().any(|e| path.ends_with(e))
}

/// Wordings of a language: flat by `a.b`, and nested as templates see them.
type Words = (BTreeMap<String, String>, serde_json::Value);

fn words(parts: &BTreeMap<String, Vec<u8>>, folder: &str, lang: &Lang, sink: &mut Sink) -> Option<Words> {
    let name = format!("i18n/{lang}.yaml");
    let bytes = parts.get(&name)?;
    let file = SourcePath::new(&format!("{folder}{name}"));
    let mut flat = BTreeMap::new();
    let own = builtin::FILES.iter().find(|(path, _)| *path == name);
    // What the site's file leaves out, the built-in one still says.
    if let Some((_, own)) = own {
        flat = builtin_words(own);
    }
    let node = yaml::read(&String::from_utf8_lossy(bytes), &file, 1, sink)?;
    flatten(&node, "", &mut flat, &file, sink);
    if own.is_none() {
        let first = builtin::FILES.iter().find(|(path, _)| path.starts_with("i18n/"));
        for key in first.map_or_else(BTreeMap::new, |(_, words)| builtin_words(words)).into_keys() {
            if !flat.contains_key(&key) {
                sink.push(Diagnostic::at(codes::MISSING_WORDING, Place::start(&file)).with("key", key));
            }
        }
    }
    let mut nested = serde_json::Value::Object(serde_json::Map::new());
    for (key, text) in &flat {
        put(&mut nested, key, text);
    }
    Some((flat, nested))
}

/// The wordings of a built-in file.
fn builtin_words(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut flat = BTreeMap::new();
    let (file, mut sink) = (SourcePath::new(""), Sink::new());
    if let Some(node) = yaml::read(&String::from_utf8_lossy(bytes), &file, 1, &mut sink) {
        flatten(&node, "", &mut flat, &file, &mut sink);
    }
    flat
}

fn flatten(node: &Node, prefix: &str, flat: &mut BTreeMap<String, String>, file: &SourcePath, sink: &mut Sink) {
    match &node.value {
        yaml::Value::Map(pairs) => {
            for (key, node) in pairs {
                let name = if prefix.is_empty() { key.text.clone() } else { format!("{prefix}.{}", key.text) };
                flatten(node, &name, flat, file, sink);
            }
        }
        yaml::Value::Plain(text) | yaml::Value::Quoted(text) => drop(flat.insert(prefix.to_owned(), text.clone())),
        yaml::Value::Null if prefix.is_empty() => {}
        _ => sink.push(Diagnostic::at(codes::WORDING_NOT_TEXT, Place::new(file, node.spot)).with("key", prefix)),
    }
}

fn put(into: &mut serde_json::Value, key: &str, text: &str) {
    let mut at = into;
    let mut parts = key.split('.').peekable();
    while let Some(part) = parts.next() {
        let Some(map) = at.as_object_mut() else { return };
        if parts.peek().is_none() {
            map.insert(part.to_owned(), text.into());
            return;
        }
        at = map.entry(part).or_insert_with(|| serde_json::Value::Object(serde_json::Map::new()));
    }
}
