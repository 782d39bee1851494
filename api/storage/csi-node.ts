import { ageColumn, nameColumn } from "../columns.ts";
import { validateCsiDriver } from "../core/pod/validation/volume.ts";
import { duplicate, type FieldError, invalid, required } from "../field-error.ts";
import { immutableStruct } from "../internal-types/index.ts";
import { objectFields } from "../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../resource.ts";
import { int32, listOrNull, mandatory, ref, struct, text, textItem } from "../schema.ts";
import { validateQualifiedName } from "../validation/format.ts";
import { byteLength, validateNonNegative } from "../validation/meta.ts";

const VolumeNodeResources = struct(
  "storage.v1.VolumeNodeResources",
  "How many volumes a node has room for.",
  { count: int32("How many volumes of the driver it can have; absent: any number.") },
);

const CSINodeDriver = struct("storage.v1.CSINodeDriver", "A driver on the node.", {
  name: mandatory(text("Name of the driver.")),
  nodeID: mandatory(text("What the driver calls the node. Immutable.")),
  topologyKeys: listOrNull("Labels of the node that say where it is. Immutable.", textItem, {
    type: "atomic",
  }),
  allocatable: ref("How many volumes the driver can have on the node.", VolumeNodeResources),
});
type CSINodeDriver = ObjectOf<typeof CSINodeDriver>;

const CSINodeSpec = struct("storage.v1.CSINodeSpec", "The drivers on a node.", {
  drivers: mandatory(
    listOrNull("The drivers, each once.", CSINodeDriver, { merge: "name", type: "map" }),
  ),
});

const schema = struct(
  "storage.v1.CSINode",
  "The drivers of volumes on the node of the same name, and how many volumes each can have there.",
  { ...objectFields, spec: mandatory(ref("The drivers.", CSINodeSpec)) },
);

export type CSINode = ObjectOf<typeof schema>;

/** The drivers on a node. Source: storage.k8s.io/v1 CSINode 1.36. */
export const CSINode = defineResource("storage.k8s.io/v1", schema, {
  kind: "CSINode",
  plural: "csinodes",
  namespaced: false,
  updatesUnseen: false,
  strategy: { validate, validateUpdate },
  columns: [
    nameColumn,
    {
      name: "Drivers",
      type: "integer",
      description: "How many drivers are on the node.",
      value: ({ spec }) => (spec.drivers ?? []).length,
    },
    ageColumn,
  ],
});

function validate({ spec }: CSINode): FieldError[] {
  const names = new Set<string>();
  return (spec.drivers ?? []).flatMap((driver, index) => {
    const path = `spec.drivers[${index}]`;
    const isTwin = names.has(driver.name);
    names.add(driver.name);
    return [
      ...validateCsiDriver(driver.name, `${path}.name`),
      ...validateNodeId(driver.nodeID, `${path}.nodeID`),
      ...validateNonNegative(driver.allocatable?.count, `${path}.allocatable.count`),
      ...(isTwin ? [duplicate(`${path}.name`, driver.name)] : []),
      ...validateTopologyKeys(driver.topologyKeys ?? [], path),
    ];
  });
}

/** In bytes. */
const nodeIdSizeMax = 256;

function validateNodeId(nodeId: string, path: string): readonly FieldError[] {
  if (nodeId === "") return [required(path)];
  if (byteLength(nodeId) <= nodeIdSizeMax) return [];
  return [invalid(path, nodeId, `must be ${nodeIdSizeMax} characters or less`)];
}

/** Kubernetes reports the faults of a key at its driver. */
const validateTopologyKeys = (keys: readonly string[], path: string): readonly FieldError[] =>
  keys.flatMap((key, index) => [
    ...(key === "" ? [required(path)] : []),
    ...(keys.indexOf(key) < index ? [duplicate(path, key)] : []),
    ...validateQualifiedName(key, path),
  ]);

/** Drivers come and go, but stay what they are, but for how many volumes they can have. */
function validateUpdate({ spec }: CSINode, stored: CSINode): FieldError[] {
  return (stored.spec.drivers ?? []).flatMap((known) =>
    (spec.drivers ?? [])
      .filter(({ name }) => name === known.name)
      .flatMap((next) =>
        immutableStruct(
          "storage.CSINodeDriver",
          { next: lasting(next), stored: lasting(known) },
          "spec.drivers",
        ),
      ),
  );
}

/** What of a driver lasts. */
const lasting = ({ allocatable: _, ...driver }: CSINodeDriver) => driver;
