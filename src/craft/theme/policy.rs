//! The policy of every page, and what it forbids in a theme: asking another host, and script
//! or style inside the page. Browsers would refuse both without a word.

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Spot};
use crate::base::path::SourcePath;

/// Attributes whose address a browser asks by itself.
const ASKED: [&str; 5] = ["src", "srcset", "poster", "data", "action"];
/// Links that a browser follows by itself.
const FETCHED: [&str; 5] = ["stylesheet", "icon", "preload", "preconnect", "manifest"];

/// The policy of every page, in its head and in `_headers`: the site's own scripts and search, nobody else's, no other
/// host, and no script inside the page.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'";

/// What is forbidden in one file of a theme.
pub fn faults(path: &str, text: &str, file: &SourcePath) -> Vec<Diagnostic> {
    let found = if path.ends_with(".html") {
        page(text)
    } else if path.ends_with(".css") {
        sheet(text)
    } else {
        Vec::new()
    };
    let told = |(at, code, what): (usize, Code, String)| {
        Diagnostic::at(code, Place::new(file, Spot::after(&text[..at]))).with("what", what)
    };
    found.into_iter().map(told).collect()
}

type Found = (usize, Code, String);

fn page(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('<') {
        let rest = &text[at..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let name: String = tag[1..].chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        let attributes = attributes(tag);
        let has = |wanted: &str| attributes.iter().any(|(_, key, _)| key == wanted);
        let is_data = attributes.iter().any(|(_, key, value)| key == "type" && value.contains("json"));
        if name == "style" || name == "script" && !has("src") && !is_data {
            found.push((at, codes::THEME_INLINE, format!("<{name}>")));
        }
        let fetched = attributes.iter().any(|(_, key, value)| key == "rel" && FETCHED.iter().any(|f| value.contains(f)));
        for (inside, key, value) in &attributes {
            if key == "style" || key.starts_with("on") {
                found.push((at + inside, codes::THEME_INLINE, format!("{key}=")));
            } else if (ASKED.contains(&key.as_str()) || key == "href" && fetched) && is_foreign(value) {
                found.push((at + inside, codes::THEME_FOREIGN, value.clone()));
            }
        }
    }
    found
}

/// The attributes of a tag with literal values: where each begins, its name, its value.
fn attributes(tag: &str) -> Vec<(usize, String, String)> {
    let mut found = Vec::new();
    for (at, _) in tag.match_indices('=') {
        let before = tag[..at].trim_end();
        let start = before.rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).map_or(0, |i| i + 1);
        let quote = tag[at + 1..].trim_start().chars().next().filter(|c| matches!(c, '"' | '\''));
        let value = quote.and_then(|q| tag[at + 1..].trim_start()[1..].split(q).next());
        let key = before[start..].to_ascii_lowercase();
        // Where a tag of the engine compares values there is no attribute.
        let begins = before[..start].ends_with(char::is_whitespace) || before[..start].ends_with(['}', '"', '\'']);
        if let (Some(value), true, false) = (value, begins, key.is_empty()) {
            found.push((start, key, value.to_owned()));
        }
    }
    found
}

fn sheet(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for opening in ["url(", "@import "] {
        for (at, _) in text.match_indices(opening) {
            let rest = text[at + opening.len()..].trim_start_matches(['"', '\'', ' ']);
            let value: String = rest.chars().take_while(|c| !"\"') ;".contains(*c)).collect();
            if is_foreign(&value) {
                found.push((at, codes::THEME_FOREIGN, value));
            }
        }
    }
    found
}

fn is_foreign(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    address.starts_with("http://") || address.starts_with("https://") || address.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::faults;
    use crate::base::path::SourcePath;

    #[test]
    fn what_browsers_would_refuse_is_told_at_its_place() {
        let table = [
            ("a.html", "<p>\n<img alt=\"\" src=\"https://a.vn/x.png\">", "2:13 https://a.vn/x.png"),
            ("a.html", "<link rel=\"stylesheet\" href='//a.vn/x.css'>", "1:24 //a.vn/x.css"),
            ("a.html", "<link rel=\"canonical\" href=\"https://a.vn/\"><a href=\"https://a.vn/\">x</a>", ""),
            ("a.html", "<script>x</script><script type=\"application/ld+json\">{}</script>", "1:1 <script>"),
            ("a.html", "<script type=\"module\" src=\"{{ site.find }}\"></script>", ""),
            ("a.html", "<p style=\"color:red\" onclick=\"x()\">", "1:4 style=;1:22 onclick="),
            ("a.html", "{% if a < b and style==\"x\" %}<p class=\"{{ style }}\">", ""),
            ("a.css", "a{background:url( \"http://a.vn/x\" )}\n@import '//a.vn/y.css';", "1:14 http://a.vn/x;2:1 //a.vn/y.css"),
            ("a.css", "a{background:url(data:image/png;base64,AA) url(x.png)}", ""),
        ];
        for (path, text, expected) in table {
            let told = faults(path, text, &SourcePath::new(path));
            let place = |d: &crate::base::diagnostic::Diagnostic| d.place.as_ref().map(|p| (p.spot.line, p.spot.column));
            let told: Vec<String> = told
                .iter()
                .filter_map(|d| place(d).map(|(line, column)| format!("{line}:{column} {}", d.values["what"])))
                .collect();
            assert_eq!(told.join(";"), expected, "{text}");
        }
    }
}
