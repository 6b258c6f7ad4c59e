// `guong serve` in a browser: what is saved is seen, where the reader was; what is
// broken is told in the page until it is mended; `public/` is never written.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { growExtremes } from "./extremes.mjs";
import { guong, root, site } from "./project.mjs";

const folder = site("live");
const PATIENCE = { timeout: 60_000 };
const at = (name) => path.join(folder, name);
const edit = (name, from, to) => {
  const text = readFileSync(at(name), "utf8");
  assert.ok(text.includes(from), `${name} holds ${from}`);
  writeFileSync(at(name), text.replaceAll(from, to));
};
let browser, page, server, address;

before(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  growExtremes(folder, "published");
  cpSync(path.join(root, "themes"), at("themes"), { recursive: true });
  writeFileSync(at("content/stories/nhap.md"), "---\ntitle: Còn là bản nháp\ndate: 2023-09-01\ndraft: true\n---\n\nChưa xong.\n");
  server = spawn(guong, ["serve", "--root", folder, "--port", "0", "--lang", "en"], { stdio: ["ignore", "pipe", "pipe"] });
  address = await new Promise((found, failed) => {
    let said = "";
    const listen = (chunk) => {
      said += chunk;
      const url = said.match(/http:\/\/127\.0\.0\.1:\d+\S*\//)?.[0];
      if (url) found(url);
    };
    server.stdout.on("data", listen);
    server.stderr.on("data", listen);
    server.on("exit", (code) => failed(new Error(`serve ended with ${code}\n${said}`)));
  });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 800, height: 600 } });
  await page.goto(`${address}tin/dai/`);
});
after(async () => {
  await browser?.close();
  server?.kill();
});

test("an edit is seen, and the reader stays where they were", async () => {
  await page.waitForTimeout(500);
  await page.evaluate(() => scrollTo(0, 1500));
  let loads = 0;
  page.on("load", () => loads++);
  edit("content/stories/dai/index.md", "Ghi chú.", "Ghi chú đã sửa.");
  await page.getByText("Ghi chú đã sửa.").waitFor(PATIENCE);
  await page.waitForTimeout(1500);
  assert.equal(loads, 1, "it is loaded once, though the edition that follows is another");
  page.removeAllListeners("load");
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - 1500) < 50, "the place is kept");
});

test("a template and a style are seen", async () => {
  edit("themes/default/templates/base.html", "<body>", "<body data-edited>");
  await page.waitForFunction(() => document.body.hasAttribute("data-edited"), null, PATIENCE);
  writeFileSync(at("themes/default/static/style/9-mine.css"), "h1 { color: rgb(1, 2, 3) !important; }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)", null, PATIENCE);
});

test("a new look needs no new page, and what is elsewhere leaves the page alone", async () => {
  await page.evaluate(() => { window.same = true; });
  writeFileSync(at("themes/default/static/style/9-mine.css"), "h1 { color: rgb(4, 5, 6) !important; }");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(4, 5, 6)", null, PATIENCE);
  await page.waitForFunction(() => document.querySelectorAll("link[rel=stylesheet]").length === 1, null, PATIENCE);
  edit("content/stories/nhap.md", "Chưa xong.", "Chưa xong hẳn.");
  await page.waitForTimeout(1500);
  assert.equal(await page.evaluate(() => window.same), true);
});

test("the focus and what was typed stay", async () => {
  const box = page.locator("input[type=search]").first();
  await box.fill("hợp tác");
  await page.evaluate(() => { window.same = true; });
  edit("content/stories/dai/index.md", "Ghi chú đã sửa.", "Ghi chú sửa lần nữa.");
  await page.waitForFunction(() => !window.same && document.readyState === "complete", null, PATIENCE);
  await page.waitForFunction(() => document.activeElement?.value === "hợp tác", null, PATIENCE);
});

test("a template that fails leaves the last sound page and tells why", async () => {
  edit("themes/default/templates/base.html", "<body data-edited>", "<body data-edited>{{ khong.co.gi }}");
  const told = page.locator("pre", { hasText: "base.html" });
  await told.waitFor(PATIENCE);
  assert.ok((await page.locator("h1").textContent()).length > 10, "the last sound page is still there");
  edit("themes/default/templates/base.html", "{{ khong.co.gi }}", "");
  await told.waitFor({ state: "detached", ...PATIENCE });
});

test("what is broken is told in the page until it is mended", async () => {
  edit("content/stories/dai/index.md", "profiles: [du-thu, ngan]", "profiles: [khong-co-ai]");
  const told = page.locator("pre", { hasText: "content/stories/dai/index.md" });
  await told.waitFor(PATIENCE);
  assert.match(await told.textContent(), /index\.md:\d+:\d+: error\[G\d{3}\].*khong-co-ai/s);
  assert.ok((await page.locator("h1").textContent()).length > 10, "the last sound page is still there");
  edit("content/stories/dai/index.md", "profiles: [khong-co-ai]", "profiles: [du-thu, ngan]");
  await told.waitFor({ state: "detached", ...PATIENCE });
});

test("a page that is kept back is shown, marked, with its reason", async () => {
  await page.goto(`${address}tin/nhap/`);
  assert.equal(await page.locator("h1").textContent(), "Còn là bản nháp");
  assert.match(await page.locator(".preview").textContent(), /\S/);
  assert.match(await page.locator("meta[name=robots]").getAttribute("content"), /noindex/);
});

test("nothing is published", () => assert.ok(!existsSync(at("public"))));
