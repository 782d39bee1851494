/** Ingresses for tests: a test names what matters. */
import type { Ingress, IngressPath } from "../../../api/networking/ingress.ts";
import type { IngressClass } from "../../../api/networking/ingress-class.ts";

interface Parts {
  readonly name?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Seconds after others. */
  readonly age?: number;
  readonly status?: Ingress["status"];
}

/** The Ingress `default/web`. */
export function ingressOf(spec: Ingress["spec"], parts: Parts = {}): Ingress {
  const { name = "web", annotations = {}, age = 0, status = { loadBalancer: {} } } = parts;
  const creationTimestamp = new Date(Date.UTC(2026, 0, 1, 0, 0, age)).toISOString();
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name, namespace: "default", annotations, creationTimestamp, resourceVersion: "7" },
    spec,
    status,
  };
}

/** Port 80 of a Service. */
export const serviceBackend = (name: string) => ({ service: { name, port: { number: 80 } } });

/** A path, which leads to the Service of that name or else of its own: `/foo` to `foo`. */
export function pathOf(path: string, pathType = "Prefix", service?: string): IngressPath {
  const own = path.replace(/^\/|\/$/g, "").replace(/\W+/g, "-") || "root";
  return { path, pathType, backend: serviceBackend(service ?? own) };
}

/** A rule for a host, whose paths lead to Services; "" is every host. */
export const ruleOf = (host: string, ...paths: readonly IngressPath[]) => ({
  ...(host !== "" && { host }),
  http: { paths },
});

export const nginxAnnotation = (name: string, value: string) => ({
  [`nginx.ingress.kubernetes.io/${name}`]: value,
});

export function classOf(name: string, controller: string): IngressClass {
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "IngressClass",
    metadata: { name },
    spec: { controller },
  };
}
