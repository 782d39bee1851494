/** `chown` and `chgrp`. Source: POSIX.1-2024, their utilities. */

import { type Command, fails } from "../../command.ts";
import type { Attributes } from "../../files/access.ts";
import type { Shell } from "../../language/shell.ts";
import { idOf } from "../accounts.ts";
import { changeAll, isDeep } from "./change-all.ts";

/** `chown USER:GROUP`, where either may be left out. */
export const changeOwner: Command = (args, shell) =>
  changed("chown", args, shell, (owner) => {
    const [user = "", group = ""] = owner.split(/[:.]/);
    return {
      ...named("user", idOf("/etc/passwd", user, shell)),
      ...named("group", idOf("/etc/group", group, shell)),
    };
  });

export const changeGroup: Command = (args, shell) =>
  changed("chgrp", args, shell, (group) => named("group", idOf("/etc/group", group, shell)));

function changed(
  name: string,
  args: readonly string[],
  shell: Shell,
  attributesOf: (owner: string) => Attributes,
) {
  const [owner, ...paths] = args.filter((arg) => !/^-/.test(arg));
  if (owner === undefined || paths.length === 0) return fails(`${name}: missing operand`, shell);
  const attributes = attributesOf(owner);
  return changeAll(name, paths, { shell, isDeep: isDeep(args), attributes: () => attributes });
}

const named = (name: "user" | "group", id: number | undefined): Attributes =>
  id === undefined ? {} : { [name]: id };
