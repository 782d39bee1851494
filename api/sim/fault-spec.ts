/** What a Fault asks for. */
import { LabelSelector } from "../meta/label-selector.ts";
import type { ObjectOf } from "../resource.ts";
import { int32, list, mandatory, ref, struct, text, textItem } from "../schema.ts";
import { faultTypes } from "./fault-types.ts";

const named = (kind: string) => `io.kubesim.sim.v1alpha1.${kind}`;
const names = (doc: string) => list(doc, textItem, { type: "set" });

const selection = {
  namespace: text("The namespace that it is about."),
  nodes: names("Nodes, by their names."),
  nodeSelector: ref("Nodes, by their labels.", LabelSelector),
  zones: names("Nodes, by their zones."),
  pods: names("Pods, by their names."),
  podSelector: ref("Pods, by their labels.", LabelSelector),
};

const FaultPeer = struct(
  named("FaultPeer"),
  "The other end of connections. What is not said is not asked for.",
  selection,
);

export const FaultTarget = struct(
  named("FaultTarget"),
  "Who is struck. What is not said is not asked for; each type takes only some of these.",
  {
    process: text(
      "A process of the cluster, such as kube-controller-manager, kube-scheduler or kubelet; or " +
        "user: whoever comes over HTTP; or those of them whose user agent begins so: kubectl.",
    ),
    controller: text("A controller of the process: deployment-controller."),
    resources: names("The resources that it is about: pods, deployments.apps."),
    verbs: names(
      "The requests that it is about: get, list, watch, create, update, patch, delete or " +
        "deletecollection.",
    ),
    ...selection,
    container: text("A container of these pods. Absent: all."),
    registries: names("Registries, by their hosts: docker.io."),
    count: int32("So many of all these, drawn by the seed. Absent: all."),
    to: ref("The other end of connections, whichever of the two has begun them.", FaultPeer),
  },
);
export type FaultTarget = ObjectOf<typeof FaultTarget>;
export type FaultPeer = ObjectOf<typeof FaultPeer>;

const FaultError = struct(named("FaultError"), "What is answered in place of what was asked for.", {
  code: int32("The HTTP status code, from 400 on."),
  reason: text("The reason, in Kubernetes' words: ServiceUnavailable."),
  message: text("What it says."),
});

export const FaultSpec = struct(named("FaultSpec"), "What goes wrong, where and when.", {
  type: mandatory(text(`What goes wrong: ${Object.keys(faultTypes).join(", ")}.`)),
  target: ref("Who is struck.", FaultTarget),
  after: text("How long after its creation it begins: 30s.").default("0s"),
  duration: text(
    "How long it lasts. Absent: until it is deleted, or has struck where it only does so once.",
  ),
  percent: int32("How many of a hundred occasions it strikes, by chance. Absent: all."),
  skip: int32("How many occasions it lets pass first. Absent: none."),
  times: int32("How often it strikes at most. Absent: as often as there is occasion."),
  seed: text("What its chances are drawn from. Absent: the seed of the cluster, and its name."),
  delay: text("By how much it delays: 200ms."),
  jitter: text("By how much that is longer or shorter at most, drawn for each occasion."),
  factor: int32("How many times as long it takes. Absent: 10."),
  error: ref("What it answers.", FaultError),
});
export type FaultSpec = ObjectOf<typeof FaultSpec>;
