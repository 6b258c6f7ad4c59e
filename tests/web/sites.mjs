// Builds what the tests look at: the demo, its preview, a crowd of names in one letter and month, a
// site of extremes that stands below a path, and a site of thousands of people. `.guong` is kept
// between runs, so pictures are made once; those of the demo are the project's own.
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { growCrowd } from "./crowd.mjs";
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
const pictures = path.join(root, ".guong/pictures");
if (existsSync(pictures) && !existsSync(path.join(demo, ".guong"))) {
  mkdirSync(path.join(demo, ".guong"));
  symlinkSync(pictures, path.join(demo, ".guong/pictures"));
}
run("build", "--root", demo, "--strict");
rmSync(site("preview"), { recursive: true, force: true });
run("build", "--root", demo, "--preview", "--out", site("preview"));

const crowd = laidAnew("crowd");
cpSync(path.join(root, "themes"), path.join(crowd, "themes"), { recursive: true });
growCrowd(crowd);
run("build", "--root", crowd);

const extremes = laidAnew("extremes");
cpSync(path.join(root, "themes"), path.join(extremes, "themes"), { recursive: true });
growExtremes(extremes, "published");
run("build", "--root", extremes);
growExtremes(extremes, "withdrawn");
run("build", "--root", extremes);

const corpus = laidAnew("corpus");
const drawn = spawnSync("python3", [path.join(root, "benches/corpus.py"), "2000", path.join(corpus, "new")], { encoding: "utf8" });
if (drawn.status !== 0) throw drawn.error ?? new Error(drawn.stderr);
run("build", "--root", path.join(corpus, "new"), "--out", path.join(corpus, "public"));
