import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, invalid, required } from "../field-error.ts";
import { objectFields } from "../meta/object-meta.ts";
import type { Column, KubeObject, ObjectOf, ScaleMapping } from "../resource.ts";
import { int32, mandatory, present, ref, struct, text } from "../schema.ts";

const ScaleSpec = struct("autoscaling.v1.ScaleSpec", "How many pods are wanted.", {
  replicas: int32("How many pods are wanted."),
});

const ScaleStatus = struct("autoscaling.v1.ScaleStatus", "How many pods there are.", {
  replicas: mandatory(int32("How many pods there are.")),
  selector: text("Label selector of the pods, as text."),
});

/**
 * What the `scale` subresource of every scalable kind reads and writes; no resource of its own.
 * Source: autoscaling/v1 Scale 1.36.
 */
export const Scale = struct("autoscaling.v1.Scale", "The size of a scalable object.", {
  ...objectFields,
  spec: present(ref("The wanted size.", ScaleSpec)),
  status: present(ref("The size found.", ScaleStatus)),
});
export type Scale = ObjectOf<typeof Scale>;

/** The names of the kind, for refusals. */
export const scaleNames = { group: "autoscaling", kind: "Scale", plural: "scales" } as const;

/** Source: pkg/printers/internalversion printScale 1.36, whose names have no format. */
export const scaleColumns: readonly Column<Scale>[] = [
  { ...nameColumn, format: "" },
  {
    name: "Desired",
    type: "integer",
    description: "How many pods are wanted.",
    value: ({ spec }) => spec.replicas ?? 0,
  },
  {
    name: "Available",
    type: "integer",
    description: "How many pods there are.",
    value: ({ status }) => status.replicas ?? 0,
  },
  ageColumn,
];

/** The Scale of an object. A size of 0 is left out of its spec, as Kubernetes does. */
export function scaleOf<T extends KubeObject>(object: T, mapping: ScaleMapping<T>): Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const replicas = mapping.replicas(object);
  const selector = mapping.selector(object);
  return {
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: replicas === 0 ? {} : { replicas },
    status: { replicas: mapping.statusReplicas(object), ...(selector === "" ? {} : { selector }) },
  };
}

/** Source: pkg/apis/autoscaling/validation ValidateScale 1.36. */
export function validateScale({ metadata, spec }: Scale): FieldError[] {
  const { replicas = 0 } = spec;
  const errors: FieldError[] = [];
  if (!metadata.name) errors.push(required("metadata.name", "name or generateName is required"));
  if (!metadata.namespace) errors.push(required("metadata.namespace"));
  if (replicas < 0) {
    errors.push(invalid("spec.replicas", replicas, "must be greater than or equal to 0"));
  }
  return errors;
}
