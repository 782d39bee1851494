/** The file that is edited: what it says of itself, and what of it counts. Pure. */

import { toCompactJson } from "../../api/go-json.ts";
import { isObject } from "../../api/json.ts";
import { parseYaml } from "../../client/kubectl/read-yaml.ts";

/** What was wrong with an edit, and where. */
export interface Reason {
  readonly fact: string;
  readonly details: readonly string[];
}

/** What the file says of itself. Source: kubectl 1.36, pkg/cmd/util/editor. */
export const instructions = `Please edit the object below. Lines beginning with a '#' will be ignored,
and an empty file will abort the edit. If an error occurs while saving this file will be
reopened with the relevant failures.
`;

/** The same where only the annotation of apply is edited. */
export const lastAppliedInstructions = `\
Please edit the 'last-applied-configuration' annotations below.
Lines beginning with a '#' will be ignored, and an empty file will abort the edit.
`;

/** The comment at the top of a file in YAML. */
export function headerOf(instructions: string, reasons: readonly Reason[]): string {
  const parts = [
    instructions,
    ...reasons.map(({ fact, details }) =>
      details.length === 0
        ? `${fact}\n`
        : `${fact}:\n${details.map((detail) => `* ${detail}\n`).join("")}`,
    ),
  ];
  return parts.map((part) => `${part.trimEnd().replace(/^/gm, "# ")}\n#\n`).join("");
}

/** The text without the header: its comments at the top. */
export const withoutHeader = (text: string): string => text.replace(/^(?:[ \t]*#[^\n]*\n)+/, "");

/** The text as it counts: comments may come and go. */
export const withoutComments = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !/^\s*#/.test(line))
    .join("\n");

/** What a text says: the same where only its order, its quotes or its comments are others. */
export function meaningOf(text: string): string {
  const plain = withoutComments(text);
  try {
    const value = parseYaml(plain);
    return isObject(value) ? toCompactJson(value) : plain;
  } catch {
    return plain;
  }
}
