/** Connections (exec, attach, port-forward, proxies): admission is asked, then they are served. */
import type { JsonObject } from "../../api/json.ts";
import type { Audited } from "../audit/index.ts";
import { askedOf } from "./asked.ts";
import { connectOptions, streamQuery } from "./connect-options.ts";
import { sendError } from "./errors.ts";
import { isProxy, serveProxy } from "./proxy.ts";
import type { ResourcePath } from "./route.ts";
import type { Exchange } from "./server.ts";
import { isStream, serveStream } from "./streams/serve-stream.ts";
import { warn } from "./warnings.ts";

/**
 * Serves a connection once admission allows it, or refuses it. That is decided before it is known
 * whether there is anything to connect to. `answered` is called once there is an answer.
 */
export function serveConnection(
  exchange: Exchange,
  path: ResourcePath,
  { audited, answered }: { readonly audited: Audited | undefined; readonly answered: () => void },
): void {
  const { server, reply } = exchange;
  const options = connectOptions(path, exchange.query);
  server.connect({ request: askedOf(exchange, path), options }, (admitted) => {
    audited?.annotate(admitted.annotations);
    try {
      warn(reply, admitted.warnings);
      if (admitted.refusal !== undefined) throw admitted.refusal;
      serve(exchange, path, admitted.changed);
      if (isStream(path)) audited?.started(reply.statusCode);
    } catch (error) {
      sendError(reply, error);
    }
    answered();
  });
}

/** Serves what was asked for, or what admission made of it. */
function serve(exchange: Exchange, path: ResourcePath, changed: JsonObject | undefined): void {
  if (isProxy(path)) {
    const proxyPath = changed === undefined ? path.proxyPath : String(changed.path ?? "");
    serveProxy(exchange, { ...path, proxyPath });
    return;
  }
  const query = changed === undefined ? exchange.query : streamQuery(changed);
  serveStream({ ...exchange, query }, path);
}
