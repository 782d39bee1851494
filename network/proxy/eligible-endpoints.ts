/**
 * Which endpoints of a port of a Service a node may send new connections to.
 * Source: k8s.io/kubernetes/pkg/proxy/topology.go 1.36.
 */

export interface ProxyEndpoint {
  readonly address: string;
  readonly port: number;
  readonly node?: string | undefined;
  readonly pod?: { readonly namespace: string; readonly name: string } | undefined;
  readonly isReady: boolean;
  /** It ends, and still serves. */
  readonly isServingTerminating: boolean;
  /** The zones whose clients are to use it, where it says. */
  readonly forZones?: readonly string[] | undefined;
  readonly forNodes?: readonly string[] | undefined;
}

/** Tells endpoints of a port apart. */
export const placeOf = ({ address, port }: ProxyEndpoint): string => `${address} ${port}`;

/** Cluster: any endpoint will do. Local: only those on the node itself. */
export type TrafficPolicy = "Cluster" | "Local";

/** Where a proxy is. */
export interface ProxyPlace {
  readonly node: string;
  /** `topology.kubernetes.io/zone` of the node. */
  readonly zone: string | undefined;
}

/** The endpoints of a port as far as they are the same for every node. */
export interface EndpointGroups {
  readonly ready: readonly ProxyEndpoint[];
  /** What traffic falls back on where no endpoint is ready. */
  readonly servingTerminating: readonly ProxyEndpoint[];
  /** No ready endpoint lacks hints for nodes: a single one that does would end all of them. */
  readonly haveNodeHints: boolean;
  readonly haveZoneHints: boolean;
}

export function groupEndpoints(endpoints: readonly ProxyEndpoint[]): EndpointGroups {
  const ready = endpoints.filter(({ isReady }) => isReady);
  return {
    ready: ready.length === endpoints.length ? endpoints : ready,
    servingTerminating: endpoints.filter((each) => !each.isReady && each.isServingTerminating),
    haveNodeHints: ready.every(({ forNodes = none }) => forNodes.length > 0),
    haveZoneHints: ready.every(({ forZones = none }) => forZones.length > 0),
  };
}

/** The groups of all endpoints together, for those of each slice are known. */
export function mergeGroups(parts: readonly EndpointGroups[]): EndpointGroups {
  const [first = noGroups, ...others] = parts;
  if (others.length === 0) return first;
  return {
    ready: first.ready.concat(...others.map(({ ready }) => ready)),
    servingTerminating: first.servingTerminating.concat(
      ...others.map(({ servingTerminating }) => servingTerminating),
    ),
    haveNodeHints: parts.every(({ haveNodeHints }) => haveNodeHints),
    haveZoneHints: parts.every(({ haveZoneHints }) => haveZoneHints),
  };
}

/** Whether the port has an endpoint that any node could use: without one, traffic is rejected. */
export const hasEndpoints = ({ ready, servingTerminating }: EndpointGroups): boolean =>
  ready.length > 0 || servingTerminating.length > 0;

/**
 * The endpoints that the proxy of a place uses: ready ones, and those that still serve while they
 * end only where no ready one is left for the policy. Hints for the node go before hints for its
 * zone, and are ignored where none is for it. The same array as long as the groups are the same.
 */
export function eligibleEndpoints(
  groups: EndpointGroups,
  policy: TrafficPolicy,
  { node, zone = "" }: ProxyPlace,
): readonly ProxyEndpoint[] {
  const { ready, servingTerminating } = groups;
  if (policy === "Local") {
    return byNode(ready).get(node) ?? byNode(servingTerminating).get(node) ?? noEndpoints;
  }
  if (ready.length === 0) return servingTerminating;
  const forNode = groups.haveNodeHints ? byNodeHint(ready).get(node) : undefined;
  const forZone = groups.haveZoneHints && zone !== "" ? byZoneHint(ready).get(zone) : undefined;
  return forNode ?? forZone ?? ready;
}

const none: readonly string[] = [];
const noEndpoints: readonly ProxyEndpoint[] = [];
const noGroups: EndpointGroups = {
  ready: noEndpoints,
  servingTerminating: noEndpoints,
  haveNodeHints: true,
  haveZoneHints: true,
};

const byNode = remembered(({ node }) => (node === undefined ? none : [node]));
const byNodeHint = remembered(({ forNodes = none }) => forNodes);
const byZoneHint = remembered(({ forZones = none }) => forZones);

type Classes = ReadonlyMap<string, readonly ProxyEndpoint[]>;

/** Sorts endpoints into classes, once a list: thousands of nodes ask for the same one. */
function remembered(classesOf: (endpoint: ProxyEndpoint) => readonly string[]) {
  const known = new WeakMap<readonly ProxyEndpoint[], Classes>();
  return (endpoints: readonly ProxyEndpoint[]): Classes => {
    let classes = known.get(endpoints);
    if (classes === undefined) {
      classes = classify(endpoints, classesOf);
      known.set(endpoints, classes);
    }
    return classes;
  };
}

function classify(
  endpoints: readonly ProxyEndpoint[],
  classesOf: (endpoint: ProxyEndpoint) => readonly string[],
): Classes {
  const classes = new Map<string, ProxyEndpoint[]>();
  for (const endpoint of endpoints) {
    for (const name of new Set(classesOf(endpoint))) {
      const members = classes.get(name);
      if (members === undefined) classes.set(name, [endpoint]);
      else members.push(endpoint);
    }
  }
  return classes;
}
