/** Where the requests of `kubesim traffic` go: what a Service, an Ingress or a URL comes to. */
import type { JsonObject } from "../../api/json.ts";
import { Failure } from "../../client/kubectl/failure.ts";
import type { Io } from "../io.ts";
import {
  findTargets,
  metadataOf,
  numberAt,
  part,
  parts,
  type Target,
  textAt,
} from "../targets/targets.ts";

/** Members of a Traffic's spec. */
export interface Destination {
  readonly url: string;
  readonly address?: string;
  /** Who sends, where nobody is named. */
  readonly from?: JsonObject;
}

export interface Asked {
  /** `svc/web`, `svc/web:metrics`, `ing/shop` or a URL. */
  readonly text: string;
  readonly path: string | undefined;
  /** As the spec says it; absent where nobody is named. */
  readonly from: JsonObject | undefined;
}

/** Any node of the cluster: who has no pod to send from still sends from inside. */
const anyNode = { nodeSelector: {} };

export async function destinationOf(io: Io, asked: Asked): Promise<Destination> {
  const { text, path } = asked;
  if (/^https?:\/\//.test(text)) return { url: withPath(text, path) };
  const [, resource = "", name = "", port] = /^([^/]+)\/([^:/]+)(?::(.+))?$/.exec(text) ?? [];
  if (name === "") {
    throw new Failure(`"${text}" is no target: give svc/NAME, ing/NAME or a URL with http://`);
  }
  const { targets, errors } = await findTargets(io, { args: [`${resource}/${name}`] });
  const [target] = targets;
  if (target === undefined) throw errors[0] ?? new Failure(`there is no ${text}`);
  switch (target.resource.kind) {
    case "Service":
      return serviceDestination(io, target, { ...asked, port });
    case "Ingress":
      return ingressDestination(target, asked);
    default:
      throw new Failure(`traffic goes to services, ingresses and URLs, and not to ${resource}`);
  }
}

/** A URL with the path in place of its own. */
function withPath(url: string, path: string | undefined): string {
  return path === undefined ? url : url.replace(/^(https?:\/\/[^/?#]+).*$/, `$1${path}`);
}

async function serviceDestination(
  io: Io,
  { object, name, namespace = io.namespace }: Target,
  { path = "/", from, port: wanted }: Asked & { readonly port: string | undefined },
): Promise<Destination> {
  const spec = part(object, "spec");
  const port = portOf(spec, name, wanted);
  const url = `http://${name}.${namespace}.svc${portText(numberAt(port, "port"))}${path}`;
  if (from?.outside === true) return outsideDestination(io, object, { name, port, path });
  // A pod asks the cluster's DNS; nodes do not.
  if (from?.pod !== undefined || from?.podSelector !== undefined) return { url };
  const address = textAt(spec, "clusterIP");
  if (address === "" || address === "None") {
    throw new Failure(
      `service ${name} has no address of its own: send from a pod (--from pod/NAME)`,
    );
  }
  return { url, address, from: from ?? anyNode };
}

function portOf(spec: JsonObject, name: string, wanted: string | undefined): JsonObject {
  const ports = parts(spec, "ports");
  const found =
    wanted === undefined
      ? ports[0]
      : ports.find((each) => textAt(each, "name") === wanted || `${each.port}` === wanted);
  if (found !== undefined) return found;
  throw new Failure(`service ${name} has no port${wanted === undefined ? "" : ` ${wanted}`}`);
}

const portText = (port: number) => (port === 80 ? "" : `:${port}`);

/** By its load balancer, or else by a node's port. */
async function outsideDestination(
  io: Io,
  service: JsonObject,
  { name, port, path }: { readonly name: string; readonly port: JsonObject; readonly path: string },
): Promise<Destination> {
  const [balancer] = parts(part(service, "status", "loadBalancer"), "ingress");
  const ip = balancer === undefined ? "" : textAt(balancer, "ip");
  if (ip !== "")
    return { url: `http://${bracketed(ip)}${portText(numberAt(port, "port"))}${path}` };
  const nodePort = numberAt(port, "nodePort");
  if (nodePort === 0) {
    throw new Failure(`service ${name} has no load balancer and no node port to reach it by`);
  }
  const { targets } = await findTargets(io, { args: ["nodes"], isAll: true });
  const [address] = targets.flatMap(({ object }) =>
    parts(part(object, "status"), "addresses")
      .filter(({ type }) => type === "InternalIP")
      .map((each) => textAt(each, "address")),
  );
  if (address === undefined) throw new Failure("there is no node to send to");
  return { url: `http://${bracketed(address)}:${nodePort}${path}` };
}

const bracketed = (ip: string) => (ip.includes(":") ? `[${ip}]` : ip);

/** By the first rule with a host and its first path. */
function ingressDestination({ object, name }: Target, { path, from }: Asked): Destination {
  const [rule = {}] = parts(part(object, "spec"), "rules");
  const [first = {}] = parts(part(rule, "http"), "paths");
  const [balancer = {}] = parts(part(object, "status", "loadBalancer"), "ingress");
  const address = textAt(balancer, "ip");
  if (address === "") {
    const { name: told = name } = metadataOf(object);
    throw new Failure(`ingress ${told} has no address: no controller has taken it on`);
  }
  // Any name is one that a wildcard is for.
  const host = textAt(rule, "host").replace(/^\*/, "www") || bracketed(address);
  const url = `http://${host}${path ?? (textAt(first, "path") || "/")}`;
  return { url, address, ...(from && { from }) };
}
