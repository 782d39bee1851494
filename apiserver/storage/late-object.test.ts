import { describe, expect, test } from "vitest";
import type { KubeObject } from "../../api/resource.ts";
import { object, tested } from "../testing/storage.ts";
import { plainEvent } from "./late-event.ts";
import { LateAddition, type RenewalSeries, RenewedObject } from "./late-object.ts";
import type { StoredEvent } from "./storage.ts";

/** Renewals of `n/a`, of which each is labelled with its time, and when one was made an object. */
function renewals() {
  const { storage, write, keys } = tested();
  const stored = write("n/a", object("a")).object;
  const made: number[] = [];
  const series: RenewalSeries = {
    resource: "things",
    key: "n/a",
    actor: "tester",
    cause: 7,
    originMs: 1000,
    make({ revision, renewedMs }) {
      made.push(renewedMs);
      const { metadata } = object("a", { at: String(renewedMs) });
      return { ...stored, metadata: { ...metadata, resourceVersion: String(revision) } };
    },
  };
  const renewed = (renewedMs: number) =>
    new RenewedObject(series, storage.revision + 1, { timeMs: renewedMs + 1, renewedMs });
  const labels = (each: KubeObject | undefined) => each?.metadata.labels;
  return { storage, write, keys, stored, made, renewed, labels };
}

describe("a renewal", () => {
  test("is an event as any other, whose object is made when somebody looks, and once", () => {
    const { storage, stored, made, renewed, labels } = renewals();
    const seen: StoredEvent[] = [];
    storage.watch("things", storage.revision, (event) => seen.push(event));
    const [first, second] = [renewed(2000), renewed(3000)];
    expect(storage.renew(stored, first)).toBe(true);
    expect(storage.renew(first, renewed(3000))).toBe(true);
    expect(second.revision).toBe(storage.revision - 1);
    expect(made).toEqual([]);
    expect(labels(storage.get("things", "n/a"))).toEqual({ at: "3000" });
    expect(storage.get("things", "n/a")).toBe(seen[1]?.object);
    expect(made).toEqual([3000]);
    expect(Object.isFrozen(seen[1]?.object.metadata)).toBe(true);
    const { revision } = storage;
    expect(seen.map(plainEvent)).toEqual([
      {
        revision: revision - 1,
        type: "MODIFIED",
        resource: "things",
        key: "n/a",
        object: first.object,
        previous: stored,
        actor: "tester",
        cause: 7,
        timeMs: 2001,
      },
      expect.objectContaining({ revision, previous: first.object, timeMs: 3001 }),
    ]);
    expect(seen.map(({ renewedMs }) => renewedMs)).toEqual([2000, 3000]);
  });

  test("of what is no longer there changes nothing", () => {
    const { storage, write, stored, renewed } = renewals();
    const first = renewed(2000);
    storage.renew(stored, first);
    expect(storage.renew(stored, renewed(3000))).toBe(false);
    write("n/a", object("a", { by: "another" }));
    expect(storage.renew(first, renewed(3000))).toBe(false);
    write("n/a", undefined);
    const { revision } = storage;
    expect(storage.renew(first, renewed(3000))).toBe(false);
    expect(storage.revision).toBe(revision);
    expect(storage.get("things", "n/a")).toBeUndefined();
  });

  test("is followed by commits that were made on its object, and seen in lists of old", () => {
    const { storage, write, stored, renewed, labels } = renewals();
    storage.renew(stored, renewed(2000));
    const { revision } = storage;
    const event = write("n/a", object("a", { by: "another" }));
    expect(labels(event.previous)).toEqual({ at: "2000" });
    expect(labels(storage.get("things", "n/a"))).toEqual({ by: "another" });
    const asOf = (then: number) => storage.list("things", { revision: then });
    expect(asOf(revision).map((each) => labels(each.object))).toEqual([{ at: "2000" }]);
    expect(asOf(revision - 1).map((each) => labels(each.object))).toEqual([{}]);
  });
});

describe("a late creation", () => {
  class Late extends LateAddition {
    readonly resource = "things";
    readonly key = "n/late";
    readonly actor = "tester";
    readonly cause = 7;
    readonly timeMs = 2000;
    made = 0;

    protected make(): KubeObject {
      this.made += 1;
      const metadata = { name: "late", resourceVersion: String(this.revision) };
      return { apiVersion: "v1", kind: "Thing", metadata };
    }
  }

  test("is an event as any other, whose object is made when somebody looks, and once", () => {
    const { storage, keys } = tested();
    const seen: StoredEvent[] = [];
    storage.watch("things", storage.revision, (event) => seen.push(event));
    const made: Late[] = [];
    const create = () =>
      storage.create("things", "n/late", (revision) => {
        const late = new Late(revision);
        made.push(late);
        return late;
      });
    expect([create(), create()]).toEqual([true, false]);
    expect(made.map((each) => each.made)).toEqual([0]);
    expect(keys()).toEqual(["n/late"]);
    expect(seen.map(plainEvent)).toEqual([
      {
        revision: storage.revision,
        type: "ADDED",
        resource: "things",
        key: "n/late",
        object: storage.get("things", "n/late"),
        previous: undefined,
        actor: "tester",
        cause: 7,
        timeMs: 2000,
      },
    ]);
    expect(Object.isFrozen(storage.get("things", "n/late"))).toBe(true);
    expect(made.map((each) => each.made)).toEqual([1]);
  });

  test("is followed by commits that were made on its object, and not seen in lists of before", () => {
    const { storage, write, keys } = tested();
    const before = storage.revision;
    storage.create("things", "n/late", (revision) => new Late(revision));
    const event = write("n/late", object("late", { by: "another" }));
    expect(event.type).toBe("MODIFIED");
    expect(event.previous?.metadata.resourceVersion).toBe(String(before + 1));
    expect(storage.list("things", { revision: before })).toEqual([]);
    write("n/late", undefined);
    expect(keys()).toEqual([]);
  });
});
