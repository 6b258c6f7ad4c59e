//! Reads what an editor chose for the front page; a site may do without.

use crate::base::diagnostic::Sink;
use crate::base::fields::Fields;
use crate::base::files::{Files, text};
use crate::base::lang::Lang;
use crate::base::languages;
use crate::base::yaml::{self, Value};
use crate::model::front::{self, Front};

/// The file.
pub const FILE: &str = "content/front.yaml";

/// Reads `content/front.yaml`.
pub fn front(files: &Files, languages: &[Lang], sink: &mut Sink) -> Option<Front> {
    let file = files.get(FILE)?;
    let node = yaml::read(&text(file, sink)?, &file.path, 1, sink)?;
    if node.value == Value::Null {
        return None;
    }
    let mut fields = Fields::open(&node, file.path.name(), &file.path, sink)?;
    let front = front::front(&mut fields);
    fields.close();
    let known = Fields::describe(|f| drop(front::front(f)));
    languages::check(&node, &known, (&file.path, languages), sink);
    Some(front)
}
