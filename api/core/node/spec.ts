import type { ObjectOf } from "../../resource.ts";
import { bool, list, mandatory, ref, struct, text, textItem, time } from "../../schema.ts";

/** Keeps pods off a node unless they tolerate it. Source: core/v1 Taint 1.36. */
export const Taint = struct("core.v1.Taint", "Keeps pods off a node unless they tolerate it.", {
  key: mandatory(text("Key that tolerations name.")),
  value: text("Value that tolerations may name."),
  effect: mandatory(text("What it does: NoSchedule, PreferNoSchedule or NoExecute.")),
  timeAdded: time("When it was added."),
});
export type Taint = ObjectOf<typeof Taint>;

const ConfigMapNodeConfigSource = struct(
  "core.v1.ConfigMapNodeConfigSource",
  "Names a ConfigMap with the configuration of a kubelet. No longer used.",
  {
    namespace: mandatory(text("Namespace of the ConfigMap.")),
    name: mandatory(text("Name of the ConfigMap.")),
    uid: text("Uid of the ConfigMap; set in the status alone."),
    resourceVersion: text("Version of the ConfigMap; set in the status alone."),
    kubeletConfigKey: mandatory(text("Key that holds the configuration.")),
  },
);

export const NodeConfigSource = struct(
  "core.v1.NodeConfigSource",
  "Says where a kubelet has its configuration from. No longer used.",
  { configMap: ref("A ConfigMap that holds it.", ConfigMapNodeConfigSource) },
);

export const NodeSpec = struct("core.v1.NodeSpec", "How a node is to be used.", {
  podCIDR: text("Addresses for its pods; the first of podCIDRs."),
  podCIDRs: list("Addresses for its pods, one range an IP family.", textItem, {
    merge: true,
    type: "set",
  }),
  providerID: text("What its cloud calls it, as <provider>://<id>. Set once."),
  unschedulable: bool("True keeps new pods away: the node is cordoned."),
  taints: list("What pods must tolerate to be there.", Taint, { type: "atomic" }),
  configSource: ref("Where its kubelet has its configuration from. Dropped.", NodeConfigSource),
  externalID: text("No longer used."),
});
export type NodeSpec = ObjectOf<typeof NodeSpec>;
