import { expect, test } from "vitest";
import { podSpec, pods, testServer } from "../testing/server.ts";
import { kubeletNode } from "./kubelet-node.ts";

const { storage, given } = testServer();
given({
  verb: "create",
  ...pods,
  body: { metadata: { name: "web" }, spec: { ...podSpec, nodeName: "n1" } },
});

const of = (plural: string) => ({ resource: { group: "", version: "v1", plural } });

test.each([
  { behaviour: "its own Node", request: { ...of("nodes"), name: "n1" }, node: "n1" },
  {
    behaviour: "the Node that it makes",
    request: { ...of("nodes"), body: { metadata: { name: "n1" } } },
    node: "n1",
  },
  {
    behaviour: "its lease",
    request: { ...of("leases"), namespace: "kube-node-lease", name: "n1" },
    node: "n1",
  },
  {
    behaviour: "the status of a pod on it",
    request: { ...of("pods"), namespace: "default", name: "web", body: { status: {} } },
    node: "n1",
  },
  {
    behaviour: "an event of it",
    request: { ...of("events"), body: { source: { host: "n1" } } },
    node: "n1",
  },
  { behaviour: "no one, of all Nodes", request: of("nodes"), node: "" },
])("a kubelet asks for $behaviour", ({ request, node }) => {
  expect(kubeletNode(request, storage)).toBe(node);
});
