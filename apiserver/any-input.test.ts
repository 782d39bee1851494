/** No value in any field of any kind makes the server throw, or answer with an internal error. */
import { expect, test } from "vitest";
import { allResources } from "../api/index.ts";
import { isObject, type JsonObject } from "../api/json.ts";
import type { ApiResponse } from "../api/request.ts";
import type { ResourceDefinition } from "../api/resource.ts";
import type { Structure } from "../api/structure.ts";
import { deploymentSpec, podSpec, testServer } from "./testing/server.ts";

const nested = (depth: number): unknown => (depth === 0 ? [] : [nested(depth - 1)]);
const inherited = '{"__proto__":"1","constructor":"2","toString":"3","hasOwnProperty":"4"}';
const values: readonly unknown[] = [
  "constructor",
  "__proto__",
  "",
  "x".repeat(300),
  "\u0000é",
  -1,
  1.5,
  null,
  [],
  [null],
  [{}],
  {},
  { a: { b: 1 } },
  JSON.parse(inherited),
  JSON.parse(inherited.replaceAll('"1"', "{}")),
  nested(500),
];

/** What objects of a kind need beside their name to be valid. */
const needed: ReadonlyMap<string, JsonObject> = new Map<string, JsonObject>([
  ["Pod", { spec: podSpec }],
  ["Deployment", { spec: deploymentSpec }],
  ["ReplicaSet", { spec: deploymentSpec }],
  ["Service", { spec: { ports: [{ port: 80 }] } }],
  ["EndpointSlice", { addressType: "IPv4", endpoints: [] }],
]);

/** A body with a value somewhere in it. */
type Build = (value: unknown) => unknown;

/** Puts every value into every field; templates of pods are looked at in pods alone. */
function* bodies(structure: Structure, build: Build, path: readonly string[]): Generator<unknown> {
  for (const value of values) yield build(value);
  const { fields, items, name = "" } = structure;
  if (path.includes(name) || name.endsWith("PodTemplateSpec") || path.length > 8) return;
  if (items !== undefined) {
    const wrap = structure.type === "array" ? (v: unknown) => [v] : (v: unknown) => ({ key: v });
    yield* bodies(items, (value) => build(wrap(value)), [...path, name]);
  }
  for (const field of fields?.values() ?? []) {
    const inner: Build = (value) => build({ ...requiredOf(structure), [field.name]: value });
    yield* bodies(field.structure, inner, [...path, name]);
  }
}

function requiredOf({ fields }: Structure): JsonObject {
  const required = [...(fields?.values() ?? [])].filter((field) => field.required);
  return Object.fromEntries(
    required.map(({ name, structure: { type } }) => [
      name,
      type === "array" ? [] : type === "string" ? "a" : type === "integer" ? 1 : {},
    ]),
  );
}

function* bodiesOf(definition: ResourceDefinition): Generator<unknown> {
  const { apiVersion, kind, structure } = definition;
  const whole = { apiVersion, kind, metadata: { name: "web" }, ...needed.get(kind) };
  for (const [name, field] of structure.fields ?? []) {
    const before = Reflect.get(whole, name);
    const build: Build = (value) => ({
      ...whole,
      [name]: isObject(value) && isObject(before) ? { ...before, ...value } : value,
    });
    yield* bodies(field.structure, build, []);
  }
}

test.each(allResources.map((definition) => ({ definition, ...definition })))(
  "any $kind of $apiVersion is answered",
  ({ definition, namespaced, kind }) => {
    const { send } = testServer();
    const scope = namespaced ? { namespace: "default" } : {};
    const one = { resource: definition, ...scope };
    const body = { metadata: { name: "web" }, ...needed.get(kind) };
    send({ verb: "create", ...one, body });
    const options = { dryRun: true };
    const answers = new Map<string, unknown>();
    for (const given of bodiesOf(definition)) {
      const created = send({ verb: "create", ...one, body: given, options });
      answers.set(`${created.code} ${reasonOf(created)}`, given);
      const patch = { verb: "patch", patchType: "merge", ...one, name: "web" } as const;
      const patched = send({ ...patch, body: given, options });
      answers.set(`${patched.code} ${reasonOf(patched)}`, given);
    }
    // As upstream, a resourceVersion that nobody can read is a failure without a reason.
    const wrong = [...answers].filter(([answer]) => /^5.. ./.test(answer));
    expect(wrong).toEqual([]);
  },
);

const reasonOf = ({ body }: ApiResponse) => ("reason" in body ? body.reason : "");
