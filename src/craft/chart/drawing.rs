//! An SVG drawing, element by element. What it says is escaped, where it stands
//! is rounded to a tenth, so that the same numbers give the same bytes.

use std::fmt::Write;

use crate::craft::chart::letters::{Anchor, Spot};
use crate::craft::html::escape;

/// For how much room a chart is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Room {
    /// A phone's.
    Narrow,
    /// A column of a page.
    Wide,
}

impl Room {
    /// How many units wide a drawing is.
    pub fn width(self) -> f64 {
        match self {
            Room::Narrow => 350.0,
            Room::Wide => 640.0,
        }
    }
}

/// A drawing of fixed size.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawing {
    width: f64,
    height: f64,
    body: String,
}

/// What a drawing inside a page is called.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The id of the visible headline.
    pub by: &'a str,
    /// The id of the description, which no other drawing of the page has.
    pub id: &'a str,
    /// All that the drawing shows, in words.
    pub description: &'a str,
}

/// A number as short as a tenth allows.
pub fn tenth(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    let mut text = format!("{:.1}", if rounded == 0.0 { 0.0 } else { rounded });
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

impl Drawing {
    /// An empty one.
    pub fn new(width: f64, height: f64) -> Drawing {
        Drawing { width, height, body: String::new() }
    }

    /// How wide and how high it is.
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.height)
    }

    /// Its elements.
    pub fn body(&self) -> &str {
        &self.body
    }

    fn push(&mut self, element: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.body.write_fmt(element);
    }

    /// A line.
    pub fn line(&mut self, class: &str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) {
        self.path(class, &[(x1, y1), (x2, y2)]);
    }

    /// A line through points.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        self.push(format_args!("<path class=\"{class}\" d=\"{}\"/>", way(points)));
    }

    /// A level bar, from one point to another on the same height. It is a broad line, so that the style sheet can
    /// break it into a pattern.
    pub fn bar(&mut self, class: &str, (x, y): (f64, f64), (end, thick): (f64, f64)) {
        if end > x {
            let (d, thick) = (way(&[(x, y), (end, y)]), tenth(thick));
            self.push(format_args!("<path class=\"{class}\" stroke-width=\"{thick}\" d=\"{d}\"/>"));
        }
    }

    /// A rectangle by its corner and size.
    pub fn rect(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let (x, y, width, height) = (tenth(x), tenth(y), tenth(width.max(0.0)), tenth(height));
        self.push(format_args!("<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"));
    }

    /// A circle.
    pub fn circle(&mut self, class: &str, (x, y): (f64, f64), r: f64) {
        self.push(format_args!("<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"{}\"/>", tenth(x), tenth(y), tenth(r)));
    }

    /// A text at a spot.
    pub fn text(&mut self, class: &str, (x, y, anchor): Spot, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        self.push(format_args!("<text{class} x=\"{}\" y=\"{}\"{anchor}>{}</text>", tenth(x), tenth(y), escape(text)));
    }

    fn view_box(&self) -> String {
        format!("0 0 {} {}", tenth(self.width), tenth(self.height))
    }

    /// Inside a page, named by a visible headline. An SVG title would show as a tooltip.
    pub fn inline(&self, class: &str, named: &Named<'_>) -> String {
        let Named { by, id, description } = named;
        format!(
            "<svg class=\"{class}\" viewBox=\"{}\" role=\"img\" aria-labelledby=\"{by}\" aria-describedby=\"{id}\"><desc id=\"{id}\">{}</desc>{}</svg>",
            self.view_box(),
            escape(description),
            self.body
        )
    }

    /// Inside text that says the same in words, named by itself.
    pub fn label(&self, class: &str, label: &str) -> String {
        format!(
            "<svg class=\"{class}\" viewBox=\"{}\" role=\"img\" aria-label=\"{}\">{}</svg>",
            self.view_box(),
            escape(label),
            self.body
        )
    }

    /// Beside the same in words, as wide as its cell is: an ornament to those who hear the page.
    pub fn strip(&self, class: &str) -> String {
        let body = &self.body;
        format!(
            "<svg class=\"{class}\" viewBox=\"{}\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{body}</svg>",
            self.view_box()
        )
    }
}

/// The way through points, as a path writes it.
fn way(points: &[(f64, f64)]) -> String {
    let mut d = String::new();
    let mut last = f64::NAN;
    for (at, (x, y)) in points.iter().enumerate() {
        // A level line needs no second height.
        let _ = match (at, (*y - last).abs() < 0.05) {
            (0, _) => write!(d, "M{} {}", tenth(*x), tenth(*y)),
            (_, true) => write!(d, "H{}", tenth(*x)),
            _ => write!(d, "L{} {}", tenth(*x), tenth(*y)),
        };
        last = *y;
    }
    d
}

#[cfg(test)]
mod tests {
    use super::{Drawing, Named, tenth, way};
    use crate::craft::chart::letters::Anchor;

    #[test]
    fn numbers_are_short_and_words_escaped() {
        assert_eq!([tenth(1.25), tenth(-0.04), tenth(3.0), tenth(2.96)], ["1.3", "0", "3", "3"]);
        assert_eq!(way(&[(0.0, 1.0), (4.0, 1.0), (5.0, 2.5)]), "M0 1H4L5 2.5");
        let mut drawing = Drawing::new(10.0, 5.5);
        drawing.text("dim", (1.0, 2.0, Anchor::End), "a < b");
        let svg = drawing.inline("chart", &Named { by: "t", id: "d", description: "mô tả" });
        assert!(svg.contains("viewBox=\"0 0 10 5.5\"") && svg.contains("a &lt; b") && !svg.contains("<title"), "{svg}");
    }
}
