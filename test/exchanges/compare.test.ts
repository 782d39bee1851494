import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import type { Answer } from "./recording.ts";

const uids = [
  "00000000-0000-0000-0000-000000000001",
  "00000000-0000-0000-0000-000000000002",
] as const;
const known = new Map([["<uid:1>", uids[0]]]);

const bodyProblems = (wanted: Answer["body"], got: unknown, more: Partial<Answer> = {}) =>
  compare({ status: 200, body: wanted, bodyPart: false, ...more }, gotBody(got), known).problems;

const gotBody = (body: unknown) => ({ status: 200, headers: {}, body });

test.each<{ behaviour: string; wanted: Answer["body"]; got: unknown; problems: readonly string[] }>(
  [
    {
      behaviour: "equal values are alike",
      wanted: { a: [1, "x"] },
      got: { a: [1, "x"] },
      problems: [],
    },
    {
      behaviour: "blanks count",
      wanted: "a b",
      got: "a  b",
      problems: ['body: wanted "a b", got "a  b"'],
    },
    {
      behaviour: "what is absent is not null",
      wanted: { a: null },
      got: {},
      problems: ["body.a: wanted null, got nothing"],
    },
    {
      behaviour: "but the null for a time that nobody set is left out by now",
      wanted: { metadata: { creationTimestamp: null } },
      got: { metadata: {} },
      problems: [],
    },
    {
      behaviour: "what was not recorded must not be there",
      wanted: { kind: "Pod", spec: {} },
      got: { kind: "Pod", spec: { nodeName: "n" } },
      problems: ['body.spec.nodeName of a Pod: not wanted, got "n"'],
    },
    {
      behaviour: "but for the owners of fields, and for what came later",
      wanted: { kind: "Pod", metadata: {} },
      got: { kind: "Pod", metadata: { managedFields: [], generation: 1 } },
      problems: [],
    },
    {
      behaviour: "in that kind alone",
      wanted: { kind: "Secret", metadata: {} },
      got: { kind: "Secret", metadata: { generation: 1 } },
      problems: ["body.metadata.generation of a Secret: not wanted, got 1"],
    },
    {
      behaviour: "a placeholder has its shape",
      wanted: "<time>",
      got: "2026-01-01T00:00:00Z",
      problems: [],
    },
    {
      behaviour: "and nothing else will do",
      wanted: "at <time>",
      got: "at noon",
      problems: ['body: wanted "at <time>", got "at noon"'],
    },
    {
      behaviour: "equal numbers are equal values",
      wanted: ["<uid:1>", "<uid:2>", "<uid:2>"],
      got: [uids[0], uids[1], uids[1]],
      problems: [],
    },
    {
      behaviour: "other numbers are other values",
      wanted: ["<uid:1>", "<uid:2>"],
      got: [uids[0], uids[0]],
      problems: [`body.1: wanted "<uid:2>", got "${uids[0]}"`],
    },
    {
      behaviour: "a port may be a number, an address may not",
      wanted: ["<nodePort>", "<ip>"],
      got: [30_080, 1],
      problems: ['body.1: wanted "<ip>", got 1'],
    },
  ],
)("$behaviour", ({ wanted, got, problems }) => {
  expect(bodyProblems(wanted, got)).toEqual(problems);
});

test("of a part only what was kept is compared", () => {
  const wanted = { kind: "Pod", spec: { containers: true } };
  const got = { kind: "Pod", spec: { containers: [{ name: "a" }], nodeName: "n" } };
  expect(bodyProblems(wanted, got, { bodyPart: true })).toEqual([]);
});

test("status, headers and events are compared", () => {
  const event = { type: "ADDED", object: { kind: "Pod" } };
  const wanted: Answer = {
    status: 201,
    contentType: "application/json",
    warning: ['299 - "a"'],
    bodyPart: false,
    events: [event],
  };
  const headers = { "content-type": "text/plain", warning: '299 - "a", 299 - "b"' };
  expect(compare(wanted, { status: 200, headers, events: [] }, known).problems).toEqual([
    "status: wanted 201, got 200",
    'content-type: wanted "application/json", got "text/plain"',
    'warning: wanted ["299 - \\"a\\""], got ["299 - \\"a\\"","299 - \\"b\\""]',
    `events: wanted ${JSON.stringify([event])}, got []`,
  ]);
});
