//! `fonts:` of `site.yaml`: fonts of the site's own, subset and packed as woff2 already.

use crate::base::codes;
use crate::base::diagnostic::Place;
use crate::base::fields::Fields;
use crate::craft::theme::face::{Face, Family};

/// Reads `fonts:`, those of the text first.
pub fn read(f: &mut Fields<'_>) -> Option<Vec<Face>> {
    let mut faces = f.many("text", |f| face(f, Family::Text));
    faces.extend(f.many("headings", |f| face(f, Family::Headings)));
    Some(faces)
}

fn face(f: &mut Fields<'_>, family: Family) -> Option<Face> {
    let place = Place::new(f.file(), f.spot("src"));
    let src = f.must().text("src");
    let weights = weights(f);
    let italic = f.choice("style", &[("normal", false), ("italic", true)]).unwrap_or_default();
    Some(Face { family, src: src?, place, weights, italic })
}

/// One weight, or the least and the greatest of a variable font.
fn weights(f: &mut Fields<'_>) -> (u16, u16) {
    const PLAIN: (u16, u16) = (400, 400);
    let spot = f.spot("weight");
    let found: Vec<u16> = f.wholes("weight", (1, 1000)).into_iter().filter_map(|w| u16::try_from(w).ok()).collect();
    match found[..] {
        [] => PLAIN,
        [one] => (one, one),
        [least, most] if least < most => (least, most),
        _ => {
            f.fault(codes::OUT_OF_RANGE, spot, &[("key", "weight"), ("value", "[…]"), ("least", "1"), ("most", "1000")]);
            PLAIN
        }
    }
}
