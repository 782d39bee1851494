/**
 * Nodes write what is theirs: themselves, their pods, leases and slices. It is about users of the
 * group `system:nodes` that a request shows; the kubelets of the cluster itself keep to it anyway.
 * Source: plugin/pkg/admission/noderestriction 1.36.
 */
import { qualifiedResource } from "../../../api/status.ts";
import type { Registry } from "../../registry/context.ts";
import type { AdmissionPlugin, Operation } from "../plugin.ts";
import { checkNode } from "./nodes.ts";
import { checkClaim, checkCsiNode, checkLease, checkRequest, checkSlice } from "./others.ts";
import { checkPod } from "./pods.ts";
import { type NodeWrite, refuse } from "./refuse.ts";
import { checkToken } from "./tokens.ts";

const checks: ReadonlyMap<string, (write: NodeWrite) => void> = new Map([
  ["pods", checkPod],
  ["nodes", checkNode],
  ["persistentvolumeclaims", checkClaim],
  ["serviceaccounts", checkToken],
  ["leases.coordination.k8s.io", checkLease],
  ["csinodes.storage.k8s.io", checkCsiNode],
  ["resourceslices.resource.k8s.io", checkSlice],
  ["certificatesigningrequests.certificates.k8s.io", checkRequest],
]);

export const nodeRestriction: AdmissionPlugin = {
  name: "NodeRestriction",
  seesParts: true,
  mutate(object, operation, registry) {
    check(operation, registry, object);
    return object;
  },
  reviewDeletion: (operation, registry) => check(operation, registry, undefined),
};

const prefix = "system:node:";

function check(operation: Operation, registry: Registry, object: NodeWrite["object"]): void {
  const { user, verb, definition } = operation;
  if (verb === "connect" || user?.username.startsWith(prefix) !== true) return;
  if (!user.groups.includes("system:nodes")) return;
  const nodeName = user.username.slice(prefix.length);
  if (nodeName === "") {
    throw refuse(operation, `could not determine node from user ${JSON.stringify(user.username)}`);
  }
  checks.get(qualifiedResource(definition))?.({ operation, registry, object, nodeName, user });
}
