//! The index of search: static files that the theme's script asks for, and nobody
//! who has no script. Entries stand in stretches by age, so that a new one rewrites
//! the youngest; one that comes between older ones, or goes, rewrites its stretch alone.

use std::sync::Arc;

use rayon::prelude::*;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::path::{OutputPath, Url};
use crate::craft::search::cut::{Stretch, by_age, cut};
use crate::craft::search::index::{ALL, SHELVES, Spread, WORDS, index};
use crate::craft::search::lexicon::Lexicon;
use crate::craft::search::sheaf::Doc;
use crate::craft::search::shelf;
use crate::graph::letters::FINDING;
use crate::graph::site::Entry;
use crate::output::page::Pages;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::card::Builder;
use crate::view::frame::INDEX;
use crate::view::search::doc::Docs;
use crate::view::search::facet::Rows;
use crate::view::search::hit::Hit;
use crate::view::search::manifest::{HITS, Manifest, Part};
use crate::view::search::order::{listed, mark};

/// A stretch of more entries than these has its words on many shelves.
const FEW: usize = 256;
/// Results stand together by about 2 to this many, rows for filters by about 2 to that many.
const HITS_LEVEL: u32 = 6;
const ROWS_LEVEL: u32 = 10;

/// The stretch of terms, which come behind all entries.
const TERMS: &str = "t";

/// What an index is made from.
struct Inputs {
    folder: Url,
    docs: Vec<Doc>,
    lexicon: Arc<Lexicon>,
    spread: Spread,
}

/// The same with its stamp, which readers' copies are named by: every text of a site goes into it once.
struct Stamped {
    inputs: Inputs,
    stamp: Fingerprint,
}

impl Stamp for Stamped {
    fn stamp(&self, to: &mut Stamper) {
        self.stamp.stamp(to);
    }
}

impl Stamp for Inputs {
    fn stamp(&self, to: &mut Stamper) {
        self.folder.as_str().stamp(to);
        self.docs.stamp(to);
        self.lexicon.abbreviations.stamp(to);
        self.lexicon.quiet.stamp(to);
        (self.spread == Spread::Many).stamp(to);
    }
}

fn make(Stamped { inputs, .. }: &Stamped) -> Outcome {
    let shelves = index(&inputs.docs, &inputs.lexicon, inputs.spread);
    let file = |(name, text): (String, String)| OutputFile::new(inputs.folder.below(&name).file(), text.into_bytes());
    Ok(shelves.into_iter().map(file).collect())
}

/// Plans the index of one language.
pub fn plan(pages: &Pages<'_>, files: &Files, plan: &mut Plan<'_>, sink: &mut Sink) {
    let builder = &pages.builder;
    let lexicon = Arc::new(Lexicon::read(files, &builder.site.settings.theme, sink));
    let entries = listed(builder.site, &builder.lang);
    let root = builder.site.localized(&Url::new(INDEX), &builder.lang);
    let (terms, term_hits): (Vec<Doc>, Vec<Hit>) = builder.term_docs().into_iter().unzip();
    let marks: Vec<u64> = entries.iter().map(|e| mark(e)).collect();
    let mut shelved = Shelved { root: &root, lexicon: &lexicon, parts: Vec::new() };
    let docs = Docs::of(builder);
    for Stretch { name, from, to } in by_age(&marks) {
        let docs = entries[from..to].par_iter().map(|e| docs.doc(e)).collect();
        shelved.add((name, from), docs, plan, sink);
    }
    shelved.add((TERMS.to_owned(), entries.len()), terms, plan, sink);
    let results = cut(&marks, HITS_LEVEL).into_iter().map(|Stretch { name, from, to }| {
        let file = |some: &[&Entry]| some.iter().map(|e| builder.hit(e)).collect();
        let hits = entries[from..to].par_chunks(HITS).map(file).collect();
        hit_files(&root.below("k/"), (&name, hits), plan, sink)
    });
    let results: Vec<String> = results.collect();
    let rows = Rows::of(builder.site);
    let rows = cut(&marks, ROWS_LEVEL).into_iter().map(|Stretch { name, from, to }| {
        let some: Vec<String> = entries[from..to].par_iter().map(|e| rows.row(e)).collect();
        row_file(&root.below("l/"), (&name, &some), plan, sink)
    });
    let rows: Vec<String> = rows.collect();
    let facets = builder.facets();
    let manifest = Manifest {
        parts: shelved.parts,
        results: results.join(" "),
        terms: hit_files(&root.below("k/"), (TERMS, term_hits.chunks(HITS).map(<[Hit]>::to_vec).collect()), plan, sink),
        rows: rows.join(" "),
        facets: version(Fingerprint::of(&Plain(&facets))),
        size: HITS,
        abbreviations: lexicon.abbreviations.clone(),
        quiet: lexicon.quiet.clone(),
        words: builder.find_words(),
        page: builder.here(&Url::new(FINDING)),
        original: original(builder),
    };
    json(&root, "loc.json", facets, plan, sink);
    json(&root, "muc-luc.json", manifest, plan, sink);
}

/// Gathers the stretches.
struct Shelved<'a> {
    root: &'a Url,
    lexicon: &'a Arc<Lexicon>,
    parts: Vec<Part>,
}

impl Shelved<'_> {
    fn add(&mut self, (at, first): (String, usize), docs: Vec<Doc>, plan: &mut Plan<'_>, sink: &mut Sink) {
        if docs.is_empty() {
            return;
        }
        let (count, many) = (docs.len(), docs.len() > FEW && at != TERMS);
        let folder = self.root.below(&format!("{at}/"));
        let spread = if many { Spread::Many } else { Spread::One };
        let on = if many { shelf::all() } else { vec![ALL.to_owned()] };
        let shelves = on.iter().flat_map(|on| ["d", "t"].map(|of| format!("{of}/{on}.txt")));
        let listed = many.then(|| SHELVES.to_owned());
        let names = shelves.chain(listed).chain([WORDS.to_owned()]);
        let outputs: Vec<OutputPath> = names.map(|name| folder.below(&name).file()).collect();
        let inputs = Inputs { folder, docs, lexicon: Arc::clone(self.lexicon), spread };
        let stamp = Fingerprint::of(&inputs);
        self.parts.push(Part { at, first, count, many, v: version(stamp) });
        plan.add(Recipe::new("search-index", outputs, Stamped { inputs, stamp }, make), None, sink);
    }
}

/// The files of some results, a few in each; tells their folder, how many there are, and their version.
fn hit_files(root: &Url, (name, files): (&str, Vec<Vec<Hit>>), plan: &mut Plan<'_>, sink: &mut Sink) -> String {
    let told = told(name, files.iter().map(Vec::len).sum(), Fingerprint::of(&Plain(&files)));
    for (number, hits) in files.into_iter().enumerate() {
        let path = root.below(&format!("{name}/{number}.json")).file();
        plan.add(Recipe::new("search-hits", vec![path.clone()], Plain((path, hits)), written), None, sink);
    }
    told
}

/// The file of some rows; tells its name, how many there are, and its version.
fn row_file(root: &Url, (name, rows): (&str, &[String]), plan: &mut Plan<'_>, sink: &mut Sink) -> String {
    let text = rows.join("\n");
    let told = told(name, rows.len(), Fingerprint::of(&text));
    plan.add(Recipe::ready("search-rows", root.below(&format!("{name}.txt")).file(), text.into_bytes()), None, sink);
    told
}

fn told(name: &str, count: usize, of: Fingerprint) -> String {
    format!("{name}.{count}.{}", version(of))
}

fn written(Plain((path, hits)): &Plain<(OutputPath, Vec<Hit>)>) -> Outcome {
    Ok(vec![OutputFile::new(path.clone(), serde_json::to_vec(hits).unwrap_or_default())])
}

fn json(root: &Url, name: &str, value: impl serde::Serialize, plan: &mut Plan<'_>, sink: &mut Sink) {
    let bytes = serde_json::to_vec(&value).unwrap_or_default();
    plan.add(Recipe::ready("search-list", root.below(name).file(), bytes), None, sink);
}

/// The index of the first language, for readers of another.
fn original(builder: &Builder<'_>) -> String {
    let is_first = builder.lang == *builder.site.default_lang();
    if is_first { String::new() } else { builder.site.href(&Url::new(INDEX)) }
}

fn version(of: Fingerprint) -> String {
    of.hex()[..6].to_owned()
}
