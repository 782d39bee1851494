import type { KubeObject } from "../../api/resource.ts";

/** So many bytes are kept at most; then it starts over with none, whatever is alive of them. */
const bytesMax = 64 * 2 ** 20;

interface Kept {
  readonly head: string;
  /** The whole list: its head, then its items. */
  readonly bytes: Buffer;
}

/**
 * The bytes of lists whose items are still the very same, so that those are put together once. They
 * live no longer than the items.
 */
export class ListBytes {
  #kept = new WeakMap<readonly KubeObject[], Kept>();
  #size = 0;

  /** The bytes of `head` and then of the items, which `encode` gives where they are not kept. */
  of(items: readonly KubeObject[], head: string, encode: () => string): Buffer {
    const known = this.#kept.get(items);
    if (known?.head === head) return known.bytes;
    const rest = known?.bytes.subarray(Buffer.byteLength(known.head)) ?? Buffer.from(encode());
    const bytes = Buffer.concat([Buffer.from(head), rest]);
    if (bytes.length <= bytesMax) this.#keep(items, { head, bytes });
    return bytes;
  }

  #keep(items: readonly KubeObject[], kept: Kept): void {
    this.#size += kept.bytes.length;
    if (this.#size > bytesMax) {
      this.#kept = new WeakMap();
      this.#size = kept.bytes.length;
    }
    this.#kept.set(items, kept);
  }
}
