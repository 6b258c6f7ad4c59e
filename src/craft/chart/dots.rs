//! Small counts: one named dot for each thing that was promised.

use crate::craft::chart::drawing::{Anchor, Drawing, width_of};

/// Draws `reached` full dots out of `promised`, the full ones named as far as names are known.
pub fn dots(reached: usize, promised: usize, names: &[String]) -> Drawing {
    let count = reached.max(promised).max(1);
    let named = names.iter().take(reached).count();
    // Named dots stand beneath each other, so that every name has its line.
    let rows = if named > 0 { count } else { count.div_ceil(8) };
    let line = if named > 0 { 34.0 } else { 44.0 };
    let mut drawing = Drawing::new(360.0, 14.0 + line * f64::from(u16::try_from(rows).unwrap_or(u16::MAX)));
    for at in 0..count {
        let row = if named > 0 { at } else { at / 8 };
        let column = if named > 0 { 0 } else { at % 8 };
        let place = |n: usize| f64::from(u16::try_from(n).unwrap_or(u16::MAX));
        let (x, y) = (18.0 + 44.0 * place(column), 24.0 + line * place(row));
        drawing.circle(if at < reached { "dot" } else { "hollow" }, (x, y), 12.0);
        if let Some(name) = names.get(at).filter(|_| at < reached) {
            drawing.text("", (x + 24.0, y + 5.0), Anchor::Start, name);
        }
        if at + 1 == promised && reached > promised {
            let side = if named > 0 { (width_of("m"), y + 17.0) } else { (x + 22.0, y) };
            drawing.line("target", (side.0 - 20.0, side.1), (side.0 + 340.0, side.1));
        }
    }
    drawing
}
