//! YAML as a tree of texts: a scalar is what its author typed, nothing else.

use saphyr_parser::{Event, Parser};

/// A value of a file.
#[derive(Debug, Clone)]
pub enum Sheet {
    Text(String),
    List(Vec<Sheet>),
    Map(Vec<(String, Sheet)>),
}

impl Sheet {
    /// Reads a file.
    pub fn read(text: &str) -> Sheet {
        let mut events = Parser::new_from_str(text).map(|event| event.expect("the generator writes YAML").0);
        loop {
            let event = events.next().expect("a file holds a document");
            if !matches!(event, Event::StreamStart | Event::DocumentStart(_)) {
                return value(event, &mut events);
            }
        }
    }

    /// What stands under a key.
    pub fn get(&self, key: &str) -> Option<&Sheet> {
        match self {
            Sheet::Map(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.get(key).and_then(Sheet::as_text)
    }

    /// Is the switch under this key on?
    pub fn on(&self, key: &str) -> bool {
        self.text(key) == Some("true")
    }

    /// The items under a key; none if there is no such key.
    pub fn items(&self, key: &str) -> &[Sheet] {
        match self.get(key) {
            Some(Sheet::List(items)) => items,
            _ => &[],
        }
    }

    /// The pairs under a key.
    pub fn pairs(&self, key: &str) -> &[(String, Sheet)] {
        match self.get(key) {
            Some(Sheet::Map(pairs)) => pairs,
            _ => &[],
        }
    }

    /// The text of a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Sheet::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items of a list that stands alone.
    pub fn as_list(&self) -> &[Sheet] {
        match self {
            Sheet::List(items) => items,
            _ => &[],
        }
    }
}

fn value<'a>(event: Event<'a>, events: &mut impl Iterator<Item = Event<'a>>) -> Sheet {
    match event {
        Event::Scalar(text, ..) => Sheet::Text(text.into_owned()),
        Event::SequenceStart(..) => {
            let mut items = Vec::new();
            loop {
                match events.next().expect("a list ends") {
                    Event::SequenceEnd => return Sheet::List(items),
                    event => items.push(value(event, events)),
                }
            }
        }
        Event::MappingStart(..) => {
            let mut pairs = Vec::new();
            loop {
                match events.next().expect("a map ends") {
                    Event::MappingEnd => return Sheet::Map(pairs),
                    Event::Scalar(key, ..) => {
                        let next = events.next().expect("a key has a value");
                        pairs.push((key.into_owned(), value(next, events)));
                    }
                    other => panic!("{other:?} is no key"),
                }
            }
        }
        other => panic!("{other:?} is no value"),
    }
}
