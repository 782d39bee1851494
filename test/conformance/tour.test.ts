/** The README's tour, line by line as it stands, with kubesim and with the real kubectl. */
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Endpoints } from "../../api/core/endpoints.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Workbench } from "./kubectl.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const readme = readFileSync(join(root, "README.md"), "utf8");
const lines = [...readme.matchAll(/^(npm start|npx kubesim)\b.*$/gm)].map(([line]) =>
  line.replace(/\s+#.*$/, ""),
);
/** The second cluster of the tour is faster. */
const secondAt = lines.lastIndexOf("npm start -- --speed 60");
const first = lines.slice(0, secondAt).filter(isCommand);
const second = lines.slice(secondAt).filter(isCommand);

function isCommand(line: string): boolean {
  return line.startsWith("npx kubesim ");
}

/** Some commands are kubesim's own. */
function linesFor(program: string, all: readonly string[]): readonly string[] {
  return all.filter(
    (line) => program === "kubesim" || !/^npx kubesim (curl|traffic|test)\b/.test(line),
  );
}

test("the tour has two parts", () => {
  expect(secondAt).toBeGreaterThan(0);
  expect([first.length, second.length].every((count) => count > 4)).toBe(true);
});

describe.each(["kubesim", "kubectl"])("with %s", (program) => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await Workbench.open();
    symlinkSync(join(root, "manifests"), join(bench.folder, "manifests"));
  });
  afterAll(() => bench.close());

  test.each(linesFor(program, first))("%s", (line) => walk(bench, program, line));

  test("ends with three pods behind a service, and a machine without power", () => {
    const { cluster } = bench;
    const subsets = cluster.get(Endpoints, "my-service")?.subsets ?? [];
    expect(subsets.length).toBeGreaterThan(0);
    expect(cluster.get(Deployment, "nginx-deployment")?.spec.replicas).toBe(3);
    expect(power(bench, "node-0")).toBe("off");
  });
});

describe.each(["kubesim", "kubectl"])("a fast cluster with %s", (program) => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await Workbench.open({ speed: 60 });
    symlinkSync(join(root, "manifests"), join(bench.folder, "manifests"));
    symlinkSync(join(root, "scenarios"), join(bench.folder, "scenarios"));
  });
  afterAll(() => bench.close());

  test.each(linesFor(program, second))("%s", (line) => walk(bench, program, line));

  test("ends with four pods on the machines that were left", () => {
    const kept = bench.cluster.list(Pod).filter(({ metadata }) => !metadata.deletionTimestamp);
    expect(kept).toHaveLength(4);
    expect(kept.map(({ spec }) => spec.nodeName)).not.toContain("node-1");
    expect(power(bench, "node-1")).toBeUndefined();
  });
});

const power = ({ cluster }: Workbench, node: string) =>
  cluster.get(Node, node)?.metadata.annotations?.["sim.kubesim.dev/power"];

/** Runs a line to its end. One that watches is stopped when two pods were evicted and replaced. */
async function walk(bench: Workbench, program: string, line: string): Promise<void> {
  const command = line.replace("npx kubesim", program);
  if (!/ -w\b/.test(command)) {
    await bench.stdout(command);
    return;
  }
  const running = bench.start(command);
  const isHealing = line.includes("-o wide");
  await running.printed(isHealing ? /Terminating/ : /Running/, isHealing ? 2 : 3);
  if (isHealing) await running.printed(/1\/1 +Running .* node-2 /, 2);
  await running.stop();
}
