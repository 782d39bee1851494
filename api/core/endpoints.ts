import { ageColumn, nameColumn } from "../columns.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { int32, list, mandatory, ref, struct, text } from "../schema.ts";
import { repackOnWrite } from "./endpoints-repack.ts";
import { endpointsWarnings, validateEndpoints } from "./endpoints-validate.ts";
import { ObjectReference } from "./references.ts";

const EndpointPort = struct(
  "core.v1.EndpointPort",
  "A port of a set of addresses.",
  {
    name: text("Name of the port, that of the Service's port."),
    port: mandatory(int32("Number of the port.")),
    protocol: text("TCP, UDP or SCTP.").default("TCP"),
    appProtocol: text("What is spoken on the port, such as kubernetes.io/h2c."),
  },
  { atomic: true },
);
export type EndpointPort = ObjectOf<typeof EndpointPort>;

const EndpointAddress = struct(
  "core.v1.EndpointAddress",
  "One address behind a Service.",
  {
    ip: mandatory(text("The address itself.")),
    hostname: text("Name that DNS gives the address below that of the Service."),
    nodeName: text("The node it is on."),
    targetRef: ref("The pod it belongs to.", ObjectReference),
  },
  { atomic: true },
);
export type EndpointAddress = ObjectOf<typeof EndpointAddress>;

const EndpointSubset = struct("core.v1.EndpointSubset", "Addresses that all have the same ports.", {
  addresses: list("Those that are ready.", EndpointAddress, { type: "atomic" }),
  notReadyAddresses: list("Those that are not ready.", EndpointAddress, { type: "atomic" }),
  ports: list("The ports that all of them have.", EndpointPort, { type: "atomic" }),
});
export type EndpointSubset = ObjectOf<typeof EndpointSubset>;

const schema = struct("core.v1.Endpoints", "The addresses behind a Service, in one object.", {
  ...objectFields,
  subsets: list("The addresses, grouped by their ports.", EndpointSubset, { type: "atomic" }),
});
export type Endpoints = ObjectOf<typeof schema>;

/** The addresses behind a Service of the same name. Source: core/v1 Endpoints 1.36. */
export const Endpoints = defineResource("v1", schema, {
  kind: "Endpoints",
  plural: "endpoints",
  singular: "endpoints",
  shortNames: ["ep"],
  namespaced: true,
  createsOnUpdate: true,
  deprecation: "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  strategy: {
    prepareForCreate: repackOnWrite,
    prepareForUpdate: repackOnWrite,
    validate: validateEndpoints,
    warnings: endpointsWarnings,
  },
  columns: [
    nameColumn,
    {
      name: "Endpoints",
      type: "string",
      description: "The first addresses that are ready, with their ports.",
      value: ({ subsets }) => formatEndpoints(subsets ?? []),
    },
    ageColumn,
  ],
});

const shownMax = 3;

/** `10.0.0.1:80,10.0.0.2:80,10.0.0.3:80 + 2 more...` */
function formatEndpoints(subsets: readonly EndpointSubset[]): string {
  if (subsets.length === 0) return "<none>";
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => hostAndPort(ip, port))),
  );
  const shown = all.slice(0, shownMax).join(",");
  return all.length > shownMax ? `${shown} + ${all.length - shownMax} more...` : shown;
}

const hostAndPort = (host: string, port: number) =>
  host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
