import type { Pod } from "../../api/core/pod/pod.ts";
import type { Network, NetworkClient } from "../../network/index.ts";

/** The network as the containers of each pod find it. */
export const containerNetworks =
  (network: () => Network) =>
  ({ metadata: { namespace = "", name = "" } }: Pod): NetworkClient =>
    network().client({ kind: "pod", namespace, name });
