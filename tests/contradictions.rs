//! Figures typed in prose: which numbers of which sentences `guong check` holds to be slips.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    text: String,
    #[serde(default)]
    lang: Option<String>,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    key: Option<String>,
    told: Vec<String>,
}

/// The story of a row, and its file.
fn story(number: usize, row: &Row) -> (String, String) {
    let stem = format!("content/stories/r{number:02}");
    let file = row.lang.as_ref().map_or_else(|| format!("{stem}.md"), |lang| format!("{stem}.{lang}.md"));
    let key = |name: &str, other: &str| if row.key.as_deref() == Some(name) { row.text.clone() } else { other.to_owned() };
    let date = if row.date.is_none() && row.lang.is_none() { "date: 2023-08-20\n" } else { "" };
    let body = if row.key.is_none() { row.text.as_str() } else { "Thân bài." };
    let front = format!("title: {}\nsummary: {}\n{date}", key("title", "Một bài"), key("summary", "Một câu"));
    (file, format!("---\n{front}review: {{status: approved}}\n---\n\n{body}\n"))
}

/// Where numbers stand in a text, each searched behind the one before.
fn places(text: &str, numbers: &[String]) -> Vec<(u64, u64)> {
    let mut from = 0;
    let mut place = |number: &String| {
        let at = from + text[from..].find(number.as_str()).unwrap_or_else(|| panic!("{number} stands in {text}"));
        from = at + number.len();
        let line = text[..at].matches('\n').count() + 1;
        let column = text[..at].rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line as u64, column as u64)
    };
    numbers.iter().map(&mut place).collect()
}

/// A site with the demo's figures and a story for each row.
fn site(rows: &[Row]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["content/plans", "content/snapshots", "content/lists"] {
        fs::create_dir_all(root.path().join(folder)).expect("a folder can be made");
        for file in fs::read_dir(project.join(folder)).expect("the demo has it").flatten() {
            fs::copy(file.path(), root.path().join(folder).join(file.file_name())).expect("a file can be copied");
        }
    }
    let settings = "title: Trang thử\nbase_url: https://a.vn/\nlanguages: [{code: vi}, {code: en}]\n";
    fs::write(root.path().join("site.yaml"), settings).expect("a file can be written");
    fs::create_dir_all(root.path().join("content/stories")).expect("a folder can be made");
    for (number, row) in rows.iter().enumerate() {
        let (file, text) = story(number, row);
        if row.lang.is_some() {
            let original = "---\ntitle: Một bài\ndate: 2023-08-20\nreview: {status: approved}\n---\n\nThân bài.\n";
            fs::write(root.path().join(format!("content/stories/r{number:02}.md")), original).expect("a file can be written");
        }
        fs::write(root.path().join(file), text).expect("a file can be written");
    }
    root
}

#[test]
fn figures_in_prose_that_contradict_the_data_are_told() {
    let rows: Vec<Row> = serde_yaml::from_str(include_str!("data/contradictions.yaml")).expect("the table is YAML");
    let root = site(&rows);
    for lang in ["vi", "en"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guong"));
        command.args(["check", "--as-of", "2023-09-15", "--format", "json", "--lang", lang, "--root"]).arg(root.path());
        let output = command.output().expect("the program was built with this test");
        let mut told: BTreeMap<String, Vec<Value>> = BTreeMap::new();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let one: Value = serde_json::from_str(line).expect("only JSON goes to standard output");
            if one["code"] == "G910" {
                told.entry(one["file"].as_str().unwrap_or_default().to_owned()).or_default().push(one);
            }
        }
        let mut wrong = Vec::new();
        for (number, row) in rows.iter().enumerate() {
            let (file, text) = story(number, row);
            let found = told.remove(&file).unwrap_or_default();
            let at = |one: &Value| (one["line"].as_u64().unwrap_or(0), one["column"].as_u64().unwrap_or(0));
            let spots: Vec<(u64, u64)> = found.iter().map(at).collect();
            let says = |(one, number): (&Value, &String)| {
                let message = one["message"].as_str().unwrap_or_default();
                message.contains(&format!("`{number}`")) && !message.contains('$') && one["hint"].is_string()
            };
            if spots != places(&text, &row.told) || !found.iter().zip(&row.told).all(says) {
                wrong.push(format!("{}: {found:?}", row.text));
            }
        }
        assert!(wrong.is_empty() && told.is_empty(), "{}\n{told:?}", wrong.join("\n"));
    }
}
