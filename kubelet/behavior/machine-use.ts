import type { Space } from "../shell/files/file-system.ts";

/** What a container has of its machine. */
export interface ContainerUse {
  /** What it has written to files of its own. */
  readonly written: Space;
  readonly logBytes: number;
  readonly processes: number;
  /** Nothing of it changes unless somebody interferes. */
  readonly isStill: boolean;
}

/** What a pod has of its machine, by the container and by the volume that goes with the pod. */
export interface PodUse {
  readonly containers: ReadonlyMap<string, ContainerUse>;
  readonly volumes: ReadonlyMap<string, Space>;
}
