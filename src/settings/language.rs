//! The languages of a site: each once, each with words in its theme.

use crate::base::codes;
use crate::base::diagnostic::Spot;
use crate::base::fields::Fields;
use crate::base::files::Files;
use crate::base::lang::Lang;
use crate::craft::builtin;

/// A language of the site.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its code.
    pub code: Lang,
    /// Its own name for itself.
    pub name: String,
    /// Where it is declared.
    pub spot: Spot,
}

/// Reads `languages`; the first is the default. Never empty.
pub fn languages(f: &mut Fields<'_>) -> Vec<Language> {
    let spot = f.spot("languages");
    let found = f.many("languages", |f| {
        let spot = f.spot("code");
        let code = f.must().id("code");
        let name = f.text("name");
        let code = code?.id;
        Some(Language { name: name.unwrap_or_else(|| code.clone()), code: Lang::new(&code), spot })
    });
    if f.is_empty("languages") {
        f.fault(codes::EMPTY_VALUE, spot, &[("key", "languages")]);
    }
    let mut all: Vec<Language> = Vec::new();
    for language in found {
        if all.iter().any(|l| l.code == language.code) {
            f.fault(codes::DUPLICATE_VALUE, language.spot, &[("value", language.code.as_str())]);
        } else {
            all.push(language);
        }
    }
    if all.is_empty() {
        all.push(Language { code: Lang::new("vi"), name: "Tiếng Việt".to_owned(), spot });
    }
    all
}

/// Reports languages that neither the site's theme nor the built-in one has words for.
pub fn with_words(languages: &[Language], (files, theme): (&Files, &str), f: &mut Fields<'_>) {
    for language in languages {
        let name = format!("i18n/{}.yaml", language.code);
        let built_in = builtin::FILES.iter().any(|(path, _)| *path == name);
        if !built_in && files.get(&format!("themes/{theme}/{name}")).is_none() {
            f.fault(codes::NO_WORDS, language.spot, &[("lang", language.code.as_str())]);
        }
    }
}
