/** Sets text in lines, in the two ways that kubectl has. */

/**
 * Breaks lines that are longer than `width` between words. What a line begins with and the blanks
 * between its words stay; words that are longer stay whole. Source: go-wordwrap 1.0.
 */
export const wrapLines = (text: string, width: number): string =>
  text
    .split("\n")
    .map((line) => wrapLine(line, width))
    .join("\n");

function wrapLine(line: string, width: number): string {
  let wrapped = "";
  let column = 0;
  for (const [, blanks = "", word = ""] of line.matchAll(/(\s*)(\S*)/g)) {
    const taken = column + blanks.length;
    if (word !== "" && taken > 1 && taken + word.length > width) {
      wrapped += `\n${word}`;
      column = word.length;
    } else if (word !== "" || taken <= width) {
      wrapped += blanks + word;
      column = taken + word.length;
    }
  }
  return wrapped;
}

/** Puts blanks before each line, empty ones too. */
export const indent = (text: string, count: number): string =>
  text.replace(/^/gm, " ".repeat(count));

/**
 * Fills lines of `width` with words; what looks like code, a list or a new paragraph keeps its own
 * lines. Source: kubectl 1.36, pkg/explain/formatter.go.
 */
export function fillLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let words: string[] = [];
  const flush = () => {
    if (words.length > 0) lines.push(words.join(" "));
    words = [];
  };
  for (const line of text.split("\n")) {
    const isBlank = line.trim() === "";
    if (line.startsWith("    ") || (isBlank && lines.length > 0)) {
      flush();
      lines.push(isBlank && !line.startsWith("    ") ? "" : line);
      continue;
    }
    if (isBlank || words.at(-1)?.endsWith(":") || /^(\d+\.?|-|\*)\s/.test(line.trim())) flush();
    for (const word of line.split(/\s+/).filter((each) => each !== "")) {
      if (words.length > 0 && [...words, word].join(" ").length > width) flush();
      words.push(word);
    }
  }
  flush();
  return lines;
}
