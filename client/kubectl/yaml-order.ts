/**
 * The order of members in YAML: that of Go's YAML library, which counts the digits in names and
 * takes all else for less than letters. Source: sigs.k8s.io/yaml, goyaml.v2 keyList.
 */
export function byYamlOrder(left: string, right: string): number {
  const a = [...left];
  const b = [...right];
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  const [first, second] = [a[at], b[at]];
  if (first === undefined || second === undefined) return a.length - b.length;
  const [isLetter, isOther] = [letter.test(first), letter.test(second)];
  if (isLetter && isOther) return byCodePoint(first, second);
  if (isLetter || isOther) return isLetter ? 1 : -1;
  return byNumber(numberAt(a, at), numberAt(b, at)) || byCodePoint(first, second);
}

const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;

interface Digits {
  readonly value: number;
  readonly length: number;
}

/** The number that goes on there, and how many digits it has from there on. */
function numberAt(text: readonly string[], at: number): Digits {
  let end = at;
  while (digit.test(text[end] ?? "")) end += 1;
  return { value: Number(text.slice(beginsAt(text, at), end).join("")), length: end - at };
}

function beginsAt(text: readonly string[], at: number): number {
  let begin = at;
  while (digit.test(text[begin - 1] ?? "")) begin -= 1;
  return begin;
}

const byNumber = (left: Digits, right: Digits): number =>
  left.value - right.value || left.length - right.length;

const byCodePoint = (left: string, right: string): number =>
  (left.codePointAt(0) ?? 0) - (right.codePointAt(0) ?? 0);
