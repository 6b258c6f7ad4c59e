//! Damaged text, wherever people wrote words: letters, syllables and fonts that are
//! not Vietnamese; in other languages only what no language has.

use rayon::prelude::*;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::check::project::Project;
use crate::check::written::Written;
use crate::craft::hygiene::damage;
use crate::craft::hygiene::fault::Damage;
use crate::craft::hygiene::mojibake::{double_encoded, mojibake};

/// The language whose syllables are known.
const VIETNAMESE: &str = "vi";

/// Tells of every damaged word.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let found: Vec<Vec<Diagnostic>> = project.texts.par_iter().map(of_file).collect();
    found.into_iter().flatten().for_each(|fault| sink.push(fault));
}

fn of_file(written: &Written) -> Vec<Diagnostic> {
    let vietnamese = written.only(|passage| passage.lang.as_str() == VIETNAMESE);
    let other = written.only(|passage| passage.lang.as_str() != VIETNAMESE);
    let twice = double_encoded(&vietnamese);
    let once: Vec<Damage> = damage(&vietnamese).into_iter().filter(|one| !one.is_within(&twice)).collect();
    let all = twice.iter().chain(&once).cloned().chain(mojibake(&other));
    let fault = |found: Damage| {
        let place = written.place(found.offset);
        Diagnostic::at(codes::DAMAGED_TEXT, place).with("why", found.why.word()).with("word", found.word)
    };
    all.map(fault).collect()
}
