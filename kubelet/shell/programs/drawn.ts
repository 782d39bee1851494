import type { Shell } from "../language/shell.ts";

/** So many letters, drawn by the seed of the cluster. */
export const drawn = (length: number, letters: string, { context: { random } }: Shell): string =>
  Array.from({ length }, () => letters[random.integer(letters.length)]).join("");
