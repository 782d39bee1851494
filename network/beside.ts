/** The way to servers that are in no pod: the entry of Ingresses, and machines beside the nodes. */
import type { Opened, Opening, Way } from "./connect.ts";
import { roundTripMs } from "./latency.ts";
import { delayOf, linkOf } from "./link.ts";
import { refused, timedOut } from "./no-connection.ts";
import type { Beyond, Entry } from "./parts.ts";

/** To where requests for Ingresses arrive: it is on the first machine that has power. */
export function toEntry(way: Way, entry: Entry, opening: Opening): Opened {
  const { client, from, port, nowMs, sinceMs, trace } = opening;
  const node = way.machines.nodes().find(({ metadata }) => way.machines.isUp(metadata.name ?? ""));
  if (node === undefined) return timedOut(opening);
  if (!entry.listensOn(port)) return refused(way, opening, node);
  const tripMs = roundTripMs(way.roundTrips, client.node, node);
  const link = linkOf(way.faults, client, { node });
  const delayMs = link === undefined ? 0 : delayOf(link, opening);
  if (delayMs === Number.POSITIVE_INFINITY) return timedOut(opening);
  const startMs = nowMs - sinceMs;
  const listener = entry.listener({ port, node, startMs, trace });
  const server = entry.server(node);
  return {
    connected: {
      listener,
      server,
      port,
      roundTripMs: tripMs,
      client: from.address,
      link,
    },
    tookMs: tripMs + delayMs,
  };
}

/** To a machine that is no node: it is in no zone of theirs, and always has power. */
export function toBeyond(way: Way, { listener: find, server }: Beyond, opening: Opening): Opened {
  const { address, port, from, client, sinceMs, trace } = opening;
  const listener = find(port);
  if (listener === undefined) return refused(way, opening);
  const link = linkOf(way.faults, client, {});
  const delayMs = link === undefined ? 0 : delayOf(link, opening);
  if (delayMs === Number.POSITIVE_INFINITY) return timedOut(opening);
  const { sameZoneMs, outsideMs } = way.roundTrips;
  const tripMs = client.node === undefined ? outsideMs : sameZoneMs;
  const { namespace, pod } = server;
  const tookMs = tripMs + delayMs;
  trace.note("endpoint", sinceMs + tookMs, () => `${address}:${port} is ${namespace}/${pod}`);
  const connected = { listener, server, port, roundTripMs: tripMs, client: from.address, link };
  return { connected, tookMs };
}
