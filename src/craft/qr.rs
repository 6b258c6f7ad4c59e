//! A QR code as SVG, for what is printed: paper leads back to the page.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// The quiet zone that readers need around the code, in modules.
const QUIET: i32 = 4;
/// So long is the path of an address: room for it is made at once.
const USUAL: usize = 2 << 10;

/// A text as a QR code; nothing where it is too long for one.
///
/// The mask is always the same one: to choose among eight costs ten times as much as
/// all the rest, and readers cope with any.
pub fn qr(text: &str) -> String {
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, Version::MAX, Some(Mask::new(0)), true);
    code.map_or_else(|_| String::new(), |code| svg(&code))
}

/// One path: each row a line, dark stretches drawn and the others moved over.
fn svg(code: &QrCode) -> String {
    let size = code.size();
    let side = size + 2 * QUIET;
    let mut path = String::with_capacity(USUAL);
    for y in 0..size {
        let (mut pen, mut begun) = (None, None);
        // Beyond the last module all is light.
        for x in 0..=size {
            match (begun, code.get_module(x, y)) {
                (None, true) => begun = Some(x),
                (Some(from), false) => {
                    match pen {
                        None => {
                            put(&mut path, "M", from + QUIET);
                            put(&mut path, " ", y + QUIET);
                            put(&mut path, ".5h", x - from);
                        }
                        Some(end) => {
                            put(&mut path, "m", from - end);
                            put(&mut path, " 0h", x - from);
                        }
                    }
                    (pen, begun) = (Some(x), None);
                }
                _ => {}
            }
        }
    }
    let view = format!("<svg class=\"qr\" viewBox=\"0 0 {side} {side}\" aria-hidden=\"true\">");
    [&view, "<path stroke=\"#000\" d=\"", &path, "\"/></svg>"].concat()
}

/// Signs with a number behind them. A code has hundreds: the machinery of formats costs more than to draw it.
fn put(path: &mut String, signs: &str, number: i32) {
    path.push_str(signs);
    digits(path, number.unsigned_abs());
}

fn digits(path: &mut String, number: u32) {
    if number >= 10 {
        digits(path, number / 10);
    }
    path.push(char::from(b"0123456789"[(number % 10) as usize]));
}

#[cfg(test)]
mod tests {
    use super::qr;

    #[test]
    fn a_code_is_one_path_and_the_same_for_the_same_text() {
        let code = qr("https://guong.example.vn/guong/y-hlang/");
        assert!(code.starts_with("<svg class=\"qr\" viewBox=\"0 0 37 37\"") && code.matches("<path").count() == 1, "{code}");
        assert_eq!(code, qr("https://guong.example.vn/guong/y-hlang/"));
        assert!(code.len() < 2600, "{}", code.len());
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert_eq!(qr(&"a".repeat(5000)), "");
    }
}
