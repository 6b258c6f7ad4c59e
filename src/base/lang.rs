//! Languages of the site, and text that may exist in several of them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// A language code as in `site.yaml` (`vi`, `en`, `bdq`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(Arc<str>);

impl Lang {
    /// Takes a code of the site's list.
    pub fn new(code: &str) -> Lang {
        Lang(Arc::from(code))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Text in one language, or in several (`{vi: ..., en: ...}`).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Localized {
    plain: String,
    by_lang: BTreeMap<String, String>,
}

impl Localized {
    /// The same text in every language.
    pub fn plain(text: &str) -> Localized {
        Localized { plain: text.to_owned(), by_lang: BTreeMap::new() }
    }

    /// Text by language code; the first given is the fallback.
    pub fn by_lang(first: &str, by_lang: BTreeMap<String, String>) -> Localized {
        Localized { plain: first.to_owned(), by_lang }
    }

    /// The text for a reader of `lang`, else what every reader gets.
    pub fn get(&self, lang: &Lang) -> &str {
        self.by_lang.get(lang.as_str()).map_or(&self.plain, String::as_str)
    }

    /// All wordings, the fallback first; for search and collision checks.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.plain.as_str()).chain(self.by_lang.values().map(String::as_str))
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }
}
