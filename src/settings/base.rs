//! Where the site stands on the web: `base_url`.

use crate::base::codes;
use crate::base::fields::Fields;
use crate::base::scheme::is_host;

/// Where the site stands on the web.
#[derive(Clone, PartialEq, Debug)]
pub struct Base {
    /// `https://host`, without a slash at its end.
    pub origin: String,
    /// `/` or `/path/`.
    pub path: String,
}

impl Base {
    /// Takes an `http(s)` address without query or fragment.
    pub fn parse(text: &str) -> Option<Base> {
        let (scheme, rest) = text.split_once("://")?;
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let sound = matches!(scheme, "http" | "https") && is_authority(host) && is_path(path);
        let path = path.trim_end_matches('/');
        let path = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
        sound.then(|| Base { origin: format!("{scheme}://{host}"), path })
    }

    /// Reads `base_url`.
    pub fn read(f: &mut Fields<'_>) -> Option<Base> {
        let spot = f.spot("base_url");
        let text = f.must().text("base_url")?;
        let base = Base::parse(&text);
        if base.is_none() {
            f.fault(codes::NOT_AN_ADDRESS, spot, &[("key", "base_url"), ("value", &text)]);
        }
        base
    }
}

/// A host, with a port from 1 to 65535 if any. IPv6 hosts stand in brackets.
fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !text.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let v6 = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
    let sound = v6.map_or_else(|| is_host(host), |h| h.parse::<std::net::Ipv6Addr>().is_ok());
    let digits = |p: &str| p.bytes().all(|b| b.is_ascii_digit()) && p.parse::<u16>().is_ok_and(|n| n > 0);
    sound && port.is_none_or(digits)
}

/// Parts of a path, none of them empty or dots, with or without a slash at the end.
fn is_path(path: &str) -> bool {
    let part = |part: &str| {
        let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b));
        plain && !part.is_empty() && part != "." && part != ".."
    };
    path.is_empty() || path.strip_suffix('/').unwrap_or(path).split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::Base;

    #[test]
    fn addresses_of_sites() {
        for (text, origin, path) in [
            ("https://a.vn", "https://a.vn", "/"),
            ("https://a.vn/", "https://a.vn", "/"),
            ("http://localhost:1526/guong", "http://localhost:1526", "/guong/"),
            ("https://a.vn/x/y/", "https://a.vn", "/x/y/"),
            ("http://[::1]:80/", "http://[::1]:80", "/"),
        ] {
            let wanted = Base { origin: origin.to_owned(), path: path.to_owned() };
            assert_eq!(Base::parse(text), Some(wanted), "{text}");
        }
        let wrong = "a.vn https:// https:/// https://a..vn/ https://-a.vn https://a.vn:0 https://a.vn:99999/ https://a.vn:x/ \
            https://a.vn//b/ https://a.vn/../ https://a.vn/./b ftp://a.vn https://a.vn/?x https://a.vn/#x https://u@a.vn/ \
            https://gương.vn/ HTTPS://a.vn/ https://[::x]/ https://a.vn/b//";
        for text in wrong.split_whitespace() {
            assert_eq!(Base::parse(text), None, "{text}");
        }
    }
}
