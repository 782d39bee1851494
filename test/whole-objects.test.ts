/** Objects with every field set come back as they were; those with none get the defaults. */
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../api/json.ts";
import type { WatchEvent } from "../api/request.ts";
import { testServer } from "../apiserver/testing/server.ts";
import { wholeObjects } from "./whole-objects/objects.ts";
import { unsetFields } from "./whole-objects/unset.ts";
import type { WholeObjects } from "./whole-objects/whole.ts";

const rows = wholeObjects.map((row) => ({ ...row, kind: row.definition.kind }));
const metadata = {
  labels: { app: "web" },
  annotations: { note: "n" },
  finalizers: ["example.com/f"],
};

/** The requests for an object of the kind. */
function requestsOf({ definition, name = "made" }: WholeObjects) {
  const { apiVersion, kind, namespaced } = definition;
  const at = { resource: definition, ...(namespaced ? { namespace: "default" } : {}) };
  return {
    list: at,
    one: { ...at, name },
    body: (rest: object, more: object = {}) => ({
      apiVersion,
      kind,
      metadata: { name, ...more },
      ...rest,
    }),
  };
}

const contentOf = ({ metadata: _, ...content }: JsonObject) => content;

describe("an object with every field set", () => {
  test.each(rows)("of the kind $kind is one", ({ definition, maximal, status }) => {
    const { apiVersion, kind, structure } = definition;
    const objects = maximal.map((object) =>
      Object.assign({ apiVersion, kind, metadata: {}, status: status ?? {} }, object),
    );
    const all: readonly JsonObject[] = JSON.parse(JSON.stringify(objects));
    expect(unsetFields(structure, all)).toEqual([]);
  });

  test.each(rows)("of the kind $kind is kept as it is", (row) => {
    for (const object of row.maximal) {
      const { server, given } = testServer();
      const { list, one, body } = requestsOf(row);
      const events: WatchEvent[] = [];
      server.watch(list, (event) => events.push(event));
      const whole = body(object, metadata);
      const created = given({ verb: "create", ...list, body: whole });
      const full =
        row.status === undefined
          ? created
          : given({
              verb: "update",
              ...one,
              subresource: "status",
              body: { ...created, status: row.status },
            });
      const status = row.status === undefined ? {} : { status: row.status };
      expect(contentOf(full)).toEqual({ ...contentOf(whole as JsonObject), ...status });
      const { finalizer } = row;
      const finalizers = [...metadata.finalizers, ...(finalizer === undefined ? [] : [finalizer])];
      expect(full.metadata).toMatchObject({ ...metadata, finalizers });
      expect(given({ verb: "get", ...one })).toEqual(full);
      expect(events.at(-1)?.object).toEqual(full);
      const again = given({ verb: "update", ...one, body: full });
      const options = { fieldManager: "other", force: true };
      const applied = given({ verb: "patch", patchType: "apply", ...one, body: whole, options });
      expect([again, contentOf(applied)]).toEqual([full, contentOf(full)]);
    }
  });
});

test.each(rows)("a $kind with no more than it must has Kubernetes' defaults", (row) => {
  const { given } = testServer();
  const { list, body } = requestsOf(row);
  const created = given({ verb: "create", ...list, body: body(row.minimal) });
  expect(contentOf(created)).toEqual(contentOf(body(row.defaulted) as JsonObject));
});
