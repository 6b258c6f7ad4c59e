//! The waist of the hourglass. Above it is meaning, which ends in a plan; below
//! it machinery, which makes what is planned and has never heard of a profile.

use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Place, Sink};
use crate::base::fingerprint::{Fingerprint, Stamp, Stamper};
use crate::base::path::{OutputPath, above};

/// A file that a recipe made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OutputFile {
    /// Where it stands below `public/`.
    pub path: OutputPath,
    /// Its bytes.
    pub body: Body,
}

/// The bytes of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Body {
    /// Here.
    Memory(Arc<Vec<u8>>),
    /// In a file of the disk, and what they are: whoever copies them holds them against it.
    File(Arc<Path>, Fingerprint),
}

impl OutputFile {
    /// A file that was just made.
    pub fn new(path: OutputPath, bytes: Vec<u8>) -> OutputFile {
        OutputFile { path, body: Body::Memory(Arc::new(bytes)) }
    }
}

impl Stamp for OutputFile {
    fn stamp(&self, to: &mut Stamper) {
        self.path.as_str().stamp(to);
        self.body.fingerprint().stamp(to);
    }
}

impl Body {
    /// The bytes, if they are here.
    pub fn memory(&self) -> Option<&[u8]> {
        if let Body::Memory(bytes) = self { Some(bytes) } else { None }
    }

    fn fingerprint(&self) -> Fingerprint {
        match self {
            Body::Memory(bytes) => Fingerprint::of_bytes(bytes),
            Body::File(_, fingerprint) => *fingerprint,
        }
    }
}

/// A second form of a file, made of its bytes and published beside it: `index.html.br` of `index.html`.
#[derive(Clone, Copy)]
pub struct Companion {
    /// What its name adds to the file's.
    pub suffix: &'static str,
    /// Makes it; none where it would serve nobody.
    pub make: fn(&OutputPath, &[u8]) -> Option<Vec<u8>>,
}

impl Companion {
    /// Where it stands.
    pub fn path(&self, of: &OutputPath) -> OutputPath {
        OutputPath::new(&format!("{of}{}", self.suffix))
    }
}

/// What making can end in: files, or the problems that forbid them.
pub type Outcome = Result<Vec<OutputFile>, Vec<Diagnostic>>;

/// How some outputs are made. What goes in is gathered when the recipe's turn comes and let go when it is
/// made, so that the inputs of a whole site never stand in memory together. The function that makes is a plain
/// pointer: it sees what was gathered and nothing else, and that is stamped whole.
pub struct Recipe<'a> {
    name: &'static str,
    outputs: Vec<OutputPath>,
    companions: Vec<(OutputPath, Companion)>,
    looks: Looks,
    held: Fingerprint,
    gather: Box<dyn FnOnce() -> Box<dyn Work> + Send + Sync + 'a>,
}

/// What a recipe looks at while what goes in is gathered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Looks {
    /// At nothing any more: all is at hand.
    Nowhere,
    /// At any head; at those bodies that say so.
    Around,
    /// At these parts, when it was planned, and at those that say so while it gathers.
    At(Vec<u32>),
}

/// What gathering may look at.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Parts {
    /// What stands for all that is no part.
    pub ground: Fingerprint,
    /// What stands for how the parts hang together.
    pub shape: Fingerprint,
    /// How many of the parts are an entry's: even ones are heads, odd ones bodies.
    pub entries: usize,
    /// The parts by their numbers, each behind what stands for its name.
    pub parts: Vec<(Fingerprint, Fingerprint)>,
}

/// A recipe with what goes in.
pub struct Gathered {
    /// The recipe's kind.
    pub name: &'static str,
    /// The files it makes.
    pub outputs: Vec<OutputPath>,
    /// What stands beside them, by the file that it is made of.
    pub companions: Vec<(OutputPath, Companion)>,
    work: Box<dyn Work>,
}

trait Work {
    fn stamp(&self) -> Fingerprint;
    fn make(&self) -> Outcome;
}

struct Making<I> {
    inputs: I,
    make: fn(&I) -> Outcome,
}

impl<I: Stamp> Work for Making<I> {
    fn stamp(&self) -> Fingerprint {
        Fingerprint::of(&self.inputs)
    }

    fn make(&self) -> Outcome {
        (self.make)(&self.inputs)
    }
}

impl<'a> Recipe<'a> {
    /// A recipe that makes the files it names, or fewer, and no others.
    pub fn new<I: Stamp + Send + Sync + 'static>(
        name: &'static str,
        outputs: Vec<OutputPath>,
        inputs: I,
        make: fn(&I) -> Outcome,
    ) -> Recipe<'a> {
        Recipe { looks: Looks::Nowhere, ..Recipe::from(name, outputs, || inputs, make) }
    }

    /// The same, whose inputs are gathered only when it is made.
    pub fn from<I: Stamp + 'static>(
        name: &'static str,
        outputs: Vec<OutputPath>,
        gather: impl FnOnce() -> I + Send + Sync + 'a,
        make: fn(&I) -> Outcome,
    ) -> Recipe<'a> {
        let gather = Box::new(move || -> Box<dyn Work> { Box::new(Making { inputs: gather(), make }) });
        let (looks, held) = (Looks::Around, Fingerprint::default());
        Recipe { name, outputs, companions: Vec::new(), looks, held, gather }
    }

    /// The same, whose gathering holds something that was settled when it was planned: that is a part of its name.
    pub fn holding<T: Stamp + ?Sized>(self, held: &T) -> Recipe<'a> {
        Recipe { held: Fingerprint::of(held), ..self }
    }

    /// The same, which has looked at these parts, and looks at no others than those that say so.
    pub fn looking_at(self, parts: Vec<u32>) -> Recipe<'a> {
        Recipe { looks: Looks::At(parts), ..self }
    }

    /// What it looks at.
    pub fn looks(&self) -> &Looks {
        &self.looks
    }

    /// By what it is known again before anything is gathered.
    pub fn name_of_all(&self) -> Fingerprint {
        let mut to = of_outputs(self.name, &self.outputs, &self.companions);
        self.held.stamp(&mut to);
        to.finish()
    }

    /// One file whose bytes are known already.
    pub fn ready(name: &'static str, path: OutputPath, bytes: Vec<u8>) -> Recipe<'a> {
        Recipe::given(name, OutputFile::new(path, bytes))
    }

    /// One file that is there already, in memory or on the disk.
    pub fn given(name: &'static str, file: OutputFile) -> Recipe<'a> {
        Recipe::new(name, vec![file.path.clone()], file, |file| Ok(vec![file.clone()]))
    }

    /// Its kind, for reports.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// The files it makes.
    pub fn outputs(&self) -> &[OutputPath] {
        &self.outputs
    }

    /// Gathers what goes in.
    pub fn gather(self) -> Gathered {
        Gathered { name: self.name, outputs: self.outputs, companions: self.companions, work: (self.gather)() }
    }
}

/// Begins to stamp a recipe: with what it makes.
fn of_outputs(name: &str, outputs: &[OutputPath], companions: &[(OutputPath, Companion)]) -> Stamper {
    let mut to = Stamper::new();
    (name, outputs.len()).stamp(&mut to);
    outputs.iter().for_each(|path| path.as_str().stamp(&mut to));
    companions.iter().for_each(|(_, companion)| companion.suffix.stamp(&mut to));
    to
}

impl Gathered {
    /// What stands for it whole: what it makes, and what goes in.
    pub fn key(&self) -> Fingerprint {
        let mut to = of_outputs(self.name, &self.outputs, &self.companions);
        self.work.stamp().stamp(&mut to);
        to.finish()
    }

    /// Makes the files.
    pub fn make(&self) -> Outcome {
        self.work.make()
    }
}

/// All that one edition consists of.
#[derive(Default)]
pub struct Plan<'a> {
    recipes: Vec<Recipe<'a>>,
    parts: Parts,
    /// Who makes which file, by its path in lower case: some disks do not tell the two apart.
    files: FxHashMap<OutputPath, (usize, OutputPath)>,
    /// Who needs which folder.
    folders: FxHashMap<String, usize>,
    /// Whether two claim one path.
    clashes: bool,
}

impl<'a> Plan<'a> {
    /// A plan with room for so many recipes of one file each.
    pub fn with_room(recipes: usize) -> Plan<'a> {
        Plan {
            recipes: Vec::with_capacity(recipes),
            files: FxHashMap::with_capacity_and_hasher(recipes, FxBuildHasher),
            folders: FxHashMap::with_capacity_and_hasher(recipes, FxBuildHasher),
            ..Plan::default()
        }
    }

    /// Adds a recipe. Two recipes that claim one path, whatever its case, or one a file
    /// where the other needs a folder, are an error at `place`.
    pub fn add(&mut self, recipe: Recipe<'a>, place: Option<&Place>, sink: &mut Sink) {
        for path in recipe.outputs() {
            if let Some(first) = self.taken(path) {
                self.clashes = true;
                let other = self.recipes.get(first).map_or(recipe.name(), Recipe::name);
                let fault = place
                    .map_or_else(|| Diagnostic::nowhere(codes::SAME_OUTPUT), |p| Diagnostic::at(codes::SAME_OUTPUT, p.clone()));
                sink.push(fault.with("path", path).with("other", other).with("by", recipe.name()));
            }
            self.claim(path, self.recipes.len());
        }
        self.recipes.push(recipe);
    }

    /// Has companions made beside every file planned so far that is `wanted`. A file of that name that somebody
    /// else planned stands.
    pub fn accompany(&mut self, companion: Companion, wanted: impl Fn(&OutputPath) -> bool) {
        let planned = self.recipes.iter().enumerate().flat_map(|(at, recipe)| recipe.outputs.iter().map(move |path| (at, path)));
        let wanted: Vec<(usize, OutputPath)> =
            planned.filter(|(_, path)| wanted(path)).map(|(at, path)| (at, path.clone())).collect();
        for (at, path) in wanted {
            let beside = companion.path(&path);
            if self.taken(&beside).is_none() {
                self.claim(&beside, at);
                self.recipes[at].companions.push((path, companion));
            }
        }
    }

    fn claim(&mut self, path: &OutputPath, recipe: usize) {
        let folded = folded(path);
        // Where a folder is known, so are those above it.
        let new: Vec<&str> = folders(&folded).take_while(|folder| !self.folders.contains_key(*folder)).collect();
        for folder in new {
            self.folders.insert(folder.to_owned(), recipe);
        }
        let key = if *folded == *path.as_str() { path.clone() } else { OutputPath::new(&folded) };
        self.files.entry(key).or_insert_with(|| (recipe, path.clone()));
    }

    /// The recipe that already has this path, a folder above it or a file below it.
    fn taken(&self, path: &OutputPath) -> Option<usize> {
        let folded = folded(path);
        // Where a folder is known, nothing above it is a file, unless two claim one path.
        let new = folders(&folded).take_while(|folder| self.clashes || !self.folders.contains_key(*folder));
        let file = self.files.get(&*folded).or_else(|| new.filter_map(|folder| self.files.get(folder)).last());
        file.map(|(recipe, _)| *recipe).or_else(|| self.folders.get(&*folded).copied())
    }

    /// The files below a folder, which ends in `/` unless it is the whole site, in order.
    pub fn below(&self, folder: &str) -> Vec<&str> {
        let all = self.recipes.iter().flat_map(|recipe| &recipe.outputs).map(OutputPath::as_str);
        let mut below: Vec<&str> = all.filter(|path| path.starts_with(folder)).collect();
        below.sort_unstable();
        below
    }

    /// Tells what its recipes look at.
    pub fn stand_on(&mut self, parts: Parts) {
        self.parts = parts;
    }

    /// The recipes, in the order planned, and what they look at.
    pub fn into_recipes(self) -> (Vec<Recipe<'a>>, Parts) {
        (self.recipes, self.parts)
    }

    /// Whether some recipe makes that file.
    pub fn claims(&self, path: &OutputPath) -> bool {
        self.files.get(&*folded(path)).is_some_and(|(_, exact)| exact == path)
    }
}

/// A path in lower case.
fn folded(path: &OutputPath) -> Cow<'_, str> {
    let text = path.as_str();
    let is_lower = text.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
    if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

/// The folders that a file stands in, the nearest first.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(above(path), |folder| above(folder))
}

#[cfg(test)]
mod tests {
    use super::{Plan, Recipe};
    use crate::base::diagnostic::Sink;
    use crate::base::path::OutputPath;

    fn clashes(paths: &[&str]) -> usize {
        let (mut plan, mut sink) = (Plan::default(), Sink::new());
        for path in paths {
            plan.add(Recipe::ready("test", OutputPath::new(path), Vec::new()), None, &mut sink);
        }
        sink.into_report().len()
    }

    #[test]
    fn one_path_has_one_recipe() {
        assert_eq!(clashes(&["a/index.html", "a.html", "a/b/index.html", "a-b/index.html"]), 0);
        assert_eq!(clashes(&["a/index.html", "a/index.html"]), 1);
        assert_eq!(clashes(&["a", "a/index.html"]), 1);
        assert_eq!(clashes(&["a/b/index.html", "a/b"]), 1);
        assert_eq!(clashes(&["a", "a/b", "a/c", "a/d/e"]), 3);
        assert_eq!(clashes(&["a/index.html", "A/index.html"]), 1);
    }
}
