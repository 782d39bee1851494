/**
 * MetalLB hands out the addresses of its pools; as long as there are any, the cluster's own load
 * balancers leave Services to it. Who announces them is not simulated: every address is reached.
 * Source: MetalLB 0.15, controller and internal/allocator.
 */
import { equalJson, type JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, textAt } from "../../../../api/json-parts.ts";
import { formatTime } from "../../../../api/runtime.ts";
import { timeOf } from "../../kernel/context.ts";
import type { Waiting } from "../../network/wait.ts";
import { drawn } from "../drawn.ts";
import type { Session } from "../kubectl/session.ts";
import { poolOf } from "./address-pools.ts";
import { listed, wrote } from "./image-controllers.ts";
import {
  type Addresses,
  addressesFor,
  byAge,
  byPriority,
  keyOf,
  metallbGroup,
  ownersOf,
  shownBy,
} from "./planned-addresses.ts";

const poolAnnotation = `${metallbGroup}/ip-allocated-from-pool`;

/** One look at all Services. */
export function* handedOut(session: Session, args: readonly string[]): Waiting<boolean> {
  const path = `/apis/${metallbGroup}/v1beta1/namespaces/${session.namespace}/ipaddresspools`;
  const pools = (yield* listed(path, session)).map(poolOf).sort(byPriority);
  if (pools.length === 0) return false;
  const services = yield* listed("/api/v1/services", session);
  const className = args.map((word) => /^--lb-class=(.*)/.exec(word)?.[1]).find((name) => name);
  const owners = ownersOf(services.filter((service) => isOwn(service, className)));
  let hasChanged = false;
  for (const service of [...services].sort(byAge)) {
    const look = isOwn(service, className)
      ? served(service, { pools, owners }, session)
      : released(service, session);
    hasChanged = (yield* look) || hasChanged;
  }
  return hasChanged;
}

/** It serves those of its class, or those of none. */
function isOwn(service: JsonObject, className: string | undefined): boolean {
  const { type, loadBalancerClass } = part(service, "spec");
  const isGoing = metadataOf(service).deletionTimestamp !== undefined;
  return type === "LoadBalancer" && loadBalancerClass === className && !isGoing;
}

function* served(service: JsonObject, given: Addresses, session: Session): Waiting<boolean> {
  const wanted = addressesFor(service, given);
  const shown = shownBy(service);
  if ("problem" in wanted) {
    const message = `Failed to allocate IP for "${keyOf(service)}": ${wanted.problem}`;
    if (isNews(service, message, session)) {
      yield* tell(service, { type: "Warning", reason: "AllocationFailed", message }, session);
    }
    return shown.length > 0 && (yield* show(service, [], session));
  }
  for (const address of wanted.addresses) {
    const others = (given.owners.get(address) ?? []).filter((each) => each !== service);
    given.owners.set(address, [...others, service]);
  }
  if (equalJson(shown, wanted.addresses)) return false;
  const annotated = yield* annotate(service, wanted.pool, session);
  if (annotated === undefined) return true;
  if (!(yield* show(annotated, wanted.addresses, session))) return true;
  const message = `Assigned IP ["${wanted.addresses.join('" "')}"]`;
  yield* tell(service, { type: "Normal", reason: "IPAllocated", message }, session);
  return true;
}

/** Takes back what a Service had that wants no load balancer any more. */
function* released(service: JsonObject, session: Session): Waiting<boolean> {
  const isServed = textAt(part(metadataOf(service), "annotations"), poolAnnotation) !== "";
  const { type } = part(service, "spec");
  if (!isServed || type === "LoadBalancer") return false;
  const annotated = yield* annotate(service, undefined, session);
  return annotated !== undefined && (yield* show(annotated, [], session));
}

const pathOf = (service: JsonObject) => {
  const { namespace, name } = metadataOf(service);
  return `/api/v1/namespaces/${String(namespace)}/services/${String(name)}`;
};

/** The Service as it is then; `undefined` where somebody else wrote it meanwhile. */
function* annotate(
  service: JsonObject,
  pool: string | undefined,
  session: Session,
): Waiting<JsonObject | undefined> {
  const metadata = metadataOf(service);
  const { [poolAnnotation]: before, ...others } = part(metadata, "annotations");
  if (before === pool) return service;
  const annotations = pool === undefined ? others : { ...others, [poolAnnotation]: pool };
  const body = { ...service, metadata: { ...metadata, annotations } };
  return yield* session.json({ method: "PUT", path: pathOf(service), body });
}

function* show(
  service: JsonObject,
  addresses: readonly string[],
  session: Session,
): Waiting<boolean> {
  const ingress = addresses.map((ip) => ({ ip, ipMode: "VIP" }));
  const loadBalancer = addresses.length === 0 ? {} : { ingress };
  const body = { ...service, status: { ...part(service, "status"), loadBalancer } };
  return yield* wrote({ method: "PUT", path: `${pathOf(service)}/status`, body }, session);
}

/** What each Service was told last: nobody is told the same over and over. */
const told = new WeakMap<Session, Map<unknown, string>>();

function isNews(service: JsonObject, message: string, session: Session): boolean {
  const messages = told.get(session) ?? new Map<unknown, string>();
  told.set(session, messages);
  const { uid } = metadataOf(service);
  if (messages.get(uid) === message) return false;
  messages.set(uid, message);
  return true;
}

const hexDigits = "0123456789abcdef";

interface Note {
  readonly type: "Normal" | "Warning";
  readonly reason: string;
  readonly message: string;
}

function* tell(service: JsonObject, note: Note, session: Session): Waiting<boolean> {
  const { name, namespace, uid, resourceVersion } = metadataOf(service);
  const time = formatTime(timeOf(session.shell.context));
  const involvedObject = {
    apiVersion: "v1",
    kind: "Service",
    name,
    namespace,
    uid,
    resourceVersion,
  };
  const body = {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: `${String(name)}.${drawn(16, hexDigits, session.shell)}`, namespace },
    involvedObject,
    ...note,
    source: { component: "metallb-controller" },
    firstTimestamp: time,
    lastTimestamp: time,
    count: 1,
  };
  const path = `/api/v1/namespaces/${String(namespace)}/events`;
  return yield* wrote({ method: "POST", path, body }, session);
}
