//! The waist of the hourglass. Above it is meaning, which ends in a plan; below
//! it machinery, which makes what is planned and has never heard of a profile.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fingerprint::{Fingerprint, Stamp};
use crate::base::path::OutputPath;

/// A file that a recipe made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputFile {
    /// Where it stands below `public/`.
    pub path: OutputPath,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What making can end in: files, or the problems that forbid them.
pub type Outcome = Result<Vec<OutputFile>, Vec<Diagnostic>>;

/// How some outputs are made from declared inputs. The function is a plain
/// pointer, so it sees its inputs and nothing else; the inputs are stamped whole.
pub struct Recipe {
    name: &'static str,
    stamp: Fingerprint,
    outputs: Vec<OutputPath>,
    work: Box<dyn Work>,
}

trait Work: Send + Sync {
    fn make(&self) -> Outcome;
}

struct Made<I> {
    inputs: I,
    make: fn(&I) -> Outcome,
}

impl<I: Send + Sync> Work for Made<I> {
    fn make(&self) -> Outcome {
        (self.make)(&self.inputs)
    }
}

impl Recipe {
    /// A recipe that makes exactly the files it names.
    pub fn new<I: Stamp + Send + Sync + 'static>(
        name: &'static str,
        outputs: Vec<OutputPath>,
        inputs: I,
        make: fn(&I) -> Outcome,
    ) -> Recipe {
        Recipe { name, stamp: Fingerprint::of(&inputs), outputs, work: Box::new(Made { inputs, make }) }
    }

    /// One file whose bytes are known already.
    pub fn ready(name: &'static str, path: OutputPath, bytes: Vec<u8>) -> Recipe {
        let outputs = vec![path.clone()];
        Recipe::new(name, outputs, (path.as_str().to_owned(), Arc::<[u8]>::from(bytes)), |(path, bytes)| {
            Ok(vec![OutputFile { path: OutputPath::new(path), bytes: bytes.to_vec() }])
        })
    }

    /// Its kind, for reports and for the store.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What its inputs were.
    pub fn stamp(&self) -> Fingerprint {
        self.stamp
    }

    /// The files it makes.
    pub fn outputs(&self) -> &[OutputPath] {
        &self.outputs
    }

    /// Makes them.
    pub fn make(&self) -> Outcome {
        self.work.make()
    }
}

/// All that one edition consists of.
#[derive(Default)]
pub struct Plan {
    recipes: Vec<Recipe>,
    claimed: BTreeMap<OutputPath, usize>,
}

impl Plan {
    /// Adds a recipe. Two recipes that claim one path are an error at `place`.
    pub fn add(&mut self, recipe: Recipe, place: Option<&Place>, sink: &mut Sink) {
        for path in recipe.outputs() {
            if let Some(first) = self.claimed.insert(path.clone(), self.recipes.len()) {
                let other = self.recipes.get(first).map_or("", Recipe::name);
                let fault = place.map_or_else(|| Diagnostic::nowhere(codes::SAME_OUTPUT), |p| Diagnostic::at(codes::SAME_OUTPUT, p.clone()));
                sink.push(fault.with("path", path).with("other", other));
            }
        }
        self.recipes.push(recipe);
    }

    /// The recipes, in the order planned.
    pub fn recipes(&self) -> &[Recipe] {
        &self.recipes
    }

    /// Whether some recipe makes that file.
    pub fn claims(&self, path: &OutputPath) -> bool {
        self.claimed.contains_key(path)
    }
}
