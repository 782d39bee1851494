import { describe, expect, test } from "vitest";
import { chooseDrained, type DrainPolicy, type PlacedPod, type PodOfNode } from "./drained-pods.ts";

const nowMs = Date.UTC(2026, 0, 1, 1, 0, 0);
const strict: DrainPolicy = {
  force: false,
  ignoreDaemonSets: false,
  deleteEmptyDirData: false,
  skipAfterSeconds: 0,
};

interface Parts {
  readonly name?: string;
  readonly owner?: string;
  readonly isMirror?: boolean;
  readonly emptyDir?: boolean;
  readonly phase?: string;
  readonly deletionTimestamp?: string;
  readonly daemonSetFailure?: PodOfNode<PlacedPod>["daemonSetFailure"];
}

function podOfNode(parts: Parts = {}): PodOfNode<PlacedPod> {
  const { name = "a", owner, isMirror, emptyDir, phase = "Running", deletionTimestamp } = parts;
  const ownerReferences = owner === undefined ? [] : [{ kind: owner, name: "o", controller: true }];
  const annotations = isMirror === true ? { "kubernetes.io/config.mirror": "x" } : {};
  const object = {
    metadata: { name, namespace: "default", ownerReferences, annotations, deletionTimestamp },
    spec: { volumes: emptyDir === true ? [{ name: "v", emptyDir: {} }] : [] },
    status: { phase },
  };
  return {
    pod: { namespace: "default", name, object },
    daemonSetFailure: parts.daemonSetFailure,
  };
}

const choose = (parts: Parts | readonly Parts[], policy: Partial<DrainPolicy> = {}) => {
  const all = [parts].flat().map(podOfNode);
  const { pods: drained, warning, refusals } = chooseDrained(all, { ...strict, ...policy }, nowMs);
  return { drained: drained.map(({ name }) => name), warning, refusals };
};

const nothing = { drained: [], warning: "", refusals: [] };
const goes = { ...nothing, drained: ["a"] };
const gone = { message: 'daemonsets.apps "o" not found', isNotFound: true };

describe("drain", () => {
  test.each<{ behaviour: string; pod: Parts; policy?: Partial<DrainPolicy>; expected: object }>([
    { behaviour: "takes what a controller replaces", pod: { owner: "ReplicaSet" }, expected: goes },
    {
      behaviour: "keeps bare pods, and all others with them",
      pod: {},
      expected: {
        ...nothing,
        refusals: [
          "cannot delete Pods that declare no controller (use --force to override): default/a",
        ],
      },
    },
    {
      behaviour: "takes bare pods by force, and says so",
      pod: {},
      policy: { force: true },
      expected: { ...goes, warning: "deleting Pods that declare no controller: default/a" },
    },
    { behaviour: "takes bare pods that have ended", pod: { phase: "Failed" }, expected: goes },
    {
      behaviour: "keeps the pods of DaemonSets",
      pod: { owner: "DaemonSet" },
      policy: { force: true },
      expected: {
        ...nothing,
        refusals: [
          "cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/a",
        ],
      },
    },
    {
      behaviour: "leaves the pods of DaemonSets where it may, and says so",
      pod: { owner: "DaemonSet" },
      policy: { ignoreDaemonSets: true },
      expected: { ...nothing, warning: "ignoring DaemonSet-managed Pods: default/a" },
    },
    {
      behaviour: "takes what a DaemonSet has left behind, when it has ended",
      pod: { owner: "DaemonSet", phase: "Succeeded" },
      expected: goes,
    },
    {
      behaviour: "keeps the pods of a DaemonSet that is gone",
      pod: { owner: "DaemonSet", daemonSetFailure: gone },
      policy: { ignoreDaemonSets: true },
      expected: {
        ...nothing,
        refusals: ['cannot delete daemonsets.apps "o" not found: default/a'],
      },
    },
    {
      behaviour: "takes the pods of a DaemonSet that is gone by force",
      pod: { owner: "DaemonSet", daemonSetFailure: gone },
      policy: { force: true },
      expected: goes,
    },
    {
      behaviour: "leaves mirror pods",
      pod: { isMirror: true, owner: "Node" },
      expected: nothing,
    },
    {
      behaviour: "keeps pods with local data",
      pod: { emptyDir: true, owner: "ReplicaSet" },
      policy: { force: true },
      expected: {
        ...nothing,
        refusals: [
          "cannot delete Pods with local storage (use --delete-emptydir-data to override): default/a",
        ],
      },
    },
    {
      behaviour: "takes pods with local data where it may",
      pod: { emptyDir: true, owner: "ReplicaSet" },
      policy: { deleteEmptyDirData: true },
      expected: goes,
    },
    {
      behaviour: "leaves pods that were to be gone long ago",
      pod: { deletionTimestamp: "2026-01-01T00:59:50Z" },
      policy: { skipAfterSeconds: 9 },
      expected: nothing,
    },
    {
      behaviour: "does not leave them before",
      pod: { deletionTimestamp: "2026-01-01T00:59:50Z", owner: "Job" },
      policy: { skipAfterSeconds: 10 },
      expected: goes,
    },
  ])("$behaviour", ({ pod, policy, expected }) => {
    expect(choose(pod, policy)).toEqual(expected);
  });

  test("tells pods together that are told of for the same reason", () => {
    const found = choose(
      [
        { name: "a" },
        { name: "b", owner: "DaemonSet" },
        { name: "c" },
        { name: "d", owner: "Job" },
      ],
      { force: true, ignoreDaemonSets: true },
    );
    expect(found).toEqual({
      drained: ["a", "c", "d"],
      warning:
        "deleting Pods that declare no controller: default/a, default/c; " +
        "ignoring DaemonSet-managed Pods: default/b",
      refusals: [],
    });
  });
});
