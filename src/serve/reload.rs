//! What is added to a response, and only there: the script that reloads the page.

/// Where the script is answered.
pub const SCRIPT_URL: &str = "/_guong/reload.js";

/// The script.
pub const SCRIPT: &str = include_str!("reload.js");

/// Adds the script to a page, and lets the page's own policy allow it.
pub fn with_script(html: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(html);
    let allowed = text.replacen("default-src &#x27;none&#x27;", "default-src 'none'; script-src 'self'; connect-src 'self'", 1);
    let allowed = allowed.replacen("default-src &#39;none&#39;", "default-src 'none'; script-src 'self'; connect-src 'self'", 1);
    let allowed = allowed.replacen("default-src 'none';", "default-src 'none'; script-src 'self'; connect-src 'self';", 1);
    let tag = format!("<script type=\"module\" src=\"{SCRIPT_URL}\"></script></body>");
    allowed.replacen("</body>", &tag, 1).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::with_script;

    #[test]
    fn a_page_gets_its_script_once() {
        let page = b"<head><meta content=\"default-src 'none'; style-src 'self'\"></head><body></body>";
        let text = String::from_utf8_lossy(&with_script(page)).into_owned();
        assert_eq!(text.matches("reload.js").count(), 1);
        assert_eq!(text.matches("script-src 'self'").count(), 1);
    }
}
