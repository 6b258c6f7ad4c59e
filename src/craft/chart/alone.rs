//! A drawing as a file of its own: with its title, its style and its source, so
//! that it says the same wherever somebody puts it.

use crate::craft::chart::drawing::{Drawing, tenth};
use crate::craft::chart::key::{Key, sample};
use crate::craft::chart::letters::wrapped;
use crate::craft::html::escape;

/// The style of a drawing that stands alone.
const STYLE: &str = include_str!("alone.css");
/// The white space on each side.
const MARGIN: f64 = 12.0;

/// What a file says around its drawing.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// The finding.
    pub title: &'a str,
    /// The measure, the place and the days.
    pub subtitle: &'a str,
    /// The marks: the class of each, and what it stands for.
    pub key: &'a [Key],
    /// All that the drawing shows, in words.
    pub description: &'a str,
    /// Where the numbers come from.
    pub source: &'a str,
}

/// Lines of text, one beneath the other, and where the next thing stands.
struct Lines {
    body: String,
    y: f64,
    width: f64,
}

impl Lines {
    fn write(&mut self, (class, scale, step): (&str, f64, f64), text: &str) {
        for line in wrapped(text, self.width / scale) {
            self.y += step;
            let y = tenth(self.y);
            self.body.push_str(&format!("<text class=\"{class}\" x=\"0\" y=\"{y}\">{}</text>", escape(&line)));
        }
    }

    fn key(&mut self, key: &[Key]) {
        if key.is_empty() {
            return;
        }
        self.y += 8.0;
        for (class, words) in key {
            self.y += 20.0;
            self.body.push_str(&sample(class, self.y - 5.0));
            self.body.push_str(&format!("<text x=\"32\" y=\"{}\">{}</text>", tenth(self.y), escape(words)));
        }
    }
}

/// Writes the file.
pub fn alone(drawing: &Drawing, class: &str, caption: &Caption<'_>) -> String {
    let (width, height) = drawing.size();
    let mut head = Lines { body: String::new(), y: 0.0, width };
    head.write(("title", 1.25, 25.0), caption.title);
    head.y += 2.0;
    head.write(("dim", 1.0, 20.0), caption.subtitle);
    head.key(caption.key);
    let top = head.y + 14.0;
    let mut foot = Lines { body: String::new(), y: top + height + 6.0, width };
    foot.write(("dim small", 0.85, 17.0), caption.source);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart {class}\" viewBox=\"-{MARGIN} 0 {} {}\" role=\"img\" aria-labelledby=\"ten\" aria-describedby=\"mo-ta\"><title id=\"ten\">{}</title><desc id=\"mo-ta\">{}</desc><style>{}</style><rect class=\"paper\" x=\"-{MARGIN}\" width=\"100%\" height=\"100%\"/>{}<g transform=\"translate(0 {})\">{}</g>{}</svg>\n",
        tenth(width + 2.0 * MARGIN),
        tenth(foot.y + 14.0),
        escape(caption.title),
        escape(caption.description),
        STYLE.trim(),
        head.body,
        tenth(top),
        drawing.body(),
        foot.body,
    )
}
