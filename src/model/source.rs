//! Where a claim comes from, and what was put right since.

use jiff::civil::Date;

use crate::base::codes;
use crate::base::diagnostic::Spot;
use crate::base::fields::Fields;

/// A document or report that a claim rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Its name within the entry.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where it is to be read.
    pub url: Option<String>,
    /// Where a copy is kept.
    pub archive: Option<String>,
}

/// A correction, kept for ever.
#[derive(Clone, PartialEq, Debug)]
pub struct Correction {
    /// When it was made.
    pub date: Option<Date>,
    /// What was wrong and what is right.
    pub text: String,
    /// Where it is written.
    pub spot: Spot,
}

/// What the press has carried (Báo chí đã đưa).
#[derive(Clone, PartialEq, Debug)]
pub struct Coverage {
    /// The newspaper, radio or television.
    pub outlet: Option<String>,
    /// `newspaper`, `radio`, `tv` or `web`.
    pub medium: Option<&'static str>,
    /// Its headline.
    pub title: Option<String>,
    /// Where.
    pub url: Option<String>,
    /// When.
    pub date: Option<Date>,
    /// Where a copy is kept.
    pub archive: Option<String>,
}

/// Words for media, in content and in data.
pub const MEDIA: [(&str, &str); 4] = [("newspaper", "newspaper"), ("radio", "radio"), ("tv", "tv"), ("web", "web")];

/// Reads one source.
pub fn source(f: &mut Fields<'_>) -> Option<Source> {
    Some(Source {
        id: f.text("id"),
        title: f.text("title"),
        publisher: f.text("publisher"),
        date: f.day("date"),
        url: web(f, "url"),
        archive: web(f, "archive"),
    })
}

/// Reads one correction.
pub fn correction(f: &mut Fields<'_>) -> Option<Correction> {
    let (date, text, spot) = (f.day("date"), f.text("text"), f.begin());
    Some(Correction { date, text: text.unwrap_or_default(), spot })
}

/// Reads one item of coverage.
pub fn coverage(f: &mut Fields<'_>) -> Option<Coverage> {
    Some(Coverage {
        outlet: f.text("outlet"),
        medium: f.choice("medium", &MEDIA),
        title: f.text("title"),
        url: web(f, "url"),
        date: f.day("date"),
        archive: web(f, "archive"),
    })
}

/// An `http(s)` address; anything else would be a dead or a dangerous link.
pub fn web(f: &mut Fields<'_>, key: &'static str) -> Option<String> {
    let spot = f.spot(key);
    let text = f.text(key)?;
    let lower = text.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if host.is_none_or(str::is_empty) || text.contains(char::is_whitespace) {
        let scheme = lower.split(':').next().unwrap_or_default();
        let forbidden = ["javascript", "vbscript", "data", "file"].contains(&scheme);
        let code = if forbidden { codes::FORBIDDEN_SCHEME } else { codes::NOT_AN_ADDRESS };
        f.fault(code, spot, &[("key", key), ("value", &text), ("link", &text)]);
        return None;
    }
    Some(text)
}
