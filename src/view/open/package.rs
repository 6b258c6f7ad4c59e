//! The files of `/du-lieu/`, and the Frictionless data package that describes them.

use serde_json::{Value, json};

use crate::base::path::Url;
use crate::craft::csv::Dialect;
use crate::view::figure_sheet;
use crate::view::open::field::{Field, Holds, described};
use crate::view::open::observed;

/// One file of `/du-lieu/`.
pub struct Resource {
    /// The file.
    pub file: &'static str,
    /// The wording that says what it holds.
    pub key: &'static str,
    /// Its fields, where it is a table.
    pub fields: fn() -> Vec<Field>,
    /// For whom a table is written.
    pub dialect: Dialect,
}

/// Where open data stands.
pub const ROOT: &str = "/du-lieu/";

/// What the package itself is called.
pub const PACKAGE: &str = "datapackage.json";

/// The fields of `profiles.csv`.
const PROFILES: [Field; 14] = [
    ("id", Holds::Text),
    ("title", Holds::Text),
    ("kind", Holds::Text),
    ("url", Holds::Address),
    ("level", Holds::Text),
    ("level_name", Holds::Text),
    ("place", Holds::Text),
    ("place_name", Holds::Text),
    ("unit", Holds::Text),
    ("unit_name", Holds::Text),
    ("fields", Holds::Text),
    ("movements", Holds::Text),
    ("date", Holds::Day),
    ("sample", Holds::Flag),
];

/// A file of open data; the page itself for nothing.
pub fn at(file: &str) -> Url {
    Url::new(&format!("{ROOT}{file}"))
}

const fn resource(file: &'static str, key: &'static str, fields: fn() -> Vec<Field>, dialect: Dialect) -> Resource {
    Resource { file, key, fields, dialect }
}

/// Every file, tables first of each subject.
pub const RESOURCES: [Resource; 7] = [
    resource("indicators.csv", "plan_csv", || figure_sheet::fields().collect(), Dialect::Machine),
    resource("indicators-excel.csv", "plan_excel", || figure_sheet::fields().collect(), Dialect::Excel),
    resource("indicators.json", "plan_json", Vec::new, Dialect::Machine),
    resource("observations.csv", "observed_csv", || observed::FIELDS.to_vec(), Dialect::Machine),
    resource("observations-excel.csv", "observed_excel", || observed::FIELDS.to_vec(), Dialect::Excel),
    resource("profiles.csv", "profiles_csv", || PROFILES.to_vec(), Dialect::Machine),
    resource("profiles.json", "profiles_json", Vec::new, Dialect::Machine),
];

/// What the package says of the site.
pub struct About<'a> {
    /// The site's name.
    pub title: &'a str,
    /// The page of open data.
    pub home: &'a str,
    /// The edition's day.
    pub day: &'a str,
    /// Terms of reuse, and who publishes.
    pub terms: (&'a str, &'a str),
    /// A wording.
    pub word: &'a dyn Fn(&str) -> String,
}

/// The package of those files.
pub fn package(about: &About<'_>, files: &[&Resource]) -> Value {
    let (terms, publisher) = about.terms;
    let mut package = json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "guong",
        "id": about.home,
        "title": about.title,
        "homepage": about.home,
        "version": about.day,
        "contributors": [{ "title": publisher, "roles": ["publisher"] }],
    });
    if let Some(map) = package.as_object_mut() {
        if !terms.is_empty() {
            map.insert("licenses".to_owned(), json!([{ "path": about.home, "title": terms }]));
        }
        map.insert("resources".to_owned(), files.iter().map(|r| described_file(r, about.word)).collect());
    }
    package
}

fn described_file(resource: &Resource, word: &dyn Fn(&str) -> String) -> Value {
    let (stem, format) = resource.file.rsplit_once('.').unwrap_or((resource.file, ""));
    let (fields, excel) = ((resource.fields)(), resource.dialect == Dialect::Excel);
    let mut told = json!({
        "name": format!("{stem}-{format}"),
        "path": resource.file,
        "title": word(&format!("files.{}", resource.key)),
        "format": format,
        "mediatype": if format == "csv" { "text/csv" } else { "application/json" },
        // A byte-order mark is no letter of the first field's name.
        "encoding": if excel { "utf-8-sig" } else { "utf-8" },
    });
    if let (false, Some(map)) = (fields.is_empty(), told.as_object_mut()) {
        let said = |field: Field| described(field, &word(&format!("field.{}", field.0)), excel);
        map.insert("type".to_owned(), json!("table"));
        map.insert(
            "dialect".to_owned(),
            json!({ "delimiter": if excel { ";" } else { "," }, "lineTerminator": "\r\n", "header": true }),
        );
        map.insert(
            "schema".to_owned(),
            json!({
                "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
                "fields": fields.into_iter().map(said).collect::<Vec<_>>(),
                "missingValues": [""],
            }),
        );
    }
    told
}
