//! An SVG drawing, element by element. What it says is escaped, where it stands
//! is rounded to a tenth, so that the same numbers give the same bytes.

use std::fmt::Write;

use crate::craft::html::escape;

/// The style of a drawing that stands alone.
const STYLE: &str = include_str!("alone.css");

/// Which end of a text its point is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Anchor {
    /// Its beginning.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// A drawing of fixed size.
#[derive(Clone, PartialEq, Debug)]
pub struct Drawing {
    width: f64,
    height: f64,
    body: String,
}

/// What a drawing is called.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// The finding, in words.
    pub title: &'a str,
    /// All that the drawing shows, in words.
    pub description: &'a str,
    /// Where the numbers come from.
    pub source: &'a str,
}

/// A number as short as a tenth allows.
fn tenth(number: f64) -> String {
    let rounded = (number * 10.0).round() / 10.0;
    let text = format!("{:.1}", if rounded == 0.0 { 0.0 } else { rounded });
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

impl Drawing {
    /// An empty one.
    pub fn new(width: f64, height: f64) -> Drawing {
        Drawing { width, height, body: String::new() }
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
        let mut d = String::new();
        for (at, (x, y)) in points.iter().enumerate() {
            d.push_str(if at == 0 { "M" } else { "L" });
            d.push_str(&format!("{} {}", tenth(*x), tenth(*y)));
        }
        self.push(format_args!("<path class=\"{class}\" d=\"{d}\"/>"));
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

    /// A text.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), anchor: Anchor, text: &str) {
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

    /// Inside a page, named by the visible element `named_by`. An SVG title would show as a tooltip.
    pub fn inline(&self, class: &str, named_by: &str, description: &str) -> String {
        format!(
            "<svg class=\"{class}\" viewBox=\"{}\" role=\"img\" aria-labelledby=\"{named_by}\" aria-describedby=\"{named_by}-mo-ta\"><desc id=\"{named_by}-mo-ta\">{}</desc>{}</svg>",
            self.view_box(),
            escape(description),
            self.body
        )
    }

    /// Inside a row that says the same in words.
    pub fn label(&self, class: &str, label: &str) -> String {
        format!(
            "<svg class=\"{class}\" viewBox=\"{}\" role=\"img\" aria-label=\"{}\">{}</svg>",
            self.view_box(),
            escape(label),
            self.body
        )
    }

    /// As wide as its cell, whatever that is; inside a row that says the same in words.
    pub fn strip(&self, class: &str, label: &str) -> String {
        self.label(class, label).replacen("<svg ", "<svg preserveAspectRatio=\"none\" ", 1)
    }

    /// A file of its own: with its title, its style and its source.
    pub fn alone(&self, class: &str, caption: &Caption<'_>) -> String {
        let lines = wrapped(caption.title, 44);
        let top = 12.0 + 20.0 * f64::from(u16::try_from(lines.len()).unwrap_or(u16::MAX));
        let mut title = String::new();
        for (line, y) in lines.iter().zip(1_u16..) {
            title.push_str(&format!(
                "<text class=\"title\" x=\"0\" y=\"{}\">{}</text>",
                tenth(20.0 * f64::from(y)),
                escape(line)
            ));
        }
        let foot = top + self.height + 16.0;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {class}\" viewBox=\"-12 0 {} {}\" role=\"img\" aria-labelledby=\"ten\" aria-describedby=\"mo-ta\"><title id=\"ten\">{}</title><desc id=\"mo-ta\">{}</desc><style>{}</style><rect class=\"paper\" x=\"-12\" width=\"100%\" height=\"100%\"/>{title}<g transform=\"translate(0 {})\">{}</g><text class=\"dim small\" x=\"0\" y=\"{}\">{}</text></svg>\n",
            tenth(self.width + 24.0),
            tenth(foot + 12.0),
            escape(caption.title),
            escape(caption.description),
            STYLE.trim(),
            tenth(top),
            self.body,
            tenth(foot),
            escape(caption.source)
        )
    }
}

/// Words in lines of at most so many letters; SVG does not wrap.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split(' ') {
        let Some(line) = lines.last_mut() else { break };
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// About how wide a text is, in letters of 15 units.
pub fn width_of(text: &str) -> f64 {
    let units = |c: char| match c {
        '.' | ',' | ' ' | '\u{a0}' | 'i' | 'l' | 't' | 'f' | 'r' | '/' | '(' | ')' => 5.0,
        'm' | 'w' | 'M' | 'W' | '%' => 13.0,
        c if c.is_uppercase() => 10.5,
        _ => 8.6,
    };
    text.chars().map(units).sum()
}

#[cfg(test)]
mod tests {
    use super::{Anchor, Drawing, tenth, wrapped};

    #[test]
    fn numbers_are_short_and_words_escaped() {
        assert_eq!([tenth(1.25), tenth(-0.04), tenth(3.0), tenth(2.96)], ["1.3", "0", "3", "3"]);
        let mut drawing = Drawing::new(10.0, 5.5);
        drawing.text("dim", (1.0, 2.0), Anchor::End, "a < b");
        let svg = drawing.inline("chart", "t", "mô tả");
        assert!(svg.contains("viewBox=\"0 0 10 5.5\"") && svg.contains("a &lt; b") && !svg.contains("<title"), "{svg}");
        assert_eq!(wrapped("một hai ba", 7), ["một hai", "ba"]);
    }
}
