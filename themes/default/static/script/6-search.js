// A search from what is typed to a list of documents: heads first, bodies where these
// say too little, then the nearest spelling.
import { queryOf } from "./3-query.js";
import { Ranking } from "./4-rank.js";
import { corrections } from "./5-near.js";
import { holding } from "./6-quoted.js";

/** What the likeliest of some spellings finds: the nearest, and among these the one whose words stand in one head. */
async function corrected(index, all) {
  let best;
  const tried = [];
  for (const query of all) {
    const ranking = await new Ranking(index, query).look(false);
    const { loose, top } = ranking.ranked();
    tried.push({ query, ranking });
    const nearer = !best || query.away < best.query.away || (query.away === best.query.away && top > best.top);
    if (!loose && top > 0 && nearer) best = { query, ranking, top };
  }
  for (const { query, ranking } of best ? [best] : tried) {
    const found = (await ranking.look(true)).ranked();
    if (!found.loose && found.all.length > 0) return { query, ...found, corrected: query.text, done: true };
  }
  return undefined;
}

/** Yields answers, each better than the one before: `{ query, all, loose, corrected, texts, partly, done }`. */
export async function* search(index, text) {
  const query = queryOf(text, index);
  if (query.words.length === 0) return;
  const ranking = await new Ranking(index, query).look(false);
  const heads = ranking.ranked();
  const quoted = query.phrases.length > 0;
  if (!quoted && !heads.loose && heads.all.length > 0) yield { query, ...heads, done: false };
  await ranking.look(true);
  const both = ranking.ranked();
  if (quoted && !both.loose) {
    const held = await holding(index, query, both.all);
    yield held.all.length > 0 ? { query, ...both, ...held, done: true } : { query, ...both, loose: true, done: true };
    return;
  }
  if (!both.loose && both.all.length > 0) {
    yield { query, ...both, done: true };
    return;
  }
  const near = await corrected(index, await corrections(index, query, ranking.missing));
  if (near) {
    yield near;
    return;
  }
  yield { query, ...both, done: true };
}
