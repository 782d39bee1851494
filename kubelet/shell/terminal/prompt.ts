import type { Shell } from "../language/shell.ts";

/** What an interactive shell shows before it reads a line: `PS1`, or that of the shell itself. */
export function promptOf(shell: Shell): string {
  const own = shell.variables.get("PS1");
  return own === undefined ? usual(shell) : filledIn(own, shell);
}

/** As bash in images of Debian, dash, and ash of busybox have it. */
function usual(shell: Shell): string {
  const mark = markOf(shell);
  if (shell.isBash) return filledIn("\\u@\\h:\\w\\$ ", shell);
  return shell.dialect.name === "dash" ? `${mark} ` : `${placeOf(shell)} ${mark} `;
}

const markOf = ({ context }: Shell) => (context.user === 0 ? "#" : "$");

function placeOf({ cwd, variables }: Shell): string {
  const home = variables.get("HOME") ?? "/root";
  if (home !== "/" && cwd === home) return "~";
  return home !== "/" && cwd.startsWith(`${home}/`) ? `~${cwd.slice(home.length)}` : cwd;
}

const filledIn = (text: string, shell: Shell): string =>
  text.replace(/\\([uhHwW$ne[\]])/g, (_, letter: string) => {
    switch (letter) {
      case "u":
        return shell.context.user === 0 ? "root" : "I have no name!";
      case "h":
      case "H":
        return shell.context.hostname;
      case "w":
        return placeOf(shell);
      case "W":
        return /[^/]+$/.exec(placeOf(shell))?.[0] ?? "/";
      case "$":
        return markOf(shell);
      case "n":
        return "\n";
      case "e":
        return "\x1b";
      default:
        return "";
    }
  });
