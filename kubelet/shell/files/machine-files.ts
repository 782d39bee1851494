/**
 * `/proc` and `/sys` as far as people read them. The files are made when somebody looks, so a
 * container that nobody asks has none. Source: proc(5); Linux, control group v2.
 */
import type { Context } from "../kernel/context.ts";
import type { Privileges } from "../kernel/privileges.ts";
import { type Directory, directory, type Entry, type File, link } from "./file-system.ts";
import type { Mount } from "./mounted-files.ts";
import { processFiles } from "./process-files.ts";
import { resourceFiles } from "./resource-files.ts";
import { systemFiles } from "./system-files.ts";

/** What the files tell of. */
export type Machine = Pick<
  Context,
  | "kernel"
  | "hostname"
  | "address"
  | "user"
  | "group"
  | "startedAtMs"
  | "memoryLimitBytes"
  | "cpuLimitMillicores"
  | "onClock"
> & {
  readonly argv: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly userIdBase?: number | undefined;
  readonly privileges?: Privileges | undefined;
};

/** A file whose content is worked out whenever it is read. */
export class MadeFile implements File {
  readonly kind = "file";
  readonly mode = 0o444;
  readonly changedMs = 0;
  readonly #make: () => string;

  constructor(make: () => string) {
    this.#make = make;
  }

  get content(): string {
    return this.#make();
  }
}

/** Contents by name; directories are tables again. */
export interface Contents {
  readonly [name: string]: string | (() => string) | Contents | Entry;
}

const isEntry = (content: Contents | Entry): content is Entry => "kind" in content;

/** The directory that a table stands for. */
export function directoryOf(contents: Contents): Directory {
  return directory(
    Object.entries(contents).map(([name, content]): [string, Entry] => {
      if (typeof content === "string") return [name, new MadeFile(() => content)];
      if (typeof content === "function") return [name, new MadeFile(content)];
      return [name, isEntry(content) ? content : directoryOf(content)];
    }),
  );
}

export function machineMounts(machine: Machine): readonly Mount[] {
  const mount = (path: string, make: () => Contents): Mount => {
    const store = {
      get root() {
        return directoryOf(make());
      },
    };
    return { path, store, subPath: "", isReadOnly: true, isShared: false, isOfKernel: true };
  };
  const name = "/proc/sys/kernel/hostname";
  return [
    { ...mount(name, () => ({ hostname: `${machine.hostname}\n` })), subPath: "/hostname" },
    mount("/proc", () => ({
      ...systemFiles(machine),
      ...processFiles(machine),
      mounts: link("self/mounts"),
    })),
    mount("/sys", () => resourceFiles(machine)),
  ];
}
