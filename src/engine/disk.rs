//! Single files: read whole or in pieces, written whole or not at all.

use std::fs;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::Path;
use std::sync::Mutex;

use crate::base::failure::Failure;
use crate::base::lock::lock;

/// So much is gathered before it is written: kept files stand in thousands of pieces.
const ROOM: usize = 1 << 17;

/// Reads a file, and nothing else: a pipe would never answer.
pub fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    is_file(path)?;
    fs::read(path)
}

fn is_file(path: &Path) -> io::Result<()> {
    if fs::metadata(path)?.is_file() { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

/// A file of which pieces are read. Whatever takes its name, it stays the file that was opened.
pub struct Opened(Mutex<fs::File>);

impl Opened {
    /// Opens a file, and nothing else.
    pub fn open(path: &Path) -> io::Result<Opened> {
        is_file(path)?;
        Ok(Opened(Mutex::new(fs::File::open(path)?)))
    }

    /// One piece, or as much of it as there is.
    pub fn read(&self, range: &Range<usize>) -> io::Result<Vec<u8>> {
        let mut file = lock(&self.0);
        file.seek(SeekFrom::Start(range.start as u64))?;
        let mut bytes = Vec::new();
        (&*file).take(range.len() as u64).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

/// Writes a file beside its place and renames it in: readers see the old one or the new one.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    replace_by(path, &[bytes])
}

/// The same for bytes that stand in pieces.
pub fn replace_by(path: &Path, pieces: &[&[u8]]) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(Failure::machine(folder))?;
    }
    let name = path.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let beside = path.with_file_name(format!(".{name}.new"));
    let write = |file: fs::File| {
        let mut file = BufWriter::with_capacity(ROOM, file);
        pieces.iter().try_for_each(|piece| file.write_all(piece))?;
        file.flush()
    };
    let written = fs::File::create(&beside).and_then(write).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        Failure::machine(path)(error)
    })
}
