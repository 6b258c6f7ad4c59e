//! The language of parts (WCAG 3.1.2): on a page in another language, what has no
//! version in it stands in Vietnamese, and says so, wherever a template puts it.

use crate::craft::syllable::is_syllable;

const MARK: &str = " lang=\"vi\"";
/// What holds no running text.
const SILENT: [&str; 4] = ["script", "style", "textarea", "option"];
const VOID: [&str; 8] = ["img", "br", "hr", "meta", "link", "source", "input", "wbr"];

/// An element that is open.
struct Open<'h> {
    name: &'h str,
    /// Nothing inside needs a word about its language, or none can be said.
    settled: bool,
}

/// A page whose Vietnamese passages are marked.
pub fn marked(html: &str) -> String {
    let Some(start) = html.find("<body") else { return html.to_owned() };
    let (head, mut rest) = html.split_at(start);
    let mut pass = Pass { out: String::with_capacity(html.len() + 256), open: Vec::new(), fresh: None };
    pass.out.push_str(head);
    while let Some(at) = rest.find('<') {
        let (text, tagged) = rest.split_at(at);
        pass.text(text, tagged.starts_with("</"));
        let end = end_of(tagged);
        pass.tag(&tagged[..end]);
        rest = &tagged[end..];
    }
    pass.out.push_str(rest);
    pass.out
}

/// One walk over a page.
struct Pass<'h> {
    out: String,
    open: Vec<Open<'h>>,
    /// Where an attribute may still be added to the element that was opened last.
    fresh: Option<usize>,
}

impl<'h> Pass<'h> {
    fn text(&mut self, text: &'h str, closes: bool) {
        let fresh = self.fresh.filter(|_| closes);
        let settled = self.open.iter().any(|e| e.settled);
        if settled || !is_vietnamese(text) {
            self.out.push_str(text);
        } else if let Some(at) = fresh {
            self.out.insert_str(at, MARK);
            self.out.push_str(text);
        } else if self.open.iter().any(|e| e.name == "svg") {
            self.out.push_str(text);
        } else {
            self.out.push_str(&format!("<span{MARK}>{text}</span>"));
        }
        if !text.is_empty() {
            self.fresh = None;
        }
    }

    fn tag(&mut self, tag: &'h str) {
        let inside = tag.trim_start_matches(['<', '/']);
        let name = inside.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        self.fresh = None;
        if tag.starts_with("</") {
            if let Some(at) = self.open.iter().rposition(|e| e.name == name) {
                self.open.truncate(at);
            }
        } else if VOID.contains(&name) || tag.ends_with("/>") || name.is_empty() {
            if let (false, true) = (tag.contains(" lang="), attribute(tag, "alt").is_some_and(is_vietnamese)) {
                self.out.push_str(tag.trim_end_matches('>'));
                self.out.push_str(MARK);
                return self.out.push('>');
            }
        } else {
            self.open.push(Open { name, settled: tag.contains(" lang=") || SILENT.contains(&name) });
            self.fresh = Some(self.out.len() + tag.len() - 1);
        }
        self.out.push_str(tag);
    }
}

/// Where a tag ends: a sign in quotes ends nothing.
fn end_of(tagged: &str) -> usize {
    let mut quoted = false;
    let end = tagged.bytes().position(|b| {
        quoted ^= b == b'"';
        b == b'>' && !quoted
    });
    end.map_or(tagged.len(), |at| at + 1)
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split_once(&format!(" {name}=\""))?.1.split('"').next()
}

/// Whether a passage is Vietnamese: more words that only Vietnamese writes so than words that it cannot write.
/// "Đăk Hà district" is not, "Cơ quan chủ quản" is.
fn is_vietnamese(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let plain = text.split('&').map(|part| part.split_once(';').map_or(part, |(_, after)| after));
    let words = plain.flat_map(|part| part.split(|c: char| !c.is_alphabetic())).filter(|w| w.len() > 1);
    let (mut own, mut foreign) = (0, 0);
    for word in words {
        match is_syllable(word) {
            true if !word.is_ascii() => own += 1,
            true => {}
            false => foreign += 1,
        }
    }
    own >= 2 && own > foreign
}

#[cfg(test)]
mod tests {
    use super::{is_vietnamese, marked};

    #[test]
    fn what_is_vietnamese() {
        for text in ["Cơ quan chủ quản minh họa", "Văn bản viết: “Số giường bệnh đạt 39,3 giường/01 vạn dân”", "Nguyễn Văn A"]
        {
            assert!(is_vietnamese(text), "{text}");
        }
        for text in
            ["Kon Tum", "The Đăk Hà district reported 39.3 beds", "Y Hlang of Tu Mơ Rông lent seedlings", "", "naïve café"]
        {
            assert!(!is_vietnamese(text), "{text}");
        }
    }

    #[test]
    fn a_passage_is_marked_where_it_stands() {
        let said = |body: &str| marked(&format!("<html lang=\"en\"><title>Cơ quan chủ quản</title><body>{body}</body>"));
        let body = |body: &str| said(body).split_once("<body>").map(|(_, b)| b.replace("</body>", "")).unwrap_or_default();
        assert_eq!(body("<p class=\"reuse\">Được dùng lại tự do</p>"), "<p class=\"reuse\" lang=\"vi\">Được dùng lại tự do</p>");
        assert_eq!(
            body("<p>By <b>1</b> Được dùng lại tự do</p>"),
            "<p>By <b>1</b><span lang=\"vi\"> Được dùng lại tự do</span></p>"
        );
        assert_eq!(
            body("<img alt=\"Người đứng giữa vườn\" src=\"a\">"),
            "<img alt=\"Người đứng giữa vườn\" src=\"a\" lang=\"vi\">"
        );
        for settled in [
            "<p lang=\"vi\">Được <b>dùng lại tự do</b></p>",
            "<p>Reused freely</p>",
            "<svg><text>Được dùng lại <tspan>1</tspan></text></svg>",
        ] {
            assert_eq!(body(settled), settled);
        }
        assert!(said("").contains("<title>Cơ quan chủ quản</title>"));
    }
}
