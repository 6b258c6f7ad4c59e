//! What is added to a response, and only there: the script that reloads the page.

use crate::base::fingerprint::Fingerprint;

/// Where the script is answered.
pub const SCRIPT_URL: &str = "/_guong/reload.js";

/// The script.
pub const SCRIPT: &str = include_str!("reload.js");

/// Adds the script to a page, whose own policy allows scripts of the site. By its address it knows which page it is.
pub fn with_script(html: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(html);
    let page = Fingerprint::of_bytes(html).hex();
    let tag = format!("<script type=\"module\" src=\"{SCRIPT_URL}?{page}\"></script></body>");
    text.replacen("</body>", &tag, 1).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::with_script;

    #[test]
    fn a_page_gets_its_script_once_and_another_page_another() {
        let scripted = |page: &str| String::from_utf8_lossy(&with_script(page.as_bytes())).into_owned();
        let page = scripted("<head></head><body></body>");
        assert_eq!(page.matches("reload.js?").count(), 1);
        assert_eq!(page, scripted("<head></head><body></body>"));
        let address = |page: &str| page.split("reload.js?").nth(1).map(str::to_owned);
        assert_ne!(address(&page), address(&scripted("<head></head><body>a</body>")));
    }
}
