//! One function that makes text safe in HTML.

/// Escapes text for element content and for attribute values in double quotes.
pub fn escape(text: &str) -> String {
    let odd = |byte: u8| (byte == b'&') | (byte == b'<') | (byte == b'>') | (byte == b'"');
    // Nearly no text holds any: that is known without a branch for each letter.
    if !text.bytes().fold(false, |any, byte| any | odd(byte)) {
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
