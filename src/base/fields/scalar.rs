//! Values that stand alone: texts, ids, days, numbers, words of a choice.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::base::codes;
use crate::base::date::{Moment, day, moment};
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink};
use crate::base::fields::{Fields, Ref, is_id};
use crate::base::lang::Localized;
use crate::base::number;
use crate::base::path::SourcePath;
use crate::base::scheme::{FORBIDDEN, is_web, scheme};
use crate::base::shape::Shape;
use crate::base::text::nearest;
use crate::base::yaml::{Node, Value, wrong_type};

impl<'a> Fields<'a> {
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

    /// An `http(s)` address; anything else would be a dead or a dangerous link.
    pub fn web(&mut self, key: &'static str) -> Option<String> {
        let spot = self.spot(key);
        let text = self.text(key)?;
        if is_web(&text) {
            return Some(text);
        }
        let forbidden = scheme(&text).is_some_and(|s| FORBIDDEN.contains(&s.as_str()));
        let code = if forbidden { codes::FORBIDDEN_SCHEME } else { codes::NOT_AN_ADDRESS };
        self.fault(code, spot, &[("key", key), ("value", &text), ("link", &text)]);
        None
    }

    /// A permanent name: `[a-z0-9-]`.
    pub fn id(&mut self, key: &'static str) -> Option<Ref> {
        let node = self.take(key, || Shape::Id)?;
        self.reference(node, key)
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

    /// An exact decimal, from the scalar's own text.
    pub fn decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.take(key, || Shape::Decimal)?;
        number::decimal(node, key, self.file, self.sink)
    }

    /// One of the words that are allowed here.
    pub fn choice<T: Copy>(&mut self, key: &'static str, choices: &[(&'static str, T)]) -> Option<T> {
        let node = self.take(key, || Shape::Choice(choices.iter().map(|c| c.0).collect()))?;
        self.chosen(node, key, choices)
    }

    pub(super) fn scalar(&mut self, node: &'a Node, key: &str, expected: &str) -> Option<&'a str> {
        let text = node.scalar();
        if text.is_none() {
            self.sink.push(wrong_type(node, key, expected, self.file));
        }
        text
    }

    pub(super) fn reference(&mut self, node: &'a Node, key: &str) -> Option<Ref> {
        let id = self.scalar(node, key, "text")?;
        if !is_id(id) {
            return self.refuse(codes::NOT_AN_ID, node, key);
        }
        Some(Ref { id: id.to_owned(), spot: node.spot })
    }

    pub(super) fn whole_of(&mut self, node: &'a Node, key: &str, (least, most): (i64, i64)) -> Option<i64> {
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

    pub(super) fn chosen<T: Copy>(&mut self, node: &'a Node, key: &str, choices: &[(&'static str, T)]) -> Option<T> {
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

    pub(super) fn refuse<T>(&mut self, code: Code, node: &Node, key: &str) -> Option<T> {
        self.fault(code, node.spot, &[("key", key), ("value", node.scalar().unwrap_or_default())]);
        None
    }
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
        match node.scalar() {
            Some(text) => drop(by_lang.insert(lang.text.clone(), text.trim().to_owned())),
            None => sink.push(wrong_type(node, &lang.text, "text", file)),
        }
    }
    let first = pairs.first().and_then(|(_, n)| n.scalar()).unwrap_or_default().trim().to_owned();
    Some(Localized::by_lang(&first, by_lang))
}
