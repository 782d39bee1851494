import { describe, expect, test } from "vitest";
import { object, origin, tested } from "../testing/storage.ts";
import type { StoredEvent } from "./storage.ts";

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
