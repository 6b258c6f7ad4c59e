//! `guong schema`: JSON Schemas for editors, from the functions that read.

use serde_json::{Map, Value, json};

use crate::base::fields::Fields;
use crate::base::shape::{Known, Shape};
use crate::cli::terminal::Terminal;
use crate::model::document::snapshot;
use crate::model::entity::{self, Version};
use crate::model::front::front;
use crate::model::kind::Kind;
use crate::model::notice::holiday;
use crate::model::plan::read;
use crate::model::term::{List, term};
use crate::settings::site::Settings;
use crate::source::lists::HOLIDAYS;

/// Prints all schemas, by name.
pub fn run(terminal: &Terminal) -> u8 {
    let all: Map<String, Value> = all().into_iter().map(|schema| (schema.name.to_owned(), schema.value)).collect();
    terminal.out(&format!("{:#}", Value::Object(all)));
    0
}

/// The schema of one sort of file.
pub struct Schema {
    /// What it is called.
    pub name: &'static str,
    /// Which YAML files it is for; none for front matter, which editors do not find by name.
    pub files: Option<String>,
    /// The schema.
    pub value: Value,
}

/// Every schema: settings, front matter of each kind, plans, snapshots, the front page, each list.
pub fn all() -> Vec<Schema> {
    let whole = |name: &'static str, files: Option<&str>, value: Value| Schema { name, files: files.map(str::to_owned), value };
    let mut all = vec![
        whole("site", Some("site.yaml"), document(&Fields::describe(|f| drop(Settings::of(f))))),
        whole("front", Some("content/front.yaml"), document(&Fields::describe(|f| drop(front(f))))),
        whole("plan", Some("content/plans/*.yaml"), document(&Fields::describe(|f| drop(read::plan(f))))),
        whole("snapshot", Some("content/snapshots/*.yaml"), document(&Fields::describe(|f| drop(snapshot(f))))),
        whole("holidays", Some(HOLIDAYS), list(&Fields::describe(|f| drop(holiday(f))))),
    ];
    for kind in Kind::ENTRIES {
        let known = Fields::describe(|f| drop(entity::read(f, *kind, Version::Original)));
        all.push(whole(kind.name(), None, document(&known)));
    }
    for of in List::ALL {
        let value = list(&Fields::describe(|f| drop(term(f, *of))));
        all.push(Schema { name: of.name(), files: Some(of.file()), value });
    }
    all
}

/// What tells an editor which schema is for which files.
pub fn wiring(schemas: &[Schema]) -> Value {
    let named = schemas.iter().filter_map(|s| Some((format!("./schemas/{}.json", s.name), json!(s.files.as_ref()?))));
    json!({ "yaml.schemas": named.collect::<Map<String, Value>>() })
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn document(known: &[Known]) -> Value {
    let mut schema = object(known);
    if let Some(map) = schema.as_object_mut() {
        map.insert("$schema".to_owned(), json!(DRAFT));
    }
    schema
}

fn list(known: &[Known]) -> Value {
    json!({ "$schema": DRAFT, "type": "array", "items": object(known) })
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
