import { describe, expect, test } from "vitest";
import type { Toleration } from "../../api/core/pod/scheduling.ts";
import { podSpec, pods, type Request, refusal, testServer } from "../testing/server.ts";
import { mergeTolerations } from "./tolerations.ts";

const runtimeClasses = {
  resource: { group: "node.k8s.io", version: "v1", plural: "runtimeclasses" },
};
const sandboxed = (rest: object): Request => ({
  verb: "create",
  ...runtimeClasses,
  body: { metadata: { name: "sandboxed" }, handler: "gvisor", ...rest },
});
const pod = (spec: object): Request => ({
  verb: "create",
  ...pods,
  body: { metadata: { name: "web" }, spec: { ...podSpec, ...spec } },
});
const named = { runtimeClassName: "sandboxed" };

const lostNode = ["not-ready", "unreachable"].map((state) => ({
  key: `node.kubernetes.io/${state}`,
  operator: "Exists",
  effect: "NoExecute",
  tolerationSeconds: 300,
}));

describe("a pod that names its runtime class", () => {
  test.each<{ behaviour: string; rest: object; spec?: object; got: object }>([
    { behaviour: "of which nothing else is known goes anywhere", rest: {}, got: {} },
    {
      behaviour: "costs what it costs to run it",
      rest: { overhead: { podFixed: { cpu: "250m", memory: "120Mi" } } },
      got: { overhead: { cpu: "250m", memory: "120Mi" } },
    },
    {
      behaviour: "may say so itself",
      rest: { overhead: { podFixed: { cpu: "250m" } } },
      spec: { overhead: { cpu: "0.25" } },
      got: { overhead: { cpu: "250m" } },
    },
    {
      behaviour: "goes where the class can be run",
      rest: {
        scheduling: {
          nodeSelector: { runtime: "gvisor" },
          tolerations: [{ key: "runtime", operator: "Exists" }],
        },
      },
      spec: { nodeSelector: { disk: "ssd" } },
      got: {
        nodeSelector: { disk: "ssd", runtime: "gvisor" },
        tolerations: [...lostNode, { key: "runtime", operator: "Exists" }],
      },
    },
  ])("$behaviour", ({ rest, spec, got }) => {
    const { given } = testServer();
    const { spec: made } = given(sandboxed(rest), pod({ ...named, ...spec }));
    const { overhead, nodeSelector, tolerations } = Object(made);
    expect({ overhead, nodeSelector, tolerations }).toEqual({
      overhead: undefined,
      nodeSelector: undefined,
      tolerations: lostNode,
      ...got,
    });
  });

  test.each<{ behaviour: string; given?: readonly Request[]; spec: object; fact: string }>([
    {
      behaviour: "that is not there",
      spec: named,
      fact: 'pod rejected: RuntimeClass "sandboxed" not found',
    },
    {
      behaviour: "and another cost",
      given: [sandboxed({ overhead: { podFixed: { cpu: "250m" } } })],
      spec: { ...named, overhead: { cpu: "1" } },
      fact: "pod rejected: Pod's Overhead doesn't match RuntimeClass's defined Overhead",
    },
    {
      behaviour: "and a cost that the class does not have",
      given: [sandboxed({})],
      spec: { ...named, overhead: { cpu: "1" } },
      fact: "pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead",
    },
    {
      behaviour: "and other nodes",
      given: [sandboxed({ scheduling: { nodeSelector: { runtime: "gvisor" } } })],
      spec: { ...named, nodeSelector: { runtime: "runc" } },
      fact:
        "conflict: runtimeClass.scheduling.nodeSelector[runtime] = gvisor; " +
        "pod.spec.nodeSelector[runtime] = runc",
    },
  ])("is refused $behaviour", ({ given = [], spec, fact }) => {
    const server = testServer();
    server.given(...given);
    const { code, body } = server.send(pod(spec));
    const details = { name: "web", kind: "pods" };
    const message = `pods "web" is forbidden: ${fact}`;
    expect([code, body]).toEqual([403, refusal([403, "Forbidden"], message, details)]);
  });

  test("gets the class as it is at the time", () => {
    const { given, send } = testServer();
    given(sandboxed({ overhead: { podFixed: { cpu: "250m" } } }));
    const change = { overhead: { podFixed: { cpu: "1" } } };
    given({
      verb: "patch",
      patchType: "merge",
      ...runtimeClasses,
      name: "sandboxed",
      body: change,
    });
    expect(Object(given(pod(named)).spec).overhead).toEqual({ cpu: "1" });
    given({ verb: "delete", ...pods, name: "web" });
    given({ verb: "delete", ...runtimeClasses, name: "sandboxed" });
    expect(send(pod(named)).code).toBe(403);
  });
});

describe("tolerations of two lists", () => {
  const exists = (rest: Partial<Toleration>) => ({ operator: "Exists", ...rest });
  test.each<{
    behaviour: string;
    lists: readonly (readonly Toleration[])[];
    merged: readonly Toleration[];
  }>([
    {
      behaviour: "stay as they are where they have nothing in common",
      lists: [[exists({ key: "a" })], [exists({ key: "b" })]],
      merged: [exists({ key: "a" }), exists({ key: "b" })],
    },
    {
      behaviour: "are there once",
      lists: [[exists({ key: "a" })], [exists({ key: "a" })]],
      merged: [exists({ key: "a" })],
    },
    {
      behaviour: "give way to wider ones, before and after",
      lists: [
        [{ key: "a", operator: "Equal", value: "x", effect: "NoSchedule" }, exists({ key: "b" })],
        [exists({ key: "a" }), { key: "b", operator: "Equal", value: "y" }],
      ],
      merged: [exists({ key: "b" }), exists({ key: "a" })],
    },
    {
      behaviour: "of a longer time are wider",
      lists: [
        [exists({ key: "a", effect: "NoExecute", tolerationSeconds: 5 })],
        [exists({ key: "a", effect: "NoExecute", tolerationSeconds: 9 })],
      ],
      merged: [exists({ key: "a", effect: "NoExecute", tolerationSeconds: 9 })],
    },
  ])("$behaviour", ({ lists, merged }) => {
    expect(mergeTolerations(lists[0] ?? [], lists[1] ?? [])).toEqual(merged);
  });
});
