//! The style sheet of a theme: its parts put together into one file, so that a page
//! asks for one, and a designer who changes the colours touches one part.

use std::collections::BTreeMap;

/// Where the parts stand, in the order of their names.
const PARTS: &str = "static/style/";
/// What a site adds of its own, after all parts.
const LAST: &str = "static/style.css";

/// Whether a file of a theme is part of its style sheet.
pub fn is_part(path: &str) -> bool {
    path == LAST || (path.starts_with(PARTS) && path.ends_with(".css"))
}

/// All parts as one sheet, without comments and idle space.
pub fn sheet(files: &BTreeMap<String, Vec<u8>>) -> String {
    // `static/style.css` sorts before `static/style/`.
    let (last, parts): (Vec<_>, Vec<_>) = files.iter().filter(|(path, _)| is_part(path)).partition(|(path, _)| *path == LAST);
    let texts = parts.into_iter().chain(last).map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    squeezed(&texts.collect::<Vec<_>>().join("\n"))
}

/// A sheet without comments, and with one space where several, or a line's end, stood.
/// What stands in quotes or in `url(...)` is left alone.
fn squeezed(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        let whole = match first {
            '/' if rest.starts_with("/*") => {
                rest = rest.get(2..).and_then(|r| r.split_once("*/")).map_or("", |(_, after)| after);
                continue;
            }
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            'u' if rest.starts_with("url(") => rest.find(')').map_or(rest.len(), |end| end + 1),
            c if c.is_ascii_whitespace() => {
                rest = rest.trim_start();
                // Around these no space has a meaning; elsewhere it may be a descendant.
                if !out.ends_with(['{', '}', ';', ',', ' ']) && !rest.starts_with(['{', '}', ';', ',']) {
                    out.push(' ');
                }
                continue;
            }
            c => c.len_utf8(),
        };
        if first == '}' && out.ends_with(';') {
            out.pop();
        }
        out.push_str(&rest[..whole]);
        rest = &rest[whole..];
    }
    out.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{sheet, squeezed};

    #[test]
    fn what_has_no_meaning_goes_and_the_rest_stays() {
        let css = "/* a */\n.a  .b,\n.c {\n  content: \"  /* x */ \";\n  margin: 0 auto;\n}\n\n@media (min-width: 40rem) { .d { background: url(a  b) } }\n";
        let small = ".a .b,.c{content: \"  /* x */ \";margin: 0 auto}@media (min-width: 40rem){.d{background: url(a  b)}}";
        assert_eq!(squeezed(css), small);
        assert_eq!(squeezed(small), small);
        for broken in ["/* open", "a{b:\"open", "a{b:url(open", ""] {
            assert!(squeezed(broken).len() <= broken.len());
        }
    }

    #[test]
    fn parts_stand_in_the_order_of_their_names_and_the_sites_own_last() {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        let files = [
            file("static/style.css", "z{}"),
            file("static/style/2-b.css", "b{}"),
            file("static/style/1-a.css", "a{}"),
            file("static/print.css", "p{}"),
            file("static/style/read.txt", "no"),
        ];
        assert_eq!(sheet(&files.into_iter().collect()), "a{}b{}z{}");
    }
}
