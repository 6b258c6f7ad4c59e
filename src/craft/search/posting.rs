//! Lists of documents as short text: signs of six bits, that a script decodes by a
//! table and a person can read. What is in every second document becomes a map of
//! bits, so that no list is longer than a sixth of the documents that there are.

/// The signs, by their value.
pub const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// What a map of bits begins with.
const MAP: char = '*';

/// Documents by their numbers, ascending, as text.
pub fn list(numbers: &[u32]) -> String {
    let mut gaps = String::with_capacity(numbers.len());
    let mut next = 0;
    for number in numbers {
        push(number - next, &mut gaps);
        next = number + 1;
    }
    let last = numbers.last().map_or(0, |n| *n as usize / 6 + 1);
    if last + 1 < gaps.len() { map(numbers, last) } else { gaps }
}

/// Five bits a sign, the lowest first; the sixth says that more follow.
fn push(number: u32, out: &mut String) {
    let mut rest = number;
    while rest > 31 {
        out.push(sign(rest & 31 | 32));
        rest >>= 5;
    }
    out.push(sign(rest));
}

fn map(numbers: &[u32], length: usize) -> String {
    let mut bits = vec![0_u32; length];
    for number in numbers {
        bits[*number as usize / 6] |= 1 << (number % 6);
    }
    std::iter::once(MAP).chain(bits.into_iter().map(sign)).collect()
}

fn sign(value: u32) -> char {
    char::from(SIGNS[value as usize & 63])
}

#[cfg(test)]
mod tests {
    use super::{SIGNS, list};

    fn read(text: &str) -> Vec<u32> {
        let value = |c: u8| u32::try_from(SIGNS.iter().position(|s| *s == c).expect("a sign")).expect("small");
        if let Some(bits) = text.strip_prefix('*') {
            let of = |(at, c): (usize, u8)| (0..6).filter(move |b| value(c) >> b & 1 == 1).map(move |b| at as u32 * 6 + b);
            return bits.bytes().enumerate().flat_map(of).collect();
        }
        let (mut found, mut next, mut gap, mut shift) = (Vec::new(), 0, 0, 0);
        for c in text.bytes() {
            gap |= (value(c) & 31) << shift;
            shift += 5;
            if value(c) < 32 {
                found.push(next + gap);
                (next, gap, shift) = (next + gap + 1, 0, 0);
            }
        }
        found
    }

    #[test]
    fn lists_are_read_back() {
        let tables: [Vec<u32>; 6] = [
            vec![],
            vec![0],
            vec![5, 31, 32, 33, 64, 10_000],
            (0..100).collect(),
            (0..100).step_by(7).collect(),
            vec![1_000_000],
        ];
        for numbers in tables {
            assert_eq!(read(&list(&numbers)), numbers);
        }
        assert!(list(&(0..6000).collect::<Vec<_>>()).len() < 1_010);
        assert_eq!((list(&[0, 1]), list(&[0, 1, 2]), list(&[40])), ("AA".to_owned(), "*H".to_owned(), "oB".to_owned()));
    }
}
