//! What was made of one picture: found where it was kept, or made and kept.

use serde::{Deserialize, Serialize};

use crate::base::codes;
use crate::base::diagnostic::{Diagnostic, Sink};
use crate::base::files::{File, Files};
use crate::base::fingerprint::Fingerprint;
use crate::base::path::{SourcePath, Url};
use crate::base::text::slug;
use crate::craft::picture::cut::{Cut, SHARED};
use crate::craft::picture::make::{MEMORY, Made, Variant, make};
use crate::craft::picture::probe::probe;
use crate::craft::picture::sizes::{Formats, Wish};
use crate::engine::shelf::{self, PICTURES};
use crate::engine::store::{Kept, Store};
use crate::output::image::wanted::Wanted;
use crate::plan::Body;
use crate::settings::site::Images;
use crate::view::picture::PictureSet;

/// Raised when pictures come out differently for the same input.
const FORM: &str = "picture-4";

/// What was made of one picture for each wish; its files stand by themselves.
#[derive(Serialize, Deserialize)]
struct Developed(Vec<Print>);

#[derive(Serialize, Deserialize)]
struct Print {
    width: u32,
    height: u32,
    colour: String,
    files: Vec<Piece>,
}

#[derive(Serialize, Deserialize)]
struct Piece {
    media: String,
    extension: String,
    width: u32,
    fingerprint: Fingerprint,
}

/// A picture that pages show, with all that is wished of it.
pub struct Shown<'a> {
    /// Its path.
    pub path: &'a SourcePath,
    /// What pages want of it.
    pub wanted: &'a Wanted,
    file: &'a File,
    wishes: Vec<(Cut, Wish)>,
    /// The name under which it is kept: its content and the parameters.
    name: String,
}

/// A picture's finished files, cut by cut.
pub type Finished = Vec<(Cut, PictureSet, Vec<Body>)>;

/// What became of it: its files, or memory that making it takes.
pub enum Found {
    /// Made before.
    Kept(Finished),
    /// Yet to be made.
    Wanted(u64),
}

/// What is wished of a picture for each cut.
fn wishes(wanted: &Wanted, images: &Images) -> Vec<(Cut, Wish)> {
    let formats = match (images.webp, images.jpeg) {
        (true, true) => Formats::Both,
        (true, false) => Formats::Webp,
        (false, _) => Formats::Plain,
    };
    let wish = |(cut, most): (&Cut, &Option<u32>)| {
        let crop = cut.crop().copied();
        let wish = match cut {
            // Other sites read JPEG.
            Cut::Share(_) => Wish { crop, widths: vec![SHARED.0], formats: Formats::Jpeg },
            Cut::Whole | Cut::Part(_) => Wish { crop, widths: widths(&images.widths, *most), formats },
        };
        (*cut, wish)
    };
    wanted.cuts.iter().map(wish).collect()
}

/// The configured widths up to the widest that is worth making, at least the smallest.
fn widths(configured: &[u32], most: Option<u32>) -> Vec<u32> {
    let worth: Vec<u32> = configured.iter().copied().filter(|width| most.is_none_or(|most| *width <= most)).collect();
    if worth.is_empty() { configured.iter().copied().min().into_iter().collect() } else { worth }
}

/// A picture's file, what is wished of it, and the name under which that is kept.
pub fn shown<'a>(
    (path, wanted): (&'a SourcePath, &'a Wanted),
    (files, images, store): (&'a Files, &Images, &Store),
    sink: &mut Sink,
) -> Option<Shown<'a>> {
    let found = files.get(path.as_str()).and_then(|file| Some((file, store.fingerprint(file).ok()?)));
    let Some((file, content)) = found else {
        sink.push(Diagnostic::at(codes::MISSING_PICTURE, wanted.place.clone()).with("src", &wanted.src));
        return None;
    };
    let wishes = wishes(wanted, images);
    let widths: Vec<(Cut, Vec<u32>)> = wishes.iter().map(|(cut, wish)| (*cut, wish.widths.clone())).collect();
    let parameters = (FORM, (content, (widths, (images.webp, images.jpeg))));
    let name = format!("{PICTURES}/{}", Fingerprint::of(&parameters).hex());
    Some(Shown { path, wanted, file, wishes, name })
}

impl Shown<'_> {
    /// Looks whether the picture was made before, and if not, whether it can be.
    pub fn look(&self, store: &Store) -> Result<Found, Diagnostic> {
        if let Kept::Sound(kept) = store.read::<Developed>(&self.name)
            && let Some(finished) = self.kept(&kept, store)
        {
            return Ok(Found::Kept(finished));
        }
        let bytes = self.bytes()?;
        let probe = probe(&bytes).map_err(|fault| fault.diagnostic(self.wanted.place.clone(), &self.wanted.src))?;
        let made: u64 = self.wishes.iter().flat_map(|(_, wish)| wish.sizes(&probe)).map(|size| 4 * size.pixels()).sum();
        Ok(Found::Wanted(probe.memory + bytes.len() as u64 + made))
    }

    /// Where the files are that were made before; `None` if one is not what it was.
    fn kept(&self, kept: &Developed, store: &Store) -> Option<Finished> {
        if kept.0.len() != self.wishes.len() {
            return None;
        }
        let one = |((cut, _), print): (&(Cut, Wish), &Print)| {
            let set = set(self.path, print);
            let body = |(piece, (_, _, url)): (&Piece, &(String, u32, Url))| {
                let name = self.piece_name(piece);
                let standing = store.standing();
                let stands = standing.files.get(&url.file()).is_some_and(|content| content.fingerprint == piece.fingerprint);
                if stands { shelf::trust(store, &name, piece.fingerprint) } else { shelf::find(store, &name, piece.fingerprint) }
            };
            let bodies: Option<Vec<Body>> = print.files.iter().zip(&set.files).map(body).collect();
            Some((*cut, set, bodies?))
        };
        self.wishes.iter().zip(&kept.0).map(one).collect()
    }

    /// Makes the picture's files, and keeps them.
    pub fn develop(&self, store: &Store) -> Result<Finished, Diagnostic> {
        let begun = store.watched.moment();
        let wishes: Vec<Wish> = self.wishes.iter().map(|(_, wish)| wish.clone()).collect();
        let fault = |fault: crate::craft::picture::fault::Fault| fault.diagnostic(self.wanted.place.clone(), &self.wanted.src);
        let made = make(&self.bytes()?, &wishes, MEMORY).map_err(fault)?;
        let mut finished = Finished::new();
        let mut kept = Developed(Vec::new());
        for ((cut, _), made) in self.wishes.iter().zip(made) {
            let (print, bodies) = self.keep(made, store);
            finished.push((*cut, set(self.path, &print), bodies));
            kept.0.push(print);
        }
        store.watched.made("photo", self.path.as_str(), begun);
        // What cannot be kept is made again next time.
        let _ = store.write(&self.name, &kept);
        Ok(finished)
    }

    fn keep(&self, made: Made, store: &Store) -> (Print, Vec<Body>) {
        let mut print = Print { width: made.width, height: made.height, colour: made.placeholder(), files: Vec::new() };
        let mut bodies = Vec::new();
        for Variant { width, format, bytes, .. } in made.files {
            let (media, extension) = (format.media_type().to_owned(), format.extension().to_owned());
            let piece = Piece { media, extension, width, fingerprint: Fingerprint::of_bytes(&bytes) };
            bodies.push(shelf::keep(store, &self.piece_name(&piece), bytes));
            print.files.push(piece);
        }
        (print, bodies)
    }

    /// Files are kept by what is in them: two shapes may be the same picture.
    fn piece_name(&self, piece: &Piece) -> String {
        format!("{}-{}.{}", self.name, &piece.fingerprint.hex()[..16], piece.extension)
    }

    fn bytes(&self) -> Result<Vec<u8>, Diagnostic> {
        let missing = |_| Diagnostic::at(codes::MISSING_PICTURE, self.wanted.place.clone()).with("src", &self.wanted.src);
        self.file.read().map_err(missing)
    }
}

/// The addresses of a picture's files: its name, what its content is, how wide.
fn set(path: &SourcePath, print: &Print) -> PictureSet {
    let stem = slug(path.name().rsplit_once('.').map_or(path.name(), |(stem, _)| stem));
    let all: Vec<Fingerprint> = print.files.iter().map(|piece| piece.fingerprint).collect();
    let mark = &Fingerprint::of(&all).hex()[..10];
    let file = |piece: &Piece| {
        let url = Url::new(&format!("/hinh/{stem}-{mark}-{}.{}", piece.width, piece.extension));
        (piece.media.clone(), piece.width, url)
    };
    let files = print.files.iter().map(file).collect();
    PictureSet { width: print.width, height: print.height, colour: print.colour.clone(), files }
}
