import { StatusError } from "../../api/status.ts";
import { methodNotAllowed } from "../registry/context.ts";
import { askedOf } from "./asked.ts";
import { auditedBelow, wireOf } from "./audited.ts";
import { flag } from "./options.ts";
import type { Received } from "./received.ts";
import { type ResourcePath, verbOf } from "./route.ts";
import type { Exchange } from "./server.ts";

/** Answers a request to an API beside the registry's. It speaks JSON alone. */
export function serveAggregated(exchange: Exchange, path: ResourcePath): void {
  const body = JSON.stringify(readAggregated(exchange, path));
  void exchange.reply.type("application/json").send(body);
}

/** What an API beside the registry's answers. Throws what it refuses. */
export function readAggregated(received: Received, path: ResourcePath): object {
  const { request, query, server } = received;
  const verb = verbOf(request.method, path);
  const isWatch = path.watch || flag(query, "watch");
  if ((verb !== "get" && verb !== "list") || isWatch) throw methodNotAllowed();
  const options = {
    labelSelector: query.get("labelSelector") ?? "",
    metricLabelSelector: query.get("metricLabelSelector") ?? "",
  };
  auditedBelow(received);
  const wire = server.auditor && { wire: wireOf(received) };
  const { code, body } = server.handle({ verb, ...askedOf(received, path), options, ...wire });
  if (code < 400 || !("message" in body)) return body;
  const { reason = "Unknown", message = "", details } = body;
  throw new StatusError(reason, message, details);
}
