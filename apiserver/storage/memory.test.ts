import { describe, expect, test } from "vitest";
import type { KubeObject } from "../../api/resource.ts";
import { MemoryStorage } from "./memory.ts";
import { plainEvent } from "./renewal-event.ts";
import { type RenewalSeries, RenewedObject } from "./renewed-object.ts";
import type { StoredEvent } from "./storage.ts";

const origin = { actor: "tester", cause: 7, timeMs: 1000 };
const object = (name: string, labels: Record<string, string> = {}): KubeObject => ({
  apiVersion: "v1",
  kind: "Thing",
  metadata: { name, labels },
});

/** A storage, and writes by key that go by what is stored. */
function tested(options: { historyLimit?: number } = {}) {
  const storage = new MemoryStorage(options);
  const write = (key: string, next: KubeObject | undefined, resource = "things") => {
    const expected = storage.get(resource, key);
    const event = storage.commit({ resource, key, expected, next, origin });
    if (event === undefined) throw new Error("conflict");
    return event;
  };
  const keys = (options?: Parameters<MemoryStorage["list"]>[1]) =>
    storage.list("things", options).map(({ key }) => key);
  return { storage, write, keys };
}

const told = ({ type, key, revision }: StoredEvent) => `${type} ${key} ${revision}`;

describe("a commit", () => {
  test("stores the object at the next revision, frozen, and leaves the one given alone", () => {
    const { storage, write } = tested();
    const before = storage.revision;
    const next = Object.freeze(object("a"));
    const event = write("n/a", next);
    expect(event).toEqual({
      revision: before + 1,
      type: "ADDED",
      resource: "things",
      key: "n/a",
      object: { ...next, metadata: { ...next.metadata, resourceVersion: String(before + 1) } },
      previous: undefined,
      ...origin,
    });
    expect(storage.get("things", "n/a")).toBe(event.object);
    expect(Object.isFrozen(event.object.metadata)).toBe(true);
    expect(next.metadata).toEqual({ name: "a", labels: {} });
  });

  test("of what changed meanwhile is lost, and changes nothing", () => {
    const { storage, write } = tested();
    const first = write("n/a", object("a")).object;
    write("n/a", object("a", { by: "another" }));
    const { revision } = storage;
    const lost = [first, undefined].map((expected) =>
      storage.commit({ resource: "things", key: "n/a", expected, next: object("a"), origin }),
    );
    const gone = storage.commit({
      resource: "things",
      key: "n/b",
      expected: first,
      next: undefined,
      origin,
    });
    expect([...lost, gone, storage.revision]).toEqual([undefined, undefined, undefined, revision]);
  });

  test("shares what the object and the one before have in common", () => {
    const { write } = tested();
    const labels = { app: "web" };
    const first = write("n/a", object("a", labels)).object;
    const second = write("n/a", first).object;
    expect(second.metadata.labels).toBe(first.metadata.labels);
  });

  test("of a deletion keeps the last object, at the revision of its end", () => {
    const { storage, write } = tested();
    const { object: stored } = write("n/a", object("a"));
    const event = write("n/a", undefined);
    const resourceVersion = String(storage.revision);
    expect([event.type, event.object.metadata.resourceVersion, event.previous]).toEqual([
      "DELETED",
      resourceVersion,
      stored,
    ]);
    expect(storage.get("things", "n/a")).toBeUndefined();
  });
});

describe("a list", () => {
  test("is in the order of keys, of one namespace or from a key on", () => {
    const { write, keys } = tested();
    for (const key of ["n/b", "m/z", "n/a", "n-2/c", "o/a"]) write(key, object(key));
    expect(keys()).toEqual(["m/z", "n-2/c", "n/a", "n/b", "o/a"]);
    expect(keys({ namespace: "n" })).toEqual(["n/a", "n/b"]);
    expect(keys({ namespace: "n", after: "n/a" })).toEqual(["n/b"]);
    expect(keys({ after: "n-2/c" })).toEqual(["n/a", "n/b", "o/a"]);
    expect(keys({ namespace: "none" })).toEqual([]);
  });

  test("at a revision is what was stored then", () => {
    const { storage, write, keys } = tested();
    const empty = storage.revision;
    write("n/a", object("a"));
    const one = storage.revision;
    write("n/b", object("b"));
    write("n/a", object("a", { changed: "yes" }));
    write("x", object("x"), "others");
    const two = storage.revision;
    write("n/a", undefined);
    write("n/a", object("a", { made: "again" }));
    write("n/b", undefined);
    expect([empty, one, two].map((revision) => keys({ revision }))).toEqual([
      [],
      ["n/a"],
      ["n/a", "n/b"],
    ]);
    const labelsAt = (revision: number) =>
      storage.list("things", { revision })[0]?.object.metadata.labels;
    expect([one, two, storage.revision].map(labelsAt)).toEqual([
      {},
      { changed: "yes" },
      { made: "again" },
    ]);
  });

  test("that was read does not change when more is written", () => {
    const { storage, write } = tested();
    write("n/a", object("a"));
    const entries = storage.list("things");
    write("n/b", object("b"));
    write("n/a", undefined);
    expect(entries.map(({ key }) => key)).toEqual(["n/a"]);
  });
});

describe("a watch", () => {
  test("resumes after a revision, then goes on, of one resource or of all", () => {
    const { storage, write } = tested();
    const start = storage.revision;
    write("n/a", object("a"));
    write("x", object("x"), "others");
    const things: string[] = [];
    const all: string[] = [];
    storage.watch("things", start, (event) => things.push(told(event)));
    storage.watch(undefined, start + 1, (event) => all.push(told(event)));
    write("n/a", undefined);
    expect(things).toEqual([`ADDED n/a ${start + 1}`, `DELETED n/a ${start + 3}`]);
    expect(all).toEqual([`ADDED x ${start + 2}`, `DELETED n/a ${start + 3}`]);
  });

  test("ends when it is stopped, even in the midst of an event", () => {
    const { storage, write } = tested();
    const seen: string[] = [];
    const handle = storage.watch("things", storage.revision, (event) => {
      seen.push(event.key);
      handle.stop();
    });
    write("n/a", object("a"));
    write("n/b", object("b"));
    expect(seen).toEqual(["n/a"]);
  });
});

describe("the log", () => {
  test("is held up to a limit; what came before is compacted", () => {
    const { storage, write } = tested({ historyLimit: 4 });
    for (let round = 0; round < 9; round += 1) write("n/a", object("a", { round: `${round}` }));
    const { revision, compactedRevision } = storage;
    const held = storage.history().map((event) => event.revision);
    expect(held).toEqual(
      Array.from(
        { length: revision - compactedRevision },
        (_, index) => compactedRevision + 1 + index,
      ),
    );
    expect(held.length).toBeGreaterThanOrEqual(4);
    const rounds: (string | undefined)[] = [];
    storage.watch("things", compactedRevision, ({ object: { metadata } }) =>
      rounds.push(metadata.labels?.round),
    );
    expect(rounds).toEqual(held.map((_, index) => String(9 - held.length + index)));
    const at = storage.list("things", { revision: compactedRevision })[0]?.object;
    expect(at?.metadata.labels).toEqual({ round: String(9 - held.length - 1) });
    expect(() => storage.watch("things", compactedRevision - 1, () => undefined)).toThrow(
      new RangeError(`revision ${compactedRevision - 1} is compacted`),
    );
  });
});

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
