//! Statements of a page for machines, as JSON-LD: written as they are told, since every
//! page makes some. Nothing in them can end the script element that they stand in.

use crate::base::text::any;

/// A thing, and what is said of it so far.
#[derive(Clone, Debug)]
pub struct Statement(String);

/// So long are most statements: room for them is made at once.
const USUAL: usize = 256;

impl Statement {
    /// Of something of which nothing is known yet, not even what it is.
    pub fn open() -> Statement {
        let mut text = String::with_capacity(USUAL);
        text.push('{');
        Statement(text)
    }

    /// Of a thing of some type.
    pub fn of(kind: &str) -> Statement {
        Statement::open().says("@type", kind)
    }

    /// And a text.
    pub fn says(mut self, key: &str, text: &str) -> Statement {
        self.key(key);
        quote(&mut self.0, text);
        self
    }

    /// And a text, if there is one.
    pub fn may_say(self, key: &str, text: &str) -> Statement {
        if text.is_empty() { self } else { self.says(key, text) }
    }

    /// And a number.
    pub fn counts(mut self, key: &str, count: usize) -> Statement {
        self.key(key);
        self.0.push_str(&count.to_string());
        self
    }

    /// And that it is so.
    pub fn is_so(mut self, key: &str) -> Statement {
        self.key(key);
        self.0.push_str("true");
        self
    }

    /// And another thing.
    pub fn holds(mut self, key: &str, other: Statement) -> Statement {
        self.key(key);
        other.end(&mut self.0);
        self
    }

    /// And another thing, if there is one.
    pub fn may_hold(self, key: &str, other: Option<Statement>) -> Statement {
        match other {
            Some(other) => self.holds(key, other),
            None => self,
        }
    }

    /// And several texts.
    pub fn lists<'t>(mut self, key: &str, texts: impl IntoIterator<Item = &'t str>) -> Statement {
        self.key(key);
        row(&mut self.0, texts, quote);
        self
    }

    /// And several texts, if there are any.
    pub fn may_list<'t>(self, key: &str, texts: impl IntoIterator<Item = &'t str>) -> Statement {
        let mut texts = texts.into_iter().peekable();
        if texts.peek().is_some() { self.lists(key, texts) } else { self }
    }

    /// And several things, even if there are none.
    pub fn gathers(mut self, key: &str, others: impl IntoIterator<Item = Statement>) -> Statement {
        self.key(key);
        row(&mut self.0, others, |to, other| other.end(to));
        self
    }

    /// And several things, if there are any.
    pub fn may_gather(self, key: &str, others: impl IntoIterator<Item = Statement>) -> Statement {
        let mut others = others.into_iter().peekable();
        if others.peek().is_some() { self.gathers(key, others) } else { self }
    }

    /// As it stands in a page.
    pub fn text(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn key(&mut self, key: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(&mut self.0, key);
        self.0.push(':');
    }

    fn end(self, to: &mut String) {
        to.push_str(&self.0);
        to.push('}');
    }
}

fn row<T>(to: &mut String, items: impl IntoIterator<Item = T>, put: impl Fn(&mut String, T)) {
    to.push('[');
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            to.push(',');
        }
        put(to, item);
    }
    to.push(']');
}

/// A text between quotes, with signs for what may not stand there.
fn quote(to: &mut String, text: &str) {
    to.push('"');
    let odd = |byte: u8| (byte < b' ') | (byte == b'"') | (byte == b'\\') | (byte == b'<');
    let marked = if any(text, odd) { text } else { "" };
    let mut from = 0;
    for (at, byte) in marked.bytes().enumerate().filter(|(_, byte)| odd(*byte)) {
        to.push_str(&text[from..at]);
        match byte {
            b'"' => to.push_str("\\\""),
            b'\\' => to.push_str("\\\\"),
            b'\n' => to.push_str("\\n"),
            b'\r' => to.push_str("\\r"),
            b'\t' => to.push_str("\\t"),
            0x08 => to.push_str("\\b"),
            0x0c => to.push_str("\\f"),
            other => to.push_str(&format!("\\u{other:04x}")),
        }
        from = at + 1;
    }
    to.push_str(&text[from..]);
    to.push('"');
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Statement;

    #[test]
    fn what_is_told_is_json_that_no_script_element_ends_in() {
        let odd: String = (0..0x80).filter_map(char::from_u32).chain("ơ—\u{2028}🎉".chars()).collect();
        let none: [Statement; 0] = [];
        let told = Statement::of("Person").says("name", &odd).may_say("alias", "").counts("age", 107).is_so("alive");
        let told = told.holds("home", Statement::open().lists("@type", ["A", "B"]).gathers("none", none.clone()));
        let told = told
            .may_hold("nothing", None)
            .may_gather("nobody", none)
            .may_gather("others", [Statement::of("x"), Statement::of("y")]);
        let text = told.text();
        let meant = json!({
            "@type": "Person", "name": odd, "age": 107, "alive": true, "home": { "@type": ["A", "B"], "none": [] },
            "others": [{ "@type": "x" }, { "@type": "y" }],
        });
        assert_eq!(text, meant.to_string().replace('<', "\\u003c"));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).ok(), Some(meant));
    }
}
