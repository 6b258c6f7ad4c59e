//! `guong schema`: JSON Schemas for editors, from the functions that read.

use serde_json::{Map, Value, json};

use crate::base::fields::{Fields, Known, Shape};
use crate::cli::terminal::Terminal;
use crate::model::entity::{self, Version};
use crate::model::kind::Kind;
use crate::model::term::{List, term};
use crate::settings::site::Settings;

/// Prints all schemas, by name.
pub fn run(terminal: &Terminal) -> u8 {
    let mut all = Map::new();
    all.insert("site".to_owned(), document(&Fields::describe(|f| drop(Settings::of(f)))));
    for kind in Kind::ENTRIES {
        let known = Fields::describe(|f| drop(entity::read(f, *kind, Version::Original)));
        all.insert((*kind).name().to_owned(), document(&known));
    }
    for list in List::ALL {
        let items = object(&Fields::describe(|f| drop(term(f, *list))));
        all.insert(list.name().to_owned(), json!({ "$schema": DRAFT, "type": "array", "items": items }));
    }
    terminal.out(&format!("{:#}", Value::Object(all)));
    0
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn document(known: &[Known]) -> Value {
    let mut schema = object(known);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!(DRAFT));
    }
    schema
}

fn object(known: &[Known]) -> Value {
    let properties: Map<String, Value> = known.iter().map(|k| (k.key.to_owned(), shape(&k.shape))).collect();
    let required: Vec<&str> = known.iter().filter(|k| k.required).map(|k| k.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn shape(of: &Shape) -> Value {
    let scalar = json!({ "type": ["string", "number", "boolean"] });
    match of {
        Shape::Text => scalar,
        Shape::Localized => json!({ "anyOf": [scalar, { "type": "object", "additionalProperties": { "type": "string" } }] }),
        Shape::Id => json!({ "type": ["string", "number"], "pattern": "^[a-z0-9-]+$" }),
        Shape::Day => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}$" }),
        Shape::Moment => json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}([T ]\\d{2}:\\d{2}(:\\d{2})?)?$" }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Whole(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Shape::Decimal => json!({ "type": ["number", "string"] }),
        Shape::Choice(words) => json!({ "enum": words }),
        Shape::Many(inner) => json!({ "anyOf": [{ "type": "array", "items": shape(inner) }, shape(inner)] }),
        Shape::Map(known) => object(known),
        Shape::Open => json!({ "type": "object" }),
    }
}
