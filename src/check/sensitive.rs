//! Words for peoples, illness and religion in a profile whose subject has not agreed
//! to have such things told.

use std::collections::BTreeSet;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::check::passage::Passage;
use crate::check::project::Project;
use crate::craft::sensitive::sensitive_words;
use crate::model::catalog::Versions;
use crate::model::kind::Kind;
use crate::settings::policy::Demand;

/// Keys that do not speak of the person: the gate holds `sensitive` back by itself,
/// and titles of documents are not ours to choose.
const ELSEWHERE: [&str; 4] = ["sensitive", "sources", "coverage", "review"];

/// Tells of each such word once a file, where it stands first.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    if project.site.settings.policy.consent != Demand::Required {
        return;
    }
    let profiles = project.catalog.entries.iter().filter(|((kind, _), _)| *kind == Kind::Profile);
    for (_, versions) in profiles.filter(|(_, versions)| !agreed(versions, project)) {
        for entity in versions.all() {
            let Some(written) = project.text(entity.path.as_str()) else { continue };
            let text = written.only(|passage: &Passage| !ELSEWHERE.contains(&passage.key.as_str()));
            let mut told = BTreeSet::new();
            for mention in sensitive_words(&text) {
                if told.insert(mention.word.to_lowercase()) {
                    let fault = Diagnostic::at(codes::SENSITIVE_WORD, written.place(mention.offset));
                    sink.push(fault.with("kind", mention.kind).with("word", mention.word));
                }
            }
        }
    }
}

/// Consent is the original's, and holds from the day it was given on.
fn agreed(versions: &Versions, project: &Project<'_>) -> bool {
    let consent = versions.original.profile().and_then(|p| p.consent.sensitive.as_ref());
    consent.and_then(|given| given.given).is_some_and(|day| day <= project.site.edition.day())
}
