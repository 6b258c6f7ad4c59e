// Open data as a reader's program takes it: the package names its files, and the
// sheets hold what the JSON holds.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { SITES } from "./stage.mjs";
import { fileOf } from "./server.mjs";

const ORIGIN = "https://guong.example.vn";
const CASTS = {
  string: () => true, integer: (v) => /^-?\d+$/.test(v), number: (v) => /^-?\d+(\.\d+)?$/.test(v), boolean: (v) => /^(true|false)$/.test(v),
  date: (v) => /^\d{4}-\d\d-\d\d$/.test(v), year: (v) => /^\d{4}$/.test(v), array: () => true, any: () => true,
};

for (const site of SITES.filter((s) => s.name !== "preview")) {
  const at = (name) => path.join(site.folder, "du-lieu", name);
  const text = (name) => readFileSync(at(name), "utf8");
  const rows = (name, delimiter = ",") => parse(text(name), { columns: true, delimiter, bom: true });

  test(`${site.name}: the data package names what is there`, () => {
    const box = JSON.parse(text("datapackage.json"));
    assert.match(box.name, /^[a-z0-9._/-]+$/);
    assert.equal(new Set(box.resources.map((r) => r.name)).size, box.resources.length);
    for (const resource of box.resources) {
      assert.ok(resource.path && existsSync(at(resource.path)), resource.name);
      if (resource.format === "json") JSON.parse(text(resource.path));
      if (resource.format !== "csv") continue;
      const sheet = rows(resource.path, resource.dialect?.delimiter);
      for (const { name, type, decimalChar = "." } of resource.schema?.fields ?? []) {
        for (const row of sheet) {
          assert.ok(name in row, `${resource.path} has no ${name}`);
          const cell = decimalChar === "." ? row[name] : row[name].replace(decimalChar, ".");
          assert.ok(cell === "" || CASTS[type ?? "any"](cell), `${resource.path}: ${name} = ${row[name]}`);
        }
      }
      const key = [resource.schema?.primaryKey ?? []].flat();
      if (key.length) assert.equal(new Set(sheet.map((r) => key.map((k) => r[k]).join("|"))).size, sheet.length, `${resource.path}: its key is unique`);
    }
  });

  test(`${site.name}: sheets and JSON hold the same`, () => {
    const { profiles } = JSON.parse(text("profiles.json"));
    const sheet = rows("profiles.csv");
    assert.deepEqual(sheet.map((r) => [r.id, r.title, r.sample]), profiles.map((p) => [p.id, p.title, String(p.sample ?? false)]));
    for (const { url } of profiles) assert.ok(fileOf(site.folder, site.base, url.slice(ORIGIN.length)), url);
    // The crowd has no plan.
    if (site.name === "crowd") return;
    const plain = rows("indicators.csv");
    const excel = rows("indicators-excel.csv", ";");
    assert.deepEqual(excel.map((r) => `${r.plan}/${r.id}/${r.part}`), plain.map((r) => `${r.plan}/${r.id}/${r.part}`));
    assert.ok(text("indicators-excel.csv").startsWith("\ufeff"), "Excel knows UTF-8 by its mark");
    assert.ok(plain.every((r) => /^(-?\d+(\.\d+)?)?$/.test(r.actual)));
  });
}
