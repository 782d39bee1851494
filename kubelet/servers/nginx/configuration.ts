/** The configuration of nginx as far as it is about answers. Source: nginx 1.29, its core. */
import { absolutePath, type File } from "../../shell/files/file-system.ts";
import type { MountedFiles } from "../../shell/files/mounted-files.ts";
import { patternOf } from "../../shell/words/pattern.ts";

export interface Directive {
  readonly name: string;
  readonly args: readonly string[];
  /** Empty where it has none. */
  readonly block: readonly Directive[];
}

export const mainPath = "/etc/nginx/nginx.conf";
export const folder = "/etc/nginx";
const includesMax = 100;

/** Texts that were read of late: they are read again with each request. */
const parsed = new WeakMap<File, readonly Directive[]>();

/** All that stands within `http`, with what is included; undefined where there is no such thing. */
export function httpDirectives(files: MountedFiles): readonly Directive[] | undefined {
  const main = directivesAt(mainPath, files, { left: includesMax });
  return main?.find(({ name }) => name === "http")?.block;
}

interface Budget {
  left: number;
}

function directivesAt(
  path: string,
  files: MountedFiles,
  budget: Budget,
): readonly Directive[] | undefined {
  const entry = files.find(path);
  if (entry?.kind !== "file") return undefined;
  const known = parsed.get(entry) ?? parse(entry.content);
  parsed.set(entry, known);
  return withIncludes(known, files, budget);
}

function withIncludes(
  directives: readonly Directive[],
  files: MountedFiles,
  budget: Budget,
): readonly Directive[] {
  return directives.flatMap((each) => {
    if (each.name !== "include") {
      return each.block.length === 0
        ? [each]
        : [{ ...each, block: withIncludes(each.block, files, budget) }];
    }
    budget.left -= 1;
    if (budget.left < 0) return [];
    const paths = includedPaths(absolutePath(each.args[0] ?? "", folder), files);
    return paths.flatMap((path) => directivesAt(path, files, budget) ?? []);
  });
}

/** A pattern may stand for the last part of a path only. */
export function includedPaths(path: string, files: MountedFiles): readonly string[] {
  const at = path.lastIndexOf("/");
  const [parent, name] = [path.slice(0, at), path.slice(at + 1)];
  if (!/[*?[]/.test(name)) return [path];
  if (files.find(parent)?.kind !== "directory") return [];
  const matches = patternOf(name);
  return files
    .list(parent)
    .filter((each) => matches.test(each))
    .map((each) => `${parent}/${each}`);
}

export const token =
  /\s+|#[^\n]*|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([;{}])|((?:\$\{\w+\}|\\.|[^\s;{}"'\\])+)/g;

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

const unquoted = (text: string): string =>
  text.replace(/\\([nrt"'\\])/g, (_, letter: string) => escapes[letter] ?? letter);

/** What is no configuration is left out. */
export function parse(text: string): readonly Directive[] {
  const open: Directive[][] = [[]];
  const heads: (readonly string[])[] = [];
  let words: string[] = [];
  for (const [, double, single, mark, word] of text.matchAll(token)) {
    const quoted = double ?? single;
    if (quoted !== undefined) words.push(unquoted(quoted));
    else if (word !== undefined) words.push(word);
    else if (mark === "{") {
      heads.push(words);
      open.push([]);
      words = [];
    } else if (mark === ";") {
      const [name = "", ...args] = words;
      open.at(-1)?.push({ name, args, block: [] });
      words = [];
    } else if (mark === "}" && open.length > 1) {
      const [name = "", ...args] = heads.pop() ?? [];
      const block = open.pop() ?? [];
      open.at(-1)?.push({ name, args, block });
      words = [];
    }
  }
  return open[0] ?? [];
}

/** The arguments of the last directive of a name; the inner blocks go before the outer ones. */
export function setting(
  name: string,
  blocks: readonly (readonly Directive[])[],
): readonly string[] | undefined {
  for (const block of blocks) {
    const found = block.findLast((each) => each.name === name);
    if (found !== undefined) return found.args;
  }
  return undefined;
}

/** All directives of a name in the innermost block that has one. */
export function settings(
  name: string,
  blocks: readonly (readonly Directive[])[],
): readonly Directive[] {
  const has = blocks.find((block) => block.some((each) => each.name === name));
  return has?.filter((each) => each.name === name) ?? [];
}
