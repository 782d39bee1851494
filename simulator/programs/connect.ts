import type { Duplex } from "node:stream";
import type { Cluster } from "../cluster.ts";
import { acceptor, connectionOver } from "./connection.ts";
import type { ClientConfig } from "./context.ts";
import { wire } from "./wire.ts";

/**
 * Turns a KubeConfig of `@kubernetes/client-node` to the cluster, for code that is no program, such
 * as a test. Requests are answered at once, and no time passes for them.
 */
export function connect<C extends ClientConfig>(cluster: Cluster, config: C): C {
  let accepting: Promise<(connection: Duplex) => void> | undefined;
  const open = () => {
    const now = (deliver: () => void) => deliver();
    const { client, server } = wire({ toServer: now, toClient: now });
    accepting ??= acceptor(cluster, { clock: cluster.clock });
    accepting.then((accept) => accept(server));
    return client;
  };
  return connectionOver(open).connect(config);
}
