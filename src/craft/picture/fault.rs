//! Why a picture cannot be made. A fault knows no file: whoever refers to the
//! picture knows the place.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place};

/// Most pixels that a picture may have.
pub const MOST_PIXELS: u64 = 200_000_000;

/// What is wrong with a picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// No picture at all: what it looks like (`text`, `PDF`, `empty`, ...).
    NotAPicture {
        /// What was found, in a word.
        found: &'static str,
    },
    /// A picture that is cut short or contradicts itself.
    Damaged {
        /// In which way.
        why: Why,
    },
    /// Over 200 megapixels, or beyond the memory that decoding may take.
    Huge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// HEIC or HEIF, as phones write it.
    Heic,
    /// SVG, which may hold scripts.
    Svg,
    /// A picture of a type that is not read.
    UnknownType {
        /// The type's name.
        found: &'static str,
    },
}

/// In which way a picture is damaged.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It ends too early.
    Truncated,
    /// It holds too few bytes for the size that it claims, or claims none.
    Size,
    /// Its data cannot be decoded.
    Data,
}

impl Why {
    /// The word by which the wording is chosen.
    pub fn word(self) -> &'static str {
        match self {
            Why::Truncated => "truncated",
            Why::Size => "size",
            Why::Data => "data",
        }
    }
}

impl Fault {
    /// A picture that ends too early.
    pub const TRUNCATED: Fault = Fault::Damaged { why: Why::Truncated };
    /// A picture whose size is a lie.
    pub const SIZE: Fault = Fault::Damaged { why: Why::Size };
    /// A picture whose data cannot be decoded.
    pub const DATA: Fault = Fault::Damaged { why: Why::Data };

    /// The diagnostic at the place that refers to the picture as `src`.
    pub fn diagnostic(&self, place: Place, src: &str) -> Diagnostic {
        let code = match self {
            Fault::NotAPicture { .. } => codes::NOT_A_PICTURE,
            Fault::Damaged { .. } => codes::DAMAGED_PICTURE,
            Fault::Huge { .. } => codes::HUGE_PICTURE,
            Fault::Heic => codes::HEIC,
            Fault::Svg => codes::SVG_OUTSIDE_STATIC,
            Fault::UnknownType { .. } => codes::UNKNOWN_PICTURE_TYPE,
        };
        let told = Diagnostic::at(code, place).with("src", src);
        match self {
            Fault::NotAPicture { found } | Fault::UnknownType { found } => told.with("found", found),
            Fault::Damaged { why } => told.with("why", why.word()),
            Fault::Huge { width, height } => told.with("width", width).with("height", height),
            Fault::Heic | Fault::Svg => told,
        }
    }
}
