//! An amount that gathers over the year: its months against last year's and the plan.

use crate::craft::chart::drawing::{Anchor, Drawing, width_of};
use crate::craft::chart::scale::{Scale, ticks};

/// What is drawn; months are 0 to 12.
pub struct Cumulative<'a> {
    /// The plan.
    pub target: f64,
    /// The plan in words.
    pub target_label: &'a str,
    /// Month and amount, in order.
    pub now: &'a [(f64, f64)],
    /// The latest amount in words.
    pub now_label: &'a str,
    /// The same of the year before.
    pub before: &'a [(f64, f64)],
    /// The year before.
    pub before_label: &'a str,
    /// Whether the year counts evenly.
    pub is_linear: bool,
    /// A number of the axis in words.
    pub number: &'a dyn Fn(f64) -> String,
    /// What stands before a month's number: T1.
    pub month: &'a str,
}

/// Draws it.
pub fn cumulative(shown: &Cumulative<'_>) -> Drawing {
    let values = || shown.now.iter().chain(shown.before).map(|(_, v)| *v).chain([shown.target, 0.0]);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let marks = ticks(low, high, 3);
    let (first, last) = (marks.first().copied().unwrap_or(0.0), marks.last().copied().unwrap_or(1.0));
    let labels: Vec<String> = marks.iter().map(|m| (shown.number)(*m)).collect();
    let left = labels.iter().map(|l| width_of(l)).fold(0.0, f64::max) + 8.0;
    let mut drawing = Drawing::new(360.0, 232.0);
    let (x, y) = (Scale::new((0.0, 12.0), (left, 340.0)), Scale::new((first, last), (200.0, 30.0)));
    for (mark, label) in marks.iter().zip(&labels) {
        drawing.line("axis", (left, y.at(*mark)), (340.0, y.at(*mark)));
        drawing.text("dim", (left - 6.0, y.at(*mark) + 5.0), Anchor::End, label);
    }
    for month in [1, 4, 7, 10, 12] {
        drawing.text("dim", (x.at(f64::from(month)), 222.0), Anchor::Middle, &format!("{}{month}", shown.month));
    }
    if shown.is_linear {
        drawing.line("pace", (x.at(0.0), y.at(0.0)), (x.at(12.0), y.at(shown.target)));
    }
    drawing.line("target", (left, y.at(shown.target)), (340.0, y.at(shown.target)));
    drawing.text("bold", (left + 2.0, y.at(shown.target) - 7.0), Anchor::Start, shown.target_label);
    let line = |points: &[(f64, f64)]| points.iter().map(|(m, v)| (x.at(*m), y.at(*v))).collect::<Vec<_>>();
    if let Some((month, value)) = shown.before.last() {
        drawing.path("before", &line(shown.before));
        drawing.text("dim", (x.at(*month), y.at(*value) + 19.0), Anchor::End, shown.before_label);
    }
    if let Some((month, value)) = shown.now.last() {
        drawing.path("now", &line(shown.now));
        drawing.circle("dot", (x.at(*month), y.at(*value)), 6.0);
        let anchor = if *month > 8.0 { Anchor::End } else { Anchor::Start };
        drawing.text(
            "bold",
            (x.at(*month) + if *month > 8.0 { -4.0 } else { 8.0 }, y.at(*value) + 20.0),
            anchor,
            shown.now_label,
        );
    }
    drawing
}
