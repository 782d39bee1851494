import { expect, test } from "vitest";
import { Pace } from "./pace.ts";

const maps = { group: "", version: "v1", plural: "configmaps" };
const widgets = { group: "example.com", version: "v1", plural: "widgets" };

/** What is told of so many requests, one after each pause. */
function told(
  request: Parameters<Pace["asked"]>[0],
  { times, pauseMs = 2 }: { times: number; pauseMs?: number },
): string[] {
  const pace = new Pace(100);
  return Array.from({ length: times }, (_, index) => pace.asked(request, index * pauseMs)).filter(
    (text) => text !== undefined,
  );
}

const update = { verb: "update", resource: widgets, namespace: "shop", name: "a" } as const;

test.each([
  {
    behaviour: "who writes an object on and on is told so, once",
    request: { ...update, subresource: "status" },
    times: 1000,
    text: [
      "101 requests to update widgets.example.com/status shop/a within 200ms: does it write " +
        "although all is as it should be, or try again without a pause?",
    ],
  },
  { behaviour: "who writes it a hundred times is not", request: update, times: 100, text: [] },
  {
    behaviour: "who writes it ten times a second is not",
    request: update,
    times: 1000,
    pauseMs: 100,
    text: [],
  },
  {
    behaviour: "who reads the same on and on is told so later",
    request: { verb: "list", resource: maps, namespace: "shop" } as const,
    times: 1001,
    text: ["1001 requests to list configmaps shop within 2s: does it wait before it asks again?"],
  },
  {
    behaviour: "who makes many objects makes each of them once",
    request: { verb: "create", resource: maps, namespace: "shop" } as const,
    times: 1000,
    text: [],
  },
])("$behaviour", ({ request, times, pauseMs, text }) => {
  expect(told(request, { times, ...(pauseMs !== undefined && { pauseMs }) })).toEqual(text);
});
