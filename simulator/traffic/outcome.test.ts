import { describe, expect, test } from "vitest";
import { causeOf, type Ended, outcomeRules, type TrafficFailureReason } from "./outcome.ts";

const failed = (reason: TrafficFailureReason): Ended => ({ failure: { reason, message: "" } });
const retries = { attempts: 2, backoff: "100ms" };

describe("an answer", () => {
  test.each([
    { behaviour: "below 500 is expected", statuses: undefined, status: 404, expected: true },
    { behaviour: "from 500 on is not expected", statuses: undefined, status: 500, expected: false },
    {
      behaviour: "of a status that is named is expected",
      statuses: ["503"],
      status: 503,
      expected: true,
    },
    {
      behaviour: "of a class that is named is expected",
      statuses: ["2xx"],
      status: 204,
      expected: true,
    },
    {
      behaviour: "of no status that is named is not expected",
      statuses: ["2xx"],
      status: 404,
      expected: false,
    },
  ])("$behaviour", ({ statuses, status, expected }) => {
    const rules = outcomeRules(statuses === undefined ? {} : { expect: { statuses } });
    expect(rules.isExpected({ status })).toBe(expected);
  });

  test("that does not come is not expected", () => {
    expect(outcomeRules({}).isExpected(failed("Timeout"))).toBe(false);
  });
});

describe("a request", () => {
  test.each([
    {
      behaviour: "is not sent again where nothing is said",
      retries: undefined,
      ended: failed("ConnectionRefused"),
      tries: 1,
      after: undefined,
    },
    {
      behaviour: "is sent again where nobody was reached",
      retries,
      ended: failed("ConnectionRefused"),
      tries: 1,
      after: 100,
    },
    {
      behaviour: "is sent again after a 503",
      retries,
      ended: { status: 503 },
      tries: 1,
      after: 100,
    },
    {
      behaviour: "waits twice as long the second time",
      retries,
      ended: { status: 503 },
      tries: 2,
      after: 200,
    },
    {
      behaviour: "is sent again so often and no more",
      retries,
      ended: { status: 503 },
      tries: 3,
      after: undefined,
    },
    {
      behaviour: "is not sent again where it may have been done",
      retries,
      ended: failed("ConnectionReset"),
      tries: 1,
      after: undefined,
    },
    {
      behaviour: "is not sent again after another status",
      retries,
      ended: { status: 500 },
      tries: 1,
      after: undefined,
    },
    {
      behaviour: "is sent again after what is named, and nothing else",
      retries: { ...retries, on: ["Timeout"] },
      ended: failed("Timeout"),
      tries: 1,
      after: 100,
    },
    {
      behaviour: "is not sent again after what is not named",
      retries: { ...retries, on: ["Timeout"] },
      ended: { status: 503 },
      tries: 1,
      after: undefined,
    },
    {
      behaviour: "never waits longer than a minute",
      retries: { attempts: 30, backoff: "1s" },
      ended: { status: 503 },
      tries: 20,
      after: 60_000,
    },
    {
      behaviour: "never is sent again at the same moment",
      retries: { attempts: 3, backoff: "0s" },
      ended: { status: 503 },
      tries: 1,
      after: 1,
    },
  ])("$behaviour", ({ retries, ended, tries, after }) => {
    const rules = outcomeRules(retries === undefined ? {} : { retries });
    expect(rules.retryAfterMs(ended, tries)).toBe(after);
  });

  test("fails for a cause that has a name", () => {
    expect([causeOf({ status: 503 }), causeOf(failed("ConnectionReset"))]).toEqual([
      "HTTP 503",
      "ConnectionReset",
    ]);
  });
});
