import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import {
  anyJson,
  bool,
  bytes,
  int32,
  int64,
  list,
  listOrNull,
  mandatory,
  present,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../schema.ts";
import { JSONSchemaProps } from "./json-schema-props.ts";
import { strategy } from "./strategy.ts";

const named = (kind: string) => `apiextensions.v1.${kind}`;
const atomic = { type: "atomic" } as const;

const CustomResourceDefinitionNames = struct(
  named("CustomResourceDefinitionNames"),
  "What a resource and its kind are called.",
  {
    categories: list("Groups of resources that it belongs to, such as all.", textItem, atomic),
    kind: mandatory(text("The kind of its objects, in CamelCase.")),
    listKind: text("The kind of its lists: the kind and List, unless it is given."),
    plural: mandatory(text("The name of the resource in paths, in lower case.")),
    shortNames: list("Short names that clients take for it.", textItem, atomic),
    singular: text("The name of one object: the kind in lower case, unless it is given."),
  },
);
export type CustomResourceDefinitionNames = ObjectOf<typeof CustomResourceDefinitionNames>;

const CustomResourceValidation = struct(
  named("CustomResourceValidation"),
  "What objects of a version look like.",
  { openAPIV3Schema: ref("Their schema, which must be structural.", JSONSchemaProps) },
);

const CustomResourceSubresourceScale = struct(
  named("CustomResourceSubresourceScale"),
  "Where objects keep what the scale subresource shows; each a path such as .spec.replicas.",
  {
    labelSelectorPath: text("Where the label selector is, as text; under .status or .spec."),
    specReplicasPath: mandatory(text("Where the number of wanted replicas is, under .spec.")),
    statusReplicasPath: mandatory(text("Where the number of replicas is, under .status.")),
  },
);
export type CustomResourceSubresourceScale = ObjectOf<typeof CustomResourceSubresourceScale>;

const CustomResourceSubresources = struct(
  named("CustomResourceSubresources"),
  "The subresources of a version.",
  {
    scale: ref("Objects can be scaled.", CustomResourceSubresourceScale),
    status: anyJson("Objects have a status, which is written for itself; an empty object."),
  },
);

const CustomResourceColumnDefinition = struct(
  named("CustomResourceColumnDefinition"),
  "A column of the table that clients print.",
  {
    description: text("What the column shows, for people."),
    format: text("How the value is shown, such as date or password."),
    jsonPath: mandatory(text("Where the value is in an object, such as .spec.replicas.")),
    name: mandatory(text("The heading of the column.")),
    priority: int32("0 is always shown; more than that only in wide tables."),
    type: mandatory(text("The type of the value: string, integer, number, boolean or date.")),
  },
);
export type CustomResourceColumnDefinition = ObjectOf<typeof CustomResourceColumnDefinition>;

const SelectableField = struct(
  named("SelectableField"),
  "A field by which objects can be selected.",
  { jsonPath: mandatory(text("Where it is, such as .spec.color.")) },
);

const CustomResourceDefinitionVersion = struct(
  named("CustomResourceDefinitionVersion"),
  "A version of a custom resource.",
  {
    additionalPrinterColumns: list(
      "The columns beside the name; the age, where there are none.",
      CustomResourceColumnDefinition,
      atomic,
    ),
    deprecated: bool("True answers every request with a warning."),
    deprecationWarning: text("The warning, where the usual one will not do."),
    name: mandatory(text("Its name, such as v1 or v2beta1.")),
    schema: ref("What its objects look like.", CustomResourceValidation),
    selectableFields: list(
      "Fields by which objects can be selected, beside name and namespace.",
      SelectableField,
      atomic,
    ),
    served: mandatory(bool("True: it is served.")),
    storage: mandatory(bool("True for the one version that objects are stored in.")),
    subresources: ref("What objects have beside themselves.", CustomResourceSubresources),
  },
);
export type CustomResourceDefinitionVersion = ObjectOf<typeof CustomResourceDefinitionVersion>;

const ServiceReference = struct(named("ServiceReference"), "A Service that is a webhook.", {
  name: mandatory(text("Name of the Service.")),
  namespace: mandatory(text("Namespace of the Service.")),
  path: text("The path of requests."),
  port: int32("The port of the Service; 443 unless it is given."),
});

const WebhookClientConfig = struct(
  named("WebhookClientConfig"),
  "How a webhook is reached: by a url or a Service.",
  {
    caBundle: bytes("Certificates in PEM that the webhook's own is checked with."),
    service: ref("The Service.", ServiceReference),
    url: text("The address."),
  },
);

const WebhookConversion = struct(
  named("WebhookConversion"),
  "A webhook that converts objects between versions.",
  {
    clientConfig: ref("How it is reached.", WebhookClientConfig),
    conversionReviewVersions: mandatory(
      list("The versions of ConversionReview that it takes.", textItem, atomic),
    ),
  },
);

const CustomResourceConversion = struct(
  named("CustomResourceConversion"),
  "How objects of one version become those of another.",
  {
    strategy: mandatory(text("None: only apiVersion changes; Webhook: a webhook does it.")),
    webhook: ref("The webhook, where the strategy is that.", WebhookConversion),
  },
);

const CustomResourceDefinitionSpec = struct(
  named("CustomResourceDefinitionSpec"),
  "A resource to be served.",
  {
    conversion: ref("How objects are converted.", CustomResourceConversion),
    group: mandatory(text("Its API group, which is part of the name of this object.")),
    names: mandatory(ref("What it is called.", CustomResourceDefinitionNames)),
    preserveUnknownFields: bool("Deprecated, and not allowed to be true."),
    scope: mandatory(text("Namespaced, or Cluster.")),
    versions: mandatory(list("Its versions.", CustomResourceDefinitionVersion, atomic)),
  },
);

const CustomResourceDefinitionCondition = struct(
  named("CustomResourceDefinitionCondition"),
  "One thing that holds of a custom resource, or not.",
  {
    lastTransitionTime: time("When the status last changed."),
    message: text("Why, for people."),
    observedGeneration: int64("The generation that this was said of."),
    reason: text("Why, as one word in CamelCase."),
    status: mandatory(text("True, False or Unknown.")),
    type: mandatory(text("What it is about: NamesAccepted, Established or Terminating.")),
  },
);
export type CustomResourceDefinitionCondition = ObjectOf<typeof CustomResourceDefinitionCondition>;

const CustomResourceDefinitionStatus = struct(
  named("CustomResourceDefinitionStatus"),
  "What became of a custom resource.",
  {
    acceptedNames: present(ref("The names it is served with.", CustomResourceDefinitionNames)),
    conditions: listOrNull("What holds of it.", CustomResourceDefinitionCondition, {
      type: "map",
      keys: ["type"],
    }),
    observedGeneration: int64("The generation that the status was written for."),
    storedVersions: list("All versions that objects may be stored in.", textItem, atomic),
  },
);

const schema = struct(
  named("CustomResourceDefinition"),
  "A resource of one's own, to be served like any other.",
  {
    ...objectFields,
    spec: mandatory(ref("The resource.", CustomResourceDefinitionSpec)),
    status: present(ref("What became of it.", CustomResourceDefinitionStatus)),
  },
);
export type CustomResourceDefinition = ObjectOf<typeof schema>;

/** A custom resource. Source: apiextensions.k8s.io/v1 CustomResourceDefinition 1.36. */
export const CustomResourceDefinition = defineResource("apiextensions.k8s.io/v1", schema, {
  kind: "CustomResourceDefinition",
  plural: "customresourcedefinitions",
  shortNames: ["crd", "crds"],
  categories: ["api-extensions"],
  namespaced: false,
  storedVersion: "v1beta1",
  countsGeneration: true,
  hasStatus: true,
  updatesUnseen: false,
  strategy,
  columns: [
    {
      name: "Name",
      type: "string",
      format: "name",
      description: "Name, unique among the objects of its resource and namespace.",
      value: ({ metadata }) => metadata.name ?? "",
    },
    {
      name: "Created At",
      type: "date",
      description: "When the object was created.",
      value: ({ metadata }) => metadata.creationTimestamp ?? "<unknown>",
    },
  ],
});
