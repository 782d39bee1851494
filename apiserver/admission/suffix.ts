import { nameGenerator, seededRandom } from "../../api/runtime.ts";

/** Five characters that look like a random suffix but depend on the text alone. */
export function suffixOf(text: string): string {
  return nameGenerator(seededRandom(text)).suffix();
}
