//! People under edit: every field that other pages show of somebody is said again by chance,
//! so that what a page looked at, and did not say, is found.

use std::collections::BTreeMap;
use std::path::Path;

use crate::yard::{Chance, put};

/// What a field may say; nothing where it may be missing.
type Field = (&'static str, &'static [&'static str]);

const FIELDS: [Field; 16] = [
    ("title", &["A Thử", "Y Đặng Ưng", "Nguyễn Thị Ổi", "Tổ Rừng Xanh", "Hộ ông Lê Văn Ẩn"]),
    ("kind", &["individual", "collective", "household"]),
    ("role", &["", "Trưởng thôn", "Nông dân trồng cà phê"]),
    ("known_for", &["", "Giữ rừng đầu nguồn.", "Chỉ cách ủ phân cho hàng xóm."]),
    ("summary", &["", "Hồ sơ minh họa.", "Một câu khác."]),
    ("level", &["co-so", "tinh", "toan-quoc"]),
    ("place", &["", "xa-mau", "tinh-mau"]),
    ("fields", &["", "[nong-nghiep]", "[giao-duc]", "[giao-duc, nong-nghiep]"]),
    ("movements", &["", "[thi-dua]"]),
    ("sort_name", &["", "Ất", "Zôi"]),
    ("unlisted", &["", "", "", "true"]),
    ("date", &["", "2023-05-04", "2023-06-01", "2022-12-31"]),
    ("updated", &["", "2023-08-31"]),
    ("replicated_from", &["", "[nguoi-dau-tien]"]),
    (
        "contributes",
        &[
            "",
            "[{indicator: thu, year: 2023, claim: supports}]",
            "[{indicator: thu, claim: supports, text: mỗi năm một ít}]",
            "[{indicator: thu, year: 2023, amount: 1, claim: measured}]",
            "[{indicator: thu, year: 2023, amount: 12, claim: measured, text: bán cà phê}]",
        ],
    ),
    ("results", &["", "[{label: Thu nhập, from: 2, to: 3, unit: triệu đồng}]", "[{label: Giống, value: 12}]"]),
];
const BODIES: [&str; 6] = [
    "## Việc đã làm\n\nMột việc.",
    "Xem [người](profile:nguoi-dau-tien) và [bài](story:bai-dau-tien).",
    "Thu được {{ind thu@2023-M07}}.",
    "```embed profile\nid: nguoi-dau-tien\n```",
    "```embed indicator\nid: 2023/thu\n```\n\nXem [phong trào](movement:thi-dua).",
    "```embed quote\ntext: Rừng còn thì làng còn.\nby: A Thử\n```",
];

/// What is not a field of its own.
const APART: [&str; 3] = ["body", "english", "status"];

/// Some people, each with what is said of them.
#[derive(Default)]
pub struct People {
    all: BTreeMap<String, BTreeMap<&'static str, String>>,
}

impl People {
    /// Sets up what people refer to, and some of them.
    pub fn settle(root: &Path, chance: &mut Chance) -> People {
        put(
            root,
            "content/plans/2023.yaml",
            "plan: {year: 2023}\nindicators:\n- {n: 1, id: thu, name: Thu, kind: flow, unit: tỷ đồng, pace: linear, target: {value: 9000}}\n",
        );
        put(
            root,
            "content/snapshots/thang-bay.yaml",
            "source: {title: Báo cáo, published: 2023-08-01}\nobs:\n- {ind: thu, period: 2023-M07, basis: ytd, value: 1000, stage: estimate}\n",
        );
        let mut people = People::default();
        for n in 0..25 {
            let said = FIELDS.iter().map(|(key, words)| (*key, (*chance.pick(words)).to_owned())).collect();
            people.all.insert(format!("nguoi-{n}"), said);
        }
        put(root, "content/lists/columns.yaml", "- {id: guong-sang, name: Gương sáng}\n");
        people.write_movement(root, "Thi đua giữ rừng");
        people.all.keys().cloned().collect::<Vec<_>>().iter().for_each(|id| people.write(root, id));
        people
    }

    /// Somebody new, whose id comes anywhere among the others.
    pub fn arrive(&mut self, root: &Path, chance: &mut Chance) -> String {
        let id = format!("nguoi-{}{}", chance.below(25), chance.below(1_000));
        let said = FIELDS.iter().map(|(key, words)| (*key, (*chance.pick(words)).to_owned())).collect();
        self.all.insert(id.clone(), said);
        self.write(root, &id);
        format!("{id} arrives")
    }

    /// Somebody goes, or comes back.
    pub fn leave(&mut self, root: &Path, chance: &mut Chance) -> String {
        let ids: Vec<String> = self.all.keys().cloned().collect();
        let id = chance.pick(&ids).clone();
        let said = self.all.entry(id.clone()).or_default();
        let status = if said.get("status").is_some_and(|s| s == "withdrawn") { "approved" } else { "withdrawn" };
        said.insert("status", status.to_owned());
        self.write(root, &id);
        format!("{id} is {status}")
    }

    fn write_movement(&self, root: &Path, title: &str) {
        let text = format!(
            "---\ntitle: {title}\ntype: regular\nlaunched: 2023-01-05\nreview: {{status: approved, by: X, on: 2023-01-05}}\n---\nLời kêu gọi.\n"
        );
        put(root, "content/movements/thi-dua.md", text);
    }

    fn write(&self, root: &Path, id: &str) {
        let Some(said) = self.all.get(id) else { return };
        let line = |(key, value): (&&str, &String)| format!("{key}: {value}\n");
        let head: String = said.iter().filter(|(key, value)| !APART.contains(key) && !value.is_empty()).map(line).collect();
        let status = said.get("status").map_or("approved", String::as_str);
        let consent = "consent: {person: {given: 2023-04-20, record: a}}\n";
        let stands = format!("sample: true\nreview: {{status: {status}, by: X, on: 2023-05-04}}\n{consent}");
        let body = said.get("body").map_or(BODIES[0], String::as_str);
        put(root, &format!("content/profiles/{id}.md"), format!("---\n{head}{stands}---\n{body}\n"));
        if let Some(title) = said.get("english") {
            let text = format!("---\ntitle: {title}\nreview: {{status: approved, by: X, on: 2023-05-04}}\n---\nIn English.\n");
            put(root, &format!("content/profiles/{id}.en.md"), text);
        }
    }

    /// Says something else of somebody, or of what they belong to.
    pub fn change(&mut self, root: &Path, chance: &mut Chance) -> String {
        let ids: Vec<String> = self.all.keys().cloned().collect();
        let id = chance.pick(&ids).clone();
        let field = chance.below(FIELDS.len() as u64 + 3);
        let (key, value) = match FIELDS.get(usize::try_from(field).expect("a position fits")) {
            Some((key, words)) => (*key, (*chance.pick(words)).to_owned()),
            None if field == FIELDS.len() as u64 => ("body", (*chance.pick(&BODIES)).to_owned()),
            None if field == FIELDS.len() as u64 + 1 => ("english", format!("Person {}", chance.below(9))),
            None => {
                let title = *chance.pick(&["Thi đua giữ rừng", "Thi đua yêu nước", "Cả tỉnh chung sức"]);
                self.write_movement(root, title);
                return "retitle the movement".to_owned();
            }
        };
        self.all.entry(id.clone()).or_default().insert(key, value.clone());
        self.write(root, &id);
        format!("{id} says {key}: {value}")
    }
}
