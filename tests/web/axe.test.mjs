// WCAG 2.2 A and AA as axe sees them: a phone and a desk, light and dark.
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { open } from "./browser.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const told = (v) => v.nodes.map((n) => `${v.id} ${n.target.join(" ")}: ${n.failureSummary.replaceAll("\n", " ")}`).join("\n");

for (const subject of stage.subjects.filter((s) => s.kind !== "redirect")) {
  test(subject.name, async () => {
    const said = [];
    const { page, faults, close } = await open(stage.browser, subject.site.server, subject.address, { width: 360 });
    await page.evaluate(axe.source);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        // Only colours depend on the scheme.
        const only = colorScheme === "light" ? { runOnly: TAGS } : { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };
        const { violations } = await page.evaluate((options) => axe.run(document, { ...options, resultTypes: ["violations"] }), only);
        said.push(...violations.map((v) => `${width} px, ${colorScheme}: ${told(v)}`));
      }
    }
    await close();
    said.push(...faults);
    assert.equal(said.length, 0, said.join("\n"));
  });
}
