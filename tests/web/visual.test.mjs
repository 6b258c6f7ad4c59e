// Each kind of page looks as it did when somebody last looked at it and said so: `BLESS=1 node run.mjs visual.test.mjs`
// after `node sites.mjs`. Letters are greeked (look/greeked.py) and pages drawn small, so that machines with other fonts
// see the same; what is compared is coarse, so that only what an eye would notice fails.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { impose, open } from "./browser.mjs";
import { yard } from "./project.mjs";
import { setUp } from "./stage.mjs";

const stage = setUp();
const KEPT = path.join(import.meta.dirname, "look");
const SEEN = path.join(yard, "look");
const FONT = readFileSync(path.join(KEPT, "greeked.ttf")).toString("base64");
const SCALE = 0.25, LOWEST = 4800;
// What everyday content looks like; of the other kinds the site of extremes shows enough.
const EVERYDAY = ["front", "individual", "collective", "household", "story", "movement", "place", "listing", "indicator", "plan", "report", "cluster", "column"];
const DARK = ["front", "individual", "story", "indicator", "plan"];
const PAPER = ["front", "individual", "story", "indicator"];
const VIEWS = [
  { name: "desk", width: 1280, of: () => true },
  { name: "dark", width: 1280, colorScheme: "dark", of: ({ kind, site }) => site.name === "demo" && DARK.includes(kind) },
  { name: "phone", width: 360, of: () => true },
  { name: "paper", width: 612, media: "print", of: ({ kind, site }) => site.name === "demo" && PAPER.includes(kind) },
];
const subjects = stage.subjects.filter(({ kind, site }) => kind !== "redirect" && (site.name === "extremes" || (site.name === "demo" && EVERYDAY.includes(kind)) || (site.name === "preview" && kind === "front") || (site.name === "crowd" && kind === "letter")));

/** Sets every letter as a bar; a font that is no download asks no policy. */
const greek = async (page) => {
  await page.evaluate(async (font) => {
    const face = new FontFace("Greeked", Uint8Array.from(atob(font), (c) => c.charCodeAt(0)).buffer, { weight: "100 900" });
    document.fonts.add(await face.load());
  }, FONT);
  await impose(page, "*, ::before, ::after { font-family: Greeked !important; font-synthesis: none !important; }");
};

/** The page as it stands in one view, drawn small. */
async function drawn(page, { width, colorScheme = "light", media = "screen" }) {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme, media });
  await page.evaluate(async () => {
    for (const img of document.images) img.loading = "eager";
    await Promise.all([...document.images].filter((img) => img.checkVisibility()).map((img) => img.decode().catch(() => {})));
  });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const session = await page.context().newCDPSession(page);
  const clip = { x: 0, y: 0, width, height: Math.min(height, LOWEST), scale: SCALE };
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 30, clip, captureBeyondViewport: true });
  await session.detach();
  return data;
}

/** How two drawings differ, in a page of its own: in height, in all, and at the worst spot of the size of a hand. */
async function compare([kept, seen]) {
  const BLOCK = 4, HAND = 12, NOTICED = 40;
  const blocks = async (data) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/webp;base64,${data}`)).blob());
    const [wide, high] = [Math.floor(picture.width / BLOCK), Math.floor(picture.height / BLOCK)];
    const canvas = new OffscreenCanvas(wide * BLOCK, high * BLOCK).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const { data: pixels } = canvas.getImageData(0, 0, wide * BLOCK, high * BLOCK);
    const mean = new Float32Array(wide * high * 3);
    for (let y = 0; y < high * BLOCK; y += 1) {
      for (let x = 0; x < wide * BLOCK; x += 1) {
        for (let c = 0; c < 3; c += 1) mean[(Math.floor(y / BLOCK) * wide + Math.floor(x / BLOCK)) * 3 + c] += pixels[(y * wide * BLOCK + x) * 4 + c] / BLOCK ** 2;
      }
    }
    return { wide, high, mean };
  };
  const [a, b] = [await blocks(kept), await blocks(seen)];
  if (a.wide !== b.wide) return { height: 1, all: 1, worst: { share: 1, row: 0 } };
  const high = Math.min(a.high, b.high);
  const differs = (row, column) => [0, 1, 2].some((c) => Math.abs(a.mean[(row * a.wide + column) * 3 + c] - b.mean[(row * a.wide + column) * 3 + c]) > NOTICED);
  let all = 0;
  const rows = Array.from({ length: high }, (_, row) => Array.from({ length: a.wide }, (_, column) => { const d = differs(row, column) ? 1 : 0; all += d; return d; }));
  let worst = { share: 0, row: 0 };
  for (let top = 0; top < high; top += HAND / 2) {
    for (let left = 0; left < a.wide; left += HAND / 2) {
      const hand = rows.slice(top, top + HAND).flatMap((row) => row.slice(left, left + HAND));
      const share = hand.length < (HAND * HAND) / 2 ? 0 : hand.reduce((sum, d) => sum + d, 0) / hand.length;
      if (share > worst.share) worst = { share, row: top };
    }
  }
  return { height: Math.abs(a.high - b.high) / Math.max(a.high, b.high), all: all / (high * a.wide), worst: { ...worst, down: worst.row * BLOCK * 4 } };
}

let bench;
const beside = async () => { bench ??= await (await stage.browser.newContext()).newPage(); return bench; };
mkdirSync(SEEN, { recursive: true });

for (const subject of subjects) {
  test(subject.name, async () => {
    const said = [];
    const { page, faults, close } = await open(stage.browser, subject.site.server, subject.address, { width: 1280 });
    await greek(page);
    for (const view of VIEWS.filter((v) => v.of(subject))) {
      const seen = await drawn(page, view);
      const name = `${subject.site.name}-${subject.kind.replaceAll(/[^\w]+/g, "-")}-${view.name}.webp`;
      const kept = path.join(KEPT, name);
      if (process.env.BLESS) { writeFileSync(kept, Buffer.from(seen, "base64")); continue; }
      writeFileSync(path.join(SEEN, name), Buffer.from(seen, "base64"));
      if (!existsSync(kept)) { said.push(`${view.name}: nobody has looked at it yet`); continue; }
      const { height, all, worst } = await (await beside()).evaluate(compare, [readFileSync(kept).toString("base64"), seen]);
      if (height > 0.03 || all > 0.04 || worst.share > 0.5) {
        said.push(`${view.name}: ${(height * 100).toFixed(1)}% of its height, ${(all * 100).toFixed(1)}% of its face, ${(worst.share * 100).toFixed(0)}% at ${worst.down} px differ; compare ${path.join(SEEN, name)} with look/${name}`);
      }
    }
    await close();
    said.push(...faults);
    assert.equal(said.length, 0, said.join("\n"));
  });
}
