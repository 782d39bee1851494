import { expect, test } from "vitest";
import type { NodeSelector } from "../../api/core/node-selector.ts";
import { type Case, claim, deviceClass, found, gpus, pool, request, slice } from "./testing.ts";

const two = claim([request({ count: 2 })]);
const all = claim([request({ allocationMode: "All" })]);
const shared = { nodeName: undefined, allNodes: true };
const inZone = (zone: string): NodeSelector => ({
  nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "In", values: [zone] }] }],
});

test.each<Case & { behaviour: string; gets: string }>([
  { behaviour: "nothing where there are no slices", gets: "none" },
  { behaviour: "nothing of a slice without devices", slices: [slice([])], gets: "none" },
  { behaviour: "the first device of the slice", slices: [slice(gpus("b", "a"))], gets: "gpu=b" },
  {
    behaviour: "nothing of the slice of another node",
    slices: [slice(gpus("a"))],
    node: "node-1",
    gets: "none",
  },
  {
    behaviour: "a device that all nodes have",
    slices: [slice(gpus("a"), { ...shared, pool: pool("fabric") })],
    gets: "gpu=fabric/a",
  },
  {
    behaviour: "a device of nodes with its label",
    slices: [slice(gpus("a"), { nodeName: undefined, nodeSelector: inZone("x") })],
    labels: { zone: "x" },
    gets: "gpu=a",
  },
  {
    behaviour: "nothing of nodes with another label",
    slices: [slice(gpus("a"), { nodeName: undefined, nodeSelector: inZone("x") })],
    labels: { zone: "y" },
    gets: "none",
  },
  {
    behaviour: "nothing of a slice that says nothing of nodes",
    slices: [slice(gpus("a"), { nodeName: undefined })],
    gets: "none",
  },
  {
    behaviour: "of a slice whose devices say it themselves, what it has",
    slices: [
      slice(
        [
          { name: "nowhere" },
          { name: "elsewhere", nodeName: "node-1" },
          { name: "in-y", nodeSelector: inZone("y") },
          { name: "in-x", nodeSelector: inZone("x") },
          { name: "here", nodeName: "node-0" },
          { name: "everywhere", allNodes: true },
        ],
        { nodeName: undefined, perDeviceNodeSelection: true },
      ),
    ],
    claims: [all],
    labels: { zone: "x" },
    gets: "gpu=in-x gpu=here gpu=everywhere",
  },
  {
    behaviour: "devices of several slices in the order of their names",
    slices: [
      slice(gpus("b"), { pool: pool("node-0", 1, 2) }, "slice-2"),
      slice(gpus("a"), { pool: pool("node-0", 1, 2) }, "slice-1"),
    ],
    claims: [two],
    gets: "gpu=a gpu=b",
  },
  {
    behaviour: "devices of several pools in the order of their names",
    slices: [
      slice(gpus("a"), { pool: pool("pool-2") }, "slice-1"),
      slice(gpus("a"), { pool: pool("pool-1") }, "slice-2"),
    ],
    claims: [two],
    gets: "gpu=pool-1/a gpu=pool-2/a",
  },
  {
    behaviour: "devices of drivers in the order of their names",
    slices: [
      slice(gpus("a"), { driver: "b.example.com", pool: pool("pool-1") }, "slice-1"),
      slice(gpus("b"), { driver: "a.example.com", pool: pool("pool-2") }, "slice-2"),
    ],
    claims: [two],
    gets: "gpu=pool-2/b gpu=pool-1/a",
  },
  {
    behaviour: "first devices of pools in which nothing is bound conditionally",
    slices: [
      slice(gpus("c"), { pool: pool("pool-2") }, "slice-2"),
      slice([{ name: "a", bindingConditions: ["attached"] }, { name: "b" }], {
        pool: pool("pool-1"),
      }),
    ],
    claims: [two],
    gets: "gpu=pool-2/c gpu=pool-1/a",
  },
])("a node gets $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found(row)).toBe(gets);
});

test.each<Case & { behaviour: string; gets: string }>([
  {
    behaviour: "has only the slices of its highest generation",
    slices: [
      slice(gpus("old"), { pool: pool("node-0", 1) }, "slice-1"),
      slice(gpus("new"), { pool: pool("node-0", 2) }, "slice-2"),
    ],
    claims: [all],
    gets: "gpu=new",
  },
  {
    behaviour: "is gone where its highest generation is on other nodes only",
    slices: [
      slice(gpus("old"), { pool: pool("rack", 1, 2) }, "slice-1"),
      slice(gpus("new"), { pool: pool("rack", 2), nodeName: "node-1" }, "slice-2"),
    ],
    claims: [all],
    gets: "none",
  },
  {
    behaviour: "gives nothing as long as slices are missing",
    slices: [slice(gpus("a"), { pool: pool("node-0", 1, 2) })],
    gets: "none",
  },
  {
    behaviour: "is complete by slices that are on other nodes",
    slices: [
      slice(gpus("a"), { pool: pool("rack", 1, 2) }, "slice-1"),
      slice(gpus("b"), { pool: pool("rack", 1, 2), nodeName: "node-1" }, "slice-2"),
    ],
    claims: [all],
    gets: "gpu=rack/a",
  },
  {
    behaviour: "that lacks slices does no harm to another one",
    slices: [
      slice(gpus("a"), { pool: pool("pool-1", 1, 2) }, "slice-1"),
      slice(gpus("a"), { pool: pool("pool-2") }, "slice-2"),
    ],
    gets: "gpu=pool-2/a",
  },
  {
    behaviour: "that lacks slices fails who asks for all devices",
    slices: [slice(gpus("a"), { pool: pool("node-0", 1, 2) })],
    claims: [all],
    gets:
      "claim default/gpus, request gpu: asks for all devices, but resource pool " +
      "gpu.example.com/node-0 is currently being updated",
  },
  {
    behaviour: "with two devices of one name is invalid",
    slices: [
      slice(gpus("a"), { pool: pool("node-0", 1, 2) }, "slice-1"),
      slice(gpus("a"), { pool: pool("node-0", 1, 2) }, "slice-2"),
    ],
    gets: "invalid resource pools were encountered",
  },
  {
    behaviour: "that is invalid does no harm to another one",
    slices: [slice(gpus("a", "a")), slice(gpus("b"), { pool: pool("pool-2") }, "slice-2")],
    gets: "gpu=pool-2/b",
  },
  {
    behaviour: "that is invalid fails who asks for all devices",
    slices: [slice(gpus("a", "a"))],
    claims: [all],
    gets:
      "claim default/gpus, request gpu: asks for all devices, but resource pool " +
      "gpu.example.com/node-0 is currently invalid",
  },
  {
    behaviour: "of one driver has nothing to do with the other driver's of that name",
    slices: [
      slice(gpus("a"), {}, "slice-1"),
      slice(gpus("a"), { driver: "nic.example.com", pool: pool("node-0", 7) }, "slice-2"),
    ],
    claims: [claim([request({ count: 2 })])],
    classes: [deviceClass()],
    gets: "gpu=a gpu=a",
  },
])("a pool $behaviour", ({ behaviour, gets, ...row }) => {
  expect(found(row)).toBe(gets);
});
