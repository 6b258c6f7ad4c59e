//! Turns any serializable value into bytes for a stamp, so that no two values
//! look alike: every scalar carries its type, every text its length, every field
//! its name. (A compact format would not do: a skipped or flattened field makes
//! two different values equal there.)

use std::fmt;

use serde::ser::{self, Serialize};

/// So much is written before it is handed on: most values are shorter, and handed on whole. Many pieces of a few bytes
/// would cost more.
const ROOM: usize = 16 << 10;
/// So long are most values: room for them is made at once.
const USUAL: usize = 8 << 10;

/// Writes a value and hands it on, a long one in pieces: nowhere does it stand whole.
pub fn encode<T: Serialize + ?Sized>(value: &T, mut hand_on: impl FnMut(&[u8])) -> Result<(), Unserializable> {
    let mut room = Room { bytes: Vec::with_capacity(USUAL), hand_on: &mut hand_on };
    let done = value.serialize(Encoder { to: &mut room });
    room.hand_on();
    done
}

/// What was written and not handed on yet.
struct Room<'h> {
    bytes: Vec<u8>,
    hand_on: &'h mut dyn FnMut(&[u8]),
}

impl Room<'_> {
    fn hand_on(&mut self) {
        (self.hand_on)(&self.bytes);
        self.bytes.clear();
    }

    /// Writes a text, which may be long.
    fn text(&mut self, text: &[u8]) {
        if self.bytes.len() + text.len() > ROOM {
            self.hand_on();
        }
        if text.len() > ROOM { (self.hand_on)(text) } else { self.bytes.extend_from_slice(text) }
    }
}

/// A value that refused to be serialized.
#[derive(Debug)]
pub struct Unserializable(String);

impl fmt::Display for Unserializable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unserializable {}

impl ser::Error for Unserializable {
    fn custom<T: fmt::Display>(message: T) -> Unserializable {
        Unserializable(message.to_string())
    }
}

type Done = Result<(), Unserializable>;

struct Encoder<'a, 'h> {
    to: &'a mut Room<'h>,
}

impl<'h> Encoder<'_, 'h> {
    fn tagged(self, tag: u8, bytes: &[u8]) -> Done {
        self.to.bytes.push(tag);
        self.to.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn text(self, tag: u8, bytes: &[u8]) -> Done {
        self.to.bytes.push(tag);
        self.to.bytes.extend_from_slice(&(bytes.len() as u64).to_le_bytes());
        self.to.text(bytes);
        Ok(())
    }

    fn open(self, tag: u8) -> Result<Self, Unserializable> {
        self.to.bytes.push(tag);
        Ok(self)
    }

    fn next(&mut self) -> Encoder<'_, 'h> {
        Encoder { to: &mut *self.to }
    }

    fn close(self) -> Done {
        self.to.bytes.push(b')');
        // What holds no text is handed on too.
        if self.to.bytes.len() > ROOM {
            self.to.hand_on();
        }
        Ok(())
    }
}

macro_rules! scalars {
    ($($method:ident $kind:ty, $tag:literal;)*) => {
        $(fn $method(self, value: $kind) -> Done {
            self.tagged($tag, &value.to_le_bytes())
        })*
    };
}

impl<'a, 'h> ser::Serializer for Encoder<'a, 'h> {
    type Ok = ();
    type Error = Unserializable;
    type SerializeSeq = Encoder<'a, 'h>;
    type SerializeTuple = Encoder<'a, 'h>;
    type SerializeTupleStruct = Encoder<'a, 'h>;
    type SerializeTupleVariant = Encoder<'a, 'h>;
    type SerializeMap = Encoder<'a, 'h>;
    type SerializeStruct = Encoder<'a, 'h>;
    type SerializeStructVariant = Encoder<'a, 'h>;

    scalars! {
        serialize_i8 i8, b'a'; serialize_i16 i16, b'b'; serialize_i32 i32, b'c'; serialize_i64 i64, b'd';
        serialize_u8 u8, b'e'; serialize_u16 u16, b'f'; serialize_u32 u32, b'g'; serialize_u64 u64, b'h';
        serialize_i128 i128, b'i'; serialize_u128 u128, b'j'; serialize_f32 f32, b'k'; serialize_f64 f64, b'l';
    }

    /// What has a stamp of its own is told by it.
    fn is_human_readable(&self) -> bool {
        false
    }
    fn serialize_bool(self, value: bool) -> Done {
        self.tagged(b'm', &[u8::from(value)])
    }
    fn serialize_char(self, value: char) -> Done {
        self.tagged(b'n', &u32::from(value).to_le_bytes())
    }
    fn serialize_str(self, value: &str) -> Done {
        self.text(b'o', value.as_bytes())
    }
    fn serialize_bytes(self, value: &[u8]) -> Done {
        self.text(b'p', value)
    }
    fn serialize_none(self) -> Done {
        self.tagged(b'q', &[])
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self.open(b'r')?)
    }
    fn serialize_unit(self) -> Done {
        self.tagged(b's', &[])
    }
    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.tagged(b's', &[])
    }
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.text(b't', variant.as_bytes())
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, variant: &'static str, value: &T) -> Done {
        let mut whole = self.open(b'u')?;
        whole.next().text(b't', variant.as_bytes())?;
        value.serialize(whole)
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Encoder<'a, 'h>, Unserializable> {
        self.open(b'[')
    }
    fn serialize_tuple(self, _: usize) -> Result<Encoder<'a, 'h>, Unserializable> {
        self.open(b'[')
    }
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Encoder<'a, 'h>, Unserializable> {
        self.open(b'[')
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Encoder<'a, 'h>, Unserializable> {
        let mut whole = self.open(b'<')?;
        whole.next().text(b't', variant.as_bytes())?;
        Ok(whole)
    }
    fn serialize_map(self, _: Option<usize>) -> Result<Encoder<'a, 'h>, Unserializable> {
        self.open(b'{')
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Encoder<'a, 'h>, Unserializable> {
        self.open(b'{')
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Encoder<'a, 'h>, Unserializable> {
        let mut whole = self.open(b'(')?;
        whole.next().text(b't', variant.as_bytes())?;
        Ok(whole)
    }
}

macro_rules! items {
    ($($compound:ident :: $method:ident;)*) => {
        $(impl ser::$compound for Encoder<'_, '_> {
            type Ok = ();
            type Error = Unserializable;
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                value.serialize(self.next())
            }
            fn end(self) -> Done {
                self.close()
            }
        })*
    };
}

items! {
    SerializeSeq::serialize_element; SerializeTuple::serialize_element;
    SerializeTupleStruct::serialize_field; SerializeTupleVariant::serialize_field;
}

macro_rules! fields {
    ($($compound:ident),*) => {
        $(impl ser::$compound for Encoder<'_, '_> {
            type Ok = ();
            type Error = Unserializable;
            fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Done {
                // No field's name holds a NUL; thousands are written for every page.
                self.to.bytes.push(b'v');
                self.to.bytes.extend_from_slice(key.as_bytes());
                self.to.bytes.push(0);
                value.serialize(self.next())
            }
            fn end(self) -> Done {
                self.close()
            }
        })*
    };
}

fields!(SerializeStruct, SerializeStructVariant);

impl ser::SerializeMap for Encoder<'_, '_> {
    type Ok = ();
    type Error = Unserializable;
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        key.serialize(self.next())
    }
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(self.next())
    }
    fn end(self) -> Done {
        self.close()
    }
}
