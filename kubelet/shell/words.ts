/** Words of the tiny shell: quotes, variables, arithmetic and the few commands within them. */
import { formatTime } from "../../api/runtime.ts";
import type { Process } from "./process.ts";

/** `NAME=value` */
export const assignment = /^([A-Za-z_]\w*)=([\s\S]*)$/;

/** Takes the quotes off a word and puts in variables, arithmetic and the few known commands. */
export function expand(word: string, process: Process): string {
  let text = "";
  for (const [part] of word.matchAll(/'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^'"\\]+/g)) {
    if (part.startsWith("'")) text += part.slice(1, -1);
    else if (part.startsWith('"'))
      text += expandVariables(part.slice(1, -1), process).replace(/\\(["\\$`])/g, "$1");
    else if (part.startsWith("\\")) text += part.slice(1);
    else text += expandVariables(part, process);
  }
  return text;
}

const variable =
  /\$\(\(([^)]*)\)\)|\$\(([^)]*)\)|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$([A-Za-z_]\w*)|\$\?/g;

function expandVariables(text: string, process: Process): string {
  return text.replace(variable, (all, sum, command, braced, fallback, plain) => {
    if (sum !== undefined) return String(arithmetic(String(sum), process));
    if (command !== undefined) return substitute(String(command).trim(), process);
    if (all === "$?") return String(process.code);
    return process.variables.get(String(braced ?? plain)) ?? String(fallback ?? "");
  });
}

function substitute(command: string, process: Process): string {
  const [name, argument] = command.split(/\s+/);
  if (name === "date") return dateText(process, argument);
  return name === "hostname" ? process.input.hostname : "";
}

/** `i+1`, `n * 2`: two numbers or names and an operator, or one of them. */
function arithmetic(text: string, process: Process): number {
  const match = /^\s*(\$?\w+)\s*(?:([-+*/%])\s*(\$?\w+)\s*)?$/.exec(text);
  if (match === null) return 0;
  const value = (word: string | undefined) => {
    const name = (word ?? "0").replace("$", "");
    return Number(/^\d+$/.test(name) ? name : (process.variables.get(name) ?? 0));
  };
  const [left, right] = [value(match[1]), value(match[3])];
  switch (match[2]) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return Math.trunc(left / right);
    case "%":
      return left % right;
    default:
      return left;
  }
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Mon Nov 23 22:49:04 UTC 2026`, or seconds since the epoch for `+%s`. */
export function dateText(process: Process, format: string | undefined): string {
  const timeMs = process.input.startedAtMs + process.nowMs;
  if (format === "+%s") return String(Math.floor(timeMs / 1000));
  const iso = formatTime(timeMs);
  if (format !== undefined) return iso;
  const date = new Date(timeMs);
  const day = String(date.getUTCDate()).padStart(2, " ");
  const names = `${weekdays[date.getUTCDay()]} ${months[date.getUTCMonth()]}`;
  return `${names} ${day} ${iso.slice(11, 19)} UTC ${iso.slice(0, 4)}`;
}
