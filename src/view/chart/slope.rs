//! Two editions of a ranking, the first place on top.

use num_traits::ToPrimitive;

use crate::craft::chart::drawing::{Drawing, Room};
use crate::craft::chart::letters::{Anchor, Labels};
use crate::craft::chart::scale::Scale;
use crate::model::plan::traits::Kind;
use crate::model::snapshot::{Observation, Reading};
use crate::view::chart::sketch::{Chart, Sketch, Table, near, once};

/// One edition: the best and worst place it can be, and both in words.
struct Place {
    ends: (f64, f64),
    label: String,
    year: String,
}

/// Ranks whose earlier edition is known.
pub fn of(sketch: &Sketch<'_, '_>) -> Option<Chart> {
    let before = sketch.judged.series.baseline.figure.filter(|_| sketch.part().kind() == Kind::Rank)?.observation;
    let now = sketch.actual().map(|f| f.observation);
    let place = |o: &Observation| {
        let (label, year) = (sketch.voice.reading(o, sketch.part()), o.period.year().to_string());
        ends(o).map(|ends| Place { ends, label, year })
    };
    let (first, second) = (place(before)?, now.and_then(place));
    let ranked = before.ranked.or(now.and_then(|o| o.ranked)).and_then(|r| r.to_f64()).unwrap_or(first.ends.1);
    let need = (first.ends.1 - sketch.target()).max(1.0);
    let words = sketch.fill("rank", &sketch.axis(need));
    let mut rows = vec![vec![first.year.clone(), first.label.clone()]];
    rows.extend(second.as_ref().map(|p| vec![p.year.clone(), p.label.clone()]));
    rows.push(vec![sketch.fill("plan_of", &sketch.year.to_string()), words.clone()]);
    let table = Table { head: vec![sketch.chart_word("col.edition"), sketch.chart_word("col.rank")], rows };
    let mut key = vec![("dot", sketch.chart_word("ranked"))];
    if [Some(&first), second.as_ref()].into_iter().flatten().any(|p| p.ends.1 > p.ends.0) {
        key.push(("bar", sketch.chart_word("range")));
    }
    key.push(("target", sketch.chart_word("needed_rank")));
    Some(once(draw((&first, second.as_ref()), ranked, (need, &words), sketch.year), key, table))
}

fn ends(observation: &Observation) -> Option<(f64, f64)> {
    match observation.reading {
        Reading::Value(value) => Some((near(value), near(value))),
        Reading::Range(low, high) => Some((near(low), near(high))),
        Reading::Missing(_) | Reading::ByPlace => None,
    }
}

/// Draws the editions of a ranking of so many, and the place that is required.
fn draw((before, now): (&Place, Option<&Place>), ranked: f64, required: (f64, &str), year: i16) -> Drawing {
    let (width, height) = (Room::Narrow.width(), 250.0);
    let (mut drawing, mut labels) = (Drawing::new(width, height), Labels::new(width, height));
    let y = Scale::new((1.0, ranked.max(before.ends.1)), (30.0, 204.0));
    let (x1, x2) = (96.0, width - 96.0);
    let years = [before.year.clone(), now.map_or_else(|| year.to_string(), |p| p.year.clone())];
    for (x, year) in [x1, x2].into_iter().zip(&years) {
        drawing.line("axis", (x, 24.0), (x, 210.0));
        drawing.text("dim", labels.place(year, &[(x, 236.0, Anchor::Middle)]), year);
    }
    let last = format!("{ranked}");
    for (rank, words) in [(1.0, "1"), (ranked, last.as_str())] {
        drawing.text("dim", labels.place(words, &[(x1 - 12.0, y.at(rank) + 5.0, Anchor::End)]), words);
    }
    let need = y.within(required.0);
    drawing.line("target", (x2 - 26.0, need), (x2 + 26.0, need));
    labels.keep_off_line(&[(x2 - 26.0, need), (x2 + 26.0, need)]);
    let middle = |place: &Place| y.at(f64::midpoint(place.ends.0, place.ends.1));
    if let Some(now) = now {
        drawing.line("now", (x1, middle(before)), (x2, middle(now)));
        labels.keep_off_line(&[(x1, middle(before)), (x2, middle(now))]);
    }
    let sides = [Some((before, x1, Anchor::End, -14.0)), now.map(|p| (p, x2, Anchor::Start, 14.0))];
    for (place, x, anchor, aside) in sides.into_iter().flatten() {
        let (top, bottom) = (y.at(place.ends.0), y.at(place.ends.1));
        if bottom > top {
            drawing.rect("range", (x - 5.0, top), (10.0, bottom - top));
        } else {
            drawing.circle("dot", (x, top), 7.0);
        }
        let at = middle(place) + 5.0;
        let spots = [(x + aside, at, anchor), (x + aside, at + 20.0, anchor), (x + aside, at - 20.0, anchor)];
        drawing.text("bold", labels.place(&place.label, &spots), &place.label);
    }
    let spots =
        [(x2 - 32.0, need + 5.0, Anchor::End), (x2 + 32.0, need + 5.0, Anchor::Start), (x2 + 32.0, need - 14.0, Anchor::Start)];
    drawing.text("", labels.place(required.1, &spots), required.1);
    drawing
}
