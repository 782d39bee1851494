/** `chmod`. Source: POSIX.1-2024, chmod. */
import { type Command, fails } from "../../command.ts";
import { changeAll, isDeep } from "./change-all.ts";

const letters: Readonly<Record<string, number>> = { r: 4, w: 2, x: 1 };
const shifts: Readonly<Record<string, number>> = { u: 6, g: 3, o: 0 };
const executeBits = 0o111;

export const changeMode: Command = (args, shell) => {
  const isFlag = (arg: string) => /^(?:-[Rcvf]+|--recursive)$/.test(arg);
  const [mode = "", ...paths] = args.filter((arg) => !isFlag(arg));
  if (modeAfter(mode, 0, false) === undefined) {
    return fails(`chmod: invalid mode '${mode}'`, shell);
  }
  return changeAll("chmod", paths, {
    shell,
    isDeep: isDeep(args),
    attributes: (entry) => ({
      mode: modeAfter(mode, entry.mode, entry.kind === "directory") ?? entry.mode,
    }),
  });
};

/** `755`, `u+x,go-w`, `a=rX`; undefined where it is no mode. */
function modeAfter(mode: string, before: number, isFolder: boolean): number | undefined {
  if (/^[0-7]{1,4}$/.test(mode)) return Number.parseInt(mode, 8);
  let now = before;
  for (const clause of mode.split(",")) {
    const [, who = "", operator = "", what = ""] =
      /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause) ?? [];
    if (operator === "") return undefined;
    const classes = who === "" || who.includes("a") ? "ugo" : who;
    const mayExecute = isFolder || (before & executeBits) !== 0;
    for (const each of classes) {
      const shift = shifts[each] ?? 0;
      let bits = 0;
      for (const letter of what)
        bits |= letter === "X" ? Number(mayExecute) : (letters[letter] ?? 0);
      if (operator === "+") now |= bits << shift;
      else if (operator === "-") now &= ~(bits << shift);
      else now = (now & ~(7 << shift)) | (bits << shift);
    }
  }
  return now;
}
