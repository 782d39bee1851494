import type { KubeObject } from "../../api/resource.ts";

/** What all lists together may hold, in bytes; one that is larger alone is not kept. */
const bytesMax = 64 * 2 ** 20;

interface Kept {
  readonly head: string;
  /** The whole list: its head, then its items. */
  readonly bytes: Buffer;
}

/** The bytes of lists whose items are still the very same, so that those are put together once. */
export class ListBytes {
  readonly #kept = new Map<readonly KubeObject[], Kept>();
  #size = 0;

  /** The bytes of `head` and then of the items, which `encode` gives where they are not kept. */
  of(items: readonly KubeObject[], head: string, encode: () => string): Buffer {
    const known = this.#kept.get(items);
    if (known?.head === head) return known.bytes;
    const rest = known?.bytes.subarray(Buffer.byteLength(known.head)) ?? Buffer.from(encode());
    const bytes = Buffer.concat([Buffer.from(head), rest]);
    this.#forget(items);
    if (bytes.length <= bytesMax) this.#keep(items, { head, bytes });
    return bytes;
  }

  #keep(items: readonly KubeObject[], kept: Kept): void {
    this.#kept.set(items, kept);
    this.#size += kept.bytes.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= bytesMax) break;
      this.#forget(oldest);
    }
  }

  #forget(items: readonly KubeObject[]): void {
    const known = this.#kept.get(items);
    if (known === undefined) return;
    this.#kept.delete(items);
    this.#size -= known.bytes.length;
  }
}
