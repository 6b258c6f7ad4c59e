//! What a key may hold, as the functions that read it describe it: schemas,
//! scaffolds and the reference are written from this.

/// What a key may hold, as schemas say it.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// One line or paragraph of text.
    Text,
    /// Text, or text by language.
    Localized,
    /// `[a-z0-9-]`.
    Id,
    /// `YYYY-MM-DD`.
    Day,
    /// A day, or `YYYY-MM-DDTHH:MM`.
    Moment,
    /// `true` or `false`.
    Flag,
    /// A whole number between two bounds.
    Whole(i64, i64),
    /// An exact decimal.
    Decimal,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A sequence of one shape.
    Many(Box<Shape>),
    /// A mapping of known keys.
    Map(Vec<Known>),
    /// A mapping whose keys the author chooses.
    Open,
}

/// A key that a mapping may hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Known {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}
