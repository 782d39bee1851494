/** What a pod needs from the API, read off its spec as it is written. */
import { isObject, type JsonObject } from "../../json.ts";

/**
 * The first resource that a spec refers to, and by what if that is no other's: a static pod may
 * refer to none. `undefined` where there is none. Source: pkg/api/pod 1.36, HasAPIObjectReference.
 */
export function apiReference(spec: JsonObject): string | undefined {
  const { serviceAccountName = "", serviceAccount = "" } = spec;
  if (serviceAccountName !== "" || serviceAccount !== "") return "serviceaccounts";
  if (refersToSecrets(spec)) return "secrets";
  if (refersToConfigMaps(spec)) return "configmaps";
  if (objectsIn(spec.resourceClaims).length > 0) return "resourceclaims";
  return objectsIn(spec.volumes)
    .map(volumeReference)
    .find((each) => each !== undefined);
}

/** What a volume refers to besides Secrets and ConfigMaps. */
function volumeReference(volume: JsonObject): string | undefined {
  if (isObject(volume.csi)) return "csidrivers (via CSI volumes)";
  if (isObject(volume.glusterfs)) return "endpoints (via glusterFS volumes)";
  if (isObject(volume.persistentVolumeClaim)) return "persistentvolumeclaims";
  if (isObject(volume.ephemeral)) return "persistentvolumeclaims (via ephemeral volumes)";
  return projections({ volumes: [volume] })
    .map(projectedReference)
    .find((each) => each !== undefined);
}

function projectedReference(source: JsonObject): string | undefined {
  if (isObject(source.serviceAccountToken)) return "serviceaccounts (via projected volumes)";
  if (isObject(source.clusterTrustBundle)) return "clustertrustbundles";
  return isObject(source.podCertificate) ? "podcertificates" : undefined;
}

/** Whether a spec names a Secret anywhere. */
export const refersToSecrets = (spec: JsonObject): boolean =>
  objectsIn(spec.imagePullSecrets).length > 0 ||
  has(valueSources(spec), "secretRef", "secretKeyRef") ||
  has([...objectsIn(spec.volumes), ...projections(spec)], "secret") ||
  volumeSources(spec).some(
    ({ secretRef, nodePublishSecretRef, secretName = "" }) =>
      isObject(secretRef) || isObject(nodePublishSecretRef) || secretName !== "",
  );

/** Whether a spec names a ConfigMap anywhere. */
const refersToConfigMaps = (spec: JsonObject): boolean =>
  has(valueSources(spec), "configMapRef", "configMapKeyRef") ||
  has([...objectsIn(spec.volumes), ...projections(spec)], "configMap");

/** Whether a volume shows the token of a service account. */
export const usesToken = (spec: JsonObject): boolean =>
  has(projections(spec), "serviceAccountToken");

/** What the variables of all containers come from. */
const valueSources = (spec: JsonObject): readonly JsonObject[] =>
  ["initContainers", "containers", "ephemeralContainers"]
    .flatMap((list) => objectsIn(spec[list]))
    .flatMap(({ env, envFrom }) => [
      ...objectsIn(envFrom),
      ...objectsIn(env).flatMap(({ valueFrom }) => (isObject(valueFrom) ? [valueFrom] : [])),
    ]);

const projections = ({ volumes }: JsonObject): readonly JsonObject[] =>
  objectsIn(volumes).flatMap(({ projected }) =>
    isObject(projected) ? objectsIn(projected.sources) : [],
  );

/** What volumes are, whatever their type. */
const volumeSources = ({ volumes }: JsonObject): readonly JsonObject[] =>
  objectsIn(volumes).flatMap((volume) => Object.values(volume).filter(isObject));

const has = (list: readonly JsonObject[], ...fields: readonly string[]): boolean =>
  list.some((each) => fields.some((field) => isObject(each[field])));

const objectsIn = (list: unknown): readonly JsonObject[] =>
  Array.isArray(list) ? list.filter(isObject) : [];
