//! What is added to a response, and only there: the script that reloads the page.

/// Where the script is answered.
pub const SCRIPT_URL: &str = "/_guong/reload.js";

/// The script.
pub const SCRIPT: &str = include_str!("reload.js");

/// Adds the script to a page of that version, whose own policy allows scripts of the site.
pub fn with_script(html: &[u8], version: u64) -> Vec<u8> {
    let text = String::from_utf8_lossy(html);
    let tag = format!("<script type=\"module\" src=\"{SCRIPT_URL}?{version}\"></script></body>");
    text.replacen("</body>", &tag, 1).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::with_script;

    #[test]
    fn a_page_gets_its_script_once() {
        let page = b"<head></head><body></body>";
        let text = String::from_utf8_lossy(&with_script(page, 7)).into_owned();
        assert_eq!(text.matches("reload.js?7").count(), 1);
    }
}
