import {
  type Access,
  type Attributes,
  ownerOf,
  rootAccess,
  withAttributes,
  written,
} from "./access.ts";
import {
  absolutePath,
  type Directory,
  directory,
  type Entry,
  entryAt,
  type File,
  FileError,
  file,
  fileMode,
  partsOf,
  spaceOf,
  splitPath,
  withEntry,
  withFile,
} from "./file-system.ts";
import { remember, rememberedIn } from "./found-entries.ts";
import {
  bytesInMemory,
  type Mount,
  madeByProcesses,
  mayHoldAt,
  type Place,
  type Store,
  storeWithin,
} from "./store.ts";

export type { Mount, Renewal, Store } from "./store.ts";

const linksMax = 40;

const presumedFile = file("", 0, 0o755);

/** The files that a process sees: those of the image, with volumes mounted over them. */
export class MountedFiles {
  readonly #own: Store;
  readonly #mounts: readonly Mount[];
  readonly #now: () => number;
  readonly #onShared: () => void;
  readonly #access: Access;
  /** Grows with every change that was made here. */
  version = 0;
  /** Told what volumes in memory are to hold, for which a container is charged. */
  onMemory: ((bytes: number) => void) | undefined;

  /** `onShared` is told before something shared is looked at or changed. */
  constructor(
    own: Store,
    mounts: readonly Mount[],
    now: () => number,
    onShared: () => void,
    access: Access = rootAccess,
  ) {
    this.#access = access;
    this.#own = own;
    // The deepest mount of a path is the one that counts.
    this.#mounts = [...mounts].sort((a, b) => b.path.length - a.path.length);
    this.#now = now;
    this.#onShared = onShared;
  }

  /** The files that are its own. */
  get root(): Directory {
    return this.#own.root;
  }

  /** Nothing is known of their image, nor of what its programs have put into volumes. */
  get isOfUnknownImage(): boolean {
    return this.#own.mayHoldMore === true;
  }

  /** Whether they are a tree as it is, with nothing mounted over it. */
  areThoseOf(root: Directory): boolean {
    return this.#mounts.length === 0 && this.#own.root === root;
  }

  /** All files with the volumes among them, as others see them from outside. */
  get whole(): Directory {
    return this.mounts.reduce((root, { path, store, subPath }) => {
      const mounted = entryAt(store.root, partsOf(subPath));
      return mounted === undefined ? root : withFile(root, path, mounted);
    }, this.root);
  }

  /** What a process sees whose root is a directory of these. */
  under(path: string): MountedFiles {
    const real = this.#directory(path);
    if (real === "/") return this;
    const { store, parts, isReadOnly } = this.#place(real);
    const own = storeWithin(store, parts, () => {
      this.version += 1;
    });
    const below = this.#mounts.flatMap((mount) => {
      if (mount.isOfKernel === true) return [mount];
      const isBelow = mount.path.startsWith(`${real}/`);
      return isBelow ? [{ ...mount, path: mount.path.slice(real.length) }] : [];
    });
    const access = isReadOnly ? { ...this.#access, writable: [] } : this.#access;
    return new MountedFiles(own, below, this.#now, this.#onShared, access);
  }

  /** The volumes that are mounted, by their paths. */
  get mounts(): readonly Mount[] {
    const volumes = this.#mounts.filter(({ isOfKernel }) => isOfKernel !== true);
    return volumes.sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** What is at the path once all links are followed; `undefined` where there is nothing. */
  find(path: string): Entry | undefined {
    const isOwn = this.#mounts.every((mount) => !path.startsWith(mount.path));
    const known = isOwn ? rememberedIn(this.#own.root) : undefined;
    const before = known?.get(path);
    if (before !== undefined) return before;
    const real = this.#resolve(path);
    const entry = real === undefined ? undefined : this.#at(real);
    if (entry === undefined) return this.#own.perhaps?.(this.#place(path), path);
    // Where no link was followed, it stands in this very tree, which never changes.
    if (known === undefined || (real !== path && `${real}/` !== path)) return entry;
    remember(known, path, entry);
    return entry;
  }

  /** The same, but a link at the very end is not followed. */
  findLink(path: string): Entry | undefined {
    const [parent, name] = splitPath(path);
    const real = this.#resolve(parent);
    return real === undefined ? undefined : this.#at(absolutePath(name, real));
  }

  read(path: string): string {
    const entry = this.find(path);
    if (entry === undefined) throw new FileError("ENOENT");
    if (entry.kind === "directory") throw new FileError("EISDIR");
    return entry.kind === "file" ? entry.content : "";
  }

  /** The names in a directory, in order, those of mounts too. */
  list(path: string): readonly string[] {
    const real = this.#resolve(path);
    const entry = real === undefined ? undefined : this.#at(real);
    if (real === undefined || entry === undefined) throw new FileError("ENOENT");
    if (entry.kind !== "directory") throw new FileError("ENOTDIR");
    const mounted = this.#mounts
      .map((mount) => splitPath(mount.path))
      .filter(([parent]) => parent === real)
      .map(([, name]) => name);
    return [...new Set([...entry.entries.keys(), ...mounted])].sort();
  }

  write(path: string, content: string, { append = false } = {}): void {
    const real = this.real(path);
    const entry = this.#at(real);
    if (entry?.kind === "directory") throw new FileError("EISDIR");
    if (entry?.kind === "device") return;
    const before = entry?.kind === "file" ? entry : undefined;
    const text = append ? (before?.content ?? "") + content : content;
    this.#set(real, file(text, this.#now(), before?.mode ?? fileMode));
  }

  /** Puts an entry where there may be one already. */
  put(path: string, entry: Entry): void {
    const [parent, name] = splitPath(path);
    this.#set(absolutePath(name, this.#directory(parent)), entry);
  }

  /** Changes whose something is, or what others may do with it. */
  change(path: string, attributes: Attributes): void {
    const real = this.#resolve(path);
    const entry = real === undefined ? undefined : this.#at(real);
    if (real === undefined || entry === undefined) throw new FileError("ENOENT");
    const place = this.#place(real);
    if (place.isReadOnly) throw new FileError("EROFS");
    this.#store(place, withAttributes(this.#access, entry, attributes));
  }

  makeDirectory(path: string, { parents = false } = {}): void {
    const parts = partsOf(path);
    for (let depth = parents ? 1 : parts.length; depth <= parts.length; depth += 1) {
      const each = `/${parts.slice(0, depth).join("/")}`;
      if (parents) this.presume(each, directory());
      const there = this.find(each);
      if (there === undefined) this.put(each, directory([], this.#now()));
      else if (!parents) throw new FileError("EEXIST");
      else if (there.kind !== "directory") throw new FileError("ENOTDIR");
    }
  }

  remove(path: string): void {
    if (this.findLink(path) === undefined) throw new FileError("ENOENT");
    const [parent, name] = splitPath(path);
    this.#set(absolutePath(name, this.#directory(parent)), undefined);
  }

  /** Whether something may be at the path that nobody knows of: the image may have brought it. */
  mayHold(path: string): boolean {
    return this.isOfUnknownImage && !madeByProcesses.test(path) && mayHoldAt(this.#place(path));
  }

  /**
   * Puts something where the image may have brought it for its user, a program if nothing else is
   * said; whatever is known there stays.
   */
  presume(path: string, entry: File | Directory = presumedFile): void {
    if (!this.mayHold(path) || /[*?[]/.test(path)) return;
    const { store, parts } = this.#place(path);
    const owned = { ...entry, ...ownerOf(this.#access) };
    store.root = withFile(store.root, `/${parts.join("/")}`, owned);
    this.version += 1;
  }

  /** The directory of a path, links followed. */
  #directory(path: string): string {
    this.presume(path, directory());
    const real = this.#resolve(path);
    const entry = real === undefined ? undefined : this.#at(real);
    if (real === undefined || entry === undefined) throw new FileError("ENOENT");
    if (entry.kind !== "directory") throw new FileError("ENOTDIR");
    return real;
  }

  /** The path without links, also of what is not there yet; FileError where it cannot be. */
  real(path: string): string {
    const known = this.#resolve(path);
    if (known !== undefined) return known;
    const there = this.findLink(path);
    const [parent, name] = splitPath(path);
    if (there?.kind === "link") return this.real(absolutePath(there.target, parent));
    return absolutePath(name, this.#directory(parent));
  }

  /** The path without links; `undefined` where it leads nowhere. */
  #resolve(path: string): string | undefined {
    let left = [...partsOf(absolutePath(path))];
    let real = "/";
    let links = 0;
    while (left.length > 0) {
      const [part = "", ...rest] = left;
      const next = absolutePath(part, real);
      const entry = this.#at(next);
      if (entry === undefined) return undefined;
      if (entry.kind === "link") {
        links += 1;
        if (links > linksMax) throw new FileError("ELOOP");
        left = [...partsOf(absolutePath(entry.target, real)), ...rest];
        real = "/";
        continue;
      }
      real = next;
      left = rest;
    }
    return real;
  }

  #at(path: string): Entry | undefined {
    const { store, parts } = this.#place(path);
    return entryAt(store.root, parts);
  }

  #set(path: string, entry: Entry | undefined): void {
    const place = this.#place(path);
    if (place.isReadOnly) throw new FileError("EROFS");
    this.#store(place, written(this.#access, place.store.root, place.parts, entry));
  }

  #store({ store, parts, isMemory }: Place, next: Entry | undefined): void {
    const root = withEntry(store.root, parts, next, this.#now());
    if (isMemory && next?.kind === "file") {
      this.onMemory?.(bytesInMemory(this.#mounts, store, root));
    }
    const isMore = next?.kind === "file" && store.limitBytes !== undefined;
    if (isMore && spaceOf(root).bytes > (store.limitBytes ?? 0)) throw new FileError("ENOSPC");
    store.root = root;
    this.version += 1;
    store.onChange?.();
  }

  /** The store that holds a path, and where in it. */
  #place(path: string): Place {
    for (const mount of this.#mounts) {
      if (path !== mount.path && !path.startsWith(`${mount.path}/`)) continue;
      if (mount.isShared) this.#onShared();
      const inside = absolutePath(mount.subPath + path.slice(mount.path.length));
      const { store, isReadOnly, isMemory = false } = mount;
      return { store, parts: partsOf(inside), isReadOnly, isMemory };
    }
    const { writable } = this.#access;
    const isReadOnly =
      writable?.every((each) => path !== each && !path.startsWith(`${each}/`)) === true;
    return { store: this.#own, parts: partsOf(path), isReadOnly, isMemory: false };
  }
}
