import { expect, test } from "vitest";
import { inProcess } from "./fuzz/in-process.ts";
import { run } from "./fuzz/run.ts";

test("fuzz", async () => {
  const target = inProcess();
  const begin = performance.now();
  const n = Number(process.env.FUZZ ?? 5000);
  const { digest, counts, wrong } = await run(target, { seed: process.env.SEED ?? "1", requests: n });
  console.log(n / (performance.now() - begin) * 1000, "per second");
  console.log(digest, Object.fromEntries([...counts].sort()));
  const groups = new Map();
  for (const each of wrong) {
    const key = each.replace(/^\d+ /, "").replace(/: .*?-> \d+/s, " -> ").replace(/[0-9]+/g, "9").slice(0, 260);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  for (const [key, all] of groups) console.log(all.length, key, "\n   e.g.", all[0].slice(0, Number(process.env.SHOW ?? 700)));
  await target.close();
});
