import type { Column } from "../resource.ts";
import type { Ingress } from "./ingress.ts";
export declare const ingressColumns: readonly Column<Ingress>[];
