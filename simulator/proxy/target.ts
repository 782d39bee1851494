import { badRequest, StatusError } from "../../api/status.ts";
import type { ProxyTarget } from "../../apiserver/http/proxy.ts";

/** `https:web:443` in its parts; what is not said is "". */
export interface NamedTarget {
  readonly scheme: string;
  readonly name: string;
  readonly port: string;
}

/** Throws BadRequest where that is no name. Source: apimachinery util/net, SplitSchemeNamePort. */
export function namedTarget({ kind, id }: ProxyTarget): NamedTarget {
  const parts = id.split(":");
  const [scheme = "", name = "", port = ""] = parts.length === 3 ? parts : ["", ...parts];
  if (parts.length <= 3 && name !== "" && ["", "http", "https"].includes(scheme)) {
    return { scheme, name, port };
  }
  throw badRequest(`invalid ${kind.replace(/s$/, "")} request ${JSON.stringify(id)}`);
}

/** Nobody answered. */
export const unreachable = (why: string): StatusError =>
  new StatusError("ServiceUnavailable", `error trying to reach service: ${why}`);

export const dialError = (address: string, port: string | number, why: string): StatusError =>
  unreachable(`dial tcp ${address}:${port}: ${why}`);
