/** The regular expressions of schemas, as Go has them. */
import { compileRegex } from "../../cel/index.ts";

type Pattern = Exclude<ReturnType<typeof compileRegex>, string>;

/** The expression; text that says what is wrong with it, where it is none. */
export function goRegExp(pattern: string): Pattern | string {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const made = compileRegex(pattern);
  if (compiled.size >= compiledMax) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

const compiled = new Map<string, Pattern | string>();
const compiledMax = 4096;
