//! Words of some documents with where each stands: a piece of an index. A word is taken
//! apart once, however often it is written.

use std::mem::take;
use std::sync::Arc;

use memchr::memchr_iter;
use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::de::Deserializer;
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use crate::base::fingerprint::{Stamp, Stamper};
use crate::craft::document::Document;
use crate::craft::search::lexicon::Lexicon;
use crate::craft::search::split::{placed, short, words};
use crate::craft::search::word::Word;

/// A place in a document, as the script knows it: see `Doc`.
pub type Field = char;
/// The body.
pub const BODY: Field = '6';
/// The first word of a name.
const FIRST: Field = '0';
/// The farthest place from a name's end that is told from others.
const FARTHEST: usize = 15;

/// With which signs the words of a document's names are marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signs {
    /// `A` to `P`, from the end: somebody's name.
    Name,
    /// `a` to `p`: a headline.
    Headline,
    /// As a headline, and also as one word, since many write "Kontum", "Dakto".
    Term,
}

impl Signs {
    fn at(self, place: usize) -> Field {
        let first = if self == Signs::Name { b'A' } else { b'a' };
        char::from(first + u8::try_from(place.min(FARTHEST)).unwrap_or_default())
    }
}

/// A word's documents by their numbers, ascending; by field, in order.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lists(Vec<(Field, Numbers)>);

/// Numbers, ascending; written down by the gaps between them.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
struct Numbers(Vec<u32>);

impl Serialize for Numbers {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut last = 0;
        to.collect_seq(self.0.iter().map(|number| number - std::mem::replace(&mut last, *number)))
    }
}

impl<'de> Deserialize<'de> for Numbers {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Numbers, D::Error> {
        let mut numbers = Vec::<u32>::deserialize(from)?;
        let mut last: u32 = 0;
        for number in &mut numbers {
            last = last.saturating_add(*number);
            *number = last;
        }
        Ok(Numbers(numbers))
    }
}

impl Lists {
    /// By field.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &[u32])> {
        self.0.iter().map(|(field, numbers)| (*field, numbers.0.as_slice()))
    }

    /// The documents of one field.
    pub fn of(&self, field: Field) -> &[u32] {
        self.0.iter().find(|(of, _)| *of == field).map_or(&[], |(_, numbers)| &numbers.0)
    }

    /// The documents of one field, to be added to.
    fn at(&mut self, field: Field) -> &mut Vec<u32> {
        let place = self.0.iter().position(|(of, _)| *of >= field).unwrap_or(self.0.len());
        if self.0.get(place).is_none_or(|(of, _)| *of != field) {
            self.0.insert(place, (field, Numbers::default()));
        }
        &mut self.0[place].1.0
    }

    /// The same documents, numbered from `first`.
    pub fn behind(&self, first: u32) -> Lists {
        let mut lists = Lists::default();
        lists.extend(self, first);
        lists
    }

    /// Adds the documents of a later piece, which are numbered from `first`.
    pub fn extend(&mut self, later: &Lists, first: u32) {
        for (field, numbers) in later.iter() {
            self.at(field).extend(numbers.iter().map(|number| first + number));
        }
    }
}

/// What a piece holds: its words in order, each with its documents, which are numbered from 0.
pub type Bundle = Vec<(Word, Lists)>;

/// What is searched of one page.
#[derive(Clone, Debug)]
pub struct Doc {
    /// Its name or headline, then others that it goes by.
    pub names: Vec<String>,
    /// What they are.
    pub signs: Signs,
    /// Texts of its head, each with its field: `1` role, `2` place, `3` topic, `4` summary, `5` other.
    pub said: Vec<(Field, Arc<str>)>,
    /// Its body.
    pub body: Arc<Document>,
}

impl Stamp for Doc {
    fn stamp(&self, to: &mut Stamper) {
        self.names.stamp(to);
        self.signs.at(0).stamp(to);
        (self.signs == Signs::Term).stamp(to);
        self.said.stamp(to);
        self.body.stamp().stamp(to);
    }
}

/// Where the words that something written stands for are among all that are meant.
type Meaning = (usize, usize);

/// So many words are written in some hundred documents.
const USUAL: usize = 8_192;

/// A piece that is being gathered.
struct Sheaf<'a> {
    lexicon: &'a Lexicon,
    /// What was written, with what it means; nearly all of it is short.
    short: FxHashMap<u64, Meaning>,
    long: FxHashMap<&'a str, Meaning>,
    /// The words that meanings are made of.
    meant: Vec<u32>,
    ids: FxHashMap<Word, u32>,
    /// Every word, by its number, and where each stands.
    words: Vec<Word>,
    lists: Vec<Lists>,
    quiet: Vec<bool>,
    bodies: Vec<Vec<u32>>,
}

/// Gathers the words of documents.
pub fn bundle(docs: &[Doc], lexicon: &Lexicon) -> Bundle {
    let mut sheaf = Sheaf {
        lexicon,
        short: FxHashMap::with_capacity_and_hasher(USUAL, FxBuildHasher),
        long: FxHashMap::default(),
        meant: Vec::new(),
        ids: FxHashMap::default(),
        words: Vec::new(),
        lists: Vec::new(),
        quiet: Vec::new(),
        bodies: Vec::new(),
    };
    for (number, doc) in (0..).zip(docs) {
        for name in &doc.names {
            sheaf.name(name, doc.signs, number);
        }
        for (field, text) in &doc.said {
            sheaf.text(text, *field, number);
        }
        sheaf.body(doc.body.vocabulary(), number);
    }
    for (lists, body) in sheaf.lists.iter_mut().zip(take(&mut sheaf.bodies)).filter(|(_, body)| !body.is_empty()) {
        *lists.at(BODY) = body;
    }
    let mut bundle: Bundle = sheaf.words.into_iter().zip(sheaf.lists).collect();
    bundle.sort_unstable_by(|one, next| one.0.cmp(&next.0));
    bundle
}

impl<'a> Sheaf<'a> {
    /// A name's words by how far they stand from its end: what a person is called by is the last.
    fn name(&mut self, name: &'a str, signs: Signs, number: u32) {
        let mut all: Vec<u32> = Vec::new();
        for written in placed(name) {
            let (from, to) = self.meaning(name, written);
            all.extend_from_slice(&self.meant[from..to]);
        }
        if let Some(first) = all.first() {
            self.put(*first, FIRST, number);
        }
        if signs == Signs::Term && all.len() > 1 {
            let joined: String = all.iter().filter_map(|id| Some(self.words.get(*id as usize)?.plain.as_str())).collect();
            let id = self.id(Word { plain: joined.clone(), marked: joined });
            self.put(id, FIRST, number);
            self.put(id, signs.at(0), number);
        }
        for (place, id) in all.into_iter().rev().enumerate() {
            self.put(id, signs.at(place), number);
        }
    }

    fn text(&mut self, text: &'a str, field: Field, number: u32) {
        for written in placed(text) {
            let (from, to) = self.meaning(text, written);
            for at in from..to {
                self.put(self.meant[at], field, number);
            }
        }
    }

    /// The words of a body are parted already: behind each there is a space.
    fn body(&mut self, vocabulary: &'a str, number: u32) {
        let mut begin = 0;
        for end in memchr_iter(b' ', vocabulary.as_bytes()) {
            let (from, to) = self.meaning(vocabulary, (begin, &vocabulary[begin..end]));
            begin = end + 1;
            for id in &self.meant[from..to] {
                let list = &mut self.bodies[*id as usize];
                if !self.quiet[*id as usize] && list.last() != Some(&number) {
                    list.push(number);
                }
            }
        }
    }

    fn put(&mut self, id: u32, field: Field, number: u32) {
        let list = self.lists[id as usize].at(field);
        if list.last() != Some(&number) {
            list.push(number);
        }
    }

    /// What something written in a text means; each is looked up once for every time that it is written.
    fn meaning(&mut self, text: &'a str, (begin, written): (usize, &'a str)) -> Meaning {
        let short = short(text, (begin, written));
        let known = short.map_or_else(|| self.long.get(written), |short| self.short.get(&short));
        if let Some(known) = known {
            return *known;
        }
        let from = self.meant.len();
        let words = self.words_of(written);
        self.meant.extend(words);
        let meaning = (from, self.meant.len());
        match short {
            Some(short) => self.short.insert(short, meaning),
            None => self.long.insert(written, meaning),
        };
        meaning
    }

    /// Itself, or what it abbreviates; and parts between apostrophes.
    fn words_of(&mut self, written: &str) -> Vec<u32> {
        let Some(word) = Word::of(written) else { return Vec::new() };
        let mut all: Vec<u32> = Vec::new();
        match self.lexicon.abbreviations.get(&word.plain) {
            Some(long) => words(long).filter_map(Word::of).for_each(|w| all.push(self.id(w))),
            None => all.push(self.id(word)),
        }
        if written.contains(['\'', '’']) {
            written.split(['\'', '’']).filter_map(Word::of).for_each(|w| all.push(self.id(w)));
        }
        all
    }

    fn id(&mut self, word: Word) -> u32 {
        if let Some(id) = self.ids.get(&word) {
            return *id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.quiet.push(self.lexicon.quiet.binary_search(&word.marked).is_ok());
        self.ids.insert(word.clone(), id);
        self.words.push(word);
        self.lists.push(Lists::default());
        self.bodies.push(Vec::new());
        id
    }
}
