//! The gate, from outside: words are planted into every kind of refused entry and
//! field, and no byte of what is published holds one.

mod yard;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use guong::base::diagnostic::Severity;
use guong::base::path::Url;
use guong::graph::edition::Audience;
use guong::serve::live::{Live, Shown};
use serde::Deserialize;
use serde_yaml::{Mapping, Value};
use yard::{DAY, Tree, build, put, site, tree};

#[derive(Deserialize)]
struct Table {
    kinds: BTreeMap<String, Mapping>,
    body: String,
    refused: Vec<Refusal>,
    translations: Vec<Translation>,
    stripped: Vec<Stripped>,
}

#[derive(Deserialize)]
struct Refusal {
    name: String,
    kinds: Option<Vec<String>>,
    says: Mapping,
}

#[derive(Deserialize)]
struct Translation {
    kind: String,
    says: Mapping,
}

#[derive(Deserialize)]
struct Stripped {
    name: String,
    file: String,
    text: String,
}

/// What every secret word begins with; digits follow.
const WORD: &str = "bimat";

/// No entry has more words.
const EACH: usize = 200;

/// Plants words, and remembers what each stands for.
struct Garden<'a> {
    root: &'a Path,
    words: Vec<String>,
    /// Files with secrets, below `content/`.
    files: Vec<String>,
}

impl Garden<'_> {
    /// Begins an entry: its words have the same numbers whatever the one before it says.
    fn begin(&mut self) {
        self.words.resize(self.words.len().next_multiple_of(EACH), String::new());
    }

    fn word(&mut self, meaning: &str) -> String {
        self.words.push(meaning.to_owned());
        format!("{WORD}{:05}", self.words.len() - 1)
    }

    /// A text with words and files in place of what stands in braces; files are put into `folder`.
    fn fill(&mut self, text: &str, folder: &str, meaning: &str) -> String {
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let name = after.split('}').next().unwrap_or_default();
            let known = ["w", "address", "jpg", "mp3", "mp4", "csv", "pdf"].contains(&name);
            match name {
                "w" => filled.push_str(&self.word(meaning)),
                "address" => filled.push_str(&self.word(&format!("{meaning}: address"))),
                _ if known => filled.push_str(&self.file(name, folder, meaning)),
                _ => filled.push('{'),
            }
            rest = if known { &after[name.len() + 1..] } else { after };
        }
        filled + rest
    }

    fn file(&mut self, extension: &str, folder: &str, meaning: &str) -> String {
        let name = format!("{}.{extension}", self.word(&format!("{meaning}: a file's name")));
        let inside = self.word(&format!("{meaning}: a file's bytes"));
        let bytes = match extension {
            "jpg" => photo(self.words.len(), &inside),
            "csv" => format!("a,b\n{inside},2\n").into_bytes(),
            _ => inside.into_bytes(),
        };
        put(self.root, &format!("content/{folder}/{name}"), bytes);
        self.files.push(format!("{folder}/{name}"));
        name
    }

    fn entry(&mut self, folder: &str, (fields, body): (&Mapping, &str), file: &str, meaning: &str) {
        let front = serde_yaml::to_string(fields).expect("it is YAML");
        let text = self.fill(&format!("---\n{front}---\n\n{body}"), folder, meaning);
        put(self.root, &format!("content/{folder}/{file}"), text);
    }
}

/// A photo that no other is like, with a word that its pixels do not show.
fn photo(seed: usize, word: &str) -> Vec<u8> {
    let mut file = Vec::new();
    let samples: Vec<u8> = (0..8 * 8 * 3_usize).map(|at| ((at * 7 + seed * 31) % 251) as u8).collect();
    let mut encoder = jpeg_encoder::Encoder::new(&mut file, 90);
    encoder.add_app_segment(1, [b"Exif\0\0", word.as_bytes()].concat()).expect("a segment fits");
    encoder.encode(&samples, 8, 8, jpeg_encoder::ColorType::Rgb).expect("a small picture is encoded");
    file
}

/// The same fields with others in their place; those that say nothing are not there.
fn with(fields: &Mapping, says: &Mapping) -> Mapping {
    let mut all = fields.clone();
    for (key, value) in says {
        if value.is_null() { drop(all.remove(key)) } else { drop(all.insert(key.clone(), value.clone())) }
    }
    all
}

fn folder_of(kind: &str) -> String {
    if kind == "story" { "stories".to_owned() } else { format!("{kind}s") }
}

/// Which of the words show in a tree, and where.
fn shown(public: &Tree, words: &[String], allowed: impl Fn(&str) -> bool) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (path, bytes) in public {
        let all = [path.as_bytes(), bytes.as_slice()].concat();
        for at in (0..all.len()).filter(|at| all[*at..].starts_with(WORD.as_bytes())) {
            let number = all.get(at + WORD.len()..at + WORD.len() + 5).and_then(|n| std::str::from_utf8(n).ok());
            let meaning = number.and_then(|n| n.parse::<usize>().ok()).and_then(|n| words.get(n));
            let meaning = meaning.map_or("an unknown word", String::as_str);
            if !allowed(meaning) {
                found.insert(format!("{path}: {meaning}"));
            }
        }
    }
    found
}

/// A site whose every secret is planted; `kept` says whether what is to be kept back already is.
fn plant(garden: &mut Garden<'_>, table: &Table, kept: bool) -> Vec<(String, String)> {
    let none = Mapping::new();
    let mut refused = Vec::new();
    for refusal in &table.refused {
        for (kind, fields) in &table.kinds {
            if refusal.kinds.as_ref().is_some_and(|kinds| !kinds.contains(kind)) {
                continue;
            }
            let meaning = format!("{kind}, {}", refusal.name);
            garden.begin();
            let id = garden.word(&format!("{meaning}: id"));
            let folder = format!("{}/{id}", folder_of(kind));
            let says = if kept { &refusal.says } else { &none };
            garden.entry(&folder, (&with(fields, says), &table.body), "index.md", &meaning);
            refused.push((kind.clone(), id));
        }
    }
    for (n, translation) in table.translations.iter().enumerate() {
        let folder = format!("{}/goc-{n}", folder_of(&translation.kind));
        put(garden.root, &format!("content/{folder}/index.md"), original(&translation.kind));
        garden.begin();
        let (meaning, fields) = (format!("translation {n}"), &table.kinds[&translation.kind]);
        let fields = with(&with(fields, &translation.says), &[(Value::from("aliases"), Value::Null)].into_iter().collect());
        garden.entry(&folder, (&fields, &table.body), "index.en.md", &meaning);
    }
    for stripped in &table.stripped {
        let folder = stripped.file.trim_start_matches("content/").rsplit_once('/').map_or("", |(folder, _)| folder);
        garden.begin();
        let text = garden.fill(&stripped.text, folder, &stripped.name);
        put(garden.root, &stripped.file, text);
    }
    lists(garden.root);
    open(garden, &refused);
    refused
}

fn original(kind: &str) -> String {
    let own = match kind {
        "profile" => "kind: individual\nconsent: {person: {given: 2023-01-01}, photo: {given: 2023-01-01}}\n",
        "movement" => "type: drive\n",
        "cluster" => "type: cluster\nmembers: [don-vi]\n",
        _ => "",
    };
    format!("---\ntitle: Gốc\n{own}review: {{status: approved}}\n---\n\nChữ.\n")
}

fn lists(root: &Path) {
    let text = std::fs::read_to_string(root.join("site.yaml")).expect("init wrote it");
    if !text.contains("de-an") {
        put(root, "site.yaml", format!("{text}programmes: [{{id: de-an, title: Đề án}}]\nreports: {{publish: true}}\n"));
    }
    put(
        root,
        "content/snapshots/2023-08.yaml",
        "source: {title: BC, publisher: Sở, published: 2023-09-01}\nobs:\n- {ind: revenue, period: 2023-M08, basis: ytd, value: 2900, stage: official}\n",
    );
    for (list, id) in [("units", "don-vi"), ("titles", "bang-khen"), ("authorities", "chu-tich")] {
        put(root, &format!("content/lists/{list}.yaml"), format!("- {{id: {id}, name: Tên}}\n"));
    }
    put(root, "content/movements/phong-trao.md", original("movement"));
    put(root, "content/clusters/cum.md", original("cluster"));
    put(
        root,
        "content/plans/2023.yaml",
        "plan: {year: 2023, source: NQ, decided: 2022-12-02}\ndefaults: {op: gte, better: up, decimals: 0, pace: none}\n\
         indicators:\n- {n: 1, id: revenue, name: Thu, kind: flow, unit: tỷ, target: {value: 4500, implied: true}}\n",
    );
}

/// Entries for everybody, which lead to everything that is kept back in every way there is.
fn open(garden: &mut Garden<'_>, refused: &[(String, String)]) {
    let of = |kind: &str| refused.iter().filter(|(k, _)| k == kind).map(|(_, id)| id.as_str()).collect::<Vec<_>>().join(", ");
    let mut body = String::new();
    for (kind, id) in refused {
        body.push_str(&format!("[chữ]({kind}:{id}) [tệp](../{}/{id}/index.md)\n\n", folder_of(kind)));
        if kind == "profile" {
            body.push_str(&format!("```embed profile\nid: {id}\n```\n\n"));
        }
    }
    let (people, movements, clusters) = (of("profile"), of("movement"), of("cluster"));
    let entry = |file: &str, own: &str, body: &str| {
        put(garden.root, file, format!("---\ntitle: Công khai\n{own}review: {{status: approved}}\n---\n\n{body}\n"));
    };
    let consent = "consent: {person: {given: 2023-01-01}, photo: {given: 2023-01-01}}\n";
    let relations = format!("replicated_from: [{people}]\nmovements: [{movements}]\nclusters: [{clusters}]\n");
    entry("content/profiles/cong-khai.md", &format!("kind: individual\n{consent}{relations}"), &body);
    entry("content/profiles/cong-khai.en.md", "", &body);
    entry("content/stories/cong-khai.md", &format!("profiles: [{people}]\nmovements: [{movements}]\n"), &body);
    entry("content/pages/cong-khai.md", "", &body);
    let borrowed: Vec<String> = garden.files.iter().map(|file| borrow(&format!("../{file}"))).collect();
    entry("content/stories/muon.md", "", &borrowed.join("\n"));
    let named: Vec<String> = refused.iter().map(|(kind, id)| format!("{kind}:{id}")).collect();
    let blocks: String = movements.split(", ").map(|id| format!("- {{show: movement, movement: {id}}}\n")).collect();
    let front = format!(
        "lead: {}\nblocks:\n- {{show: entries, entries: [{}]}}\n{blocks}- {{show: news}}\n- {{show: profiles}}\n",
        named[0],
        named.join(", ")
    );
    put(garden.root, "content/front.yaml", front);
}

/// Another entry's file, shown in every way there is.
fn borrow(file: &str) -> String {
    let embed = |name: &str| format!("```embed {name}\nsrc: {file}\n```\n");
    let shown = match file.rsplit('.').next().unwrap_or_default() {
        "jpg" => format!("![ảnh]({file})\n\n```embed gallery\npictures: [{{src: {file}, alt: ảnh}}]\n```\n"),
        "mp3" => embed("audio"),
        "mp4" => embed("video"),
        "csv" => embed("table"),
        _ => String::new(),
    };
    format!("[chữ]({file})\n\n{shown}")
}

#[test]
fn no_word_of_what_is_kept_back_is_published() {
    let table: Table = serde_yaml::from_str(include_str!("data/secrets.yaml")).expect("the table is YAML");
    let root = site();
    let mut garden = Garden { root: root.path(), words: Vec::new(), files: Vec::new() };
    plant(&mut garden, &table, true);
    build(root.path(), DAY);
    let public = tree(&root.path().join("public"));
    for page in ["guong/khong-anh/index.html", "tin/muon/index.html", "bao-cao/index.html", "chi-tieu/2023/revenue/index.html"] {
        assert!(public.contains_key(page), "{page}");
    }
    let planted = garden.words.iter().filter(|meaning| !meaning.is_empty()).count();
    assert!(planted > 3000, "{planted}");
    let leaks = shown(&public, &garden.words, |_| false);
    assert!(leaks.is_empty(), "{leaks:#?}");
}

/// The address of an entry.
fn address(kind: &str, id: &str) -> Url {
    let root = match kind {
        "profile" => "/guong",
        "story" => "/tin",
        "movement" => "/phong-trao",
        "cluster" => "/cum-khoi",
        "notice" => "/thong-bao",
        _ => "",
    };
    Url::new(&format!("{root}/{id}/"))
}

#[test]
fn what_is_kept_back_is_shown_at_the_desk_and_marked() {
    let table: Table = serde_yaml::from_str(include_str!("data/secrets.yaml")).expect("the table is YAML");
    let root = site();
    let mut garden = Garden { root: root.path(), words: Vec::new(), files: Vec::new() };
    let refused = plant(&mut garden, &table, true);
    let now: jiff::civil::DateTime = format!("{DAY}T12:00").parse().expect("a minute");
    let news = Box::new(|_: &Shown| ());
    let live = Arc::new(Live::new(root.path(), Audience::Public, Arc::new(move |_: &_| Ok(now)), news));
    live.rebuild().expect("the site is there");
    let shown = live.shown();
    assert_eq!(shown.problems.iter().filter(|d| d.code.severity == Severity::Error).count(), 0, "{:?}", shown.problems);
    for (kind, id) in refused {
        let url = address(&kind, &id);
        assert!(live.read(&url).is_none(), "{url}");
        let page = live.kept_back(&url).map(|bytes| String::from_utf8(bytes).expect("pages are text"));
        let marked = |page: &String| page.contains("noindex") && page.contains("chưa công bố");
        assert!(page.as_ref().is_some_and(marked), "{url}");
    }
    assert!(!root.path().join("public").exists());
}

/// Where words show before anything is taken down: if one of these held none, nothing would be proved there.
const PLACES: [&str; 15] = [
    "index.html",
    "feed.xml",
    "sitemap.xml",
    "guong/",
    "tin/",
    "phong-trao/",
    "cum-khoi/",
    "thong-bao/",
    "dia-phuong/",
    "de-an/",
    "bao-cao/",
    "chi-tieu/2023/revenue/",
    "du-lieu/profiles.json",
    "hinh/",
    "en/guong/",
];

#[test]
fn what_is_taken_down_leaves_no_word_behind() {
    let table: Table = serde_yaml::from_str(include_str!("data/secrets.yaml")).expect("the table is YAML");
    let root = site();
    let mut words = Vec::new();
    for (kept, day) in [(false, "2023-09-14"), (true, DAY)] {
        let mut garden = Garden { root: root.path(), words: Vec::new(), files: Vec::new() };
        plant(&mut garden, &table, kept);
        build(root.path(), day);
        words = garden.words;
        if !kept {
            let seen = shown(&tree(&root.path().join("public")), &words, |_| false);
            let unseen: Vec<&&str> = PLACES.iter().filter(|place| !seen.iter().any(|s| s.starts_with(**place))).collect();
            assert!(unseen.is_empty(), "nothing was planted in {unseen:?}");
        }
    }
    // An address was published, and the id or the old name in it: a tombstone stands there.
    let leaks =
        shown(&tree(&root.path().join("public")), &words, |meaning| meaning.ends_with(": id") || meaning.ends_with(": address"));
    assert!(leaks.is_empty(), "{leaks:#?}");
}
