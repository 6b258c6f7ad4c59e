//! A state on some days against the level it shall reach.

use crate::craft::chart::drawing::{Anchor, Drawing, width_of};
use crate::craft::chart::scale::{Scale, ticks};

/// What is drawn.
pub struct Level<'a> {
    /// Day and state, in order; each with its day and its number in words.
    pub points: &'a [(f64, f64, String, String)],
    /// The level.
    pub target: f64,
    /// The level in words.
    pub target_label: &'a str,
    /// What is missing or over, in words.
    pub gap_label: &'a str,
    /// A number of the axis in words.
    pub number: &'a dyn Fn(f64) -> String,
}

/// Draws it; the axis need not begin at zero, since nothing is measured by its length.
pub fn level(shown: &Level<'_>) -> Drawing {
    let values = || shown.points.iter().map(|p| p.1).chain([shown.target]);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let room = ((high - low) * 0.15).max(0.05);
    let marks = ticks(low - room, high + room, 3);
    let (first, last) = (marks.first().copied().unwrap_or(0.0), marks.last().copied().unwrap_or(1.0));
    let labels: Vec<String> = marks.iter().map(|m| (shown.number)(*m)).collect();
    let left = labels.iter().map(|l| width_of(l)).fold(0.0, f64::max) + 8.0;
    let days = || shown.points.iter().map(|p| p.0);
    let (start, end) = (days().fold(f64::INFINITY, f64::min), days().fold(f64::NEG_INFINITY, f64::max));
    let mut drawing = Drawing::new(360.0, 232.0);
    let y = Scale::new((first, last), (196.0, 26.0));
    let alone = shown.points.len() < 2;
    let x = Scale::new((start, end), if alone { (200.0, 200.0) } else { (left + 26.0, 318.0) });
    for (mark, label) in marks.iter().zip(&labels) {
        drawing.line("axis", (left, y.at(*mark)), (352.0, y.at(*mark)));
        drawing.text("dim", (left - 6.0, y.at(*mark) + 5.0), Anchor::End, label);
    }
    drawing.line("target", (left, y.at(shown.target)), (352.0, y.at(shown.target)));
    drawing.text("bold", (left + 2.0, y.at(shown.target) - 7.0), Anchor::Start, shown.target_label);
    let points: Vec<(f64, f64)> = shown.points.iter().map(|p| (x.at(p.0), y.at(p.1))).collect();
    drawing.path("now", &points);
    let mut taken = f64::NEG_INFINITY;
    for (at, ((px, py), (_, _, day, _))) in points.iter().zip(shown.points).enumerate() {
        drawing.circle("dot", (*px, *py), 5.0);
        let wide = width_of(day);
        if px - wide / 2.0 > taken + 6.0 || at + 1 == points.len() && px - taken > wide {
            drawing.text("dim", (*px, 220.0), Anchor::Middle, day);
            taken = px + wide / 2.0;
        }
    }
    if let (Some((px, py)), Some((_, _, _, number))) = (points.last(), shown.points.last()) {
        let below = *py < y.at(shown.target) || (*py - y.at(shown.target)) > 40.0;
        let text = if shown.gap_label.is_empty() { number.clone() } else { format!("{number} ({})", shown.gap_label) };
        drawing.text("bold", (px.min(352.0), py + if below { -12.0 } else { 22.0 }), Anchor::End, &text);
    }
    drawing
}
