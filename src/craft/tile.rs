//! The tile of somebody without a portrait: diamonds of a woven hem, drawn from
//! the id, so that the same person always has the same one. Never a grey silhouette.

use std::fmt::Write;

use crate::base::fingerprint::Fingerprint;
use crate::craft::html::escape;

/// Four by five diamonds, the middle row left to the initials.
pub fn tile(id: &str, initials: &str) -> String {
    let mut bits = Fingerprint::of(id).0;
    let mut svg = String::from("<svg class=\"tile\" viewBox=\"0 0 80 100\" aria-hidden=\"true\">");
    for row in [0_u128, 1, 3, 4] {
        // Woven bands mirror themselves: two diamonds make four.
        for column in 0..2_u128 {
            let (colour, size) = (bits % 4, 4 + (bits >> 2) % 5);
            bits >>= 5;
            for x in [column * 20 + 10, 70 - column * 20] {
                let y = row * 20 + 10;
                // Writing to a string does not fail.
                let _ =
                    write!(svg, "<path class=\"t{colour}\" d=\"M{x} {}l{size} {size}-{size} {size}-{size}-{size}z\"/>", y - size);
            }
        }
    }
    let _ = write!(svg, "<text x=\"40\" y=\"57\" text-anchor=\"middle\">{}</text></svg>", escape(initials));
    svg
}

#[cfg(test)]
mod tests {
    use super::tile;

    #[test]
    fn one_id_has_one_tile() {
        assert_eq!(tile("y-hlang", "YH"), tile("y-hlang", "YH"));
        assert_ne!(tile("y-hlang", "YH"), tile("a-bro", "YH"));
        assert!(tile("a", "<").contains("&lt;") && tile("a", "A").len() < 1400);
    }
}
