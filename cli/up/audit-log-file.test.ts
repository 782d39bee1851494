import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AuditLogFile, type Rotation } from "./audit-log-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "kubesim-audit-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const dayMs = 86_400_000;

test.each<{ behaviour: string; rotation: Partial<Rotation>; files: Record<string, string> }>([
  {
    behaviour: "is put aside before it grows too large, by the time of the cluster",
    rotation: {},
    files: {
      "audit.log": "five\n",
      "audit-2026-01-01T00-00-00.000.log": "one\ntwo\n",
      "audit-2026-01-03T00-00-00.000.log": "three\n",
      "audit-2026-01-03T00-00-00.001.log": "four\n",
    },
  },
  {
    behaviour: "is kept so many times",
    rotation: { backupsMax: 1 },
    files: { "audit.log": "five\n", "audit-2026-01-03T00-00-00.001.log": "four\n" },
  },
  {
    behaviour: "is kept for so long",
    rotation: { ageMsMax: dayMs },
    files: {
      "audit.log": "five\n",
      "audit-2026-01-03T00-00-00.000.log": "three\n",
      "audit-2026-01-03T00-00-00.001.log": "four\n",
    },
  },
  {
    behaviour: "has room for all",
    rotation: { bytesMax: 100 },
    files: { "audit.log": "one\ntwo\nthree\nfour\nfive\n" },
  },
])("a log $behaviour", ({ rotation, files }) => {
  const path = join(folder, "audit.log");
  const startMs = Date.UTC(2026, 0, 1);
  const all = { bytesMax: 9, backupsMax: 0, ageMsMax: 0, ...rotation };
  const first = new AuditLogFile(path, all);
  first.write("one", startMs);
  // Another process goes on with it.
  const log = new AuditLogFile(path, all);
  log.write("two", startMs);
  log.write("three", startMs);
  log.write("four", startMs + 2 * dayMs);
  log.write("five", startMs + 2 * dayMs);
  const found = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]);
  expect(Object.fromEntries(found)).toEqual(files);
});
