import { describe, expect, test } from "vitest";
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import { daemonPod, earlier, fleetOf, namesOf, nodesWith, within } from "../testing/daemonsets.ts";
import { daemonSetOf } from "../testing/workloads.ts";
import { planNodes } from "./manage.ts";
import type { NodePods } from "./node-pods.ts";

interface Row {
  readonly behaviour: string;
  readonly nodes: readonly NodePods[];
  readonly daemonSet?: DaemonSet;
  readonly creates?: readonly string[];
  readonly deletes?: readonly string[];
}

const surging = within(0, 1);

describe("of the pods of a node,", () => {
  test.each<Row>([
    { behaviour: "the missing one is made", nodes: nodesWith([], [{}], []), creates: ["a", "c"] },
    { behaviour: "the one that is there stays", nodes: nodesWith([{}]) },
    { behaviour: "one of an earlier revision stays", nodes: nodesWith([{ hash: earlier }]) },
    { behaviour: "one that ends is waited for", nodes: nodesWith([{ deleting: true }]) },
    {
      behaviour: "none is made where none is wanted",
      nodes: nodesWith({ runs: false, stays: true }, { runs: false, stays: false }),
    },
    {
      behaviour: "one that may stay does",
      nodes: nodesWith({ runs: false, pods: [daemonPod("a0", "a")] }),
    },
    {
      behaviour: "all go that may not stay",
      nodes: nodesWith({
        runs: false,
        stays: false,
        pods: [daemonPod("a0", "a"), daemonPod("a1", "a", { deleting: true })],
      }),
      deletes: ["a0"],
    },
    {
      behaviour: "those too many go",
      nodes: nodesWith([{}, {}, { deleting: true }, {}]),
      deletes: ["a1", "a3"],
    },
    {
      behaviour: "what has ended makes room",
      nodes: nodesWith([{ phase: "Failed" }], [{ phase: "Succeeded" }, {}]),
      deletes: ["a0", "b0"],
    },
    {
      behaviour: "an unbound one goes with the node, a bound one is left to others",
      nodes: nodesWith({
        exists: false,
        runs: false,
        stays: false,
        pods: [daemonPod("a0", "a"), daemonPod("a1", "a", { unbound: true })],
      }),
      deletes: ["a1"],
    },
    {
      behaviour: "with surge, none waits for one that ends",
      nodes: nodesWith([{ deleting: true }]),
      daemonSet: surging,
      creates: ["a"],
    },
    {
      behaviour: "with surge, an old one serves until the new one does",
      nodes: nodesWith([{ hash: earlier }, { ready: false }]),
      daemonSet: surging,
    },
    {
      behaviour: "with surge, an old one goes when the new one is available",
      nodes: nodesWith([{ hash: earlier }, {}]),
      daemonSet: surging,
      deletes: ["a0"],
    },
    {
      behaviour: "with surge, an old one stays for minReadySeconds of the new one",
      nodes: nodesWith([{ hash: earlier }, { readyFor: 5 }]),
      daemonSet: within(0, 1, { minReadySeconds: 10 }),
    },
    {
      behaviour: "with surge, an old one that serves nobody goes at once",
      nodes: nodesWith([{ hash: earlier, ready: false }, { ready: false }]),
      daemonSet: surging,
      deletes: ["a0"],
    },
    {
      behaviour: "with surge, there is one of each kind at most",
      nodes: nodesWith([{ hash: earlier }, { ready: false }, { hash: earlier }, {}]),
      daemonSet: surging,
      deletes: ["a2", "a3"],
    },
    {
      behaviour: "with OnDelete, surge does not count",
      nodes: nodesWith([{}, { hash: earlier }]),
      daemonSet: daemonSetOf({ spec: { updateStrategy: { type: "OnDelete" } } }),
      deletes: ["a1"],
    },
  ])("$behaviour", ({ nodes, daemonSet, creates = [], deletes = [] }) => {
    const planned = planNodes(fleetOf(nodes, daemonSet));
    expect({ creates: planned.creates, deletes: namesOf(planned.deletes) }).toEqual({
      creates,
      deletes,
    });
  });
});

describe("failed pods", () => {
  const place = "daemonset-uid/0/a";
  const message = (name: string) =>
    `Found failed daemon pod default/${name} on node a, will try to kill it`;

  test("are told of and tried one by one", () => {
    const planned = planNodes(fleetOf(nodesWith([{ phase: "Failed" }, { phase: "Failed" }])));
    expect({ ...planned, deletes: namesOf(planned.deletes) }).toEqual({
      creates: [],
      deletes: ["a0"],
      notes: [
        {
          regarding: daemonSetOf(),
          type: "Warning",
          reason: "FailedDaemonPod",
          message: message("a0"),
        },
      ],
      tries: [place],
      waitMs: undefined,
    });
  });

  test("rest while others like them failed not long ago", () => {
    const resting = (name: string) => (name === place ? 700 : 0);
    const nodes = nodesWith([{ phase: "Failed" }], [{ phase: "Failed" }]);
    const { deletes, waitMs, tries } = planNodes(fleetOf(nodes, daemonSetOf(), resting));
    expect({ deletes: namesOf(deletes), waitMs, tries }).toEqual({
      deletes: ["b0"],
      waitMs: 700,
      tries: ["daemonset-uid/0/b"],
    });
  });

  test("that succeeded never rest", () => {
    const { notes, tries } = planNodes(fleetOf(nodesWith([{ phase: "Succeeded" }])));
    expect({ texts: notes.map(({ type, reason }) => `${type} ${reason}`), tries }).toEqual({
      texts: ["Normal SucceededDaemonPod"],
      tries: [],
    });
    expect(notes[0]?.message).toBe(
      "Found succeeded daemon pod default/a0 on node a, will try to delete it",
    );
  });
});
