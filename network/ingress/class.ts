/** Which Ingresses are served here. */
import type { Ingress } from "../../api/networking/ingress.ts";
import type { IngressClass } from "../../api/networking/ingress-class.ts";
import { classAnnotation } from "../../api/networking/ingress-validate.ts";

/** Who serves an IngressClass that is served here: by its own name, or that of ingress-nginx. */
const controllers: readonly (string | undefined)[] = [
  "k8s.io/ingress-nginx",
  "sim.kubesim.dev/ingress",
];

/** Whose class counts as served though nobody has made it: manifests take it for granted. */
const knownClass = "nginx";

/** What an Ingress says of its class, by its field or else by the annotation; "" where nothing. */
export const classNameOf = ({ metadata, spec }: Ingress): string =>
  spec.ingressClassName ?? metadata.annotations?.[classAnnotation] ?? "";

/**
 * Served are Ingresses of no class, of a class whose controller is one of those above, and of the
 * class `nginx` where there is no such object.
 */
export function isServed(
  ingress: Ingress,
  classOf: (name: string) => IngressClass | undefined,
): boolean {
  const name = classNameOf(ingress);
  if (name === "") return true;
  const found = classOf(name);
  return found === undefined ? name === knownClass : controllers.includes(found.spec.controller);
}
