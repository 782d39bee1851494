import { StatusError } from "../../api/status.ts";
import { methodNotAllowed } from "../registry/context.ts";
import { askedOf } from "./asked.ts";
import { auditedBelow, wireOf } from "./audited.ts";
import { sendError } from "./errors.ts";
import { flag } from "./options.ts";
import { type ResourcePath, verbOf } from "./route.ts";
import type { Exchange } from "./server.ts";

/** Answers a request to an API beside the registry's. It speaks JSON alone. */
export function serveAggregated(exchange: Exchange, path: ResourcePath): void {
  const { request, reply, query, server } = exchange;
  const verb = verbOf(request.method, path);
  const isWatch = path.watch || flag(query, "watch");
  if ((verb !== "get" && verb !== "list") || isWatch) throw methodNotAllowed();
  const options = {
    labelSelector: query.get("labelSelector") ?? "",
    metricLabelSelector: query.get("metricLabelSelector") ?? "",
  };
  auditedBelow(exchange);
  const wire = server.auditor && { wire: wireOf(exchange) };
  const { code, body } = server.handle({ verb, ...askedOf(exchange, path), options, ...wire });
  if (code >= 400 && "message" in body) {
    const { reason = "Unknown", message = "", details } = body;
    sendError(reply, new StatusError(reason, message, details));
    return;
  }
  reply.code(code).type("application/json").send(JSON.stringify(body));
}
