//! The running text of the project's files: what people wrote for people, each
//! passage with its place and language, and not the keys, ids and addresses around it.

use std::ops::Range;

use rayon::prelude::*;

use crate::base::diagnostic::{Place, Sink, Spot};
use crate::base::files::{File, Files, text};
use crate::base::lang::Lang;
use crate::base::path::SourcePath;
use crate::check::passage::{Passage, Source, of_body, of_yaml};
use crate::settings::site::Settings;

/// How many letters of a line lie between known spots: finding a place stays cheap in endless lines.
const STRIDE: u32 = 1024;

/// The text of one file, and where in it people wrote words.
#[derive(Clone, Debug)]
pub struct Written {
    /// The file.
    pub path: SourcePath,
    /// Its whole text.
    pub text: String,
    /// The passages, in order and apart from each other.
    pub passages: Vec<Passage>,
    /// Known spots, ascending: where each line begins, and more within long lines.
    known: Vec<(usize, Spot)>,
}

impl Written {
    /// The text with all but the wanted passages blanked: offsets stay what they are.
    pub fn only(&self, wanted: impl Fn(&Passage) -> bool) -> String {
        let mut out = String::with_capacity(self.text.len());
        for passage in self.passages.iter().filter(|p| wanted(p)) {
            let before = out.len();
            blank(&self.text[before..passage.range.start], &mut out);
            out.push_str(&self.text[passage.range.clone()]);
        }
        out
    }

    /// The place of a byte of the text: its line, and its column in characters.
    pub fn place(&self, offset: usize) -> Place {
        let before = self.known.partition_point(|(start, _)| *start <= offset).checked_sub(1);
        let (start, spot) = before.and_then(|at| self.known.get(at)).copied().unwrap_or((0, Spot::START));
        let letters = u32::try_from(self.text[start..offset].chars().count()).unwrap_or(u32::MAX);
        Place::new(&self.path, Spot::new(spot.line, spot.column.saturating_add(letters)))
    }
}

/// The spot of each line's beginning, and of a letter every so often.
fn known(text: &str) -> Vec<(usize, Spot)> {
    let mut known = vec![(0, Spot::START)];
    let mut here = Spot::START;
    for (at, letter) in text.char_indices() {
        here = if letter == '\n' { Spot::new(here.line + 1, 1) } else { Spot::new(here.line, here.column + 1) };
        if here.column % STRIDE == 1 {
            known.push((at + letter.len_utf8(), here));
        }
    }
    known
}

fn blank(text: &str, out: &mut String) {
    for line in text.split_inclusive('\n') {
        let ends = line.ends_with('\n');
        out.extend(std::iter::repeat_n(' ', line.len() - usize::from(ends)));
        if ends {
            out.push('\n');
        }
    }
}

/// The running text of all content and of the settings, by path.
pub fn all(files: &Files, settings: &Settings) -> Vec<Written> {
    let of_people = |file: &&File| ["md", "yaml", "csv"].contains(&file.path.extension().as_str());
    let sources = files.under("content/").iter().chain(files.get("site.yaml"));
    sources.filter(of_people).collect::<Vec<_>>().into_par_iter().filter_map(|file| read(file, settings)).collect()
}

fn read(file: &File, settings: &Settings) -> Option<Written> {
    let text = text(file, &mut Sink::new())?;
    let stem = file.path.name().rsplit_once('.').map_or("", |(stem, _)| stem);
    let named = stem.rsplit_once('.').and_then(|(_, code)| settings.languages.iter().find(|l| l.code.as_str() == code));
    let lang = named.map_or_else(|| settings.default_lang(), |l| &l.code);
    let languages: Vec<&Lang> = settings.languages.iter().map(|l| &l.code).collect();
    let source = Source { text: &text, path: &file.path, lang, languages: &languages };
    let mut passages = Vec::new();
    if file.path.extension() == "yaml" {
        of_yaml(&source, 0..text.len(), &mut passages);
    } else if file.path.extension() == "csv" {
        of_body(&source, 0..text.len(), &mut passages);
    } else {
        let front = front(&text);
        let body = if front.is_empty() { 0 } else { text[front.end..].find('\n').map_or(text.len(), |end| front.end + end) };
        of_yaml(&source, front, &mut passages);
        of_body(&source, body..text.len(), &mut passages);
    }
    let known = known(&text);
    Some(Written { path: file.path.clone(), text, passages, known })
}

/// Where the front matter stands between its fences; empty where there is none.
fn front(text: &str) -> Range<usize> {
    let is_fence = |line: &str| line.trim_end() == "---";
    let mut lines = text.split_inclusive('\n');
    let Some(first) = lines.next().filter(|line| is_fence(line)) else { return 0..0 };
    let mut at = first.len();
    for line in lines {
        if is_fence(line) {
            return first.len()..at;
        }
        at += line.len();
    }
    0..0
}

#[cfg(test)]
mod tests {
    use crate::base::diagnostic::Sink;
    use crate::base::files::Files;
    use crate::settings::site::Settings;

    use super::all;

    #[test]
    fn what_people_wrote_and_where() {
        let entry = "---\ntitle: 'Một ngày' # ghi chú riêng\nplace: dak-ha\nsummary: >\n  Hai dòng\n  chữ\nlist: [{src: ảnh một.jpg, alt: \
                     Ảnh hai}, Tên]\nname: {vi: Nhà máy, en: The mill}\n---\n\nThân bài.\n\n```embed quote\ntext: Lời nói\nby: Y Ber\n```\n\nHết.\n";
        let site = "title: Trang thử\nbase_url: https://a.vn/\nlanguages: [{code: vi}, {code: en}]\n";
        let files = Files::memory([("site.yaml", site.as_bytes()), ("content/stories/a.md", entry.as_bytes())]);
        let settings = Settings::read(&files, &mut Sink::new()).expect("the settings are sound");
        let texts = all(&files, &settings);
        let found: Vec<(&str, &str, &str, (u32, u32))> = texts[0]
            .passages
            .iter()
            .map(|p| {
                let spot = texts[0].place(p.range.start).spot;
                (texts[0].text[p.range.clone()].trim(), p.key.as_str(), p.lang.as_str(), (spot.line, spot.column))
            })
            .collect();
        assert_eq!(
            found,
            [
                ("'Một ngày'", "title", "vi", (2, 8)),
                ("Hai dòng\n  chữ", "summary", "vi", (5, 3)),
                ("Ảnh hai},", "list", "vi", (7, 32)),
                ("Tên]", "list", "vi", (7, 42)),
                ("Nhà máy,", "name", "vi", (8, 12)),
                ("The mill}", "name", "en", (8, 25)),
                ("Thân bài.", "", "vi", (11, 1)),
                ("Lời nói", "", "vi", (14, 7)),
                ("Y Ber", "", "vi", (15, 5)),
                ("Hết.", "", "vi", (18, 1)),
            ]
        );
        let masked = texts[0].only(|p| p.lang.as_str() == "en");
        assert_eq!(masked.find("The mill"), texts[0].text.find("The mill"));
        assert_eq!(masked.trim(), "The mill}");
        assert_eq!(texts[1].path.as_str(), "site.yaml");
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_its_passages_in_order(
            text in "((---|```embed q|```|~~~|- |a: |b: \\||>|&x|\\*x|\\{|\\}|\\[|\\]|\"|'|#| #|, |vi: |en: |chữ|ạ b|\u{301}|\\\\|\n|\n  ){1,3}){0,24}"
        ) {
            let whole = format!("---\n{text}\n---\n{text}");
            let site = "title: T\nbase_url: https://a.vn/\n";
            let paths = [("content/a.yaml", text.as_bytes()), ("content/b.md", whole.as_bytes()), ("site.yaml", site.as_bytes())];
            let files = Files::memory(paths);
            let settings = Settings::read(&files, &mut Sink::new()).expect("the settings are sound");
            for written in all(&files, &settings) {
                let ends = std::iter::once(0).chain(written.passages.iter().map(|p| p.range.end));
                for (passage, before) in written.passages.iter().zip(ends) {
                    assert!(before <= passage.range.start && passage.range.start < passage.range.end);
                    written.place(passage.range.start);
                }
                let masked = written.only(|_| true);
                assert!(masked.len() <= written.text.len());
            }
        }
    }
}
