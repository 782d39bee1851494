import { ageColumn, nameColumn } from "../columns.ts";
import { ObjectReference } from "../core/references.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  bool,
  int32,
  list,
  listOrNull,
  mandatory,
  map,
  present,
  ref,
  struct,
  text,
  textItem,
} from "../schema.ts";
import { endpointSliceStrategy } from "./endpointslice-strategy.ts";

const EndpointConditions = struct(
  "discovery.v1.EndpointConditions",
  "Whether an endpoint may be sent traffic.",
  {
    ready: bool("It takes traffic and does not terminate; true where it is not said."),
    serving: bool("It takes traffic, terminating or not; true where it is not said."),
    terminating: bool("It is ending."),
  },
);

const ForZone = struct("discovery.v1.ForZone", "A zone whose clients should use an endpoint.", {
  name: mandatory(text("Name of the zone.")),
});

const ForNode = struct("discovery.v1.ForNode", "A node whose clients should use an endpoint.", {
  name: mandatory(text("Name of the node.")),
});

const EndpointHints = struct(
  "discovery.v1.EndpointHints",
  "Which clients should use an endpoint.",
  {
    forZones: list("Those in these zones; 8 at most.", ForZone, { type: "atomic" }),
    forNodes: list("Those on these nodes; 8 at most.", ForNode, { type: "atomic" }),
  },
);

const Endpoint = struct("discovery.v1.Endpoint", "One place behind a Service.", {
  addresses: mandatory(
    list("Its address; those after the first have no meaning.", textItem, { type: "set" }),
  ),
  conditions: present(ref("Whether it may be sent traffic.", EndpointConditions)),
  hostname: text("Name that DNS gives it below that of the Service."),
  targetRef: ref("The pod it stands for.", ObjectReference),
  deprecatedTopology: map("Always cleared; see nodeName and zone.", textItem),
  nodeName: text("The node it is on."),
  zone: text("The zone it is in."),
  hints: ref("Which clients should use it.", EndpointHints),
});
export type Endpoint = ObjectOf<typeof Endpoint>;

const EndpointPort = struct(
  "discovery.v1.EndpointPort",
  "A port that all endpoints have.",
  {
    name: text("Name of the port, that of the Service's port; may be empty.").default(""),
    protocol: text("TCP, UDP or SCTP.").default("TCP"),
    port: int32("Number of the port; absent means every port."),
    appProtocol: text("What is spoken on the port, such as kubernetes.io/h2c."),
  },
  { atomic: true },
);
export type EndpointSlicePort = ObjectOf<typeof EndpointPort>;

const schema = struct(
  "discovery.v1.EndpointSlice",
  "A part of the endpoints behind a Service, all of one address family.",
  {
    ...objectFields,
    addressType: mandatory(text("IPv4, IPv6 or FQDN. Immutable.")),
    endpoints: present(listOrNull("The endpoints; 1000 at most.", Endpoint, { type: "atomic" })),
    ports: listOrNull("The ports that each of them has, by name.", EndpointPort, {
      type: "atomic",
    }),
  },
);
export type EndpointSlice = ObjectOf<typeof schema>;

const noPorts: readonly EndpointSlicePort[] = [];

/** The ports of a slice; none where there is no list of them. */
export const slicePorts = ({ ports }: Pick<EndpointSlice, "ports">): readonly EndpointSlicePort[] =>
  ports ?? noPorts;

const noEndpoints: readonly Endpoint[] = [];

/** The endpoints of a slice; none where there is no list of them. */
export const sliceEndpoints = ({
  endpoints,
}: Pick<EndpointSlice, "endpoints">): readonly Endpoint[] => endpoints ?? noEndpoints;

/**
 * A part of the endpoints behind a Service, which the label `kubernetes.io/service-name` names.
 * Source: discovery.k8s.io/v1 EndpointSlice 1.36.
 */
export const EndpointSlice = defineResource("discovery.k8s.io/v1", schema, {
  kind: "EndpointSlice",
  plural: "endpointslices",
  namespaced: true,
  countsGeneration: true,
  strategy: endpointSliceStrategy,
  columns: [
    nameColumn,
    {
      name: "AddressType",
      type: "string",
      description: "Family of the addresses.",
      value: ({ addressType }) => addressType,
    },
    {
      name: "Ports",
      type: "string",
      description: "The first ports.",
      value: (slice) =>
        formatList(slicePorts(slice).map(({ port, name }) => String(port ?? (name || "*")))),
    },
    {
      name: "Endpoints",
      type: "string",
      description: "The first addresses.",
      value: (slice) => formatList(sliceEndpoints(slice).flatMap(({ addresses }) => addresses)),
    },
    ageColumn,
  ],
});

const shownMax = 3;

/** `a,b,c + 2 more...`, or `<unset>` for nothing. */
function formatList(items: readonly string[]): string {
  const shown = items.slice(0, shownMax).join(",");
  if (items.length > shownMax) return `${shown} + ${items.length - shownMax} more...`;
  return shown === "" ? "<unset>" : shown;
}
