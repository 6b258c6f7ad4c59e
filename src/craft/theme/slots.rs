//! Where a theme shows pictures, and how each place wants them cut: `pictures:` of
//! `theme.yaml`. What no place asks for is never made.

use crate::base::codes;
use crate::base::diagnostic::Sink;
use crate::base::fields::Fields;
use crate::base::path::SourcePath;
use crate::base::yaml;
use crate::craft::picture::cut::{Crop, Cut, Ratio, SHARED, WHOLE};

/// A place in a layout where a picture stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// At the head of an entry's own page.
    Page,
    /// First on the front page.
    Lead,
    /// In the second rank of the front page.
    Row,
    /// Among the faces of the front page.
    Face,
    /// On a card of a listing, or below an entry.
    Card,
    /// In a body.
    Body,
    /// In a gallery.
    Gallery,
}

/// What a picture is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Motif {
    /// One person's face.
    Portrait,
    /// A collective or a household.
    Group,
    /// Anything else: a place, a deed.
    Cover,
}

/// How one place shows pictures.
#[derive(Clone, Default, Debug)]
pub struct Showing {
    portrait: Option<Ratio>,
    group: Option<Ratio>,
    cover: Option<Ratio>,
    /// The widest file that is worth making, in pixels.
    pub most: Option<u32>,
    /// How wide browsers lay it out: the attribute `sizes`.
    pub sizes: String,
}

/// Every place with how it shows pictures.
#[derive(Clone, Default, Debug)]
pub struct Slots([Showing; 7]);

/// The places by the names that `theme.yaml` gives them.
const NAMES: [(&str, Slot); 7] = [
    ("page", Slot::Page),
    ("lead", Slot::Lead),
    ("row", Slot::Row),
    ("face", Slot::Face),
    ("card", Slot::Card),
    ("body", Slot::Body),
    ("gallery", Slot::Gallery),
];

/// The file of a theme that says it.
pub const FILE: &str = "theme.yaml";

impl Slots {
    /// Reads `theme.yaml`; places that it leaves out stay as they are.
    pub fn read(&mut self, bytes: &[u8], folder: &str, sink: &mut Sink) {
        let file = SourcePath::new(&format!("{folder}{FILE}"));
        let Some(node) = yaml::read(&String::from_utf8_lossy(bytes), &file, 1, sink) else { return };
        let Some(mut fields) = Fields::open(&node, FILE, &file, sink) else { return };
        fields.text("name");
        let own = fields.one("pictures", |f| Some(NAMES.map(|(name, slot)| (slot, f.one(name, showing)))));
        fields.close();
        for (slot, showing) in own.into_iter().flatten() {
            if let Some(showing) = showing {
                self.0[slot as usize] = showing;
            }
        }
    }

    /// How a place shows pictures.
    pub fn of(&self, slot: Slot) -> &Showing {
        &self.0[slot as usize]
    }

    /// What a place cuts out of a picture of this motif around its focus.
    pub fn cut(&self, slot: Slot, motif: Motif, focus: Option<(f32, f32)>) -> Cut {
        let showing = self.of(slot);
        let ratio = match motif {
            Motif::Portrait => showing.portrait,
            Motif::Group => showing.group,
            Motif::Cover => showing.cover,
        };
        ratio.map_or(Cut::Whole, |ratio| Cut::Part(crop(ratio, motif, focus)))
    }
}

/// What is cut out of a picture for those who share a page's address.
pub fn share(motif: Motif, focus: Option<(f32, f32)>) -> Cut {
    Cut::Share(crop(SHARED, motif, focus))
}

/// Faces stand in the upper part of a portrait, and their eyes a little above the
/// middle of whatever is cut out of it.
fn crop(ratio: Ratio, motif: Motif, focus: Option<(f32, f32)>) -> Crop {
    let units = |part: f32| (part * f32::from(WHOLE)).round() as u16;
    let (usual, rest) = match motif {
        Motif::Portrait => ((WHOLE / 2, 3500), 4000),
        Motif::Group => ((WHOLE / 2, 4500), WHOLE / 2),
        Motif::Cover => ((WHOLE / 2, WHOLE / 2), WHOLE / 2),
    };
    Crop { ratio, focus: focus.map_or(usual, |(x, y)| (units(x), units(y))), rest }
}

fn showing(f: &mut Fields<'_>) -> Option<Showing> {
    Some(Showing {
        portrait: ratio(f, "portrait"),
        group: ratio(f, "group"),
        cover: ratio(f, "cover"),
        most: f.whole("most", (16, 10_000)).and_then(|n| u32::try_from(n).ok()),
        sizes: f.text("sizes").unwrap_or_else(|| "100vw".to_owned()),
    })
}

/// A shape: `4/5`.
fn ratio(f: &mut Fields<'_>, key: &'static str) -> Option<Ratio> {
    let spot = f.spot(key);
    let text = f.text(key)?;
    let sides = text.split_once('/').and_then(|(w, h)| Some((w.trim().parse().ok()?, h.trim().parse().ok()?)));
    let sound = sides.filter(|(w, h): &Ratio| (1..=1000).contains(w) && (1..=1000).contains(h) && *w <= 5 * h && *h <= 5 * w);
    if sound.is_none() {
        f.fault(codes::OUT_OF_RANGE, spot, &[("key", key), ("value", &text), ("least", "1/5"), ("most", "5/1")]);
    }
    sound
}
