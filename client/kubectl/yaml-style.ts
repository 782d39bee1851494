/** Chooses how a text is written in YAML, and where its lines break. Source: libyaml's emitter. */
export type YamlStyle = "plain" | "single" | "double" | "literal";

/** The style of a text as a value, or as a key. */
export function styleOf(text: string, isKey: boolean): YamlStyle {
  const traits = traitsOf(text);
  if (text.includes("\n")) {
    return traits.isBlockAllowed && !isKey ? "literal" : "double";
  }
  if (readsAsOtherType(text)) return "double";
  if (traits.isPlainAllowed) return "plain";
  return traits.isSingleAllowed ? "single" : "double";
}

function traitsOf(text: string) {
  // Tabs, control characters and what lies beyond the basic plane are written as escapes.
  const isSpecial = /[^\n\x20-\x7e\x85\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(text);
  const hasBreak = text.includes("\n");
  const isPadded = /^[ \n]|[ \n]$/.test(text);
  const isBroken = isSpecial || / \n/.test(text);
  return {
    isPlainAllowed: !isBroken && !hasBreak && !isPadded && !hasIndicator(text),
    isSingleAllowed: !isBroken && !/\n /.test(text),
    isBlockAllowed: !isBroken && !text.endsWith(" "),
  };
}

/** True where a character would mean something at its place. */
const hasIndicator = (text: string) =>
  /^(---|\.\.\.)/.test(text) ||
  /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
  /^[?:-]($|[ \n])/.test(text) ||
  /:($|[ \n])/.test(text) ||
  /[ \n]#/.test(text);

const words = new Set(
  ["y", "yes", "on", "n", "no", "off", "true", "false", "null"].flatMap((word) => [
    word,
    word.toUpperCase(),
    `${word.charAt(0).toUpperCase()}${word.slice(1)}`,
  ]),
);

/** True where a YAML parser would take the plain text for a number, a boolean, a date or null. */
export function readsAsOtherType(text: string): boolean {
  if (text === "" || text === "~" || words.has(text)) return true;
  if (/^[-+]?\.(inf|Inf|INF)$|^\.(nan|NaN|NAN)$/.test(text)) return true;
  if (/^\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?$/.test(text)) return isDate(text);
  if (/^[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?$/.test(text)) return true;
  if (!/^[-+.\d]/.test(text)) return false;
  const plain = text.replaceAll("_", "");
  return (
    /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/.test(plain) ||
    /^[-+]?0([xX][\da-fA-F]+|[oO][0-7]+|[bB][01]+)$/.test(plain)
  );
}

function isDate(text: string): boolean {
  const time = /^\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?$/;
  const zoned = /^\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{2}:\d{2})$/;
  const [, , mark, rest = ""] = /^([\d-]+)([Tt ]?)(.*)$/.exec(text) ?? [];
  if (mark === "") return rest === "";
  return mark === " " ? time.test(rest) : zoned.test(rest);
}

const widthMax = 80;

/** Breaks a text at the first lone blank past the width; it begins at `column`. */
export function breakLines(
  text: string,
  column: number,
  indent: string,
  style: "plain" | "single" | "double",
): string {
  if (column + text.length <= widthMax) return text;
  let out = "";
  let at = column;
  const chars = [...text];
  chars.forEach((char, index) => {
    const isInside = style === "plain" || (index > 0 && index < chars.length - 1);
    const isLone = chars[index - 1] !== " " && (style === "double" || chars[index + 1] !== " ");
    if (char !== " " || at <= widthMax || !isInside || !isLone) {
      out += char;
      at += 1;
      return;
    }
    out += `\n${indent}`;
    at = indent.length;
    if (style === "double" && chars[index + 1] === " ") {
      out += "\\";
      at += 1;
    }
  });
  return out;
}
