import type { Different } from "../listed.ts";

const group = ["extensions", "networking.k8s.io"] as const;
const ofOneGroup = "1.36 has Ingresses in networking.k8s.io alone";

const verbs = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];

/** Ingresses, their classes and NetworkPolicies. */
export const differentNetworking: Readonly<Record<string, readonly Different[]>> = {
  discovery: [
    {
      step: 7,
      because: "1.27 and later name the singular, and 1.36 has more kinds and stores v1 of all",
      merge: {
        resources: [
          {
            name: "ingressclasses",
            singularName: "ingressclass",
            namespaced: false,
            kind: "IngressClass",
            verbs,
            storageVersionHash: "l/iqIbDgFyQ=",
          },
          {
            name: "ingresses",
            singularName: "ingress",
            namespaced: true,
            kind: "Ingress",
            verbs,
            shortNames: ["ing"],
            storageVersionHash: "39NQlfNR+bo=",
          },
          {
            name: "ingresses/status",
            singularName: "",
            namespaced: true,
            kind: "Ingress",
            verbs: ["get", "patch", "update"],
          },
          {
            name: "ipaddresses",
            singularName: "ipaddress",
            namespaced: false,
            kind: "IPAddress",
            verbs,
            shortNames: ["ip"],
            storageVersionHash: "3f/plJFChNE=",
          },
          {
            name: "networkpolicies",
            singularName: "networkpolicy",
            namespaced: true,
            kind: "NetworkPolicy",
            verbs,
            shortNames: ["netpol"],
            storageVersionHash: "YpfwF18m1G8=",
          },
          {
            name: "servicecidrs",
            singularName: "servicecidr",
            namespaced: false,
            kind: "ServiceCIDR",
            verbs,
            storageVersionHash: "gNLvruQhW2g=",
          },
          {
            name: "servicecidrs/status",
            singularName: "",
            namespaced: false,
            kind: "ServiceCIDR",
            verbs: ["get", "patch", "update"],
          },
        ],
      },
    },
  ],
  "inv-services": [
    {
      step: 24,
      because: `${ofOneGroup}, and prints values as JSON`,
      words: [group, ["[]networking.IngressRule(nil)", "null"]],
    },
    ...[25, 26, 27, 28].map((step) => ({ step, because: ofOneGroup, words: [group] })),
  ],
};
