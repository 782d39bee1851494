/** The files of volumes that show what is in the API. Source: kubelet 1.36, volume plugins. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Configuration, FindConfiguration } from "../observed.ts";
import {
  absolutePath,
  type Directory,
  directory,
  entryAt,
  type File,
  file,
  fileMode,
  lateFile,
  link,
  partsOf,
  withFile,
} from "../shell/files/file-system.ts";
import { bytesOf } from "../shell/kernel/bytes.ts";
import type { Volume } from "../types.ts";
import { wishOf } from "./account-tokens.ts";
import { downwardFile } from "./downward.ts";

/** Files that show something of the API, by their paths. */
export type Files = ReadonlyMap<string, File>;

/** The files of a volume that come from the API; `undefined` for other volumes. */
export function configuredFiles(
  volume: Volume,
  pod: Pod,
  configuration: FindConfiguration,
): Files | undefined {
  const { configMap, secret, projected, downwardAPI } = volume;
  const sources = { pod, configuration };
  if (projected !== undefined) {
    const { defaultMode } = projected;
    const parts = (projected.sources ?? []).flatMap((source) => [
      ...filesOf(source, { ...sources, defaultMode }),
    ]);
    return new Map(parts);
  }
  const own = configMap ?? secret ?? downwardAPI;
  if (own === undefined) return undefined;
  return filesOf(
    { configMap, downwardAPI, secret: secret && { ...secret, name: secret.secretName ?? "" } },
    { ...sources, defaultMode: own.defaultMode },
  );
}

interface Sources {
  readonly pod: Pod;
  readonly configuration: FindConfiguration;
  readonly defaultMode: number | undefined;
}

type Projection = NonNullable<NonNullable<Volume["projected"]>["sources"]>[number];

function filesOf(
  { configMap, secret, downwardAPI, serviceAccountToken }: Projection,
  { pod, configuration, defaultMode = fileMode }: Sources,
): Files {
  const plain = configMap ?? secret;
  if (plain !== undefined) {
    const kind = configMap === undefined ? "Secret" : "ConfigMap";
    const data = configuration(kind, plain.name)?.data ?? new Map<string, string>();
    const items = plain.items ?? [...data.keys()].map((key) => ({ key, path: key }));
    // What is not there may be absent: without it a volume that needs it is not set up.
    return new Map(
      items.flatMap(({ key, path, mode = defaultMode }: Item) => {
        const content = data.get(key);
        return content === undefined ? [] : [[path, file(content, 0, mode)] as const];
      }),
    );
  }
  if (serviceAccountToken !== undefined) {
    const { audience, expirationSeconds } = wishOf(serviceAccountToken);
    const issued = configuration("Token", `${expirationSeconds}/${audience}`);
    return new Map([[serviceAccountToken.path, tokenFile(issued, pod, defaultMode)]]);
  }
  return new Map(
    (downwardAPI?.items ?? []).map((item) => [
      item.path,
      file(bytesOf(downwardFile(item, pod, configuration)), 0, item.mode ?? defaultMode),
    ]),
  );
}

interface Item {
  readonly key: string;
  readonly path: string;
  readonly mode?: number | undefined;
}

function tokenFile(issued: Configuration | undefined, pod: Pod, mode: number): File {
  if (issued?.dataId === undefined) return file(unsigned(pod), 0, mode);
  return lateFile(issued.dataId, () => issued.data.get("token") ?? "", mode);
}

/** Where nobody issues tokens, it says only whose it is. */
const unsigned = ({ metadata, spec }: Pod) =>
  `system:serviceaccount:${metadata.namespace}:${spec.serviceAccountName ?? "default"}`;

/** The files as they are. */
export function plainFiles(files: Files): Directory {
  let root = directory();
  for (const [path, each] of files) root = withFile(root, path, each);
  return root;
}

const dataLink = "..data";

/** Files behind links, so that all of them change at once. Source: AtomicWriter. */
export function linkedFiles(files: Files, nowMs: number): Directory {
  const stamp = new Date(nowMs).toISOString().replace(/[-:T]/g, "_").slice(0, 19);
  const version = `..${stamp}`;
  const tops = [...new Set([...files.keys()].map((path) => partsOf(absolutePath(path))[0] ?? ""))];
  return directory([
    [version, plainFiles(files)],
    [dataLink, link(version)],
    ...tops.map((name) => [name, link(`${dataLink}/${name}`)] as const),
  ]);
}

const hasContentOf = (left: File, right: File): boolean =>
  left.contentId !== undefined && right.contentId !== undefined
    ? left.contentId === right.contentId
    : left.content === right.content;

/** Whether the links lead to just these files. */
export function shows(root: Directory, files: Files): boolean {
  const data = root.entries.get(dataLink);
  if (data?.kind !== "link") return false;
  const paths = [...files].every(([path, each]) => {
    const entry = entryAt(root, [data.target, ...partsOf(absolutePath(path))]);
    return entry?.kind === "file" && hasContentOf(entry, each);
  });
  const tops = new Set([...files.keys()].map((path) => partsOf(absolutePath(path))[0]));
  return paths && root.entries.size === tops.size + 2;
}
