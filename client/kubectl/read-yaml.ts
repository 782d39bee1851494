/** Reads YAML as Go's library does. */
import { load, YAMLException } from "js-yaml";
import { goYaml } from "../../api/yaml.ts";

/** One document; undefined where there is none. Throws an error in the words of Go's parser. */
export function parseYaml(text: string): unknown {
  // Line by line: one pattern over the whole text could try for ever.
  if (text.split("\n").every((line) => /^\s*(#|$)/.test(line))) return undefined;
  try {
    // Of two members with one name the later one counts.
    return load(text, { schema: goYaml, json: true });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new Error(yamlProblem(error, text));
  }
}

/** What js-yaml found, and what Go's parser says of it; which tells a line one too low for some. */
const problems: readonly (readonly [RegExp, string, number])[] = [
  [/tab characters/, "found character that cannot start any token", 1],
  [/unknown escape/, "found unknown escape character", 1],
  [/expected ':' after|multiline key/, "could not find expected ':'", 1],
  [/end of the stream or a document/, "did not find expected <document start>", 1],
  [/bad indentation|duplication of an? /, "did not find expected key", 0],
];

function yamlProblem({ reason, mark }: YAMLException, text: string): string {
  const alias = /unidentified alias "(.*)"/.exec(reason)?.[1];
  if (alias !== undefined) return `yaml: unknown anchor '${alias}' referenced`;
  const [words, line] = wordsFor(reason, mark?.position ?? 0, mark?.line ?? 0, text);
  return line === 0 ? `yaml: ${words}` : `yaml: line ${line}: ${words}`;
}

function wordsFor(reason: string, position: number, line: number, text: string): [string, number] {
  const char = text.charAt(position);
  if (/[@`%]/.test(char)) return ["found character that cannot start any token", line + 1];
  if (char === ":" && reason.includes("bad indentation of a mapping")) {
    return ["mapping values are not allowed in this context", line === 0 ? 0 : line + 1];
  }
  if (/deficient indentation|unexpected end of the|flow collection/.test(reason)) {
    const open = openAt(text, position);
    if (open === "{") return ["did not find expected ',' or '}'", line];
    if (open === "[") return ["did not find expected ',' or ']'", line];
    return ["found unexpected end of stream", text.split("\n").length];
  }
  const [, words, offset] = problems.find(([pattern]) => pattern.test(reason)) ?? [null, reason, 1];
  return [words, line + offset];
}

/** The bracket or quote that is still open at a position. */
function openAt(text: string, position: number): string | undefined {
  const open: string[] = [];
  let before = "\n";
  for (const char of text.slice(0, position)) {
    const last = open.at(-1);
    if (last === '"' || last === "'") {
      if (char === last) open.pop();
    } else if (/["']/.test(char) && /[\s,:[{-]/.test(before)) open.push(char);
    else if (char === "{" || char === "[") open.push(char);
    else if (char === "}" || char === "]") open.pop();
    before = char;
  }
  return open.at(-1);
}
