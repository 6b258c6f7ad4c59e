//! Damaged text, tried on the document whose damage the project began with.

use guong::craft::hygiene::damage;
use guong::craft::hygiene::fault::{Damage, Why};
use guong::craft::hygiene::mojibake::mojibake;
use guong::craft::sensitive::sensitive_words;
use proptest::proptest;

const RAW: &str = include_str!("data/seed/phat-dong-thi-dua-2023.raw.txt");
const MENDED: &str = include_str!("data/seed/phat-dong-thi-dua-2023.md");

/// White-space tokens with their offsets.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    text.split_whitespace().map(|token| (token.as_ptr() as usize - text.as_ptr() as usize, token)).collect()
}

/// For every left token, whether an alignment (longest common subsequence) leaves it without its equal.
fn unmatched(left: &[(usize, &str)], right: &[(usize, &str)]) -> Vec<bool> {
    let width = right.len() + 1;
    let mut longest = vec![0u16; (left.len() + 1) * width];
    for l in (0..left.len()).rev() {
        for r in (0..right.len()).rev() {
            let (below, beside) = (longest[(l + 1) * width + r], longest[l * width + r + 1]);
            let both = longest[(l + 1) * width + r + 1] + 1;
            longest[l * width + r] = if left[l].1 == right[r].1 { both } else { below.max(beside) };
        }
    }
    let (mut l, mut r) = (0, 0);
    let mut alone = vec![true; left.len()];
    while l < left.len() && r < right.len() {
        if left[l].1 == right[r].1 {
            alone[l] = false;
            (l, r) = (l + 1, r + 1);
        } else if longest[(l + 1) * width + r] >= longest[l * width + r + 1] {
            l += 1;
        } else {
            r += 1;
        }
    }
    alone
}

#[test]
fn every_damaged_word_of_the_raw_document_is_found() {
    let found = damage(RAW);
    let (raw, mended) = (tokens(RAW), tokens(MENDED));
    let known: std::collections::BTreeSet<&str> = mended.iter().map(|(_, token)| *token).collect();
    let alone = unmatched(&raw, &mended);
    let (mut damaged, mut with_alien_letters) = (0, 0);
    for ((offset, token), alone) in raw.iter().zip(alone) {
        let here: Vec<&Damage> = found.iter().filter(|d| (*offset..offset + token.len()).contains(&d.offset)).collect();
        // An author's slip that is a word of its own ("tại" for "tai") is no damage.
        let is_damaged = alone && !known.contains(token);
        assert_eq!(!here.is_empty(), is_damaged, "{token} at {offset}: {here:?}");
        damaged += usize::from(is_damaged);
        with_alien_letters += usize::from(here.iter().any(|d| matches!(d.why, Why::AlienLetter | Why::LegacyFont)));
    }
    // The count of the project's own survey; the rest is damage in ASCII and quotation marks.
    assert_eq!((damaged, with_alien_letters), (154, 131));
}

#[test]
fn the_mended_document_is_silent() {
    assert_eq!(damage(MENDED), []);
}

#[test]
fn sound_text_is_silent() {
    let table = [
        "Đăk Glei, Ia H'Drai, Ia H’Drai, Kon Plông, Tu Mơ Rông, Ngọk Lây, Y Hlang, A Nưih, A Phứ, Kon Kơ Tu, ĐĂK GLEI, TU MƠ RÔNG",
        "người Ba Na, Xơ Đăng, Gia Rai, Jrai, Brâu, Rơ Măm, Giẻ Triêng, Hà Lăng, K'Ho, X'tiêng; Pờ Y, Sa Thầy, Đắk Tô, Bờ Y",
        "chữ ĕ ŏ ŭ ƀ č ñ: kơnĭ, ƀok, čar, ñam, bơ̆k, pơlei, kŭm, rŏng",
        "nhà rông, cồng chiêng, đàn t'rưng, klông pút, sử thi hơmon, krông, plei, đăk",
        "WiFi, Facebook, startup, website, homestay, livestream, YouTube, iPhone, TikTok, blockchain, online, logistics",
        "GRDP, PAPI, OCOP, PCI, HĐND, UBND, QĐ-TTg, TĐKT, NQ/TU, CT-TTg, TW, TƯ, BVĐK, ThS, PGS.TS., COVID-19, SARS-CoV-2, H5N1",
        "4.500 tỷ, 10%, 57,2%, 5 km, 3 km2, 12 m², 40 kWh, 2 kg/ha, 10 µm, 3.000 đ, 200 vnđ, H2O, 01x, I. II. XVI, khoản iii, xv",
        "https://kontum.gov.vn/hknh a@b.vn `hknh vk` www.vk.vn ảnh.jpg file_name [tin](/nghgo/vk) {#hknh} <br> <p class=\"vk\">x</p>",
        "café, résumé, Noël, Müller, Škoda, château, São Paulo, Tōkyō, 東京, Москва, Ελλάδα, α-tocopherol",
        "b/c, đ/b, v.v., vv, tp. Kon Tum, tx. Kon Tum, Th.S, Q.1, «Đoàn kết», “Ba lô”, Intel®, © 2023, § 5, từ¹, N·m",
        "khong dau, nghiep vu, thuong mai, thi dua yeu nuoc, ôxy, rađiô, ki-lô-mét, xà-phòng, gờ-ram",
        "a < b, a = b, x=1, a <= b, p<0,05, 👩‍👩‍👧 ❤️, 10\u{a0}km, ---, ***đậm*** và _nghiêng_, Setext\n====\n",
        "The quick brown fox strengthens rhythms of schools; a square, to squeeze, knowledge, psychology, queue, twelfth.",
    ];
    for text in table {
        assert_eq!(damage(text), [], "{text}");
    }
}

#[test]
fn damage_of_every_kind() {
    use Why::{AlienLetter, Invisible, LegacyFont, NoSuchSyllable, StrayMark};
    let table: [(&str, &[(&str, Why)]); 12] = [
        (
            "CÞNG Đßc Tÿ cāa Āy chā",
            &[
                ("CÞNG", AlienLetter),
                ("Đßc", AlienLetter),
                ("Tÿ", AlienLetter),
                ("cāa", AlienLetter),
                ("Āy", AlienLetter),
                ("chā", AlienLetter),
            ],
        ),
        (
            "điऀn hknh vk nghgo",
            &[("điऀn", AlienLetter), ("hknh", NoSuchSyllable), ("vk", NoSuchSyllable), ("nghgo", NoSuchSyllable)],
        ),
        ("cаm", &[("cаm", AlienLetter)]),
        (
            "đươc hiêụ nguời ngoạig tưởg",
            &[
                ("đươc", NoSuchSyllable),
                ("hiêụ", NoSuchSyllable),
                ("nguời", NoSuchSyllable),
                ("ngoạig", NoSuchSyllable),
                ("tưởg", NoSuchSyllable),
            ],
        ),
        ("x· ViÖt d©n ®Þnh", &[("x·", LegacyFont), ("ViÖt", LegacyFont), ("d©n", LegacyFont), ("®Þnh", LegacyFont)]),
        ("Céng ViÖt", &[("Céng", LegacyFont), ("ViÖt", LegacyFont)]),
        ("Ñoäc laäp ñang hoøa", &[("Ñoäc", LegacyFont), ("laäp", LegacyFont), ("ñang", LegacyFont), ("hoøa", LegacyFont)]),
        ("<Đoàn kết=, <Cả nước=.", &[("<Đoàn", StrayMark), ("kết=", StrayMark), ("<Cả", StrayMark), ("nước=", StrayMark)]),
        ("ti\u{fffd}p tục", &[("ti\u{fffd}p", StrayMark)]),
        (
            "phát\u{ad}triển thi\u{200b}đua \u{feff}Kon",
            &[("phát\u{ad}triển", Invisible), ("thi\u{200b}đua", Invisible), ("\u{feff}Kon", Invisible)],
        ),
        ("To\u{302} Kon", &[("To\u{302}", Invisible)]),
        ("Hknh Nghgo", &[("Hknh", NoSuchSyllable), ("Nghgo", NoSuchSyllable)]),
    ];
    for (text, expected) in table {
        let found = damage(text);
        let words: Vec<(&str, Why)> = found.iter().map(|d| (d.word.as_str(), d.why)).collect();
        assert_eq!(words, expected, "{text}");
        assert!(found.iter().all(|d| text[d.offset..].starts_with(&d.word)));
    }
}

#[test]
fn hostile_text_is_read_in_linear_time() {
    // Were it quadratic, the test would not end.
    for part in
        ["[", "`", "``` ", "` `` ", "{", "<", "<!--", "&", "](", "]: ", "Þ", "k", "a\u{301}", "~~~", "<a ", "µ", "Ã© ", "Ã©"]
    {
        let text = part.repeat(100_000);
        damage(&text);
        sensitive_words(&text);
        mojibake(&text);
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "([a-zđươàêñ<=`~\\[\\]{}&;µ®·Þ« .'\n\u{301}\u{200b}\u{306}]|\\PC){0,80}") {
        for found in damage(&text) {
            assert!(text.get(found.offset..).is_some());
        }
        sensitive_words(&text);
        for found in mojibake(&text) {
            assert!(text[found.offset..].starts_with(&found.word));
        }
    }
}
