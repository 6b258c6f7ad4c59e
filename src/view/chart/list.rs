//! The list of chart forms: a new one is one line here. The first that fits is drawn.

use crate::view::chart::sketch::{Chart, Sketch};
use crate::view::chart::{change, cumulative, dots, level, members, multiples, progress, slope, tiles};

/// Draws a part if the form fits it.
pub type Form = fn(&Sketch<'_, '_>) -> Option<Chart>;

/// What shows a part as a whole.
const WHOLE: [Form; 7] = [members::of, dots::of, cumulative::of, progress::of, level::of, change::of, slope::of];

/// What shows a part place by place: what each is called in addresses, and the form.
pub const BY_PLACE: [(&str, Form); 2] = [("o-noi", tiles::of), ("tung-noi", multiples::of)];

/// The chart that fits a part; none without a figure to draw.
pub fn whole(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    WHOLE.iter().find_map(|form| form(sketch))
}
