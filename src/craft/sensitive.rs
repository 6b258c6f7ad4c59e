//! Words that tell a person's origin, health or belief, for which consent must be asked.
//!
//! It finds words, not facts: a person judges each. Words that are also place names or
//! everyday syllables count only with a capital, or after a word such as "dân tộc".

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::base::text::nfc;
use crate::craft::prose::words;

/// One sensitive word.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Mention {
    /// Where it begins in the text, in bytes.
    pub offset: usize,
    /// `peoples`, `health` or `religion`.
    pub kind: &'static str,
    /// The words as they stand.
    pub word: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    phrases: Vec<String>,
    names: Vec<String>,
    before: Vec<String>,
    after: Vec<String>,
    #[serde(default)]
    unless_after: Vec<String>,
}

/// How the first letter of a phrase must be written to count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Capital {
    Any,
    Needed,
}

struct Pattern {
    kind: &'static str,
    words: Vec<String>,
    capital: Capital,
    /// After these words it says nothing of a person: "tiếng Ba Na" is a language.
    unless_after: Vec<String>,
}

/// All patterns by their first word, the longest first.
static PATTERNS: LazyLock<BTreeMap<String, Vec<Pattern>>> = LazyLock::new(|| {
    let lists: BTreeMap<String, List> = serde_yaml::from_str(include_str!("hygiene/sensitive.yaml")).unwrap_or_default();
    let mut patterns: BTreeMap<String, Vec<Pattern>> = BTreeMap::new();
    for (kind, list) in lists {
        let Some(kind) = KINDS.into_iter().find(|k| *k == kind) else { continue };
        let led = list.before.iter().flat_map(|before| list.after.iter().map(move |after| format!("{before} {after}")));
        let any = list.phrases.iter().cloned().chain(led).map(|phrase| (phrase, Capital::Any));
        let named = list.names.iter().cloned().map(|phrase| (phrase, Capital::Needed));
        for (phrase, capital) in any.chain(named) {
            let words: Vec<String> = words(&phrase).map(|(_, word)| word.to_lowercase()).collect();
            let Some(first) = words.first().cloned() else { continue };
            patterns.entry(first).or_default().push(Pattern { kind, words, capital, unless_after: list.unless_after.clone() });
        }
    }
    for alike in patterns.values_mut() {
        alike.sort_by_key(|pattern| std::cmp::Reverse(pattern.words.len()));
    }
    patterns
});

/// The kinds of sensitive words, which are the keys of their list.
pub const KINDS: [&str; 3] = ["peoples", "health", "religion"];

/// All sensitive words of a text, in order; where several begin or overlap, the longest.
pub fn sensitive_words(text: &str) -> Vec<Mention> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let lower: Vec<String> = words.iter().map(|(_, word)| nfc(&word.to_lowercase()).into_owned()).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let alike = PATTERNS.get(&lower[at]).map(Vec::as_slice).unwrap_or_default();
        let capital = words[at].1.starts_with(char::is_uppercase);
        let before = at.checked_sub(1).and_then(|before| lower.get(before));
        let fits = |pattern: &&Pattern| {
            let said = lower[at..].starts_with(&pattern.words) && (capital || pattern.capital == Capital::Any);
            said && before.is_none_or(|before| !pattern.unless_after.contains(before))
        };
        let Some(pattern) = alike.iter().find(fits) else {
            at += 1;
            continue;
        };
        let (offset, _) = words[at];
        let (last, word) = words[at + pattern.words.len() - 1];
        found.push(Mention { offset, kind: pattern.kind, word: text[offset..last + word.len()].to_owned() });
        at += pattern.words.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mentions() {
        let table: [(&str, &[(&str, &str)]); 15] = [
            ("Bà là người Xơ Đăng.", &[("peoples", "Xơ Đăng")]),
            ("XƠ ĐĂNG, Ba-na, Gia  Rai", &[("peoples", "XƠ ĐĂNG"), ("peoples", "Ba-na"), ("peoples", "Gia  Rai")]),
            ("dân tộc Kinh; Kinh tế; kinh tế; Bắc Kinh", &[("peoples", "dân tộc Kinh")]),
            ("người dân tộc thiểu số Brâu", &[("peoples", "người dân tộc"), ("peoples", "Brâu")]),
            ("đồng bào dân tộc Rơ Măm", &[("peoples", "đồng bào dân tộc"), ("peoples", "Rơ Măm")]),
            ("đường Hà Lăng, ca dong, chăm chỉ, chăm sóc", &[("peoples", "Hà Lăng")]),
            ("nhiễm HIV/AIDS, bị ung thư", &[("health", "HIV/AIDS"), ("health", "ung thư")]),
            ("trẻ khuyết tật", &[("health", "khuyết tật")]),
            ("lao động, phong trào; mắc bệnh lao", &[("health", "mắc bệnh lao")]),
            ("giáo xứ Phương Nghĩa, đạo Tin lành", &[("religion", "giáo xứ"), ("religion", "đạo Tin lành")]),
            ("giáo viên, chủ đạo, tin vui, lành mạnh", &[]),
            ("Phật tử To\u{302}n giáo", &[("religion", "Phật tử"), ("religion", "To\u{302}n giáo")]),
            ("bản tiếng Xơ Đăng, chữ Ba Na", &[]),
            ("huyện Đăk Hà, thị trấn Plei Kần", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found = sensitive_words(text);
            let seen: Vec<(&str, &str)> = found.iter().map(|m| (m.kind, m.word.as_str())).collect();
            assert_eq!(seen, expected, "{text}");
            assert!(found.iter().all(|m| text[m.offset..].starts_with(&m.word)), "{text}");
        }
    }

    #[test]
    fn the_list_is_read() {
        let kinds: std::collections::BTreeSet<&str> = PATTERNS.values().flatten().map(|pattern| pattern.kind).collect();
        assert_eq!(kinds.len(), KINDS.len());
    }
}
