/** Chance within a program, all of which comes from the seed of its cluster. */
import nodeCrypto from "node:crypto";
import { nameGenerator, type Random } from "../../api/runtime.ts";
import { substitute } from "./substitutes.ts";

export function replaceChance(): void {
  substitute(
    () => Math,
    "random",
    ({ random }) => random.next(),
  );
  const [web, node] = [() => globalThis.crypto, () => nodeCrypto];
  for (const owner of [web, node]) {
    substitute(owner, "randomUUID", ({ random }) => nameGenerator(random).uid());
  }
  substitute(web, "getRandomValues", ({ random }, [array]) => {
    if (!ArrayBuffer.isView(array)) throw new TypeError("the argument must be a typed array");
    fill(random, array);
    return array;
  });
  substitute(node, "randomBytes", ({ random }, [size, done]) => {
    const bytes = Buffer.alloc(Number(size));
    fill(random, bytes);
    return answer(bytes, done);
  });
  substitute(node, "randomFillSync", ({ random }, [buffer, offset, size]) => {
    fill(random, buffer, [offset, size]);
    return buffer;
  });
  substitute(node, "randomFill", ({ random }, [buffer, ...rest]) => {
    fill(random, buffer, rest);
    return answer(buffer, rest.at(-1));
  });
  substitute(node, "randomInt", ({ random }, args) => {
    const [first = 0, second] = args.filter((each) => typeof each === "number");
    const [min, max] = second === undefined ? [0, first] : [first, second];
    return answer(min + Math.floor(random.next() * (max - min)), args.at(-1));
  });
}

/** All bytes, or so many from an offset on, where these are numbers. */
function fill(random: Random, buffer: unknown, [offset, size]: readonly unknown[] = []): void {
  const all = bytesOf(buffer);
  const begin = typeof offset === "number" ? offset : 0;
  const end = typeof size === "number" ? begin + size : all.length;
  const bytes = all.subarray(begin, end);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = random.integer(256);
}

function bytesOf(buffer: unknown): Uint8Array {
  if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer);
  if (!ArrayBuffer.isView(buffer)) throw new TypeError("the argument must be a buffer");
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
}

/** By a callback, where there is one. */
function answer(value: unknown, done: unknown): unknown {
  if (typeof done !== "function") return value;
  process.nextTick(done, null, value);
  return undefined;
}
