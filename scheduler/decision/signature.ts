/**
 * Short text that is equal for equal JSON values. It is remembered by identity, so that the parts
 * which pods of one template share are read once.
 */
export function signatureOf(value: object | undefined): string {
  if (value === undefined) return "";
  const known = remembered.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  const made = numbers.get(text) ?? nextNumber();
  if (numbers.size >= numbersMax) numbers.clear();
  numbers.set(text, made);
  remembered.set(value, made);
  return made;
}

const remembered = new WeakMap<object, string>();
const numbers = new Map<string, string>();
/** Beyond this, texts are forgotten; numbers are never used twice, so no two texts share one. */
const numbersMax = 50_000;
let last = 0;

function nextNumber(): string {
  last += 1;
  return last.toString(36);
}
