/** How EndpointSlices are told apart, by those who write and those who mirror them. */

import type { EndpointSlice, EndpointSlicePort } from "../api/discovery/endpointslice.ts";
import type { KubeObject } from "../api/resource.ts";

export const serviceNameLabel = "kubernetes.io/service-name";
export const managedByLabel = "endpointslice.kubernetes.io/managed-by";

/** Names have 63 characters at most, of which five are drawn. */
export const prefixOf = ({ metadata: { name = "" } }: KubeObject) => `${name}-`.slice(0, 58);

/** The key of the Service that a slice belongs to, where it is kept by `manager`. */
export const sliceKeysOf =
  (manager: string) =>
  ({ metadata: { namespace, labels } }: EndpointSlice): string[] => {
    const name = labels?.[serviceNameLabel];
    return name === undefined || labels?.[managedByLabel] !== manager
      ? []
      : [`${namespace}/${name}`];
  };

/** Tells sets of ports apart, in whatever order they are. */
export function portsKey(ports: readonly EndpointSlicePort[]): string {
  return ports
    .map(({ name, protocol, port, appProtocol = "" }) => [name, protocol, port, appProtocol].join())
    .sort()
    .join(";");
}
