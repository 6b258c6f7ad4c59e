// A search from what is typed to a list of documents: heads first, bodies where these
// say too little, then the nearest spelling.
import { queryOf } from "./3-query.js";
import { Ranking } from "./4-rank.js";
import { corrections } from "./5-near.js";
import { holding } from "./6-quoted.js";

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
