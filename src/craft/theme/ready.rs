//! What many pages show: turned into what templates see once, and known to stamps by
//! one of its own, so that no page pays for the whole of it again.

use std::ops::Deref;
use std::sync::Arc;

use serde::{Serialize, Serializer};
use tera::Value;

use crate::base::fingerprint::{Fingerprint, Plain};

/// Plain data that is ready for any number of pages.
#[derive(Clone, Debug)]
pub struct Ready<T> {
    data: T,
    stamp: Fingerprint,
    value: Value,
}

/// The same as pages hold it.
pub type Shared<T> = Arc<Ready<T>>;

impl<T: Serialize> Ready<T> {
    /// The same data, made ready.
    pub fn shared(data: T) -> Shared<T> {
        let data = Plain(data);
        Arc::new(Ready { stamp: Fingerprint::of(&data), value: Value::from_serializable(&data.0), data: data.0 })
    }
}

impl<T> Deref for Ready<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

impl<T> Serialize for Ready<T> {
    /// Stamps are for machines, and take its own; templates share what was made for them.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        if to.is_human_readable() { self.value.serialize(to) } else { self.stamp.serialize(to) }
    }
}

#[cfg(test)]
mod tests {
    use tera::Value;

    use super::{Ready, Shared};
    use crate::base::fingerprint::{Fingerprint, Plain};

    #[test]
    fn pages_share_what_is_ready_and_stamps_tell_it_apart() {
        let one = Ready::shared(vec!["a", "b"]);
        let of = |page: &(&str, &Shared<Vec<&'static str>>)| Fingerprint::of(&Plain(page));
        assert_eq!(of(&("page", &one)), of(&("page", &Ready::shared(vec!["a", "b"]))));
        assert_ne!(of(&("page", &one)), of(&("page", &Ready::shared(vec!["ab"]))));
        assert_eq!(Value::from_serializable(&[&one]), Value::from_serializable(&[vec!["a", "b"]]));
        assert_eq!(one.len(), 2);
    }
}
