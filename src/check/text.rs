//! Damaged text in entries: letters, syllables and fonts that are not Vietnamese.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::files::{Files, text};
use crate::craft::hygiene::damage;

/// Looks through every Markdown file of `content/` in the default language.
pub fn check(files: &Files, sink: &mut Sink) {
    for file in files
        .under("content/")
        .iter()
        .filter(|f| f.path.extension() == "md" && !f.path.name().trim_end_matches(".md").contains('.'))
    {
        let Some(text) = text(file, &mut Sink::new()) else { continue };
        for found in damage(&text) {
            let before = &text[..found.offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
            let spot = Spot::new(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
            let fault = Diagnostic::at(codes::DAMAGED_TEXT, Place::new(&file.path, spot));
            sink.push(fault.with("word", &found.word).with("why", format!("{:?}", found.why)));
        }
    }
}
