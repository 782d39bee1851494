/** Which verbs and subresources each resource is served with, for discovery and OpenAPI. */
import { scaleColumns } from "../api/autoscaling/scale.ts";
import type { Column, KubeObject, ResourceDefinition } from "../api/resource.ts";

/** The parts of a definition that say what it is called, whatever its objects hold. */
export type Served = Pick<
  ResourceDefinition,
  "group" | "version" | "apiVersion" | "kind" | "plural" | "singular"
> &
  Pick<ResourceDefinition, "shortNames" | "categories" | "namespaced" | "hasStatus" | "storage"> & {
    readonly scale?: object;
    readonly custom?: object;
    readonly computed?: true;
    readonly review?: true;
    readonly through?: object;
    readonly storedVersion?: string;
    /** Set where no rule tells the verbs. */
    readonly verbs?: readonly string[];
  };

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface Subresource {
  readonly name: string;
  /** The kind that it answers with. */
  readonly kind: GroupVersionKind;
  readonly verbs: readonly string[];
  /** What a table of it shows, where it answers with a kind that is no resource of its own. */
  readonly columns?: readonly Column<KubeObject>[];
}

const allVerbs: readonly string[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
] as const;
/**
 * Of custom resources, in the order in which they are listed.
 * Source: apiextensions-apiserver customresource_discovery_controller 1.36.
 */
const customVerbs = [
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "create",
  "update",
  "watch",
];
const readOnly = ["get", "list"];
/** Of what is connected to: a client asks for the upgrade with either method. */
const connectVerbs = ["create", "get"];
/** Of what requests go through, by any method. */
const proxyVerbs = ["create", "delete", "get", "patch", "update"];
const readAndWrite = ["get", "patch", "update"];

/** Resources that are not served with all verbs, by plural and group. */
const fewerVerbs: Readonly<Record<string, readonly string[]>> = {
  namespaces: allVerbs.filter((verb) => verb !== "deletecollection"),
  componentstatuses: ["get", "list"],
};

const core = (kind: string): GroupVersionKind => ({ group: "", version: "v1", kind });

/** Subresources that follow from nothing in the definition, by plural and group. */
const special: Readonly<Record<string, readonly Subresource[]>> = {
  namespaces: [{ name: "finalize", kind: core("Namespace"), verbs: ["update"] }],
  nodes: [{ name: "proxy", kind: core("NodeProxyOptions"), verbs: proxyVerbs }],
  services: [{ name: "proxy", kind: core("ServiceProxyOptions"), verbs: proxyVerbs }],
  pods: [
    { name: "attach", kind: core("PodAttachOptions"), verbs: connectVerbs },
    { name: "binding", kind: core("Binding"), verbs: ["create"] },
    { name: "ephemeralcontainers", kind: core("Pod"), verbs: readAndWrite },
    {
      name: "eviction",
      kind: { group: "policy", version: "v1", kind: "Eviction" },
      verbs: ["create"],
    },
    { name: "exec", kind: core("PodExecOptions"), verbs: connectVerbs },
    { name: "log", kind: core("Pod"), verbs: ["get"] },
    { name: "portforward", kind: core("PodPortForwardOptions"), verbs: connectVerbs },
    { name: "proxy", kind: core("PodProxyOptions"), verbs: proxyVerbs },
    { name: "resize", kind: core("Pod"), verbs: readAndWrite },
  ],
  "podschedulingreports.sim.kubesim.dev": [
    {
      name: "nodes",
      kind: { group: "sim.kubesim.dev", version: "v1alpha1", kind: "PodSchedulingReport" },
      verbs: ["get"],
    },
  ],
  serviceaccounts: [
    {
      name: "token",
      kind: { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest" },
      verbs: ["create"],
    },
  ],
  "certificatesigningrequests.certificates.k8s.io": [
    {
      name: "approval",
      kind: { group: "certificates.k8s.io", version: "v1", kind: "CertificateSigningRequest" },
      verbs: readAndWrite,
    },
  ],
};

const nameOf = ({ plural, group }: Served) => (group === "" ? plural : `${plural}.${group}`);

/** The verbs of a resource, in the order in which they are listed. */
export function verbsOf(served: Served): readonly string[] {
  if (served.verbs !== undefined) return served.verbs;
  if (served.computed === true) return readOnly;
  if (served.review === true || served.through !== undefined) return ["create"];
  if (served.custom !== undefined) return customVerbs;
  return fewerVerbs[nameOf(served)] ?? allVerbs;
}

/** The subresources of a resource by name; those of a custom one its status first. */
export function subresourcesOf(served: Served): readonly Subresource[] {
  const { group, version, kind } = served;
  const own = { group, version, kind };
  const scaleKind = { group: "autoscaling", version: "v1", kind: "Scale" };
  const found = [
    ...(special[nameOf(served)] ?? []),
    ...(served.scale === undefined
      ? []
      : [{ name: "scale", kind: scaleKind, verbs: readAndWrite, columns: scaleColumns }]),
    ...(served.hasStatus ? [{ name: "status", kind: own, verbs: readAndWrite }] : []),
  ];
  if (served.custom !== undefined) return found.reverse();
  return found.sort((left, right) => (left.name < right.name ? -1 : 1));
}
