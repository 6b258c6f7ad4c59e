//! A stable hash of values: the same on every machine, for ever, so that what
//! was made once is known again.

use std::collections::BTreeMap;
use std::io::{self, Read};
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_bytes::ByteArray;
use xxhash_rust::xxh3::Xxh3;

use crate::base::encoding::encode;

/// How much of a file is held in memory while it is read: most files that people write are no longer.
const PIECE: usize = 1 << 14;

/// 128 bits that stand for a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Fingerprint(pub u128);

/// As its bytes: tens of thousands are written down for every edition, and a number is written a few bits at a time.
impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0.to_le_bytes())
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Fingerprint, D::Error> {
        ByteArray::deserialize(from).map(|bytes| Fingerprint(u128::from_le_bytes(bytes.into_array())))
    }
}

impl Fingerprint {
    /// Of raw bytes.
    pub fn of_bytes(bytes: &[u8]) -> Fingerprint {
        Fingerprint(xxhash_rust::xxh3::xxh3_128(bytes))
    }

    /// Of all that a reader gives, a piece at a time.
    pub fn of_reader(mut reader: impl Read) -> io::Result<Fingerprint> {
        let (mut hash, mut piece) = (Xxh3::new(), [0; PIECE]);
        loop {
            match reader.read(&mut piece) {
                Ok(0) => return Ok(Fingerprint(hash.digest128())),
                Ok(count) => hash.update(&piece[..count]),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }

    /// Of bytes that stand in pieces.
    pub fn of_pieces(pieces: &[&[u8]]) -> Fingerprint {
        let mut hash = Xxh3::new();
        pieces.iter().for_each(|piece| hash.update(piece));
        Fingerprint(hash.digest128())
    }

    /// Of others, in order.
    pub fn of_all(all: impl Iterator<Item = Fingerprint>) -> Fingerprint {
        let bytes: Vec<[u8; 16]> = all.map(|one| one.0.to_le_bytes()).collect();
        Fingerprint::of_bytes(bytes.as_flattened())
    }

    /// Of anything that can be stamped.
    pub fn of<T: Stamp + ?Sized>(value: &T) -> Fingerprint {
        let mut stamper = Stamper::new();
        value.stamp(&mut stamper);
        stamper.finish()
    }

    /// 32 hexadecimal digits.
    pub fn hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

/// Takes in values, each so that no two sequences of values look alike.
#[derive(Default)]
pub struct Stamper {
    hash: Xxh3,
}

impl Stamper {
    /// One that has taken in nothing.
    pub fn new() -> Stamper {
        Stamper::default()
    }

    /// What stands for all that was taken in.
    pub fn finish(&self) -> Fingerprint {
        Fingerprint(self.hash.digest128())
    }

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

macro_rules! tuples {
    ($(($($part:ident $at:tt),*))*) => {
        $(impl<$($part: Stamp),*> Stamp for ($($part,)*) {
            fn stamp(&self, to: &mut Stamper) {
                $(self.$at.stamp(to);)*
            }
        })*
    };
}

tuples! { (A 0, B 1) (A 0, B 1, C 2) (A 0, B 1, C 2, D 3) (A 0, B 1, C 2, D 3, E 4) }

impl Stamp for char {
    fn stamp(&self, to: &mut Stamper) {
        to.number(u64::from(u32::from(*self)));
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
        // What refuses to be serialized is stamped by its refusal: it cannot be rendered either.
        if let Err(refusal) = encode(&self.0, |piece| to.hash.update(piece)) {
            to.bytes(refusal.to_string().as_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::{Fingerprint, Plain};

    #[test]
    fn sequences_do_not_run_together() {
        let of = |parts: &[&str]| Fingerprint::of(&parts.to_vec());
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a"]), of(&["a", ""]));
        assert_eq!(of(&["a", "b"]), of(&["a", "b"]));
    }

    #[derive(Serialize)]
    struct Marks {
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        sample: bool,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        hidden: bool,
    }

    #[derive(Serialize)]
    struct Page {
        #[serde(flatten)]
        marks: Marks,
        tags: Vec<Option<&'static str>>,
    }

    #[test]
    fn skipped_and_flattened_fields_tell() {
        let of = |sample, hidden| Fingerprint::of(&Plain(Marks { sample, hidden }));
        assert_ne!(of(true, false), of(false, true));
        let page = |sample, tags: &[Option<&'static str>]| {
            Fingerprint::of(&Plain(Page { marks: Marks { sample, hidden: false }, tags: tags.to_vec() }))
        };
        assert_ne!(page(true, &[]), page(false, &[]));
        assert_ne!(page(true, &[Some("a"), None]), page(true, &[None, Some("a")]));
        assert_eq!(page(true, &[Some("a")]), page(true, &[Some("a")]));
    }

    #[test]
    fn a_long_value_is_told_by_its_last_byte_too() {
        let of = |texts: &[String]| Fingerprint::of(&Plain(texts.to_vec()));
        let texts: Vec<String> = [10, 16 << 10, 40 << 10, 5, 100_000].map(|length| "ă".repeat(length)).to_vec();
        let mut other = texts.clone();
        other[4].pop();
        assert_ne!(of(&texts), of(&other));
        let numbers = |last: u64| Fingerprint::of(&Plain((0..40_000).chain([last]).collect::<Vec<u64>>()));
        assert_ne!(numbers(1), numbers(2));
        assert_eq!(of(&texts), of(&texts.clone()));
    }

    #[test]
    fn a_reader_gives_what_its_bytes_give() {
        let bytes = vec![7_u8; super::PIECE * 2 + 5];
        assert_eq!(Fingerprint::of_reader(bytes.as_slice()).ok(), Some(Fingerprint::of_bytes(&bytes)));
    }

    #[test]
    fn pieces_give_what_their_bytes_give() {
        for length in [0, 1, 300, 5000] {
            let bytes: Vec<u8> = (0..=255).cycle().take(length).collect();
            for size in [1, 7, 256, 6000] {
                let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
                assert_eq!(Fingerprint::of_pieces(&pieces), Fingerprint::of_bytes(&bytes), "{length} by {size}");
            }
        }
    }

    #[test]
    fn a_stamp_is_the_same_for_ever() {
        assert_eq!(Fingerprint::of("gương").hex(), Fingerprint::of(&"gương".to_owned()).hex());
        assert_eq!(Fingerprint::of(&(1_u32, true, 'đ')), Fingerprint::of(&(1_u32, true, 'đ')));
        assert_ne!(Fingerprint::of(&Some(0_u8)), Fingerprint::of(&None::<u8>));
    }
}
