/** EventRateLimit: the limits of the page "Admission Controllers Reference". */
import { expect, test } from "vitest";
import { type Request, testServer } from "../../testing/server.ts";
import type { EventLimit } from "./event-rate-limit.ts";

interface Said {
  readonly namespace?: string;
  readonly pod?: string;
  readonly component?: string;
  readonly dryRun?: boolean;
}

function event({ namespace = "default", pod = "web", component = "me", dryRun }: Said): Request {
  return {
    verb: "create",
    resource: { group: "", version: "v1", plural: "events" },
    namespace,
    ...(dryRun === true && { options: { dryRun } }),
    body: {
      metadata: { generateName: "web-" },
      involvedObject: { kind: "Pod", namespace, name: pod },
      source: { component },
      reason: "Tested",
      type: "Normal",
    },
  };
}

const serverWith = (...limits: readonly EventLimit[]) =>
  testServer({ admission: { enablePlugins: ["EventRateLimit"], eventRateLimit: { limits } } });
const limit = (type: string, more: object = {}): EventLimit => ({
  type,
  qps: 1,
  burst: 2,
  ...more,
});

const rows: readonly {
  behaviour: string;
  limits: readonly EventLimit[];
  events: readonly Said[];
  codes: readonly number[];
}[] = [
  {
    behaviour: "of the server",
    limits: [limit("Server")],
    events: [{}, { namespace: "kube-system" }, {}],
    codes: [201, 201, 429],
  },
  {
    behaviour: "of a namespace",
    limits: [limit("Namespace")],
    events: [{}, {}, {}, { namespace: "kube-system" }],
    codes: [201, 201, 429, 201],
  },
  {
    behaviour: "of a user",
    limits: [limit("User")],
    events: [{}, { pod: "a" }, { pod: "b" }],
    codes: [201, 201, 429],
  },
  {
    behaviour: "of a source and an object",
    limits: [limit("SourceAndObject")],
    events: [{}, {}, {}, { pod: "a" }, { component: "you" }],
    codes: [201, 201, 429, 201, 201],
  },
  {
    behaviour: "leaves dry runs alone",
    limits: [limit("Server", { burst: 1 })],
    events: [{ dryRun: true }, { dryRun: true }, {}],
    codes: [201, 201, 201],
  },
  {
    behaviour: "forgets whom it has no room for",
    limits: [limit("Namespace", { burst: 1, cacheSize: 1 })],
    events: [{}, { namespace: "kube-system" }, {}],
    codes: [201, 201, 201],
  },
];

test.each(rows)("a limit $behaviour", ({ limits, events, codes }) => {
  const { send } = serverWith(...limits);
  expect(events.map((each) => send(event(each)).code)).toEqual(codes);
});

test("what is refused is told, of all limits, and time helps", () => {
  const { send, clock } = serverWith(
    limit("Server", { burst: 1 }),
    limit("Namespace", { burst: 1 }),
  );
  send(event({}));
  expect(send(event({}))).toMatchObject({
    code: 429,
    body: {
      reason: "TooManyRequests",
      message:
        "[limit reached on type Server for key , limit reached on type Namespace for key default]",
    },
  });
  clock.runUntil(clock.now() + 1000);
  expect(send(event({})).code).toBe(201);
});
