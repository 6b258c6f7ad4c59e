//! One function that makes text safe in HTML.

use crate::base::text::any;

/// Escapes text for element content and for attribute values in double quotes.
pub fn escape(text: &str) -> String {
    if !any(text, |byte| (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"')) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}
