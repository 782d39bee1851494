import { expect, test } from "vitest";
import type { DaemonSet } from "../../api/apps/daemonset.ts";
import {
  daemonPod,
  earlier,
  fleetOf,
  type Kind,
  namesOf,
  nodesWith,
  within,
} from "../testing/daemonsets.ts";
import { updateBounds } from "./bounds.ts";
import type { NodePods } from "./node-pods.ts";
import { planRollout } from "./rolling.ts";

interface Row {
  readonly behaviour: string;
  readonly daemonSet: DaemonSet;
  readonly nodes: readonly NodePods[];
  readonly creates?: readonly string[];
  readonly deletes?: readonly string[];
}

const old: Kind = { hash: earlier };
const brokenOld: Kind = { hash: earlier, ready: false };
const starting: Kind = { ready: false };
const unwanted = (...kinds: readonly Kind[]) => {
  const pods = kinds.map((kind, at) => daemonPod(`a${at}`, "a", kind));
  return { runs: false, stays: true, pods };
};

test.each<Row>([
  {
    behaviour: "deletes as many old pods as may be missing",
    daemonSet: within(2, 0),
    nodes: nodesWith([old], [old], [old]),
    deletes: ["a0", "b0"],
  },
  {
    behaviour: "waits for new pods to become available",
    daemonSet: within(1, 0),
    nodes: nodesWith([starting], [old]),
  },
  {
    behaviour: "waits for minReadySeconds",
    daemonSet: within(1, 0, { minReadySeconds: 10 }),
    nodes: nodesWith([{ readyFor: 9 }], [old]),
  },
  {
    behaviour: "goes on when they are",
    daemonSet: within(1, 0, { minReadySeconds: 10 }),
    nodes: nodesWith([{ readyFor: 10 }], [old]),
    deletes: ["b0"],
  },
  {
    behaviour: "counts nodes without a pod, and those whose pod ends",
    daemonSet: within(2, 0),
    nodes: nodesWith([], [{ ...old, deleting: true }], [old]),
  },
  {
    behaviour: "deletes old pods that serve nobody whatever the bounds",
    daemonSet: within(1, 0),
    nodes: nodesWith([brokenOld], [brokenOld], [old]),
    deletes: ["a0", "b0"],
  },
  {
    behaviour: "leaves nodes alone that have too many pods",
    daemonSet: within(1, 0),
    nodes: nodesWith([old, old], [old]),
  },
  {
    behaviour: "is over when no pod is old",
    daemonSet: within(1, 0),
    nodes: nodesWith([{}], [starting]),
  },
  {
    behaviour: "surges on as many nodes as it may",
    daemonSet: within(0, 2),
    nodes: nodesWith([old], [old], [old]),
    creates: ["a", "b"],
  },
  {
    behaviour: "waits for surging pods, and for crowded nodes",
    daemonSet: within(0, 2),
    nodes: nodesWith([old, starting], [old, old], [old]),
  },
  {
    behaviour: "deletes the old pod when the new one is available",
    daemonSet: within(0, 1),
    nodes: nodesWith([old, {}], [old]),
    creates: ["b"],
    deletes: ["a0"],
  },
  {
    behaviour: "makes a new pod beside an old one that serves nobody, whatever the bounds",
    daemonSet: within(0, 1),
    nodes: nodesWith([brokenOld], [old, starting], [brokenOld]),
    creates: ["a", "c"],
  },
  {
    behaviour: "deletes an old pod that serves nobody where none is wanted",
    daemonSet: within(0, 1),
    nodes: nodesWith(unwanted(brokenOld), [{}]),
    deletes: ["a0"],
  },
  {
    behaviour: "keeps an old pod where none is wanted until there are enough elsewhere",
    daemonSet: within(0, 1),
    nodes: nodesWith(unwanted(old), [starting]),
  },
  {
    behaviour: "deletes it then",
    daemonSet: within(0, 1),
    nodes: nodesWith(unwanted(old), [{}]),
    deletes: ["a0"],
  },
])("a rolling update $behaviour", ({ daemonSet, nodes, creates = [], deletes = [] }) => {
  const planned = planRollout(fleetOf(nodes, daemonSet));
  expect({ creates: planned.creates, deletes: namesOf(planned.deletes) }).toEqual({
    creates,
    deletes,
  });
});

test.each([
  { behaviour: "numbers are themselves", of: within(3, 0), nodes: 5, surge: 0, unavailable: 3 },
  {
    behaviour: "unavailability rounds up",
    of: within("10%", 0),
    nodes: 5,
    surge: 0,
    unavailable: 1,
  },
  { behaviour: "surge rounds up", of: within(0, "30%"), nodes: 5, surge: 2, unavailable: 0 },
  {
    behaviour: "one may be missing at least",
    of: within(0, 0),
    nodes: 5,
    surge: 0,
    unavailable: 1,
  },
  { behaviour: "none of none", of: within("50%", 0), nodes: 0, surge: 0, unavailable: 0 },
])("of bounds, $behaviour", ({ of, nodes, surge, unavailable }) => {
  expect(updateBounds(of, nodes)).toEqual({ surge, unavailable });
});
