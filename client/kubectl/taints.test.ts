import { describe, expect, test } from "vitest";
import { Failure, Failures } from "./failure.ts";
import { checkTaints, readTaints, splitTaints, taintedNode } from "./taints.ts";

describe("the words of taint", () => {
  test("are nodes first, then changes", () => {
    expect(splitTaints(["nodes", "a", "b", "k=v:NoSchedule", "k-", "j:NoExecute"])).toEqual({
      resources: ["nodes", "a", "b"],
      specs: ["k=v:NoSchedule", "k-", "j:NoExecute"],
    });
    expect(() => splitTaints(["nodes", "k-", "a"])).toThrow(
      new Failure("all resources must be specified before taint changes: a"),
    );
  });

  test("are read as taints to set and to remove", () => {
    const specs = [
      "k=v:NoSchedule",
      "example.com/k:NoExecute",
      "k=:NoExecute",
      "j-",
      "i=x:NoSchedule-",
    ];
    expect(readTaints(specs)).toEqual({
      add: [
        { key: "k", value: "v", effect: "NoSchedule" },
        { key: "example.com/k", effect: "NoExecute" },
        { key: "k", value: "", effect: "NoExecute" },
      ],
      remove: [
        { key: "j", effect: "" },
        { key: "i", effect: "NoSchedule" },
      ],
    });
  });

  test.each([
    { specs: ["k=v:NoSchedule:x"], message: "invalid taint spec: k=v:NoSchedule:x" },
    { specs: ["k=v=w:NoSchedule"], message: "invalid taint spec: k=v=w:NoSchedule" },
    { specs: ["k:Bad"], message: "invalid taint effect: Bad, unsupported taint effect" },
    {
      specs: ["k=a:NoSchedule", "k=b:NoSchedule"],
      message: "duplicated taints with the same key and effect: {k b NoSchedule <nil>}",
    },
  ])("refuse $specs", ({ specs, message }) => {
    expect(() => readTaints(specs)).toThrow(new Failure(message));
  });

  test.each([
    { specs: ["k:NoSchedule", "k:NoSchedule-"], both: "k=NoSchedule" },
    { specs: ["k:NoSchedule", "j:NoSchedule", "k-", "j-"], both: "k=, j=" },
    { specs: ["k:NoSchedule", "k:NoExecute-"], both: undefined },
  ])("cannot both set and remove: $specs", ({ specs, both }) => {
    const check = () => checkTaints(readTaints(specs));
    if (both === undefined) return check();
    const what = "can not both modify and remove the following taint(s) in the same command";
    expect(check).toThrow(new Failure(`${what}: ${both}`));
  });
});

describe("a node with two taints", () => {
  const before = [
    { key: "k", value: "v", effect: "NoSchedule" },
    { key: "k", effect: "NoExecute", timeAdded: "2026-01-01T00:00:00Z" },
  ];
  const [first, second] = before;
  const node = { metadata: { name: "a" }, spec: { podCIDR: "10.0.0.0/24", taints: before } };

  test.each([
    {
      behaviour: "gets another one before those it has",
      specs: ["j:NoSchedule"],
      taints: [{ key: "j", effect: "NoSchedule" }, first, second],
      outcome: "tainted",
    },
    {
      behaviour: "gets one of the same key and another effect",
      specs: ["k:PreferNoSchedule"],
      taints: [{ key: "k", effect: "PreferNoSchedule" }, first, second],
      outcome: "tainted",
    },
    {
      behaviour: "loses one by key and effect",
      specs: ["k:NoSchedule-"],
      taints: [second],
      outcome: "untainted",
    },
    { behaviour: "loses all of a key", specs: ["k-"], taints: [], outcome: "untainted" },
    {
      behaviour: "gets one and loses one",
      specs: ["j:NoSchedule", "k:NoExecute-"],
      taints: [{ key: "j", effect: "NoSchedule" }, first],
      outcome: "modified",
    },
    {
      behaviour: "gets another value",
      specs: ["k=w:NoSchedule"],
      overwrite: true,
      taints: [{ key: "k", value: "w", effect: "NoSchedule" }, second],
      outcome: "modified",
    },
  ])("$behaviour", ({ specs, overwrite = false, taints, outcome }) => {
    const { podCIDR } = node.spec;
    expect(taintedNode(node, readTaints(specs), overwrite)).toEqual({
      object: { ...node, spec: taints.length === 0 ? { podCIDR } : { podCIDR, taints } },
      patch: { spec: { taints: taints.length === 0 ? null : taints } },
      outcome,
    });
  });

  test("tells of removals that find nothing", () => {
    const changes = readTaints(["x-", "k-", "y:NoExecute-"]);
    expect(() => taintedNode(node, changes, false)).toThrow(
      new Failures(["x", "y:NoExecute"].map((each) => new Failure(`taint "${each}" not found`))),
    );
  });

  test("tells of taints that are in the way, whatever their values", () => {
    const changes = readTaints(["k=w:NoSchedule", "j:NoSchedule", "k:NoExecute"]);
    expect(() => taintedNode(node, changes, false)).toThrow(
      new Failure("node a already has k,k taint(s) with same effect(s) and --overwrite is false"),
    );
  });
});
