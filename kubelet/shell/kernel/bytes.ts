/** Byte strings, in which one character is one byte, and the text that they stand for. */

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const plain = /^[\0-\x7f]*$/;

export function bytesOf(text: string): string {
  return plain.test(text) ? text : fromArray(encoder.encode(text));
}

export function textOf(bytes: string): string {
  return plain.test(bytes) ? bytes : decoder.decode(toArray(bytes));
}

/** So many are turned into characters at a time. */
const chunk = 8_192;

export function fromArray(array: Uint8Array): string {
  let bytes = "";
  for (let at = 0; at < array.length; at += chunk) {
    bytes += String.fromCharCode(...array.subarray(at, at + chunk));
  }
  return bytes;
}

export function toArray(bytes: string): Uint8Array {
  return Uint8Array.from(bytes, (each) => each.charCodeAt(0));
}
