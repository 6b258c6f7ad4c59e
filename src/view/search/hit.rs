//! An entry as a result of a search shows it.

use serde::Serialize;

use crate::base::text::clip;
use crate::graph::entry::Entry;
use crate::model::kind::Kind;
use crate::view::card::{Builder, Card};

/// How much of a summary a result may show.
const SUMMARY: usize = 150;

/// A result, in the order of its parts: group, address, title, kind, line, place, day, summary, sample.
#[derive(Clone, Debug, Serialize)]
pub struct Hit(
    pub &'static str,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    pub String,
    #[serde(serialize_with = "as_number")] pub bool,
);

fn as_number<S: serde::Serializer>(yes: &bool, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_u8(u8::from(*yes))
}

impl Builder<'_> {
    /// An entry as a result.
    pub fn hit(&self, entry: &Entry) -> Hit {
        let Card { title, href, line, place, summary, date, sample, .. } = Card::clone(&self.card(entry));
        let entity = entry.entity();
        let group = match entity.kind {
            Kind::Profile => "people",
            Kind::Story => "stories",
            _ => "others",
        };
        let kind = self.kind_word(entity);
        Hit(group, href, title, kind, line, place, date, clip(&summary, SUMMARY), sample)
    }
}
