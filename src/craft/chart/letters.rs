//! How wide words are, where they break, and where they stand without touching
//! each other. SVG knows none of this, and a build knows no fonts: widths are
//! those of a wide system face, so that what fits here fits everywhere.

/// How far letters rise above the line they stand on.
const RISE: f64 = 13.0;
/// How far they hang below it.
const FALL: f64 = 4.0;

/// About how wide a text is.
pub fn width_of(text: &str) -> f64 {
    let units = |c: char| match c {
        '.' | ',' | ' ' | '\u{a0}' | 'i' | 'l' | 'j' | '\'' | '’' | ':' => 5.0,
        't' | 'f' | 'r' | '/' | '(' | ')' | '-' => 6.2,
        'm' | 'w' | 'M' | 'W' | '%' | '→' => 14.2,
        c if c.is_uppercase() => 10.8,
        c if c.is_ascii_digit() => 9.6,
        _ => 9.3,
    };
    text.chars().map(units).sum()
}

/// Words in lines no wider than that.
pub fn wrapped(text: &str, width: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        match lines.last_mut() {
            Some(line) if width_of(line) + 5.0 + width_of(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// A text cut to a width, with an ellipsis where something is left out.
pub fn cut(text: &str, width: f64) -> String {
    if width_of(text) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        if width_of(&kept) + width_of(&letter.to_string()) + 14.0 > width {
            break;
        }
        kept.push(letter);
    }
    format!("{}…", kept.trim_end())
}

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

/// Where a text stands: a point on its line, and which end of it that is.
pub type Spot = (f64, f64, Anchor);

/// A part of the drawing that is taken: left, top, right, bottom.
type Area = [f64; 4];

/// The labels of one drawing.
pub struct Labels {
    width: f64,
    height: f64,
    taken: Vec<Area>,
}

impl Labels {
    /// No label yet, in a drawing of that size.
    pub fn new(width: f64, height: f64) -> Labels {
        Labels { width, height, taken: Vec::new() }
    }

    /// Keeps labels off a mark around a point.
    pub fn keep_off(&mut self, (x, y): (f64, f64), reach: f64) {
        self.taken.push([x - reach, y - reach, x + reach, y + reach]);
    }

    /// Keeps labels off a line through points.
    pub fn keep_off_line(&mut self, points: &[(f64, f64)]) {
        for pair in points.windows(2) {
            let &[(x1, y1), (x2, y2)] = pair else { continue };
            let steps = ((x2 - x1).abs().max((y2 - y1).abs()) / 8.0).ceil().clamp(1.0, 100.0);
            let mut at = 0.0;
            while at <= steps {
                self.keep_off((x1 + (x2 - x1) * at / steps, y1 + (y2 - y1) * at / steps), 1.5);
                at += 1.0;
            }
        }
    }

    /// The spot among those offered where the text touches least, the earlier of equals; never beyond the edges.
    pub fn place(&mut self, text: &str, spots: &[Spot]) -> Spot {
        let width = width_of(text);
        let inside = |spot: &Spot| -> Spot {
            let (before, after) = reach(spot.2, width);
            let x = spot.0.min(self.width - after).max(before);
            (x, spot.1.clamp(RISE, self.height - FALL), spot.2)
        };
        let touched = |spot: &Spot| -> f64 {
            let own = area(spot, width);
            self.taken.iter().map(|other| overlap(&own, other)).sum()
        };
        let offered: Vec<Spot> = spots.iter().map(inside).collect();
        let best = offered.iter().min_by(|a, b| touched(a).total_cmp(&touched(b))).copied();
        let spot = best.unwrap_or((0.0, self.height, Anchor::Start));
        self.taken.push(area(&spot, width));
        spot
    }
}

/// How far a text reaches before and after its point.
fn reach(anchor: Anchor, width: f64) -> (f64, f64) {
    match anchor {
        Anchor::Start => (0.0, width),
        Anchor::Middle => (width / 2.0, width / 2.0),
        Anchor::End => (width, 0.0),
    }
}

fn area(spot: &Spot, width: f64) -> Area {
    let (before, after) = reach(spot.2, width);
    [spot.0 - before, spot.1 - RISE, spot.0 + after, spot.1 + FALL]
}

fn overlap(a: &Area, b: &Area) -> f64 {
    let wide = a[2].min(b[2]) - a[0].max(b[0]);
    let high = a[3].min(b[3]) - a[1].max(b[1]);
    wide.max(0.0) * high.max(0.0)
}

#[cfg(test)]
mod tests {
    use super::Anchor::{End, Start};
    use super::{Labels, cut, width_of, wrapped};

    #[test]
    fn a_label_gives_way_and_stays_inside() {
        let mut labels = Labels::new(200.0, 100.0);
        assert_eq!(labels.place("1.786", &[(20.0, 50.0, Start)]), (20.0, 50.0, Start));
        assert_eq!(labels.place("2022", &[(30.0, 52.0, Start), (30.0, 80.0, Start)]), (30.0, 80.0, Start));
        let (x, y, _) = labels.place("4.500", &[(300.0, -4.0, End)]);
        assert!(x <= 200.0 && y >= 13.0, "{x} {y}");
    }

    #[test]
    fn words_break_at_spaces_and_are_cut_with_an_ellipsis() {
        assert_eq!(wrapped("một hai ba", 70.0), ["một hai", "ba"]);
        assert_eq!(cut("Kon Plông", 200.0), "Kon Plông");
        let short = cut("Thành phố Kon Tum", 90.0);
        assert!(short.ends_with('…') && width_of(&short) <= 90.0, "{short}");
    }
}
