//! What search knows of the language besides its letters: abbreviations of the field
//! and words that stand in every text. Both are data of the theme, `search.yaml`.

use std::collections::BTreeMap;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::{Files, text};
use crate::base::path::SourcePath;
use crate::base::yaml::{self, Node, Value};
use crate::craft::builtin;
use crate::craft::search::split::words;
use crate::craft::search::word::Word;

/// The file of a theme.
const FILE: &str = "search.yaml";

/// Abbreviations and quiet words.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Lexicon {
    /// What an abbreviation, without marks, stands for.
    pub abbreviations: BTreeMap<String, String>,
    /// Words that tell nothing in a long text, with their marks.
    pub quiet: Vec<String>,
}

impl Lexicon {
    /// The lexicon of a theme: its own, else the built-in one.
    pub fn read(files: &Files, theme: &str, sink: &mut Sink) -> Lexicon {
        let path = format!("themes/{theme}/{FILE}");
        let own = files.get(&path).and_then(|file| text(file, sink));
        let builtin = builtin::FILES.iter().find(|(name, _)| *name == FILE);
        let builtin = || builtin.map_or_else(String::new, |(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
        let file = SourcePath::new(&path);
        let node = yaml::read(&own.unwrap_or_else(builtin), &file, 1, sink);
        node.map_or_else(Lexicon::default, |node| Lexicon::of(&node, &file, sink))
    }

    fn of(node: &Node, file: &SourcePath, sink: &mut Sink) -> Lexicon {
        let mut lexicon = Lexicon::default();
        for (key, value) in pairs(node, "", file, sink) {
            match key.as_str() {
                "abbreviations" => {
                    for (short, long) in pairs(value, &key, file, sink) {
                        let long = said(long, &short, file, sink);
                        lexicon.abbreviations.extend(Word::of(&short).map(|word| (word.plain, long)));
                    }
                }
                "quiet" => {
                    let all = said(value, &key, file, sink);
                    lexicon.quiet = words(&all).filter_map(Word::of).map(|word| word.marked).collect();
                    lexicon.quiet.sort();
                }
                _ => sink.push(fault(value, &key, file)),
            }
        }
        lexicon
    }
}

fn pairs<'n>(node: &'n Node, key: &str, file: &SourcePath, sink: &mut Sink) -> Vec<(String, &'n Node)> {
    if let Value::Map(pairs) = &node.value {
        return pairs.iter().map(|(key, value)| (key.text.clone(), value)).collect();
    }
    sink.push(fault(node, key, file));
    Vec::new()
}

fn said(node: &Node, key: &str, file: &SourcePath, sink: &mut Sink) -> String {
    if let Value::Plain(text) | Value::Quoted(text) = &node.value {
        return text.clone();
    }
    sink.push(fault(node, key, file));
    String::new()
}

fn fault(node: &Node, key: &str, file: &SourcePath) -> Diagnostic {
    Diagnostic::at(codes::WORDING_NOT_TEXT, Place::new(file, node.spot)).with("key", key)
}
