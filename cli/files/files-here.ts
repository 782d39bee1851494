/** The files of this machine, as makers and kustomizations see files. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Files } from "../../client/kubectl/made/maker.ts";

export const filesHere: Files = {
  read(path) {
    try {
      return readFileSync(path);
    } catch {
      return undefined;
    }
  },
  list(path) {
    try {
      return readdirSync(path)
        .filter((name) => statSync(join(path, name), { throwIfNoEntry: false })?.isFile() === true)
        .sort();
    } catch {
      return undefined;
    }
  },
};
