//! What charts are drawn with: SVG elements, axes, letters. Positions are
//! computed here, colours are the style sheet's, words and numbers come as text.
//!
//! Letters are 15 units high. A narrow drawing is 350 units wide, so that they
//! are 12 px where a phone leaves 280; what runs over time is drawn twice, and
//! the style sheet shows the one that fits.

pub mod alone;
pub mod drawing;
pub mod grid;
pub mod key;
pub mod letters;
pub mod scale;
