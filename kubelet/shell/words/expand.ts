/** Words become fields. Source: POSIX.1-2024, shell command language, 2.6. */
import type { Word, WordPart } from "unbash";
import type { Effect } from "../kernel/kernel.ts";
import { Discard, type Shell } from "../language/shell.ts";
import { evaluateWithCommands, refuseReckoning } from "./arithmetic.ts";
import { braceWords } from "./braces.ts";
import { expandParameter, parameterValues } from "./parameter.ts";
import { matchingPaths } from "./path-names.ts";
import { escaped, extended, hasPattern, unescaped } from "./pattern.ts";
import { ansiText } from "./quoted-word.ts";

/** A piece of an expanded word, as a pattern: what is quoted is escaped. */
export interface Fragment {
  readonly pattern: string;
  /** Blanks in it part fields, as in the value of a variable without quotes. */
  readonly splits: boolean;
  /** It makes a field though it may be empty. */
  readonly isQuoted: boolean;
  /** A new field begins before it, as between the values of `"$@"`. */
  readonly begins?: boolean;
}

export type Expanding<T> = Generator<Effect, T, void>;

/** The fields that words stand for. */
export function* expandWords(words: readonly Word[], shell: Shell): Expanding<readonly string[]> {
  const fields: string[] = [];
  for (const word of words) {
    if (word.parts === undefined) {
      fields.push(withHome(word, shell));
      continue;
    }
    for (const each of braceWords(word)) {
      for (const field of fieldsOf(yield* fragmentsOf(each, shell, false), shell)) {
        if (!shell.options.has("noglob") && hasPattern(field)) {
          const paths = matchingPaths(field, shell);
          if (paths.length > 0) {
            fields.push(...paths);
            continue;
          }
          if (shell.options.has("failglob")) {
            shell.complain(`no match: ${unescaped(field)}`);
            throw new Discard(1);
          }
          if (shell.options.has("nullglob")) continue;
        }
        fields.push(unescaped(field));
      }
    }
  }
  return fields;
}

/** A word as one text, neither split nor matched with files: assignments, targets. */
export function* expandText(word: Word, shell: Shell): Expanding<string> {
  return unescaped(yield* expandPattern(word, shell));
}

/** The same, as a pattern. */
export function* expandPattern(word: Word, shell: Shell): Expanding<string> {
  if (word.parts === undefined) return escaped(withHome(word, shell));
  const fragments = yield* fragmentsOf(word.parts, shell, false);
  return joined(fragments, shell);
}

/** The parts of a here-document: as if within double quotes. */
export function* expandQuoted(parts: readonly WordPart[], shell: Shell): Expanding<string> {
  return unescaped(joined(yield* fragmentsOf(parts, shell, true), shell));
}

/** `"$*"`: the values with the first separator between them. */
function asOne(values: string | readonly string[], shell: Shell): string {
  return typeof values === "string" ? values : values.join(separatorOf(shell));
}

const separatorOf = ({ variables }: Shell) => (variables.get("IFS") ?? " ").slice(0, 1);

function joined(fragments: readonly Fragment[], shell: Shell): string {
  const separator = separatorOf(shell);
  let text = "";
  fragments.forEach(({ pattern, begins }, index) => {
    text += (begins === true && index > 0 ? separator : "") + pattern;
  });
  return text;
}

function withHome({ text, value }: Word, shell: Shell): string {
  if (!/^~(?:\/|$)/.test(text)) return value;
  return (shell.variables.get("HOME") ?? "/root") + value.slice(1);
}

function* fragmentsOf(
  parts: readonly WordPart[],
  shell: Shell,
  isQuoted: boolean,
): Expanding<readonly Fragment[]> {
  const fragments: Fragment[] = [];
  for (const part of parts) fragments.push(...(yield* fragmentsOfPart(part, shell, isQuoted)));
  return fragments;
}

const quoted = (text: string): Fragment => ({
  pattern: escaped(text),
  splits: false,
  isQuoted: true,
});
const literal = (text: string): Fragment => ({ ...quoted(text), isQuoted: false });
/** What an expansion yields: within quotes it is as it is; else it may match, but never quotes. */
const yielded = (text: string, isQuoted: boolean): Fragment =>
  isQuoted
    ? { pattern: escaped(text), splits: false, isQuoted }
    : { pattern: text.replaceAll("\\", "\\\\"), splits: true, isQuoted };

function* fragmentsOfPart(
  part: WordPart,
  shell: Shell,
  isQuoted: boolean,
): Expanding<readonly Fragment[]> {
  switch (part.type) {
    case "Literal":
      return [isQuoted ? quoted(part.value) : literal(part.value)];
    case "Glob":
      return [{ pattern: part.text, splits: false, isQuoted: false }];
    case "ExtendedGlob": {
      const { operator, pattern } = part;
      return [{ pattern: extended(operator, pattern), splits: false, isQuoted: false }];
    }
    case "SingleQuoted":
      return [quoted(part.value)];
    case "AnsiCQuoted":
      return [quoted(ansiText(part.text.slice(2, -1)))];
    case "DoubleQuoted":
    case "LocaleString":
      return withinQuotes(yield* fragmentsOf(part.parts, shell, true), part.parts);
    case "SimpleExpansion": {
      const values = parameterValues(part.text.slice(1), shell);
      return ofValues(part.text === "$*" && isQuoted ? asOne(values, shell) : values, isQuoted);
    }
    case "ParameterExpansion": {
      const values = yield* expandParameter(part, shell, expandPattern);
      const isOne = isQuoted && (part.parameter === "*" || part.index?.text === "*");
      return ofValues(isOne ? asOne(values, shell) : values, isQuoted);
    }
    case "ProcessSubstitution": {
      const { script, operator } = part;
      const path = script && shell.engine.beside(script, operator, shell);
      return [quoted(path ?? "/dev/null")];
    }
    case "CommandExpansion": {
      const { script } = part;
      const printed = script === undefined ? "" : yield* shell.engine.substitute(script, shell);
      return [yielded(printed.replace(/\n+$/, ""), isQuoted)];
    }
    case "ArithmeticExpansion":
      refuseReckoning(part.expression, part.text, shell);
      return [yielded(String(yield* evaluateWithCommands(part.expression, shell)), isQuoted)];
    default:
      return [literal(part.text)];
  }
}

/** `"$@"` without values is no field at all. */
function withinQuotes(
  fragments: readonly Fragment[],
  parts: readonly WordPart[],
): readonly Fragment[] {
  const isNothing = parts.length === 1 && fragments.length === 0;
  return isNothing ? [] : [quoted(""), ...fragments];
}

function ofValues(values: string | readonly string[], isQuoted: boolean): readonly Fragment[] {
  if (typeof values === "string") return [yielded(values, isQuoted)];
  return values.map((value, index) => ({ ...yielded(value, isQuoted), begins: index > 0 }));
}

function fieldsOf(fragments: readonly Fragment[], shell: Shell): readonly string[] {
  const separators = shell.variables.get("IFS") ?? " \t\n";
  const fields: string[] = [];
  let field: string | undefined;
  const end = () => {
    if (field !== undefined) fields.push(field);
    field = undefined;
  };
  for (const { pattern, splits, isQuoted, begins } of fragments) {
    if (begins === true) end();
    if (isQuoted) field ??= "";
    if (!splits || separators === "") {
      if (pattern !== "") field = (field ?? "") + pattern;
      continue;
    }
    for (const each of pattern) {
      if (!separators.includes(each)) field = (field ?? "") + each;
      else if (/\s/.test(each)) end();
      else {
        field ??= "";
        end();
      }
    }
  }
  end();
  return fields;
}
