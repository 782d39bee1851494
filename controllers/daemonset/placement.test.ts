import { describe, expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import { nodeOf } from "../testing/infrastructure.ts";
import { podSpec } from "../testing/workloads.ts";
import { daemonTolerations, placementOn } from "./placement.ts";

const key = (name: string) => `node.kubernetes.io/${name}`;
const tainted = (name: string, effect: string): Partial<Node["spec"]> => ({
  taints: [{ key: name, effect }],
});
const requiring = (zone: string) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: {
      nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "In", values: [zone] }] }],
    },
  },
});
const both = { runs: true, stays: true };
const none = { runs: false, stays: false };
const onlyStays = { runs: false, stays: true };

describe("a DaemonSet", () => {
  test.each([
    { behaviour: "runs on every node", spec: {}, node: {}, placement: both },
    {
      behaviour: "runs on nodes with its labels",
      spec: { nodeSelector: { zone: "a" } },
      node: {},
      placement: both,
    },
    {
      behaviour: "does not stay on nodes without",
      spec: { nodeSelector: { zone: "b" } },
      node: {},
      placement: none,
    },
    {
      behaviour: "runs where its affinity says",
      spec: { affinity: requiring("a") },
      node: {},
      placement: both,
    },
    {
      behaviour: "stays nowhere else",
      spec: { affinity: requiring("b") },
      node: {},
      placement: none,
    },
    {
      behaviour: "runs on the node it names",
      spec: { nodeName: "node-1" },
      node: {},
      placement: both,
    },
    { behaviour: "runs on no other", spec: { nodeName: "node-2" }, node: {}, placement: none },
    {
      behaviour: "runs on a cordoned node",
      spec: {},
      node: { unschedulable: true, ...tainted(key("unschedulable"), "NoSchedule") },
      placement: both,
    },
    {
      behaviour: "stays on a node that takes no more pods",
      spec: {},
      node: tainted("dedicated", "NoSchedule"),
      placement: onlyStays,
    },
    {
      behaviour: "stays on a lost node, and would not come there",
      spec: {},
      node: {
        taints: [
          { key: key("unreachable"), effect: "NoExecute" },
          { key: key("unreachable"), effect: "NoSchedule" },
        ],
      },
      placement: onlyStays,
    },
    {
      behaviour: "does not stay on a node that evicts it",
      spec: {},
      node: tainted("broken", "NoExecute"),
      placement: none,
    },
    {
      behaviour: "runs on a node that prefers others",
      spec: {},
      node: tainted("dedicated", "PreferNoSchedule"),
      placement: both,
    },
    {
      behaviour: "runs where it tolerates the taint",
      spec: { tolerations: [{ operator: "Exists" }] },
      node: tainted("dedicated", "NoExecute"),
      placement: both,
    },
    {
      behaviour: "waits for the network of its node",
      spec: {},
      node: tainted(key("network-unavailable"), "NoSchedule"),
      placement: onlyStays,
    },
    {
      behaviour: "does not wait for it where it uses the node's own",
      spec: { hostNetwork: true },
      node: tainted(key("network-unavailable"), "NoSchedule"),
      placement: both,
    },
  ])("$behaviour", ({ spec, node, placement }) => {
    const given = nodeOf({ metadata: { labels: { zone: "a" } }, spec: node });
    const pods = podSpec("app:1", spec);
    expect(placementOn(given, pods)).toEqual(placement);
    expect(placementOn(given, pods)).toEqual(placement);
  });
});

describe("its pods tolerate", () => {
  const shown = (spec: Parameters<typeof podSpec>[1]) =>
    daemonTolerations(podSpec("app:1", spec)).map(
      ({ key: name, operator, effect, tolerationSeconds = "ever" }) =>
        `${name} ${operator} ${effect} ${tolerationSeconds}`,
    );
  const usual = [
    `${key("not-ready")} Exists NoExecute ever`,
    `${key("unreachable")} Exists NoExecute ever`,
    `${key("disk-pressure")} Exists NoSchedule ever`,
    `${key("memory-pressure")} Exists NoSchedule ever`,
    `${key("pid-pressure")} Exists NoSchedule ever`,
    `${key("unschedulable")} Exists NoSchedule ever`,
  ];
  const own = { key: "a", operator: "Exists", effect: "NoSchedule" };
  const brief = { key: key("unreachable"), operator: "Exists", effect: "NoExecute" };

  test.each([
    { behaviour: "the troubles of their node", spec: {}, tolerated: usual },
    {
      behaviour: "a missing network where they use the node's own",
      spec: { hostNetwork: true },
      tolerated: [...usual, `${key("network-unavailable")} Exists NoSchedule ever`],
    },
    {
      behaviour: "what the template tolerates, first",
      spec: { tolerations: [own] },
      tolerated: ["a Exists NoSchedule ever", ...usual],
    },
    {
      behaviour: "for ever what the template tolerates for a time",
      spec: { tolerations: [{ ...brief, tolerationSeconds: 5 }, own] },
      tolerated: [usual[1], "a Exists NoSchedule ever", usual[0], ...usual.slice(2)],
    },
  ])("$behaviour", ({ spec, tolerated }) => {
    expect(shown(spec)).toEqual(tolerated);
  });
});
