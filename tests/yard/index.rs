//! What readers' copies of the index of search are named by: a file that is another must be called otherwise.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Tree;

const MANIFEST: &str = "tim-kiem/chi-muc/muc-luc.json";

/// The version of each file and folder of an index.
fn versions(manifest: &[u8]) -> BTreeMap<String, String> {
    let manifest: Value = serde_json::from_slice(manifest).expect("a manifest is JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let mut versions: BTreeMap<String, String> = BTreeMap::new();
    for part in manifest["parts"].as_array().expect("parts") {
        versions.insert(format!("{}/", text(&part["at"])), text(&part["v"]));
    }
    for (key, of) in [("results", "k"), ("terms", "k"), ("rows", "l")] {
        for told in text(&manifest[key]).split(' ').filter(|told| !told.is_empty()) {
            let parts: Vec<&str> = told.split('.').collect();
            let name = if of == "k" { format!("k/{}/", parts[0]) } else { format!("l/{}.txt", parts[0]) };
            versions.insert(name, parts[2].to_owned());
        }
    }
    versions.insert("loc.json".to_owned(), text(&manifest["facets"]));
    versions
}

/// The files of two editions' indexes that differ and are called the same: readers would keep the old ones.
pub fn stale(before: &Tree, after: &Tree) -> Vec<String> {
    let mut stale = Vec::new();
    for (path, manifest) in after.iter().filter(|(path, _)| path.ends_with(MANIFEST)) {
        let Some(old) = before.get(path) else { continue };
        let root = path.strip_suffix("muc-luc.json").expect("its name");
        let (then, now) = (versions(old), versions(manifest));
        for (file, bytes) in after.iter().filter(|(file, _)| file.starts_with(root) && *file != path) {
            let name = &file[root.len()..];
            let version = |all: &BTreeMap<String, String>| {
                let own = all.iter().find(|(of, _)| if of.ends_with('/') { name.starts_with(*of) } else { name == of.as_str() });
                own.map(|(_, version)| version.clone())
            };
            let known = version(&now).unwrap_or_else(|| panic!("{file} has no version"));
            let differs = before.get(file).is_some_and(|was| was != bytes);
            stale.extend((differs && version(&then) == Some(known)).then(|| file.clone()));
        }
    }
    stale
}
