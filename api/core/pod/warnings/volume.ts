import { claimSpecWarnings } from "../../claim-validate.ts";
import type { Volume } from "../volumes/volume.ts";

type Source = Exclude<keyof Volume, "name">;

/** Kinds of volumes that are on their way out, or no longer work. */
const deprecated: readonly (readonly [source: Source, field: string, message: string])[] = [
  ["photonPersistentDisk", "photonPersistentDisk", "deprecated in v1.11, non-functional in v1.16+"],
  ["gitRepo", "gitRepo", "deprecated in v1.11, and disabled by default in v1.33+"],
  ["scaleIO", "scaleIO", "deprecated in v1.16, non-functional in v1.22+"],
  ["flocker", "flocker", "deprecated in v1.22, non-functional in v1.25+"],
  ["storageos", "storageOS", "deprecated in v1.22, non-functional in v1.25+"],
  ["quobyte", "quobyte", "deprecated in v1.22, non-functional in v1.25+"],
  ["glusterfs", "glusterfs", "deprecated in v1.25, non-functional in v1.26+"],
  ["cephfs", "cephfs", "deprecated in v1.28, non-functional in v1.31+"],
  ["rbd", "rbd", "deprecated in v1.28, non-functional in v1.31+"],
];
/** Those of the list above that stand after the claims of ephemeral volumes. */
const isLate = (source: Source) => source === "cephfs" || source === "rbd";

/** Warnings for the volumes of a pod, in Kubernetes' order. */
export function volumeWarnings(volumes: readonly Volume[] | undefined, path: string): string[] {
  if (volumes === undefined || volumes.length === 0) return [];
  const warnings = volumes.flatMap((volume, index) => {
    const given = deprecated.filter(([source]) => volume[source] !== undefined);
    const texts = (late: boolean) =>
      given
        .filter(([source]) => isLate(source) === late)
        .map(([, field, message]) => `${path}[${index}].${field}: ${message}`);
    return [...texts(false), ...claimWarnings(volume, `${path}[${index}]`), ...texts(true)];
  });
  return [...warnings, ...projectionWarnings(volumes, path)];
}

const claimWarnings = ({ ephemeral }: Volume, path: string) =>
  claimSpecWarnings(
    ephemeral?.volumeClaimTemplate?.spec,
    `${path}.ephemeral.volumeClaimTemplate.spec`,
  );

/** A token takes the place of any other file of the same path. */
function projectionWarnings(volumes: readonly Volume[], path: string): string[] {
  const tokens = new Set<string>();
  for (const { projected } of volumes) {
    for (const { serviceAccountToken } of projected?.sources ?? []) {
      if (serviceAccountToken !== undefined) tokens.add(serviceAccountToken.path);
    }
  }
  if (tokens.size === 0) return [];
  return volumes.flatMap(({ projected }, index) => {
    const at = `${path}[${index}].projected.sources`;
    const check = (field: string, items: readonly { readonly path: string }[] = []) =>
      items.flatMap((item, itemIndex) =>
        tokens.has(item.path) ? [collision(`${at}.${field}[${itemIndex}]`, item.path)] : [],
      );
    return (projected?.sources ?? []).flatMap((source) => {
      const bundle = source.clusterTrustBundle?.path;
      return [
        ...check("configMap", source.configMap?.items),
        ...check("secrets", source.secret?.items),
        ...check("downwardAPI", source.downwardAPI?.items),
        ...(bundle !== undefined && tokens.has(bundle)
          ? [collision(`${at}.ClusterTrustBundle`, bundle)]
          : []),
      ];
    });
  });
}

const collision = (path: string, file: string) =>
  `${path}: has duplicated path with ServiceAccountToken ${JSON.stringify(file)}`;
