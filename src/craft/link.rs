//! Where a link in a body leads, and which links are refused.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::text::{decoded, nfc};

/// What links are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Hosts that may be linked without a warning.
    pub outbound: &'a [String],
    /// The site's own `https://host`.
    pub origin: &'a str,
    /// The site's own path.
    pub path: &'a str,
}

/// Where a link leads.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Target {
    /// An entity by id: kind's name, id, fragment.
    Entity(String, String, Option<String>),
    /// A file of the project, relative to the entry's own; a `.md` file is an entity.
    File(String, Option<String>),
    /// An address of this site, with its fragment.
    Address(String),
    /// A heading of the same page.
    Fragment(String),
    /// Elsewhere.
    Outside(String),
}

/// Schemes that run or read what they should not.
const FORBIDDEN: [&str; 4] = ["javascript", "vbscript", "data", "file"];
/// Schemes for people.
const PERSONAL: [&str; 3] = ["mailto", "tel", "sms"];

/// Judges a link. `None` if it is refused; why is in the sink.
pub fn target(link: &str, rules: &Rules<'_>, place: &Place, sink: &mut Sink) -> Option<Target> {
    let plain: String = link.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (rest, fragment) = link.split_once('#').map_or((link, None), |(a, b)| (a, Some(b.to_owned())));
    if let Some((scheme, id)) = plain.split_once(':').filter(|(s, _)| is_scheme(s)) {
        let lower = scheme.to_ascii_lowercase();
        if FORBIDDEN.contains(&lower.as_str()) {
            sink.push(Diagnostic::at(codes::FORBIDDEN_SCHEME, place.clone()).with("link", link));
            return None;
        }
        if matches!(lower.as_str(), "http" | "https") {
            return Some(outside(link, rules, place, sink));
        }
        if PERSONAL.contains(&lower.as_str()) {
            return Some(Target::Outside(link.to_owned()));
        }
        let id = id.split('#').next().unwrap_or_default();
        return Some(Target::Entity(lower, id.to_owned(), fragment));
    }
    if rest.is_empty() {
        return fragment.map(Target::Fragment);
    }
    if link.starts_with("//") {
        return Some(outside(&format!("https:{link}"), rules, place, sink));
    }
    let file = || nfc(&decoded(rest)).into_owned();
    Some(if link.starts_with('/') { Target::Address(link.to_owned()) } else { Target::File(file(), fragment) })
}

/// Whether a picture, sound or film is a file of the project. Others are refused.
pub fn is_own_file(src: &str, place: &Place, sink: &mut Sink) -> bool {
    let fault = foreign(src, place);
    let own = fault.is_none();
    fault.into_iter().for_each(|fault| sink.push(fault));
    own
}

/// Why a picture, sound or film cannot be shown: it is no file of the project.
pub fn foreign(src: &str, place: &Place) -> Option<Diagnostic> {
    let plain: String = src.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = plain.split_once(':').map(|(s, _)| s.to_ascii_lowercase()).filter(|s| is_scheme(s));
    let code = match scheme.as_deref() {
        Some(s) if FORBIDDEN.contains(&s) => codes::FORBIDDEN_SCHEME,
        Some(_) => codes::FOREIGN_MEDIA,
        None if plain.starts_with("//") => codes::FOREIGN_MEDIA,
        None => return None,
    };
    Some(Diagnostic::at(code, place.clone()).with("link", src).with("src", src))
}

/// Why a link to a film elsewhere is none.
pub fn unfit(link: &str, place: &Place) -> Option<Diagnostic> {
    let scheme = link.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    if matches!(scheme.as_deref(), Some("http" | "https")) && !link.contains(char::is_whitespace) {
        return None;
    }
    let refused = foreign(link, place).filter(|fault| fault.code == codes::FORBIDDEN_SCHEME);
    let fault = || Diagnostic::at(codes::NOT_AN_ADDRESS, place.clone()).with("key", "url").with("value", link);
    Some(refused.unwrap_or_else(fault))
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

fn outside(link: &str, rules: &Rules<'_>, place: &Place, sink: &mut Sink) -> Target {
    let host = link.split_once("://").map_or("", |(_, rest)| rest).split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default().to_lowercase();
    let own = rules.origin.split_once("://").is_some_and(|(_, own)| own == host);
    let allowed = rules.outbound.iter().any(|a| host == *a || host.ends_with(&format!(".{a}")));
    if !own && !allowed {
        sink.push(Diagnostic::at(codes::OUTBOUND_HOST, place.clone()).with("host", &host).with("link", link));
    }
    Target::Outside(link.to_owned())
}
