//! A theme: templates, wordings, style. The default one is built in, and a site
//! overrides it file by file.

pub mod face;
pub mod limit;
pub mod policy;
pub mod ready;
pub mod script;
pub mod setting;
pub mod sheet;
pub mod slots;
pub mod still;
pub mod strict;
pub mod template;
pub mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;
use tera::Value;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::{File, Files, text};
use crate::base::fingerprint::{Fingerprint, Stamp, Stamper};
use crate::base::lang::Lang;
use crate::base::path::Url;
use crate::craft::builtin;
use crate::craft::theme::face::{Face, Loaded};
use crate::craft::theme::setting::Setting;
use crate::craft::theme::slots::Slots;
use crate::craft::theme::template::Templates;

/// A theme, ready to render.
pub struct Theme {
    templates: Arc<Templates>,
    /// By language and whole name; asked for some twenty times a page.
    wordings: BTreeMap<Lang, FxHashMap<String, String>>,
    /// What stands for them.
    said: BTreeMap<Lang, Fingerprint>,
    values: BTreeMap<Lang, Value>,
    stamp: Fingerprint,
    /// Where it shows pictures, and how.
    pub slots: Slots,
    /// The address of the style sheet, which its content names.
    pub style: Url,
    /// The address of the script, which its content names.
    pub script: Url,
    /// The address of the few lines that fetch the script for who turns to the box of search.
    pub loader: Url,
    /// Static files, by their address.
    pub files: BTreeMap<Url, Arc<[u8]>>,
    /// The site's own fonts.
    pub faces: Vec<Loaded>,
}

/// What a site asks of its theme.
pub struct Choice<'a> {
    /// The theme's folder name.
    pub name: &'a str,
    /// The languages of the site.
    pub languages: &'a [Lang],
    /// Fonts of the site's own.
    pub faces: &'a [Face],
}

impl<'a> Choice<'a> {
    /// A theme in some languages, with the fonts that readers have.
    pub fn plain(name: &'a str, languages: &'a [Lang]) -> Choice<'a> {
        Choice { name, languages, faces: &[] }
    }
}

impl Theme {
    /// Reads a theme; what a site does not override is built in. A theme or a language's words
    /// that nobody has are told where the settings name them.
    pub fn read(files: &Files, choice: &Choice<'_>, sink: &mut Sink) -> Option<Theme> {
        let folder = format!("themes/{}/", choice.name);
        if choice.name != "default" && files.under(&folder).is_empty() {
            return None;
        }
        let mut parts: BTreeMap<String, Vec<u8>> =
            builtin::FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec())).collect();
        for file in files.under(&folder) {
            let path = file.path.as_str()[folder.len()..].to_owned();
            parts.insert(path.clone(), part(file, &path, sink)?);
        }
        let faces = face::load(choice.faces, files, sink);
        Theme::of(&parts, &folder, (choice.languages, faces), sink)
    }

    fn of(
        parts: &BTreeMap<String, Vec<u8>>,
        folder: &str,
        (languages, faces): (&[Lang], Vec<Loaded>),
        sink: &mut Sink,
    ) -> Option<Theme> {
        let stamped: Vec<(String, Fingerprint)> = parts.iter().map(|(p, b)| (p.clone(), Fingerprint::of_bytes(b))).collect();
        let templates = Templates::read(parts, folder, sink);
        let (mut wordings, mut stamps) = (BTreeMap::new(), BTreeMap::new());
        let mut values = BTreeMap::new();
        for lang in languages {
            let Some(said) = wording::read(parts, folder, lang, sink) else { continue };
            values.insert(lang.clone(), Value::from_serializable(&wording::nested(&said)));
            stamps.insert(lang.clone(), Fingerprint::of(&said));
            wordings.insert(lang.clone(), said.into_iter().collect());
        }
        let mut files: BTreeMap<Url, Arc<[u8]>> = BTreeMap::new();
        for (path, bytes) in parts.iter().filter(|(path, _)| !sheet::is_part(path) && !script::is_part(path)) {
            if let Some(name) = path.strip_prefix("static/") {
                files.insert(Url::new(&format!("/tep/{name}")), Arc::from(bytes.as_slice()));
            }
        }
        let mut whole = |name: &str, text: String| {
            let (stem, extension) = name.split_once('.').unwrap_or((name, ""));
            let url = Url::new(&format!("/tep/{stem}.{}.{extension}", &Fingerprint::of_bytes(text.as_bytes()).hex()[..8]));
            files.insert(url.clone(), Arc::from(text.into_bytes()));
            url
        };
        let style = whole("style.css", face::sheet(&faces) + &sheet::sheet(parts));
        let script = whole("search.js", script::script(parts));
        let loader = whole("find.js", script::loader(parts));
        let slots = slots(parts, folder, sink);
        let templates = Arc::new(templates.filter(|_| wordings.len() == languages.len())?);
        let stamp = Fingerprint::of(&stamped);
        Some(Theme { templates, wordings, said: stamps, values, stamp, slots, style, script, loader, files, faces })
    }

    /// A wording. Reading the theme held every language to the built-in wordings, so none is
    /// lacking; a test holds the program to them.
    pub fn word(&self, lang: &Lang, key: &str) -> String {
        self.wordings.get(lang).and_then(|w| w.get(key)).cloned().unwrap_or_else(|| key.to_owned())
    }

    /// What stands for every wording of a language.
    pub fn said(&self, lang: &Lang) -> Fingerprint {
        self.said.get(lang).copied().unwrap_or_default()
    }

    /// The theme's templates for readers of a language, with a frame around every page.
    pub fn set(&self, lang: &Lang, frame: &impl Serialize) -> Setting {
        let said = self.values.get(lang).cloned().unwrap_or_else(Value::none);
        Setting::new(Arc::clone(&self.templates), said, Value::from_serializable(frame))
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

fn is_text(path: &str) -> bool {
    [".html", ".yaml", ".css", ".js", ".svg", ".txt"].iter().any(|e| path.ends_with(e))
}
