import type { Ingress } from "../../api/networking/ingress.ts";
import { defaultIngressClassOf, IngressClass } from "../../api/networking/ingress-class.ts";
import { classAnnotation } from "../../api/networking/ingress-validate.ts";
import { tableName } from "../registry/resource-table.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const table = tableName(IngressClass);

/** Ingresses that say nothing of a class get the default one, where there is one. */
export const defaultIngressClass: AdmissionPlugin = {
  name: "DefaultIngressClass",
  resource: { group: "networking.k8s.io", plural: "ingresses" },
  mutate(object, { verb, subresource }, { storage }) {
    if (verb !== "create" || subresource !== undefined) return object;
    // The plugin is given Ingresses alone.
    const ingress = object as Ingress & typeof object;
    const isNamed = ingress.metadata.annotations?.[classAnnotation] !== undefined;
    if (isNamed || ingress.spec.ingressClassName !== undefined) return object;
    // The table of classes holds nothing else.
    const classes = storage.list(table).map(({ object: each }) => each as IngressClass);
    const ingressClassName = defaultIngressClassOf(classes)?.metadata.name;
    if (ingressClassName === undefined) return object;
    return Object.assign({ ...object }, { spec: { ...ingress.spec, ingressClassName } });
  },
};
