import type { Behavior } from "./behavior.ts";

type Server = Pick<Behavior, "listens">;

/** Whether it listens on a port, which is `NaN` where a name stands for none. */
export const listensOn = ({ listens }: Server, port: number): boolean =>
  listens === "any" ? Number.isInteger(port) : listens.includes(port);

/** The server on a port of a pod: who is known to listen there comes before who may. */
export function serverOn<T extends { readonly does: Server }>(
  servers: readonly T[],
  port: number,
  accepts: (server: T) => boolean,
): T | undefined {
  let perhaps: T | undefined;
  for (const server of servers) {
    if (!listensOn(server.does, port) || !accepts(server)) continue;
    if (server.does.listens !== "any") return server;
    perhaps ??= server;
  }
  return perhaps;
}
