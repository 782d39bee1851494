import type { Pod } from "../../api/core/pod/pod.ts";
import type { Network, NetworkClient } from "../../network/index.ts";
/** The network as the containers of each pod find it. */
export declare const containerNetworks: (network: () => Network) => ({ metadata: { namespace, name } }: Pod) => NetworkClient;
