//! What a template may use up: a theme is the site's own, and one that never ends
//! must not take the machine with it.

use std::cell::Cell;
use std::io::{self, Write};

/// How often the loops of one page may repeat, all together.
const ROUNDS: usize = 500_000;
/// How long one text may grow.
const TEXT: usize = 8 << 20;
/// How long a page may be.
const PAGE: usize = 64 << 20;

/// So long are most pages: room for them is made at once.
const USUAL: usize = 32 << 10;

/// Why it ended: what the wording chooses by.
const REPEATS: &str = "repeats";
/// Why it ended: what the wording chooses by.
const GROWS: &str = "grows";

thread_local! {
    // The engine has no place to keep a count for one page; a page is rendered by one thread.
    static LEFT: Cell<usize> = const { Cell::new(ROUNDS) };
}

/// Begins a page.
pub fn begin() {
    LEFT.set(ROUNDS);
}

/// Counts rounds that a loop is about to make.
pub fn rounds(count: usize) -> Result<(), &'static str> {
    let left = LEFT.get().checked_sub(count).ok_or(REPEATS)?;
    LEFT.set(left);
    Ok(())
}

/// Looks at the length of a text.
pub fn text(length: usize) -> Result<(), &'static str> {
    if length > TEXT { Err(GROWS) } else { Ok(()) }
}

/// A page that is being written.
pub struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl Default for Page {
    fn default() -> Page {
        Page { bytes: Vec::with_capacity(USUAL), full: false }
    }
}

impl Page {
    /// Why nothing more was taken, if that is so.
    pub fn overflow(&self) -> Option<&'static str> {
        self.full.then_some(GROWS)
    }

    /// What was written: the engine writes text.
    pub fn bytes(self) -> Vec<u8> {
        self.bytes
    }
}

impl Write for Page {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + piece.len() > PAGE {
            self.full = true;
            return Err(io::ErrorKind::OutOfMemory.into());
        }
        self.bytes.extend_from_slice(piece);
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
