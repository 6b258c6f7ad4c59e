//! The script of a theme: its parts put together into one module, so that a page asks
//! for one file, and each part can be read, and tested, by itself.

use std::collections::BTreeMap;

/// Where the parts stand, in the order of their names.
const PARTS: &str = "static/script/";

/// The few lines that every page asks for, and that fetch the script for who turns to the box.
pub const LOADER: &str = "static/find.js";

/// Whether a file of a theme is part of its script, or its loader: no file of its own.
pub fn is_part(path: &str) -> bool {
    path == LOADER || (path.starts_with(PARTS) && path.ends_with(".js"))
}

/// The loader, without what only its readers need.
pub fn loader(files: &BTreeMap<String, Vec<u8>>) -> String {
    files.get(LOADER).map_or_else(String::new, |bytes| joined(&String::from_utf8_lossy(bytes)))
}

/// All parts as one module: what one takes from another is simply there.
/// Comments and indents that fill lines of their own are left out.
pub fn script(files: &BTreeMap<String, Vec<u8>>) -> String {
    let parts = files.iter().filter(|(path, _)| is_part(path) && *path != LOADER);
    let texts = parts.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned());
    texts.map(|text| joined(&text)).collect()
}

fn joined(part: &str) -> String {
    let mut out = String::with_capacity(part.len());
    for line in part.lines().map(str::trim_start) {
        let own = line.strip_prefix("export ").unwrap_or(line);
        let idle = own.is_empty() || own.starts_with("//") || (own.starts_with("import ") && own.contains(" from \"./"));
        if !idle {
            out.push_str(own);
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{loader, script};

    #[test]
    fn parts_become_one_module() {
        let file = |path: &str, text: &str| (path.to_owned(), text.as_bytes().to_vec());
        let files = [
            file("static/script/2-b.js", "import { a } from \"./1-a.js\";\n// Why.\nexport function b() {\n  return a;\n}\n"),
            file("static/script/1-a.js", "export const a = 1;\n"),
            file("static/other.js", "x\n"),
            file("static/find.js", "// Why.\n  begin();\n"),
        ];
        let files = files.into_iter().collect();
        assert_eq!(script(&files), "const a = 1;\nfunction b() {\nreturn a;\n}\n");
        assert_eq!(loader(&files), "begin();\n");
    }
}
