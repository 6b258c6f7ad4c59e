// Debian's Chromium, driven headless, and a page that remembers what went wrong
// while it was loaded: errors, refused policies, requests to anyone else.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const CANDIDATES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-blink-features=PrefersReducedData"];

export const executable = CANDIDATES.find((at) => at && existsSync(at));

export function launch() {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: executable, args: [...QUIET, ...sandbox] });
}

/** Opens an address; `faults` grows as the page misbehaves. */
export async function open(browser, server, address, mode = {}) {
  const { width = 1280, height = 800, wait = "load", features, ...context } = mode;
  const ctx = await browser.newContext({ viewport: { width, height }, ...context });
  const page = await ctx.newPage();
  if (features) await (await ctx.newCDPSession(page)).send("Emulation.setEmulatedMedia", { features });
  const faults = [];
  const seen = [];
  page.on("console", (m) => ["error", "warning"].includes(m.type()) && faults.push(`console: ${m.text()}`));
  page.on("pageerror", (e) => faults.push(`script: ${e.message}`));
  page.on("request", (r) => {
    const url = r.url();
    if (!url.startsWith(server.origin) && !url.startsWith("data:")) faults.push(`another host: ${url}`);
  });
  page.on("response", (r) => {
    seen.push(r);
    if (r.status() >= 400 && !r.url().endsWith("/favicon.ico")) faults.push(`${r.status()}: ${r.url()}`);
  });
  await page.goto(`${server.origin}${server.base}${address}`, { waitUntil: wait });
  return { page, faults, seen, close: () => ctx.close() };
}

/** A style that a reader's own settings impose; no policy of the page forbids it. */
export const impose = (page, css) => page.evaluate((text) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}, css);
