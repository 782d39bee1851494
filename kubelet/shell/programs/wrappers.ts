/** Programs that run another: as somebody else, as a child of theirs, or with other priorities. */
import type { Command } from "../command.ts";
import type { Work } from "../kernel/kernel.ts";
import type { Shell } from "../language/shell.ts";
import { runProgram } from "../run-program.ts";

/** How many words stand before the command that are no flags; and the flags with a value. */
interface Wrapper {
  readonly words: number;
  readonly valued?: string;
}

const wrappers: Readonly<Record<string, Wrapper>> = {
  gosu: { words: 1 },
  "su-exec": { words: 1 },
  sudo: { words: 0, valued: "ugC" },
  setpriv: { words: 0 },
  chroot: { words: 1 },
  tini: { words: 0, valued: "p" },
  "dumb-init": { words: 0, valued: "r" },
  catatonit: { words: 0 },
  ionice: { words: 0, valued: "cnp" },
  stdbuf: { words: 0, valued: "ioe" },
  unbuffer: { words: 0 },
};

/** Whoever it is to run as, it runs as the container does: there are no others in it. */
export const wrapperPrograms: readonly (readonly [string, Command])[] = [
  ...Object.entries(wrappers).map(([name, wrapper]): readonly [string, Command] => [
    name,
    (args, shell) => wrap(wrapper, args, shell),
  ]),
  ["su", asUser],
  ["runuser", asUser],
];

function* wrap({ words, valued = "" }: Wrapper, args: readonly string[], shell: Shell): Work {
  let at = 0;
  for (; /^-./.test(args[at] ?? ""); at += 1) {
    const flag = args[at] ?? "";
    if (flag === "--") {
      at += 1;
      break;
    }
    if (flag.length === 2 && valued.includes(flag.charAt(1))) at += 1;
  }
  yield* runProgram(args.slice(at + words), shell);
  return shell.status;
}

/** `su - app -c 'echo hi'`, `runuser -u app -- echo hi`. */
function* asUser(args: readonly string[], shell: Shell): Work {
  const at = args.findIndex((arg) => arg === "-c" || arg === "--command");
  const rest = args.indexOf("--");
  const argv =
    at >= 0 ? ["sh", "-c", args[at + 1] ?? ""] : rest >= 0 ? args.slice(rest + 1) : ["sh"];
  yield* runProgram(argv, shell);
  return shell.status;
}
