//! Samples of a chart's marks, for the key above it.

use crate::craft::chart::drawing::tenth;

/// A mark of the style sheet's, and what it stands for.
pub type Key = (&'static str, String);

/// A sample of a mark, 24 units wide, around a height.
pub fn sample(class: &str, y: f64) -> String {
    let mid = tenth(y);
    match class {
        "dot" | "hollow" => format!("<circle class=\"{class}\" cx=\"12\" cy=\"{mid}\" r=\"6\"/>"),
        _ if class.starts_with("cell") => {
            format!("<rect class=\"{class}\" x=\"1\" y=\"{}\" width=\"22\" height=\"12\"/>", tenth(y - 6.0))
        }
        _ => format!("<path class=\"{class}\" stroke-width=\"9\" d=\"M0 {mid}H24\"/>"),
    }
}

/// The same inside a page, beside its words.
pub fn swatch(class: &str) -> String {
    format!("<svg class=\"swatch\" viewBox=\"0 0 24 14\" aria-hidden=\"true\">{}</svg>", sample(class, 7.0))
}
