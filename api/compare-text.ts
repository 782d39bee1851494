/** Orders texts by their code units, as in no language. What is absent is like an empty text. */
export const compareText = (left = "", right = ""): number =>
  left < right ? -1 : left > right ? 1 : 0;
