import { ageColumn, textColumn } from "../columns.ts";
import { type FieldError, forbiddenField, required } from "../field-error.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { mandatory, map, struct, text, textItem } from "../schema.ts";
import { validateParameters, validateProvisioner } from "./storage-class-validate.ts";

const schema = struct(
  "storage.v1.VolumeAttributesClass",
  "A set of attributes that a driver can change on volumes in use, such as their speed.",
  {
    ...objectFields,
    driverName: mandatory(text("Name of the driver. Immutable.")),
    parameters: map("The attributes, as the driver calls them; at least one. Immutable.", textItem),
  },
);

export type VolumeAttributesClass = ObjectOf<typeof schema>;

const defaultAnnotation = "volumeattributesclass.kubernetes.io/is-default-class";

/** Attributes of volumes. Source: storage.k8s.io/v1 VolumeAttributesClass 1.36. */
export const VolumeAttributesClass = defineResource("storage.k8s.io/v1", schema, {
  kind: "VolumeAttributesClass",
  plural: "volumeattributesclasses",
  shortNames: ["vac"],
  namespaced: false,
  strategy: { validate, validateUpdate, updateRulesFirst: true },
  columns: [
    {
      ...textColumn("Name", "Name, unique in the cluster.", ({ metadata }) => {
        const { name = "", annotations = {} } = metadata;
        return annotations[defaultAnnotation] === "true" ? `${name} (default)` : name;
      }),
      format: "name",
    },
    textColumn("DriverName", "The driver.", ({ driverName }) => driverName),
    ageColumn,
  ],
});

/** Source: storage/validation, ValidateVolumeAttributesClass 1.36. */
function validate({ driverName, parameters = {} }: VolumeAttributesClass): FieldError[] {
  const none = "must contain at least one key/value pair";
  return [
    ...validateProvisioner(driverName, "driverName"),
    ...validateParameters(parameters),
    ...(Object.keys(parameters).length === 0 ? [required("parameters", none)] : []),
  ];
}

const fixed = ["driverName", "parameters"] as const;

function validateUpdate(next: VolumeAttributesClass, stored: VolumeAttributesClass): FieldError[] {
  return fixed
    .filter((field) => !equalJson(next[field], stored[field]))
    .map((field) => forbiddenField(field, `updates to ${field} are forbidden.`));
}
