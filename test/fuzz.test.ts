/** Whatever is asked, in whatever order, the API answers and stays what it was. */
import { expect, test } from "vitest";
import { heapBytes } from "./fuzz/memory.ts";
import { type RunOptions, run } from "./fuzz/run.ts";
import { deleteAll, storeFaults } from "./fuzz/store.ts";
import { inProcess } from "./in-process.ts";

const requests = Number(process.env.FUZZ_REQUESTS ?? 200_000);
const seed = process.env.FUZZ_SEED ?? "kubesim";

/** What stays in use is what the server remembers of late, and not what it was ever asked. */
const heapGrowthBytesMax = 12 * 1024 * 1024;

async function freshRun(options: RunOptions) {
  const target = await inProcess();
  const outcome = await run(target, options);
  await target.close();
  return outcome;
}

test("equal streams of requests have equal answers", async () => {
  const [first, second] = [
    await freshRun({ seed, requests: 5000 }),
    await freshRun({ seed, requests: 5000 }),
  ];
  expect(second.digest).toBe(first.digest);
});

// However busy the machine is: how long it takes says nothing about the answers.
const untimed = { timeout: 0 };

test(`${requests} requests are answered, and leave nothing behind`, untimed, async () => {
  const target = await inProcess();
  await run(target, { seed: "warm", requests: 5000 });
  deleteAll(target);
  const heapBefore = heapBytes();
  const faults = new Set<string>();
  const check = () => {
    for (const fault of storeFaults(target)) faults.add(fault);
  };
  const { digest, counts, wrong } = await run(target, { seed, requests, check });
  console.info(`digest of ${requests} answers: ${digest}`);
  console.info(
    [...counts]
      .sort()
      .map(([line, count]) => `${count} x ${line}`)
      .join(", "),
  );
  expect({ wrong, faults: [...faults] }).toEqual({ wrong: [], faults: [] });
  // Every code that the API has was among the answers, so the stream reaches all of it.
  const codes = new Set([...counts.keys()].map((line) => Number(line.slice(0, 3))));
  expect([...codes].sort()).toEqual([
    200, 201, 202, 301, 400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 500, 504,
  ]);
  // The namespaces that cannot be deleted, and what is in them by nature.
  expect(deleteAll(target)).toBeLessThan(20);
  const growth = heapBytes() - heapBefore;
  console.info(`the heap grew by ${growth} bytes`);
  expect(growth).toBeLessThan(heapGrowthBytesMax);
  await target.close();
});
