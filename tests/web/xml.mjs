// XML, read without mercy.
import { DOMParser } from "@xmldom/xmldom";

/** Throws on anything that is not well-formed. */
export function wellFormed(text) {
  const loud = (level, message) => { throw new Error(`${level}: ${message}`); };
  return new DOMParser({ onError: loud }).parseFromString(text, "application/xml");
}
