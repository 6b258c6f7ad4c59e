//! After any sequence of edits an incremental build publishes what a build from
//! nothing publishes, byte for byte, and touches no file that stays the same.
//!
//! `GUONG_SEQUENCES=1000 cargo test --release --test incremental` runs more than the usual number, and
//! `GUONG_FIRST=311` those from that one on.

mod yard;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use yard::people::People;
use yard::{Chance, build, clean, differences, index, ledger, put, site, tree};

/// How many sequences of edits are tried without a word.
const SEQUENCES: u64 = 100;
/// How many edits each has.
const EDITS: u64 = 6;

/// A project under edit.
struct World<'a> {
    root: &'a Path,
    chance: Chance,
    /// How many edits were made: names that never come twice.
    count: u64,
    /// Stories by id: title, body, profile named, approved, old addresses.
    stories: BTreeMap<String, Story>,
    day: u64,
    people: People,
}

#[derive(Clone)]
struct Story {
    title: String,
    body: String,
    profile: &'static str,
    status: &'static str,
    aliases: Vec<String>,
    embargo: Option<u64>,
}

impl Story {
    fn new(title: &str) -> Story {
        let body = "Xem [người](profile:nguoi-dau-tien).".to_owned();
        Story { title: title.to_owned(), body, profile: "nguoi-dau-tien", status: "approved", aliases: Vec::new(), embargo: None }
    }

    fn text(&self) -> String {
        let embargo = self.embargo.map_or_else(String::new, |day| format!("embargo: 2023-09-{day:02}T07:00\n"));
        format!(
            "---\ntitle: {}\ndate: 2023-09-01\ncolumn: guong-sang\nprofiles: [{}]\naliases: [{}]\n{embargo}review: {{status: {}, by: X, on: 2023-09-01}}\n---\n{}\n",
            self.title,
            self.profile,
            self.aliases.join(", "),
            self.status,
            self.body
        )
    }
}

type Edit = fn(&mut World<'_>) -> String;

/// What an editor does; each says what it did.
const ALL: [Edit; 23] = [
    create, delete, rename, retitle, rewrite, withhold, schedule, term, setting, wording, template, style, snapshot, time,
    person, person, person, person, person, person, arrive, arrive, leave,
];

impl World<'_> {
    fn fresh(&mut self) -> u64 {
        self.count += 1;
        self.count
    }

    fn one(&mut self) -> String {
        let ids: Vec<String> = self.stories.keys().cloned().collect();
        self.chance.pick(&ids).clone()
    }

    fn write(&self, id: &str) {
        if let Some(story) = self.stories.get(id) {
            put(self.root, &format!("content/stories/{id}.md"), story.text());
        }
    }

    fn change(&mut self, make: impl Fn(&mut Story)) -> String {
        let id = self.one();
        self.stories.get_mut(&id).into_iter().for_each(&make);
        self.write(&id);
        id
    }

    fn replace(&self, file: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.root.join(file)).expect("the file is there");
        assert!(text.contains(from), "{file} has no {from}");
        put(self.root, file, text.replacen(from, to, 1));
    }

    fn day(&self) -> String {
        format!("2023-09-{:02}", self.day)
    }
}

fn create(world: &mut World<'_>) -> String {
    let id = format!("tin-{}", world.fresh());
    world.stories.insert(id.clone(), Story::new(&format!("Tin mới {id}")));
    world.write(&id);
    format!("create {id}")
}

/// The file goes; another story answers at its address.
fn delete(world: &mut World<'_>) -> String {
    if world.stories.len() < 3 {
        return create(world);
    }
    let id = world.one();
    let gone = world.stories.remove(&id).expect("it is one of them");
    fs::remove_file(world.root.join(format!("content/stories/{id}.md"))).expect("it is there");
    let heir = world.change(|heir| {
        heir.aliases.extend(gone.aliases.iter().cloned());
        heir.aliases.push(format!("/tin/{id}/"));
        heir.status = "approved";
        heir.embargo = None;
    });
    format!("delete {id}, {heir} answers for it")
}

fn rename(world: &mut World<'_>) -> String {
    let old = world.one();
    let new = format!("tin-{}", world.fresh());
    let mut story = world.stories.remove(&old).expect("it is one of them");
    fs::remove_file(world.root.join(format!("content/stories/{old}.md"))).expect("it is there");
    story.aliases.push(format!("/tin/{old}/"));
    (story.status, story.embargo) = ("approved", None);
    world.stories.insert(new.clone(), story);
    world.write(&new);
    format!("rename {old} to {new}")
}

fn retitle(world: &mut World<'_>) -> String {
    let n = world.fresh();
    format!("retitle {}", world.change(|s| s.title = format!("Tên khác {n} – Đặng Thị Ưng")))
}

fn rewrite(world: &mut World<'_>) -> String {
    let n = world.fresh();
    format!("rewrite {}", world.change(|s| s.body.push_str(&format!("\n\n## Đoạn {n}\n\nLời[^{n}].\n\n[^{n}]: Chú thích."))))
}

fn withhold(world: &mut World<'_>) -> String {
    format!("withhold {}", world.change(|s| s.status = if s.status == "approved" { "withdrawn" } else { "approved" }))
}

fn schedule(world: &mut World<'_>) -> String {
    let day = world.day + 2;
    let id = world.one();
    // Only what was never published is scheduled here.
    if world.stories.get(&id).is_some_and(|s| s.embargo.is_none()) {
        let id = create(world);
        let name = id.trim_start_matches("create ").to_owned();
        world.stories.get_mut(&name).into_iter().for_each(|s| s.embargo = Some(day));
        world.write(&name);
        return format!("schedule {name}");
    }
    rewrite(world)
}

fn term(world: &mut World<'_>) -> String {
    let n = world.fresh();
    put(world.root, "content/lists/units.yaml", format!("- {{id: don-vi, name: Đơn vị {n}}}\n"));
    "term".to_owned()
}

fn setting(world: &mut World<'_>) -> String {
    let (n, text) = (world.fresh(), fs::read_to_string(world.root.join("site.yaml")).expect("settings"));
    let title = text.lines().find(|l| l.starts_with("title:")).expect("a title").to_owned();
    world.replace("site.yaml", &title, &format!("title: Trang {n}"));
    "setting".to_owned()
}

fn wording(world: &mut World<'_>) -> String {
    let n = world.fresh();
    let text = fs::read_to_string(world.root.join("themes/default/i18n/vi.yaml")).expect("words");
    let line = text.lines().find(|l| l.starts_with("home:")).expect("a word").to_owned();
    world.replace("themes/default/i18n/vi.yaml", &line, &format!("home: Trang đầu {n}"));
    "wording".to_owned()
}

fn template(world: &mut World<'_>) -> String {
    let n = world.fresh();
    world.replace("themes/default/templates/base.html", "</head>", &format!("<meta name=\"thu\" content=\"{n}\">\n</head>"));
    "template".to_owned()
}

fn style(world: &mut World<'_>) -> String {
    let n = world.fresh();
    world.replace("themes/default/static/style/1-paper.css", ":root {", &format!("/* {n} */\n:root {{"));
    "style".to_owned()
}

fn snapshot(world: &mut World<'_>) -> String {
    let promised = |(n, id): (usize, &str)| {
        format!("- {{n: {n}, id: {id}, name: Số {id}, kind: flow, unit: tỷ đồng, pace: linear, target: {{value: 9000}}}}\n")
    };
    let all = ["thu", "chi", "nop"];
    let plan: String = (1..).zip(all).map(promised).collect();
    put(world.root, "content/plans/2023.yaml", format!("plan: {{year: 2023}}\nindicators:\n{plan}"));
    let n = world.fresh();
    let text = format!(
        "source: {{title: Báo cáo {n}, published: 2023-08-{:02}}}\nobs:\n- {{ind: {}, period: 2023-M07, basis: ytd, value: {}, stage: estimate}}\n",
        1 + n % 28,
        world.chance.pick(&all),
        1000 + n
    );
    // Of two figures of one day and stage nothing decides; one of each day is kept.
    let name = format!("content/snapshots/ngay-{:02}.yaml", 1 + n % 28);
    if !world.root.join(&name).exists() {
        put(world.root, &name, text);
    }
    "snapshot".to_owned()
}

/// Something else is said of somebody.
fn person(world: &mut World<'_>) -> String {
    world.people.change(world.root, &mut world.chance)
}

fn arrive(world: &mut World<'_>) -> String {
    world.people.arrive(world.root, &mut world.chance)
}

fn leave(world: &mut World<'_>) -> String {
    world.people.leave(world.root, &mut world.chance)
}

fn time(world: &mut World<'_>) -> String {
    world.day = (world.day + 1).min(29);
    format!("a day passes: {}", world.day())
}

fn times(public: &Path) -> BTreeMap<String, SystemTime> {
    let files = walkdir::WalkDir::new(public).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files
        .map(|e| (e.path().display().to_string(), e.metadata().expect("it is there").modified().expect("a file has a time")))
        .collect()
}

fn sequence(seed: u64) {
    let root = site();
    let public = root.path().join("public");
    let mut chance = Chance::new(seed);
    let people = People::settle(root.path(), &mut chance);
    let settings = fs::read_to_string(root.path().join("site.yaml")).expect("settings");
    assert!(!settings.contains("reports:"));
    put(root.path(), "site.yaml", settings + "reports: {publish: true}\n");
    let mut world = World { root: root.path(), chance, count: 0, stories: BTreeMap::new(), day: 10, people };
    for _ in 0..3 {
        create(&mut world);
    }
    build(root.path(), &world.day());
    let mut told = Vec::new();
    for _ in 0..EDITS {
        let edit = *world.chance.pick(&ALL);
        told.push(edit(&mut world));
        let (before, stamps) = (tree(&public), times(&public));
        let (expected, book) = clean(root.path(), &world.day());
        build(root.path(), &world.day());
        let after = tree(&public);
        assert_eq!(differences(&after, &expected), Vec::<String>::new(), "seed {seed}: {told:?}");
        assert_eq!(ledger(root.path()), book, "seed {seed}: {told:?}");
        assert_eq!(index::stale(&before, &after), Vec::<String>::new(), "seed {seed}: {told:?}");
        let now = times(&public);
        let same = |name: &&String| before.get(*name) == after.get(*name);
        let moved: Vec<&String> = after
            .keys()
            .filter(same)
            .filter(|n| {
                let path = public.join(n).display().to_string();
                stamps.get(&path) != now.get(&path)
            })
            .collect();
        assert_eq!(moved, Vec::<&String>::new(), "seed {seed}: written again without need after {told:?}");
    }
}

#[test]
fn incremental_builds_are_clean_builds() {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let first = number("GUONG_FIRST").unwrap_or(0);
    let end = first + number("GUONG_SEQUENCES").unwrap_or(SEQUENCES);
    let next = std::sync::atomic::AtomicU64::new(first);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if seed >= end {
                        break;
                    }
                    sequence(seed);
                }
            });
        }
    });
}

/// Who is not listed is shown others beside where it would sit, and that is told by who sits there, not by their order.
#[test]
fn who_is_not_listed_sees_others_pass() {
    let root = site();
    let put_person = |id: &str, said: &str| {
        let stands = "sample: true\nreview: {status: approved, by: X, on: 2023-05-04}\nconsent: {person: {given: 2023-04-20, record: a}}\n";
        let text =
            format!("---\ntitle: {id}\nkind: individual\nlevel: co-so\nfields: [giao-duc]\n{said}{stands}---\nMột việc.\n");
        put(root.path(), &format!("content/profiles/{id}.md"), text);
    };
    put_person("mai-a", "date: 2023-06-01\nunlisted: true\n");
    put_person("mai-b", "date: 2023-06-02\n");
    for (day, is_beside) in [("2023-06-02", false), ("2023-05-31", true), ("2023-06-03", false)] {
        put_person("mai-b", &format!("date: {day}\n"));
        build(root.path(), "2023-09-10");
        let after = tree(&root.path().join("public"));
        let page = String::from_utf8_lossy(&after["guong/mai-a/index.html"]).into_owned();
        assert_eq!(page.contains("/guong/mai-b/"), is_beside, "{day}");
        assert_eq!(differences(&after, &clean(root.path(), "2023-09-10").0), Vec::<String>::new(), "{day}");
    }
}
