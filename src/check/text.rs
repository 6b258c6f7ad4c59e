//! Damaged text in entries: letters, syllables and fonts that are not Vietnamese.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink, Spot};
use crate::base::files::{Files, text};
use crate::craft::hygiene::{Damage, damage};

/// Keys of front matter whose values are running text.
const PROSE: [&str; 4] = ["title:", "summary:", "known_for:", "role:"];

/// Looks through every Markdown file of `content/` in the default language.
pub fn check(files: &Files, sink: &mut Sink) {
    for file in files
        .under("content/")
        .iter()
        .filter(|f| f.path.extension() == "md" && !f.path.name().trim_end_matches(".md").contains('.'))
    {
        let Some(text) = text(file, &mut Sink::new()) else { continue };
        let front = text.match_indices("\n---").next().map_or(0, |(at, _)| at);
        for found in damage(&text).into_iter().filter(|found| found.offset >= front || is_prose(&text, found)) {
            let before = &text[..found.offset];
            let line = before.matches('\n').count() + 1;
            let column = before.rsplit('\n').next().map_or(0, |l| l.chars().count()) + 1;
            let spot = Spot::new(u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
            let fault = Diagnostic::at(codes::DAMAGED_TEXT, Place::new(&file.path, spot));
            sink.push(fault.with("word", &found.word).with("why", format!("{:?}", found.why)));
        }
    }
}

/// Front matter is full of keys, ids and file names: there, plain ASCII words
/// count only behind keys of running text.
fn is_prose(text: &str, found: &Damage) -> bool {
    let line = text[..found.offset].rfind('\n').map_or(0, |at| at + 1);
    !found.word.is_ascii() || PROSE.iter().any(|key| text[line..].starts_with(key))
}
