//! A theme: templates, wordings, style. The default one is built in, and a site
//! overrides it file by file.

pub mod limit;
pub mod policy;
pub mod strict;
pub mod template;
pub mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::{Fields, Ref};
use crate::base::files::{File, Files, text};
use crate::base::fingerprint::{Fingerprint, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::{SourcePath, Url};
use crate::base::yaml;
use crate::craft::builtin;
use crate::craft::theme::template::Templates;
use crate::craft::theme::wording::Wordings;

/// A theme, ready to render.
pub struct Theme {
    templates: Templates,
    wordings: BTreeMap<Lang, Wordings>,
    values: BTreeMap<Lang, Value>,
    stamp: Fingerprint,
    /// The address of the style sheet, which its content names.
    pub style: Url,
    /// Static files, by their address.
    pub files: BTreeMap<Url, Arc<[u8]>>,
}

impl Theme {
    /// Reads the theme that a site names, for its languages; what the site does not override is built in.
    pub fn read(files: &Files, name: &Ref, languages: &[Ref], sink: &mut Sink) -> Option<Theme> {
        let folder = format!("themes/{}/", name.id);
        if name.id != "default" && files.under(&folder).is_empty() {
            let place = Place::new(&SourcePath::new("site.yaml"), name.spot);
            sink.push(Diagnostic::at(codes::NO_THEME, place).with("theme", &name.id));
            return None;
        }
        let mut parts: BTreeMap<String, Vec<u8>> =
            builtin::FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
        for file in files.under(&folder) {
            let path = file.path.as_str()[folder.len()..].to_owned();
            parts.insert(path.clone(), part(file, &path, sink)?);
        }
        Theme::of(&parts, &folder, languages, sink)
    }

    fn of(parts: &BTreeMap<String, Vec<u8>>, folder: &str, languages: &[Ref], sink: &mut Sink) -> Option<Theme> {
        let stamped: Vec<(String, Fingerprint)> = parts.iter().map(|(p, b)| (p.clone(), Fingerprint::of_bytes(b))).collect();
        card(parts, folder, sink);
        let templates = Templates::read(parts, folder, sink);
        let mut wordings = BTreeMap::new();
        let mut values = BTreeMap::new();
        for language in languages {
            let Some(said) = wording::read(parts, folder, language, sink) else { continue };
            values.insert(Lang::new(&language.id), Value::from_serializable(&wording::nested(&said)));
            wordings.insert(Lang::new(&language.id), said);
        }
        let mut files: BTreeMap<Url, Arc<[u8]>> = BTreeMap::new();
        let mut style = Url::new("/tep/style.css");
        for (path, bytes) in parts {
            let Some(name) = path.strip_prefix("static/") else { continue };
            let url = if name == "style.css" {
                style = Url::new(&format!("/tep/style.{}.css", &Fingerprint::of_bytes(bytes).hex()[..8]));
                style.clone()
            } else {
                Url::new(&format!("/tep/{name}"))
            };
            files.insert(url, Arc::from(bytes.as_slice()));
        }
        let templates = templates.filter(|_| wordings.len() == languages.len())?;
        Some(Theme { templates, wordings, values, stamp: Fingerprint::of(&stamped), style, files })
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

/// One file of a theme; a text is held to what every page may do.
fn part(file: &File, path: &str, sink: &mut Sink) -> Option<Vec<u8>> {
    if is_text(path) {
        let text = text(file, sink)?;
        policy::faults(path, &text, &file.path).into_iter().for_each(|fault| sink.push(fault));
        return Some(text.into_bytes());
    }
    let unreadable = |error| sink.push(Diagnostic::at(codes::UNREADABLE, Place::start(&file.path)).with("why", error));
    file.read().map_err(unreadable).ok()
}

/// Reads `theme.yaml`: who made the theme. Nothing depends on it yet.
fn card(parts: &BTreeMap<String, Vec<u8>>, folder: &str, sink: &mut Sink) {
    let file = SourcePath::new(&format!("{folder}{CARD}"));
    let text = parts.get(CARD).map(|bytes| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let Some(node) = yaml::read(&text, &file, 1, sink).filter(|node| node.value != yaml::Value::Null) else { return };
    if let Some(mut fields) = Fields::open(&node, CARD, &file, sink) {
        for key in ["name", "version", "author", "license", "homepage"] {
            fields.text(key);
        }
        fields.localized("description");
        fields.close();
    }
}

/// Where a theme says what it is.
const CARD: &str = "theme.yaml";

fn is_text(path: &str) -> bool {
    [".html", ".yaml", ".css", ".js", ".svg", ".txt"].iter().any(|e| path.ends_with(e))
}
