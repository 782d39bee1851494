/** Asks webhooks, by HTTPS or HTTP. Failures are said as the client of Kubernetes says them. */
import { request as httpRequest } from "node:http";
import { type RequestOptions, request } from "node:https";
import { isIP } from "node:net";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import type { WebhookAnswer, WebhookCall } from "../../api/webhook-call.ts";

/** The largest answer that is read. */
const answerBytesMax = 3 * 1024 * 1024;

/** Resolves with the answer, or with why there is none; it never rejects. */
export function callWebhook(call: WebhookCall): Promise<WebhookAnswer> {
  if (!URL.canParse(call.url)) return Promise.resolve({ failure: "invalid URL" });
  return new Promise((resolve) => {
    const url = new URL(call.url);
    const body = JSON.stringify(call.body);
    const signal = AbortSignal.timeout(call.timeoutMs);
    const ask = url.protocol === "http:" ? httpRequest : request;
    const asked = ask(url, { ...optionsOf(call, url, body), signal }, (response) => {
      const chunks: Buffer[] = [];
      let length = 0;
      response.on("data", (chunk: Buffer) => {
        length += chunk.length;
        if (length > answerBytesMax) asked.destroy(new Error("http: response body too large"));
        else chunks.push(chunk);
      });
      response.on("end", () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ code: response.statusCode ?? 0, body: text });
      });
      response.on("error", (error) => resolve({ failure: failureOf(error, url) }));
    });
    asked.on("error", (error) => resolve({ failure: failureOf(error, url) }));
    asked.end(body);
  });
}

function optionsOf(call: WebhookCall, url: URL, body: string) {
  const { service, connectTo, caBundle, certificate, token } = call;
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const serverName = service === undefined ? hostname : `${service.name}.${service.namespace}.svc`;
  return {
    method: "POST",
    agent: false,
    hostname: connectTo?.host ?? hostname,
    port: connectTo?.port ?? portOf(url),
    headers: {
      host: url.host,
      accept: "application/json, */*",
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "kube-apiserver-admission",
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(certificate !== undefined && {
      cert: Buffer.from(certificate.cert, "base64"),
      key: Buffer.from(certificate.key, "base64"),
    }),
    ...(caBundle !== undefined && { ca: Buffer.from(caBundle, "base64") }),
    // An address is no name that TLS could ask for.
    servername: isIP(serverName) === 0 ? serverName : "",
    checkServerIdentity: (_host: string, certificate: PeerCertificate) =>
      identityProblem(serverName, certificate),
  } satisfies RequestOptions;
}

function portOf({ protocol, port }: URL): number {
  if (port !== "") return Number(port);
  return protocol === "http:" ? 80 : 443;
}

/** Why the certificate is not that of the server. Source: Go, crypto/x509 verify. */
function identityProblem(name: string, certificate: PeerCertificate): Error | undefined {
  const { subjectaltname } = certificate;
  // Node takes the common name where there is no other; Go does not.
  if (subjectaltname === undefined) {
    return new Error(
      `${unverified}certificate relies on legacy Common Name field, use SANs instead`,
    );
  }
  if (checkServerIdentity(name, certificate) === undefined) return undefined;
  const names = [...subjectaltname.matchAll(/(?:DNS|IP Address):([^,]+)/g)].map(([, each]) => each);
  if (names.length === 0) {
    return new Error(
      `${unverified}certificate is not valid for any names, but wanted to match ${name}`,
    );
  }
  return new Error(`${unverified}certificate is valid for ${names.join(", ")}, not ${name}`);
}

const unverified = "tls: failed to verify certificate: x509: ";

function failureOf(error: Error & { readonly code?: unknown }, url: URL): string {
  if (error.name === "AbortError" || error.name === "TimeoutError") {
    return "context deadline exceeded";
  }
  const { code } = error;
  const cause = "errors" in error && Array.isArray(error.errors) ? error.errors[0] : error;
  const { address = "", port = "" } = Object(cause);
  const place = `${isIP(address) === 6 ? `[${address}]` : address}:${port}`;
  switch (code) {
    case "ECONNREFUSED":
      return `dial tcp ${place}: connect: connection refused`;
    case "ETIMEDOUT":
      return `dial tcp ${place}: connect: connection timed out`;
    case "EHOSTUNREACH":
      return `dial tcp ${place}: connect: no route to host`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `dial tcp: lookup ${Object(error).hostname ?? url.hostname}: no such host`;
    case "ECONNRESET":
      return "EOF";
    case "CERT_HAS_EXPIRED":
    case "CERT_NOT_YET_VALID":
      return `${unverified}certificate has expired or is not yet valid`;
    default:
      return otherFailureOf(error);
  }
}

function otherFailureOf(error: Error & { readonly code?: unknown }): string {
  const code = typeof error.code === "string" ? error.code : "";
  if (untrusted.has(code)) return `${unverified}certificate signed by unknown authority`;
  if (/wrong version number|packet length too long/i.test(error.message)) {
    return "http: server gave HTTP response to HTTPS client";
  }
  return error.message;
}

const untrusted: ReadonlySet<string> = new Set([
  "CERT_SIGNATURE_FAILURE",
  "CERT_UNTRUSTED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "INVALID_CA",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);
