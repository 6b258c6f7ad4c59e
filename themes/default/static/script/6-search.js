// A search from what is typed to a list of documents: heads first, bodies where these
// say too little, then the nearest spelling.
import { queryOf } from "./3-query.js";
import { Ranking } from "./4-rank.js";
import { corrections } from "./5-near.js";

/** Yields answers, each better than the one before: `{ query, all, loose, corrected, done }`. */
export async function* search(index, text) {
  const query = queryOf(text, index);
  if (query.words.length === 0) return;
  const ranking = await new Ranking(index, query).look(false);
  const heads = ranking.ranked();
  if (!heads.loose && heads.all.length > 0) yield { query, ...heads, done: false };
  await ranking.look(true);
  const both = ranking.ranked();
  if (!both.loose && both.all.length > 0) {
    yield { query, ...both, done: true };
    return;
  }
  for (const other of await corrections(index, query, ranking.missing)) {
    const again = await (await new Ranking(index, other).look(false)).look(true);
    const found = again.ranked();
    if (!found.loose && found.all.length > 0) {
      yield { query: other, ...found, corrected: other.text, done: true };
      return;
    }
  }
  yield { query, ...both, done: true };
}
