//! `content/lists/`: one YAML sequence a file.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fields::Fields;
use crate::base::files::{File, Files, text};
use crate::base::lang::Lang;
use crate::base::languages;
use crate::base::yaml::{self, Value, wrong_type};
use crate::model::notice::{Holiday, holiday};
use crate::model::term::{List, Term, term};

/// The file of days off.
pub const HOLIDAYS: &str = "content/lists/holidays.yaml";

/// Reads one list; a site may do without it.
/// `None` if it is there and cannot be read: nobody knows then what it holds.
pub fn terms(files: &Files, list: List, languages: &[Lang], sink: &mut Sink) -> Option<Vec<Term>> {
    let Some(file) = files.get(&list.file()) else { return Some(Vec::new()) };
    let mut seen = BTreeSet::new();
    let mut all = items(file, languages, sink, |f| term(f, list))?;
    all.retain(|t| {
        let fresh = seen.insert(t.id.clone());
        if !fresh {
            sink.push(Diagnostic::at(codes::DUPLICATE_VALUE, t.place.clone()).with("value", &t.id));
        }
        fresh
    });
    Some(all)
}

/// Reads the days off.
pub fn holidays(files: &Files, sink: &mut Sink) -> Vec<Holiday> {
    files.get(HOLIDAYS).and_then(|file| items(file, &[], sink, holiday)).unwrap_or_default()
}

fn items<T>(file: &File, languages: &[Lang], sink: &mut Sink, read: impl Fn(&mut Fields<'_>) -> Option<T>) -> Option<Vec<T>> {
    let node = text(file, sink).and_then(|t| yaml::read(&t, &file.path, 1, sink))?;
    let items = match &node.value {
        Value::List(items) => items.as_slice(),
        Value::Null => &[],
        _ => {
            sink.push(wrong_type(&node, file.path.name(), "list", &file.path));
            return None;
        }
    };
    let mut found = Vec::new();
    for item in items {
        if item.value == Value::Null {
            sink.push(Diagnostic::at(codes::EMPTY_VALUE, Place::new(&file.path, item.spot)).with("key", "-"));
            continue;
        }
        if let Some(mut fields) = Fields::open(item, file.path.name(), &file.path, sink).map(Fields::within) {
            found.extend(read(&mut fields));
            fields.close();
        }
    }
    let known = Fields::describe(|f| drop(read(f)));
    languages::check(&node, &known, (&file.path, languages), sink);
    Some(found)
}
