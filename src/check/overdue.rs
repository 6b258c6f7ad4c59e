//! Figures that were due and did not come at all.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::check::project::Project;
use crate::verdict::lateness::overdue;
use crate::verdict::status::due_of;

/// Tells of every part of the newest two plans for which nothing was reported by its day.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    project.judged(|plan, indicator, judged| {
        if overdue(judged) {
            let part = judged.series.part;
            let hint = Diagnostic::at(codes::FIGURE_OVERDUE, Place::new(&plan.file, part.spot));
            let due = due_of(part.traits.pacing.due, plan.year);
            sink.push(hint.with("indicator", indicator.name_of(part)).with("due", due));
        }
    });
}
