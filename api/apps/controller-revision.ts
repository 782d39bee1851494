import { ageColumn, nameColumn } from "../columns.ts";
import { type FieldError, required } from "../field-error.ts";
import { isObject } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { anyJson, int64, mandatory, struct } from "../schema.ts";
import { immutableField, validateNonNegative } from "../validation/meta.ts";

const schema = struct(
  "apps.v1.ControllerRevision",
  "A state of a workload at one time, to which its controller can go back.",
  {
    ...objectFields,
    data: anyJson("The state, in a form that only its controller knows. Immutable."),
    revision: mandatory(int64("Which one it is, counted up from 1.")),
  },
);

export type ControllerRevision = ObjectOf<typeof schema>;

/** A state of a StatefulSet or DaemonSet at one time. Source: apps/v1 ControllerRevision 1.36. */
export const ControllerRevision = defineResource("apps/v1", schema, {
  kind: "ControllerRevision",
  plural: "controllerrevisions",
  namespaced: true,
  strategy: { validate, validateUpdate },
  columns: [
    nameColumn,
    {
      name: "Controller",
      type: "string",
      description: "Whose state it is.",
      value: controllerName,
    },
    {
      name: "Revision",
      type: "string",
      description: "Which one it is.",
      value: ({ revision }) => revision,
    },
    ageColumn,
  ],
});

/** `statefulset.apps/web`. Source: printers/internalversion, printControllerRevision 1.36. */
function controllerName({ metadata }: ControllerRevision): string {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true);
  if (owner === undefined) return "<none>";
  const [group = "", version] = owner.apiVersion.split("/");
  const suffix = version === undefined ? "" : `.${group}`;
  return `${owner.kind.toLowerCase()}${suffix}/${owner.name}`;
}

/** Source: pkg/apis/apps/validation ValidateControllerRevision 1.36. */
function validate({ data, revision }: ControllerRevision): FieldError[] {
  return [
    ...(isObject(data) ? [] : [required("data", "data is mandatory")]),
    ...validateNonNegative(revision, "revision"),
  ];
}

function validateUpdate(next: ControllerRevision, stored: ControllerRevision): FieldError[] {
  return [...immutableField(next.data, stored.data, "data")];
}
