/**
 * Headers of SPDY/3.1: pairs with their lengths, compressed in one stream over a whole connection.
 * Source: SPDY protocol draft 3.1, 2.6.10 "Name/Value Header Block".
 */
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";

export type Headers = ReadonlyMap<string, string>;

/** What the draft takes for likely in headers: words with their lengths, then text. */
const words = [
  "options head post put delete trace accept accept-charset accept-encoding accept-language",
  "accept-ranges age allow authorization cache-control connection content-base content-encoding",
  "content-language content-length content-location content-md5 content-range content-type date",
  "etag expect expires from host if-match if-modified-since if-none-match if-range",
  "if-unmodified-since last-modified location max-forwards pragma proxy-authenticate",
  "proxy-authorization range referer retry-after server te trailer transfer-encoding upgrade",
  "user-agent vary via warning www-authenticate method get status 200_OK version HTTP/1.1 url",
  "public set-cookie keep-alive origin",
].flatMap((line) => line.split(" ").map((word) => word.replace("_", " ")));
const endings =
  "100101201202205206300302303304305306307402405406407408409410411412413414415416417502504505" +
  "203 Non-Authoritative Information204 No Content301 Moved Permanently400 Bad Request401 " +
  "Unauthorized403 Forbidden404 Not Found500 Internal Server Error501 Not Implemented503 Service " +
  "UnavailableJan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec 00:00:00 Mon, Tue, Wed, Thu, Fri, " +
  "Sat, Sun, GMTchunked,text/html,image/png,image/jpg,image/gif,application/xml,application/" +
  "xhtml+xml,text/plain,text/javascript,publicprivatemax-age=gzip,deflate,sdchcharset=utf-8" +
  "charset=iso-8859-1,utf-,*,enq=0.";

export const dictionary: Buffer = Buffer.concat([...words.map(withLength), Buffer.from(endings)]);

/** What a stream that is compressed with the dictionary begins with: its Adler-32 is the end. */
const streamHead = Uint8Array.of(0x78, 0xbb, 0xe3, 0xc6, 0xa7, 0xc2);
/** The second byte has this bit where a dictionary is used. */
const dictionaryBit = 0x20;
const deflateMethod = 8;

/** How far back compressed data may refer. */
const windowBytes = 32 * 1024;
/** More headers than that are refused: those of streams are a hundred bytes. */
const blockBytesMax = 64 * 1024;

const flush = { finishFlush: constants.Z_SYNC_FLUSH };

/**
 * Reads the header blocks of one connection in their order. Each is flushed, so it can be read by
 * itself once the window holds what came before.
 */
export class HeaderReader {
  #window: Buffer = Buffer.alloc(0);
  #hasBegun = false;

  /** Throws an Error for what are no headers. */
  read(block: Uint8Array): Headers {
    const bytes = this.#hasBegun ? block : this.#begin(block);
    this.#hasBegun = true;
    const text = inflateRawSync(bytes, {
      ...flush,
      maxOutputLength: blockBytesMax,
      ...(this.#window.length === 0 ? {} : { dictionary: this.#window }),
    });
    this.#window = Buffer.concat([this.#window, text]).subarray(-windowBytes);
    return parse(text);
  }

  #begin(block: Uint8Array): Uint8Array {
    const [method = 0, flags = 0] = block;
    if ((method & 0x0f) !== deflateMethod) throw new Error("headers that are not compressed");
    const hasDictionary = (flags & dictionaryBit) !== 0;
    if (hasDictionary) this.#window = dictionary;
    return block.subarray(hasDictionary ? streamHead.length : 2);
  }
}

/** Writes the header blocks of one connection. No block refers to another. */
export class HeaderWriter {
  #hasBegun = false;

  write(headers: Headers): Buffer {
    const pairs = [...headers].flatMap(([name, value]) => [withLength(name), withLength(value)]);
    const text = Buffer.concat([uint32(headers.size), ...pairs]);
    const bytes = deflateRawSync(text, flush);
    const head = this.#hasBegun ? [] : [streamHead];
    this.#hasBegun = true;
    return Buffer.concat([...head, bytes]);
  }
}

function parse(text: Buffer): Headers {
  let at = 0;
  const next = (length: number) => {
    at += length;
    if (at > text.length) throw new Error("headers that break off");
    return text.subarray(at - length, at);
  };
  const number = () => next(4).readUInt32BE();
  const headers = new Map<string, string>();
  for (let left = number(); left > 0; left -= 1) {
    const name = next(number()).toString();
    headers.set(name, next(number()).toString());
  }
  return headers;
}

function withLength(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
