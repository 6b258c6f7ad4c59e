//! Figures that are older than the release calendar: some came, the latest did not.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::check::project::Project;
use crate::verdict::lateness::late;

/// Tells of every part of the newest two plans whose latest release that was due has not come.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let day = project.site.edition.day();
    project.judged(|plan, indicator, judged| {
        let Some((release, figure)) = late(judged, plan.year, day).zip(judged.series.actual.figure) else { return };
        let hint = Diagnostic::at(codes::FIGURE_STALE, Place::new(&plan.file, judged.series.part.spot));
        let hint = hint.with("indicator", indicator.name_of(judged.series.part)).with("period", release.period);
        sink.push(hint.with("due", release.due).with("latest", figure.observation.period).with("snapshot", &figure.snapshot.id));
    });
}
