//! The reference pages are what the program says of itself. After a change run
//! `BLESS=1 cargo test --test reference` and commit what it writes.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

#[path = "yard/views.rs"]
mod views;

fn said(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_guong")).args(arguments).output().expect("the program was built with this test");
    String::from_utf8(run.stdout).expect("the program speaks UTF-8")
}

/// Compares a page with the committed one, or writes it.
fn hold(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(file);
    if std::env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("it stands in a folder")).expect("a folder can be made");
        fs::write(&path, text).expect("the page can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "docs/{file} is not what the program says: run BLESS=1 cargo test --test reference");
}

/// What a value may be, in words.
fn kind(schema: &Value) -> String {
    if let Some(words) = schema["enum"].as_array() {
        return words.iter().filter_map(Value::as_str).map(|w| format!("`{w}`")).collect::<Vec<_>>().join(", ");
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let list = any.iter().find(|s| s["type"] == "array");
        return list.map_or_else(|| "text, or text by language".to_owned(), |l| format!("list of {}", kind(&l["items"])));
    }
    let pattern = schema["pattern"].as_str().unwrap_or_default();
    match (schema["type"].as_str(), pattern) {
        (_, p) if p.contains("[a-z0-9-]") => "id".to_owned(),
        (_, p) if p.contains('T') => "day, or day and time".to_owned(),
        (_, p) if p.contains("\\d{4}") => "day".to_owned(),
        (Some("boolean"), _) => "true or false".to_owned(),
        (Some("integer"), _) => format!("whole number, {} to {}", schema["minimum"], schema["maximum"]),
        (Some("object"), _) if schema["properties"].is_object() => "group".to_owned(),
        (Some("object"), _) => "keys of your own".to_owned(),
        _ if schema["type"] == serde_json::json!(["number", "string"]) => "decimal".to_owned(),
        _ => "text".to_owned(),
    }
}

fn rows(schema: &Value, prefix: &str, text: &mut String) {
    let inner =
        |s: &Value| s["anyOf"].as_array().and_then(|any| any.iter().find(|s| s["type"] == "array").map(|l| l["items"].clone()));
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        let name = format!("{prefix}{key}");
        let must = if required.contains(&key.as_str()) { "required" } else { "" };
        text.push_str(&format!("| `{name}` | {} | {must} |\n", kind(value)));
        let below = inner(value).unwrap_or_else(|| value.clone());
        if prefix.matches('.').count() < 3 {
            rows(&below, &format!("{name}."), text);
        }
    }
}

#[test]
fn keys_are_those_that_the_program_reads() {
    let schemas: Value = serde_json::from_str(&said(&["schema"])).expect("the schemas are JSON");
    let mut text = "# Keys\n\nGenerated from the functions that read them. `a.b` stands inside `a`; a list of one may be written without brackets.\n".to_owned();
    for (name, schema) in schemas.as_object().expect("schemas by name") {
        let whole = if schema["type"] == "array" { &schema["items"] } else { schema };
        text.push_str(&format!("\n## {name}\n\n| key | value | |\n|---|---|---|\n"));
        rows(whole, "", &mut text);
    }
    hold("reference/keys.md", &text);
}

#[test]
fn commands_are_those_that_the_program_has() {
    let mut text = "# Commands\n\nGenerated from `guong help`.\n".to_owned();
    for command in guong::cli::program().get_subcommands().map(clap::Command::get_name) {
        let help = said(&["--lang", "en", "help", command]);
        // Wide lines are the terminal's; ends of lines in Markdown mean nothing.
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        text.push_str(&format!("\n## guong {command}\n\n```\n{}\n```\n", help.join("\n").trim_end()));
    }
    hold("reference/commands.md", &text);
}

#[test]
fn diagnostics_are_explained_in_both_languages() {
    for (lang, file, title) in [("en", "reference/codes.md", "# Diagnostics"), ("vi", "vi/ma-loi.md", "# Mã lỗi")] {
        let mut text = format!("{title}\n\n<!-- BLESS=1 cargo test --test reference -->\n");
        for code in guong::base::codes::ALL {
            let told = said(&["explain", &code.name(), "--lang", lang]);
            let mut lines = told.trim().lines();
            let head = lines.next().unwrap_or_default();
            assert!(head.contains(&code.name()), "{told}");
            let words = [code.wording(), format!("{}-explain", code.wording())];
            let lacks = words.iter().find(|id| told.split_whitespace().any(|word| word == id.as_str()));
            assert_eq!(
                lacks, None,
                "write it in src/words/{lang}.ftl, or where it ends in -explain in explain.{lang}.ftl, first"
            );
            text.push_str(&format!("\n## {head}\n\n{}\n", lines.collect::<Vec<_>>().join("\n").trim()));
        }
        hold(file, &text);
    }
}

#[test]
fn every_code_is_told_by_some_test() {
    let tests = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")).into_iter().filter_map(Result::ok);
    let read = tests.filter(|e| e.path().extension().is_some_and(|x| x == "rs" || x == "yaml"));
    let said: Vec<String> = read.map(|e| fs::read_to_string(e.path()).expect("tests are text")).collect();
    let lacks = |code: &&guong::base::diagnostic::Code| !said.iter().any(|text| text.contains(&code.name()));
    let lacking: Vec<String> = guong::base::codes::ALL.iter().filter(lacks).map(|code| code.name()).collect();
    assert!(lacking.is_empty(), "{lacking:?}: give each a row in tests/data/broken.yaml, told.yaml or check.yaml");
}

#[test]
fn views() {
    hold("reference/views.md", &views::reference(Path::new(env!("CARGO_MANIFEST_DIR"))));
}
