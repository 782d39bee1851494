/** Volumes that show API objects as files. Source: core/v1 Volume 1.36. */
import { LabelSelector } from "../../../meta/label-selector.ts";
import type { ObjectOf } from "../../../resource.ts";
import {
  bool,
  int32,
  int64,
  list,
  mandatory,
  map,
  ref,
  struct,
  text,
  textItem,
} from "../../../schema.ts";
import { ObjectFieldSelector, ResourceFieldSelector } from "../env.ts";

const fileMode = int32("Mode bits of the file, instead of the volume's.");
// 420 is 0644 in octal.
const defaultMode = int32("Mode bits of files that have none of their own.").default(420);
const objectName = text("Name of the object, in the same namespace.").default("");

/** An entry as a file. */
export const KeyToPath = struct("core.v1.KeyToPath", "Shows one entry as a file.", {
  key: mandatory(text("Key of the entry.")),
  path: mandatory(text("Path of the file, without `..`.")),
  mode: fileMode,
});
export type KeyToPath = ObjectOf<typeof KeyToPath>;

const items = list("Entries that are shown; all where it is absent.", KeyToPath, {
  type: "atomic",
});

/** A Secret as files. */
export const SecretVolumeSource = struct("core.v1.SecretVolumeSource", "Shows a Secret as files.", {
  secretName: text("Name of the Secret, in the same namespace."),
  items,
  defaultMode,
  optional: bool("True starts the pod without the Secret or its entries."),
});
export type SecretVolumeSource = ObjectOf<typeof SecretVolumeSource>;

/** A ConfigMap as files. */
export const ConfigMapVolumeSource = struct(
  "core.v1.ConfigMapVolumeSource",
  "Shows a ConfigMap as files.",
  {
    name: objectName,
    items,
    defaultMode,
    optional: bool("True starts the pod without the ConfigMap or its entries."),
  },
);
export type ConfigMapVolumeSource = ObjectOf<typeof ConfigMapVolumeSource>;

/** A field of the pod as a file. */
export const DownwardAPIVolumeFile = struct(
  "core.v1.DownwardAPIVolumeFile",
  "Shows a field of the pod as a file.",
  {
    path: mandatory(text("Path of the file, without `..`.")),
    fieldRef: ref("The field of the pod.", ObjectFieldSelector),
    resourceFieldRef: ref("A request or limit of a container.", ResourceFieldSelector),
    mode: fileMode,
  },
);
export type DownwardAPIVolumeFile = ObjectOf<typeof DownwardAPIVolumeFile>;

const downwardItems = list("The files.", DownwardAPIVolumeFile, { type: "atomic" });

/** Fields of the pod as files. */
export const DownwardAPIVolumeSource = struct(
  "core.v1.DownwardAPIVolumeSource",
  "Shows fields of the pod as files.",
  { items: downwardItems, defaultMode },
);
export type DownwardAPIVolumeSource = ObjectOf<typeof DownwardAPIVolumeSource>;

/** A Secret in a projected volume. */
export const SecretProjection = struct("core.v1.SecretProjection", "Adds files of a Secret.", {
  name: objectName,
  items,
  optional: bool("True starts the pod without the Secret or its entries."),
});
export type SecretProjection = ObjectOf<typeof SecretProjection>;

/** A ConfigMap in a projected volume. */
export const ConfigMapProjection = struct(
  "core.v1.ConfigMapProjection",
  "Adds files of a ConfigMap.",
  {
    name: objectName,
    items,
    optional: bool("True starts the pod without the ConfigMap or its entries."),
  },
);
export type ConfigMapProjection = ObjectOf<typeof ConfigMapProjection>;

/** Fields of the pod in a projected volume. */
export const DownwardAPIProjection = struct(
  "core.v1.DownwardAPIProjection",
  "Adds files of the pod's fields.",
  { items: downwardItems },
);
export type DownwardAPIProjection = ObjectOf<typeof DownwardAPIProjection>;

/** A token in a projected volume. */
export const ServiceAccountTokenProjection = struct(
  "core.v1.ServiceAccountTokenProjection",
  "Adds a token of the pod's service account.",
  {
    audience: text("Whom the token is for; the API server where it is absent."),
    expirationSeconds: int64("Seconds that a token lives; it is renewed in time.").default(3600),
    path: mandatory(text("Path of the file.")),
  },
);
export type ServiceAccountTokenProjection = ObjectOf<typeof ServiceAccountTokenProjection>;

/** Trust anchors in a projected volume. */
export const ClusterTrustBundleProjection = struct(
  "core.v1.ClusterTrustBundleProjection",
  "Adds a file of trusted certificates.",
  {
    name: text("Name of one ClusterTrustBundle."),
    signerName: text("Signer whose bundles are joined, instead of a name."),
    labelSelector: ref("Labels of the signer's bundles that are joined.", LabelSelector),
    optional: bool("True starts the pod without the bundles."),
    path: mandatory(text("Path of the file.")),
  },
);
export type ClusterTrustBundleProjection = ObjectOf<typeof ClusterTrustBundleProjection>;

/** A key and certificate in a projected volume. */
export const PodCertificateProjection = struct(
  "core.v1.PodCertificateProjection",
  "Adds a private key and a certificate that is made for the pod.",
  {
    signerName: mandatory(text("Signer of the certificate.")),
    keyType: mandatory(text("Kind of the key, such as ED25519 or ECDSAP256.")),
    maxExpirationSeconds: int32("The most seconds that the certificate may live."),
    credentialBundlePath: text("Path of a file with the key and the chain."),
    keyPath: text("Path of a file with the key."),
    certificateChainPath: text("Path of a file with the chain."),
    userAnnotations: map("Further wishes that the signer understands.", textItem),
  },
);
export type PodCertificateProjection = ObjectOf<typeof PodCertificateProjection>;

/** One part of a projected volume; one of the fields is set. */
export const VolumeProjection = struct(
  "core.v1.VolumeProjection",
  "A part of a projected volume.",
  {
    secret: ref("Files of a Secret.", SecretProjection),
    downwardAPI: ref("Files of the pod's fields.", DownwardAPIProjection),
    configMap: ref("Files of a ConfigMap.", ConfigMapProjection),
    serviceAccountToken: ref("A token.", ServiceAccountTokenProjection),
    clusterTrustBundle: ref("Trusted certificates.", ClusterTrustBundleProjection),
    podCertificate: ref("A key and certificate for the pod.", PodCertificateProjection),
  },
);
export type VolumeProjection = ObjectOf<typeof VolumeProjection>;

/** Several sources in one volume. */
export const ProjectedVolumeSource = struct(
  "core.v1.ProjectedVolumeSource",
  "Puts files of several sources into one directory.",
  {
    sources: list("The sources.", VolumeProjection, { type: "atomic" }),
    defaultMode,
  },
);
export type ProjectedVolumeSource = ObjectOf<typeof ProjectedVolumeSource>;
