/** Reads PEM, in which certificates and requests for them are written down. Source: RFC 7468. */

/** One block: its type, such as CERTIFICATE, and what stands between its lines. */
export interface PemBlock {
  readonly type: string;
  readonly body: string;
}

const block = /-----BEGIN ([^-\n]+)-----\r?\n([\s\S]*?)-----END \1-----[^\n]*\n?/y;
const beginning = /-----BEGIN /g;

/** The blocks one after another, and the text after them, in which there is none. */
export function readPem(text: string): {
  readonly blocks: readonly PemBlock[];
  readonly rest: string;
} {
  const blocks: PemBlock[] = [];
  let at = 0;
  while (at < text.length) {
    beginning.lastIndex = at;
    block.lastIndex = beginning.exec(text)?.index ?? text.length;
    const [whole, type = "", body = ""] = block.exec(text) ?? [];
    if (whole === undefined) break;
    at = block.lastIndex;
    blocks.push({ type, body });
  }
  return { blocks, rest: text.slice(at) };
}

/** Blocks may have headers, which those of certificates have not. */
export const hasHeaders = ({ body }: PemBlock): boolean => body.includes(":");

/** The bytes in a block. Throws where it is no base64. */
export const bytesOf = ({ body }: PemBlock): Uint8Array =>
  Uint8Array.from(atob(body.replace(/\s/g, "")), (each) => each.charCodeAt(0));
