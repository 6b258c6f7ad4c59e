//! YAML as a small tree with places. Every scalar keeps its own text, so that
//! `4.500`, `010`, `no` and `1:30` never change meaning on the way.
//!
//! What authors write is not trusted: depth, aliases, tags, merge keys, second
//! documents and duplicate keys are bounded or refused here, with their place.

use std::collections::{BTreeMap, BTreeSet};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink, Spot};
use crate::base::path::SourcePath;
use crate::base::text::{is_ordinary, nfc, printable};

/// The deepest nesting that is read.
const DEPTH: usize = 64;
/// How many nodes aliases may add to a file in all.
const ALIASED_NODES: usize = 1_000;
/// From this many keys on, duplicates are found through a set.
const MANY_KEYS: usize = 16;

/// A value and where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Node {
    /// Where it is found: its first character, or its key where it begins on a later line.
    pub spot: Spot,
    /// Its first character.
    pub begin: Spot,
    /// What stands there.
    pub value: Value,
}

/// What YAML can say, typed by shape alone.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Nothing, `~` or `null`.
    Null,
    /// A scalar written without quotation marks.
    Plain(String),
    /// A scalar in quotation marks, or a block of text.
    Quoted(String),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, in the order written.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, PartialEq, Debug)]
pub struct Key {
    /// Where it stands.
    pub spot: Spot,
    /// Its text.
    pub text: String,
}

impl Node {
    fn at(spot: Spot, value: Value) -> Node {
        Node { spot, begin: spot, value }
    }

    /// Nothing at all, as of an empty file.
    pub fn null(spot: Spot) -> Node {
        Node::at(spot, Value::Null)
    }

    /// The scalar's own text.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Plain(text) | Value::Quoted(text) => Some(text),
            _ => None,
        }
    }

    /// What a key of this mapping holds.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(pairs) => pairs.iter().find(|(k, _)| k.text == key).map(|(_, node)| node),
            _ => None,
        }
    }

    fn weight(&self) -> usize {
        match &self.value {
            Value::List(items) => 1 + items.iter().map(Node::weight).sum::<usize>(),
            Value::Map(pairs) => 1 + pairs.iter().map(|(_, node)| 1 + node.weight()).sum::<usize>(),
            _ => 1,
        }
    }
}

/// Reads one document. `first_line` is the line of `text`'s first line in the
/// file. `None` if it cannot be read; why is in the sink.
pub fn read(text: &str, file: &SourcePath, first_line: u32, sink: &mut Sink) -> Option<Node> {
    let mut reader = Reader { file, first_line, sink, open: Vec::new(), anchors: BTreeMap::new(), aliased: 0, root: None };
    for event in Parser::new_from_str(text) {
        let step = match event {
            Ok((event, span)) => reader.take(event, span.start),
            Err(error) => {
                // The scanner has a bound of its own, which it meets before the tree does.
                let deep = error.info().contains("recursion limit");
                let code = if deep { codes::YAML_DEPTH } else { codes::YAML_SYNTAX };
                let fault = Diagnostic::at(code, reader.place(error.marker()));
                reader.sink.push(fault.with("why", error.info()));
                None
            }
        };
        step?;
    }
    Some(reader.root.unwrap_or_else(|| Node::null(Spot::new(first_line, 1))))
}

/// A container that is not closed yet.
struct Open {
    node: Node,
    anchor: usize,
    key: Option<Key>,
    seen: BTreeSet<String>,
}

struct Reader<'a> {
    file: &'a SourcePath,
    first_line: u32,
    sink: &'a mut Sink,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    aliased: usize,
    root: Option<Node>,
}

impl Reader<'_> {
    fn spot(&self, marker: &Marker) -> Spot {
        let line = u32::try_from(marker.line()).unwrap_or(u32::MAX).max(1);
        let column = u32::try_from(marker.col()).unwrap_or(u32::MAX - 1) + 1;
        Spot::new(line + self.first_line - 1, column)
    }

    fn place(&self, marker: &Marker) -> Place {
        Place::new(self.file, self.spot(marker))
    }

    fn refuse(&mut self, code: Code, spot: Spot) -> Option<()> {
        self.sink.push(Diagnostic::at(code, Place::new(self.file, spot)));
        None
    }

    /// Takes one event; `None` ends the reading.
    fn take(&mut self, event: Event<'_>, marker: Marker) -> Option<()> {
        let spot = self.spot(&marker);
        match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Some(()),
            Event::DocumentStart(_) if self.root.is_some() => self.refuse(codes::YAML_DOCUMENTS, spot),
            Event::DocumentStart(_) => Some(()),
            Event::Alias(anchor) => self.alias(anchor, spot),
            Event::Scalar(_, _, _, Some(tag)) | Event::SequenceStart(_, Some(tag)) | Event::MappingStart(_, Some(tag)) => {
                let fault = Diagnostic::at(codes::YAML_TAG, Place::new(self.file, spot));
                self.sink.push(fault.with("tag", format!("{}{}", tag.handle, tag.suffix)));
                None
            }
            Event::Scalar(text, style, anchor, None) => {
                let node = Node::at(spot, scalar(&text, style));
                self.remember(anchor, &node);
                self.put(node)
            }
            Event::SequenceStart(anchor, None) => self.enter(Value::List(Vec::new()), anchor, spot),
            Event::MappingStart(anchor, None) => self.enter(Value::Map(Vec::new()), anchor, spot),
            Event::SequenceEnd | Event::MappingEnd => self.leave(),
        }
    }

    fn enter(&mut self, value: Value, anchor: usize, spot: Spot) -> Option<()> {
        if self.open.len() >= DEPTH {
            return self.refuse(codes::YAML_DEPTH, spot);
        }
        if self.open.last().is_some_and(|open| matches!(open.node.value, Value::Map(_)) && open.key.is_none()) {
            return self.refuse(codes::YAML_KEY, spot);
        }
        self.open.push(Open { node: Node::at(spot, value), anchor, key: None, seen: BTreeSet::new() });
        Some(())
    }

    fn leave(&mut self) -> Option<()> {
        let closed = self.open.pop()?;
        self.remember(closed.anchor, &closed.node);
        self.put(closed.node)
    }

    fn remember(&mut self, anchor: usize, node: &Node) {
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
    }

    fn alias(&mut self, anchor: usize, spot: Spot) -> Option<()> {
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            return self.refuse(codes::YAML_ALIASES, spot);
        };
        self.aliased += node.weight();
        if self.aliased > ALIASED_NODES {
            return self.refuse(codes::YAML_ALIASES, spot);
        }
        self.put(Node::at(spot, node.value))
    }

    /// Puts a finished node where it belongs: a key, a value, an item, the root.
    fn put(&mut self, node: Node) -> Option<()> {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Some(());
        };
        match (&mut open.node.value, open.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(pairs), Some(key)) => {
                // What begins on a line below its key is found by the key.
                let spot = if node.spot.line > key.spot.line { key.spot } else { node.spot };
                pairs.push((key, Node { spot, ..node }));
            }
            _ => return self.key(node),
        }
        Some(())
    }

    fn key(&mut self, node: Node) -> Option<()> {
        let merges = node.value == Value::Plain("<<".to_owned());
        let (Some(text), false) = (node.scalar(), merges) else {
            return self.refuse(if merges { codes::YAML_MERGE } else { codes::YAML_KEY }, node.spot);
        };
        let key = Key { spot: node.spot, text: text.to_owned() };
        let open = self.open.last_mut()?;
        if repeats(open, &key.text) {
            let fault = Diagnostic::at(codes::DUPLICATE_KEY, Place::new(self.file, key.spot));
            self.sink.push(fault.with("key", &key.text));
        }
        self.open.last_mut()?.key = Some(key);
        Some(())
    }
}

/// Whether the mapping has the key already; keeps it in mind.
fn repeats(open: &mut Open, key: &str) -> bool {
    let Value::Map(pairs) = &open.node.value else { return false };
    if pairs.len() < MANY_KEYS {
        return pairs.iter().any(|(k, _)| k.text == key);
    }
    if open.seen.is_empty() {
        open.seen = pairs.iter().map(|(k, _)| k.text.clone()).collect();
    }
    !open.seen.insert(key.to_owned())
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    // Escapes may write what no output can hold, and letters with their marks apart.
    let whole;
    let text = if is_ordinary(text) {
        text
    } else {
        whole = printable(nfc(text));
        &*whole
    };
    match (style, text) {
        (ScalarStyle::Plain, "" | "~" | "null" | "Null" | "NULL") => Value::Null,
        (ScalarStyle::Plain, text) => Value::Plain(text.to_owned()),
        (_, text) => Value::Quoted(text.to_owned()),
    }
}

/// The diagnostic for a value of another type than is meant.
pub fn wrong_type(node: &Node, key: &str, expected: &str, file: &SourcePath) -> Diagnostic {
    let found = match node.value {
        Value::Null => "nothing",
        Value::Plain(_) | Value::Quoted(_) => "text",
        Value::List(_) => "list",
        Value::Map(_) => "map",
    };
    Diagnostic::at(codes::WRONG_TYPE, Place::new(file, node.spot))
        .with("key", key)
        .with("expected", expected)
        .with("found", found)
}

#[cfg(test)]
mod tests {
    use super::{Value, read};
    use crate::base::diagnostic::Sink;
    use crate::base::path::SourcePath;

    fn faults(text: &str) -> Vec<(u16, u32, u32)> {
        let mut sink = Sink::new();
        read(text, &SourcePath::new("a.yaml"), 1, &mut sink);
        let told = sink.into_report();
        told.iter().filter_map(|d| d.place.as_ref().map(|p| (d.code.number, p.spot.line, p.spot.column))).collect()
    }

    #[test]
    fn scalars_keep_their_own_text() {
        let mut sink = Sink::new();
        let node = read("a: 4.500\nb: 010\nc: no\nd: 1:30\ne: '7'\nf:\n", &SourcePath::new("a.yaml"), 1, &mut sink);
        let node = node.expect("it is plain YAML");
        let texts: Vec<_> = ["a", "b", "c", "d", "e"].iter().filter_map(|k| node.get(k)?.scalar()).collect();
        assert_eq!(texts, ["4.500", "010", "no", "1:30", "7"]);
        assert_eq!(node.get("f").map(|n| &n.value), Some(&Value::Null));
    }

    #[test]
    fn what_is_refused_is_refused_at_its_place() {
        let deep = "[".repeat(100_000);
        let bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n";
        for (text, code, line) in [
            ("a: 1\nb: 2\na: 3\n", 122, 3),
            (deep.as_str(), 123, 1),
            (bomb, 124, 3),
            ("a: !x 1\n", 125, 1),
            ("a: &b {c: 1}\nd:\n  <<: *b\n", 126, 3),
            ("a: 1\n---\nb: 2\n", 127, 2),
            ("? [a]\n: 1\n", 128, 1),
            ("a: [1, 2\n", 121, 2),
            ("a: *b\n", 121, 1),
        ] {
            let found = faults(text);
            assert_eq!(found.first().map(|f| f.0), Some(code), "{text:.60} {found:?}");
            assert_eq!(found.first().map(|f| f.1), Some(line), "{text:.60} {found:?}");
        }
    }
}
