// A site of many names in one letter and one month: what a province has after years.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const SITE = `
title: Nhiều gương
base_url: https://guong.example.vn/
languages: [{code: vi, name: Tiếng Việt}, {code: en, name: English}]
as_of: 2023-09-15
policy: {review: off, consent: off}
agency: {name: Cơ quan minh họa, email: lien-he@example.vn}
`;
const FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Y", "A"], MIDDLE = ["Thị", "Văn", "Minh", "Thu", "Ngọc"];
const GIVEN = ["Hạnh", "Hoa", "Hùng", "Hương", "Hải", "Hiền", "Hòa"];
const MANY = 730;

/** Writes the site. */
export function growCrowd(folder) {
  mkdirSync(path.join(folder, "content/profiles"), { recursive: true });
  writeFileSync(path.join(folder, "site.yaml"), SITE.trimStart());
  for (let n = 0; n < MANY; n += 1) {
    const name = `${FAMILY[n % 7]} ${MIDDLE[n % 5]} ${n % 9 === 8 ? "An" : GIVEN[Math.floor(n / 7) % 7]}`;
    const text = `---\ntitle: ${name}\nkind: individual\nrole: Nông dân trồng cà phê\ndate: 2023-0${n < 600 ? 4 : 5}-${String((n % 28) + 1).padStart(2, "0")}\n---\n\nMột dòng.\n`;
    writeFileSync(path.join(folder, `content/profiles/nguoi-${String(n).padStart(4, "0")}.md`), text);
  }
}
