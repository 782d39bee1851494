/** `id`: who runs a program, or whom a name stands for. Source: GNU coreutils 9, id. */
import type { Work } from "../kernel/kernel.ts";
import { put } from "../kernel/streams.ts";
import type { Shell } from "../language/shell.ts";
import { type Account, accountsIn } from "./accounts.ts";
import { type Given, ProgramError, program, read, type Usage } from "./program.ts";

const usage: Usage = {
  flags: "uGgnrz",
  long: { user: "u", group: "g", groups: "G", name: "n", real: "r" },
};

export const whoPrograms = [
  program("id", usage, id),
  program("groups", {}, ({ rest }, shell) => id(read(["-Gn", ...rest], usage), shell)),
];

interface Identity {
  readonly user: number;
  readonly group: number;
  /** With its own. */
  readonly groups: readonly number[];
}

function* id({ flags, rest: [name] }: Given, shell: Shell): Work {
  const whom = name === undefined ? ownIdentity(shell) : identityOf(name, shell);
  const users = accountsIn("/etc/passwd", shell);
  const allGroups = accountsIn("/etc/group", shell);
  const show = (number: number, among: readonly Account[]) =>
    (flags.has("n") ? nameIn(among, number) : undefined) ?? String(number);
  const text = flags.has("u")
    ? show(whom.user, users)
    : flags.has("g")
      ? show(whom.group, allGroups)
      : flags.has("G")
        ? whom.groups.map((each) => show(each, allGroups)).join(" ")
        : whole(whom, users, allGroups);
  yield* put(shell.streams.output, `${text}\n`);
  return 0;
}

const nameIn = (accounts: readonly Account[], number: number): string | undefined =>
  accounts.find((each) => each.id === number)?.name ?? (number === 0 ? "root" : undefined);

function whole(
  { user, group, groups }: Identity,
  users: readonly Account[],
  allGroups: readonly Account[],
): string {
  const named = (number: number, among: readonly Account[]) => {
    const name = nameIn(among, number);
    return name === undefined ? String(number) : `${number}(${name})`;
  };
  const all = groups.map((each) => named(each, allGroups)).join(",");
  return `uid=${named(user, users)} gid=${named(group, allGroups)} groups=${all}`;
}

const ownIdentity = ({ context: { user, group, groups } }: Shell): Identity => ({
  user,
  group,
  groups: [...new Set([group, ...groups])].sort((left, right) => left - right),
});

function identityOf(name: string, shell: Shell): Identity {
  const found = accountsIn("/etc/passwd", shell).find(
    (each) => each.name === name || String(each.id) === name,
  );
  if (found === undefined) throw new ProgramError(`'${name}': no such user`);
  const { id: user, group = user } = found;
  return { user, group, groups: [group] };
}
