//! A parsed body: what only the site can answer, and the HTML around it. What other
//! pages ask of it is at hand; the HTML itself is made again where an earlier build
//! kept only the rest.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock};

use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::{Deserialize, Serialize};

use crate::base::diagnostic::Spot;
use crate::base::fingerprint::{Fingerprint, Plain};
use crate::base::lasting::Word;
use crate::base::lock::lock;
use crate::base::reads::{self, LOST, NAMELESS};
use crate::base::recall::Fetch;
use crate::base::text::{clip, is_clear, words};
use crate::craft::embed::Embed;
use crate::craft::link::Target;
use crate::craft::search::split::{self, short};

/// Marks a hole in the HTML; stripped from what authors write.
pub const HOLE: char = '\u{e000}';

/// So much of a text stands for it where nothing else does.
const OPENING: usize = 160;

/// A parsed body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// In order, each between two stretches of HTML; none where what was asked for was taken away.
    holes: Vec<Option<(Hole, Spot)>>,
    headings: Vec<Heading>,
    words: usize,
    /// How it begins, and behind the last end of a line its words, each once; kept apart from the rest, since hardly
    /// anybody asks for them.
    #[serde(skip)]
    apart: Arc<OnceLock<String>>,
    #[serde(skip)]
    fetch: Lazily<dyn Fn() -> Option<String> + Send + Sync>,
    stamp: Fingerprint,
    source: Fingerprint,
    /// Its number among the parts of a site.
    #[serde(skip, default = "nameless")]
    part: u32,
    /// Thousands of bodies stand in memory, and nearly each is asked for by its own page alone: what can be made
    /// again is given out once.
    #[serde(skip)]
    html: Arc<Mutex<Option<Html>>>,
    #[serde(skip)]
    again: Lazily<dyn Fn() -> Option<Parsed> + Send + Sync>,
}

/// Finished HTML, with a mark for each hole.
type Html = String;

/// What a text is parsed into. Whoever needs no more than its HTML pays for no more.
#[derive(Default)]
pub struct Parsed {
    html: Html,
    /// The text without any markup.
    plain: String,
    holes: Vec<(Hole, Spot)>,
    headings: Vec<Heading>,
    source: Fingerprint,
}

impl Parsed {
    /// What was made of a text, `source`.
    pub fn of(source: &str, (html, plain): (Html, String), holes: Vec<(Hole, Spot)>, headings: Vec<Heading>) -> Parsed {
        Parsed { html, plain, holes, headings, source: Fingerprint::of_bytes(source.as_bytes()) }
    }
}

/// How a text begins; on a line of their own its words, each as often as it is written another way, with a space
/// behind it; and how many words a reader counts.
fn begin_and_words(text: &str) -> (String, usize) {
    let (mut met, mut long) = (FxHashSet::with_capacity_and_hasher(512, FxBuildHasher), FxHashSet::default());
    let mut all = String::with_capacity(text.len() / 3 + OPENING);
    all.push_str(&clip(text, OPENING));
    all.push('\n');
    let (mut count, mut end) = (0, None);
    for (at, word) in split::placed(text) {
        // "B40-1", "và/hoặc" are one word to a reader: what white space parts is counted.
        count += usize::from(end.is_none_or(|end| text.as_bytes()[end..at].iter().any(u8::is_ascii_whitespace)));
        end = Some(at + word.len());
        if short(text, (at, word)).map_or_else(|| long.insert(word), |short| met.insert(short)) {
            all.push_str(word);
            all.push(' ');
        }
    }
    (all, if is_clear(text) { count } else { words(text) })
}

/// The number of what is no part of a site.
fn nameless() -> u32 {
    NAMELESS
}

/// How something is made or fetched that is not at hand.
struct Lazily<F: ?Sized>(Option<Arc<F>>);

impl<F: ?Sized> Default for Lazily<F> {
    fn default() -> Lazily<F> {
        Lazily(None)
    }
}

impl<F: ?Sized> Clone for Lazily<F> {
    fn clone(&self) -> Lazily<F> {
        Lazily(self.0.clone())
    }
}

impl<F: ?Sized> fmt::Debug for Lazily<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "later" } else { "at hand" })
    }
}

/// What only the site can answer.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum Hole {
    /// A link begins.
    Open(Target),
    /// The link that began last ends.
    Close,
    /// A picture.
    Picture {
        /// The file beside the entry.
        src: String,
        /// What it shows.
        alt: String,
        /// What stands beneath it.
        caption: String,
        /// Whether it is a figure of its own; else it stands in a line of text.
        alone: bool,
    },
    /// `{{ind ID@PERIOD}}`.
    Figure {
        /// `id` or `id.part`.
        indicator: String,
        /// `2023-M07`.
        period: String,
    },
    /// An embed.
    Embed(Embed),
    /// A wording of the theme, by its key.
    Wording(Word),
}

/// A heading of the body.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub text: String,
}

impl Document {
    /// A body that was just parsed.
    pub fn new(parsed: Parsed) -> Document {
        let Parsed { html, plain, holes, headings, source } = parsed;
        let (apart, words) = begin_and_words(&plain);
        // Thousands of them stand in memory: no room stays for what never comes.
        let html = html.as_str().to_owned();
        let mut kept = Vec::with_capacity(holes.len());
        kept.extend(holes.into_iter().map(Some));
        Document {
            holes: kept,
            headings,
            words,
            apart: Arc::new(OnceLock::from(apart)),
            fetch: Lazily::default(),
            stamp: Fingerprint::of_bytes(plain.as_bytes()),
            source,
            part: NAMELESS,
            html: Arc::new(Mutex::new(Some(html))),
            again: Lazily::default(),
        }
    }

    /// A body without a word.
    pub fn none() -> Document {
        Document::new(Parsed::default())
    }

    /// Has it parsed once more when somebody asks for what is not at hand. What was written otherwise since is not this
    /// body: whoever asks learns that it is lost.
    pub fn parse_by(&mut self, parse: impl Fn() -> Option<Parsed> + Send + Sync + 'static) {
        let was = self.source;
        self.again = Lazily(Some(Arc::new(move || parse().filter(|now| now.source == was))));
    }

    /// Has what is kept apart fetched when somebody asks for it; what cannot be fetched is made again.
    pub fn fetch_by(&mut self, fetch: Fetch) {
        self.fetch = Lazily(Some(fetch));
    }

    /// What is kept apart, if it is at hand; nobody looks at the body for that.
    pub fn apart_at_hand(&self) -> Option<&str> {
        self.apart.get().map(String::as_str)
    }

    /// Makes it a part of a site, by whose number others tell that they look at it.
    pub fn number(&mut self, part: u32) {
        self.part = part;
    }

    /// What stands for it whole, with what was taken away.
    pub fn fingerprint(&self) -> Fingerprint {
        self.source
    }

    /// Headings, for the table of contents.
    pub fn headings(&self) -> &[Heading] {
        reads::note(self.part);
        &self.headings
    }

    /// How many words it has.
    pub fn words(&self) -> usize {
        reads::note(self.part);
        self.words
    }

    /// How it begins.
    pub fn opening(&self) -> &str {
        self.apart().0
    }

    /// The words that are written in it, each once.
    pub fn vocabulary(&self) -> &str {
        self.apart().1
    }

    fn apart(&self) -> (&str, &str) {
        reads::note(self.part);
        let fetched = || self.fetch.0.as_ref().and_then(|fetch| fetch());
        if self.apart.get().is_none() {
            // What is lost is lost for whoever asks next, too.
            let Some(text) = fetched().or_else(|| Some(begin_and_words(&self.parsed()?.plain).0)) else { return ("", "") };
            let _ = self.apart.set(text);
        }
        self.apart.get().and_then(|text| text.rsplit_once('\n')).unwrap_or_default()
    }

    /// The body, parsed once more; nothing if it is lost.
    fn parsed(&self) -> Option<Parsed> {
        let parsed = self.again.0.as_ref().map_or_else(|| Some(Parsed::default()), |parse| parse());
        if parsed.is_none() {
            reads::note(LOST);
        }
        parsed
    }

    /// What stands for its text without any markup.
    pub fn stamp(&self) -> Fingerprint {
        reads::note(self.part);
        self.stamp
    }

    fn html(&self) -> Html {
        reads::note(self.part);
        let mut kept = lock(&self.html);
        if self.again.0.is_none() {
            return kept.clone().unwrap_or_default();
        }
        let given = kept.take();
        drop(kept);
        given.unwrap_or_else(|| self.parsed().unwrap_or_default().html)
    }

    /// The holes, in order, with their spots.
    pub fn holes(&self) -> impl Iterator<Item = (&Hole, Spot)> {
        reads::note(self.part);
        self.holes.iter().flatten().map(|(hole, spot)| (hole, *spot))
    }

    /// Leaves of each hole what is given back for it.
    pub fn retain(&mut self, left: impl Fn(Hole, Spot) -> Option<Hole>) {
        for one in &mut self.holes {
            *one = one.take().and_then(|(hole, spot)| left(hole, spot).map(|hole| (hole, spot)));
        }
        self.source = Fingerprint::of(&(self.source, Plain(&self.holes)));
    }

    /// The finished HTML, each hole filled.
    pub fn render(&self, fill: &mut dyn FnMut(&Hole, Spot) -> String) -> String {
        let html = self.html();
        let mut out = String::with_capacity(html.len() * 5 / 4);
        let mut holes = self.holes.iter();
        for html in html.split(HOLE) {
            out.push_str(html);
            if let Some(Some((hole, spot))) = holes.next() {
                out.push_str(&fill(hole, *spot));
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{Document, Parsed, begin_and_words};
    use crate::base::reads::{self, LOST};
    use crate::base::text::words;

    #[test]
    fn each_word_is_known_once_and_every_one_is_counted() {
        let (known, count) = begin_and_words("Cây thì còn, người thì – mất; cây (B40-1) và/hoặc “Ia H'Drai” 4.500");
        assert_eq!(
            known.rsplit_once('\n').map(|(_, words)| words),
            Some("Cây thì còn người mất cây B40 1 và hoặc Ia H'Drai 4.500 ")
        );
        assert_eq!(count, 12);
        for text in
            ["", " ", "–", "a", " a\n\tb-c ", "8 × 5", "½ kg", "một\u{a0}hai", "to\u{302} - o", "ʻ a", "“Y Hlang”…", "한 글"]
        {
            let parsed = Parsed { plain: text.to_owned(), ..Parsed::default() };
            assert_eq!(Document::new(parsed).words(), words(text), "{text}");
        }
    }

    #[test]
    fn what_is_lost_is_lost_for_whoever_asks() {
        let bytes = postcard::to_stdvec(&Document::new(Parsed::of("a", (String::new(), "a".to_owned()), Vec::new(), Vec::new())));
        let mut body: Document = postcard::from_bytes(&bytes.expect("it is written")).expect("and read");
        body.parse_by(|| None);
        for ask in [Document::opening, Document::vocabulary, Document::opening, Document::vocabulary] {
            assert_eq!(reads::during(|| ask(&body).to_owned()), (String::new(), vec![LOST]));
        }
    }

    #[test]
    fn html_is_given_out_once_and_made_again_for_who_else_asks() {
        let parse = || Parsed::of("a", ("<p>a</p>".to_owned(), "a".to_owned()), Vec::new(), Vec::new());
        let again = Arc::new(AtomicUsize::new(0));
        let (mut body, counted) = (Document::new(parse()), Arc::clone(&again));
        body.parse_by(move || {
            counted.fetch_add(1, Ordering::Relaxed);
            Some(parse())
        });
        let render = |body: &Document| body.render(&mut |_, _| String::new());
        assert_eq!([render(&body), render(&body.clone()), render(&body)], ["<p>a</p>"; 3]);
        assert_eq!(again.load(Ordering::Relaxed), 2);
        let alone = Document::new(parse());
        assert_eq!([render(&alone), render(&alone)], ["<p>a</p>"; 2]);
    }
}
