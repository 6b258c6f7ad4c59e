//! Fonts that a site brings along, as its style sheet names them: faces of the text and of the headings.

use crate::base::codes;
use crate::base::diagnostic::{Code, Diagnostic, Place, Sink};
use crate::base::files::Files;
use crate::base::fingerprint::Fingerprint;
use crate::base::path::Url;
use crate::base::text::encoded;
use crate::craft::font::Font;

/// What a face is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Family {
    /// Running text.
    Text,
    /// Headings.
    Headings,
}

impl Family {
    /// What style sheets call it: the family, and behind `--own-` the variable that holds its name.
    pub fn name(self) -> &'static str {
        match self {
            Family::Text => "text",
            Family::Headings => "headings",
        }
    }
}

/// One file of a font, as the settings name it.
#[derive(Clone, Debug)]
pub struct Face {
    /// What it is for.
    pub family: Family,
    /// The file, below `static/`.
    pub src: String,
    /// Where it is named.
    pub place: Place,
    /// The least and the greatest weight that it draws.
    pub weights: (u16, u16),
    /// Whether it is the slanted form.
    pub italic: bool,
}

/// A face that was read.
pub struct Loaded {
    /// As the settings have it.
    pub face: Face,
    /// What it holds.
    pub font: Font,
    /// Its address: it changes with its bytes, so that it may be kept for ever.
    pub url: Url,
}

/// Where a site's own files stand in the project.
const STATIC: &str = "static/";

/// Reads every face; what is wrong is told where the settings name the file.
pub fn load(faces: &[Face], files: &Files, sink: &mut Sink) -> Vec<Loaded> {
    let mut loaded = Vec::new();
    for face in faces {
        let fault = |code: Code| Diagnostic::at(code, face.place.clone()).with("src", &face.src).with("file", &face.src);
        match (face.src.strip_prefix(STATIC), files.get(&face.src).map(|file| file.read())) {
            (None, _) => sink.push(fault(codes::FONT_UNREADABLE).with("why", "elsewhere")),
            (_, None) => sink.push(fault(codes::MISSING_FILE)),
            (_, Some(Err(error))) => sink.push(fault(codes::UNREADABLE).with("why", error)),
            (Some(path), Some(Ok(bytes))) => match Font::read(&bytes) {
                Ok(font) => {
                    let mark = &Fingerprint::of_bytes(&bytes).hex()[..8];
                    loaded.push(Loaded { face: face.clone(), font, url: Url::new(&format!("/{}?v={mark}", encoded(path))) });
                }
                Err(why) => sink.push(fault(codes::FONT_UNREADABLE).with("why", why.word())),
            },
        }
    }
    loaded
}

/// The faces as the head of a style sheet in `/tep/`, with the variables that put them before other fonts.
pub fn sheet(faces: &[Loaded]) -> String {
    let mut css: String = faces.iter().map(rule).collect();
    let mut families: Vec<Family> = faces.iter().map(|loaded| loaded.face.family).collect();
    families.sort_unstable();
    families.dedup();
    if !families.is_empty() {
        let variables: String = families.iter().map(|f| format!("--own-{0}:\"own-{0}\";", f.name())).collect();
        css.push_str(&format!(":root{{{variables}}}"));
    }
    css
}

/// `optional`: a page is never set twice. Who has the font at once, or from the page before, reads in it; on a weak
/// line the first page stands in the system's font and stays so.
fn rule(Loaded { face, url, .. }: &Loaded) -> String {
    let (least, most) = face.weights;
    let weight = if least == most { least.to_string() } else { format!("{least} {most}") };
    format!(
        "@font-face{{font-family:\"own-{}\";src:url(\"..{url}\")format(\"woff2\");font-weight:{weight};font-style:{};font-display:optional}}",
        face.family.name(),
        if face.italic { "italic" } else { "normal" },
    )
}

/// What every page needs at once: the first face of each family.
pub fn at_once(faces: &[Loaded]) -> Vec<Url> {
    let first = |family| faces.iter().find(move |loaded| loaded.face.family == family);
    [Family::Text, Family::Headings].into_iter().filter_map(first).map(|loaded| loaded.url.clone()).collect()
}
