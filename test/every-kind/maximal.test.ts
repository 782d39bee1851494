/** An object in which every field is set comes back with every field, however it is asked for. */
import { expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import type { WatchEvent } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { testServer } from "../../apiserver/testing/server.ts";
import { excepted, given } from "./hints.ts";
import { allMembers, maximalObject, maximalStatus, membersOf, variantsOf } from "./maximal.ts";

const rows = allResources.map((definition) => ({
  what: `${definition.apiVersion} ${definition.kind}`,
  definition,
}));

const objectsOf = (definition: ResourceDefinition) =>
  Array.from({ length: variantsOf(definition) }, (_, variant) => ({
    variant,
    body: maximalObject(definition, variant),
  }));

/** Paths of what was sent and did not come back as it was. What was added is passed over. */
function lost(sent: unknown, got: unknown, path: string): string[] {
  if (Array.isArray(sent)) {
    const items: readonly unknown[] = Array.isArray(got) ? got : [];
    return sent.flatMap((item, index) => lost(item, items[index], `${path}[${index}]`));
  }
  if (isObject(sent)) {
    const members = isObject(got) ? got : {};
    return Object.entries(sent).flatMap(([key, value]) =>
      lost(value, members[key], `${path}.${key}`),
    );
  }
  return sent === got ? [] : [`${path}: ${JSON.stringify(sent)} is ${JSON.stringify(got)}`];
}

test.each(rows)("a $what is created, read, watched and applied without loss", ({ definition }) => {
  const { send, server, storage, given: prepare } = testServer();
  prepare(...given);
  const namespace = definition.namespaced ? "default" : undefined;
  const place = { resource: definition, namespace };
  const events: WatchEvent[] = [];
  const resourceVersion = String(storage.revision);
  server.watch({ ...place, resourceVersion }, (event) => events.push(event));
  for (const { body } of objectsOf(definition)) {
    const created = send({ verb: "create", ...place, body });
    expect(created.code, JSON.stringify(created.body)).toBe(201);
    expect(lost(body, created.body, "")).toEqual([]);
    const { name } = (created.body as KubeObject).metadata;
    const read = send({ verb: "get", ...place, name }).body;
    expect(lost(body, read, "")).toEqual([]);
    const seen = events.find(({ object }) => "metadata" in object && object.metadata.name === name);
    expect([seen?.type, lost(body, seen?.object, "")]).toEqual(["ADDED", []]);
    const options = { fieldManager: "me", force: true };
    const apply = { verb: "patch", patchType: "apply", ...place, name, body, options } as const;
    const applied = send(apply);
    expect([applied.code, lost(body, applied.body, "")]).toEqual([200, []]);
    const before = storage.revision;
    send(apply);
    expect(storage.revision).toBe(before);
  }
});

const withStatus = rows.filter(({ definition }) => definition.hasStatus);

test.each(withStatus)(
  "the status of a $what is written and read without loss",
  ({ definition }) => {
    const { send, given: prepare } = testServer();
    prepare(...given);
    const place = {
      resource: definition,
      namespace: definition.namespaced ? "default" : undefined,
    };
    const created = send({ verb: "create", ...place, body: maximalObject(definition, 0) });
    const { name } = (created.body as KubeObject).metadata;
    const status = maximalStatus(definition, 0);
    const now = send({ verb: "get", ...place, name }).body;
    const body = { ...now, status };
    const written = send({ verb: "update", ...place, name, subresource: "status", body });
    expect(written.code, JSON.stringify(written.body)).toBe(200);
    expect(lost({ status }, written.body, "")).toEqual([]);
    // The server may have added conditions of its own.
    expect(lost({ status }, send({ verb: "get", ...place, name }).body, "")).toEqual([]);
  },
);

test.each(rows)("every field of a $what is set in one of them", ({ definition }) => {
  const covered = new Set<string>();
  for (const { body } of objectsOf(definition)) membersOf(definition.structure, body, covered);
  expect([...allMembers(definition)].filter((name) => !covered.has(name))).toEqual([]);
});

test("no exception is left behind", () => {
  const covered = new Set<string>();
  for (const definition of allResources) {
    const { kind, group, structure } = definition;
    for (const { body } of objectsOf(definition)) {
      for (const name of membersOf(structure, body)) {
        covered.add(`${kind}:${name}`).add(`${group}:${name}`);
      }
    }
  }
  const late = Object.keys(excepted).filter((name) => name.includes(":") && covered.has(name));
  expect(late).toEqual([]);
});
