//! A stable hash of values: the same on every machine, for ever, so that what
//! was made once is known again.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::Xxh3;

/// 128 bits that stand for a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
pub struct Fingerprint(pub u128);

impl Fingerprint {
    /// Of raw bytes.
    pub fn of_bytes(bytes: &[u8]) -> Fingerprint {
        Fingerprint(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// Of anything that can be stamped.
    pub fn of(value: &impl Stamp) -> Fingerprint {
        let mut stamper = Stamper { hash: Xxh3::new() };
        value.stamp(&mut stamper);
        Fingerprint(stamper.hash.digest128())
    }

    /// 32 hexadecimal digits.
    pub fn hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

/// Takes in values, each so that no two sequences of values look alike.
pub struct Stamper {
    hash: Xxh3,
}

impl Stamper {
    /// Bytes behind their length.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.hash.update(bytes);
    }

    /// A number of fixed width.
    pub fn number(&mut self, number: u64) {
        self.hash.update(&number.to_le_bytes());
    }
}

/// A value that can be fingerprinted whole.
pub trait Stamp {
    /// Feeds every part of the value to the stamper.
    fn stamp(&self, to: &mut Stamper);
}

impl Stamp for str {
    fn stamp(&self, to: &mut Stamper) {
        to.bytes(self.as_bytes());
    }
}

impl Stamp for String {
    fn stamp(&self, to: &mut Stamper) {
        to.bytes(self.as_bytes());
    }
}

impl Stamp for Fingerprint {
    fn stamp(&self, to: &mut Stamper) {
        to.bytes(&self.0.to_le_bytes());
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl Stamp for $number {
            fn stamp(&self, to: &mut Stamper) {
                to.number(*self as u64);
            }
        })*
    };
}

numbers!(u8, u16, u32, u64, usize, i8, i16, i32, i64, bool);

impl Stamp for f32 {
    fn stamp(&self, to: &mut Stamper) {
        to.number(u64::from(self.to_bits()));
    }
}

impl<T: Stamp + ?Sized> Stamp for &T {
    fn stamp(&self, to: &mut Stamper) {
        (*self).stamp(to);
    }
}

impl<T: Stamp + ?Sized> Stamp for Arc<T> {
    fn stamp(&self, to: &mut Stamper) {
        (**self).stamp(to);
    }
}

impl<T: Stamp> Stamp for Option<T> {
    fn stamp(&self, to: &mut Stamper) {
        to.number(u64::from(self.is_some()));
        if let Some(value) = self {
            value.stamp(to);
        }
    }
}

impl<T: Stamp> Stamp for [T] {
    fn stamp(&self, to: &mut Stamper) {
        to.number(self.len() as u64);
        self.iter().for_each(|item| item.stamp(to));
    }
}

impl<T: Stamp> Stamp for Vec<T> {
    fn stamp(&self, to: &mut Stamper) {
        self.as_slice().stamp(to);
    }
}

impl<A: Stamp, B: Stamp> Stamp for (A, B) {
    fn stamp(&self, to: &mut Stamper) {
        self.0.stamp(to);
        self.1.stamp(to);
    }
}

impl<K: Stamp, V: Stamp> Stamp for BTreeMap<K, V> {
    fn stamp(&self, to: &mut Stamper) {
        to.number(self.len() as u64);
        for (key, value) in self {
            key.stamp(to);
            value.stamp(to);
        }
    }
}

/// Plain data, stamped by what it serializes to.
#[derive(Clone, Debug)]
pub struct Plain<T>(pub T);

impl<T: Serialize> Stamp for Plain<T> {
    fn stamp(&self, to: &mut Stamper) {
        // Plain data has string keys and finite numbers, so this always succeeds;
        // if it did not, the constant stamp would be noticed by `--verify`.
        to.bytes(&postcard::to_stdvec(&self.0).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::Fingerprint;

    #[test]
    fn sequences_do_not_run_together() {
        let of = |parts: &[&str]| Fingerprint::of(&parts.to_vec());
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }
}
