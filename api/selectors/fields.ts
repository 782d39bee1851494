import { badRequest } from "../status.ts";

/** One term of a field selector: the field equals the value, or does not. */
export interface FieldRequirement {
  readonly field: string;
  readonly operator: "=" | "!=";
  readonly value: string;
}

/**
 * The terms of a field selector such as `status.phase!=Running,metadata.name=a`; all must hold.
 * Empty text has none. A backslash escapes `,`, `=` and itself in a value. Throws BadRequest in
 * Kubernetes' words. Source: k8s.io/apimachinery/pkg/fields/selector.go.
 */
export function parseFieldSelector(text: string | undefined): FieldRequirement[] {
  if (text === undefined || text === "") return [];
  const terms = splitTerms(text).filter((term) => term !== "");
  return terms.sort().map((term) => {
    const parsed = parseTerm(term);
    if (parsed !== undefined) return parsed;
    throw badRequest(`invalid selector: '${text}'; can't understand '${term}'`);
  });
}

/** True where every term holds. `read` yields the value of a field, empty where it is not set. */
export function matchesFields(
  requirements: readonly FieldRequirement[],
  read: (field: string) => string,
): boolean {
  return requirements.every(
    ({ field, operator, value }) => (read(field) === value) === (operator === "="),
  );
}

/** The text that parses to these terms. */
export function formatFieldSelector(requirements: readonly FieldRequirement[]): string {
  return requirements
    .map(({ field, operator, value }) => `${field}${operator}${escapeFieldValue(value)}`)
    .join(",");
}

/** A value in which backslashes, commas and equals signs are escaped. */
export function escapeFieldValue(value: string): string {
  return value.replace(/[\\,=]/g, (character) => `\\${character}`);
}

function splitTerms(text: string): string[] {
  const terms: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "\\") i += 1;
    else if (text[i] === ",") {
      terms.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...terms, text.slice(start)];
}

function parseTerm(term: string): FieldRequirement | undefined {
  const match = /^(.*?)(!=|==|=)(.*)$/s.exec(term);
  if (match === null) return undefined;
  const [, field = "", operator = "", value = ""] = match;
  return { field, operator: operator === "!=" ? "!=" : "=", value: unescapeValue(value) };
}

function unescapeValue(value: string): string {
  let text = "";
  for (let i = 0; i < value.length; i += 1) {
    const character = value.charAt(i);
    if (character === "," || character === "=") {
      // Kubernetes prints the number of the character.
      const code = character.charCodeAt(0);
      throw badRequest(`invalid field selector: unescaped character in value: ${code}`);
    }
    if (character !== "\\") {
      text += character;
      continue;
    }
    i += 1;
    const escaped = value.charAt(i);
    if (escaped === "" || !"\\,=".includes(escaped)) {
      throw badRequest(`invalid field selector: invalid escape sequence: \\${escaped}`);
    }
    text += escaped;
  }
  return text;
}
