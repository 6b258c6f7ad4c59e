//! The tool's own words: Fluent files, one a language, built in.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

use crate::base::diagnostic::Diagnostic;

/// A language the tool speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum Speech {
    /// Tiếng Việt.
    Vi,
    /// English.
    En,
}

impl Speech {
    /// Its code.
    pub fn code(self) -> &'static str {
        match self {
            Speech::Vi => "vi",
            Speech::En => "en",
        }
    }
}

/// The words of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The words of a language.
    pub fn of(speech: Speech) -> Words {
        let sources = match speech {
            Speech::Vi => [include_str!("../words/vi.ftl"), include_str!("../words/explain.vi.ftl")],
            Speech::En => [include_str!("../words/en.ftl"), include_str!("../words/explain.en.ftl")],
        };
        let mut bundle = FluentBundle::new(speech.code().parse().into_iter().collect());
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(sound, _)| sound);
            // A word defined twice would be refused here; a test counts them.
            let _ = bundle.add_resource(resource);
        }
        Words { bundle }
    }

    /// A message with its values; an unknown one says its own id.
    pub fn say(&self, id: &str, values: &[(&str, &str)]) -> String {
        self.find(id, None, values).unwrap_or_else(|| id.to_owned())
    }

    /// What is wrong.
    pub fn message(&self, diagnostic: &Diagnostic) -> String {
        let values: Vec<(&str, &str)> = diagnostic.values.iter().map(|(k, v)| (k.as_ref(), v.as_str())).collect();
        self.say(&diagnostic.code.wording(), &values)
    }

    /// What to do about it.
    pub fn hint(&self, diagnostic: &Diagnostic) -> Option<String> {
        let values: Vec<(&str, &str)> = diagnostic.values.iter().map(|(k, v)| (k.as_ref(), v.as_str())).collect();
        let hint = self.find(&diagnostic.code.wording(), Some("hint"), &values);
        match &diagnostic.near {
            Some(near) => Some(self.say("did-you-mean", &[("near", near)])),
            None => hint,
        }
    }

    /// A remedy by a code's wording, its values left as they are named.
    pub fn remedy(&self, wording: &str) -> Option<String> {
        self.find(wording, Some("hint"), &[])
    }

    fn find(&self, id: &str, attribute: Option<&str>, values: &[(&str, &str)]) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => message.value()?,
            Some(name) => message.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(*name, FluentValue::from(*value));
        }
        Some(self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Speech, Words};
    use crate::base::codes;

    /// Ids and attributes of a Fluent file, as it is written.
    fn keys(source: &str) -> BTreeSet<String> {
        let mut id = "";
        let mut keys = BTreeSet::new();
        for line in source.lines().filter(|l| l.contains(" = ")) {
            let name = line.split(" = ").next().unwrap_or_default();
            match name.trim_start().strip_prefix('.') {
                Some(attribute) => drop(keys.insert(format!("{id}.{attribute}"))),
                None if !name.starts_with(' ') => {
                    id = name;
                    assert!(keys.insert(name.to_owned()), "{name} stands twice");
                }
                None => {}
            }
        }
        keys
    }

    #[test]
    fn both_languages_have_the_same_words() {
        let (vi, en) = (keys(include_str!("../words/vi.ftl")), keys(include_str!("../words/en.ftl")));
        assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
        let (vi, en) = (keys(include_str!("../words/explain.vi.ftl")), keys(include_str!("../words/explain.en.ftl")));
        assert_eq!(vi.symmetric_difference(&en).collect::<Vec<_>>(), Vec::<&String>::new());
    }

    #[test]
    fn every_code_has_words() {
        for speech in [Speech::Vi, Speech::En] {
            let words = Words::of(speech);
            for code in codes::ALL {
                assert_ne!(words.say(&code.wording(), &[]), code.wording(), "{speech:?} {}", code.name());
                let explained = words.say(&format!("{}-explain", code.wording()), &[]);
                assert!(explained.chars().count() > 40, "{speech:?} {}: {explained}", code.name());
            }
        }
    }
}
