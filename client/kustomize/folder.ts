/** The files that a kustomization names, from beside it. */
import { loadAll, YAMLException } from "js-yaml";
import type { Json } from "../../api/json.ts";
import { goYaml3 } from "../../api/yaml.ts";
import { Failure } from "../kubectl/failure.ts";
import type { Files } from "../kubectl/made/maker.ts";

/** A folder, below which all files must be that are read from it; unless it is open to others. */
export class Folder {
  readonly path: string;
  readonly #files: Files;
  readonly #isOpen: boolean;

  constructor(files: Files, path: string, isOpen = false) {
    this.#files = files;
    this.path = normal(path);
    this.#isOpen = isOpen;
  }

  /** The folder at a path from here; nothing where there is none. */
  folder(path: string): Folder | undefined {
    const found = joined(this.path, path);
    if (this.#files.list(found) === undefined) return undefined;
    return new Folder(this.#files, found, this.#isOpen);
  }

  has(name: string): boolean {
    return this.#files.list(this.path)?.includes(name) === true;
  }

  /** Throws Failure where there is no such file, or it is not to be read from here. */
  bytes(path: string): Uint8Array {
    const full = joined(this.path, path);
    const isBelow =
      this.path === "." ? !/^(?:\.\.|\/)/.test(full) : full.startsWith(`${this.path}/`);
    if (!isBelow && !this.#isOpen && this.path !== "/") {
      throw new Failure(`security; file '${full}' is not in or below '${this.path}'`);
    }
    const bytes = this.#files.read(full);
    if (bytes === undefined) throw new Failure(`open ${full}: no such file or directory`);
    return bytes;
  }

  text(path: string): string {
    return new TextDecoder().decode(this.bytes(path));
  }

  /** The documents of a file, but for those with nothing in them. */
  documents(path: string, schema = goYaml3): readonly Json[] {
    return documentsOf(this.text(path), joined(this.path, path), schema);
  }
}

/** The documents of a text, but for those with nothing in them. */
export function documentsOf(text: string, source: string, schema = goYaml3): readonly Json[] {
  try {
    const documents = loadAll(text, { schema }) as Json[];
    return documents.filter((each) => each !== null && each !== undefined);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw new Failure(`${source}:${(error.mark?.line ?? 0) + 1}: ${error.reason}`);
  }
}

/** The path of what is at a path from a folder. */
export const joined = (folder: string, path: string): string =>
  path.startsWith("/") ? normal(path) : normal(`${folder}/${path}`);

/** Without `.` and, as far as it goes, without `..`. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  if (path.startsWith("/")) return `/${parts.filter((part) => part !== "..").join("/")}`;
  return parts.join("/") || ".";
}
