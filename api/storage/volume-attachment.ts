import { ageColumn, nameColumn } from "../columns.ts";
import { validateCsiDriver } from "../core/pod/validation/volume.ts";
import { PersistentVolumeSpec } from "../core/volume/spec.ts";
import { validateInlineVolumeSpec } from "../core/volume/validate.ts";
import { type FieldError, forbiddenField, invalid, required, tooLong } from "../field-error.ts";
import { printed } from "../internal-types/index.ts";
import { equalJson } from "../json.ts";
import { objectFields } from "../meta/object-meta.ts";
import { type Column, defineResource, type ObjectOf } from "../resource.ts";
import {
  bool,
  int32,
  mandatory,
  map,
  present,
  ref,
  struct,
  text,
  textItem,
  time,
} from "../schema.ts";
import { validateText } from "../validation/format.ts";
import { byteLength } from "../validation/meta.ts";
import { subdomainProblems } from "../validation/names.ts";

const VolumeAttachmentSource = struct(
  "storage.v1.VolumeAttachmentSource",
  "The volume to attach, by one of its fields.",
  {
    persistentVolumeName: text("Name of the PersistentVolume."),
    inlineVolumeSpec: ref("A volume that a pod had to itself.", PersistentVolumeSpec),
  },
);

const VolumeAttachmentSpec = struct(
  "storage.v1.VolumeAttachmentSpec",
  "Which volume is to be attached to which node, and by whom. Immutable.",
  {
    attacher: mandatory(text("Name of the driver that attaches it.")),
    source: mandatory(ref("The volume.", VolumeAttachmentSource)),
    nodeName: mandatory(text("The node.")),
  },
);

const VolumeError = struct("storage.v1.VolumeError", "Why a volume could not be moved.", {
  time: time("When that was."),
  message: text("Why, for people."),
  errorCode: int32("The code of the driver's answer."),
});

const VolumeAttachmentStatus = struct(
  "storage.v1.VolumeAttachmentStatus",
  "Whether the volume is attached.",
  {
    attached: mandatory(bool("True once it is.")),
    attachmentMetadata: map("What the node needs to know to use it.", textItem),
    attachError: ref("Why it is not attached.", VolumeError),
    detachError: ref("Why it is not detached.", VolumeError),
  },
);

const schema = struct(
  "storage.v1.VolumeAttachment",
  "The wish that a volume be attached to a node, and what came of it.",
  {
    ...objectFields,
    spec: mandatory(ref("What is to be attached.", VolumeAttachmentSpec)),
    status: present(ref("What came of it.", VolumeAttachmentStatus)),
  },
);

export type VolumeAttachment = ObjectOf<typeof schema>;

const column = (
  name: string,
  description: string,
  value: Column<VolumeAttachment>["value"],
): Column<VolumeAttachment> => ({ name, type: "string", description, value });

/** A volume on a node. Source: storage.k8s.io/v1 VolumeAttachment 1.36. */
export const VolumeAttachment = defineResource("storage.k8s.io/v1", schema, {
  kind: "VolumeAttachment",
  plural: "volumeattachments",
  namespaced: false,
  hasStatus: true,
  statusLeavesMetadata: true,
  updatesUnseen: false,
  strategy: {
    prepareForCreate: (attachment) => ({ ...attachment, status: { attached: false } }),
    prepareForStatusUpdate: (next, stored) => ({ ...next, spec: stored.spec }),
    validate,
    validateUpdate: ({ spec }, stored) =>
      equalJson(spec, stored.spec)
        ? []
        : [invalid("spec", printed("storage.VolumeAttachmentSpec", spec), "field is immutable")],
    validateStatusUpdate: validateStatus,
  },
  columns: [
    nameColumn,
    column("Attacher", "The driver that attaches it.", ({ spec }) => spec.attacher),
    column("PV", "The volume.", ({ spec }) => spec.source.persistentVolumeName ?? ""),
    column("Node", "The node.", ({ spec }) => spec.nodeName),
    { ...column("Attached", "Whether it is.", ({ status }) => status.attached), type: "boolean" },
    ageColumn,
  ],
});

function validate(attachment: VolumeAttachment): FieldError[] {
  const { attacher, source, nodeName } = attachment.spec;
  return [
    ...(attacher === "" ? [required("spec.attacher")] : []),
    ...validateSource(source, "spec.source"),
    ...validateText(nodeName, "spec.nodeName", subdomainProblems),
    ...validateStatus(attachment),
    ...validateNames(attachment.spec),
  ];
}

/** What only v1 asks for. Source: storage/validation ValidateVolumeAttachmentV1 1.36. */
function validateNames({ attacher, source }: VolumeAttachment["spec"]): readonly FieldError[] {
  const { persistentVolumeName: name } = source;
  return [
    ...validateCsiDriver(attacher, "spec.attacher"),
    ...(name === undefined
      ? []
      : validateText(name, "spec.source.persistentVolumeName", subdomainProblems)),
  ];
}

function validateSource(
  { persistentVolumeName: name, inlineVolumeSpec }: VolumeAttachment["spec"]["source"],
  path: string,
): readonly FieldError[] {
  const one = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
  if (name !== undefined && inlineVolumeSpec !== undefined) return [forbiddenField(path, one)];
  if (inlineVolumeSpec !== undefined) {
    return validateInlineVolumeSpec(inlineVolumeSpec, `${path}.inlineVolumeSpec`);
  }
  if (name === undefined) return [required(path, one)];
  const some = "must specify non empty persistentVolumeName";
  return name === "" ? [required(`${path}.persistentVolumeName`, some)] : [];
}

/** In bytes. */
const messageSizeMax = 1024;
const metadataSizeMax = 256 * 1024;

function validateStatus({ status }: VolumeAttachment): FieldError[] {
  const size = Object.entries(status.attachmentMetadata ?? {}).reduce(
    (sum, [key, value]) => sum + byteLength(key) + byteLength(value),
    0,
  );
  return [
    ...(size > metadataSizeMax ? [tooLong("status.attachmentMetadata", metadataSizeMax)] : []),
    ...validateVolumeError(status.attachError, "status.attachError"),
    ...validateVolumeError(status.detachError, "status.detachError"),
  ];
}

type VolumeError = ObjectOf<typeof VolumeError>;

/** A message that is too long is told the limit of metadata, as by Kubernetes. */
function validateVolumeError(error: VolumeError | undefined, path: string): readonly FieldError[] {
  const { message = "", errorCode } = error ?? {};
  const isLong = byteLength(message) > messageSizeMax;
  return [
    ...(isLong ? [tooLong(`${path}.message`, metadataSizeMax)] : []),
    ...(errorCode !== undefined && errorCode < 0
      ? [invalid(`${path}.errorCode`, errorCode, "must be between 0 and 2147483647, inclusive")]
      : []),
  ];
}
