//! Names of people whose pages were taken back, left in what others wrote.
//!
//! A name counts whole and as it is written. Of an erased entry only its id is
//! known: there, words that make that id count, if each has a capital.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::path::SourcePath;
use crate::base::text::{fold, nfc};
use crate::check::project::Project;
use crate::check::written::Written;
use crate::craft::prose::words;
use crate::graph::admit::{Reason, Refused};
use crate::graph::ledger::Ledger;
use crate::model::kind::Kind;

/// What people are called before their names.
const COURTESY: [&str; 16] =
    ["hộ", "gia", "đình", "ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "già", "làng", "đồng", "chí"];

/// More words than any name has.
const LONGEST: usize = 24;

/// Names by their words: one step a word.
#[derive(Default)]
struct Names<'a> {
    next: BTreeMap<String, Names<'a>>,
    /// Whose name ends here.
    whose: Option<&'a Refused>,
}

/// Tells of every such name.
pub fn check(project: &Project<'_>, sink: &mut Sink) {
    let refused = || project.site.kept_back.iter().filter(|r| r.kind == Kind::Profile);
    let ledger = Ledger::read(project.files, &mut Sink::new());
    let published: BTreeSet<&str> = ledger.until(project.site.edition.day()).map(|(_, line)| line.who.as_str()).collect();
    let gone = |r: &&Refused| is_gone(r, || published.contains(r.kind.with(&r.id).as_str()));
    let ids: BTreeSet<&str> = refused().filter(gone).map(|r| r.id.as_str()).collect();
    // In every language: the name may differ, and is gone with the original.
    let gone: Vec<&Refused> = refused().filter(|r| ids.contains(r.id.as_str())).collect();
    let own: BTreeSet<&SourcePath> = gone.iter().map(|r| &r.path).collect();
    let titles = project.site.entries().iter().map(|e| e.entity()).filter(|e| e.kind == Kind::Profile);
    let alive: Vec<String> = titles.map(|e| name(&e.head.title).join(" ")).collect();
    let (mut written, mut erased) = (Names::default(), Names::default());
    for refused in gone {
        let words = name(&refused.title);
        if words.len() > 1 && !alive.contains(&words.join(" ")) {
            written.add(words.into_iter(), refused);
        } else if words.is_empty() && refused.id.contains('-') {
            erased.add(refused.id.split('-').map(str::to_owned), refused);
        }
    }
    if written.next.is_empty() && erased.next.is_empty() {
        return;
    }
    let others = project.texts.par_iter().filter(|text| !own.contains(&text.path));
    let found: Vec<Vec<Diagnostic>> = others.map(|text| of_file(text, &written, &erased)).collect();
    found.into_iter().flatten().for_each(|fault| sink.push(fault));
}

/// Whether something stood at its address and is to be forgotten. Consent that is lacking
/// was taken back if the page was published before.
fn is_gone(refused: &Refused, published: impl Fn() -> bool) -> bool {
    refused.reasons.iter().any(|reason| match reason {
        Reason::Withdrawn | Reason::Erased | Reason::Expired(_) | Reason::ConsentEnded(_) => true,
        Reason::NoConsent | Reason::NoGuardian => published(),
        _ => false,
    })
}

/// The words of a name, without what people are called before it.
fn name(title: &str) -> Vec<String> {
    let title = nfc(title);
    let all: Vec<&str> = words(&title).map(|(_, word)| word).collect();
    let courtesy = all.iter().take_while(|word| COURTESY.contains(&word.to_lowercase().as_str())).count();
    let own = if all.len() - courtesy > 1 { &all[courtesy..] } else { &all[..] };
    own.iter().map(|word| (*word).to_owned()).collect()
}

impl<'a> Names<'a> {
    fn add(&mut self, mut words: impl Iterator<Item = String>, whose: &'a Refused) {
        match words.next() {
            Some(word) => self.next.entry(word).or_default().add(words, whose),
            None => self.whose = Some(whose),
        }
    }

    /// The longest name that these words begin with: whose, and how many words.
    fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(&'a Refused, usize)> {
        let (mut at, mut best) = (self, None);
        for (count, word) in words.enumerate() {
            let Some(next) = at.next.get(word) else { break };
            at = next;
            best = at.whose.map(|whose| (whose, count + 1)).or(best);
        }
        best
    }
}

fn of_file(text: &Written, written: &Names<'_>, erased: &Names<'_>) -> Vec<Diagnostic> {
    let prose = text.only(|_| true);
    let words: Vec<(usize, &str)> = words(&prose).collect();
    let folded: Vec<String> = words.iter().map(|(_, word)| if is_capital(word) { fold(word) } else { String::new() }).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let run = at..at + together(&text.text, &words[at..]);
        let as_written = written.longest(words[run.clone()].iter().map(|(_, word)| *word));
        let by_id = || erased.longest(folded[run].iter().map(String::as_str));
        let Some((whose, count)) = as_written.or_else(by_id) else {
            at += 1;
            continue;
        };
        let name: Vec<&str> = words[at..at + count].iter().map(|(_, word)| *word).collect();
        let from = words[at].0;
        at += count;
        let fault = Diagnostic::at(codes::WITHDRAWN_NAME, text.place(from));
        found.push(fault.with("id", &whose.id).with("name", name.join(" ")));
    }
    found
}

/// How many of these words only white space parts, up to the longest name that anyone has.
fn together(text: &str, words: &[(usize, &str)]) -> usize {
    let apart = |pair: &[(usize, &str)]| {
        let [(from, word), (to, _)] = pair else { return true };
        text[from + word.len()..*to].contains(|c: char| !c.is_whitespace())
    };
    words.windows(2).take(LONGEST).take_while(|pair| !apart(pair)).count() + 1
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
