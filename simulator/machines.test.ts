import { expect, test } from "vitest";
import { Node } from "../api/core/node/node.ts";
import { createCluster } from "./index.ts";
import type { MachineOptions } from "./machines.ts";

test.each<{ behaviour: string; nodes: number | readonly MachineOptions[]; told: string }>([
  {
    behaviour: "fewer than none",
    nodes: -1,
    told: "nodes: Invalid value: -1: must be greater than or equal to 0",
  },
  {
    behaviour: "two of one name",
    nodes: [{ name: "a" }, { name: "a" }],
    told: 'two nodes are named "a"',
  },
  {
    behaviour: "a name that no node can have",
    nodes: [{ name: "Node_1" }],
    told: 'node "Node_1": name: Invalid value: "Node_1": a lowercase RFC 1123 subdomain must',
  },
  {
    behaviour: "an amount that is none",
    nodes: [{ name: "a", memory: "8Gb" }],
    told: 'node "a": memory: Invalid value: "8Gb": quantities must match the regular expression',
  },
  {
    behaviour: "less than nothing of a resource",
    nodes: [{ name: "a", resources: { "nvidia.com/gpu": "-1" } }],
    told: 'node "a": nvidia.com/gpu: Invalid value: "-1": must be greater than or equal to 0',
  },
  {
    behaviour: "a label that no object can have",
    nodes: [{ name: "a", labels: { disk: "very fast" } }],
    told: 'node "a": labels: Invalid value: "very fast": a valid label must be an empty string',
  },
])("a cluster is refused that is to have nodes such as $behaviour", ({ nodes, told }) => {
  expect(() => createCluster({ nodes })).toThrow(told);
});

test("a cluster may have no nodes", () => {
  expect(createCluster({ nodes: [] }).list(Node)).toEqual([]);
});
