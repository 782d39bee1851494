import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Terminal } from "../io.ts";
import { runTests, type TestOptions } from "./run-tests.ts";

const folder = mkdtempSync(join(tmpdir(), "kubesim-runs-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A scenario whose goal is reached or not. */
function write(path: string, { name = "x", goal = "false", fails = "" } = {}): string {
  const file = join(folder, path);
  mkdirSync(join(file, ".."), { recursive: true });
  const head = `apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: ${name} }`;
  const wanted = fails === "" ? "" : `\n  fails: ${fails}`;
  const goals = `[{ name: it, eventually: "${goal}", within: 2s }]`;
  writeFileSync(file, `${head}\nspec:${wanted}\n  goals: ${goals}\n`);
  return file;
}

/** What is printed, and whether all passed. */
async function played(paths: readonly string[], options: TestOptions = {}) {
  const lines: string[] = [];
  const terminal = { print: (line: string) => lines.push(line) } as unknown as Terminal;
  const save = join(folder, "saved");
  const passed = await runTests(paths, { jobs: 1, save, ...options }, terminal);
  return { lines, passed };
}

test("runs of scenarios with the same name are saved beside each other", async () => {
  const files = [
    write("a/x.yaml", { name: "shop/front" }),
    write("b/x.yaml", { name: "shop/front" }),
  ];
  await played(files);
  expect(readdirSync(join(folder, "saved"))).toEqual(["shop_front-0-2.yaml", "shop_front-0.yaml"]);
});

test("what is saved fails in the same way", async () => {
  await played([write("again.yaml", { name: "again" })]);
  const { lines, passed } = await played([join(folder, "saved", "again-0.yaml")]);
  expect(passed).toBe(false);
  expect(lines[1]).toMatch(/goal "it"/);
});

test("reports are written to new folders, and before failing runs are made small", async () => {
  const json = join(folder, "reports", "new", "out.json");
  const file = write("unsaved.yaml");
  // Where a folder should be there is a file.
  await expect(played([file], { json, save: file })).rejects.toThrow(/cannot save the failing run/);
  expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ runs: [{ result: "failed" }] });
});

test("three failures of a scenario are shown, and of the others their number", async () => {
  const { lines } = await played([write("many.yaml")], { seeds: 5, save: join(folder, "many") });
  expect(lines.filter((line) => line.startsWith("FAIL x, seed"))).toHaveLength(3);
  expect(lines).toContainEqual(
    expect.stringMatching(/^FAIL x: 5 of 5 runs failed \(.*\); 2 of them not shown$/),
  );
});

test("what no run has struck, or found when it was asked about, is told of", async () => {
  const file = join(folder, "faults.yaml");
  const fault = (name: string, node: string) =>
    `{ fault: { name: ${name}, spec: { type: NodeCrash, target: { nodes: [${node}] } } } }`;
  const kill = "{ name: kill, delete: { kind: pods, selector: app=wbe, count: 1 } }";
  const steps = `[${fault("crash", "node-1")}, ${fault("typo", "nod-1")}, ${kill}, { advance: 1m }]`;
  const head = "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: f }";
  const cluster = "{ nodeGroups: [{ name: node, count: 2 }] }";
  const asked = `invariants: [{ never: 'active("deployment/typo") > ready("app=typo") + 5' }]`;
  writeFileSync(file, `${head}\nspec: { cluster: ${cluster}, steps: ${steps}, ${asked} }\n`);
  const { lines, passed } = await played([file], { seeds: 2 });
  expect(passed).toBe(true);
  expect(lines).toEqual([
    expect.stringMatching(/^ok {3}f: 2 runs/),
    '     the fault "typo" has struck nothing: there is no node nod-1 to strike',
    `     the step "kill" (${file}:4) has deleted nothing`,
    "     deployment/typo, which is asked about, was never there",
    "     any of pods with app=typo, which is asked about, was never there",
    "2 passed, 0 failed",
  ]);
});

test("Ctrl-C ends it after the run under way, with reports of what was played", async () => {
  const json = join(folder, "interrupted.json");
  const files = ["one", "two", "three"].map((name) =>
    write(`${name}.yaml`, { name, goal: "true" }),
  );
  const lines: string[] = [];
  const print = (line: string) => {
    lines.push(line);
    // It is told of the first scenario when the second has been played.
    if (line.startsWith("ok   one")) process.emit("SIGINT");
  };
  const terminal = { print } as unknown as Terminal;
  await expect(runTests(files, { jobs: 1, json }, terminal)).rejects.toThrow("exit 130");
  expect(lines.slice(-2)).toEqual(["2 passed, 0 failed", "interrupted after 2 of 3 runs"]);
  const { runs } = JSON.parse(readFileSync(json, "utf8"));
  expect(runs).toMatchObject([{ scenario: "one" }, { scenario: "two" }]);
});

test("a report that cannot be written is told of before anything is played", async () => {
  await expect(played([write("x.yaml")], { junit: folder })).rejects.toThrow(
    `cannot write the report: "${folder}" is a folder`,
  );
});

test("what should have failed is not saved: it fails no more", async () => {
  const { lines, passed } = await played([write("twin.yaml", { goal: "true", fails: "it" })]);
  expect(passed).toBe(false);
  expect(lines.filter((line) => line.startsWith("saved"))).toEqual([]);
});

test("a run of the sweep is played alone by what goes wrong in it", async () => {
  const file = join(folder, "sweep.yaml");
  const pod =
    "apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: nginx }] }";
  const spec = "{ steps: [{ wait: { condition: Ready, target: pod/a } }] }";
  const head = "apiVersion: sim.kubesim.dev/v1alpha1\nkind: Scenario\nmetadata: { name: sweep }";
  writeFileSync(file, `${head}\nspec: ${spec}\n---\n${pod}\n`);
  const json = join(folder, "sweep.json");
  await played([file], { variant: "kubelet crashes after its write 1", json });
  const { runs } = JSON.parse(readFileSync(json, "utf8"));
  expect(runs).toMatchObject([
    { variant: "kubelet crashes after its write 1", faults: [{ spec: { type: "ProcessCrash" } }] },
  ]);
  await expect(played([file], { variant: "nothing" })).rejects.toThrow(
    'with seed 0 there is no run of the sweep in which "nothing"',
  );
});

test.each([
  { options: { seeds: 0 }, told: "--seeds must be at least 1" },
  { options: { seeds: 300_000_000 }, told: "--seeds must be at most 1000000" },
])("$told", async ({ options, told }) => {
  await expect(played([write("many.yaml")], options)).rejects.toThrow(told);
});
