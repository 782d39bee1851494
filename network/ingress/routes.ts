/** Where requests from outside go, by what Ingresses say. */
import type { Ingress, IngressBackend, IngressRule } from "../../api/networking/ingress.ts";
import { settingsOf } from "./annotations.ts";
import { forHost, hostName } from "./hosts.ts";
import {
  backendPath,
  type FindLocation,
  type Location,
  locationFinder,
  normalPath,
} from "./locations.ts";

export interface IngressRequest {
  /** As the `Host` header has it. */
  readonly host: string;
  /** With its query. */
  readonly path: string;
  readonly isTls: boolean;
}

export type IngressService = NonNullable<IngressBackend["service"]>;
export type IngressResource = NonNullable<IngressBackend["resource"]>;

/** The Ingress whose word it is, as `namespace/name`. */
interface Ruled {
  readonly ingress: string;
}

export type IngressRoute =
  | (Ruled & {
      readonly kind: "service";
      readonly namespace: string;
      readonly service: IngressService;
      /** What the Service is asked for. */
      readonly path: string;
    })
  /** To an object that nobody here serves. */
  | (Ruled & { readonly kind: "resource"; readonly resource: IngressResource })
  /** To the same place with TLS. */
  | (Ruled & { readonly kind: "redirect"; readonly location: string })
  | { readonly kind: "none" };

/** A Secret whose certificate may be for a host. */
export interface SecretPlace {
  readonly namespace: string;
  readonly name: string;
}

export interface IngressRoutes {
  route(request: IngressRequest): IngressRoute;
  /** Whether any rule names the host, itself or by a wildcard. */
  hasHost(host: string): boolean;
  /** Secrets for a host, the first whose certificate is good for it first; empty without any. */
  secretsFor(host: string): readonly SecretPlace[];
}

/** All that is said of one host; of the host "" where rules name none. */
interface HostDraft {
  readonly locations: Location[];
  defaultBackend: Location | undefined;
  hasTls: boolean;
  secrets: readonly SecretPlace[];
}

interface Host extends Omit<HostDraft, "locations"> {
  readonly find: FindLocation;
}

/**
 * The table of the Ingresses that are served. What several say of one host counts together; what
 * they say of one path goes by the oldest. A request for a host that rules name is not for rules
 * that name none. Source: ingress-nginx 1.14, controller.go.
 */
export function compileRoutes(served: readonly Ingress[]): IngressRoutes {
  const drafts = new Map<string, HostDraft>();
  for (const ingress of [...served].sort(byAge)) addIngress(drafts, ingress);
  const hosts = new Map<string, Host>();
  for (const [name, { locations, ...rest }] of drafts) {
    hosts.set(name, { ...rest, find: locationFinder(locations) });
  }
  return {
    route: (request) => routeOf(hosts, request),
    hasHost: (host) => host !== "" && forHost(hosts, hostName(host)) !== undefined,
    secretsFor: (host) => forHost(hosts, hostName(host))?.secrets ?? [],
  };
}

function byAge({ metadata: left }: Ingress, { metadata: right }: Ingress): number {
  const parts = (meta: Ingress["metadata"]) => [
    meta.creationTimestamp ?? "",
    meta.namespace ?? "",
    meta.name ?? "",
  ];
  const [a, b] = [parts(left), parts(right)];
  const at = a.findIndex((part, index) => part !== b[index]);
  return at < 0 ? 0 : (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}

function addIngress(drafts: Map<string, HostDraft>, ingress: Ingress): void {
  const { defaultBackend, rules = [] } = ingress.spec;
  const location = locationsOf(ingress);
  const fallback = defaultBackend && fallbackOf(location, defaultBackend);
  if (fallback !== undefined) draftOf(drafts, "").defaultBackend ??= fallback;
  for (const rule of rules) {
    const draft = draftOf(drafts, hostName(rule.host ?? ""));
    draft.locations.push(...(rule.http?.paths ?? []).map(location));
    draft.defaultBackend ??= fallback;
    addTls(draft, ingress, rule);
  }
}

function draftOf(drafts: Map<string, HostDraft>, host: string): HostDraft {
  const known = drafts.get(host);
  if (known !== undefined) return known;
  const made = { locations: [], defaultBackend: undefined, hasTls: false, secrets: [] };
  drafts.set(host, made);
  return made;
}

type Path = NonNullable<IngressRule["http"]>["paths"][number];

function locationsOf(ingress: Ingress): (path: Path) => Location {
  const { namespace = "", name = "" } = ingress.metadata;
  const settings = settingsOf(ingress);
  return ({ path = "", pathType, backend }) => ({
    path: path === "" ? "/" : path,
    pathType,
    backend,
    settings,
    namespace,
    ingress: `${namespace}/${name}`,
  });
}

/** A default backend is asked for what the client asked for. */
function fallbackOf(location: (path: Path) => Location, backend: IngressBackend): Location {
  const made = location({ path: "/", pathType: "Prefix", backend });
  return { ...made, settings: { ...made.settings, rewriteTarget: "" } };
}

/**
 * The oldest Ingress with TLS says which Secret is for a host: the one whose list names it, or else
 * any of its Secrets whose certificate is good for it.
 */
function addTls(draft: HostDraft, { metadata, spec: { tls = [] } }: Ingress, rule: IngressRule) {
  const { host = "" } = rule;
  if (host === "" || draft.hasTls || tls.length === 0) return;
  draft.hasTls = true;
  const isListed = (each: string) => each.toLowerCase() === host.toLowerCase();
  const listed = tls.find(({ hosts = [] }) => hosts.some(isListed));
  const { namespace = "" } = metadata;
  draft.secrets = (listed === undefined ? tls : [listed])
    .map(({ secretName = "" }) => ({ namespace, name: secretName }))
    .filter(({ name }) => name !== "");
}

function routeOf(hosts: ReadonlyMap<string, Host>, request: IngressRequest): IngressRoute {
  const name = hostName(request.host);
  const host = (name === "" ? undefined : forHost(hosts, name)) ?? hosts.get("");
  const location = host?.find(normalPath(request.path)) ?? host?.defaultBackend;
  if (host === undefined || location === undefined) return { kind: "none" };
  const { ingress, namespace, backend, settings } = location;
  const { service, resource } = backend;
  const wantsTls = settings.forceSslRedirect || (settings.sslRedirect && host.hasTls);
  if (wantsTls && !request.isTls) {
    return { kind: "redirect", ingress, location: `https://${request.host}${request.path}` };
  }
  if (service !== undefined) {
    const path = backendPath(location, request.path);
    return { kind: "service", ingress, namespace, service, path };
  }
  return resource === undefined ? { kind: "none" } : { kind: "resource", ingress, resource };
}
