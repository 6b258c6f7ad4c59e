//! The wordings of a theme: `i18n/LANG.yaml`, key to text, nested at will. What the
//! site's file leaves out, the built-in one still says.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::lang::Lang;
use crate::base::path::SourcePath;
use crate::base::yaml::{self, Node, Value};
use crate::craft::builtin;

/// Wordings by their whole name, such as `menu.search`.
pub type Wordings = BTreeMap<String, String>;

/// Reads the wordings of a language that a site has. `None` if there are none: the settings are told so.
pub fn read(parts: &BTreeMap<String, Vec<u8>>, folder: &str, lang: &Lang, sink: &mut Sink) -> Option<Wordings> {
    let name = format!("i18n/{lang}.yaml");
    let bytes = parts.get(&name)?;
    let file = SourcePath::new(&format!("{folder}{name}"));
    let own = builtin::FILES.iter().find(|(path, _)| *path == name);
    let known = builtin_wordings(own.or_else(|| builtin::FILES.iter().find(|(path, _)| path.starts_with("i18n/"))));
    let node = yaml::read(&String::from_utf8_lossy(bytes), &file, 1, sink)?;
    let mut reader = Reader { known: &known, file: &file, sink, said: Wordings::new() };
    reader.take(&node, "");
    let said = reader.said;
    for key in known.keys().filter(|key| own.is_none() && !said.contains_key(*key)) {
        sink.push(Diagnostic::at(codes::MISSING_WORDING, Place::start(&file)).with("key", key));
    }
    Some(if own.is_some() { known.into_iter().chain(said).collect() } else { said })
}

/// As templates see them: `t.menu.search`.
pub fn nested(wordings: &Wordings) -> serde_json::Value {
    let mut all = serde_json::Value::Object(serde_json::Map::new());
    for (key, text) in wordings {
        put(&mut all, key, text);
    }
    all
}

/// The wordings of a built-in file.
fn builtin_wordings(file: Option<&(&str, &[u8])>) -> Wordings {
    let (path, mut sink, none) = (SourcePath::new(""), Sink::new(), Wordings::new());
    let node = file.and_then(|(_, bytes)| yaml::read(&String::from_utf8_lossy(bytes), &path, 1, &mut sink));
    let mut reader = Reader { known: &none, file: &path, sink: &mut sink, said: Wordings::new() };
    node.iter().for_each(|node| reader.take(node, ""));
    reader.said
}

struct Reader<'a> {
    /// What must stay as it is: text where there is text, keys where there are keys.
    known: &'a Wordings,
    file: &'a SourcePath,
    sink: &'a mut Sink,
    said: Wordings,
}

impl Reader<'_> {
    fn take(&mut self, node: &Node, name: &str) {
        let below = format!("{name}.");
        match &node.value {
            Value::Map(pairs) if !self.known.contains_key(name) => {
                for (key, node) in pairs {
                    self.take(node, &if name.is_empty() { key.text.clone() } else { format!("{below}{}", key.text) });
                }
            }
            Value::Plain(text) | Value::Quoted(text)
                if !name.is_empty() && !self.known.range(below.clone()..).next().is_some_and(|(k, _)| k.starts_with(&below)) =>
            {
                self.said.insert(name.to_owned(), text.clone());
            }
            Value::Null if name.is_empty() => {}
            _ => self.sink.push(Diagnostic::at(codes::WORDING_NOT_TEXT, Place::new(self.file, node.spot)).with("key", name)),
        }
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
