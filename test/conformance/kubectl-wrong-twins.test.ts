/** Manifests with one thing wrong: kubectl says what it is, and nothing is written. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import type { Outcome } from "./running.ts";
import { changed, created, type Twin } from "./wrong-twins.ts";

const root = fileURLToPath(new URL("../../manifests/documentation/", import.meta.url));
const textOf = (file: string) => readFileSync(`${root}${file}`, "utf8");

/** The one document that the twin is of, with what is wrong with it. */
function manifestOf({ file, change: [from, to] }: Twin): string {
  const document = textOf(file)
    .split("\n---\n")
    .find((text) => text.includes(from));
  if (document === undefined) throw new Error(`${file} has no ${from}`);
  return document.replace(from, to);
}

function prepare(cluster: Cluster): void {
  for (const file of new Set(changed.map((twin) => twin.file))) cluster.apply(textOf(file));
  cluster.advance("6m");
}

/** As many at a time as machines for tests have processors, and a little more. */
const atOnce = 4;

let outcomes: ReadonlyMap<Twin, Outcome>;

beforeAll(async () => {
  const bench = await Workbench.open({ speed: 0, prepare });
  const found = new Map<Twin, Outcome>();
  const waiting = [...created, ...changed];
  const before = bench.cluster.storage.revision;
  const work = async () => {
    for (let twin = waiting.shift(); twin !== undefined; twin = waiting.shift()) {
      found.set(twin, await bench.run("kubectl apply -f -", { stdin: manifestOf(twin) }));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(bench.cluster.storage.revision).toBe(before);
  outcomes = found;
  return () => bench.close();
});

const refused = (stderr: string): Outcome => ({ stdout: "", stderr, exitCode: 1 });

describe("where nothing is yet, a manifest is refused that", () => {
  test.each(created)("$behaviour", (twin) => {
    expect(outcomes.get(twin)).toEqual(refused(twin.stderr));
  });
});

describe("where its right twin is already, a manifest is refused that", () => {
  test.each(changed)("$behaviour", (twin) => {
    expect(outcomes.get(twin)).toEqual(refused(twin.stderr));
  });
});
