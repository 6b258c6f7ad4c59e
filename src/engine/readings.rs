//! What was made of single files, kept from build to build in two parts: one of
//! almost all files, and one of those that changed since, so that keeping costs
//! what changed.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::base::files::File;
use crate::base::fingerprint::Fingerprint;
use crate::base::path::SourcePath;
use crate::base::recall::{Oblivion, Recall};
use crate::engine::release::PROGRAM;
use crate::engine::store::Store;

/// The part of what changed is joined with the other where it is larger than this part of it.
const LARGE: usize = 8;

/// So long are most readings: room for them is made at once.
const USUAL: usize = 2 << 10;

/// One reading: of which bytes, and what it says, written down.
type Reading = (Fingerprint, Vec<u8>);

/// What one part holds, before the readings themselves.
#[derive(Serialize, Deserialize)]
struct Index {
    program: String,
    ground: Fingerprint,
    /// The file, what its bytes were, how long its reading is.
    of: Vec<(SourcePath, Fingerprint, usize)>,
}

/// One part.
#[derive(Default)]
struct Part {
    bytes: Vec<u8>,
    at: FxHashMap<SourcePath, (Fingerprint, std::ops::Range<usize>)>,
}

impl Part {
    /// The part of that name, if it was made by this program on the same ground.
    fn open(store: &Store, name: &str, ground: Fingerprint) -> Part {
        let Some(bytes) = store.bytes(name).sound() else { return Part::default() };
        let Ok((index, rest)) = postcard::take_from_bytes::<Index>(&bytes) else { return Part::default() };
        if index.program != PROGRAM || index.ground != ground {
            return Part::default();
        }
        let mut from = bytes.len() - rest.len();
        let place = |(path, of, length): (SourcePath, Fingerprint, usize)| {
            let begin = from;
            from = begin.saturating_add(length);
            (path, (of, begin..from))
        };
        let at = index.of.into_iter().map(place).collect();
        Part { bytes, at }
    }

    fn get(&self, path: &SourcePath) -> Option<(Fingerprint, &[u8])> {
        let (of, range) = self.at.get(path)?;
        Some((*of, self.bytes.get(range.clone())?))
    }

    /// Keeps a part. What cannot be kept is read again.
    fn keep(store: &Store, name: &str, ground: Fingerprint, readings: &[(&SourcePath, Fingerprint, &[u8])]) {
        let of = readings.iter().map(|(path, of, bytes)| ((*path).clone(), *of, bytes.len())).collect();
        let Ok(index) = postcard::to_stdvec(&Index { program: PROGRAM.to_owned(), ground, of }) else { return };
        let mut bytes = Vec::with_capacity(index.len() + readings.iter().map(|(.., reading)| reading.len()).sum::<usize>());
        bytes.extend_from_slice(&index);
        readings.iter().for_each(|(.., reading)| bytes.extend_from_slice(reading));
        let _ = store.write_bytes(name, &bytes);
    }
}

impl Recall for Store {
    fn each<T>(&self, name: &str, ground: Fingerprint, files: &[&File], make: impl Fn(&File) -> T + Sync) -> Vec<T>
    where
        T: Serialize + DeserializeOwned + Send,
    {
        if !self.keeps() {
            return Oblivion.each(name, ground, files, make);
        }
        let (most, since) = (format!("readings/{name}"), format!("readings/{name}.since"));
        let parts = [Part::open(self, &since, ground), Part::open(self, &most, ground)];
        let one = |file: &&File| -> (T, Option<Reading>) {
            let kept = parts.iter().find_map(|part| part.get(&file.path));
            let same = kept.filter(|(of, _)| self.fingerprint(file).ok() == Some(*of));
            if let Some(value) = same.and_then(|(_, bytes)| postcard::from_bytes(bytes).ok()) {
                return (value, None);
            }
            let value = make(file);
            let reading = self.fingerprint(file).ok().zip(postcard::to_extend(&value, Vec::with_capacity(USUAL)).ok());
            (value, reading)
        };
        let (values, new): (Vec<T>, Vec<Option<Reading>>) = files.par_iter().map(one).unzip();
        let changed = new.iter().flatten().count();
        let present: FxHashSet<&SourcePath> = files.iter().map(|file| &file.path).collect();
        let gone = parts.iter().any(|part| part.at.keys().any(|path| !present.contains(path)));
        if changed > 0 || gone {
            self.keep_readings((&most, &since), ground, &parts, files.iter().map(|file| &file.path).zip(&new));
        }
        values
    }
}

impl Store {
    fn keep_readings<'r>(
        &self,
        (most, since): (&str, &str),
        ground: Fingerprint,
        parts: &'r [Part; 2],
        read: impl Iterator<Item = (&'r SourcePath, &'r Option<Reading>)>,
    ) {
        let [later, first] = parts;
        let (mut all, mut others, mut stay) = (Vec::new(), Vec::new(), 0);
        for (path, new) in read {
            let new = new.as_ref().map(|(of, bytes)| (*of, bytes.as_slice())).or_else(|| later.get(path));
            others.extend(new.map(|(of, bytes)| (path, of, bytes)));
            stay += usize::from(first.at.contains_key(path));
            all.extend(new.or_else(|| first.get(path)).map(|(of, bytes)| (path, of, bytes)));
        }
        // What a file said that is gone does not stay.
        if stay < first.at.len() || others.len() > first.at.len() / LARGE {
            Part::keep(self, most, ground, &all);
            self.forget(since);
        } else {
            Part::keep(self, since, ground, &others);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use crate::base::diagnostic::Sink;
    use crate::base::files::{File, Files};
    use crate::base::fingerprint::Fingerprint;
    use crate::base::recall::Recall;
    use crate::engine::store::Store;

    /// How many files are read when a project is looked at, and what they say.
    fn look(root: &std::path::Path, ground: u128) -> (usize, Vec<String>) {
        let files = Files::scan(root, &mut Sink::new());
        let (store, count) = (Store::of(root), AtomicUsize::new(0));
        let all: Vec<&File> = files.all().iter().collect();
        let said = store.each("words", Fingerprint(ground), &all, |file| {
            count.fetch_add(1, Ordering::Relaxed);
            String::from_utf8(file.read().expect("it is there")).expect("it is text")
        });
        (count.into_inner(), said)
    }

    #[test]
    fn a_file_is_read_again_only_when_its_bytes_or_the_ground_change() {
        let temp = tempfile::tempdir().expect("a temporary folder can be made");
        let root = temp.path();
        std::fs::create_dir(root.join("content")).expect("a folder");
        let write = |name: &str, text: &str| std::fs::write(root.join("content").join(name), text).expect("it is written");
        (0..40).for_each(|n| write(&format!("{n:02}"), &n.to_string()));
        write("00", "withdrawn");
        assert_eq!(look(root, 1).0, 40);
        assert_eq!(look(root, 1).0, 0);
        write("07", "seven");
        write("08", "8");
        let (read, said) = look(root, 1);
        assert_eq!((read, said[7].as_str(), said[8].as_str()), (1, "seven", "8"));
        write("07", "VII");
        write("99", "new");
        std::fs::remove_file(root.join("content/00")).expect("it is removed");
        let (read, said) = look(root, 1);
        assert_eq!((read, said.len(), said[6].as_str()), (2, 40, "VII"));
        for kept in std::fs::read_dir(Store::folder(root).join("readings")).expect("it is there").flatten() {
            let bytes = std::fs::read(kept.path()).expect("it is readable");
            assert!(!bytes.windows(9).any(|some| some == b"withdrawn"), "{:?}", kept.path());
        }
        assert_eq!(look(root, 1), (0, said.clone()));
        assert_eq!(look(root, 2), (40, said.clone()));
        for name in ["readings/words", "readings/words.since"] {
            std::fs::write(Store::folder(root).join(name), "damaged").expect("it is spoilt");
            assert_eq!(look(root, 2), (if name.ends_with("since") { 0 } else { 40 }, said.clone()));
        }
    }
}
