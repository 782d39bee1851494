/** Base64 (RFC 4648, padded) to and from text in UTF-8, as Secrets and ConfigMaps hold bytes. */

/** The base64 of text in UTF-8. */
export const encodeBase64 = (text: string): string =>
  encodeBase64Bytes(new TextEncoder().encode(text));

/** The base64 of bytes. */
export function encodeBase64Bytes(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The same in the alphabet for URLs, without padding, as tokens are written. */
export const encodeBase64Url = (text: string): string => toUrlAlphabet(encodeBase64(text));

/** Base64 in the alphabet for URLs, without padding. */
export const toUrlAlphabet = (base64: string): string =>
  base64.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

/** The text that base64 in that alphabet stands for, or `undefined` where it is none. */
export const decodeBase64Url = (url: string): string | undefined =>
  decodeBase64(url.replaceAll("-", "+").replaceAll("_", "/"));

/** The text that base64 stands for, or `undefined` where it is no base64. */
export function decodeBase64(base64: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** How many bytes base64 stands for. */
export function base64Length(base64: string): number {
  const padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
  return Math.floor((base64.length * 3) / 4) - padding;
}
