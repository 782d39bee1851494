/** The workflows of docs/guide/scenarios-in-ci.md, line by line, in a project of their own. */
import { execFileSync, execSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));
const project = mkdtempSync(join(tmpdir(), "kubesim-ci-"));

interface Workflow {
  readonly name: string;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}
interface WorkflowJob {
  readonly strategy: { readonly matrix: { readonly shard: readonly number[] } };
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

const page = readFileSync(join(root, "docs", "guide", "scenarios-in-ci.md"), "utf8");
const workflows = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(
  // The shape of a workflow is GitHub's; what is not as it says fails below.
  ([, text = ""]) => load(text) as Workflow,
);

/** The lines that a job runs on the machine with that part. */
const linesOf = ({ steps }: WorkflowJob, shard: number) =>
  steps.flatMap(({ run }) =>
    run === undefined ? [] : [run.replaceAll("$" + "{{ matrix.shard }}", `${shard}`)],
  );

const env = { ...process.env, npm_config_offline: "true", npm_config_loglevel: "error" };
const npm = (args: readonly string[], cwd: string) =>
  execFileSync("npm", args, { cwd, encoding: "utf8", env, shell: process.platform === "win32" });
const run = (line: string) =>
  execSync(line, { cwd: project, encoding: "utf8", env, stdio: "pipe" });

const scenario = `
apiVersion: sim.kubesim.dev/v1alpha1
kind: Scenario
metadata: { name: one-pod }
spec:
  steps: [{ wait: { condition: Ready, target: pod/web } }]
---
apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: nginx }] }
`;

/** The package may have to be built first. */
const setUpMsMax = 600_000;

beforeAll(() => {
  const tarballs = join(project, "tarballs");
  mkdirSync(tarballs);
  mkdirSync(join(project, "scenarios"));
  npm(["pack", "--pack-destination", tarballs], root);
  const [tarball = ""] = readdirSync(tarballs);
  const devDependencies = { kubesim: `file:tarballs/${tarball}` };
  const manifest = { name: "shop", version: "1.0.0", private: true, devDependencies };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  writeFileSync(join(project, "scenarios", "one-pod.yaml"), scenario);
  npm(["install", "--package-lock-only", "--no-audit", "--no-fund"], project);
}, setUpMsMax);
afterAll(() => rmSync(project, { recursive: true, force: true }));

describe.each(workflows)("the workflow $name", ({ name, jobs }) => {
  const job = Object.values(jobs)[0];
  if (job === undefined) throw new Error(`${name} has no job`);
  const { shard: shards } = job.strategy.matrix;

  test("says how many parts there are where it says which", () => {
    expect(linesOf(job, 1).join("\n")).toContain(`--shard 1/${shards.length}`);
  });

  test("passes line by line on every machine", () => {
    for (const shard of shards) {
      // Every machine begins anew, and installs the same.
      const lines = linesOf(job, shard).filter((line) => shard === 1 || line !== "npm ci");
      for (const line of lines) run(line);
    }
  });
});

test("all parts together are all runs, each once", () => {
  const runs = [1, 2, 3, 4].flatMap((shard) => {
    const report = readFileSync(join(project, `runs-${shard}.json`), "utf8");
    const junit = readFileSync(join(project, `junit-${shard}.xml`), "utf8");
    // Our own report.
    const { runs } = JSON.parse(report) as { runs: { seed: string; result: string }[] };
    expect(junit.match(/<testcase /g)).toHaveLength(runs.length);
    expect(runs.length).toBe(50);
    return runs;
  });
  expect(new Set(runs.map(({ seed }) => seed)).size).toBe(200);
  expect(runs.every(({ result }) => result === "passed")).toBe(true);
});

test("a scenario that fails fails the machine, and tells how to play it again", () => {
  const broken = scenario.replace("one-pod", "broken").replace("pod/web }", "pod/nobody }");
  writeFileSync(join(project, "scenarios", "broken.yaml"), broken);
  expect(() => run("npx kubesim test scenarios/ --seeds 1")).toThrow(
    expect.objectContaining({
      status: 1,
      stdout: expect.stringContaining(
        "again: kubesim test scenarios/broken.yaml --name broken --seed 0 --seeds 1",
      ),
    }),
  );
});
