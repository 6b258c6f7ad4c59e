//! What the release calendar says was due and has not come.

use jiff::civil::Date;

use crate::model::plan::calendar::Release;
use crate::verdict::judgement::Judged;
use crate::verdict::status::Reason;

/// The latest release that was due by the day and that no figure of the part reaches. A figure that is said
/// to be missing has come. None where no figure came at all: that is the verdict `overdue`.
pub fn late(judged: &Judged<'_>, year: i16, day: Date) -> Option<Release> {
    let told = judged.series.actual.figure?.last_day();
    let due = judged.series.part.releases(year).into_iter().rfind(|r| r.due <= day);
    due.filter(|r| told < r.period.last_day())
}

/// Whether no figure came at all though one was due.
pub fn overdue(judged: &Judged<'_>) -> bool {
    judged.verdict.reason == Some(Reason::Overdue) && judged.series.actual.figure.is_none()
}
