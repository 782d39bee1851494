/** Servers that have the files of their image: most, until somebody runs a program in them. */
import { imageRootOf } from "../behavior/process-start.ts";
import type { Directory } from "../shell/files/file-system.ts";
import { MountedFiles } from "../shell/files/mounted-files.ts";
import type { ContainerProcess } from "../shell/process/container-process.ts";
import type { Container } from "../types.ts";
import { serverProgram } from "./program.ts";

/** Whether something of the container itself may change the files of its server. */
export const isTouched = (container: Container): boolean =>
  hasOwnMounts(container) || hasHook(container);

/**
 * What finds the files of a server without a process to find them in, as long as there is none.
 * Absent where a process sees other files from its start on.
 */
export function untouchedFilesOf(
  container: Container,
  knownProcess: () => ContainerProcess | undefined,
): (() => MountedFiles | undefined) | undefined {
  if (serverProgram(container)?.hasOwnRoot !== true || isTouched(container)) return undefined;
  let files: MountedFiles | undefined;
  return () => {
    if (knownProcess() !== undefined) return undefined;
    files ??= imageFiles(imageRootOf(container));
    return files;
  };
}

/** The files of an image, with nothing mounted. */
export const imageFiles = (root: Directory): MountedFiles =>
  new MountedFiles({ root }, [], still, ignored);

const still = () => 0;
const ignored = () => undefined;

/** Mounts but that of the token that every pod has, which no server has its files in. */
const hasOwnMounts = ({ volumeMounts = [] }: Container) =>
  volumeMounts.some(
    ({ mountPath }) => mountPath !== "/var/run/secrets/kubernetes.io/serviceaccount",
  );

const hasHook = ({ lifecycle }: Container) => lifecycle?.postStart?.exec !== undefined;
