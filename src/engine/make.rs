//! Makes every recipe of a plan, in parallel; what was made before from the same
//! inputs, and still stands, is taken as it is.

use std::sync::Arc;
use std::time::Duration;

use rayon::prelude::*;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::fingerprint::Fingerprint;
use crate::base::path::OutputPath;
use crate::base::reads::{self, LOST};
use crate::engine::disk::read_file;
use crate::engine::looked::{Before, Look, Looked};
use crate::engine::made::Made;
use crate::engine::store::Store;
use crate::plan::{Body, Companion, Gathered, OutputFile, Parts, Plan, Recipe};
use crate::publish::tree::{At, Content};

type Outcome = Result<Vec<(OutputPath, Content)>, Vec<Diagnostic>>;

/// Makes a plan; what goes wrong goes to the sink, in the plan's order. Works with
/// as many threads as the pool has in which it is called. A recipe's inputs are gathered
/// in its turn, and let go as soon as it is made.
pub fn make(plan: Plan<'_>, store: &Store, sink: &mut Sink) -> Made {
    let (recipes, parts) = plan.into_recipes();
    store.watched.stage("make", recipes.len());
    let maker = Maker { store, parts: &parts, before: &store.standing().looked.since(&parts) };
    let finished: Vec<Finished> = recipes.into_par_iter().map(|recipe| maker.make(recipe)).collect();
    let (mut given, mut looks) = (Vec::with_capacity(finished.len()), Vec::with_capacity(finished.len()));
    for Finished { key, look, outcome } in finished {
        match outcome {
            Ok(files) => given.push((key, files)),
            Err(faults) => faults.into_iter().for_each(|fault| sink.push(fault)),
        }
        looks.extend(look);
    }
    Made { looked: Arc::new(Looked::of(parts, looks)), ..Made::of(given) }
}

/// What a recipe gave.
pub(super) struct Finished {
    /// What stands for it with all that went in.
    pub key: Fingerprint,
    /// What it looked at, unless all was at hand.
    pub look: Option<Look>,
    /// Its files, or why there are none.
    pub outcome: Outcome,
}

/// Makes recipes that look at these parts.
pub(super) struct Maker<'m> {
    /// Where what was made before stands.
    pub store: &'m Store,
    /// The parts.
    pub parts: &'m Parts,
    /// What was looked at before.
    pub before: &'m Before<'m>,
}

impl Maker<'_> {
    /// What a recipe gave before, if it would gather the same.
    pub fn unchanged(&self, recipe: &Recipe<'_>) -> Option<Finished> {
        let look = self.before.same(recipe.name_of_all(), recipe.looks())?;
        let files = self.store.standing().recall(look.key)?;
        self.store.watched.spared(recipe.name());
        Some(Finished { key: look.key, look: Some(look), outcome: Ok(files) })
    }

    /// Makes what one recipe gives, or takes what it gave before.
    pub fn make(&self, recipe: Recipe<'_>) -> Finished {
        let begun = self.store.watched.moment();
        if let Some(unchanged) = self.unchanged(&recipe) {
            return unchanged;
        }
        let (name, looks) = (recipe.name_of_all(), recipe.looks().clone());
        let (recipe, seen) = reads::during(|| recipe.gather());
        let key = recipe.key();
        if seen.contains(&LOST) {
            let path = recipe.outputs.first().map_or("", OutputPath::as_str);
            return Finished {
                key,
                look: None,
                outcome: Err(vec![Diagnostic::nowhere(codes::CHANGED_MEANWHILE).with("path", path)]),
            };
        }
        let look = self.parts.narrowed(looks, seen).map(|at| Look { name, key, at: at.into() });
        Finished { key, look, outcome: one(&recipe, (key, begun), self.store) }
    }
}

fn one(recipe: &Gathered, (key, begun): (Fingerprint, Duration), store: &Store) -> Outcome {
    if let Some(files) = store.standing().recall(key) {
        store.watched.spared(recipe.name);
        return Ok(files);
    }
    let made = recipe.make()?;
    store.watched.made(recipe.name, recipe.outputs.first().map_or("", OutputPath::as_str), begun);
    if let Some(stray) = made.iter().find(|file| !recipe.outputs.contains(&file.path)) {
        // An undeclared file might be another recipe's.
        return Err(vec![Diagnostic::nowhere(codes::SAME_OUTPUT).with("path", &stray.path).with("other", recipe.name)]);
    }
    let beside = companions(recipe, &made);
    let content = |file: OutputFile| {
        let content = match file.body {
            Body::Memory(bytes) => store.lay(&file.path, bytes),
            Body::File(path, fingerprint) => Content { fingerprint, at: At::File(path) },
        };
        (file.path, content)
    };
    Ok(made.into_iter().chain(beside).map(content).collect())
}

/// What stands beside the files that were just made. Of a file that cannot be read nothing does: why is told when
/// it is published.
fn companions(recipe: &Gathered, made: &[OutputFile]) -> Vec<OutputFile> {
    let beside = |(of, companion): &(OutputPath, Companion)| {
        let file = made.iter().find(|file| file.path == *of)?;
        let bytes = match &file.body {
            Body::Memory(bytes) => Arc::clone(bytes),
            Body::File(path, _) => Arc::new(read_file(path).ok()?),
        };
        (companion.make)(of, &bytes).map(|bytes| OutputFile::new(companion.path(of), bytes))
    };
    recipe.companions.iter().filter_map(beside).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::make;
    use crate::base::diagnostic::{Diagnostic, Sink};
    use crate::base::path::OutputPath;
    use crate::base::reads::{self, LOST};
    use crate::engine::store::Store;
    use crate::plan::{OutputFile, Plan, Recipe};

    static MADE: AtomicUsize = AtomicUsize::new(0);

    fn page(name: &str, text: &str) -> Recipe<'static> {
        let path = OutputPath::new(name);
        Recipe::new("page", vec![path], (name.to_owned(), text.to_owned()), |(name, text)| {
            MADE.fetch_add(1, Ordering::Relaxed);
            Ok(vec![OutputFile::new(OutputPath::new(name), text.clone().into_bytes())])
        })
    }

    fn plan(recipes: Vec<Recipe<'static>>) -> Plan<'static> {
        let (mut plan, mut sink) = (Plan::default(), Sink::new());
        recipes.into_iter().for_each(|recipe| plan.add(recipe, None, &mut sink));
        plan
    }

    #[test]
    fn only_what_changed_is_made_again() {
        let mut sink = Sink::new();
        let first = make(plan(vec![page("a", "1"), page("b", "1")]), &Store::nowhere(), &mut sink);
        let before = MADE.load(Ordering::Relaxed);
        let store = Store::nowhere().with(first.clone());
        let second = make(plan(vec![page("b", "2"), page("a", "1"), page("c", "1")]), &store, &mut sink);
        assert_eq!(MADE.load(Ordering::Relaxed) - before, 2);
        assert_eq!(second.files.len(), 3);
        assert_eq!(second.files.get(&OutputPath::new("a")), first.files.get(&OutputPath::new("a")));
        assert_ne!(second.files.get(&OutputPath::new("b")), first.files.get(&OutputPath::new("b")));
    }

    #[test]
    fn what_comes_out_the_same_of_something_else_is_not_made() {
        let holding = |held: &str| vec![page("held", "the same").holding(held)];
        let first = make(plan(holding("a")), &Store::nowhere(), &mut Sink::new());
        let before = MADE.load(Ordering::Relaxed);
        let store = Store::nowhere().with(first.clone());
        let second = make(plan(holding("b")), &store, &mut Sink::new());
        assert_eq!((MADE.load(Ordering::Relaxed) - before, second.files), (0, first.files));
    }

    #[test]
    fn nothing_is_made_of_what_changed_meanwhile_and_nothing_of_it_is_remembered() {
        let recipe = |is_lost: bool| {
            let gather = move || {
                reads::note(3);
                reads::note(if is_lost { LOST } else { 5 });
                "a".to_owned()
            };
            let make = |text: &String| Ok(vec![OutputFile::new(OutputPath::new("a"), text.clone().into_bytes())]);
            Recipe::from("page", vec![OutputPath::new("a")], gather, make)
        };
        let mut sink = Sink::new();
        let made = make(plan(vec![recipe(true)]), &Store::nowhere(), &mut sink);
        let told: Vec<String> =
            sink.into_report().iter().map(|fault| format!("{} {:?}", fault.code.name(), fault.values)).collect();
        assert_eq!(told, ["G115 {\"path\": \"a\"}"]);
        assert!(made.files.is_empty() && made.recipes.is_empty());
        assert_eq!(make(plan(vec![recipe(false)]), &Store::nowhere(), &mut Sink::new()).files.len(), 1);
    }

    #[test]
    fn every_fault_is_told_and_undeclared_files_are_refused() {
        let mut sink = Sink::new();
        let fail = |name: &str| {
            Recipe::new("bad", vec![OutputPath::new(name)], name.to_owned(), |_| {
                Err(vec![Diagnostic::nowhere(crate::base::codes::TEMPLATE_FAILED).with("why", "test")])
            })
        };
        let stray = Recipe::new("stray", vec![OutputPath::new("x")], 1_u8, |_| {
            Ok(vec![OutputFile::new(OutputPath::new("y"), Vec::new())])
        });
        let made = make(plan(vec![fail("a"), stray, page("d", "1")]), &Store::nowhere(), &mut sink);
        assert_eq!(made.files.len(), 1);
        assert_eq!(sink.into_report().len(), 2);
    }
}
