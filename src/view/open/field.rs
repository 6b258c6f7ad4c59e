//! The fields of tables, as the data package describes them.

use serde_json::{Value, json};

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// Words or an id.
    Text,
    /// An exact number.
    Number,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// `true` or `false`.
    Flag,
    /// An address on the web.
    Address,
}

/// A field's name, and what it holds.
pub type Field = (&'static str, Holds);

impl Holds {
    /// Its Table Schema type and format.
    fn told(self, decimal_comma: bool) -> Value {
        match self {
            Holds::Text => json!({ "type": "string" }),
            Holds::Number if decimal_comma => json!({ "type": "number", "decimalChar": "," }),
            Holds::Number => json!({ "type": "number" }),
            Holds::Whole => json!({ "type": "integer" }),
            Holds::Day => json!({ "type": "date" }),
            Holds::Flag => json!({ "type": "boolean" }),
            Holds::Address => json!({ "type": "string", "format": "uri" }),
        }
    }
}

/// One field as Table Schema tells it, with its meaning.
pub fn described((name, holds): Field, meaning: &str, decimal_comma: bool) -> Value {
    let mut told = json!({ "name": name });
    if let (Some(map), Value::Object(how)) = (told.as_object_mut(), holds.told(decimal_comma)) {
        map.extend(how);
        if !meaning.is_empty() {
            map.insert("description".to_owned(), json!(meaning));
        }
    }
    told
}
