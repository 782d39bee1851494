import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyChanges, followStaticPods, readStaticPods, staticPodsOf } from "./static-pods.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubesim-static-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("every node gets the files of the folder, and those of its own folder before them", () => {
  writeFileSync(join(folder, "a.yaml"), "all");
  writeFileSync(join(folder, "b.yaml"), "all");
  mkdirSync(join(folder, "node-1"));
  writeFileSync(join(folder, "node-1", "b.yaml"), "own");
  const found = readStaticPods(folder);
  expect(staticPodsOf(found, "node-0")).toEqual({ "a.yaml": "all", "b.yaml": "all" });
  expect(staticPodsOf(found, "node-1")).toEqual({ "a.yaml": "all", "b.yaml": "own" });
});

test("only what has changed is handed on", () => {
  const told: string[] = [];
  const sink = {
    writeManifest: (...words: string[]) => told.push(words.join(" ")),
    removeManifest: (...words: string[]) => told.push(`- ${words.join(" ")}`),
  };
  applyChanges({ a: "1", b: "2", c: "3" }, { a: "1", b: "4", d: "5" }, "n", sink);
  expect(told).toEqual(["- n c", "n b 4", "n d 5"]);
});

test("a folder is followed", async () => {
  writeFileSync(join(folder, "a.yaml"), "first");
  const told = await new Promise<string>((resolve) => {
    const stop = followStaticPods(folder, ["node-0"], {
      writeManifest: () => undefined,
      removeManifest: (node, file) => {
        stop();
        resolve(`${node} ${file}`);
      },
    });
    renameSync(join(folder, "a.yaml"), join(tmpdir(), `${folder.split("-").at(-1)}.yaml`));
  });
  rmSync(join(tmpdir(), `${folder.split("-").at(-1)}.yaml`));
  expect(told).toBe("node-0 a.yaml");
});
