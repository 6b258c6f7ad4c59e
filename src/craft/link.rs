//! Where a link in a body leads, and which links are refused.

use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::scheme::{FORBIDDEN, host, scheme};
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
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
    /// Nowhere any more: what it led to was taken away.
    Nowhere,
}

/// Schemes for people.
const PERSONAL: [&str; 3] = ["mailto", "tel", "sms"];

/// Judges a link. `None` if it is refused; why is in the sink.
pub fn target(link: &str, rules: &Rules<'_>, place: &Place, sink: &mut Sink) -> Option<Target> {
    let (rest, fragment) = link.split_once('#').map_or((link, None), |(a, b)| (a, Some(b.to_owned())));
    if let Some(scheme) = scheme(link) {
        if FORBIDDEN.contains(&scheme.as_str()) {
            sink.push(Diagnostic::at(codes::FORBIDDEN_SCHEME, place.clone()).with("link", link));
            return None;
        }
        if matches!(scheme.as_str(), "http" | "https") {
            return Some(outside(link, rules, place, sink));
        }
        if PERSONAL.contains(&scheme.as_str()) {
            return Some(Target::Outside(link.to_owned()));
        }
        let plain: String = rest.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let id = plain.split_once(':').map_or("", |(_, id)| id);
        return Some(Target::Entity(scheme, id.to_owned(), fragment));
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

/// What is wrong with a picture, sound or film that is no file of the project.
pub fn foreign(src: &str, place: Place) -> Option<Diagnostic> {
    let code = match scheme(src).as_deref() {
        Some(s) if FORBIDDEN.contains(&s) => codes::FORBIDDEN_SCHEME,
        Some(_) => codes::FOREIGN_MEDIA,
        None if src.trim_start().starts_with("//") => codes::FOREIGN_MEDIA,
        None => return None,
    };
    Some(Diagnostic::at(code, place).with("link", src).with("src", src))
}

/// A link of the web: this site's own addresses are held like its others.
fn outside(link: &str, rules: &Rules<'_>, place: &Place, sink: &mut Sink) -> Target {
    if let Some(address) = own(link, rules) {
        return Target::Address(address);
    }
    let (host, own) = (host(link), host(rules.origin));
    let allowed = rules.outbound.iter().any(|a| host == *a || host.ends_with(&format!(".{a}")));
    if own != host && !allowed {
        sink.push(Diagnostic::at(codes::OUTBOUND_HOST, place.clone()).with("host", &host).with("link", link));
    }
    Target::Outside(link.to_owned())
}

/// The address within this site that a full one names.
fn own(link: &str, rules: &Rules<'_>) -> Option<String> {
    let here = rules.origin.split_once("://")?.1;
    let rest = link.split_once("://")?.1;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    if !authority.eq_ignore_ascii_case(here) {
        return None;
    }
    let within = path.strip_prefix(rules.path.trim_end_matches('/'))?;
    match within.chars().next() {
        Some('/') => Some(within.to_owned()),
        None | Some('?' | '#') => Some(format!("/{within}")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Rules, Target, target};
    use crate::base::diagnostic::{Place, Sink};
    use crate::base::path::SourcePath;

    #[test]
    fn a_full_address_of_this_site_is_its_own() {
        for (link, path, address) in [
            ("https://a.vn/tin/x/#y", "/", Some("/tin/x/#y")),
            ("http://A.VN", "/", Some("/")),
            ("https://a.vn/guong/tin/", "/guong/", Some("/tin/")),
            ("https://a.vn/khac/", "/guong/", None),
            ("https://a.vn/guongkhac/", "/guong/", None),
            ("https://b.vn/tin/", "/", None),
        ] {
            let rules = Rules { outbound: &[], origin: "https://a.vn", path };
            let found = target(link, &rules, &Place::start(&SourcePath::new("a.md")), &mut Sink::new());
            let wanted = address.map_or_else(|| Target::Outside(link.to_owned()), |a| Target::Address(a.to_owned()));
            assert_eq!(found, Some(wanted), "{link}");
        }
    }
}
