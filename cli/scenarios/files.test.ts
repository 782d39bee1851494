import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readScenarioFiles } from "./files.ts";

const folder = mkdtempSync(join(tmpdir(), "kubesim-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const scenario = (kind: string) =>
  `apiVersion: sim.kubesim.dev/v1alpha1\nkind: ${kind}\nmetadata: { name: x }\nspec: {}\n`;

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

test("the scenarios of a folder are found however they are written", () => {
  write("all/plain.yaml", scenario("Scenario"));
  write("all/quoted.yml", scenario('"Scenario"'));
  write("all/below/noted.yaml", scenario("Scenario # of the shop"));
  write("all/windows.yaml", scenario("Scenario").replaceAll("\n", "\r\n"));
  const json = { kind: "Scenario", apiVersion: "sim.kubesim.dev/v1alpha1" };
  write("all/one-line.json", JSON.stringify({ ...json, metadata: { name: "x" }, spec: {} }));
  write("all/web.yaml", "{ apiVersion: v1, kind: ConfigMap, metadata: { name: Scenario } }");
  write("all/chart.yaml", "kind: {{ .Values.kind }}\n{{ end }}");
  expect(namesIn("all")).toEqual([
    "below/noted.yaml",
    "one-line.json",
    "plain.yaml",
    "quoted.yml",
    "windows.yaml",
  ]);
});

test("scenarios of packages, and failing runs that were saved, are not those of a project", () => {
  write("project/own.yaml", scenario("Scenario"));
  write("project/node_modules/kubesim/scenarios/theirs.yaml", scenario("Scenario"));
  write("project/kubesim-failures/x-0.yaml", scenario("Scenario"));
  expect(namesIn("project")).toEqual(["own.yaml"]);
  // Who names them means them.
  expect(namesIn("project/kubesim-failures")).toEqual(["x-0.yaml"]);
});

function namesIn(path: string): readonly string[] {
  const start = join(folder, path);
  return readScenarioFiles([start]).map((file) =>
    file.path.slice(start.length + 1).replaceAll("\\", "/"),
  );
}
