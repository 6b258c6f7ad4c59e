//! Reads a YAML mapping key by key, typed, and knows afterwards which keys nobody
//! asked for. The same reading function describes itself: run over a describing
//! `Fields` it yields the keys, types and choices from which schemas, scaffolds
//! and the reference are written, so that nothing is said twice.

pub mod scalar;
pub mod sequence;

use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::path::SourcePath;
use crate::base::shape::{Known, Shape};
use crate::base::text::nearest;
use crate::base::yaml::{Key, Node, Value, wrong_type};

/// A reference as written: the id, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Ref {
    /// The id that it names; not yet known to exist.
    pub id: String,
    /// Where it is written.
    pub spot: Spot,
}

/// One mapping being read, or described.
pub struct Fields<'a> {
    file: &'a SourcePath,
    sink: &'a mut Sink,
    spot: Spot,
    pairs: &'a [(Key, Node)],
    /// Whether it stands inside another value, so that it has a place of its own.
    nested: bool,
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
        Some(Fields { file, sink, spot: node.spot, pairs, nested: false, asked: Vec::new(), must: false, described: None })
    }

    /// The same, inside another value: what it lacks is also told where it begins.
    pub fn within(mut self) -> Fields<'a> {
        self.nested = true;
        self
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
            nested: false,
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

    /// Whether the key is written and says something.
    pub fn says(&self, key: &str) -> bool {
        self.node(key).is_some_and(|n| n.value != Value::Null)
    }

    /// Whether a sequence is written that holds nothing.
    pub fn is_empty(&self, key: &str) -> bool {
        self.node(key).is_some_and(|n| n.value == Value::List(Vec::new()))
    }

    /// The scalars under some keys, as they are written; reads nothing and asks for nothing.
    pub fn written(&self, keys: &[&'static str]) -> Vec<(&'static str, Ref)> {
        let of = |key: &'static str| Some((key, self.node(key)?));
        let text = |(key, node): (&'static str, &Node)| Some((key, Ref { id: node.scalar()?.to_owned(), spot: node.spot }));
        keys.iter().filter_map(|key| of(key).and_then(text)).collect()
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

    /// The node itself, for what has a grammar of its own.
    pub fn node_of(&mut self, key: &'static str, shape: Shape) -> Option<&'a Node> {
        self.take(key, || shape)
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

    /// Reports that a key which must say something is missing or empty.
    pub fn lacks(&mut self, key: &'static str) {
        if let Some(node) = self.node(key) {
            return self.fault(codes::EMPTY_VALUE, node.spot, &[("key", key)]);
        }
        // A missing key has no place of its own: it is told on line 1, and where it belongs.
        let line = if self.nested { self.spot.line.to_string() } else { "none".to_owned() };
        self.fault(codes::MISSING_KEY, Spot::START, &[("key", key), ("line", &line)]);
        if self.nested {
            self.fault(codes::LACKS_HERE, self.spot, &[("key", key)]);
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
            self.lacks(key);
        }
        node.filter(|_| !empty)
    }
}

/// Whether the text can be an id.
pub fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
