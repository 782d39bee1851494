/**
 * What Kubernetes does not take, kind by kind, in its own words: each table has the kinds of one
 * API group. Rules in full are held beside the definitions; here are the answers of a server.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { type Refusal, refuse } from "./refuse.ts";

interface Table {
  /** `apps/v1/Deployment` */
  readonly kind: string;
  readonly refusals: readonly Refusal[];
}

const folder = fileURLToPath(new URL(".", import.meta.url));
// The tables are ours, and are of this form.
const tables = readdirSync(folder)
  .filter((file) => file.endsWith(".yaml"))
  .flatMap((file) => load(readFileSync(`${folder}/${file}`, "utf8")) as readonly Table[]);

const nameOf = ({ apiVersion, kind }: { apiVersion: string; kind: string }) =>
  `${apiVersion}/${kind}`;

describe.each(tables)("a $kind", ({ kind, refusals }) => {
  test.each(refusals)("$behaviour", ({ code, message, ...change }) => {
    const definition = allResources.find((each) => nameOf(each) === kind);
    if (definition === undefined) throw new Error(`there is no ${kind}`);
    expect(refuse(definition, change)).toEqual({ code, message });
  });
});

test("every kind has five refusals at least", () => {
  const counts = new Map(tables.map(({ kind, refusals }) => [kind, refusals.length]));
  const few = allResources.map(nameOf).filter((kind) => (counts.get(kind) ?? 0) < 5);
  expect(few).toEqual([]);
});
