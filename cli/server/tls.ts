/** Certificates and keys of a kubeconfig, for servers that speak TLS. */
import type { RequestOptions } from "node:https";
import type { Json } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import { readCredentials } from "./credentials-file.ts";
import type { Target } from "./kubeconfig.ts";

export function tlsSettings({ cluster, user }: Target): RequestOptions {
  if (user.exec !== undefined) {
    throw new Failure("credentials from an exec plugin are not supported");
  }
  return {
    ca: read(cluster["certificate-authority-data"], cluster["certificate-authority"]),
    cert: read(user["client-certificate-data"], user["client-certificate"]),
    key: read(user["client-key-data"], user["client-key"]),
    rejectUnauthorized: cluster["insecure-skip-tls-verify"] !== true,
    ...(typeof cluster["tls-server-name"] === "string"
      ? { servername: cluster["tls-server-name"] }
      : {}),
  };
}

function read(data: Json | undefined, path: Json | undefined): Buffer | undefined {
  if (typeof data === "string" && data !== "") return Buffer.from(data, "base64");
  return typeof path === "string" ? readCredentials(path) : undefined;
}
