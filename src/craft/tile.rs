//! The tile of somebody without a portrait: bands of a woven cloth, drawn from the id,
//! so that the same person always has the same one. Never a grey silhouette.

use std::sync::LazyLock;

use crate::base::fingerprint::Fingerprint;
use crate::craft::html::escape;

/// What a band may be woven of, as one figure that repeats every 16 units of 80:
/// diamonds, diamonds with a heart, a row of peaks, hourglasses.
const MOTIFS: [&str; 4] = [
    "m0 0l8-8 8 8-8 8z",
    "m0 0l8-8 8 8-8 8zm4 0l4 4 4-4-4-4zm3 0l1-1 1 1-1 1z",
    "m0 7l8-13 8 13-3 0-5-8-5 8z",
    "m0-7h16l-8 7zm0 14h16l-8-7z",
];
/// Where the bands lie; the middle is left to the initials.
const BANDS: [i32; 4] = [12, 30, 70, 88];

/// Each band as each motif weaves it: thousands of tiles have the same few.
static WOVEN: LazyLock<[[String; 4]; 4]> = LazyLock::new(|| {
    let woven = |y: i32, motif: &str| (0..80).step_by(16).map(|x| format!("M{x} {y}{motif}")).collect();
    BANDS.map(|y| MOTIFS.map(|motif| woven(y, motif)))
});
/// The rest of the stripes at the edges and around the middle, up to the initials.
const STRIPES: &str =
    "\" d=\"M0 0h80v2H0zM0 40h80v1H0zM0 59h80v1H0zM0 98h80v2H0z\"/><text x=\"40\" y=\"56\" text-anchor=\"middle\">";
/// How long a tile is at most.
const LENGTH: usize = 1600;

/// Four bands, mirrored at the middle as woven cloth is.
pub fn tile(id: &str, initials: &str) -> String {
    let bits = Fingerprint::of(id).0;
    let mut svg = String::with_capacity(LENGTH);
    svg.push_str("<svg class=\"tile\" viewBox=\"0 0 80 100\" aria-hidden=\"true\">");
    for (band, woven) in WOVEN.iter().enumerate() {
        // The outer bands are alike, and so are the inner ones.
        let own = bits >> (8 * [0, 1, 1, 0][band]);
        for piece in ["<path class=\"", dyed(own >> 2), "\" fill-rule=\"evenodd\" d=\"", &woven[(own % 4) as usize], "\"/>"] {
            svg.push_str(piece);
        }
    }
    let initials = escape(initials);
    for piece in ["<path class=\"", dyed(bits >> 20), STRIPES, &initials, "</text></svg>"] {
        svg.push_str(piece);
    }
    svg
}

/// The class of a colour.
fn dyed(bits: u128) -> &'static str {
    ["t0", "t1", "t2", "t3"][(bits % 4) as usize]
}

#[cfg(test)]
mod tests {
    use super::tile;

    #[test]
    fn one_id_has_one_tile() {
        assert_eq!(tile("y-hlang", "YH"), tile("y-hlang", "YH"));
        assert_ne!(tile("y-hlang", "YH"), tile("a-bro", "YH"));
        assert!(tile("a", "<").contains("&lt;") && tile("a", "A").len() < super::LENGTH);
    }
}
