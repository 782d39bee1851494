import { ageColumn } from "../columns.ts";
import { newestDefault } from "../default-class.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { mandatory, present, ref, struct, text } from "../schema.ts";
import { validateIngressClass, validateIngressClassUpdate } from "./ingress-class-validate.ts";

const Parameters = struct(
  "networking.v1.IngressClassParametersReference",
  "Names an object that holds settings of the class.",
  {
    apiGroup: text("API group of the object; none for the core group."),
    kind: mandatory(text("Kind of the object.")),
    name: mandatory(text("Name of the object.")),
    scope: text("Cluster, or Namespace for an object in a namespace.").default("Cluster"),
    namespace: text("Namespace of the object, with the scope Namespace."),
  },
);

const IngressClassSpec = struct("networking.v1.IngressClassSpec", "Who serves the class.", {
  controller: text("Name of the controller, such as acme.io/ingress-controller. Immutable."),
  parameters: ref("An object that holds settings of the class.", Parameters),
});

const schema = struct(
  "networking.v1.IngressClass",
  "A class of Ingresses, and the controller that serves them.",
  { ...objectFields, spec: present(ref("Who serves the class.", IngressClassSpec)) },
);

export type IngressClass = ObjectOf<typeof schema>;
export type IngressClassParameters = NonNullable<IngressClass["spec"]["parameters"]>;

const defaultAnnotation = "ingressclass.kubernetes.io/is-default-class";

const isDefaultClass = ({ metadata }: IngressClass): boolean =>
  metadata.annotations?.[defaultAnnotation] === "true";

/** The class of Ingresses that name none, where there is one. */
export const defaultIngressClassOf = (classes: readonly IngressClass[]) =>
  newestDefault(classes, isDefaultClass);

/** A class of Ingresses. Source: networking.k8s.io/v1 IngressClass 1.36. */
export const IngressClass = defineResource("networking.k8s.io/v1", schema, {
  kind: "IngressClass",
  plural: "ingressclasses",
  namespaced: false,
  countsGeneration: true,
  strategy: {
    validate: validateIngressClass,
    updateRulesFirst: true,
    validateUpdate: validateIngressClassUpdate,
  },
  columns: [
    {
      name: "Name",
      type: "string",
      format: "name",
      description: "Name, unique in the cluster.",
      value(ingressClass) {
        const { name = "" } = ingressClass.metadata;
        return isDefaultClass(ingressClass) ? `${name} (default)` : name;
      },
    },
    {
      name: "Controller",
      type: "string",
      description: "The controller that serves the class.",
      value: ({ spec }) => spec.controller ?? "",
    },
    {
      name: "Parameters",
      type: "string",
      description: "An object that holds settings of the class.",
      value: ({ spec }) => parametersText(spec.parameters),
    },
    ageColumn,
  ],
});

/** `Kind.group/name` */
function parametersText(parameters: IngressClassParameters | undefined): string {
  if (parameters === undefined) return "<none>";
  const { apiGroup, kind, name } = parameters;
  return `${apiGroup === undefined ? kind : `${kind}.${apiGroup}`}/${name}`;
}
