/** The documentation's example topics in manifests/documentation/, all in one cluster. */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { Node } from "../../api/core/node/node.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { examples } from "./manifests.ts";

const root = fileURLToPath(new URL("../../manifests/documentation/", import.meta.url));
const textOf = (file: string) => readFileSync(`${root}${file}`, "utf8");
const cluster = createCluster();
const applyAll = () => {
  for (const { file } of examples) cluster.apply(textOf(file));
};

beforeAll(() => {
  cluster.patch(Node, "node-0", { metadata: { labels: { disktype: "ssd" } } });
  applyAll();
  // What a quota was too new to count is counted when the quota is looked at again.
  cluster.advance("6m");
});

test.each(examples)("$file: $promise", ({ shown, wanted }) => {
  expect(shown(cluster)).toEqual(wanted);
});

test("what is applied again is not written", () => {
  const before = cluster.storage.revision;
  applyAll();
  expect(cluster.storage.revision).toBe(before);
});

test("every file is listed, and told of in the README with the page that it follows", () => {
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  expect(files.length).toBeGreaterThanOrEqual(40);
  expect(examples.map(({ file }) => file).sort()).toEqual(files);
  const rows = textOf("README.md")
    .split("\n")
    .flatMap(
      (line) =>
        /^\| \[(.+?)\]\(\1\) \| .+ \| \[.+\]\(https:\/\/kubernetes\.io\/docs\/.+\) \|$/.exec(
          line,
        ) ?? [],
    );
  expect(rows.filter((_, at) => at % 2 === 1).sort()).toEqual(files);
});
