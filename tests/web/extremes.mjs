// A small site of extremes: long names, long words, nothing and too much of
// everything, below a path, in two languages. Two states: what is published
// first, and what was withdrawn or renamed later.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { root } from "./project.mjs";

const LONG = "Tổ hợp tác tự nguyện liên thôn gìn giữ, phục dựng, truyền dạy nghề dệt thổ cẩm, đan gùi và chế tác nhạc cụ cổ truyền của đồng bào các dân tộc thiểu số vùng biên giới ba nước, một mô hình mới nhiều năm liền";
const LONG_WORD = "https://guong.example.vn/".concat("mot-dia-chi-rat-dai-khong-co-cho-ngat-".repeat(4));
const REVIEW = "review: {status: approved, by: Ban biên tập, on: 2023-05-12}";
const CONSENT = "consent: {person: {given: 2023-04-20, record: 12/BB}, photo: {given: 2023-04-20, record: 12/BB}}";

const entry = (head, body) => `---\n${head.trim()}\n---\n\n${body}\n`;
const profile = (head, body) => entry(`${head}\n${REVIEW}\n${CONSENT}`, body);
const story = (head, body) => entry(`${head}\n${REVIEW}`, body);

const SITE = `
title: {vi: "Gương điển hình tiên tiến, người tốt việc tốt tỉnh Kon Tum và các huyện, thành phố", en: "Exemplary people of the province, its districts and its city"}
base_url: https://guong.example.vn/noi/sau/
languages: [{code: vi, name: Tiếng Việt}, {code: en, name: English}]
as_of: 2023-09-15
page_size: 3
agency: {name: "${LONG}", address: "Số 1, đường có tên dài không xuống dòng được", email: mot-hop-thu-dien-tu-co-ten-rat-dai@co-quan-minh-hoa.example.vn, phone: 0260 000 0000, responsible: "${LONG.slice(0, 120)}"}
programmes: [{id: de-an, title: "${LONG}", from: 2020-01-01, to: 2021-12-31, source: Quyết định minh họa, aims: Một dòng.}]
reuse: Được dùng lại khi ghi nguồn.
taxonomies: [field, place, level, unit, movement, cluster, column]
`;

const LISTS = {
  levels: `- {id: grassroots, name: Cơ sở, rank: 10}\n- {id: nation, name: Toàn quốc, rank: 50}\n`,
  places: `- {id: xa-moi, name: Xã Mới}\n- {id: xa-cu, name: "Xã ${LONG}", to: 2023-06-30, replaced_by: xa-moi}\n- {id: xa-vang, name: Xã chưa có ai}\n`,
  units: `- {id: don-vi, name: "${LONG}"}\n- {id: don-vi-hai, name: Đơn vị hai}\n`,
  fields: `- {id: moi-truong, name: Môi trường, criteria: [{text: "${LONG}", source: Văn bản}]}\n- {id: trong, name: Lĩnh vực chưa có gì}\n`,
  columns: `- {id: chuyen-muc, name: Chuyên mục, outlet: don-vi, medium: radio, cadence: hằng tuần, editor: Người biên tập}\n`,
  titles: `- {id: bang-khen, name: "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh về thành tích xuất sắc trong phong trào thi đua"}\n`,
  authorities: `- {id: co-quan, name: Cơ quan khen thưởng}\n`,
  holidays: `- {date: 2023-09-01, to: 2023-09-04, name: Quốc khánh}\n`,
};

const awards = Array.from({ length: 12 }, (_, n) =>
  `- {title: bang-khen, by: co-quan, decision: ${n + 1}/MH, date: ${2010 + n}-05-04, for: "Thành tích năm ${2010 + n}"${n % 5 === 4 ? `, revoked: {date: ${2011 + n}-03-01, decision: 9${n}/MH}` : ""}}`).join("\n");

const EVERYTHING = `
title: "${LONG.slice(0, 90)} Yă Ƀăl Ŏng Ñi Č’Rưng"
kind: individual
role: "${LONG}"
level: nation
recognised: [{level: grassroots, on: 2012-03-02, by: Cơ quan, decision: 1/MH}, {level: nation, on: 2021-03-02, by: Cơ quan, decision: 2/MH}]
known_for: "${LONG}."
summary: "${LONG}."
date: 2023-05-12
updated: 2023-06-12
place: xa-cu
unit: don-vi
fields: [moi-truong]
movements: [phong-trao]
clusters: [cum]
programmes: [de-an]
direct_worker: true
small_collective: true
hard_area: true
results: [{label: "${LONG}", from: "1.234.567", to: "9.876.543", unit: triệu đồng, years: [2016, 2022], source: s1}, {label: một, value: "1", unit: hộ}]
replicate: {conditions: "${LONG}", steps: "${LONG}", not_for: "${LONG}"}
contact: {unit: don-vi, text: "${LONG_WORD}"}
portrait: {src: chan-dung.jpg, alt: Một người đứng giữa vườn, credit: "${LONG.slice(0, 80)}", focus: [0.5, 0.2]}
gallery: [{src: chan-dung.jpg, alt: Một người đứng giữa vườn, caption: "${LONG}"}]
audio: {src: tieng.wav, title: Nghe chuyện, credit: Người thu, transcript: "${LONG}"}
sources: [{id: s1, title: "${LONG}", publisher: Cơ quan, date: 2022-12-15, url: "${LONG_WORD}"}]
corrections: [{date: 2023-06-12, text: "${LONG}"}]
coverage: [{outlet: "${LONG.slice(0, 60)}", medium: radio, title: "${LONG}", url: "${LONG_WORD}", date: 2023-05-15}]
awards:
${awards}`;

const PARAGRAPH = "Năm ấy cả thôn chỉ có ba vườn, và không ai dám vay tiền mua giống. Người cho mượn không đòi lãi, chỉ hẹn ba năm trả lại đúng số cây đã mượn, ghi vào cuốn vở treo ở nhà rông. Đến nay số hộ mượn đã lên mười tám, mười sáu hộ trả đủ.";

const LONG_BODY = `${Array.from({ length: 12 }, (_, n) => `## Phần ${n + 1}: ${n === 3 ? LONG : "chuyện kể tiếp"}\n\n${Array(5).fill(PARAGRAPH).join("\n\n")}[^n${n}]\n`).join("\n")}

### Bảng rộng

| Cột một | Cột hai | Cột ba | Cột bốn | Cột năm | Cột sáu | Cột bảy | Cột tám |
|---|--:|:-:|---|---|---|---|---|
| ${"Ô dài không ngắn | ".repeat(8)}
| ${"1.300.000.000 | ".repeat(8)}

#### Đủ kiểu chữ

\`${"mã_không_có_chỗ_ngắt_".repeat(6)}\`

\`\`\`
${"khối mã dài ".repeat(20)}
\`\`\`

Thuật ngữ
: Giải nghĩa một.
: Giải nghĩa hai.

- [ ] chưa làm
- [x] đã làm
  - con
    - cháu

1. một
1. hai

> Trích lời trong bài.

> [!NOTE]
> Ghi chú.

> [!CAUTION]
> Cẩn thận.

~~Bỏ đi~~, *nghiêng*, **đậm**, [Ƀai tơroi]{lang=bdq}, ${LONG_WORD}

![Một người đứng giữa vườn](chan-dung.jpg "${LONG}")

\`\`\`embed quote
text: "${LONG}"
by: Người nói
role: "${LONG.slice(0, 60)}"
\`\`\`

\`\`\`embed profile
id: du-thu
\`\`\`

\`\`\`embed gallery
pictures: [{src: chan-dung.jpg, alt: Một, caption: Một}, {src: chan-dung.jpg, alt: Hai, caption: Hai}]
\`\`\`

\`\`\`embed timeline
items: [{date: 2016-01-01, text: "${LONG}"}, {date: 2022-03-01, text: Hai}]
\`\`\`

\`\`\`embed audio
src: tieng.wav
title: Nghe
credit: Người thu
transcript: "${LONG}"
\`\`\`

\`\`\`embed video
url: https://phim.example.vn/xem/1
title: "${LONG}"
credit: Người quay
transcript: Lời.
\`\`\`

${Array.from({ length: 12 }, (_, n) => `[^n${n}]: Nguồn thứ ${n + 1}, ${LONG_WORD}`).join("\n\n")}
`;

const PLAN = `
plan: {year: 2023, place: xa-moi, source: NQ/MH, decided: "2022-12-02"}
defaults: {op: gte, better: up, decimals: 0, pace: none}
indicators:
- {n: 1, id: dai, name: "${LONG}", kind: flow, unit: nghìn tỷ đồng trên một trăm hộ, pace: linear, target: {value: 1234567890}}
- {n: 2, id: chua-co, name: Chưa có số, kind: annual, unit: "%", decimals: 2, target: {value: 10}}
- {n: 3, id: kem, name: Tỷ lệ giảm, kind: annual, unit: "%", decimals: 2, better: down, target: {op: lte, value: 3}}
`;
const SNAPSHOT = `
source: {title: "${LONG}", publisher: "${LONG}", published: "2023-08-11"}
obs:
- {ind: dai, period: 2023-M07, basis: ytd, value: 1, stage: estimate}
- {ind: kem, period: 2023-M07, basis: ytd, value: 9.75, stage: official}
`;

/** Half a second of silence. */
function silence() {
  const rate = 8000, bytes = rate / 2, head = Buffer.alloc(44);
  head.write("RIFF", 0); head.writeUInt32LE(36 + bytes, 4); head.write("WAVEfmt ", 8); head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20); head.writeUInt16LE(1, 22); head.writeUInt32LE(rate, 24); head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32); head.writeUInt16LE(8, 34); head.write("data", 36); head.writeUInt32LE(bytes, 40);
  return Buffer.concat([head, Buffer.alloc(bytes, 128)]);
}

function files(state) {
  const later = state === "withdrawn";
  const out = { "site.yaml": SITE };
  for (const [name, text] of Object.entries(LISTS)) out[`content/lists/${name}.yaml`] = text;
  out["content/profiles/du-thu/index.md"] = profile(EVERYTHING, LONG_BODY);
  out["content/profiles/du-thu/tieng.wav"] = out["content/stories/dai/tieng.wav"] = silence();
  out["content/profiles/ngan.md"] = profile("title: Y\nkind: household\nsample: true\ndate: 2023-05-01", "Một dòng.");
  out["content/profiles/ngan.en.md"] = profile("title: Y\nkind: household\nsample: true\ndate: 2023-05-01", "One line.");
  out["content/profiles/tap-the.md"] = profile("title: Tập thể\nkind: collective\ndate: 2023-05-02", "");
  for (let n = 1; n <= 8; n += 1) {
    out[`content/stories/tin-${n}.md`] = story(`title: Tin số ${n}\ndate: 2023-0${n}-03\nplace: xa-cu\ncolumn: chuyen-muc\nfields: [moi-truong]`, "Một dòng.");
  }
  out["content/stories/dai/index.md"] = story(`title: "${LONG}"\nsummary: "${LONG}"\ndate: 2023-09-14\nauthor: "${LONG.slice(0, 80)}"\nprofiles: [du-thu, ngan]\nindicators: [{id: dai, year: 2023}]\ncover: {src: chan-dung.jpg, alt: Một người, credit: Người vẽ, caption: "${LONG}"}`, LONG_BODY);
  out["content/stories/duong-cu.md"] = story(`title: Đổi địa chỉ\ndate: 2023-04-03\naliases: [/bai-cu/]`, "Một dòng.");
  out["content/stories/rut-lai.md"] = entry(`title: Rút lại\ndate: 2023-04-04\nreview: {status: ${later ? "withdrawn" : "approved"}, by: Ban biên tập, on: 2023-05-12}`, "Một dòng.");
  out["content/movements/phong-trao.md"] = story(`title: "${LONG}"\ntype: campaign\ndate: 2023-01-02\nlaunched: 2023-01-02\nstages: [{kind: launch, date: 2023-01-02, text: "${LONG}"}]\nindicators: [dai]`, PARAGRAPH);
  out["content/clusters/cum.md"] = story(`title: Cụm\ntype: block\ndate: 2023-01-03\nmembers: [don-vi, don-vi-hai]\nlead: don-vi\npledges: ["${LONG}"]`, "");
  out["content/notices/y-kien.md"] = story(`title: "${LONG}"\ndate: 2023-09-07\nopens: 2023-09-07\nworking_days: 10\nnominees: [{name: "${LONG}", kind: collective, proposed: bang-khen}]\nfeedback: "${LONG_WORD}"`, "");
  out["content/pages/gioi-thieu.md"] = story("title: Giới thiệu\ndate: 2023-01-01", PARAGRAPH);
  out["content/plans/2023.yaml"] = PLAN;
  out["content/snapshots/2023-08-11.yaml"] = SNAPSHOT;
  return out;
}

/** Writes the site in one of its states: `published`, then `withdrawn`. */
export function growExtremes(folder, state) {
  for (const [name, text] of Object.entries(files(state))) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof text === "string" ? text.trimStart() : text);
  }
  const portrait = path.join(root, "content/profiles/y-hlang/portrait.jpg");
  for (const at of ["profiles/du-thu", "stories/dai"]) cpSync(portrait, path.join(folder, "content", at, "chan-dung.jpg"));
}
