//! Texts by language are held against the languages that a site has. The functions
//! that read a file say where such texts may stand; this walks what they describe.

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::lang::Lang;
use crate::base::path::SourcePath;
use crate::base::shape::{Known, Shape};
use crate::base::text::nearest;
use crate::base::yaml::{Key, Node, Value};

/// The languages of the contract's own `{vi, en}`: a site that has given one of them up keeps its lists as they are.
const ALWAYS: [&str; 2] = ["vi", "en"];

/// Reports every text in a language that the site does not have, in a mapping or a sequence of mappings.
pub fn check(node: &Node, known: &[Known], (file, languages): (&SourcePath, &[Lang]), sink: &mut Sink) {
    let mut held = Held { file, languages, sink };
    match &node.value {
        Value::Map(pairs) => held.map(pairs, known),
        Value::List(items) => {
            for item in items {
                if let Value::Map(pairs) = &item.value {
                    held.map(pairs, known);
                }
            }
        }
        _ => {}
    }
}

struct Held<'a> {
    file: &'a SourcePath,
    languages: &'a [Lang],
    sink: &'a mut Sink,
}

impl Held<'_> {
    fn map(&mut self, pairs: &[(Key, Node)], known: &[Known]) {
        for (key, node) in pairs {
            if let Some(known) = known.iter().find(|k| k.key == key.text) {
                self.value(node, &key.text, &known.shape);
            }
        }
    }

    fn value(&mut self, node: &Node, key: &str, shape: &Shape) {
        match (shape, &node.value) {
            (Shape::Localized, Value::Map(texts)) => {
                for (lang, _) in texts {
                    self.text(lang, key);
                }
            }
            (Shape::Map(known), Value::Map(pairs)) => self.map(pairs, known),
            (Shape::Many(inner), Value::List(items)) => {
                for item in items {
                    self.value(item, key, inner);
                }
            }
            (Shape::Many(inner), _) => self.value(node, key, inner),
            _ => {}
        }
    }

    fn text(&mut self, lang: &Key, key: &str) {
        if !ALWAYS.contains(&lang.text.as_str()) && self.languages.iter().all(|l| l.as_str() != lang.text) {
            let fault = Diagnostic::at(codes::UNKNOWN_LANGUAGE, Place::new(self.file, lang.spot));
            let near = nearest(&lang.text, self.languages.iter().map(Lang::as_str)).map(str::to_owned);
            self.sink.push(fault.with("key", key).with("value", &lang.text).near(near));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::base::diagnostic::Sink;
    use crate::base::fields::Fields;
    use crate::base::lang::Lang;
    use crate::base::path::SourcePath;
    use crate::base::yaml;

    #[test]
    fn only_languages_of_the_site_are_spoken() {
        let known = Fields::describe(|f| {
            f.localized("name");
            f.many("parts", |f| f.localized("title"));
        });
        let (file, mut sink) = (SourcePath::new("a.yaml"), Sink::new());
        let text = "- {name: {vi: a, xx: b}}\n- name: a\n  parts: [{title: {en: a}}, {title: {fr: b}}]\n- {other: {xx: a}}\n";
        let node = yaml::read(text, &file, 1, &mut sink).expect("it is plain YAML");
        check(&node, &known, (&file, &["vi", "en"].map(Lang::new)), &mut sink);
        let told: Vec<String> = sink
            .into_report()
            .iter()
            .map(|d| format!("{:?} {}", d.place.as_ref().map(|p| p.spot.line), d.values["value"]))
            .collect();
        assert_eq!(told, ["Some(1) xx", "Some(3) fr"]);
    }
}
