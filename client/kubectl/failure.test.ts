import { describe, expect, test } from "vitest";
import {
  Failure,
  Failures,
  type Refusal,
  RefusedError,
  Told,
  tellFailure,
  UsageFailure,
} from "./failure.ts";

const refused = (status: Partial<Refusal>) =>
  new RefusedError({
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    ...status,
  });

const invalid = refused({
  reason: "Invalid",
  message: 'Deployment.apps "web" is invalid: spec.selector: Required value',
  details: {
    kind: "Deployment",
    name: "web",
    causes: [{ reason: "FieldValueRequired", message: "Required value", field: "spec.selector" }],
  },
});

describe("a failure is told", () => {
  test.each([
    { behaviour: "after `error:`", error: new Failure("no"), told: "error: no" },
    { behaviour: "as it is", error: new Told("The connection …"), told: "The connection …" },
    {
      behaviour: "with a hint at the help",
      error: new UsageFailure("unknown flag: --x", "kubesim get"),
      told: "error: unknown flag: --x\nSee 'kubesim get --help' for usage.",
    },
    {
      behaviour: "with the server's reason",
      error: refused({ reason: "NotFound", message: 'pods "x" not found' }),
      told: 'Error from server (NotFound): pods "x" not found',
    },
    {
      behaviour: "with what was being done",
      error: refused({ reason: "NotFound", message: 'namespaces "x" not found' }).during(
        "creating",
        "a.yaml",
      ),
      told: 'Error from server (NotFound): error when creating "a.yaml": namespaces "x" not found',
    },
    {
      behaviour: "field by field where an object is invalid",
      error: invalid,
      told: 'The Deployment "web" is invalid: spec.selector: Required value',
    },
    {
      behaviour: "in one line each where there are several",
      error: new Failures([new Failure("no"), new Failures([invalid])]),
      told:
        "no\nError from server (Invalid): " +
        'Deployment.apps "web" is invalid: spec.selector: Required value',
    },
  ])("$behaviour", ({ error, told }) => {
    expect(tellFailure(error)).toBe(told);
  });

  test("with a bullet for each of several causes, once", () => {
    const cause = (field: string, message: string) => ({ reason: "x", field, message });
    const error = refused({
      reason: "Invalid",
      details: {
        kind: "Service",
        name: "a",
        causes: [cause("b", "c"), cause("d", "e"), cause("b", "c")],
      },
    });
    expect(tellFailure(error)).toBe('The Service "a" is invalid: \n* b: c\n* d: e');
  });
});
