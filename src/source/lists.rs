//! `content/lists/`: one YAML sequence a file.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::Fields;
use crate::base::files::{File, Files, text};
use crate::base::yaml::{self, Value, wrong_type};
use crate::model::notice::{Holiday, holiday};
use crate::model::term::{List, Term, term};

/// The file of days off.
pub const HOLIDAYS: &str = "content/lists/holidays.yaml";

/// Reads one list; a site may do without it.
pub fn terms(files: &Files, list: List, sink: &mut Sink) -> Vec<Term> {
    let Some(file) = files.get(&list.file()) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let mut all = items(file, sink, |f| term(f, list));
    all.retain(|t| {
        let fresh = seen.insert(t.id.clone());
        if !fresh {
            sink.push(Diagnostic::at(codes::DUPLICATE_VALUE, t.place.clone()).with("value", &t.id));
        }
        fresh
    });
    all
}

/// Reads the days off.
pub fn holidays(files: &Files, sink: &mut Sink) -> Vec<Holiday> {
    files.get(HOLIDAYS).map_or(Vec::new(), |file| items(file, sink, holiday))
}

fn items<T>(file: &File, sink: &mut Sink, read: impl Fn(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
    let Some(node) = text(file, sink).and_then(|t| yaml::read(&t, &file.path, 1, sink)) else { return Vec::new() };
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        Value::Null => &[],
        _ => {
            sink.push(wrong_type(&node, file.path.name(), "list", &file.path));
            &[]
        }
    };
    let mut found = Vec::new();
    for item in items {
        if item.value == Value::Null {
            sink.push(Diagnostic::at(codes::EMPTY_VALUE, Place::new(&file.path, item.spot)).with("key", "-"));
            continue;
        }
        if let Some(mut fields) = Fields::open(item, file.path.name(), &file.path, sink) {
            found.extend(read(&mut fields));
            fields.close();
        }
    }
    found
}
