/** Modules that are written in Python: those beside the script, and some of Python's own. */

import { FileError } from "../../files/file-system.ts";
import { bytesOf, textOf as decoded } from "../../kernel/bytes.ts";
import type { Shell } from "../../language/shell.ts";
import { librarySources } from "./library.ts";
import type { ScriptFile } from "./objects.ts";
import { parsePython } from "./parse.ts";
import type { Block } from "./tree.ts";

export interface SourceModule {
  readonly block: Block;
  readonly file: ScriptFile;
}

/** Where Python has its own. */
const libraryFolder = "/usr/local/lib/python3.14";

/** Finds the text of a module; it is read once. Throws SyntaxProblem and Unsimulated. */
export class Sources {
  readonly #shell: Shell;
  /** Where the script is. */
  readonly #folder: string;
  readonly #known = new Map<string, SourceModule | undefined>();

  constructor(shell: Shell, folder: string) {
    this.#shell = shell;
    this.#folder = folder;
  }

  find(name: string): SourceModule | undefined {
    if (!this.#known.has(name)) this.#known.set(name, this.#read(name));
    return this.#known.get(name);
  }

  #read(name: string): SourceModule | undefined {
    const relative = name.replaceAll(".", "/");
    for (const path of [`${relative}.py`, `${relative}/__init__.py`]) {
      const full = `${this.#folder === "/" ? "" : this.#folder}/${path}`;
      const text = this.#text(full);
      if (text !== undefined) return module(text, full, text.split("\n"));
    }
    const own = librarySources.get(name);
    return own === undefined ? undefined : module(own, `${libraryFolder}/${relative}.py`, []);
  }

  #text(path: string): string | undefined {
    try {
      const found = this.#shell.context.files.find(bytesOf(path));
      if (found?.kind !== "file") return undefined;
      return decoded(found.content).replaceAll("\r\n", "\n");
    } catch (error) {
      if (error instanceof FileError) return undefined;
      throw error;
    }
  }
}

const module = (text: string, path: string, lines: readonly string[]): SourceModule => ({
  block: parsePython(text),
  file: { path, lines },
});
