//! A tile for each place, where the list of places says that it stands: rates are
//! shaded, totals never, since a large place has more of everything.

use rust_decimal::Decimal;

use crate::base::fields::Ref;
use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, cut};
use crate::model::plan::traits::Kind;
use crate::view::chart::sketch::{Chart, Sketch, Table, near, once};

/// How many columns a phone has room for.
const COLUMNS: u32 = 4;
/// How high a tile is.
const HIGH: f64 = 58.0;
/// How many shades there are above none.
const SHADES: f64 = 4.0;

/// One tile.
struct Tile {
    at: (u32, u32),
    name: String,
    label: String,
    value: f64,
}

/// Figures by place, all of whose places have their tile.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let by = &sketch.actual()?.observation.by;
    let tile = |(place, value): &(Ref, Decimal)| {
        let at = sketch.places.tile(&place.id)?;
        Some(Tile { at, name: sketch.places.name(&place.id), label: sketch.bare(*value), value: near(*value) })
    };
    let tiles: Vec<Tile> = by.iter().map(tile).collect::<Option<_>>()?;
    let columns = tiles.iter().map(|t| t.at.0).max().filter(|c| tiles.len() > 2 && *c <= COLUMNS)?;
    let is_rate = sketch.part().kind() != Kind::Flow;
    let rows = tiles.iter().map(|t| vec![t.name.clone(), t.label.clone()]).collect();
    let table = Table { head: vec![sketch.chart_word("col.place"), sketch.chart_word("col.value")], rows };
    let values = || tiles.iter().map(|t| t.value);
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
    let key =
        if is_rate { vec![("cell s4", sketch.chart_word("darker"))] } else { vec![("bar", sketch.chart_word("share_of_most"))] };
    Some(once(draw(&tiles, columns, if is_rate { Fill::Shade(low, high) } else { Fill::Bar(high) }), key, table))
}

/// How a tile shows its number besides writing it.
#[derive(Clone, Copy)]
enum Fill {
    /// By shades from the lowest to the highest.
    Shade(f64, f64),
    /// By a bar beneath, as long as its share of the most.
    Bar(f64),
}

fn draw(tiles: &[Tile], columns: u32, fill: Fill) -> Drawing {
    let width = Room::Narrow.width();
    let wide = (width - 4.0) / f64::from(columns);
    let rows = tiles.iter().map(|t| t.at.1).max().unwrap_or(1);
    let mut drawing = Drawing::new(width, 4.0 + HIGH * f64::from(rows));
    for tile in tiles {
        let (x, y) = (2.0 + wide * f64::from(tile.at.0 - 1), 2.0 + HIGH * f64::from(tile.at.1 - 1));
        let class = match fill {
            Fill::Shade(low, high) => format!("cell s{}", ((tile.value - low) / (high - low).max(1e-9) * SHADES).round()),
            Fill::Bar(_) => "cell".to_owned(),
        };
        drawing.rect(&class, (x + 2.0, y + 2.0), (wide - 4.0, HIGH - 4.0));
        drawing.text("in", (x + 8.0, y + 21.0, Anchor::Start), &cut(&tile.name, wide - 12.0));
        drawing.text("in bold", (x + 8.0, y + 42.0, Anchor::Start), &tile.label);
        if let Fill::Bar(most) = fill {
            let share = if most > 0.0 { (tile.value / most).clamp(0.0, 1.0) } else { 0.0 };
            drawing.bar("bar", (x + 4.0, y + HIGH - 6.0), (x + 4.0 + (wide - 8.0) * share, 5.0));
        }
    }
    drawing
}
