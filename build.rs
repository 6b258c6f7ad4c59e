//! Names the program by its sources, so that what another program made is never
//! taken for its own: a version number alone does not change while one works on it.
//! Lists the files of the built-in theme, so that a new one is only a file.

use std::fs;
use std::path::{Path, PathBuf};

/// What the program is made of.
const SOURCES: [&str; 4] = ["src", "themes", "Cargo.toml", "Cargo.lock"];

fn main() {
    let mut files = Vec::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        gather(Path::new(source), &mut files);
    }
    files.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for file in files {
        let name = file.to_string_lossy().replace('\\', "/").into_bytes();
        let bytes = fs::read(&file).unwrap_or_default();
        for byte in name.into_iter().chain([0]).chain(bytes) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=GUONG_SOURCES={hash:016x}");
    theme();
}

/// Writes the list of the default theme's files with their bytes, sorted by name.
fn theme() {
    let root = Path::new("themes/default");
    let mut files = Vec::new();
    gather(root, &mut files);
    files.sort();
    let mut list = String::from("&[");
    for file in files {
        let name = file.strip_prefix(root).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        let path = fs::canonicalize(&file).unwrap_or(file);
        list.push_str(&format!("({name:?}, include_bytes!({path:?}).as_slice()),"));
    }
    list.push(']');
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo names the folder of what is built"));
    fs::write(out.join("theme.rs"), list).expect("the folder of what is built can be written");
}

fn gather(at: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(at) else {
        files.extend(at.is_file().then(|| at.to_owned()));
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        gather(&entry.path(), files);
    }
}
