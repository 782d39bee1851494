import { ageColumn, nameColumn } from "../columns.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  int32,
  intOrString,
  list,
  mandatory,
  present,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";
import { formatLabelSelector } from "../selectors/labels.ts";
import { cidrWarnings } from "../validation/ip.ts";
import { validateNetworkPolicy } from "./network-policy-validate.ts";

const IPBlock = struct("networking.v1.IPBlock", "A range of addresses, with gaps.", {
  cidr: mandatory(text("The range, such as 192.168.1.0/24 or 2001:db8::/64.")),
  except: list("Ranges inside it that do not belong to it.", textItem, { type: "atomic" }),
});

const NetworkPolicyPeer = struct(
  "networking.v1.NetworkPolicyPeer",
  "Whom traffic comes from or goes to.",
  {
    podSelector: ref("Pods, by their labels.", LabelSelector),
    namespaceSelector: ref("Namespaces whose pods are meant, by their labels.", LabelSelector),
    ipBlock: ref("Addresses; not beside the selectors.", IPBlock),
  },
);

const NetworkPolicyPort = struct(
  "networking.v1.NetworkPolicyPort",
  "A port, or a range of ports, that traffic is for.",
  {
    protocol: text("TCP, UDP or SCTP.").default("TCP"),
    port: intOrString("The port of the pod, by number or by name; without, every port."),
    endPort: int32("The last port of a range that begins with port."),
  },
);

const ports = list("Ports the traffic may be for; without, every port.", NetworkPolicyPort, {
  type: "atomic",
});

const IngressRule = struct(
  "networking.v1.NetworkPolicyIngressRule",
  "Traffic that may reach the pods: it must fit ports and peers.",
  {
    ports,
    from: list("Whom it may come from; without, everybody.", NetworkPolicyPeer, {
      type: "atomic",
    }),
  },
);

const EgressRule = struct(
  "networking.v1.NetworkPolicyEgressRule",
  "Traffic that may leave the pods: it must fit ports and peers.",
  {
    ports,
    to: list("Whom it may go to; without, everybody.", NetworkPolicyPeer, { type: "atomic" }),
  },
);

const NetworkPolicySpec = struct(
  "networking.v1.NetworkPolicySpec",
  "Whose traffic is limited, and to what.",
  {
    podSelector: present(ref("The pods; {} is all of the namespace.", LabelSelector)),
    ingress: list("Traffic that may reach the pods.", IngressRule, { type: "atomic" }),
    egress: list("Traffic that may leave the pods.", EgressRule, { type: "atomic" }),
    policyTypes: list(
      "Ingress, Egress or both: the traffic that is limited. Without, Ingress, and Egress too " +
        "where there are rules of it.",
      textItem,
      { type: "atomic" },
    ),
  },
);

const schema = struct(
  "networking.v1.NetworkPolicy",
  "Limits the traffic that reaches pods and leaves them.",
  {
    ...objectFields,
    spec: present(ref("Whose traffic is limited, and to what.", NetworkPolicySpec)),
  },
);

export type NetworkPolicy = ObjectOf<typeof schema>;
export type NetworkPolicySpec = NetworkPolicy["spec"];
export type NetworkPolicyPeer = ObjectOf<typeof NetworkPolicyPeer>;
export type NetworkPolicyPort = ObjectOf<typeof NetworkPolicyPort>;

/** Limits traffic. Source: networking.k8s.io/v1 NetworkPolicy 1.36. */
export const NetworkPolicy = defineResource("networking.k8s.io/v1", schema, {
  kind: "NetworkPolicy",
  plural: "networkpolicies",
  shortNames: ["netpol"],
  namespaced: true,
  countsGeneration: true,
  strategy: {
    defaults: defaultTypes,
    validate: validateNetworkPolicy,
    warnings: ({ spec }) => [
      ...adviseOnPeers(spec.ingress ?? [], "spec.ingress", "from"),
      ...adviseOnPeers(spec.egress ?? [], "spec.egress", "to"),
    ],
  },
  columns: [
    nameColumn,
    {
      name: "Pod-Selector",
      type: "string",
      description: "Whose traffic is limited.",
      value: ({ spec }) => formatLabelSelector(spec.podSelector),
    },
    ageColumn,
  ],
});

function defaultTypes(policy: NetworkPolicy): NetworkPolicy {
  const { spec } = policy;
  if ((spec.policyTypes ?? []).length > 0) return policy;
  const policyTypes = (spec.egress ?? []).length > 0 ? ["Ingress", "Egress"] : ["Ingress"];
  return { ...policy, spec: { ...spec, policyTypes } };
}

/** Source: networkPolicyWarnings 1.36. */
const adviseOnPeers = <Side extends "from" | "to">(
  rules: readonly { readonly [Name in Side]?: readonly NetworkPolicyPeer[] | undefined }[],
  path: string,
  side: Side,
): string[] =>
  rules.flatMap((rule, index) =>
    (rule[side] ?? []).flatMap(({ ipBlock }, peer) => {
      if (ipBlock === undefined) return [];
      const at = `${path}[${index}].${side}[${peer}].ipBlock`;
      const gaps = (ipBlock.except ?? []).flatMap((each, gap) =>
        cidrWarnings(each, `${at}.except[${gap}]`),
      );
      return [...cidrWarnings(ipBlock.cidr, `${at}.cidr`), ...gaps];
    }),
  );
