// The two sites, served, and one browser, for the length of a test file.
import { after, before } from "node:test";
import path from "node:path";
import { launch } from "./browser.mjs";
import { oneOfEach, pagesOf } from "./kinds.mjs";
import { site } from "./project.mjs";
import { serve } from "./server.mjs";

export const SITES = [
  { name: "demo", folder: path.join(site("demo"), "public"), base: "/" },
  { name: "extremes", folder: path.join(site("extremes"), "public"), base: "/noi/sau/" },
  { name: "crowd", folder: path.join(site("crowd"), "public"), base: "/" },
  { name: "preview", folder: site("preview"), base: "/" },
];

// Of these sites only what they alone have is looked at.
const ALONE = { preview: ["front", "notice"], crowd: ["letter", "A–Z", "month"] };

/** One page of every kind of a site; of some, what they alone have. */
export function subjects({ name, folder }) {
  const each = oneOfEach(pagesOf(folder));
  return each.filter(({ kind }) => ALONE[name]?.includes(kind) ?? true);
}

/** Every site's subjects with the site; `stage.browser` and `site.server` stand while tests run. */
export function setUp() {
  const stage = { subjects: SITES.flatMap((of) => subjects(of).map((subject) => ({ ...subject, site: of, name: `${of.name}: ${subject.kind} (/${subject.address})` }))) };
  before(async () => {
    stage.browser = await launch();
    for (const of of SITES) of.server = await serve(of.folder, of.base);
  });
  after(async () => {
    await stage.browser?.close();
    for (const of of SITES) of.server?.stop();
  });
  return stage;
}
