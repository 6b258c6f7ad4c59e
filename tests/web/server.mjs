// A plain static server on loopback: files as they are, with the headers that
// the site itself asks servers for. It answers any host name, so that pages keep
// their canonical origin out of the way.
import { createServer } from "node:http";
import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8", xml: "application/xml; charset=utf-8", csv: "text/csv; charset=utf-8",
  svg: "image/svg+xml", webp: "image/webp", jpg: "image/jpeg", png: "image/png", gif: "image/gif",
  wav: "audio/wav", mp3: "audio/mpeg", woff2: "font/woff2",
};

/** The headers that `_headers` sets for every address. */
export function headersOf(folder) {
  const lines = readFileSync(path.join(folder, "_headers"), "utf8").split("\n");
  return Object.fromEntries(lines.filter((l) => l.startsWith("  ")).map((l) => l.trim().split(/:\s*(.*)/s).slice(0, 2)));
}

/** The file that an address names, or nothing. */
export function fileOf(folder, base, address) {
  if (!address.startsWith(base)) return undefined;
  const inside = decodeURIComponent(address.slice(base.length));
  const file = path.join(folder, inside.endsWith("/") || inside === "" ? `${inside}index.html` : inside);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** Serves a folder below a path; tells its origin and how to stop it. */
export async function serve(folder, base = "/") {
  const headers = headersOf(folder);
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const found = fileOf(folder, base, pathname);
    const file = found ?? path.join(folder, "404.html");
    const type = TYPES[path.extname(file).slice(1)] ?? "text/plain; charset=utf-8";
    response.writeHead(found || pathname === `${base}404.html` ? 200 : 404, { ...headers, "Content-Type": type });
    response.end(readFileSync(file));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { origin: `http://127.0.0.1:${server.address().port}`, base, stop: () => server.closeAllConnections() ?? server.close() };
}
