//! The index of search: static files that the theme's script asks for, and nobody
//! who has no script. Entries stand in three stretches by age, so that a new one
//! rewrites the youngest stretch and leaves the index of all others as it is.

use std::sync::Arc;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::path::{OutputPath, Url};
use crate::craft::search::index::{ALL, SHELVES, Spread, WORDS, index};
use crate::craft::search::lexicon::Lexicon;
use crate::craft::search::sheaf::Doc;
use crate::craft::search::shelf;
use crate::output::page::Pages;
use crate::plan::{Outcome, OutputFile, Plan, Recipe};
use crate::view::card::Builder;
use crate::view::frame::INDEX;
use crate::view::search::facet::Rows;
use crate::view::search::hit::Hit;
use crate::view::search::manifest::{HITS, Manifest, Part, ROWS, SHARE};
use crate::view::search::order::listed;

/// Stretches end where these many entries are full: the old ones, those between, and what is left.
const OLD: usize = 1_024;
const BETWEEN: usize = 32;

/// What an index is made from.
struct Inputs {
    folder: Url,
    docs: Vec<Doc>,
    lexicon: Arc<Lexicon>,
    spread: Spread,
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

fn make(inputs: &Inputs) -> Outcome {
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
    let mut shelved = Shelved { root: &root, lexicon: &lexicon, parts: Vec::new() };
    let (old, between) = (entries.len() / OLD * OLD, entries.len() / BETWEEN * BETWEEN);
    for (at, from, to) in [("0", 0, old), ("1", old, between), ("2", between, entries.len())] {
        let docs = entries[from..to].iter().map(|e| builder.doc(e)).collect();
        shelved.add((at, from), docs, plan, sink);
    }
    shelved.add(("3", entries.len()), terms, plan, sink);
    let hits: Vec<Hit> = entries.iter().map(|e| builder.hit(e)).collect();
    let rows = Rows::of(builder.site);
    let rows: Vec<String> = entries.iter().map(|e| rows.row(e)).collect();
    let facets = builder.facets();
    let manifest = Manifest {
        parts: shelved.parts,
        versions: hit_files(&root.below("k/"), hits, plan, sink),
        term_versions: hit_files(&root.below("m/"), term_hits, plan, sink),
        row_versions: row_files(&root, &rows, plan, sink),
        facets: version(Fingerprint::of(&Plain(&facets))),
        sizes: [HITS, SHARE, ROWS],
        abbreviations: lexicon.abbreviations.clone(),
        quiet: lexicon.quiet.clone(),
        words: builder.find_words(),
        page: builder.site.href(&builder.site.localized(&Url::new("/tim-kiem/"), &builder.lang)),
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
    fn add(&mut self, (at, first): (&'static str, usize), docs: Vec<Doc>, plan: &mut Plan<'_>, sink: &mut Sink) {
        if docs.is_empty() {
            return;
        }
        let (count, many) = (docs.len(), at < "2");
        let folder = self.root.below(&format!("{at}/"));
        let spread = if many { Spread::Many } else { Spread::One };
        let on = if many { shelf::all() } else { vec![ALL.to_owned()] };
        let shelves = on.iter().flat_map(|on| ["d", "t"].map(|of| format!("{of}/{on}.txt")));
        let names = shelves.chain([SHELVES.to_owned(), WORDS.to_owned()]);
        let outputs: Vec<OutputPath> = names.map(|name| folder.below(&name).file()).collect();
        let inputs = Inputs { folder, docs, lexicon: Arc::clone(self.lexicon), spread };
        self.parts.push(Part { at, first, count, many, v: version(Fingerprint::of(&inputs)) });
        plan.add(Recipe::new("search-index", outputs, inputs, make), None, sink);
    }
}

/// The results' files; tells the version of each share.
fn hit_files(folder: &Url, hits: Vec<Hit>, plan: &mut Plan<'_>, sink: &mut Sink) -> Vec<String> {
    let versions = hits.chunks(SHARE).map(|share| version(Fingerprint::of(&Plain(share)))).collect();
    for (number, some) in hits.chunks(HITS).enumerate() {
        let path = folder.below(&format!("{number}.json")).file();
        plan.add(Recipe::new("search-hits", vec![path.clone()], Plain((path, some.to_vec())), written), None, sink);
    }
    versions
}

/// The rows' files; tells the version of each.
fn row_files(root: &Url, rows: &[String], plan: &mut Plan<'_>, sink: &mut Sink) -> Vec<String> {
    let file = |(number, some): (usize, &[String])| {
        let text = some.join("\n");
        let v = version(Fingerprint::of(&text));
        let path = root.below(&format!("l/{number}.txt")).file();
        plan.add(Recipe::ready("search-rows", path, text.into_bytes()), None, sink);
        v
    };
    rows.chunks(ROWS).enumerate().map(file).collect()
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
