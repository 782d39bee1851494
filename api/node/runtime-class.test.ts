import { describe, expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { RuntimeClass } from "./runtime-class.ts";

const { strategy } = RuntimeClass;
const runtimeClass = (rest: Partial<RuntimeClass>): RuntimeClass => ({
  apiVersion: "node.k8s.io/v1",
  kind: "RuntimeClass",
  metadata: { name: "sandboxed" },
  handler: "gvisor",
  ...rest,
});

describe("a runtime class", () => {
  test.each<{ behaviour: string; rest: Partial<RuntimeClass>; errors: readonly string[] }>([
    {
      behaviour: "says what it costs and where it can be run",
      rest: {
        overhead: { podFixed: { cpu: "250m", memory: "120Mi" } },
        scheduling: {
          nodeSelector: { runtime: "gvisor" },
          tolerations: [{ key: "runtime", operator: "Equal", value: "gvisor" }],
        },
      },
      errors: [],
    },
    {
      behaviour: "has a handler whose name is a label",
      rest: { handler: "gVisor" },
      errors: [
        'handler: Invalid value: "gVisor": a lowercase RFC 1123 label must consist of lower case ' +
          "alphanumeric characters or '-', and must start and end with an alphanumeric character " +
          "(e.g. 'my-name',  or '123-abc', regex used for validation is " +
          "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
      ],
    },
    {
      behaviour: "costs what containers have, and no less than nothing",
      rest: { overhead: { podFixed: { storage: "1Gi", cpu: "-1" } } },
      errors: [
        'overhead.limits[storage]: Invalid value: "storage": must be a standard resource for ' +
          "containers",
        'overhead.limits[cpu]: Invalid value: "-1": must be greater than or equal to 0',
      ],
    },
    {
      behaviour: "has tolerations that are right, each once",
      rest: {
        scheduling: {
          nodeSelector: { runtime: "-" },
          tolerations: [
            { key: "a", operator: "Exists", tolerationSeconds: 1, effect: "NoExecute" },
            { key: "a", operator: "Exists", tolerationSeconds: 2, effect: "NoExecute" },
            { operator: "Equal" },
          ],
        },
      },
      errors: [
        'scheduling.nodeSelector: Invalid value: "-": a valid label must be an empty string or ' +
          "consist of alphanumeric characters, '-', '_' or '.', and must start and end with an " +
          "alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for " +
          "validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
        'scheduling.tolerations[2].operator: Invalid value: "Equal": operator must be Exists when ' +
          '`key` is empty, which means "match all values and all keys"',
        'scheduling.tolerations[1]: Duplicate value: {"Key":"a","Operator":"Exists","Value":"",' +
          '"Effect":"NoExecute","TolerationSeconds":2}',
      ],
    },
  ])("$behaviour", ({ rest, errors }) => {
    expect(errorTexts(strategy.validate?.(runtimeClass(rest)) ?? [])).toEqual(errors);
  });

  test("keeps its handler", () => {
    const errors = strategy.validateUpdate?.(runtimeClass({ handler: "kata" }), runtimeClass({}));
    expect(errorTexts(errors ?? [])).toEqual([
      'handler: Invalid value: "kata": field is immutable',
    ]);
  });

  test("is warned of labels that nodes no longer should have", () => {
    const scheduling = { nodeSelector: { "beta.kubernetes.io/os": "linux", os: "linux" } };
    expect(strategy.warnings?.(runtimeClass({ scheduling }))).toEqual([
      'scheduling.nodeSelector: deprecated since v1.14; use "kubernetes.io/os" instead',
    ]);
  });
});
