/** Volumes of pods, templates and the cluster. Source: kubectl 1.36, pkg/describe. */
import { isObject, type JsonObject } from "../../api/json.ts";
import { part } from "../targets/targets.ts";
import { indent, type Lines } from "./lines.ts";
import { type Source, volumeSources } from "./volume-sources.ts";

export function volumeLines(volumes: readonly JsonObject[], space: string): Lines {
  if (volumes.length === 0) return [`${space}Volumes:\t<none>`];
  const nameIndent = space === "" ? "" : " ";
  const blocks = volumes.flatMap((volume) => [
    `  ${nameIndent}${volume.name}:`,
    ...indent(sourceLines(volume, volumeSources), 2),
  ]);
  return [`${space}Volumes:`, ...blocks];
}

/** The source of a PersistentVolume: of some, more is told than where a pod names them. */
export const persistentSourceLines = (spec: JsonObject): Lines =>
  sourceLines(spec, persistentSources);

const persistentSources: Readonly<Record<string, Source>> = {
  ...volumeSources,
  local: ({ path }) => [
    "Type:\tLocalVolume (a persistent volume backed by local storage on a node)",
    `Path:\t${path}`,
  ],
  azureFile: more("azureFile", "SecretName:", ({ secretNamespace }) => [
    `SecretNamespace:\t${secretNamespace ?? ""}`,
  ]),
  glusterfs: more("glusterfs", "EndpointsName:", ({ endpointsNamespace }) => [
    `EndpointsNamespace:\t${endpointsNamespace ?? "<unset>"}`,
  ]),
  scaleIO: more("scaleIO", "VolumeName:", (source) => {
    const { name = "", namespace = "" } = part(source, "secretRef");
    return [`SecretName:\t${name}`, `SecretNamespace:\t${namespace}`];
  }),
  csi: more("csi", "FSType:", ({ volumeHandle }) => [`VolumeHandle:\t${volumeHandle}`]),
};

/** What a pod shows of a source, with more behind the line of that title. */
function more(member: string, title: string, lines: Source): Source {
  const shown = volumeSources[member];
  if (shown === undefined) throw new RangeError(`no volume source ${member}`);
  return (source) =>
    shown(source).flatMap((line) => (line.startsWith(title) ? [line, ...lines(source)] : [line]));
}

function sourceLines(volume: JsonObject, sources: Readonly<Record<string, Source>>): Lines {
  for (const [member, lines] of Object.entries(sources)) {
    const source = volume[member];
    if (isObject(source)) return lines(source);
  }
  return ["<unknown>"];
}
