//! Maps that are written down in their order, and read back as they are: nothing need
//! look for the place of each key once more. For `#[serde(with = "in_order")]`.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What holds a map.
pub trait Ordered {
    /// What is looked for.
    type Key: Ord;
    /// What is found.
    type Value;
    /// Around a map.
    fn around(map: BTreeMap<Self::Key, Self::Value>) -> Self;
    /// The map.
    fn map(&self) -> &BTreeMap<Self::Key, Self::Value>;
}

impl<K: Ord, V> Ordered for BTreeMap<K, V> {
    type Key = K;
    type Value = V;
    fn around(map: BTreeMap<K, V>) -> Self {
        map
    }
    fn map(&self) -> &BTreeMap<K, V> {
        self
    }
}

impl<K: Ord, V> Ordered for Arc<BTreeMap<K, V>> {
    type Key = K;
    type Value = V;
    fn around(map: BTreeMap<K, V>) -> Self {
        Arc::new(map)
    }
    fn map(&self) -> &BTreeMap<K, V> {
        self
    }
}

/// Writes pairs in order.
pub fn serialize<M: Ordered<Key: Serialize, Value: Serialize>, S: Serializer>(map: &M, to: S) -> Result<S::Ok, S::Error> {
    to.collect_seq(map.map())
}

/// Reads pairs; such as come out of order are put in order.
pub fn deserialize<'de, M, D>(from: D) -> Result<M, D::Error>
where
    M: Ordered<Key: Deserialize<'de>, Value: Deserialize<'de>>,
    D: Deserializer<'de>,
{
    Vec::deserialize(from).map(|pairs| M::around(pairs.into_iter().collect()))
}
