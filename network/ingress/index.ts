/**
 * What stands behind Ingresses. Guarantees:
 * - where a request goes is a pure function of the Ingresses, their classes and the request;
 * - what is not said by the page on Ingresses of Kubernetes' documentation is as in ingress-nginx;
 * - a change is shown some time after it was made, together with others of that time.
 */
export { classNameOf, isServed } from "./class.ts";
export { ingressController } from "./controller.ts";
export { entryAddressUsual, IngressEntry } from "./entry.ts";
export { IngressTable } from "./ingress-table.ts";
export { ingressNames } from "./names.ts";
export { nginxReason, page, statusOfFailure } from "./pages.ts";
export type { IngressRoutes, SecretPlace } from "./routes.ts";
