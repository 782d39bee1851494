/** Regular expressions of Go, as JavaScript runs them. */

/** The expression; text that says what is wrong with it, where it is none. */
export function goRegExp(pattern: string): RegExp | string {
  const known = compiled.get(pattern);
  if (known !== undefined) return known;
  const made = compile(pattern);
  if (compiled.size >= compiledMax) compiled.clear();
  compiled.set(pattern, made);
  return made;
}

const compiled = new Map<string, RegExp | string>();
const compiledMax = 4096;

function compile(pattern: string): RegExp | string {
  const [, given = "", rest = pattern] = /^\(\?([ims]+)\)(.*)$/s.exec(pattern) ?? [];
  const source = translate(rest);
  try {
    return new RegExp(source, `${given}u`);
  } catch {
    // Escapes of characters that need none are an error only with the flag.
    try {
      return new RegExp(source, given);
    } catch {
      return `error parsing regexp: ${problemOf(rest)}`;
    }
  }
}

/** What the two write in different ways. */
function translate(pattern: string): string {
  return pattern
    .replaceAll(/\\Q(.*?)(?:\\E|$)/gs, (_, text: string) =>
      text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"),
    )
    .replaceAll(/\[\[:(\^?)([a-z]+):\]\]/g, (whole, not: string, name: string) => {
      const inner = classes[name];
      return inner === undefined ? whole : `[${not}${inner}]`;
    })
    .replaceAll(/\[:([a-z]+):\]/g, (whole, name: string) => classes[name] ?? whole)
    .replaceAll("(?P<", "(?<")
    .replaceAll("\\A", "^")
    .replaceAll("\\z", "$")
    .replaceAll(/\\(p|P)([A-Z])/g, "\\$1{$2}");
}

const classes: Readonly<Record<string, string>> = {
  alnum: "0-9A-Za-z",
  alpha: "A-Za-z",
  ascii: "\\x00-\\x7F",
  blank: "\\t ",
  cntrl: "\\x00-\\x1F\\x7F",
  digit: "0-9",
  graph: "!-~",
  lower: "a-z",
  print: " -~",
  punct: "!-\\/:-@\\[-`{-~",
  space: "\\t\\n\\v\\f\\r ",
  upper: "A-Z",
  word: "0-9A-Za-z_",
  xdigit: "0-9A-Fa-f",
};

/** What Go says of an expression that is none. Source: regexp/syntax. */
function problemOf(pattern: string): string {
  const [open, close] = [countOf(pattern, "("), countOf(pattern, ")")];
  if (open > close) return `missing closing ): \`${pattern}\``;
  if (close > open) return `unexpected ): \`${pattern}\``;
  const unclosed = /\[[^\]]*$/.exec(pattern)?.[0];
  if (unclosed !== undefined) return `missing closing ]: \`${unclosed}\``;
  const repeated = /^[*+?]/.exec(pattern)?.[0];
  if (repeated !== undefined) {
    return `missing argument to repetition operator: \`${repeated}\``;
  }
  const look = /\(\?(?:=|!|<=|<!)/.exec(pattern)?.[0];
  if (look !== undefined) return `invalid or unsupported Perl syntax: \`${look}\``;
  const nested = /[*+?]{2,}/.exec(pattern)?.[0];
  if (nested !== undefined) return `invalid nested repetition operator: \`${nested}\``;
  return `invalid escape sequence: \`${pattern}\``;
}

const countOf = (pattern: string, char: string) =>
  pattern.replaceAll(/\\.|\[[^\]]*\]/g, "").split(char).length - 1;
