//! What an edition leaves for the next one to be held against: the ledger that it
//! was published with, the figures that it showed. Kept with the edition itself,
//! so that they are never of another.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// Values by name.
#[derive(Clone, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Notes {
    values: BTreeMap<String, ByteBuf>,
}

impl Notes {
    /// The same notes and one more; what cannot be written down is not noted.
    pub fn with<T: Serialize + ?Sized>(mut self, name: &str, value: &T) -> Notes {
        self.values.extend(postcard::to_stdvec(value).ok().map(|bytes| (name.to_owned(), ByteBuf::from(bytes))));
        self
    }

    /// A value, if it was noted in this form.
    pub fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        self.values.get(name).and_then(|bytes| postcard::from_bytes(bytes).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::Notes;

    #[test]
    fn a_note_is_read_in_the_form_in_which_it_was_written() {
        let notes = Notes::default().with("ledger", "a\n").with("figures", &vec![(1_u8, "x")]);
        assert_eq!(notes.get::<String>("ledger").as_deref(), Some("a\n"));
        assert_eq!(notes.get::<Vec<(u8, String)>>("figures"), Some(vec![(1, "x".to_owned())]));
        assert_eq!(notes.get::<String>("none"), None);
    }
}
