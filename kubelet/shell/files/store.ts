/** Where files are kept, and how containers have them. */
import {
  type Directory,
  directory,
  type Entry,
  entryAt,
  spaceOf,
  withEntry,
} from "./file-system.ts";

/** A place where files are kept: the image's own, or a volume. */
export interface Store {
  root: Directory;
  /** It is of an image of which nothing is known: what a command names may be there. */
  readonly mayHoldMore?: boolean;
  /** What may be where nothing is known to be; absent: nothing. */
  readonly perhaps?: (place: Place, path: string) => Entry | undefined;
  /** How up to date it is, where it shows something of the API. */
  renewal?: Renewal;
  /** No more than this fits in; absent where only the disk sets a limit. */
  limitBytes?: number;
  /** The pods, and the paths in it, whose owners were set when it was mounted. */
  givenTo?: Set<string>;
  /** Told when a container has changed something in it. */
  onChange?: () => void;
}

export interface Renewal {
  readonly mountedMs: number;
  /** The version of the pod when it was last looked at. */
  podVersion: string | undefined;
  /** Since when it is known to be out of date. */
  staleMs: number | undefined;
}

/** A volume in the files of a container. */
export interface Mount {
  /** `/etc/config`, absolute. */
  readonly path: string;
  readonly store: Store;
  /** The directory of the store that is seen there; "/" for all of it. */
  readonly subPath: string;
  readonly isReadOnly: boolean;
  /** It is kept in memory, not on a disk. */
  readonly isMemory?: boolean;
  /** Others may change it, so what is found there depends on when one looks. */
  readonly isShared: boolean;
  /** It is no volume but `/proc` and its like, which nobody has asked for. */
  readonly isOfKernel?: boolean;
}

/** A path in the store that holds it. */
export interface Place {
  readonly store: Store;
  readonly parts: readonly string[];
  readonly isReadOnly: boolean;
  readonly isMemory: boolean;
}

/** Whether the image may have brought something there of which nothing is known. */
export function mayHoldAt({ store, parts }: Place): boolean {
  if (store.mayHoldMore !== true) return false;
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const entry = entryAt(store.root, parts.slice(0, depth));
    if (entry !== undefined) return depth < parts.length && entry.kind === "directory";
  }
  return false;
}

/** What all volumes in memory hold, once one of them has another root. */
export function bytesInMemory(mounts: readonly Mount[], changed: Store, root: Directory): number {
  const inMemory = mounts.filter(({ isMemory }) => isMemory === true);
  const stores = new Set(inMemory.map(({ store }) => store));
  const roots = [...stores].map((each) => (each === changed ? root : each.root));
  return roots.reduce((sum, each) => sum + spaceOf(each).bytes, 0);
}

/** A directory of a store as one of its own. */
export function storeWithin(store: Store, parts: readonly string[], onChange: () => void): Store {
  return {
    get root() {
      const found = entryAt(store.root, parts);
      return found?.kind === "directory" ? found : directory();
    },
    set root(next) {
      store.root = withEntry(store.root, parts, next, 0);
      onChange();
      store.onChange?.();
    },
  };
}

/** What is there is put there by what runs, not by the image. */
export const madeByProcesses = /^\/(?:dev|mnt|proc|run|sys|tmp|var\/(?:run|tmp))(?:\/|$)/;
