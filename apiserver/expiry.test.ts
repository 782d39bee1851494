import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { Namespace } from "../api/core/namespace.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { createCluster } from "../simulator/cluster.ts";

const eventOf = (name: string, count = 1) => ({
  apiVersion: "v1",
  kind: "Event",
  metadata: { name, namespace: "default" },
  involvedObject: { kind: "Pod", namespace: "default", name: "web" },
  reason: "Tested",
  count,
});

test("an event goes an hour after it was written, within a minute", () => {
  const cluster = createCluster();
  cluster.apply(eventOf("first"));
  cluster.advance("59m59s");
  expect(cluster.get(Event, "first")).toBeDefined();
  cluster.advance("61s");
  expect(cluster.get(Event, "first")).toBeUndefined();
});

test("an event that happens again stays for another hour", () => {
  const cluster = createCluster();
  cluster.apply(eventOf("again"));
  cluster.advance("40m");
  cluster.apply(eventOf("again", 2));
  cluster.advance("50m");
  expect(cluster.get(Event, "again")?.count).toBe(2);
  cluster.advance("11m");
  expect(cluster.get(Event, "again")).toBeUndefined();
});

test("an event of the name of one that was deleted has an hour of its own", () => {
  const cluster = createCluster();
  cluster.apply(eventOf("anew"));
  cluster.advance("40m");
  cluster.delete(Event, "anew");
  cluster.advance("10m");
  cluster.apply(eventOf("anew"));
  cluster.advance("50m");
  expect(cluster.get(Event, "anew")).toBeDefined();
  cluster.advance("11m");
  expect(cluster.get(Event, "anew")).toBeUndefined();
});

test("no finalizer holds what is forgotten, as it is not deleted by anybody", () => {
  const cluster = createCluster();
  const { metadata, ...rest } = eventOf("held");
  cluster.apply({ ...rest, metadata: { ...metadata, finalizers: ["example.com/hold"] } });
  cluster.advance("62m");
  expect(cluster.get(Event, "held")).toBeUndefined();
  const last = cluster.history().findLast(({ key }) => key === "default/held");
  expect(last).toMatchObject({ type: "DELETED", actor: "kube-apiserver" });
  expect(last?.cause).toBe(Number(last?.previous?.metadata.resourceVersion));
});

test("what is no event stays", () => {
  const cluster = createCluster();
  cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: "team" } });
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web" },
    spec: { containers: [{ name: "web", image: "nginx" }] },
  });
  cluster.advance("3h");
  expect(cluster.get(Namespace, "team")).toBeDefined();
  expect(cluster.get(Pod, "web")).toBeDefined();
  expect(cluster.list(Event)).toEqual([]);
});
