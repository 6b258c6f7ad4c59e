//! Sheets that bodies show as tables: read once, each fault told where the body
//! names the file.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::files::{File, Files};
use crate::base::text::{nfc, printable};
use crate::craft::document::Hole;
use crate::craft::embed::Embed;
use crate::graph::site::Site;
use crate::view::table::Sheets;

/// The longest sheet that a page shows; a longer one is linked to, not read aloud.
const ROWS: usize = 1000;

/// Reads every sheet that an admitted entry shows.
pub fn sheets(site: &Site, files: &Files, sink: &mut Sink) -> Sheets {
    let mut sheets = Sheets::new();
    for entry in site.entries() {
        let entity = entry.entity();
        for (hole, _) in entity.body.holes() {
            let Hole::Embed(Embed::Table(medium)) = hole else { continue };
            let Some(path) = entity.path.join(&medium.src) else { continue };
            // A file that is not there is told with the other files beside the entry.
            let Some(file) = files.get(path.as_str()) else { continue };
            if sheets.contains_key(&path) {
                continue;
            }
            match read(file) {
                Ok(rows) => drop(sheets.insert(path, rows)),
                Err(why) => sink.push(fault(entity.at(medium.spot), &medium.src, &why)),
            }
        }
    }
    sheets
}

fn fault(place: Place, file: &str, why: &str) -> Diagnostic {
    Diagnostic::at(codes::BAD_CSV, place).with("file", file).with("why", why)
}

/// Rows of equally many cells; parted by semicolons where the first line has more of them than commas.
fn read(file: &File) -> Result<Vec<Vec<String>>, String> {
    let bytes = file.read().map_err(|e| e.to_string())?;
    let text = String::from_utf8(bytes).map_err(|e| e.to_string())?;
    let text = printable(nfc(text.trim_start_matches('\u{feff}')));
    let first = text.lines().next().unwrap_or_default();
    let delimiter = if first.matches(';').count() > first.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| e.to_string())?;
        rows.push(record.iter().map(str::to_owned).collect());
        if rows.len() > ROWS {
            return Err(format!("> {ROWS}"));
        }
    }
    if rows.is_empty() { Err("0".to_owned()) } else { Ok(rows) }
}
