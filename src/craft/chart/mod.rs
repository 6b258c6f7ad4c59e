//! Charts as small SVG drawings: positions are computed here, colours and the
//! size of letters are the style sheet's, words and numbers come as text.
//!
//! Every drawing is laid out for a phone: 360 units wide, letters of 15 units.
//! On wide screens the style sheet makes letters smaller, never crowded.

pub mod bars;
pub mod bullet;
pub mod change;
pub mod cumulative;
pub mod dots;
pub mod drawing;
pub mod level;
pub mod progress;
pub mod scale;
pub mod slope;
