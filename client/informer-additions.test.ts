/** What informers make of additions whose objects nobody may ever look at. */
import { expect, test } from "vitest";
import { Event } from "../api/core/event.ts";
import { createCluster } from "../simulator/cluster.ts";
import { Informer } from "./informer.ts";

/** A cluster in which much is told of, and what follows that. */
function following() {
  const cluster = createCluster({ nodes: 2 });
  const { server, clock, storage } = cluster;
  const informer = new Informer<Event>(Event, { handler: server, clock, actor: "tester" });
  informer.addIndex("reason", ({ reason = "" }) => [reason]);
  const happen = (name: string) => {
    cluster.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name },
      spec: { containers: [{ name: "app", image: "nginx" }] },
    });
    cluster.advance("10s");
  };
  const reasonsOf = (name: string) =>
    storage
      .list("events")
      .map(({ object }) => object as Event)
      .filter(({ involvedObject }) => involvedObject.name === name)
      .map(({ reason }) => reason);
  return { cluster, informer, happen, reasonsOf };
}

test("a cache shows what was added, by name, in lists and by index", () => {
  const { cluster, informer, happen } = following();
  informer.start();
  happen("first");
  expect(informer.size).toBe(cluster.list(Event).length);
  const [started] = informer.indexed("reason", "Started");
  expect(started?.involvedObject.name).toBe("first");
  happen("second");
  const all = cluster.list(Event);
  expect(new Set(informer.values())).toEqual(new Set(all));
  const last = all.find(({ involvedObject }) => involvedObject.name === "second");
  expect(informer.get(`default/${last?.metadata.name}`)).toEqual(last);
  const names = informer.indexed("reason", "Started").map((each) => each.involvedObject.name);
  expect(names).toEqual(["first", "second"]);
});

test("who listens hears of each, with its object", () => {
  const { informer, happen, reasonsOf } = following();
  const heard: (string | undefined)[] = [];
  informer.onChange((next) => {
    if (next?.involvedObject.name === "first") heard.push(next.reason);
  });
  informer.start();
  happen("first");
  expect(heard.length).toBeGreaterThan(3);
  expect(heard.toSorted()).toEqual(reasonsOf("first").toSorted());
});

test("what was added is followed by its changes and its end", () => {
  const { cluster, informer, happen } = following();
  informer.start();
  happen("first");
  const [event] = cluster.list(Event, "default");
  const { name = "" } = event?.metadata ?? {};
  cluster.patch(Event, name, { count: 7 });
  cluster.advance("1s");
  expect(informer.get(`default/${name}`)?.count).toBe(7);
  cluster.delete(Event, name);
  cluster.advance("1s");
  expect(informer.get(`default/${name}`)).toBeUndefined();
  expect(informer.size).toBe(cluster.list(Event).length);
});
