// Two validators over every page: html-validate, and Nu as the W3C runs it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { HtmlValidate } from "html-validate";
import vnu from "vnu-jar";
import { SITES } from "./stage.mjs";

const validate = new HtmlValidate({
  extends: ["html-validate:recommended"],
  rules: {
    // Titles are the editors' and may be long.
    "long-title": "off",
    // Blank space at a line's end is an author's, inside listings of code.
    "no-trailing-whitespace": "off",
  },
});

const pagesOf = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((n) => n.endsWith(".html")).map((n) => path.join(folder, n));
const some = (said) => `${said.slice(0, 40).join("\n")}\n${said.length} messages`;

for (const { name, folder } of SITES) {
  test(`${name}: html-validate has nothing to say`, async () => {
    const said = [];
    for (const file of pagesOf(folder)) {
      const report = await validate.validateString(readFileSync(file, "utf8"), file);
      for (const { messages } of report.results) said.push(...messages.map((m) => `${path.relative(folder, file)}:${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
    }
    assert.equal(said.length, 0, some(said));
  });

  test(`${name}: the Nu validator has nothing to say`, () => {
    // Files have no origin, so that Nu finds no policy kept; the browser's tests hold the policy. And an English
    // page shows what has no English version in Vietnamese.
    const known = /Content Security Policy|appears to be written in Vietnamese/;
    const run = spawnSync("java", ["-jar", vnu, "--stdout", "--format", "json", "--skip-non-html", folder], { encoding: "utf8", maxBuffer: 1 << 28 });
    if (run.error) throw run.error;
    const said = JSON.parse(run.stdout).messages.filter((m) => !known.test(m.message)).map((m) => `${path.relative(folder, new URL(m.url).pathname)}:${m.lastLine}:${m.lastColumn} ${m.message}`);
    assert.equal(said.length, 0, some(said));
  });
}
