//! What was made of single files, kept from build to build in two parts: one of
//! almost all files, and one of those that changed since, so that keeping costs
//! what changed.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;
use crate::base::path::SourcePath;
use crate::base::reads::{self, LOST};
use crate::base::recall::{Oblivion, Recall, Remembered};
use crate::engine::disk::Opened;
use crate::engine::release::PROGRAM;
use crate::engine::store::Store;

/// The part of what changed is joined with the other where it is larger than this part of it.
const LARGE: usize = 8;

/// So long are most readings: room for them is made at once.
const USUAL: usize = 2 << 10;

/// One reading, written down: of which bytes, and what it says.
type Reading = (Fingerprint, Box<[u8]>);

/// A file that was read: what it says, and that written down where it is new.
type Read<'r, T> = (&'r SourcePath, &'r T, Option<&'r Reading>);

/// What one part holds, before the readings themselves.
#[derive(Serialize, Deserialize)]
struct Index {
    program: String,
    ground: Fingerprint,
    of: Vec<(SourcePath, Length)>,
}

/// Of which bytes a reading is, how long it is, and what is kept apart.
#[derive(Clone, Copy, Serialize, Deserialize)]
struct Length {
    of: Fingerprint,
    reading: usize,
    apart: usize,
    text: Fingerprint,
}

/// Where a reading stands.
struct Standing {
    of: Fingerprint,
    reading: Range<usize>,
    apart: Range<usize>,
    text: Fingerprint,
}

/// The texts that a part keeps apart: each is read when it is asked for. The file is opened with the part: another
/// may have its name by then.
struct Apart(Option<Opened>);

impl Apart {
    fn open(store: &Store, name: &str) -> Apart {
        Apart(store.place(&apart(name)).and_then(|path| Opened::open(&path).ok()))
    }

    /// One text, if it still is what it was.
    fn get(&self, range: &Range<usize>, text: Fingerprint) -> Option<String> {
        // As long as it is told to be, it need not be.
        let bytes = self.0.as_ref()?.read(range).ok()?;
        (Fingerprint::of_bytes(&bytes) == text).then(|| String::from_utf8(bytes).ok())?
    }
}

/// One part.
struct Part {
    bytes: Vec<u8>,
    at: FxHashMap<SourcePath, Standing>,
    apart: Arc<Apart>,
}

impl Part {
    /// The part of that name, as far as it was made by this program on the same ground.
    fn open(store: &Store, name: &str, ground: Fingerprint) -> Part {
        let bytes = store.bytes(name).sound().unwrap_or_default();
        let apart = Arc::new(Apart::open(store, name));
        let index = postcard::take_from_bytes::<Index>(&bytes).ok();
        let index = index.filter(|(index, _)| index.program == PROGRAM && index.ground == ground);
        let Some((index, rest)) = index else { return Part { bytes: Vec::new(), at: FxHashMap::default(), apart } };
        let (mut from, mut text) = (bytes.len() - rest.len(), 0_usize);
        let place = |(path, length): (SourcePath, Length)| {
            let reading = from..from.saturating_add(length.reading);
            let apart = text..text.saturating_add(length.apart);
            (from, text) = (reading.end, apart.end);
            (path, Standing { of: length.of, reading, apart, text: length.text })
        };
        let at = index.of.into_iter().map(place).collect();
        Part { bytes, at, apart }
    }

    /// What a file says, if these are its bytes.
    fn recall<T: Remembered>(&self, path: &SourcePath, of: Fingerprint) -> Option<T> {
        let standing = self.at.get(path).filter(|standing| standing.of == of)?;
        let value: T = postcard::from_bytes(self.bytes.get(standing.reading.clone())?).ok()?;
        let (apart, range, text) = (Arc::clone(&self.apart), standing.apart.clone(), standing.text);
        Some(value.fetching(Arc::new(move || apart.get(&range, text))))
    }

    fn get(&self, path: &SourcePath) -> Option<Kept<'_>> {
        let standing = self.at.get(path)?;
        let apart = self.apart.get(&standing.apart, standing.text)?;
        Some((standing.of, self.bytes.get(standing.reading.clone())?, Cow::Owned(apart)))
    }

    /// Keeps a part. What cannot be kept is read again.
    fn keep(store: &Store, name: &str, ground: Fingerprint, readings: &[(&SourcePath, Kept<'_>)]) {
        let length = |(of, reading, apart): &Kept<'_>| {
            let text = Fingerprint::of_bytes(apart.as_bytes());
            Length { of: *of, reading: reading.len(), apart: apart.len(), text }
        };
        let of = readings.iter().map(|(path, kept)| ((*path).clone(), length(kept))).collect();
        let Ok(index) = postcard::to_stdvec(&Index { program: PROGRAM.to_owned(), ground, of }) else { return };
        let of_all = readings.iter().map(|(_, (_, reading, _))| *reading);
        let pieces: Vec<&[u8]> = std::iter::once(index.as_slice()).chain(of_all).collect();
        let texts: Vec<&[u8]> = readings.iter().map(|(_, (.., apart))| apart.as_bytes()).collect();
        let _ = store.put_pieces(&apart(name), &texts).and_then(|()| store.write_pieces(name, &pieces));
    }
}

/// One reading that stays: of which bytes, what it says, the text that is kept apart.
type Kept<'r> = (Fingerprint, &'r [u8], Cow<'r, str>);

/// Where the texts stand that a part keeps apart.
fn apart(name: &str) -> String {
    format!("{name}.apart")
}

impl Recall for Store {
    fn each<T: Remembered>(&self, name: &str, ground: Fingerprint, files: &[&File], make: impl Fn(&File) -> T + Sync) -> Vec<T> {
        if !self.keeps() {
            return Oblivion.each(name, ground, files, make);
        }
        let (most, since) = (format!("readings/{name}"), format!("readings/{name}.since"));
        let parts = [Part::open(self, &since, ground), Part::open(self, &most, ground)];
        let one = |file: &&File| -> (T, Option<Reading>) {
            // What nobody remembers is read anyway, and then it is known what its bytes are.
            let is_remembered = parts.iter().any(|part| part.at.contains_key(&file.path));
            let of = is_remembered.then(|| self.fingerprint(file).ok()).flatten();
            if let Some(value) = of.and_then(|of| parts.iter().find_map(|part| part.recall(&file.path, of))) {
                return (value, None);
            }
            let value = make(file);
            // Thousands of them stand in memory until all are read: no room stays for what never comes.
            let written = postcard::to_extend(&value, Vec::with_capacity(USUAL)).ok().map(Vec::into_boxed_slice);
            let reading = self.fingerprint(file).ok().zip(written);
            (value, reading)
        };
        let (values, new): (Vec<T>, Vec<Option<Reading>>) = files.par_iter().map(one).unzip();
        let changed = new.iter().flatten().count();
        let present: FxHashSet<&SourcePath> = files.iter().map(|file| &file.path).collect();
        let gone = parts.iter().any(|part| part.at.keys().any(|path| !present.contains(path)));
        if changed > 0 || gone {
            let read = files.iter().zip(&values).zip(&new).map(|((file, value), new)| (&file.path, value, new.as_ref()));
            self.keep_readings((&most, &since), ground, &parts, read);
        }
        values
    }

    fn once<T: Serialize + DeserializeOwned>(&self, name: &str, of: Fingerprint, make: impl FnOnce() -> T) -> T {
        let bytes = self.bytes(name).sound().unwrap_or_default();
        let kept = postcard::take_from_bytes::<(&str, Fingerprint)>(&bytes).ok().filter(|(was, _)| *was == (PROGRAM, of));
        if let Some(value) = kept.and_then(|(_, rest)| postcard::from_bytes(rest).ok()) {
            return value;
        }
        let (made, looked) = reads::during(make);
        // What cannot be kept is made again; what was made of a text that changed meanwhile is nothing to keep.
        let _ = (!looked.contains(&LOST)).then(|| self.write(name, &((PROGRAM, of), &made)));
        made
    }

    fn several<T: Serialize + DeserializeOwned + Send>(
        &self,
        name: &str,
        of: &[Fingerprint],
        make: impl Fn(usize) -> T + Sync,
    ) -> Vec<T> {
        let kept = self.read::<(String, Vec<(Fingerprint, T)>)>(name).sound().filter(|(program, _)| program == PROGRAM);
        let mut kept: FxHashMap<Fingerprint, T> = kept.into_iter().flat_map(|(_, kept)| kept).collect();
        let count = kept.len();
        let known: Vec<Option<T>> = of.iter().map(|of| kept.remove(of)).collect();
        let all_known = kept.is_empty() && count == known.len();
        let made: Vec<T> = known.into_par_iter().enumerate().map(|(at, known)| known.unwrap_or_else(|| make(at))).collect();
        // What cannot be kept is made again.
        let _ = (!all_known).then(|| self.write(name, &(PROGRAM, of.iter().zip(&made).collect::<Vec<_>>())));
        made
    }
}

impl Store {
    fn keep_readings<'r, T: Remembered + 'r>(
        &self,
        (most, since): (&str, &str),
        ground: Fingerprint,
        parts: &'r [Part; 2],
        read: impl Iterator<Item = Read<'r, T>> + Clone,
    ) {
        let [later, first] = parts;
        let newer = |(path, value, new): Read<'r, T>| {
            let new = new.map(|(of, bytes)| (*of, &**bytes, Cow::Borrowed(value.apart().unwrap_or_default())));
            new.or_else(|| later.get(path)).map(|kept| (path, kept))
        };
        let others: Vec<(&SourcePath, Kept<'_>)> = read.clone().filter_map(newer).collect();
        let stay = read.clone().filter(|(path, ..)| first.at.contains_key(*path)).count();
        // What a file said that is gone does not stay.
        if stay < first.at.len() || others.len() > first.at.len() / LARGE {
            let all = |one: Read<'r, T>| newer(one).or_else(|| first.get(one.0).map(|kept| (one.0, kept)));
            Part::keep(self, most, ground, &read.filter_map(all).collect::<Vec<_>>());
            self.forget(since);
            self.forget(&apart(since));
        } else {
            Part::keep(self, since, ground, &others);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use serde::{Deserialize, Serialize};

    use crate::base::diagnostic::Sink;
    use crate::base::files::{File, Files};
    use crate::base::fingerprint::Fingerprint;
    use crate::base::reads::{self, LOST};
    use crate::base::recall::{Fetch, Recall, Remembered};
    use crate::engine::store::Store;

    /// What a file says, and its text, which is kept apart.
    #[derive(Serialize, Deserialize)]
    struct Said {
        length: usize,
        #[serde(skip)]
        text: Option<String>,
        #[serde(skip)]
        fetch: Option<Fetch>,
    }

    impl Remembered for Said {
        fn apart(&self) -> Option<&str> {
            self.text.as_deref()
        }

        fn fetching(self, fetch: Fetch) -> Said {
            Said { fetch: Some(fetch), ..self }
        }
    }

    impl Said {
        fn all(self) -> String {
            let text = self.text.or_else(|| self.fetch.and_then(|fetch| fetch()));
            format!("{} {}", self.length, text.unwrap_or_else(|| "lost".to_owned()))
        }
    }

    /// How many files are read when a project is looked at, and what they say.
    fn look(root: &Path, ground: u128) -> (usize, Vec<String>) {
        let files = Files::scan(root, &mut Sink::new());
        let (store, count) = (Store::of(root), AtomicUsize::new(0));
        let all: Vec<&File> = files.all().iter().collect();
        let said = store.each("words", Fingerprint(ground), &all, |file| {
            count.fetch_add(1, Ordering::Relaxed);
            let text = String::from_utf8(file.read().expect("it is there")).expect("it is text");
            Said { length: text.len(), text: Some(text), fetch: None }
        });
        (count.into_inner(), said.into_iter().map(Said::all).collect())
    }

    fn project(count: usize) -> tempfile::TempDir {
        let temp = tempfile::tempdir().expect("a temporary folder can be made");
        fs::create_dir(temp.path().join("content")).expect("a folder");
        (0..count).for_each(|n| write(temp.path(), &format!("{n:02}"), &n.to_string()));
        temp
    }

    fn write(root: &Path, name: &str, text: &str) {
        fs::write(root.join("content").join(name), text).expect("it is written");
    }

    #[test]
    fn a_file_is_read_again_only_when_its_bytes_or_the_ground_change() {
        let temp = project(40);
        let root = temp.path();
        write(root, "00", "withdrawn");
        assert_eq!(look(root, 1).0, 40);
        assert_eq!(look(root, 1).0, 0);
        write(root, "07", "seven");
        write(root, "08", "8");
        let (read, said) = look(root, 1);
        assert_eq!((read, said[7].as_str(), said[8].as_str()), (1, "5 seven", "1 8"));
        write(root, "07", "VII");
        write(root, "99", "new");
        fs::remove_file(root.join("content/00")).expect("it is removed");
        let (read, said) = look(root, 1);
        assert_eq!((read, said.len(), said[6].as_str()), (2, 40, "3 VII"));
        for kept in fs::read_dir(Store::folder(root).join("readings")).expect("it is there").flatten() {
            let bytes = fs::read(kept.path()).expect("it is readable");
            assert!(!bytes.windows(9).any(|some| some == b"withdrawn"), "{:?}", kept.path());
        }
        assert_eq!(look(root, 1), (0, said.clone()));
        assert_eq!(look(root, 2), (40, said.clone()));
        for name in ["readings/words", "readings/words.since"] {
            fs::write(Store::folder(root).join(name), "damaged").expect("it is spoilt");
            assert_eq!(look(root, 2), (if name.ends_with("since") { 0 } else { 40 }, said.clone()));
        }
    }

    #[test]
    fn what_was_made_once_is_made_again_of_something_else() {
        let temp = project(1);
        let made = |of: u128, is_lost: bool, value: u8| {
            let make = || {
                reads::note(if is_lost { LOST } else { 1 });
                value
            };
            Store::of(temp.path()).once("words/a", Fingerprint(of), make)
        };
        assert_eq!(
            [made(1, true, 1), made(1, false, 2), made(1, false, 3)],
            [1, 2, 2],
            "of a text that was lost nothing is kept"
        );
        assert_eq!([made(2, false, 4), made(1, false, 5), made(1, false, 6)], [4, 5, 5]);
        write(temp.path(), "../.guong/words/a", "damage");
        assert_eq!([made(1, false, 7), made(1, false, 8)], [7, 7]);
        let of_another = ("another program", Fingerprint(1));
        Store::of(temp.path()).write("words/a", &(of_another, 9_u8)).expect("it is kept");
        assert_eq!(made(1, false, 10), 10);
    }

    #[test]
    fn of_several_only_that_is_made_which_nobody_made_of_the_same() {
        let temp = project(1);
        let made = |of: &[u128]| {
            let count = AtomicUsize::new(0);
            let of: Vec<Fingerprint> = of.iter().map(|of| Fingerprint(*of)).collect();
            let make = |at: usize| {
                count.fetch_add(1, Ordering::Relaxed);
                of[at].0 * 10
            };
            (Store::of(temp.path()).several("charts/a", &of, make), count.into_inner())
        };
        assert_eq!(made(&[1, 2, 3]), (vec![10, 20, 30], 3));
        assert_eq!(made(&[3, 4, 1]), (vec![30, 40, 10], 1));
        assert_eq!(made(&[3]), (vec![30], 0));
        assert_eq!(made(&[3, 1]), (vec![30, 10], 1), "what nobody wanted any more did not stay");
        write(temp.path(), "../.guong/charts/a", "damage");
        assert_eq!(made(&[3, 1]), (vec![30, 10], 2));
    }

    #[test]
    fn what_is_kept_apart_is_fetched_as_it_was_or_not_at_all() {
        let temp = project(40);
        let root = temp.path();
        let (_, said) = look(root, 1);
        assert_eq!(look(root, 1), (0, said.clone()));
        let apart = Store::folder(root).join("readings/words.apart");
        let sound = fs::read(&apart).expect("it is there");
        let mut other = sound.clone();
        other[0] = b'x';
        fs::write(&apart, other).expect("it is spoilt");
        let (read, some) = look(root, 1);
        assert_eq!((read, some[0].as_str(), &some[1..]), (0, "1 lost", &said[1..]));
        fs::remove_file(&apart).expect("it is removed");
        assert!(look(root, 1).1.iter().all(|one| one.ends_with("lost")));
        // What is lost is read again when the parts are joined, and not before.
        (0..20).for_each(|n| write(root, &format!("{n:02}"), "changed"));
        assert_eq!(look(root, 1).0, 20);
        let (read, said) = look(root, 1);
        assert_eq!((read, said[0].as_str(), said[39].as_str()), (20, "7 changed", "2 39"));
        assert_eq!(look(root, 1), (0, said));
    }
}
