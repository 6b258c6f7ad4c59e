//! Who looks at what: a part that has a number says it when somebody looks at it, and
//! whoever makes something can learn what was looked at meanwhile. A look on another
//! thread is not seen, so nothing that is watched may share its work.

use std::cell::RefCell;
use std::sync::OnceLock;

thread_local! {
    /// What was looked at since this thread began to be watched; nothing while it is not.
    static SEEN: RefCell<Option<Vec<u32>>> = const { RefCell::new(None) };
}

/// The number of a part that nobody asks about.
pub const NAMELESS: u32 = u32::MAX;

/// The number of how all parts hang together.
pub const SHAPE: u32 = u32::MAX - 1;

/// The number of all heads together.
pub const HEADS: u32 = u32::MAX - 2;

/// The number of what is not any more what it was when it was read: nothing can be made of it.
pub const LOST: u32 = u32::MAX - 3;

/// Somebody looks at a part.
pub fn note(part: u32) {
    SEEN.with_borrow_mut(|seen| {
        if let Some(seen) = seen
            && part != NAMELESS
            && seen.last() != Some(&part)
        {
            seen.push(part);
        }
    });
}

/// Does some work; the numbers of all parts that it looked at, each once, in order.
pub fn during<T>(work: impl FnOnce() -> T) -> (T, Vec<u32>) {
    let outer = SEEN.replace(Some(Vec::new()));
    let done = work();
    let mut seen = SEEN.replace(outer).unwrap_or_default();
    seen.sort_unstable();
    seen.dedup();
    seen.iter().for_each(|part| note(*part));
    (done, seen)
}

/// What is made for the first who asks: whoever asks looks at what it was made of.
#[derive(Debug)]
pub struct Once<T>(OnceLock<(T, Vec<u32>)>);

impl<T> Default for Once<T> {
    fn default() -> Once<T> {
        Once(OnceLock::new())
    }
}

impl<T> Once<T> {
    /// It, as it was made, or is made now. What makes it must not share its work: whoever waits for others might be
    /// asked for it once more.
    pub fn get(&self, make: impl FnOnce() -> T) -> &T {
        let (made, looked) = self.0.get_or_init(|| during(make));
        looked.iter().for_each(|part| note(*part));
        made
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMELESS, Once, during, note};

    #[test]
    fn whoever_asks_for_what_was_made_once_looks_at_what_it_was_made_of() {
        let once = Once::default();
        let ask = |number| during(|| *once.get(|| [number, number].map(note).len()));
        assert_eq!([ask(3), ask(4)], [(2, vec![3]), (2, vec![3])]);
    }

    #[test]
    fn what_is_looked_at_within_is_looked_at_without() {
        note(9);
        let (inner, outer) = during(|| {
            note(3);
            let ((), inner) = during(|| [2, 1, 2, NAMELESS].into_iter().for_each(note));
            note(4);
            inner
        });
        assert_eq!((inner, outer), (vec![1, 2], vec![1, 2, 3, 4]));
    }
}
