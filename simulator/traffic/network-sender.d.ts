import { type Network } from "../../network/index.ts";
import type { Sender } from "./sender.ts";
/** The network as clients use it, who open connections and send requests over them. */
export declare function networkSender(network: Pick<Network, "connect">): Sender;
