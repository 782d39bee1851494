/** `adduser`, `useradd` and their like: lines in `/etc/passwd` and `/etc/group`. */
import { type Command, done, fails } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";

export const userPrograms: readonly (readonly [string, Command])[] = [
  ["adduser", addUser],
  ["useradd", addUser],
  ["addgroup", addGroup],
  ["groupadd", addGroup],
  ...["usermod", "chsh", "update-ca-certificates", "ldconfig", "locale-gen"].map(
    (name): readonly [string, Command] => [name, () => done()],
  ),
];

const firstId = 1_000;
/** The flags that are followed by a value, of busybox' programs and of those of shadow. */
const valued = /^-[uhgsGcdkebfpK]$|^--(?:uid|gid|home|shell|gecos|ingroup|groups)$/;

interface Asked {
  readonly names: readonly string[];
  readonly value: (pattern: RegExp) => string | undefined;
}

function asked(args: readonly string[]): Asked {
  const isValue = (at: number) => valued.test(args[at - 1] ?? "");
  return {
    names: args.filter((arg, at) => !arg.startsWith("-") && !isValue(at)),
    value: (pattern) => {
      const at = args.findIndex((arg) => pattern.test(arg));
      return at < 0 ? undefined : args[at + 1];
    },
  };
}

const linesOf = (path: string, { context: { files } }: Shell): readonly string[] =>
  files.find(path)?.kind === "file"
    ? files
        .read(path)
        .split("\n")
        .filter((line) => line !== "")
    : [];

function add(path: string, name: string, line: (id: number) => string, shell: Shell): boolean {
  const lines = linesOf(path, shell);
  if (lines.some((each) => each.startsWith(`${name}:`))) return false;
  const ids = lines.map((each) => Number(each.split(":")[2])).filter((id) => id < 60_000);
  shell.context.files.write(path, `${line(Math.max(firstId - 1, ...ids) + 1)}\n`, { append: true });
  return true;
}

function addUser(args: readonly string[], shell: Shell): Work {
  const { names, value } = asked(args);
  const [name = ""] = names;
  const home = value(/^-[hd]$|^--home$/) ?? `/home/${name}`;
  const uid = value(/^(?:-u|--uid)$/);
  const isNew = add(
    "/etc/passwd",
    name,
    (id) => `${name}:x:${uid ?? id}:${uid ?? id}:${name}:${home}:/bin/sh`,
    shell,
  );
  if (!isNew) return fails(`adduser: user '${name}' in use`, shell);
  add("/etc/group", name, (id) => `${name}:x:${uid ?? id}:`, shell);
  if (!args.includes("-H") && !args.includes("-M")) {
    shell.context.files.makeDirectory(home, { parents: true });
  }
  return done();
}

function addGroup(args: readonly string[], shell: Shell): Work {
  const { names, value } = asked(args);
  const [name = ""] = names;
  const gid = value(/^(?:-g|--gid)$/);
  const isNew = add("/etc/group", name, (id) => `${name}:x:${gid ?? id}:`, shell);
  return isNew ? done() : fails(`addgroup: group '${name}' in use`, shell);
}
