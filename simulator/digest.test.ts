import { expect, test } from "vitest";
import { ConfigMap } from "../api/core/configmap.ts";
import type { StoredEvent } from "../apiserver/storage/storage.ts";
import { createCluster } from "./cluster.ts";
import { digestOf, RunDigest } from "./digest.ts";

const write = (members: object = {}, rest: Partial<StoredEvent> = {}): StoredEvent => ({
  revision: 101,
  type: "ADDED",
  resource: "configmaps",
  key: "default/web",
  object: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "web" }, ...members },
  previous: undefined,
  actor: "user",
  cause: 0,
  timeMs: 1000,
  ...rest,
});

const plain = digestOf([write({ data: { a: "1", b: "2" } })]);

test.each([
  { behaviour: "another value", event: write({ data: { a: "1", b: "3" } }) },
  { behaviour: "another order", event: write({ data: { b: "2", a: "1" } }) },
  { behaviour: "a text cut elsewhere", event: write({ data: { a: "1b", "": "2" } }) },
  { behaviour: "a number in place of a text", event: write({ data: { a: 1, b: "2" } }) },
  { behaviour: "a fraction", event: write({ data: { a: 1.5, b: "2" } }) },
  { behaviour: "nothing in place of a value", event: write({ data: { a: null, b: "2" } }) },
  { behaviour: "a list in place of a map", event: write({ data: ["1", "2"] }) },
  { behaviour: "another author", event: write({ data: { a: "1", b: "2" } }, { actor: "you" }) },
  { behaviour: "another time", event: write({ data: { a: "1", b: "2" } }, { timeMs: 1001 }) },
  { behaviour: "another cause", event: write({ data: { a: "1", b: "2" } }, { cause: 100 }) },
])("$behaviour is another digest", ({ event }) => {
  expect(digestOf([event])).not.toBe(plain);
});

test.each([
  { behaviour: "a member that is undefined", data: { a: "1", x: undefined, b: "2" } },
  { behaviour: "a copy", data: { ...{ a: "1", b: "2" } } },
])("$behaviour is the same digest", ({ data }) => {
  expect(digestOf([write({ data })])).toBe(plain);
});

test("parts that versions share count in each of them", () => {
  const data = { a: "1", b: "2" };
  const shared = digestOf([write({ data }), write({ data })]);
  const copied = digestOf([write({ data }), write({ data: { ...data } })]);
  expect([copied, shared === plain]).toEqual([shared, false]);
});

test("what was forgotten still counts by its place, time and author", () => {
  const after = (first: StoredEvent) => {
    const digest = new RunDigest();
    digest.forget([first]);
    return digest.of([write()]);
  };
  const same = after(write({ data: { a: "1" } }));
  const unlike = [after(write({}, { timeMs: 1 })), after(write({}, { actor: "you" }))];
  expect([same, unlike.includes(same)]).toEqual([after(write()), false]);
});

test("a cluster's digest goes back beyond its log", () => {
  const digest = (first: string) => {
    const cluster = createCluster({ historyLimit: 20 });
    const metadata = { name: first };
    cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata });
    cluster.delete(ConfigMap, first);
    cluster.advance("2m");
    return { digest: cluster.digest(), from: cluster.history()[0]?.revision ?? 0 };
  };
  const [one, other] = [digest("one"), digest("two")];
  expect(one.from).toBeGreaterThan(120);
  expect(other.from).toBe(one.from);
  expect(other.digest).not.toBe(one.digest);
});
