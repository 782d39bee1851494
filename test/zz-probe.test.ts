import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { allResources } from "../api/index.ts";
import { isObject } from "../api/json.ts";
import type { KubeObject } from "../api/resource.ts";
import type { Structure } from "../api/structure.ts";
import { testServer } from "../apiserver/testing/server.ts";
import { given } from "./every-kind/hints.ts";
import { maximalObject, maximalStatus, variantsOf } from "./every-kind/maximal.ts";

interface Leaf { at: (string | number)[]; path: string; structure: Structure; value: unknown }
function leaves(s: Structure, value: unknown, at: (string | number)[], path: string, out: Leaf[]) {
  out.push({ at, path, structure: s, value });
  if (s.fields !== undefined && isObject(value)) {
    for (const [key, f] of s.fields) if (key in value) leaves(f.structure, value[key], [...at, key], `${path}.${key}`, out);
  } else if (s.items !== undefined && Array.isArray(value)) {
    value.forEach((v, i) => leaves(s.items as Structure, v, [...at, i], `${path}[]`, out));
  } else if (s.items !== undefined && isObject(value)) {
    for (const key of Object.keys(value)) leaves(s.items as Structure, value[key], [...at, key], `${path}{}`, out);
  }
}
function setAt(root: unknown, at: (string | number)[], v: unknown): unknown {
  if (at.length === 0) return v;
  const [head, ...rest] = at;
  if (Array.isArray(root)) { const c = [...root]; c[head as number] = setAt(c[head as number], rest, v); return c; }
  const o = root as Record<string, unknown>;
  const c = { ...o };
  const n = setAt(o[head as string], rest, v);
  if (n === undefined) delete c[head as string]; else c[head as string] = n;
  return c;
}
const long = "x".repeat(300);
function badOnes(l: Leaf): [string, unknown][] {
  const { structure: s, value } = l;
  if (s.fields !== undefined) return [["empty", {}]];
  if (s.items !== undefined) {
    if (Array.isArray(value)) return value.length > 0 ? [["twice", [...value, value[0]]], ["none", []]] : [];
    if (isObject(value)) { const v = Object.values(value)[0]; return [["key", { "a b/c/!": v }], ["none", {}]]; }
    return [];
  }
  if (typeof value === "string") return [["absent", undefined], ["empty", ""], ["odd", "a b!/..\u0001"], ["long", long]];
  if (typeof value === "number") return [["absent", undefined], ["negative", -1], ["zero", 0], ["large", 2147483647]];
  return [["absent", undefined]];
}
test("probe", () => {
  const only = process.env.KINDS?.split(",");
  const lines: string[] = [];
  for (const definition of allResources) {
    const { kind, group, apiVersion } = definition;
    if (group.includes("kubesim")) continue;
    if (only && !only.includes(kind)) continue;
    const found = new Map<string, { type: string; refused: Set<string>; accepted: Set<string> }>();
    const note = (l: Leaf, bad: string, code: number) => {
      const type = l.structure.fields ? "object" : l.structure.items ? (l.structure.type ?? "map") : (l.structure.format ?? l.structure.type ?? "any");
      const e = found.get(l.path) ?? { type, refused: new Set(), accepted: new Set() };
      (code >= 400 ? e.refused : e.accepted).add(bad);
      found.set(l.path, e);
    };
    const { send, given: prepare } = testServer();
    prepare(...given);
    const place = { resource: definition, namespace: definition.namespaced ? "default" : undefined };
    const done = new Set<string>();
    for (let v = 0; v < variantsOf(definition); v++) {
      const body = maximalObject(definition, v);
      const out: Leaf[] = [];
      leaves(definition.structure, body, [], "", out);
      for (const l of out) {
        if (l.at[0] === "metadata" || l.at[0] === "kind" || l.at[0] === "apiVersion" || l.at.length === 0) continue;
        if (kind !== "Pod" && /template\.(spec|metadata)\.|jobTemplate\.spec\.template/i.test(l.path)) continue;
        if (done.has(l.path) && v > 0 ) continue; done.add(l.path);
        for (const [name, bad] of badOnes(l)) {
          const sent = setAt(body, l.at, bad) as KubeObject;
          const a = send({ verb: "create", ...place, body: sent, options: { dryRun: true } });
          note(l, name, a.code);
        }
      }
      if (v === 0 && definition.hasStatus) {
        const created = send({ verb: "create", ...place, body });
        const { name } = (created.body as KubeObject).metadata;
        const now = send({ verb: "get", ...place, name }).body as KubeObject;
        const st = { ...now, status: maximalStatus(definition, 0) };
        const so: Leaf[] = [];
        leaves(definition.structure, st, [], "", so);
        for (const l of so) {
          if (l.at[0] !== "status") continue;
          for (const [bad, val] of badOnes(l)) {
            const sent = setAt(st, l.at, val);
            const a = send({ verb: "update", ...place, name, subresource: "status", body: sent, options: { dryRun: true } });
            note(l, bad, a.code);
          }
        }
        send({ verb: "delete", ...place, name });
      }
    }
    for (const [path, e] of found) lines.push(`${apiVersion}/${kind}${path}\t${e.type}\trefused=${[...e.refused].join(",")}\taccepted=${[...e.accepted].filter((x) => !e.refused.has(x)).join(",")}`);
  }
  writeFileSync("/tmp/probe.txt", lines.join("\n"));
  expect(lines.length).toBeGreaterThan(0);
}, 600000);
