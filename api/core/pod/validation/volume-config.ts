/** Volumes made of ConfigMaps, Secrets and fields of the pod. Source: core/validation 1.36. */

import {
  type Errors,
  type FieldError,
  forbiddenField,
  invalid,
  none,
  notSupported,
  required,
} from "../../../field-error.ts";
import { printed } from "../../../internal-types/index.ts";
import { validateLabelSelector } from "../../../selectors/labels.ts";
import {
  validateEach,
  validateFileMode,
  validatePresent,
  validateUnreservedPath,
} from "../../../validation/format.ts";
import { subdomainProblems } from "../../../validation/names.ts";
import type {
  ClusterTrustBundleProjection,
  ConfigMapVolumeSource,
  DownwardAPIVolumeFile,
  DownwardAPIVolumeSource,
  KeyToPath,
  PodCertificateProjection,
  ProjectedVolumeSource,
  SecretVolumeSource,
  ServiceAccountTokenProjection,
  VolumeProjection,
} from "../volumes/config.ts";
import { fileFields, validateFieldRef, validateResourceFieldRef } from "./env.ts";

export const validateSecretVolume = (source: SecretVolumeSource, path: string): Errors => [
  ...validatePresent(source.secretName, `${path}.secretName`),
  ...validateFileMode(source.defaultMode, `${path}.defaultMode`),
  ...validateEach(source.items, `${path}.items`, validateKeyToPath),
];

export const validateConfigMapVolume = (source: ConfigMapVolumeSource, path: string): Errors => [
  ...validatePresent(source.name, `${path}.name`),
  ...validateFileMode(source.defaultMode, `${path}.defaultMode`),
  ...validateEach(source.items, `${path}.items`, validateKeyToPath),
];

/** Kubernetes reports the faults of a file at the volume, without its index. */
export const validateDownwardVolume = (source: DownwardAPIVolumeSource, path: string): Errors => [
  ...validateFileMode(source.defaultMode, `${path}.defaultMode`),
  ...validateEach(source.items, path, (file) => validateFile(file, path)),
];

function validateKeyToPath(item: KeyToPath, path: string): Errors {
  return [
    ...validatePresent(item.key, `${path}.key`),
    ...validatePresent(item.path, `${path}.path`),
    ...validateUnreservedPath(item.path, `${path}.path`),
    ...validateFileMode(item.mode, `${path}.mode`),
  ];
}

function validateFile(file: DownwardAPIVolumeFile, path: string): Errors {
  return [
    ...validatePresent(file.path, `${path}.path`),
    ...validateUnreservedPath(file.path, `${path}.path`),
    ...validateFileSource(file, path),
    ...validateFileMode(file.mode, `${path}.mode`),
  ];
}

function validateFileSource(file: DownwardAPIVolumeFile, path: string): Errors {
  const { fieldRef, resourceFieldRef } = file;
  if (fieldRef !== undefined) {
    const both = "fieldRef and resourceFieldRef can not be specified simultaneously";
    return [
      ...validateFieldRef(fieldRef, `${path}.fieldRef`, fileFields),
      ...(resourceFieldRef === undefined ? none : [invalid(path, "resource", both)]),
    ];
  }
  if (resourceFieldRef === undefined) {
    return [required(path, "one of fieldRef and resourceFieldRef is required")];
  }
  return validateResourceFieldRef(resourceFieldRef, `${path}.resourceFieldRef`, true);
}

/** Several sources in one directory; no two of them may write the same file. */
export function validateProjectedVolume(source: ProjectedVolumeSource, path: string): Errors {
  const files = new Set<string>();
  const claim = (file: string, owner = file): Errors => {
    if (files.has(file)) return [invalid(path, owner, "conflicting duplicate paths")];
    files.add(file);
    return none;
  };
  return [
    ...validateFileMode(source.defaultMode, `${path}.defaultMode`),
    ...validateEach(source.sources, `${path}.sources`, (projection, at) => [
      ...validateProjection(projection, at, claim),
      ...validateServiceAccountToken(projection.serviceAccountToken, at, path),
      ...validateTrustBundle(projection.clusterTrustBundle, `${at}.clusterTrustBundle`, claim),
      ...validateCertificate(projection.podCertificate, `${at}.podCertificate`, claim),
      ...(Object.values(projection).filter((part) => part !== undefined).length > 1
        ? [forbiddenField(at, "may not specify more than 1 volume type per source")]
        : none),
    ]),
  ];
}

/** Takes a path for one source; an error where another has it already. */
type Claim = (file: string, owner?: string) => Errors;

function validateProjection(
  { secret, configMap, downwardAPI }: VolumeProjection,
  path: string,
  claim: Claim,
): Errors {
  const errors: FieldError[] = [];
  for (const [kind, source] of Object.entries({ secret, configMap })) {
    if (source === undefined) continue;
    const { name = "", items } = source;
    errors.push(...validatePresent(name, `${path}.${kind}.name`));
    const itemErrors = validateEach(items, `${path}.${kind}.items`, (item, at) => [
      ...validateKeyToPath(item, at),
      ...(item.path === "" ? none : claim(item.path, name)),
    ]);
    errors.push(...itemErrors);
  }
  const at = `${path}.downwardAPI`;
  const fileErrors = validateEach(downwardAPI?.items, at, (file) => [
    ...validateFile(file, at),
    ...(file.path === "" ? none : claim(file.path)),
  ]);
  return [...errors, ...fileErrors];
}

function validateServiceAccountToken(
  token: ServiceAccountTokenProjection | undefined,
  path: string,
  volumePath: string,
): Errors {
  if (token === undefined) return none;
  const { expirationSeconds, path: file } = token;
  const at = `${path}.serviceAccountToken.expirationSeconds`;
  const short = "may not specify a duration less than 10 minutes";
  const long = "may not specify a duration larger than 2^32 seconds";
  return [
    ...(expirationSeconds < 600 ? [invalid(at, expirationSeconds, short)] : none),
    ...(expirationSeconds > 2 ** 32 ? [invalid(at, expirationSeconds, long)] : none),
    ...(file === ""
      ? [required(`${volumePath}.path`)]
      : validateUnreservedPath(file, `${volumePath}.path`)),
  ];
}

function validateTrustBundle(
  bundle: ClusterTrustBundleProjection | undefined,
  path: string,
  claim: Claim,
): Errors {
  if (bundle === undefined) return none;
  return [
    ...validateTrustSource(bundle, path),
    ...validatePresent(bundle.path, `${path}.path`),
    ...validateUnreservedPath(bundle.path, `${path}.path`),
    ...claim(bundle.path),
  ];
}

function validateTrustSource(bundle: ClusterTrustBundleProjection, path: string): Errors {
  const { name, signerName, labelSelector } = bundle;
  if (name !== undefined && signerName !== undefined) {
    return [
      invalid(
        path,
        printed("core.ClusterTrustBundleProjection", bundle),
        "only one of name and signerName may be used",
      ),
    ];
  }
  if (name !== undefined) {
    const unset = "labelSelector must be unset if name is specified";
    const problems = subdomainProblems(name.slice(name.lastIndexOf(":") + 1));
    return [
      ...(name === "" ? [required(`${path}.name`, "must be a valid object name")] : none),
      ...problems.map((why) =>
        invalid(`${path}.name`, name, `not a valid clustertrustbundlename: ${why}`),
      ),
      ...(labelSelector === undefined
        ? none
        : [invalid(`${path}.labelSelector`, labelSelector, unset)]),
    ];
  }
  if (signerName === undefined) {
    return [required(path, "either name or signerName must be specified")];
  }
  return [
    ...(signerName === "" ? [required(`${path}.signerName`, "must be a valid signer name")] : none),
    ...validateSignerName(signerName, `${path}.signerName`),
    ...validateLabelSelector(labelSelector, `${path}.labelSelector`),
  ];
}

/** `domain/path`, as signers of certificates are named. */
function validateSignerName(name: string, path: string): Errors {
  if (name === "") return [required(path)];
  const parts = name.split("/");
  if (parts.length !== 2 || parts.includes("")) {
    const form = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    return [invalid(path, name, form)];
  }
  const problems = parts.flatMap((part) => subdomainProblems(part));
  return problems.map((why) => invalid(path, name, why));
}

const keyTypes = ["ECDSAP256", "ECDSAP384", "ECDSAP521", "ED25519", "RSA3072", "RSA4096"];
const hourSeconds = 3600;
const certificateSecondsMax = 91 * 24 * hourSeconds;

function validateCertificate(
  certificate: PodCertificateProjection | undefined,
  path: string,
  claim: Claim,
): Errors {
  if (certificate === undefined) return none;
  const { signerName, keyType, maxExpirationSeconds: seconds = hourSeconds } = certificate;
  const names = ["credentialBundlePath", "keyPath", "certificateChainPath"] as const;
  const given = names.filter((name) => (certificate[name] ?? "") !== "");
  const missing = `specify at least one of ${names[0]}, ${names[1]}, and ${names[2]}`;
  const range = `must be between ${hourSeconds} and ${certificateSecondsMax}, inclusive`;
  const isInRange = seconds >= hourSeconds && seconds <= certificateSecondsMax;
  return [
    ...validateSignerName(signerName, `${path}.signerName`),
    ...(keyTypes.includes(keyType) ? none : [notSupported(`${path}.keyType`, keyType, keyTypes)]),
    ...(isInRange ? none : [invalid(`${path}.maxExpirationSeconds`, seconds, range)]),
    ...(given.length === 0 ? [required(path, missing)] : none),
    ...given.flatMap((name) => {
      const file = certificate[name] ?? "";
      return [...validateUnreservedPath(file, `${path}.${name}`), ...claim(file)];
    }),
  ];
}
