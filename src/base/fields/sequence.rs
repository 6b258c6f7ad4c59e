//! Values that hold others: sequences, nested mappings, mappings whose keys the
//! author chooses.

use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::diagnostic::{Sink, Spot};
use crate::base::fields::{Fields, Ref};
use crate::base::number;
use crate::base::path::SourcePath;
use crate::base::shape::Shape;
use crate::base::yaml::{Key, Node, Value, wrong_type};

impl<'a> Fields<'a> {
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

    /// A sequence of whole numbers within bounds.
    pub fn wholes(&mut self, key: &'static str, bounds: (i64, i64)) -> Vec<i64> {
        let shape = || Shape::Many(Box::new(Shape::Whole(bounds.0, bounds.1)));
        let Some(node) = self.take(key, shape) else { return Vec::new() };
        self.items(node, key).iter().filter_map(|n| self.whole_of(n, key, bounds)).collect()
    }

    /// A sequence of exact decimals; none if one of them is no decimal.
    pub fn decimals(&mut self, key: &'static str) -> Option<Vec<Decimal>> {
        let Some(node) = self.take(key, || Shape::Many(Box::new(Shape::Decimal))) else { return Some(Vec::new()) };
        let items = self.items(node, key);
        let decimals: Vec<_> = items.iter().map(|n| number::decimal(n, key, self.file, self.sink)).collect();
        let is_map = matches!(node.value, Value::Map(_));
        decimals.into_iter().collect::<Option<_>>().filter(|_| !is_map)
    }

    /// A point within a picture: two numbers between 0 and 1.
    pub fn point(&mut self, key: &'static str) -> Option<(f32, f32)> {
        let spot = self.spot(key);
        let said = self.has(key);
        // What is no number was told already.
        let numbers = self.decimals(key)?;
        let unit = |d: &Decimal| f32::try_from(*d).ok().filter(|n| (0.0..=1.0).contains(n));
        match numbers.iter().map(unit).collect::<Vec<_>>()[..] {
            [Some(x), Some(y)] => return Some((x, y)),
            [] if !said => {}
            _ => self.fault(codes::OUT_OF_RANGE, spot, &[("key", key), ("value", "[x, y]"), ("least", "0"), ("most", "1")]),
        }
        None
    }

    /// Several of the words that are allowed here.
    pub fn choices<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Vec<T> {
        let shape = || Shape::Many(Box::new(Shape::Choice(choices.iter().map(|c| c.0).collect())));
        let Some(node) = self.take(key, shape) else { return Vec::new() };
        let items = self.items(node, key);
        for (at, item) in items.iter().enumerate() {
            if let Some(word) = item.scalar().filter(|word| items[..at].iter().any(|i| i.scalar() == Some(*word))) {
                self.fault(codes::DUPLICATE_VALUE, item.spot, &[("value", word)]);
            }
        }
        items.iter().filter_map(|n| self.chosen(n, key, choices)).collect()
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

    /// A mapping whose keys the author chooses, to exact decimals; none if one of them is no decimal.
    pub fn decimals_by(&mut self, key: &'static str) -> Option<Vec<(Ref, Decimal)>> {
        let Some(node) = self.take(key, || Shape::Open) else { return Some(Vec::new()) };
        let Value::Map(pairs) = &node.value else {
            self.sink.push(wrong_type(node, key, "map", self.file));
            return None;
        };
        let name = |k: &Key| Ref { id: k.text.clone(), spot: k.spot };
        let decimal = |(k, n): &(Key, Node)| number::decimal(n, &k.text, self.file, self.sink).map(|d| (name(k), d));
        // Each is read, so that each fault is told.
        pairs.iter().map(decimal).collect::<Vec<_>>().into_iter().collect()
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
    let mut fields = Fields::open(node, key, file, sink)?.within();
    let value = read(&mut fields);
    fields.close();
    value
}
