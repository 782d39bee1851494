/** More than the caches of a machine hold: 128 MiB. */
const words = 2 ** 25;
const reads = 400_000;

/**
 * Nanoseconds that a read from main memory takes now, about 100 on a machine of its own. Simulated
 * clusters are large and read all over, so what other machines on the same host leave of the memory
 * decides about how fast they are: by it, results of different hours can be told apart.
 */
export function memoryLatencyNs(): number {
  const table = new Uint32Array(words);
  // Pages that were never written are all the same one.
  for (let at = 0; at < words; at += 512) table[at] = at;
  readAll(table, reads / 10);
  const startMs = performance.now();
  const end = readAll(table, reads);
  const tookMs = performance.now() - startMs;
  if (end === words) throw new Error("a place beyond the table");
  return (tookMs * 1e6) / reads;
}

/** Each read decides where the next one is, so that none begins before the last has ended. */
function readAll(table: Uint32Array, count: number): number {
  const mask = table.length - 1;
  let at = 0;
  for (let read = 0; read < count; read += 1) {
    at = (Math.imul(at + read, 1_664_525) + 1_013_904_223 + (table[at] ?? 0)) & mask;
  }
  return at;
}
