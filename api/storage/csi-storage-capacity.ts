import { nameColumn, textColumn } from "../columns.ts";
import { nodeLabelWarning } from "../core/pod/warnings/warnings.ts";
import { type FieldError, invalid } from "../field-error.ts";
import { LabelSelector } from "../meta/label-selector.ts";
import { objectFields } from "../meta/object-meta.ts";
import { compareQuantities } from "../quantity.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { mandatory, quantity, ref, struct, text } from "../schema.ts";
import { validateLabelSelector } from "../selectors/labels.ts";
import { validateText } from "../validation/format.ts";
import { immutableField } from "../validation/meta.ts";
import { subdomainProblems } from "../validation/names.ts";

const schema = struct(
  "storage.v1.CSIStorageCapacity",
  "How much storage of a class there is in one part of the cluster, as its driver has told.",
  {
    ...objectFields,
    nodeTopology: ref(
      "The nodes that have access to it, by their labels; absent: none. Immutable.",
      LabelSelector,
    ),
    storageClassName: mandatory(text("Name of the class. Immutable.")),
    capacity: quantity("How much is left; absent: it is not known."),
    maximumVolumeSize: quantity("How large one volume can be at most."),
  },
);

export type CSIStorageCapacity = ObjectOf<typeof schema>;

/** How much storage is left. Source: storage.k8s.io/v1 CSIStorageCapacity 1.36. */
export const CSIStorageCapacity = defineResource("storage.k8s.io/v1", schema, {
  kind: "CSIStorageCapacity",
  plural: "csistoragecapacities",
  namespaced: true,
  updatesUnseen: false,
  strategy: { validate, validateUpdate, warnings },
  columns: [
    nameColumn,
    textColumn("StorageClassName", "Name of the class.", (each) => each.storageClassName),
    textColumn("Capacity", "How much is left.", ({ capacity = "<unset>" }) => capacity),
  ],
});

/** Source: storage/validation, ValidateCSIStorageCapacity 1.36. */
function validate({ nodeTopology, storageClassName, capacity }: CSIStorageCapacity): FieldError[] {
  const isNegative = capacity !== undefined && compareQuantities(capacity, "0") < 0;
  return [
    ...(nodeTopology === undefined ? [] : validateLabelSelector(nodeTopology, "nodeTopology")),
    ...validateText(storageClassName, "storageClassName", subdomainProblems),
    ...(isNegative ? [invalid("capacity", capacity, "must be greater than or equal to 0")] : []),
  ];
}

function validateUpdate(next: CSIStorageCapacity, stored: CSIStorageCapacity): FieldError[] {
  return [
    ...immutableField(next.nodeTopology, stored.nodeTopology, "nodeTopology"),
    ...immutableField(next.storageClassName, stored.storageClassName, "storageClassName"),
  ];
}

/** Labels of nodes that nobody should use any more. Source: pkg/api/node/util.go 1.36. */
function warnings({ nodeTopology }: CSIStorageCapacity): readonly string[] {
  const { matchExpressions = [], matchLabels = {} } = nodeTopology ?? {};
  return [
    ...matchExpressions.flatMap(({ key }, index) => {
      const why = nodeLabelWarning(key);
      const path = `nodeTopology.matchExpressions[${index}].key`;
      return why === undefined ? [] : [`${path}: ${key} is ${why}`];
    }),
    ...Object.keys(matchLabels).flatMap((key) => {
      const why = nodeLabelWarning(key);
      return why === undefined ? [] : [`nodeTopology.matchLabels.${key}: ${why}`];
    }),
  ];
}
