import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { AuditLogFile, type Rotation } from "./audit-log-file.ts";
import { auditOf } from "./audit-options.ts";

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

test("a log that cannot be opened anew goes on once it can", () => {
  const path = join(folder, "audit.log");
  const log = new AuditLogFile(path, { bytesMax: 9, backupsMax: 0, ageMsMax: 0 });
  log.write("first", 0);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, "in its place");
  for (const line of ["second", "third"]) expect(() => log.write(line, 0)).toThrow("EEXIST");
  rmSync(folder);
  log.write("fourth", 0);
  expect(readFileSync(path, "utf8")).toBe("fourth\n");
});

test.skipIf(!existsSync("/dev/full"))(
  "a full disk is told of, once, and ends nothing",
  async () => {
    const told: string[] = [];
    const terminal = { print: () => undefined, warn: (line: string) => void told.push(line) };
    const { audit } = await auditOf(flags("/dev/full"), terminal);
    const cluster = createCluster({ nodes: 0, ...(audit && { audit }) });
    cluster.advance("1m");
    expect(told).toEqual([
      "Error in audit plugin 'log' affecting audit events: ENOSPC: no space left on device, write",
    ]);
  },
);

const flags = (auditLogPath: string) => ({
  auditLogPath,
  auditLogMaxsize: 100,
  auditLogMaxbackup: 0,
  auditLogMaxage: 0,
});
