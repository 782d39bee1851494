/** What is told of a request on its way, apart from those that nobody traces. */
import type { Server } from "./exchange.ts";
import type { Names } from "./parts.ts";
import type { Trace } from "./trace.ts";

/** The queries of a lookup that found nothing. */
export function noteRefusals(
  trace: Trace,
  queries: ReturnType<Names["resolve"]>["queries"],
  atMs: number,
): void {
  for (const { name, type, code } of queries) {
    if (code !== "NOERROR") trace.note("dns", atMs, () => `${name} ${type}: ${code}`);
  }
}

/** What the server at the end of a connection does. */
export function noteDoing(trace: Trace, atMs: number, server: Server, does: string): void {
  const { container, namespace, pod } = server;
  trace.note("container", atMs, () => `container ${container} of ${namespace}/${pod} ${does}`);
}
