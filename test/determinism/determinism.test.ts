/** The same seed and inputs have the same log of writes, wherever they run. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle as bundled } from "../bundle.ts";
import { digestsOfProcess, digestsOfWorker, isPackaged, nodeVersions } from "./elsewhere.ts";
import { type Digests, digestsOfRuns } from "./runs.ts";

const seed = 4711;
const folder = mkdtempSync(join(tmpdir(), "kubesim-determinism-"));
let bundle: string;
let here: Digests;

beforeAll(async () => {
  bundle = await bundled("test/determinism/print.ts", folder);
  here = digestsOfRuns(seed);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a run is the same a second time in this process", () => {
  expect(digestsOfRuns(seed)).toEqual(here);
});

test("another seed gives other runs", () => {
  const other = digestsOfRuns(seed + 1);
  expect(Object.keys(here).filter((name) => other[name] === here[name])).toEqual([]);
});

test("a run is the same in worker threads, side by side", async () => {
  const workers = [digestsOfWorker(bundle, seed), digestsOfWorker(bundle, seed)];
  expect(await Promise.all(workers)).toEqual([here, here]);
});

test("a run is the same in another time zone and language", async () => {
  const env = { TZ: "Asia/Kathmandu", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" };
  const place = { node: process.execPath, env };
  expect(await digestsOfProcess(place, bundle, seed)).toEqual(here);
});

test.each(nodeVersions())("a run is the same in a process of Node $version", async (node) => {
  if (node.path !== undefined) {
    expect(await digestsOfProcess({ node: node.path }, bundle, seed)).toEqual(here);
    return;
  }
  const missing = `there is no Node ${node.version} on this machine`;
  if (isPackaged) throw new Error(`${missing}: run "node scripts/fetch-node.mjs" first`);
  process.stdout.write(`NOT TESTED: ${missing}, and none is packaged for it\n`);
});
