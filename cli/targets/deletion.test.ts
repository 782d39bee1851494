import { describe, expect, test } from "vitest";
import { Failure } from "../../client/kubectl/failure.ts";
import { choosePolicy } from "./deletion.ts";

const usual = {
  propagation: "Background",
  graceSeconds: undefined,
  isForced: false,
  waits: true,
  timeoutMs: 0,
  ignoresMissing: false,
  dryRun: "none",
  output: undefined,
};

describe("a deletion", () => {
  test.each([
    { behaviour: "leaves the time to stop to the object, and waits", given: {}, policy: {} },
    {
      behaviour: "is quick with --now",
      given: { now: true },
      policy: { graceSeconds: 1 },
    },
    {
      behaviour: "is not immediate by mistake",
      given: { "grace-period": 0 },
      policy: { graceSeconds: 1 },
    },
    {
      behaviour: "is immediate by force, and waits for finalizers all the same",
      given: { force: true },
      policy: { graceSeconds: 0, isForced: true, waits: true },
    },
    {
      behaviour: "of all finds nothing amiss where one has gone",
      given: { all: true },
      policy: { ignoresMissing: true },
    },
    {
      behaviour: "keeps dependents, in the old words too",
      given: { cascade: "false" },
      policy: { propagation: "Orphan" },
    },
    {
      behaviour: "that is only tried waits for nothing",
      given: { "dry-run": "server" },
      policy: { dryRun: "server", waits: false },
    },
  ] as const)("$behaviour", ({ given, policy }) => {
    expect(choosePolicy(given)).toEqual({ ...usual, ...policy });
  });

  test.each([
    {
      behaviour: "two times to stop",
      given: { now: true, "grace-period": 2 },
      message: "--now and --grace-period cannot be specified together",
    },
    {
      behaviour: "force that waits",
      given: { force: true, "grace-period": 3 },
      message: "--force and --grace-period greater than 0 cannot be specified together",
    },
    {
      behaviour: "all beside a selector",
      given: { all: true, selector: "a=b" },
      message: "setting 'all' parameter but found a non empty selector. ",
    },
    {
      behaviour: "formats",
      given: { output: "yaml" },
      message: "unexpected -o output mode: yaml. We only support '-o name'",
    },
    {
      behaviour: "an unknown cascade",
      given: { cascade: "down" },
      message: 'invalid cascade value (down). Must be "background", "foreground", or "orphan"',
    },
  ])("refuses $behaviour", ({ given, message }) => {
    expect(() => choosePolicy(given)).toThrow(new Failure(message));
  });
});
