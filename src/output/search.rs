//! The index of search: static files that the theme's script asks for, and nobody
//! who has no script. Entries stand in stretches by age, so that a new one rewrites
//! the youngest; one that comes between older ones, or goes, rewrites its stretch alone.

use std::sync::Arc;

use crate::base::diagnostic::Sink;
use crate::base::files::Files;
use crate::base::fingerprint::{Fingerprint, Plain, Stamp, Stamper};
use crate::base::path::{OutputPath, Url};
use crate::base::recall::Recall;
use crate::craft::search::cut::{Stretch, by_age, cut};
use crate::craft::search::index::{ALL, SHELVES, Spread, WORDS, index};
use crate::craft::search::lexicon::Lexicon;
use crate::craft::search::sheaf::{Bundle, Doc, bundle};
use crate::craft::search::shelf;
use crate::engine::store::Store;
use crate::graph::entry::Entry;
use crate::graph::letters::FINDING;
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
/// The words of a long stretch are gathered in pieces of about 2 to this many entries, of which one that did not change
/// is not gathered again.
const PIECE_LEVEL: u32 = 9;

/// The stretch of terms, which come behind all entries.
const TERMS: &str = "t";

/// Where it is kept which words stand in the pieces.
const PIECES: &str = "words";

/// What an index is made from: pieces, each with the number of its first document. They are large, and known by what
/// stands for all that they were gathered from.
struct Inputs {
    folder: Url,
    pieces: Vec<(u32, Bundle)>,
    of: Fingerprint,
    spread: Spread,
}

impl Stamp for Inputs {
    fn stamp(&self, to: &mut Stamper) {
        (self.folder.as_str(), self.of, self.spread == Spread::Many).stamp(to);
    }
}

fn make(Inputs { folder, pieces, spread, .. }: &Inputs) -> Outcome {
    let file = |(name, text): (String, String)| OutputFile::new(folder.below(&name).file(), text.into_bytes());
    Ok(index(pieces, *spread).into_iter().map(file).collect())
}

/// Plans the index of one language; the names of the pieces that are kept of it.
pub fn plan<'a>(pages: &Pages<'a>, (files, store): (&Files, &Store), plan: &mut Plan<'a>, sink: &mut Sink) -> Vec<String> {
    let builder = &pages.builder;
    let known = Known::of(builder, (files, store), sink);
    let root = builder.site.localized(&Url::new(INDEX), &builder.lang);
    let (terms, term_hits): (Vec<Doc>, Vec<Hit>) = builder.term_docs().into_iter().unzip();
    let mut shelved = Shelved { root: &root, known: &known, store, parts: Vec::new(), pieces: Vec::new() };
    for stretch in by_age(&known.marks) {
        shelved.entries(&stretch, plan, sink);
    }
    shelved.terms(terms, plan, sink);
    let Shelved { parts, pieces, .. } = shelved;
    let results = cut(&known.marks, HITS_LEVEL).into_iter().map(|at| hits(&known, (&root, &at), plan, sink));
    let results: Vec<String> = results.collect();
    let rows = cut(&known.marks, ROWS_LEVEL).into_iter().map(|at| rows(&known, (&root, &at), plan, sink));
    let rows: Vec<String> = rows.collect();
    let facets = builder.facets();
    let manifest = Manifest {
        parts,
        results: results.join(" "),
        terms: told(TERMS, term_hits.len(), Fingerprint::of(&Plain(&term_hits))),
        rows: rows.join(" "),
        facets: version(Fingerprint::of(&Plain(&facets))),
        size: HITS,
        abbreviations: known.lexicon.abbreviations.clone(),
        quiet: known.lexicon.quiet.clone(),
        words: builder.find_words(),
        page: builder.here(&Url::new(FINDING)),
        original: original(builder),
    };
    for (number, some) in term_hits.chunks(HITS).enumerate() {
        let path = hit_file(&root, TERMS, number);
        plan.add(Recipe::new("search-hits", vec![path.clone()], Plain((path, some.to_vec())), written), None, sink);
    }
    json(&root, "loc.json", facets, plan, sink);
    json(&root, "muc-luc.json", manifest, plan, sink);
    pieces
}

/// Keeps the pieces of those names, and no others: the words of what is gone do not stay.
pub fn keep(pieces: &[String], store: &Store) {
    store.retain(PIECES, pieces);
}

/// What all files of an index are made of, and how readers tell that one changed: by what went into it, so that
/// nothing is gathered before it is made.
struct Known<'a> {
    builder: Arc<Builder<'a>>,
    docs: Docs<'a>,
    rows: Rows,
    lexicon: Arc<Lexicon>,
    entries: Vec<&'a Entry>,
    marks: Vec<u64>,
    /// What stands for all that is said of entries by others than themselves.
    ground: Fingerprint,
}

impl<'a> Known<'a> {
    fn of(builder: &Arc<Builder<'a>>, (files, store): (&Files, &Store), sink: &mut Sink) -> Arc<Known<'a>> {
        let site = builder.site;
        let lexicon = Arc::new(Lexicon::read(files, &site.settings.theme, sink));
        let (docs, rows, entries) = (Docs::of(builder), Rows::of(site), listed(site, &builder.lang));
        let lists = files.under("content/lists/").iter().map(|file| (file.path.as_str(), store.fingerprint(file).ok()));
        let lists: Vec<(&str, Option<Fingerprint>)> = lists.collect();
        let words = (&lexicon.abbreviations, &lexicon.quiet, builder.theme.said(&builder.lang));
        // What has no name in a language is called by that of the first.
        let languages = (builder.lang.as_str(), site.default_lang().as_str());
        let ground = Fingerprint::of(&(docs.stamp(), lists, words, languages, &site.settings.base.path));
        let marks = entries.iter().map(|e| mark(e)).collect();
        Arc::new(Known { builder: Arc::clone(builder), docs, rows, lexicon, entries, marks, ground })
    }

    fn some(&self, stretch: &Stretch) -> &[&'a Entry] {
        self.entries.get(stretch.from..stretch.to).unwrap_or_default()
    }

    /// What stands for who they are.
    fn called(&self, stretch: &Stretch) -> &[u64] {
        self.marks.get(stretch.from..stretch.to).unwrap_or_default()
    }

    /// What stands for what heads say.
    fn heads(&self, stretch: &Stretch) -> Fingerprint {
        let heads = self.some(stretch).iter().map(|e| (e.entity().said(), e.url.as_str()));
        Fingerprint::of(&(self.ground, heads.collect::<Vec<_>>()))
    }

    /// What stands for all that is searched.
    fn texts(&self, stretch: &Stretch) -> Fingerprint {
        let bodies = self.some(stretch).iter().map(|e| e.entity().body.stamp());
        Fingerprint::of(&(self.heads(stretch), bodies.collect::<Vec<_>>()))
    }

    /// The pieces of a stretch; a short one is whole.
    fn pieces(&self, stretch: &Stretch) -> Vec<Piece> {
        let called = self.called(stretch);
        let level = if called.len() > FEW { PIECE_LEVEL } else { u32::BITS - 1 };
        let piece = |Stretch { name, from, to }: Stretch| {
            let at = Stretch { name, from: stretch.from + from, to: stretch.from + to };
            let texts = self.texts(&at);
            Piece { at, texts }
        };
        cut(called, level).into_iter().map(piece).collect()
    }

    /// The words of some entries.
    fn bundle(&self, at: &Stretch) -> Bundle {
        let docs: Vec<Doc> = self.some(at).iter().map(|entry| self.docs.doc(entry)).collect();
        bundle(&docs, &self.lexicon)
    }
}

/// A piece of a stretch, and what stands for all that is searched in it.
struct Piece {
    at: Stretch,
    texts: Fingerprint,
}

impl Piece {
    /// The name under which it is kept: no piece of another edition, of editors perhaps, has it.
    fn name(&self) -> String {
        format!("{PIECES}/{}", self.texts.hex())
    }
}

/// Gathers the stretches.
struct Shelved<'k, 'a> {
    root: &'k Url,
    known: &'k Arc<Known<'a>>,
    store: &'k Store,
    parts: Vec<Part>,
    /// The names of all pieces that are kept.
    pieces: Vec<String>,
}

impl<'a> Shelved<'_, 'a> {
    fn entries(&mut self, stretch: &Stretch, plan: &mut Plan<'a>, sink: &mut Sink) {
        let count = stretch.to - stretch.from;
        let spread = if count > FEW { Spread::Many } else { Spread::One };
        let folder = self.root.below(&format!("{}/", stretch.name));
        let outputs = shelves(&folder, spread);
        let pieces = self.known.pieces(stretch);
        let of = Fingerprint::of(&pieces.iter().map(|piece| piece.texts).collect::<Vec<_>>());
        self.pieces.extend(pieces.iter().filter(|_| spread == Spread::Many).map(Piece::name));
        let (known, store, from) = (Arc::clone(self.known), self.store.clone(), stretch.from);
        let gather = move || {
            let number = |at: &Stretch| u32::try_from(at.from - from).unwrap_or(u32::MAX);
            let gathered = |piece: &Piece| match spread {
                Spread::One => known.bundle(&piece.at),
                Spread::Many => store.once(&piece.name(), piece.texts, || known.bundle(&piece.at)),
            };
            let pieces = pieces.iter().map(|piece| (number(&piece.at), gathered(piece))).collect();
            Inputs { folder, pieces, of, spread }
        };
        let recipe = Recipe::from("search-index", outputs, gather, make).looking_at(Vec::new());
        plan.add(recipe.holding(&(self.known.called(stretch), of)), None, sink);
        self.tell(stretch, spread, of);
    }

    fn terms(&mut self, docs: Vec<Doc>, plan: &mut Plan<'a>, sink: &mut Sink) {
        if docs.is_empty() {
            return;
        }
        let from = self.known.entries.len();
        let stretch = Stretch { name: TERMS.to_owned(), from, to: from + docs.len() };
        let folder = self.root.below(&format!("{TERMS}/"));
        let outputs = shelves(&folder, Spread::One);
        let lexicon = Arc::clone(&self.known.lexicon);
        let of = Fingerprint::of(&(&docs, &lexicon.abbreviations, &lexicon.quiet));
        let gather = move || Inputs { folder, pieces: vec![(0, bundle(&docs, &lexicon))], of, spread: Spread::One };
        let recipe = Recipe::from("search-index", outputs, gather, make).looking_at(Vec::new());
        plan.add(recipe.holding(&of), None, sink);
        self.tell(&stretch, Spread::One, of);
    }

    fn tell(&mut self, Stretch { name, from, to }: &Stretch, spread: Spread, of: Fingerprint) {
        let many = spread == Spread::Many;
        self.parts.push(Part { at: name.clone(), first: *from, count: to - from, many, v: version(of) });
    }
}

/// The files of a stretch.
fn shelves(folder: &Url, spread: Spread) -> Vec<OutputPath> {
    let many = spread == Spread::Many;
    let on = if many { shelf::all() } else { vec![ALL.to_owned()] };
    let shelves = on.iter().flat_map(|on| ["d", "t"].map(|of| format!("{of}/{on}.txt")));
    let listed = many.then(|| SHELVES.to_owned());
    let names = shelves.chain(listed).chain([WORDS.to_owned()]);
    names.map(|name| folder.below(&name).file()).collect()
}

/// The files of some results, a few in each; tells their folder, how many there are, and their version.
fn hits<'a>(known: &Arc<Known<'a>>, (root, stretch): (&Url, &Stretch), plan: &mut Plan<'a>, sink: &mut Sink) -> String {
    for (number, from) in (stretch.from..stretch.to).step_by(HITS).enumerate() {
        let path = hit_file(root, &stretch.name, number);
        let (shared, own) = (Arc::clone(known), path.clone());
        let some = Stretch { name: String::new(), from, to: stretch.to.min(from + HITS) };
        let called = Fingerprint::of(known.called(&some));
        let gather = move || {
            let hits: Vec<Hit> = shared.some(&some).iter().map(|e| shared.builder.hit(e)).collect();
            Plain((own, hits))
        };
        let recipe = Recipe::from("search-hits", vec![path], gather, written).looking_at(Vec::new());
        plan.add(recipe.holding(&called), None, sink);
    }
    told(&stretch.name, stretch.to - stretch.from, known.heads(stretch))
}

fn hit_file(root: &Url, stretch: &str, number: usize) -> OutputPath {
    root.below(&format!("k/{stretch}/{number}.json")).file()
}

/// The file of some rows; tells its name, how many there are, and its version.
fn rows<'a>(known: &Arc<Known<'a>>, (root, stretch): (&Url, &Stretch), plan: &mut Plan<'a>, sink: &mut Sink) -> String {
    let path = root.below(&format!("l/{}.txt", stretch.name)).file();
    let (shared, own, at) = (Arc::clone(known), path.clone(), stretch.clone());
    let gather = move || {
        let rows: Vec<String> = shared.some(&at).iter().map(|e| shared.rows.row(e)).collect();
        (own.as_str().to_owned(), rows.join("\n"))
    };
    let made = |(path, text): &(String, String)| Ok(vec![OutputFile::new(OutputPath::new(path), text.clone().into_bytes())]);
    let recipe = Recipe::from("search-rows", vec![path], gather, made).looking_at(Vec::new());
    // The numbers of what can be chosen are made once for all rows.
    plan.add(recipe.holding(&(known.called(stretch), known.ground)), None, sink);
    told(&stretch.name, stretch.to - stretch.from, known.heads(stretch))
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
