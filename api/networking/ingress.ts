import { TypedLocalObjectReference } from "../core/references.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  demanded,
  int32,
  list,
  mandatory,
  present,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";
import { ingressColumns } from "./ingress-columns.ts";
import { IngressLoadBalancerStatus, validateIngressStatus } from "./ingress-status.ts";
import { classAnnotation, validateClassAnnotation, validateIngress } from "./ingress-validate.ts";

const ServiceBackendPort = struct(
  "networking.v1.ServiceBackendPort",
  "A port of a Service, by its name or by its number.",
  { name: text("Name of the port."), number: int32("Number of the port.") },
  { atomic: true },
);

const IngressServiceBackend = struct(
  "networking.v1.IngressServiceBackend",
  "A Service as what requests are brought to.",
  {
    name: mandatory(text("Name of the Service, in the namespace of the Ingress.")),
    port: present(ref("Port of the Service.", ServiceBackendPort)),
  },
);

const IngressBackend = struct("networking.v1.IngressBackend", "What requests are brought to.", {
  service: ref("A Service; not beside a resource.", IngressServiceBackend),
  resource: ref("Another object; not beside a Service.", TypedLocalObjectReference),
});

const HTTPIngressPath = struct(
  "networking.v1.HTTPIngressPath",
  "Brings requests for a path to a backend.",
  {
    path: text("The path, which begins with a slash."),
    pathType: demanded(text("How it is compared: Exact, Prefix or ImplementationSpecific.")),
    backend: mandatory(ref("What the requests are brought to.", IngressBackend)),
  },
);

const HTTPIngressRuleValue = struct(
  "networking.v1.HTTPIngressRuleValue",
  "Paths, and what requests for them are brought to.",
  {
    paths: mandatory(list("Paths, each with its backend.", HTTPIngressPath, { type: "atomic" })),
  },
);

const IngressRule = struct("networking.v1.IngressRule", "What comes of requests for one host.", {
  host: text("Name of the host, or a wildcard such as *.example.com; without, every host."),
  http: ref("Paths, and what requests for them are brought to.", HTTPIngressRuleValue),
});

const IngressTLS = struct("networking.v1.IngressTLS", "How connections to hosts are secured.", {
  hosts: list("Hosts that the certificate is for.", textItem, { type: "atomic" }),
  secretName: text("Name of the Secret with the certificate and its key."),
});

const IngressSpec = struct("networking.v1.IngressSpec", "Which requests are brought where.", {
  ingressClassName: text("Name of the IngressClass whose controller serves the Ingress."),
  defaultBackend: ref("What requests are brought to that fit no rule.", IngressBackend),
  tls: list("How connections are secured.", IngressTLS, { type: "atomic" }),
  rules: list("What comes of requests, host by host.", IngressRule, { type: "atomic" }),
});

const IngressStatus = struct("networking.v1.IngressStatus", "How the Ingress is reached.", {
  loadBalancer: present(ref("Where it takes traffic.", IngressLoadBalancerStatus)),
});

const schema = struct(
  "networking.v1.Ingress",
  "Rules that bring HTTP requests from outside to Services.",
  {
    ...objectFields,
    spec: present(ref("Which requests are brought where.", IngressSpec)),
    status: present(ref("How the Ingress is reached.", IngressStatus)),
  },
);

export type Ingress = ObjectOf<typeof schema>;
export type IngressSpec = Ingress["spec"];
export type IngressRule = NonNullable<IngressSpec["rules"]>[number];
export type IngressTLS = NonNullable<IngressSpec["tls"]>[number];
export type IngressBackend = NonNullable<IngressSpec["defaultBackend"]>;
export type IngressPath = NonNullable<IngressRule["http"]>["paths"][number];

/** Rules for HTTP requests. Source: networking.k8s.io/v1 Ingress 1.36. */
export const Ingress = defineResource("networking.k8s.io/v1", schema, {
  kind: "Ingress",
  plural: "ingresses",
  shortNames: ["ing"],
  namespaced: true,
  countsGeneration: true,
  hasStatus: true,
  strategy: {
    prepareForCreate: (object) => ({ ...object, status: { loadBalancer: {} } }),
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate: validateIngress,
    validateCreate: validateClassAnnotation,
    validateStatusUpdate: ({ status }) =>
      validateIngressStatus(status.loadBalancer, "status.loadBalancer"),
    warnings: adviseOnClass,
  },
  columns: ingressColumns,
});

/** Source: pkg/registry/networking/ingress strategy 1.36. */
function adviseOnClass({ metadata, spec }: Ingress, stored?: Ingress): string[] {
  const isOld = metadata.annotations?.[classAnnotation] !== undefined;
  if (stored !== undefined || !isOld || spec.ingressClassName !== undefined) return [];
  return [
    `annotation "${classAnnotation}" is deprecated, please use 'spec.ingressClassName' instead`,
  ];
}
