import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, forbiddenField, invalid, notSupported } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { bool, int32, present, struct, text } from "../schema.ts";
import { highestUserPriority, systemClasses, systemPrefix } from "./system-classes.ts";

const schema = struct("scheduling.v1.PriorityClass", "A name for how important pods are.", {
  ...objectFields,
  value: present(int32("The priority of pods of this class; more is more important.")),
  globalDefault: bool("Whether it is the class of pods that name none."),
  description: text("When the class should be used, for people."),
  preemptionPolicy: text(
    "Whether pods of this class may push out others: PreemptLowerPriority or Never.",
  ).default("PreemptLowerPriority"),
});

export type PriorityClass = ObjectOf<typeof schema>;

/** A name for a priority of pods. Source: scheduling.k8s.io/v1 PriorityClass 1.36. */
export const PriorityClass = defineResource("scheduling.k8s.io/v1", schema, {
  kind: "PriorityClass",
  plural: "priorityclasses",
  shortNames: ["pc"],
  namespaced: false,
  strategy: {
    // The generation is set once and never counted.
    prepareForCreate: (object) => ({
      ...object,
      metadata: { ...object.metadata, generation: 1 },
    }),
    validateCreate,
    validateUpdate,
  },
  columns: [
    nameColumn,
    {
      name: "Value",
      type: "integer",
      description: "The priority of pods of this class.",
      value: ({ value }) => value,
    },
    {
      name: "Global-Default",
      type: "boolean",
      description: "Whether it is the class of pods that name none.",
      value: ({ globalDefault }) => globalDefault ?? false,
    },
    ageColumn,
    {
      name: "PreemptionPolicy",
      type: "string",
      description: "Whether pods of this class may push out others.",
      value: ({ preemptionPolicy }) => preemptionPolicy,
    },
  ],
});

const policies = ["PreemptLowerPriority", "Never"];

/** Source: pkg/apis/scheduling/validation ValidatePriorityClass 1.36. */
function validateCreate(object: PriorityClass): FieldError[] {
  const { metadata, value, preemptionPolicy } = object;
  const errors: FieldError[] = [];
  if ((metadata.name ?? "").startsWith(systemPrefix)) {
    const why = unknownSystemClass(object);
    if (why !== undefined) {
      const rule = `priority class names with '${systemPrefix}' prefix are reserved for system use only`;
      errors.push(forbiddenField("metadata.name", `${rule}. error: ${why}`));
    }
  } else if (value > highestUserPriority) {
    const rule = `maximum allowed value of a user defined priority is ${highestUserPriority}`;
    errors.push(forbiddenField("value", rule));
  }
  if (!policies.includes(preemptionPolicy)) {
    errors.push(notSupported("preemptionPolicy", preemptionPolicy, policies));
  }
  return errors;
}

/** Why this is not one of the classes that every cluster has. */
function unknownSystemClass({ metadata, value, globalDefault }: PriorityClass) {
  const { name = "" } = metadata;
  const known = systemClasses.find((each) => each.name === name);
  if (known === undefined) return `${name} is not a known system priority class`;
  if (value !== known.value) return `value of ${name} PriorityClass must be ${known.value}`;
  return globalDefault === true
    ? `globalDefault of ${name} PriorityClass must be false`
    : undefined;
}

/** Source: ValidatePriorityClassUpdate 1.36. */
function validateUpdate(next: PriorityClass, stored: PriorityClass): FieldError[] {
  const errors: FieldError[] = [];
  if (next.value !== stored.value) {
    errors.push(forbiddenField("value", "may not be changed in an update."));
  }
  const { preemptionPolicy } = next;
  if (preemptionPolicy !== stored.preemptionPolicy) {
    errors.push(invalid("preemptionPolicy", preemptionPolicy, "field is immutable"));
  }
  return errors;
}
