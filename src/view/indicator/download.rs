//! Files that readers may take along, with their sizes.

use serde::Serialize;

use crate::base::path::Url;
use crate::craft::numerals::Numerals;
use crate::view::card::Builder;

/// A file to take along.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct DownloadView {
    /// What it holds.
    pub label: String,
    /// Its address.
    pub href: String,
    /// The same with the host.
    pub absolute: String,
    /// Its format: CSV, JSON, SVG.
    pub format: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// Its size, for readers.
    pub size: String,
    /// Its size in bytes.
    pub bytes: usize,
}

/// The formats that are offered: the end of a name, what it is called, its media type.
const FORMATS: [(&str, &str, &str); 3] =
    [(".csv", "CSV", "text/csv"), (".json", "JSON", "application/json"), (".svg", "SVG", "image/svg+xml")];

impl Builder<'_> {
    /// A file of that size at that address, and what it holds.
    pub fn download(&self, label: String, url: &Url, bytes: usize) -> DownloadView {
        let (_, format, media) = FORMATS.into_iter().find(|(end, _, _)| url.as_str().ends_with(end)).unwrap_or(("", "", ""));
        DownloadView {
            label,
            href: self.site.href(url),
            absolute: self.site.absolute(url),
            format,
            media,
            size: size(bytes, Numerals::of(self.lang.as_str())),
            bytes,
        }
    }

    /// The same, called by a wording, of a file whose size is known from before.
    pub fn offered(&self, key: &str, url: &Url) -> Option<DownloadView> {
        self.beside.downloads.size(url).map(|bytes| self.download(self.word(&format!("files.{key}")), url, bytes))
    }
}

/// A size as readers see it: 2,1 KB; 12 KB; 1,2 MB.
fn size(bytes: usize, numerals: Numerals) -> String {
    use rust_decimal::Decimal;
    let bytes = Decimal::from(u64::try_from(bytes).unwrap_or(u64::MAX));
    let (thousand, million) = (Decimal::from(1_000), Decimal::from(1_000_000));
    let (number, unit) = if bytes < million { (bytes / thousand, "KB") } else { (bytes / million, "MB") };
    let decimals = u32::from(number < Decimal::TEN);
    format!("{}\u{a0}{unit}", numerals.fixed(number.max(Decimal::new(1, 1)), decimals))
}

#[cfg(test)]
mod tests {
    use super::size;
    use crate::craft::numerals::Numerals;

    #[test]
    fn sizes_are_short() {
        let vi = Numerals::of("vi");
        let table = [(12, "0,1\u{a0}KB"), (2149, "2,1\u{a0}KB"), (12_300, "12\u{a0}KB"), (1_234_567, "1,2\u{a0}MB")];
        for (bytes, text) in table {
            assert_eq!(size(bytes, vi), text);
        }
    }
}
