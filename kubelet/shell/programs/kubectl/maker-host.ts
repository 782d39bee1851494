/** What makers and setters find in a container, and on the server. */
import { nameGenerator } from "../../../../api/runtime.ts";
import type { Files } from "../../../../client/kubectl/made/maker.ts";
import type { SettingHost } from "../../../../client/kubectl/made/setter.ts";
import { matching } from "../../../../client/kubectl/resources.ts";
import { absolutePath } from "../../files/file-system.ts";
import { textOf, toArray } from "../../kernel/bytes.ts";
import type { Effect } from "../../kernel/kernel.ts";
import { readAll } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import { Session } from "./session.ts";
import { findTargets } from "./targets.ts";

export function hostOf(session: Session): SettingHost<Effect, void> {
  const { shell } = session;
  return {
    files: filesOf(shell),
    variable: (name) => shell.variables.get(name),
    suffix: () => nameGenerator(shell.context.random).suffix(),
    warn: (line) => session.warn(line),
    *resource(type) {
      return matching(yield* session.served(), type)[0];
    },
    *object(named) {
      const { filename: _, ...options } = unpicked(session).options;
      const [target] = yield* findTargets([named], new Session(shell, options));
      return target?.object ?? {};
    },
    *input() {
      return textOf(yield* readAll(shell.streams.input));
    },
  };
}

/** The session without a selector, which may be meant for something else than finding objects. */
export function unpicked({ shell, options, dashAt }: Session): Session {
  const { selector: _, ...others } = options;
  return new Session(shell, others, dashAt);
}

function filesOf({ context: { files }, cwd }: Shell): Files {
  return {
    read(path) {
      const full = absolutePath(path, cwd);
      return files.find(full)?.kind === "file" ? toArray(files.read(full)) : undefined;
    },
    list(path) {
      const full = absolutePath(path, cwd);
      if (files.find(full)?.kind !== "directory") return undefined;
      return files.list(full).filter((name) => files.find(`${full}/${name}`)?.kind === "file");
    },
  };
}
