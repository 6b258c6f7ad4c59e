//! Large files that are made once and kept one by one, so that an edition never
//! holds them in memory. What no edition that still stands uses is thrown away:
//! the portrait of somebody who withdrew does not stay.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::base::fingerprint::Fingerprint;
use crate::engine::store::Store;
use crate::plan::Body;
use crate::publish::mark;

/// Where pictures are kept.
pub const PICTURES: &str = "pictures";
/// Where it is kept which edition uses what.
const USES: &str = "uses";

/// Keeps a file that was just made. Where that fails it is held in memory: a full
/// disk is met again, and told, when the edition is staged.
pub fn keep(store: &Store, name: &str, bytes: Vec<u8>) -> Body {
    let kept = store.place(name).filter(|_| store.put(name, &bytes).is_ok());
    match kept {
        Some(path) => Body::File(Arc::from(path), Fingerprint::of_bytes(&bytes)),
        None => Body::Memory(Arc::new(bytes)),
    }
}

/// A kept file, if its bytes still are what they were.
pub fn find(store: &Store, name: &str, fingerprint: Fingerprint) -> Option<Body> {
    let path = store.place(name)?;
    let regular = path.symlink_metadata().is_ok_and(|meta| meta.is_file());
    let sound = regular && File::open(&path).and_then(Fingerprint::of_reader).ok() == Some(fingerprint);
    sound.then(|| Body::File(Arc::from(path), fingerprint))
}

/// A kept file that need not be looked at, because the edition that stands holds the same bytes.
pub fn trust(store: &Store, name: &str, fingerprint: Fingerprint) -> Option<Body> {
    store.place(name).map(|path| Body::File(Arc::from(path), fingerprint))
}

/// Throws away what neither the edition that was just published in `target` uses
/// nor any other that still stands where it was published.
pub fn prune(store: &Store, target: &Path) {
    let own = store.name_of(target).replace("targets", USES);
    let used = store.used(&format!("{PICTURES}/"));
    let uses = (target.to_owned(), used.clone());
    if store.read::<(PathBuf, BTreeSet<String>)>(&own).sound().as_ref() != Some(&uses) {
        // Without it, what is still used is made once more.
        let _ = store.write(&own, &uses);
    }
    let unused: Vec<String> = store.names(PICTURES).into_iter().filter(|name| !used.contains(name)).collect();
    if unused.is_empty() {
        return;
    }
    let others = others(store, &own);
    unused.iter().filter(|name| !others.contains(*name)).for_each(|name| store.forget(name));
}

/// What other editions use that still stand.
fn others(store: &Store, own: &str) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for name in store.names(USES).into_iter().filter(|name| name != own) {
        match store.read::<(PathBuf, BTreeSet<String>)>(&name).sound() {
            Some((target, names)) if mark::is_there(&target) => all.extend(names),
            _ => store.forget(&name),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{find, keep, prune};
    use crate::base::fingerprint::Fingerprint;
    use crate::engine::store::Store;
    use crate::plan::Body;
    use crate::publish::mark;

    #[test]
    fn a_kept_file_is_believed_only_as_it_was() {
        let temp = tempfile::tempdir().expect("a temporary folder can be made");
        let store = Store::of(temp.path());
        let Body::File(path, fingerprint) = keep(&store, "pictures/a", b"picture".to_vec()) else { panic!("it is kept") };
        assert!(find(&store, "pictures/a", fingerprint).is_some());
        fs::write(&path, b"damaged").expect("it is spoilt");
        assert!(find(&store, "pictures/a", fingerprint).is_none());
        fs::remove_file(&path).expect("it is removed");
        fs::create_dir(&path).expect("a folder in its place");
        assert!(find(&store, "pictures/a", fingerprint).is_none());
        keep(&store, "pictures/a", b"picture".to_vec());
        assert!(find(&store, "pictures/a", fingerprint).is_some());
    }

    #[test]
    fn what_no_standing_edition_uses_is_thrown_away() {
        let temp = tempfile::tempdir().expect("a temporary folder can be made");
        let (one, two) = (temp.path().join("one"), temp.path().join("two"));
        for target in [&one, &two] {
            fs::create_dir(target).expect("a target");
            fs::write(target.join(mark::NAME), mark::text(Fingerprint(1))).expect("its mark");
        }
        let publish = |target, names: &[&str]| {
            let store = Store::of(temp.path());
            names.iter().for_each(|name| drop(keep(&store, name, Vec::new())));
            prune(&store, target);
            let mut left = store.names("pictures");
            left.sort();
            left
        };
        assert_eq!(publish(&one, &["pictures/a", "pictures/b"]), ["pictures/a", "pictures/b"]);
        assert_eq!(publish(&two, &["pictures/b", "pictures/c"]), ["pictures/a", "pictures/b", "pictures/c"]);
        assert_eq!(publish(&one, &["pictures/a"]), ["pictures/a", "pictures/b", "pictures/c"]);
        fs::remove_dir_all(&two).expect("it is taken away");
        assert_eq!(publish(&one, &["pictures/a"]), ["pictures/a"]);
    }
}
