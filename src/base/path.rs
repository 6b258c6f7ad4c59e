//! Three kinds of paths that must never be confused: where a thing was written
//! by an author, where its output stands, and where a reader finds it.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::path::{MAIN_SEPARATOR, Path};
use std::sync::Arc;

use memchr::memrchr;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// A file of the project, relative to its root, `/`-separated, in NFC.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct SourcePath(Arc<str>);

impl SourcePath {
    /// Takes a relative, `/`-separated path that is already in NFC.
    pub fn new(path: &str) -> SourcePath {
        SourcePath(Arc::from(path))
    }

    /// What the project at `root` calls a path of the disk; none if its name is no text.
    pub fn below(root: &Path, path: &Path) -> Option<SourcePath> {
        let relative = relative(root, path)?;
        Some(if relative.is_ascii() { SourcePath::new(&relative) } else { SourcePath::new(&relative.nfc().collect::<String>()) })
    }

    /// The path as authors and diagnostics write it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part, with its extension.
    pub fn name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or(&self.0)
    }

    /// The folder that holds it; empty for a file at the root.
    pub fn folder(&self) -> &str {
        above(&self.0).unwrap_or_default()
    }

    /// The extension in lower case, without its dot; empty where there is none.
    pub fn extension(&self) -> String {
        self.name().rsplit_once('.').map_or(String::new(), |(_, e)| e.to_lowercase())
    }

    /// Resolves a relative reference (`../a.jpg`) written in this file.
    /// `None` if it would leave the project or is not relative.
    pub fn join(&self, reference: &str) -> Option<SourcePath> {
        if reference.starts_with('/') || reference.contains('\\') {
            return None;
        }
        let mut parts: Vec<&str> = self.folder().split('/').filter(|p| !p.is_empty()).collect();
        for part in reference.split('/') {
            match part {
                "" | "." => {}
                ".." => {
                    parts.pop()?;
                }
                part => parts.push(part),
            }
        }
        (!parts.is_empty()).then(|| SourcePath::new(&parts.join("/")))
    }
}

impl fmt::Display for SourcePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The folder that something stands in, unless that is the top.
pub fn above(path: &str) -> Option<&str> {
    memrchr(b'/', path.as_bytes()).map(|at| &path[..at])
}

/// A path of the disk seen from `root`, `/`-separated, as it is written there; none if it is no text.
pub fn relative<'p>(root: &Path, path: &'p Path) -> Option<Cow<'p, str>> {
    // Mostly it is the rest of the same text, and need not be taken apart.
    let rest =
        root.to_str().filter(|root| !root.is_empty()).and_then(|root| path.to_str()?.strip_prefix(root)?.strip_prefix('/'));
    let is_plain = |rest: &&str| {
        MAIN_SEPARATOR == '/'
            && !rest.contains("//")
            && !rest.contains("./")
            && !rest.starts_with('/')
            && !rest.ends_with(['/', '.'])
    };
    if let Some(rest) = rest.filter(is_plain) {
        return Some(Cow::Borrowed(rest));
    }
    let parts = path.strip_prefix(root).unwrap_or(path).components().map(|part| part.as_os_str().to_str());
    Some(Cow::Owned(parts.collect::<Option<Vec<&str>>>()?.join("/")))
}

/// A file of the published site, relative to `public/`, `/`-separated.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OutputPath(Arc<str>);

impl OutputPath {
    /// Takes a relative, `/`-separated path such as `guong/a/index.html`.
    pub fn new(path: &str) -> OutputPath {
        OutputPath(Arc::from(path))
    }

    /// The path below `public/`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for OutputPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutputPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An address of the site: `/guong/a/` or `/feed.xml`, absolute within the site,
/// without the host and path of `base_url`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Url(Arc<str>);

impl Url {
    /// Takes an address that begins with `/`.
    pub fn new(address: &str) -> Url {
        Url(Arc::from(address))
    }

    /// The address as the ledger writes it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The file that answers this address.
    pub fn file(&self) -> OutputPath {
        let path = self.0.trim_start_matches('/');
        if path.is_empty() || path.ends_with('/') {
            OutputPath::new(&[path, "index.html"].concat())
        } else {
            OutputPath::new(path)
        }
    }

    /// An address below this one: `/guong/` and `feed.xml` give `/guong/feed.xml`.
    pub fn below(&self, rest: &str) -> Url {
        Url::new(&[&*self.0, rest].concat())
    }
}

impl Borrow<str> for Url {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{SourcePath, Url};

    #[test]
    fn references_stay_inside_the_project() {
        let page = SourcePath::new("content/profiles/a/index.md");
        let joined = |r| page.join(r).map(|p| p.as_str().to_owned());
        assert_eq!(joined("b.jpg").as_deref(), Some("content/profiles/a/b.jpg"));
        assert_eq!(joined("../c/./d.jpg").as_deref(), Some("content/profiles/c/d.jpg"));
        assert_eq!(joined("../../../../x"), None);
        assert_eq!(joined("/etc/passwd"), None);
    }

    #[test]
    fn what_stands_in_the_project_is_called_by_its_way_from_the_root() {
        let below = |root: &str, path: &str| SourcePath::below(Path::new(root), Path::new(path)).map(|p| p.as_str().to_owned());
        let table = [
            ("/a", "/a/content/b.md", "content/b.md"),
            ("/a/", "/a/content/b.md", "content/b.md"),
            ("/a", "/a/content//./b.md", "content/b.md"),
            ("/a", "/a/./b.md", "b.md"),
            ("/a", "/a//b", "b"),
            ("/a", "/a/b.", "b."),
            ("/a", "/a/b./c", "b./c"),
            ("/a", "/a/b/", "b"),
            ("", "content/b", "content/b"),
            (".", "./content/b", "content/b"),
            ("/a", "/ab/c", "//ab/c"),
            ("/a", "/a/cafe\u{301}.md", "café.md"),
        ];
        for (root, path, meant) in table {
            assert_eq!(below(root, path).as_deref(), Some(meant), "{root} {path}");
        }
    }

    #[test]
    fn an_address_names_its_file() {
        assert_eq!(Url::new("/").file().as_str(), "index.html");
        assert_eq!(Url::new("/a/b/").file().as_str(), "a/b/index.html");
        assert_eq!(Url::new("/feed.xml").file().as_str(), "feed.xml");
    }
}
