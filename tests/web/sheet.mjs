// Contact sheets of every kind of page, to be looked at: a desk, a tablet and a phone, light
// and dark, and paper. `node sites.mjs && node sheet.mjs` writes those of docs/screens/;
// `node sheet.mjs FOLDER` writes whole pages at full size there too.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { launch, open } from "./browser.mjs";
import { subjects, SITES } from "./stage.mjs";
import { root } from "./project.mjs";
import { serve } from "./server.mjs";

const MODES = [
  { name: "desk", width: 1280, height: 1500, shown: 300 },
  { name: "desk-dark", width: 1280, height: 1500, shown: 300, colorScheme: "dark" },
  { name: "tablet", width: 768, height: 1080, shown: 220 },
  { name: "phone", width: 360, height: 780, shown: 180 },
  { name: "phone-dark", width: 360, height: 780, shown: 180, colorScheme: "dark" },
  // The type area of A4 in the margins of Decree 30/2020.
  { name: "paper", width: 612, height: 956, shown: 220, media: "print" },
];
const ACROSS = 6;
// What a sheet shows, in this order; whole pages are made of every kind.
const CHOSEN = ["front", "individual", "collective", "household", "story", "movement", "notice", "place", "listing", "plan", "indicator", "report"];
// Pages that the README shows by themselves.
const ALONE = [["front", "desk", "front", 900], ["indicator", "desk", "indicator", 900], ["front", "phone", "phone", 360], ["individual", "phone-dark", "phone-dark", 360]];
const QUALITY = 30;

const [demo] = SITES;
const whole = process.argv[2];
const docs = path.join(root, "docs/screens");
const target = whole ?? docs;

/** What a page of ours shows now, as WebP; the window, or as far down as is said. */
async function packed(page, quality, down) {
  const session = await page.context().newCDPSession(page);
  const { width, height } = page.viewportSize();
  const clip = { x: 0, y: 0, width, height: down ?? height, scale: 1 };
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality, clip, captureBeyondViewport: down !== undefined });
  return Buffer.from(data, "base64");
}

async function look(browser, server, subject, { width, height, colorScheme = "light", media = "screen" }) {
  const { page, close } = await open(browser, server, subject.address, { width, height, colorScheme });
  await page.emulateMedia({ colorScheme, media });
  await page.evaluate(async () => {
    for (const img of document.images) img.loading = "eager";
    await Promise.all([...document.images].map((img) => img.decode().catch(() => {})));
  });
  const pictures = { first: await page.screenshot(), whole: whole ? await page.screenshot({ fullPage: true }) : undefined };
  await close();
  return pictures;
}

/** Lays pictures side by side, each under its name. */
async function lay(browser, shots, { width, height, shown }) {
  const down = Math.round((shown * height) / width);
  const across = Math.min(ACROSS, shots.length);
  const page = await browser.newPage({ viewport: { width: across * (shown + 16) + 16, height: 100 } });
  const figure = ({ kind, first }) => `<figure><img src="data:image/png;base64,${first.toString("base64")}"><figcaption>${kind}</figcaption></figure>`;
  await page.setContent(`<style>body { margin: 16px; display: grid; grid-template-columns: repeat(${across}, ${shown}px); gap: 16px; background: #8d8a86; font: 13px sans-serif; }
    figure { margin: 0 } img { display: block; width: ${shown}px; height: ${down}px } figcaption { margin-top: 4px; color: #fff }</style>${shots.map(figure).join("")}`);
  await page.evaluate(() => Promise.all([...document.images].map((img) => img.decode())));
  const picture = await packed(page, QUALITY, await page.evaluate(() => document.documentElement.scrollHeight));
  await page.close();
  return picture;
}

/** One picture, as wide as a page of documentation shows it. */
async function alone(browser, picture, shown, { width, height }) {
  const down = Math.round((shown * Math.min(height, width * 2.2)) / width);
  const page = await browser.newPage({ viewport: { width: shown, height: down } });
  await page.setContent(`<style>body { margin: 0 } img { display: block; width: ${shown}px }</style><img src="data:image/png;base64,${picture.toString("base64")}">`);
  await page.evaluate(() => document.images[0].decode());
  const made = await packed(page, 60);
  await page.close();
  return made;
}

mkdirSync(target, { recursive: true });
const browser = await launch();
const server = await serve(demo.folder, demo.base);
const all = subjects(demo).filter(({ kind }) => kind !== "redirect" && (whole || CHOSEN.includes(kind)));
for (const mode of MODES) {
  const shots = [];
  for (const subject of all) shots.push({ kind: subject.kind, ...(await look(browser, server, subject, mode)) });
  const chosen = CHOSEN.map((kind) => shots.find((s) => s.kind === kind)).filter(Boolean);
  writeFileSync(path.join(target, `sheet-${mode.name}.webp`), await lay(browser, chosen, mode));
  for (const { kind, whole: picture } of whole ? shots : []) {
    writeFileSync(path.join(target, `${mode.name}-${kind.replaceAll(/[^\w]+/g, "-")}.png`), picture);
  }
  for (const [kind, of, name, shown] of whole ? [] : ALONE) {
    if (of === mode.name) writeFileSync(path.join(docs, `${name}.webp`), await alone(browser, shots.find((s) => s.kind === kind).first, shown, mode));
  }
}
await browser.close();
server.stop();
