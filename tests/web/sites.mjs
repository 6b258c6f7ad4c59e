// Builds what the tests look at: the demo, its preview, and a site of extremes
// that stands below a path. `.guong` is kept between runs, so pictures are made once.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { growExtremes } from "./extremes.mjs";
import { root, run, site } from "./project.mjs";

function laidAnew(name) {
  const folder = site(name);
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder)) if (entry !== ".guong") rmSync(path.join(folder, entry), { recursive: true });
  return folder;
}

const demo = laidAnew("demo");
for (const part of ["site.yaml", "content", "themes", "static"]) {
  if (existsSync(path.join(root, part))) cpSync(path.join(root, part), path.join(demo, part), { recursive: true });
}
run("build", "--root", demo, "--strict");
rmSync(site("preview"), { recursive: true, force: true });
run("build", "--root", demo, "--preview", "--out", site("preview"));

const extremes = laidAnew("extremes");
cpSync(path.join(root, "themes"), path.join(extremes, "themes"), { recursive: true });
growExtremes(extremes, "published");
run("build", "--root", extremes);
growExtremes(extremes, "withdrawn");
run("build", "--root", extremes);
