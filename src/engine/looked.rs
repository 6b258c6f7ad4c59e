//! What each recipe looked at while its inputs were gathered. Where all of that is as
//! it was, so are the inputs, and nothing need be gathered to know it.

use std::cell::LazyCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::base::fingerprint::Fingerprint;
use crate::base::reads::{HEADS, SHAPE};
use crate::plan::{Looks, Parts};

/// A recipe that looked at more heads than these is said to have looked at all.
const MANY: usize = 4_096;

/// What one recipe looked at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Look {
    /// The recipe, as it is known before anything is gathered.
    pub name: Fingerprint,
    /// What stood for it with all that went in.
    pub key: Fingerprint,
    /// The parts, by their numbers, in order; shared with the edition before where they are called the same.
    #[serde(with = "numbers")]
    pub at: Arc<[u32]>,
}

/// What all recipes of an edition looked at.
#[derive(Clone, Default, Debug, Serialize, Deserialize)]
pub struct Looked {
    parts: Parts,
    looks: Vec<Look>,
}

/// Numbers as bytes: a million are written down for every edition.
mod numbers {
    use std::sync::Arc;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_bytes::ByteBuf;

    pub fn serialize<S: Serializer>(numbers: &Arc<[u32]>, to: S) -> Result<S::Ok, S::Error> {
        let bytes: Vec<[u8; 4]> = numbers.iter().map(|number| number.to_le_bytes()).collect();
        to.serialize_bytes(bytes.as_flattened())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<[u32]>, D::Error> {
        let bytes = ByteBuf::deserialize(from)?;
        let (numbers, rest) = bytes.as_chunks();
        let numbers: Arc<[u32]> = numbers.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
        let sound = rest.is_empty() && numbers.is_sorted_by(|one, next| one < next);
        if sound { Ok(numbers) } else { Err(D::Error::custom("numbers out of order")) }
    }
}

/// What an earlier edition's recipes looked at, as far as it is the same today.
pub struct Before<'a> {
    looks: FxHashMap<Fingerprint, &'a Look>,
    /// The number of today of each earlier part that is unchanged.
    now: Vec<Option<u32>>,
    /// The parts that are not, where all stand where they stood: mostly a few.
    changed: Option<Vec<u32>>,
    /// Whether all heads, and how they hang together, are as they were.
    heads: bool,
    shape: bool,
}

impl Parts {
    /// What stands for all heads together.
    fn of_heads(&self) -> Fingerprint {
        let heads = self.parts.iter().take(self.entries).step_by(2).flat_map(|(name, of)| [*name, *of]);
        Fingerprint::of_all([self.shape].into_iter().chain(heads))
    }

    fn is_head(&self, part: u32) -> bool {
        part.is_multiple_of(2) && (part as usize) < self.entries
    }

    /// What a recipe is remembered to have looked at; nothing where all was at hand.
    pub(super) fn narrowed(&self, looks: Looks, seen: Vec<u32>) -> Option<Vec<u32>> {
        let (mut all, around) = match looks {
            Looks::Nowhere => return None,
            Looks::Around => (seen, true),
            Looks::At(planned) => (planned.into_iter().chain(seen).collect::<Vec<u32>>(), false),
        };
        if around || all.len() > MANY {
            all.retain(|part| !self.is_head(*part) && *part != SHAPE);
            all.push(HEADS);
        }
        all.sort_unstable();
        all.dedup();
        Some(all)
    }
}

impl Looked {
    /// What the recipes of an edition looked at.
    pub fn of(parts: Parts, looks: Vec<Look>) -> Looked {
        Looked { parts, looks }
    }

    /// The same, seen from an edition with other parts.
    pub fn since<'a>(&'a self, today: &Parts) -> Before<'a> {
        if self.parts.ground != today.ground || self.looks.is_empty() {
            return Before { looks: FxHashMap::default(), now: Vec::new(), changed: None, heads: false, shape: false };
        }
        // Mostly each stands where it stood.
        let numbers = LazyCell::new(|| -> FxHashMap<Fingerprint, usize> {
            today.parts.iter().enumerate().map(|(at, (name, _))| (*name, at)).collect()
        });
        let same = |(at, (name, of)): (usize, &(Fingerprint, Fingerprint))| {
            let in_place = today.parts.get(at).filter(|(n, _)| n == name).map(|_| at);
            let at = in_place.or_else(|| numbers.get(name).copied())?;
            today.parts.get(at).filter(|(_, now)| now == of).map(|_| number(at))
        };
        let now: Vec<Option<u32>> = self.parts.parts.iter().enumerate().map(same).collect();
        let in_place = self.parts.parts.iter().map(|(name, _)| name).eq(today.parts.iter().map(|(name, _)| name));
        let changed = in_place.then(|| (0..now.len()).filter(|at| now[*at].is_none()).map(number).collect());
        let (heads, shape) = (self.parts.of_heads() == today.of_heads(), self.parts.shape == today.shape);
        Before { looks: self.looks.iter().map(|look| (look.name, look)).collect(), now, changed, heads, shape }
    }
}

impl Before<'_> {
    /// What a recipe looked at that would gather what it gathered before.
    pub fn same(&self, name: Fingerprint, looks: &Looks) -> Option<Look> {
        let look = self.looks.get(&name).filter(|_| *looks != Looks::Nowhere)?;
        // Numbers are in order: the last part tells whether all are parts of that edition.
        let last = look.at.iter().rev().find(|part| **part != HEADS && **part != SHAPE);
        let known = last.is_none_or(|part| (*part as usize) < self.now.len());
        if let Some(changed) = self.changed.as_ref().filter(|changed| known && changed.len() < look.at.len()) {
            let saw = |part: u32| look.at.binary_search(&part).is_ok();
            let differs = changed.iter().any(|part| saw(*part)) || !self.heads && saw(HEADS) || !self.shape && saw(SHAPE);
            return (!differs).then(|| (*look).clone());
        }
        let now = |part: &u32| match *part {
            HEADS => self.heads.then_some(HEADS),
            SHAPE => self.shape.then_some(SHAPE),
            part => *self.now.get(part as usize)?,
        };
        let is_called_the_same = look.at.iter().all(|part| now(part) == Some(*part));
        let at = if is_called_the_same { Some(Arc::clone(&look.at)) } else { look.at.iter().map(now).collect() };
        at.map(|at| Look { at, ..**look })
    }
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Look, Looked};
    use crate::base::fingerprint::Fingerprint;
    use crate::plan::{Looks, Parts};

    fn parts(ground: u128, of: &[(&str, u128)]) -> Parts {
        let (shape, entries) = (Fingerprint::default(), of.len());
        Parts {
            ground: Fingerprint(ground),
            shape,
            entries,
            parts: of.iter().map(|(name, of)| (Fingerprint::of(*name), Fingerprint(*of))).collect(),
        }
    }

    #[test]
    fn a_recipe_is_the_same_while_what_it_looked_at_is() {
        let then = parts(1, &[("a", 1), ("a body", 2), ("b", 3), ("b body", 4)]);
        let look = |name, looks, seen: &[u32]| {
            let at = then.narrowed(looks, seen.to_vec())?;
            Some(Look { name: Fingerprint(name), key: Fingerprint(name + 100), at: at.into() })
        };
        let looks = [
            look(1, Looks::At(vec![0]), &[1]),
            look(2, Looks::At(vec![]), &[2]),
            look(3, Looks::Around, &[2, 3]),
            look(4, Looks::Nowhere, &[]),
        ];
        let looked = Looked::of(then.clone(), looks.into_iter().flatten().collect());
        let same = |today: &Parts| -> Vec<u128> {
            let before = looked.since(today);
            (1..5).filter(|name| before.same(Fingerprint(*name), &Looks::Around).is_some()).collect()
        };
        assert_eq!(same(&then), [1, 2, 3]);
        assert_eq!(same(&parts(2, &[("a", 1), ("a body", 2), ("b", 3), ("b body", 4)])), []);
        assert_eq!(same(&parts(1, &[("a", 1), ("a body", 9), ("b", 3), ("b body", 4)])), [2, 3]);
        assert_eq!(same(&parts(1, &[("a", 9), ("a body", 2), ("b", 3), ("b body", 4)])), [2]);
        assert_eq!(same(&parts(1, &[("b", 3), ("b body", 4)])), [2]);
        let odd = |at: &[u32]| {
            let looked = Looked::of(then.clone(), vec![Look { name: Fingerprint(9), key: Fingerprint(9), at: at.into() }]);
            looked.since(&parts(1, &[("a", 1), ("a body", 9), ("b", 3), ("b body", 4)])).same(Fingerprint(9), &Looks::Around)
        };
        assert!(odd(&[0, 2]).is_some() && odd(&[0, 1]).is_none(), "what changed tells, where all stand where they stood");
        assert!(odd(&[0, 2, 4]).is_none() && odd(&[2, u32::MAX - 9]).is_none(), "nobody knows such a part");
        let look = looked.since(&parts(1, &[("b", 3), ("b body", 4)])).same(Fingerprint(2), &Looks::Around).expect("the same");
        assert_eq!(*look.at, [0], "by its number of today");
    }

    #[test]
    fn numbers_that_no_build_writes_are_not_read() {
        let written = |numbers: &[u8]| {
            let mut bytes = postcard::to_stdvec(&(Fingerprint(1), Fingerprint(2))).expect("it is written");
            bytes.extend(postcard::to_stdvec(serde_bytes::Bytes::new(numbers)).expect("so is this"));
            postcard::from_bytes::<Look>(&bytes).ok().map(|look| look.at.to_vec())
        };
        assert_eq!(written(&[1, 0, 0, 0, 2, 0, 0, 0]), Some(vec![1, 2]));
        for odd in [&[2, 0, 0, 0, 1, 0, 0, 0][..], &[1, 0, 0, 0, 1, 0, 0, 0], &[1, 0, 0, 0, 2]] {
            assert_eq!(written(odd), None, "{odd:?}");
        }
    }
}
