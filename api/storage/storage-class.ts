import { ageColumn } from "../columns.ts";
import { TopologySelectorTerm } from "../core/node-selector.ts";
import { nodeLabelWarning } from "../core/pod/warnings/warnings.ts";
import { newestDefault } from "../default-class.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { bool, list, mandatory, map, struct, text, textItem } from "../schema.ts";
import { validateStorageClass, validateStorageClassUpdate } from "./storage-class-validate.ts";

const schema = struct(
  "storage.v1.StorageClass",
  "A kind of storage that claims can ask for, and who provides it.",
  {
    ...objectFields,
    provisioner: mandatory(text("Name of who makes volumes of this class. Immutable.")),
    parameters: map("What the provisioner is told. Immutable.", textItem),
    reclaimPolicy: text("What happens to a volume once its claim is gone. Immutable.").default(
      "Delete",
    ),
    mountOptions: list("Options of every mount of a volume.", textItem, { type: "atomic" }),
    allowVolumeExpansion: bool("True lets claims grow."),
    volumeBindingMode: text(
      "Immediate, or WaitForFirstConsumer to wait for a pod to be scheduled. Immutable.",
    ).default("Immediate"),
    allowedTopologies: list("Where volumes may be made.", TopologySelectorTerm, { type: "atomic" }),
  },
);

export type StorageClass = ObjectOf<typeof schema>;

const defaultAnnotation = "storageclass.kubernetes.io/is-default-class";
const betaDefaultAnnotation = "storageclass.beta.kubernetes.io/is-default-class";

/** True for the class of claims that name none. */
export const isDefaultClass = ({ metadata: { annotations = {} } }: StorageClass): boolean =>
  annotations[defaultAnnotation] === "true" || annotations[betaDefaultAnnotation] === "true";

/** The class of claims that name none, where there is one. */
export const defaultClass = (classes: readonly StorageClass[]): StorageClass | undefined =>
  newestDefault(classes, isDefaultClass);

const column = (
  name: string,
  description: string,
  value: Column<StorageClass>["value"],
): Column<StorageClass> => ({ name, type: "string", description, value });

/** A kind of storage. Source: storage.k8s.io/v1 StorageClass 1.36. */
export const StorageClass = defineResource("storage.k8s.io/v1", schema, {
  kind: "StorageClass",
  plural: "storageclasses",
  shortNames: ["sc"],
  namespaced: false,
  strategy: {
    validate: validateStorageClass,
    validateUpdate: validateStorageClassUpdate,
    warnings,
  },
  columns: [
    {
      ...column("Name", "Name, unique in the cluster.", (storageClass) => {
        const { name = "" } = storageClass.metadata;
        return isDefaultClass(storageClass) ? `${name} (default)` : name;
      }),
      format: "name",
    },
    column("Provisioner", "Who makes volumes of this class.", ({ provisioner }) => provisioner),
    column("ReclaimPolicy", "What happens to a volume.", ({ reclaimPolicy }) => reclaimPolicy),
    column("VolumeBindingMode", "When a claim is bound.", (each) => each.volumeBindingMode),
    column(
      "AllowVolumeExpansion",
      "Whether claims can grow.",
      (each) => each.allowVolumeExpansion === true,
    ),
    ageColumn,
  ],
});

/** Labels of nodes that nobody should use any more. Source: pkg/api/storage/util.go 1.36. */
function warnings({ allowedTopologies = [] }: StorageClass): readonly string[] {
  return allowedTopologies.flatMap(({ matchLabelExpressions = [] }, index) =>
    matchLabelExpressions.flatMap(({ key }, at) => {
      const why = nodeLabelWarning(key);
      const path = `allowedTopologies[${index}].matchLabelExpressions[${at}].key`;
      return why === undefined ? [] : [`${path}: ${why}`];
    }),
  );
}
