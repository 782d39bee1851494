/** Functions that one shell hands to others in its environment. Source: bash 5.2, `export -f`. */
import { type Function as FunctionNode, parse } from "unbash";
import { setHome } from "./line-numbers.ts";

/** The variable that holds a function; no script can name it. */
export const functionVariable = (name: string): string => `BASH_FUNC_${name}%%`;
const functionPattern = /^BASH_FUNC_(.+)%%$/;

/** Takes the function that a variable holds, if it holds one. */
export function takeFunction(
  variable: string,
  value: string,
  functions: Map<string, FunctionNode>,
): void {
  const [, name] = functionPattern.exec(variable) ?? [];
  if (name === undefined) return;
  const text = `${name} ${value}`;
  const [statement] = parse(text).commands;
  if (statement?.command.type !== "Function") return;
  functions.set(name, statement.command);
  setHome(statement.command, { text, linesBefore: 0 });
}
