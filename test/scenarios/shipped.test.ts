/** Every scenario that ships holds, every twin of it fails as it says, and a page tells why. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../cli/scenarios/files.ts";
import { runScenario } from "../../simulator/scenario/run.ts";

const root = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const seeds = ["0", "1", "2", "3", "4"];

/** One with a controller of its own is a test of its own: scenarios/stale-cache. */
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((name) => existsSync(join(root, name, "scenario.yaml")))
  .sort();

describe.each(folders)("scenarios/%s", (folder) => {
  const names = readdirSync(join(root, folder)).sort();
  const files = names.filter((name) => name.endsWith(".yaml"));
  const loaded = new Map(files.map((file) => [file, readScenarioFile(join(root, folder, file))]));
  const failsOf = (file: string) => loaded.get(file)?.map(({ scenario }) => scenario.spec.fails);

  test("is one scenario that holds, and twins of it that fail", () => {
    expect(failsOf("scenario.yaml")).toEqual([undefined]);
    const twins = files.filter((file) => file !== "scenario.yaml");
    expect(twins).not.toEqual([]);
    for (const twin of twins) expect(failsOf(twin), twin).toEqual([expect.any(String)]);
  });

  test.each(files)("%s comes out as it says", (file) => {
    for (const scenario of loaded.get(file) ?? []) {
      for (const seed of seeds) {
        const { run } = runScenario(scenario, { seed });
        expect(run.result, `seed ${seed}: ${JSON.stringify(run.failure, jsonable)}`).toBe("passed");
      }
    }
  });

  test("has a page that tells of every twin and names commands that there are", () => {
    expect(existsSync(join(root, folder, "README.md"))).toBe(true);
    const page = readFileSync(join(root, folder, "README.md"), "utf8");
    const told = [...page.matchAll(/^\| `([\w-]+\.yaml)` \|/gm)].map(([, file]) => file).sort();
    expect(told).toEqual(files.filter((file) => file !== "scenario.yaml"));
    const paths = [...page.matchAll(/^npx kubesim test (\S+)/gm)].map(([, path = ""]) => path);
    expect(paths).not.toEqual([]);
    for (const path of paths) expect(existsSync(join(root, "..", path)), path).toBe(true);
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`](${folder}/README.md)`);
  });
});

/** Readings of CEL may be of its integers. */
const jsonable = (_: string, value: unknown) => (typeof value === "bigint" ? `${value}` : value);
