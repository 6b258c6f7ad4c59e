//! Which addresses may be written: those that lead somewhere, run nothing and read nothing.

/// Schemes that run or read what they should not.
pub const FORBIDDEN: [&str; 4] = ["javascript", "vbscript", "data", "file"];

/// The scheme of an address, in lower case. Blanks and control characters hide none.
pub fn scheme(address: &str) -> Option<String> {
    let plain: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let (scheme, _) = plain.split_once(':')?;
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    let sound = named && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    sound.then(|| scheme.to_ascii_lowercase())
}

/// Whether an address is of the web, with a host.
pub fn is_web(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && !address.contains(char::is_whitespace)
}

/// The host of an address, in lower case: what stands before the path, without user and port.
pub fn host(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    authority.rsplit('@').next().unwrap_or_default().split(':').next().unwrap_or_default().to_lowercase()
}

/// Whether a text can be the name of a host: parts of letters, digits and hyphens, with dots between them.
pub fn is_host(text: &str) -> bool {
    let part = |part: &str| {
        let plain = part.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (1..=63).contains(&part.len()) && plain && !part.starts_with('-') && !part.ends_with('-')
    };
    text.len() <= 253 && text.split('.').all(part)
}

#[cfg(test)]
mod tests {
    use super::{host, is_host, is_web, scheme};

    #[test]
    fn schemes_are_seen_however_they_are_hidden() {
        for (address, told) in [
            ("JavaScript:x", Some("javascript")),
            ("java\nscript:x", Some("javascript")),
            (" data:x", Some("data")),
            ("a/b:c", None),
            ("2023:c", None),
            ("x.md", None),
        ] {
            assert_eq!(scheme(address).as_deref(), told, "{address}");
        }
    }

    #[test]
    fn hosts() {
        for (address, named) in [("https://A.vn/x", "a.vn"), ("https://a.vn@b.vn:80?x", "b.vn"), ("https://a.vn\\@b.vn", "a.vn")]
        {
            assert_eq!(host(address), named, "{address}");
        }
        for sound in ["a.vn", "localhost", "127.0.0.1", "xn--gng-8la.vn"] {
            assert!(is_host(sound), "{sound}");
        }
        for wrong in ["", ".", "a..vn", "-a.vn", "a-.vn", "a.vn/", "a b", "gương.vn", "a.vn.", "*.a.vn"] {
            assert!(!is_host(wrong), "{wrong}");
        }
        assert!(is_web("https://a.vn/x") && !is_web("https:///x") && !is_web("ftp://a.vn") && !is_web("https://a b"));
    }
}
