import { ageColumn, nameColumn, textColumn } from "../columns.ts";
import { equalJson } from "../json.ts";
import { changeMetadata } from "../meta/change-metadata.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import { bool, int64, list, mandatory, ref, struct, text, textItem } from "../schema.ts";
import { validateCsiDriver, validateCsiDriverUpdate } from "./csi-driver-validate.ts";

const TokenRequest = struct(
  "storage.v1.TokenRequest",
  "A token of a pod's service account that the driver is given when it mounts a volume.",
  {
    audience: mandatory(text("Whom the token is for; may be empty once.")),
    expirationSeconds: int64("How long it is good; absent: an hour."),
  },
);

const CSIDriverSpec = struct("storage.v1.CSIDriverSpec", "How a driver is to be treated.", {
  attachRequired: bool(
    "Whether volumes must be attached to a node before they can be mounted there. Immutable.",
  ).default(true),
  podInfoOnMount: bool("Whether the driver is told for which pod it mounts.").default(false),
  volumeLifecycleModes: list(
    "Persistent for volumes of claims, Ephemeral for those written into pods. Immutable.",
    textItem,
    { type: "set" },
  ),
  storageCapacity: bool(
    "Whether pods are placed by what the driver says of its capacity in CSIStorageCapacity objects.",
  ).default(false),
  fsGroupPolicy: text(
    "Whether volumes are given to a pod's fsGroup: ReadWriteOnceWithFSType, File or None.",
  ).default("ReadWriteOnceWithFSType"),
  tokenRequests: list("Tokens that the driver is given.", TokenRequest, { type: "atomic" }),
  requiresRepublish: bool("Whether mounts are renewed again and again.").default(false),
  seLinuxMount: bool("Whether volumes can be mounted with a context of SELinux.").default(false),
  nodeAllocatableUpdatePeriodSeconds: int64(
    "How often nodes ask the driver anew how many volumes they can have; absent: never.",
  ),
  serviceAccountTokenInSecrets: bool(
    "Whether tokens are given among the secrets, and not among what describes the volume.",
  ),
  preventPodSchedulingIfMissing: bool(
    "Whether pods stay off nodes without the driver. Alpha: it changes nothing.",
  ),
});

const schema = struct(
  "storage.v1.CSIDriver",
  "A driver of volumes in the cluster, and how Kubernetes is to treat it.",
  { ...objectFields, spec: mandatory(ref("How it is to be treated.", CSIDriverSpec)) },
);

export type CSIDriver = ObjectOf<typeof schema>;
export type CSIDriverSpec = CSIDriver["spec"];

const flag = (
  name: string,
  description: string,
  value: Column<CSIDriver>["value"],
): Column<CSIDriver> => ({ ...textColumn(name, description, value), type: "boolean" });

/** A driver of volumes. Source: storage.k8s.io/v1 CSIDriver 1.36. */
export const CSIDriver = defineResource("storage.k8s.io/v1", schema, {
  kind: "CSIDriver",
  plural: "csidrivers",
  namespaced: false,
  updatesUnseen: false,
  strategy: {
    defaults: defaultModes,
    prepareForUpdate: countChange,
    validate: validateCsiDriver,
    validateUpdate: validateCsiDriverUpdate,
  },
  columns: [
    nameColumn,
    flag("AttachRequired", "Whether volumes are attached.", ({ spec }) => spec.attachRequired),
    flag("PodInfoOnMount", "Whether it is told of pods.", ({ spec }) => spec.podInfoOnMount),
    flag("StorageCapacity", "Whether it tells its capacity.", ({ spec }) => spec.storageCapacity),
    textColumn("TokenRequests", "For whom it gets tokens.", ({ spec }) =>
      spec.tokenRequests === undefined
        ? "<unset>"
        : spec.tokenRequests.map(({ audience }) => audience).join(","),
    ),
    flag("RequiresRepublish", "Whether it mounts again.", ({ spec }) => spec.requiresRepublish),
    textColumn(
      "Modes",
      "Which volumes it has.",
      ({ spec }) => (spec.volumeLifecycleModes ?? []).join(",") || "<none>",
    ),
    ageColumn,
  ],
});

function defaultModes(driver: CSIDriver): CSIDriver {
  if ((driver.spec.volumeLifecycleModes ?? []).length > 0) return driver;
  return { ...driver, spec: { ...driver.spec, volumeLifecycleModes: ["Persistent"] } };
}

/** A new driver has no generation; each change of what is asked of it counts. */
function countChange(next: CSIDriver, stored: CSIDriver): CSIDriver {
  if (equalJson(next.spec, stored.spec)) return next;
  const generation = (stored.metadata.generation ?? 0) + 1;
  return { ...next, metadata: changeMetadata(next.metadata, { generation }) };
}
