/** What was accepted once is accepted as it is read, and writing it again changes nothing. */
import { expect, test } from "vitest";
import { allResources } from "../../api/index.ts";
import { isObject } from "../../api/json.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { type Random, seededRandom } from "../../api/runtime.ts";
import { testServer } from "../../apiserver/testing/server.ts";
import { validObject } from "../fuzz/objects.ts";
import { given, values } from "./hints.ts";
import { maximalObject, variantsOf } from "./maximal.ts";

const rows = allResources.map((definition) => ({
  what: `${definition.apiVersion} ${definition.kind}`,
  definition,
}));

/** Objects drawn of each kind; many of them are refused. */
const drawnCount = 10;
/** How many of a hundred members are taken out, from one object to the next. */
const thinning = [0, 3, 10, 30];

/** The value without some of its members, by chance. */
function thinned(random: Random, value: unknown, percent: number): unknown {
  if (Array.isArray(value)) return value.map((item) => thinned(random, item, percent));
  if (!isObject(value)) return value;
  // Without names the items of some lists cannot be told apart, and cannot be applied.
  const kept = Object.entries(value).filter(
    ([key]) => random.integer(100) >= percent || key === "name",
  );
  return Object.fromEntries(
    kept.map(([key, member]) => [key, thinned(random, member, percent)] as const),
  );
}

function drawObject(random: Random, definition: ResourceDefinition, index: number): object {
  const maximal = maximalObject(definition, random.integer(variantsOf(definition)));
  const { apiVersion, kind, metadata, ...rest } = Object.assign(
    { apiVersion: "", kind: "", metadata: {} },
    index % 5 === 4 ? validObject(random, definition, "drawn") : maximal,
  );
  const percent = thinning[index % thinning.length] ?? 0;
  const thin = thinned(random, rest, percent);
  const { name: own } = Object.assign({ name: "" }, metadata);
  const name = `${kind}.metadata.name` in values ? own : `${own}-${index}`;
  const labels = random.integer(2) === 0 ? {} : { labels: { a: "b" } };
  return { apiVersion, kind, metadata: { name, ...labels }, ...Object.assign({}, thin) };
}

/** What is left of an object when the server's own members are taken off. */
function asApplied({ metadata, ...rest }: KubeObject): object {
  const { name, labels, annotations, finalizers, ownerReferences } = metadata;
  return { metadata: { name, labels, annotations, finalizers, ownerReferences }, ...rest };
}

test.each(rows)("a $what that was accepted stays as it is", ({ definition }) => {
  const random = seededRandom(`unchanged/${definition.apiVersion}/${definition.kind}`);
  const namespace = definition.namespaced ? "default" : undefined;
  const place = { resource: definition, namespace };
  const options = { fieldManager: "again", force: true };
  let accepted = 0;
  const { send, storage, given: prepare } = testServer();
  prepare(...given);
  for (let index = 0; index < drawnCount; index += 1) {
    const body = drawObject(random, definition, index);
    const created = send({ verb: "create", ...place, body });
    if (created.code !== 201) continue;
    accepted += 1;
    const { name = "" } = (created.body as KubeObject).metadata;
    const named = { ...place, name };
    const read = send({ verb: "get", ...named }).body as KubeObject;
    const apply = { verb: "patch", patchType: "apply", ...named, options } as const;
    // Who applies for the first time owns the fields from then on, which is a change.
    const applied = send({ ...apply, body: asApplied(read) });
    expect(applied.code, JSON.stringify(applied.body)).toBe(200);
    expect(asApplied(applied.body as KubeObject)).toEqual(asApplied(read));
    const now = send({ verb: "get", ...named }).body;
    const before = storage.revision;
    const again = [
      send({ verb: "update", ...named, body: now }),
      send({ verb: "patch", patchType: "merge", ...named, body: {} }),
      send({ ...apply, body: asApplied(read) }),
      ...(definition.hasStatus
        ? [send({ verb: "update", ...named, subresource: "status", body: now })]
        : []),
    ];
    expect(again.map((answer) => [answer.code, answer.body])).toEqual(again.map(() => [200, now]));
    expect(storage.revision).toBe(before);
    // Some kinds are named after what is in them, so that the next one has the same name.
    send({ verb: "delete", ...named, options: { gracePeriodSeconds: 0 } });
  }
  expect(accepted).toBeGreaterThan(1);
});
