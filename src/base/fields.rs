//! Reads a YAML mapping key by key, typed, and knows afterwards which keys nobody
//! asked for. The same reading function describes itself: run over a describing
//! `Fields` it yields the keys, types and choices from which schemas, scaffolds
//! and the reference are written, so that nothing is said twice.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::date::{Moment, day, moment};
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::lang::Localized;
use crate::base::number;
use crate::base::path::SourcePath;
use crate::base::text::nearest;
use crate::base::yaml::{Key, Node, Value, wrong_type};

/// A reference as written: the id, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ref {
    /// The id that it names; not yet known to exist.
    pub id: String,
    /// Where it is written.
    pub spot: Spot,
}

/// What a key may hold, as schemas say it.
#[derive(Clone, PartialEq, Debug)]
pub enum Shape {
    /// One line or paragraph of text.
    Text,
    /// Text, or text by language.
    Localized,
    /// `[a-z0-9-]`.
    Id,
    /// `YYYY-MM-DD`.
    Day,
    /// A day, or `YYYY-MM-DDTHH:MM`.
    Moment,
    /// `true` or `false`.
    Flag,
    /// A whole number between two bounds.
    Whole(i64, i64),
    /// An exact decimal.
    Decimal,
    /// One of these words.
    Choice(Vec<&'static str>),
    /// A sequence of one shape.
    Many(Box<Shape>),
    /// A mapping of known keys.
    Map(Vec<Known>),
    /// A mapping whose keys the author chooses.
    Open,
}

/// A key that a mapping may hold.
#[derive(Clone, PartialEq, Debug)]
pub struct Known {
    /// The key.
    pub key: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub shape: Shape,
}

/// One mapping being read, or described.
pub struct Fields<'a> {
    file: &'a SourcePath,
    sink: &'a mut Sink,
    spot: Spot,
    pairs: &'a [(Key, Node)],
    asked: Vec<&'static str>,
    must: bool,
    described: Option<Vec<Known>>,
}

impl<'a> Fields<'a> {
    /// Opens a mapping; anything else but nothing is an error naming `key`.
    pub fn open(node: &'a Node, key: &str, file: &'a SourcePath, sink: &'a mut Sink) -> Option<Fields<'a>> {
        let pairs: &[(Key, Node)] = match &node.value {
            Value::Map(pairs) => pairs,
            Value::Null => &[],
            _ => {
                sink.push(wrong_type(node, key, "map", file));
                return None;
            }
        };
        Some(Fields { file, sink, spot: node.spot, pairs, asked: Vec::new(), must: false, described: None })
    }

    /// What a reading function asks for, without any content.
    pub fn describe(read: impl FnOnce(&mut Fields<'_>)) -> Vec<Known> {
        let file = SourcePath::new("");
        let mut sink = Sink::new();
        let mut fields = Fields {
            file: &file,
            sink: &mut sink,
            spot: Spot::START,
            pairs: &[],
            asked: Vec::new(),
            must: false,
            described: Some(Vec::new()),
        };
        read(&mut fields);
        fields.described.take().unwrap_or_default()
    }

    /// The next key that is read must be there.
    pub fn must(&mut self) -> &mut Self {
        self.must = true;
        self
    }

    /// Whether only the keys are wanted, not their values.
    pub fn describes(&self) -> bool {
        self.described.is_some()
    }

    /// Two days that begin and end a period; an end before its begin is a fault.
    pub fn span(&mut self, from: &'static str, to: &'static str) -> (Option<Date>, Option<Date>) {
        let spot = self.spot(to);
        let (begin, end) = (self.day(from), self.day(to));
        if let (Some(begin), Some(end)) = (begin, end)
            && end < begin
        {
            self.fault(codes::ENDS_BEFORE, spot, &[("from", &begin.to_string()), ("to", &end.to_string())]);
        }
        (begin, end)
    }

    /// The file being read.
    pub fn file(&self) -> &SourcePath {
        self.file
    }

    /// Where a key's value stands; the mapping's own spot if it is absent.
    pub fn spot(&self, key: &str) -> Spot {
        self.node(key).map_or(self.spot, |n| n.spot)
    }

    /// Where the mapping begins.
    pub fn begin(&self) -> Spot {
        self.spot
    }

    /// Whether the key is written, even with nothing after it.
    pub fn has(&self, key: &str) -> bool {
        self.pairs.iter().any(|(k, _)| k.text == key)
    }

    /// Reports a fault of this mapping at a spot of its file.
    pub fn fault(&mut self, code: Code, spot: Spot, values: &[(&'static str, &str)]) {
        let mut fault = Diagnostic::at(code, Place::new(self.file, spot));
        for (name, value) in values {
            fault = fault.with(name, value);
        }
        self.sink.push(fault);
    }

    /// Reports a fault that is already complete.
    pub fn report(&mut self, fault: Diagnostic) {
        self.sink.push(fault);
    }

    /// Reports every key that nobody asked for.
    pub fn close(self) {
        for (key, _) in self.pairs {
            if !self.asked.contains(&key.text.as_str()) {
                let fault = Diagnostic::at(codes::UNKNOWN_KEY, Place::new(self.file, key.spot));
                let near = nearest(&key.text, self.asked.iter().copied());
                self.sink.push(fault.with("key", &key.text).near(near));
            }
        }
    }

    fn node(&self, key: &str) -> Option<&'a Node> {
        self.pairs.iter().find(|(k, _)| k.text == key).map(|(_, n)| n)
    }

    /// The node of a key that says something. Notes the key as known.
    fn take(&mut self, key: &'static str, shape: impl FnOnce() -> Shape) -> Option<&'a Node> {
        let required = std::mem::take(&mut self.must);
        self.asked.push(key);
        if let Some(described) = &mut self.described {
            described.push(Known { key, required, shape: shape() });
            return None;
        }
        let node = self.node(key);
        let empty = node.is_none_or(|n| n.value == Value::Null);
        if required && empty {
            // A missing key has no place of its own: line 1 for a file, the item for a nested value.
            let nested = self.spot.line > 2 || self.spot.column > 1;
            let (code, spot) = match node {
                Some(node) => (codes::EMPTY_VALUE, node.spot),
                None => (codes::MISSING_KEY, if nested { self.spot } else { Spot::START }),
            };
            self.fault(code, spot, &[("key", key)]);
        }
        node.filter(|_| !empty)
    }

    /// Any scalar, as its own text.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let required = self.must;
        let node = self.take(key, || Shape::Text)?;
        let text = self.scalar(node, key, "text")?.trim();
        if text.is_empty() && required {
            self.fault(codes::EMPTY_VALUE, node.spot, &[("key", key)]);
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Text, or text by language code.
    pub fn localized(&mut self, key: &'static str) -> Option<Localized> {
        let required = self.must;
        let node = self.take(key, || Shape::Localized)?;
        let text = localized(node, key, self.file, self.sink)?;
        if text.is_empty() && required {
            self.fault(codes::EMPTY_VALUE, node.spot, &[("key", key)]);
        }
        (!text.is_empty()).then_some(text)
    }

    /// A permanent name: `[a-z0-9-]`.
    pub fn id(&mut self, key: &'static str) -> Option<Ref> {
        let node = self.take(key, || Shape::Id)?;
        self.reference(node, key)
    }

    /// A sequence of ids; a single one may stand alone.
    pub fn ids(&mut self, key: &'static str) -> Vec<Ref> {
        let Some(node) = self.take(key, || Shape::Many(Box::new(Shape::Id))) else { return Vec::new() };
        let mut found: Vec<Ref> = Vec::new();
        for item in self.items(node, key) {
            if let Some(one) = self.reference(item, key) {
                if found.iter().any(|f| f.id == one.id) {
                    self.fault(codes::DUPLICATE_VALUE, one.spot, &[("value", &one.id)]);
                } else {
                    found.push(one);
                }
            }
        }
        found
    }

    /// A day of the calendar.
    pub fn day(&mut self, key: &'static str) -> Option<Date> {
        let node = self.take(key, || Shape::Day)?;
        let text = self.scalar(node, key, "day")?;
        day(text).or_else(|| self.refuse(codes::NOT_A_DATE, node, key))
    }

    /// A day or a minute.
    pub fn moment(&mut self, key: &'static str) -> Option<Moment> {
        let node = self.take(key, || Shape::Moment)?;
        let text = self.scalar(node, key, "moment")?;
        moment(text).or_else(|| self.refuse(codes::NOT_A_DATE, node, key))
    }

    /// `true` or `false`, and no other word.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(node) = self.take(key, || Shape::Flag) else { return false };
        match &node.value {
            Value::Plain(text) if text == "true" => true,
            Value::Plain(text) if text == "false" => false,
            _ => {
                self.sink.push(wrong_type(node, key, "yes-no", self.file));
                false
            }
        }
    }

    /// A whole number within bounds.
    pub fn whole(&mut self, key: &'static str, bounds: (i64, i64)) -> Option<i64> {
        let node = self.take(key, || Shape::Whole(bounds.0, bounds.1))?;
        self.whole_of(node, key, bounds)
    }

    /// A sequence of whole numbers within bounds.
    pub fn wholes(&mut self, key: &'static str, bounds: (i64, i64)) -> Vec<i64> {
        let shape = || Shape::Many(Box::new(Shape::Whole(bounds.0, bounds.1)));
        let Some(node) = self.take(key, shape) else { return Vec::new() };
        self.items(node, key).iter().filter_map(|n| self.whole_of(n, key, bounds)).collect()
    }

    /// An exact decimal, from the scalar's own text.
    pub fn decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.take(key, || Shape::Decimal)?;
        number::decimal(node, key, self.file, self.sink)
    }

    /// A sequence of exact decimals.
    pub fn decimals(&mut self, key: &'static str) -> Vec<Decimal> {
        let Some(node) = self.take(key, || Shape::Many(Box::new(Shape::Decimal))) else { return Vec::new() };
        self.items(node, key).iter().filter_map(|n| number::decimal(n, key, self.file, self.sink)).collect()
    }

    /// A point within a picture: two numbers between 0 and 1.
    pub fn point(&mut self, key: &'static str) -> Option<(f32, f32)> {
        let spot = self.spot(key);
        let said = self.has(key);
        let numbers = self.decimals(key);
        let unit = |d: &Decimal| f32::try_from(*d).ok().filter(|n| (0.0..=1.0).contains(n));
        match numbers.iter().map(unit).collect::<Vec<_>>()[..] {
            [Some(x), Some(y)] => return Some((x, y)),
            [] if !said => {}
            _ => self.fault(codes::OUT_OF_RANGE, spot, &[("key", key), ("value", "[x, y]"), ("least", "0"), ("most", "1")]),
        }
        None
    }

    /// One of the words that are allowed here.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let node = self.take(key, || Shape::Choice(choices.iter().map(|c| c.0).collect()))?;
        self.chosen(node, key, choices)
    }

    /// Several of the words that are allowed here.
    pub fn choices<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        let shape = || Shape::Many(Box::new(Shape::Choice(choices.iter().map(|c| c.0).collect())));
        let Some(node) = self.take(key, shape) else { return Vec::new() };
        self.items(node, key).iter().filter_map(|n| self.chosen(n, key, choices)).collect()
    }

    /// A sequence of texts; a single one may stand alone.
    pub fn texts(&mut self, key: &'static str) -> Vec<(String, Spot)> {
        let Some(node) = self.take(key, || Shape::Many(Box::new(Shape::Text))) else { return Vec::new() };
        let items = self.items(node, key);
        items.iter().filter_map(|n| self.scalar(n, key, "text").map(|t| (t.trim().to_owned(), n.spot))).collect()
    }

    /// A mapping whose keys the author chooses, to texts.
    pub fn pairs(&mut self, key: &'static str) -> Vec<(String, String)> {
        let Some(node) = self.take(key, || Shape::Open) else { return Vec::new() };
        let Value::Map(pairs) = &node.value else {
            self.sink.push(wrong_type(node, key, "map", self.file));
            return Vec::new();
        };
        let text = |k: &Key, n: &Node| Some((k.text.clone(), n.scalar()?.to_owned()));
        let said: Vec<&(Key, Node)> = pairs.iter().filter(|(_, n)| n.value != Value::Null).collect();
        for (k, n) in &said {
            if n.scalar().is_none() {
                self.sink.push(wrong_type(n, &k.text, "text", self.file));
            }
        }
        said.iter().filter_map(|(k, n)| text(k, n)).collect()
    }

    /// A mapping whose keys the author chooses, to exact decimals.
    pub fn decimals_by(&mut self, key: &'static str) -> Vec<(Ref, Decimal)> {
        let Some(node) = self.take(key, || Shape::Open) else { return Vec::new() };
        let Value::Map(pairs) = &node.value else {
            self.sink.push(wrong_type(node, key, "map", self.file));
            return Vec::new();
        };
        let name = |k: &Key| Ref { id: k.text.clone(), spot: k.spot };
        pairs.iter().filter_map(|(k, n)| Some((name(k), number::decimal(n, &k.text, self.file, self.sink)?))).collect()
    }

    /// A nested mapping, read by `read`, its unknown keys reported.
    pub fn one<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_>) -> Option<T>) -> Option<T> {
        let node = self.take(key, || Shape::Map(Fields::describe(|f| drop(read(f)))))?;
        nested(node, key, &read, (self.file, self.sink))
    }

    /// A sequence of mappings, each read by `read`.
    pub fn many<T>(&mut self, key: &'static str, read: impl Fn(&mut Fields<'_>) -> Option<T>) -> Vec<T> {
        let shape = || Shape::Many(Box::new(Shape::Map(Fields::describe(|f| drop(read(f))))));
        let Some(node) = self.take(key, shape) else { return Vec::new() };
        let Value::List(items) = &node.value else {
            self.sink.push(wrong_type(node, key, "list", self.file));
            return Vec::new();
        };
        items.iter().filter_map(|item| nested(item, key, &read, (self.file, self.sink))).collect()
    }

    /// The node itself, for what has a grammar of its own.
    pub fn node_of(&mut self, key: &'static str, shape: Shape) -> Option<&'a Node> {
        self.take(key, || shape)
    }

    fn items(&mut self, node: &'a Node, key: &str) -> &'a [Node] {
        match &node.value {
            Value::List(items) => items,
            Value::Plain(_) | Value::Quoted(_) => std::slice::from_ref(node),
            _ => {
                self.sink.push(wrong_type(node, key, "list", self.file));
                &[]
            }
        }
    }

    fn scalar(&mut self, node: &'a Node, key: &str, expected: &str) -> Option<&'a str> {
        let text = node.scalar();
        if text.is_none() {
            self.sink.push(wrong_type(node, key, expected, self.file));
        }
        text
    }

    fn reference(&mut self, node: &'a Node, key: &str) -> Option<Ref> {
        let id = self.scalar(node, key, "text")?;
        if !is_id(id) {
            return self.refuse(codes::NOT_AN_ID, node, key);
        }
        Some(Ref { id: id.to_owned(), spot: node.spot })
    }

    fn whole_of(&mut self, node: &'a Node, key: &str, (least, most): (i64, i64)) -> Option<i64> {
        let exact = number::decimal(node, key, self.file, self.sink)?;
        let number = i64::try_from(exact).ok().filter(|_| exact.fract().is_zero());
        let Some(number) = number.filter(|n| (least..=most).contains(n)) else {
            let values = [("key", key), ("value", node.scalar().unwrap_or_default())];
            let (least, most) = (least.to_string(), most.to_string());
            self.fault(codes::OUT_OF_RANGE, node.spot, &[values[0], values[1], ("least", &least), ("most", &most)]);
            return None;
        };
        Some(number)
    }

    fn chosen<T: Copy>(&mut self, node: &'a Node, key: &str, choices: &[(&'static str, T)]) -> Option<T> {
        let word = self.scalar(node, key, "text")?;
        if let Some((_, value)) = choices.iter().find(|(name, _)| *name == word) {
            return Some(*value);
        }
        let names: Vec<&str> = choices.iter().map(|c| c.0).collect();
        let fault = Diagnostic::at(codes::NOT_A_CHOICE, Place::new(self.file, node.spot));
        let fault = fault.with("key", key).with("value", word).with("choices", names.join(", "));
        self.sink.push(fault.near(nearest(word, names.iter().copied())));
        None
    }

    fn refuse<T>(&mut self, code: Code, node: &Node, key: &str) -> Option<T> {
        self.fault(code, node.spot, &[("key", key), ("value", node.scalar().unwrap_or_default())]);
        None
    }
}

/// Whether the text can be an id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn nested<T>(
    node: &Node,
    key: &str,
    read: &impl Fn(&mut Fields<'_>) -> Option<T>,
    (file, sink): (&SourcePath, &mut Sink),
) -> Option<T> {
    if node.value == Value::Null {
        sink.push(wrong_type(node, key, "map", file));
        return None;
    }
    let mut fields = Fields::open(node, key, file, sink)?;
    let value = read(&mut fields);
    fields.close();
    value
}

/// Text, or text by language; which languages the site has is checked later.
fn localized(node: &Node, key: &str, file: &SourcePath, sink: &mut Sink) -> Option<Localized> {
    let Value::Map(pairs) = &node.value else {
        let Some(text) = node.scalar() else {
            sink.push(wrong_type(node, key, "localized", file));
            return None;
        };
        return Some(Localized::plain(text.trim()));
    };
    let mut by_lang = std::collections::BTreeMap::new();
    for (lang, node) in pairs {
        let known = (2..=8).contains(&lang.text.len()) && lang.text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        match node.scalar() {
            Some(text) if known => drop(by_lang.insert(lang.text.clone(), text.trim().to_owned())),
            Some(_) => {
                let fault = Diagnostic::at(codes::UNKNOWN_LANGUAGE, Place::new(file, lang.spot));
                sink.push(fault.with("key", key).with("value", &lang.text));
            }
            None => sink.push(wrong_type(node, &lang.text, "text", file)),
        }
    }
    let first = pairs.first().and_then(|(_, n)| n.scalar()).unwrap_or_default().trim().to_owned();
    Some(Localized::by_lang(&first, by_lang))
}
