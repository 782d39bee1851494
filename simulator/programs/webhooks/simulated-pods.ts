import type { HttpResponse } from "../../../api/http-message.ts";
import { isObject, type JsonObject } from "../../../api/json.ts";
import type { HostPort, WebhookAnswer, WebhookCall } from "../../../api/webhook-call.ts";
import type { Exchange, Failure } from "../../../network/index.ts";
import type { Cluster } from "../../cluster.ts";

/**
 * Asks the simulated pods of a Service. Whether they are reached is what the network says. Most run
 * no code that could review or convert anything: they allow all and leave all as it is, and the
 * answer says that. A server that does answer with a review is heard.
 */
export function askPods(
  cluster: Cluster,
  call: WebhookCall,
  { host, port }: HostPort,
): { readonly answer: WebhookAnswer; readonly tookMs: number } {
  const [node] = cluster.storage.list("nodes");
  if (node === undefined) return { answer: refused({ host, port }), tookMs: 0 };
  const { pathname, search } = new URL(call.url);
  const exchange = cluster.network.send(
    {
      source: { kind: "node", name: node.key },
      target: { isTls: true, host, port, path: pathname + search },
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(call.body),
      timeoutMs: call.timeoutMs,
      isTraced: false,
    },
    cluster.nowMs,
  );
  return { answer: answerOf(exchange, call, { host, port }), tookMs: exchange.tookMs };
}

const refused = ({ host, port }: HostPort): WebhookAnswer => ({
  failure: `dial tcp ${host}:${port}: connect: connection refused`,
});

function answerOf(exchange: Exchange, call: WebhookCall, place: HostPort): WebhookAnswer {
  const { failure, response } = exchange;
  if (failure !== undefined) return { failure: words(failure, place) };
  if (response === undefined || !isHeard(response, call)) return allowed(call);
  // Whoever reviews has a certificate of its own, for which no authority of a machine vouches.
  if (call.caBundle === undefined) return untrusted;
  return { code: response.status, body: response.body };
}

const untrusted: WebhookAnswer = {
  failure: "tls: failed to verify certificate: x509: certificate signed by unknown authority",
};

/** From this on a server has failed, whatever it is. */
const serverError = 500;

/** Whether what a server says counts: it is a review, or the server has failed. */
function isHeard({ status, body }: HttpResponse, { body: asked }: WebhookCall): boolean {
  if (status >= serverError) return true;
  try {
    const answer: unknown = JSON.parse(body);
    return isObject(answer) && answer.kind === asked.kind && isObject(answer.response);
  } catch {
    return false;
  }
}

function words({ reason, message }: Failure, { host, port }: HostPort): string {
  const dial = `dial tcp ${host}:${port}`;
  switch (reason) {
    case "ConnectionRefused":
      return `${dial}: connect: connection refused`;
    case "NoRouteToHost":
      return `${dial}: connect: no route to host`;
    case "ConnectTimeout":
    case "Timeout":
      return "context deadline exceeded";
    case "ConnectionReset":
    case "ConnectionClosed":
      return "EOF";
    default:
      return `${dial}: ${message}`;
  }
}

function allowed({ body, service }: WebhookCall): WebhookAnswer {
  const who = `the pods of Service ${service?.namespace}/${service?.name} are simulated`;
  const { apiVersion = "", kind = "", request } = body;
  const asked = isObject(request) ? request : {};
  const { uid = "" } = asked;
  if (kind === "AdmissionReview") {
    const warnings = [`${who} and review nothing: allowed`];
    const response = { uid, allowed: true, warnings };
    return { code: 200, body: JSON.stringify({ apiVersion, kind, response }) };
  }
  const convertedObjects = relabelled(asked);
  const response = { uid, convertedObjects, result: { status: "Success" } };
  const warnings = [`${who} and convert nothing: only the apiVersion is changed`];
  return { code: 200, body: JSON.stringify({ apiVersion, kind, response }), warnings };
}

/** The objects as the conversion that is called None has them. */
function relabelled({ objects, desiredAPIVersion = "" }: JsonObject): readonly JsonObject[] {
  const given = Array.isArray(objects) ? objects.filter(isObject) : [];
  return given.map((object) => ({ ...object, apiVersion: desiredAPIVersion }));
}
