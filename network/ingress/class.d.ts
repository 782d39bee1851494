/** Which Ingresses are served here. */
import type { Ingress } from "../../api/networking/ingress.ts";
import type { IngressClass } from "../../api/networking/ingress-class.ts";
/** What an Ingress says of its class, by its field or else by the annotation; "" where nothing. */
export declare const classNameOf: ({ metadata, spec }: Ingress) => string;
/**
 * Served are Ingresses of no class, of a class whose controller is one of those above, and of the
 * class `nginx` where there is no such object.
 */
export declare function isServed(ingress: Ingress, classOf: (name: string) => IngressClass | undefined): boolean;
