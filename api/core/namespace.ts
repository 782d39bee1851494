import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, invalid } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { list, mandatory, present, ref, struct, text, textItem, time } from "../schema.ts";
import { standardFinalizerProblems } from "../validation/meta.ts";
import { qualifiedNameProblems } from "../validation/names.ts";

const NamespaceSpec = struct("core.v1.NamespaceSpec", "What is to happen before it goes.", {
  finalizers: list("Names that must be taken off before a deleted namespace goes.", textItem, {
    type: "atomic",
  }),
});

export const NamespaceCondition = struct(
  "core.v1.NamespaceCondition",
  "One aspect of the state of a namespace.",
  {
    type: mandatory(text("Which aspect, such as NamespaceContentRemaining.")),
    status: mandatory(text("Whether it holds: True, False or Unknown.")),
    lastTransitionTime: time("When the status last changed."),
    reason: text("Why it last changed, as one word in CamelCase."),
    message: text("Why it last changed, for people."),
  },
);
export type NamespaceCondition = ObjectOf<typeof NamespaceCondition>;

const NamespaceStatus = struct("core.v1.NamespaceStatus", "The state of a namespace.", {
  phase: text("Active, or Terminating once it is deleted.").default("Active"),
  conditions: list("What a deletion found and what holds it up.", NamespaceCondition, {
    merge: "type",
    type: "map",
  }),
});

const schema = struct("core.v1.Namespace", "A scope for names and for what belongs together.", {
  ...objectFields,
  spec: present(ref("What is to happen before it goes.", NamespaceSpec)),
  status: present(ref("Its current state.", NamespaceStatus)),
});

export type Namespace = ObjectOf<typeof schema>;

/** The label by which selectors name a namespace. */
export const namespaceNameLabel = "kubernetes.io/metadata.name";
/** The finalizer that the namespace controller takes off once the namespace is empty. */
export const namespaceFinalizer = "kubernetes";

/** A scope for names. Source: core/v1 Namespace 1.36. */
export const Namespace = defineResource("v1", schema, {
  kind: "Namespace",
  plural: "namespaces",
  shortNames: ["ns"],
  namespaced: false,
  nameFormat: "label",
  hasStatus: true,
  selectableFields: { "status.phase": ({ status }) => status.phase },
  strategy: {
    defaults: withNameLabel,
    prepareForCreate,
    prepareForUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate,
    validateStatusUpdate,
  },
  columns: [
    nameColumn,
    {
      name: "Status",
      type: "string",
      description: "Active, or Terminating.",
      value: ({ status }) => status.phase,
    },
    ageColumn,
  ],
});

function withNameLabel(namespace: Namespace): Namespace {
  const { metadata } = namespace;
  const name = metadata.name ?? "";
  if (name === "" || metadata.labels?.[namespaceNameLabel] === name) return namespace;
  const labels = { ...metadata.labels, [namespaceNameLabel]: name };
  return { ...namespace, metadata: { ...metadata, labels } };
}

/** The finalizer is no default, for it is taken off in the course of the namespace's life. */
function prepareForCreate(namespace: Namespace): Namespace {
  const { finalizers = [] } = namespace.spec;
  const spec = finalizers.includes(namespaceFinalizer)
    ? namespace.spec
    : { ...namespace.spec, finalizers: [...finalizers, namespaceFinalizer] };
  return { ...withNameLabel(namespace), spec, status: { phase: "Active" } };
}

function validate({ spec: { finalizers = [] } }: Namespace): FieldError[] {
  const path = "spec.finalizers";
  return finalizers.flatMap((finalizer) =>
    [...qualifiedNameProblems(finalizer), ...standardFinalizerProblems(finalizer)].map((why) =>
      invalid(path, finalizer, why),
    ),
  );
}

function validateStatusUpdate({ metadata, status }: Namespace): FieldError[] {
  const isDeleted = metadata.deletionTimestamp !== undefined;
  const [phase, state] = isDeleted ? ["Terminating", "not empty"] : ["Active", "empty"];
  if (status.phase === phase) return [];
  const why = `may only be '${phase}' if \`deletionTimestamp\` is ${state}`;
  return [invalid("status.Phase", status.phase, why)];
}
