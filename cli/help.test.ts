import { expect, test } from "vitest";
import { command as rolebinding } from "./create/rolebinding.ts";
import { command as create } from "./create.ts";
import { answerWithoutCommand, helpOf } from "./help.ts";
import { processSystem, type System } from "./io.ts";

/** What is printed in answer to words that name no command that could be run. */
function answerTo(words: readonly string[], group?: string) {
  const printed: string[] = [];
  const warned: string[] = [];
  const system: System = {
    ...processSystem,
    write: (text) => printed.push(String(text)),
    writeError: (text) => warned.push(String(text)),
  };
  const named = group === undefined ? undefined : { name: group, rest: words, isGroup: true };
  const exitCode = answerWithoutCommand(words, named, system);
  return { printed: printed.join(""), warned: warned.join(""), exitCode };
}

const rowsOf = (help: string) =>
  help
    .slice(help.indexOf("\nCommands:"))
    .split("\n")
    .flatMap((line) => /^ {2}(\S+(?: \S+)*?) {2,}/.exec(line)?.[1] ?? []);

test("the help of a command tells of what belongs to it, and that of all does not", () => {
  expect(rowsOf(helpOf(create))).toContain("secret generic");
  const { printed, exitCode } = answerTo([]);
  expect(exitCode).toBe(0);
  expect(rowsOf(printed)).toContain("create");
  expect(rowsOf(printed)).not.toContain("create secret generic");
});

test("a group without a subcommand answers with those that there are, and fails", () => {
  const { printed, warned, exitCode } = answerTo([], "create secret");
  expect([exitCode, printed]).toEqual([1, ""]);
  expect(rowsOf(warned)).toEqual(["generic", "docker-registry", "tls"]);
});

test("a word that is almost a command is answered with those that are meant", () => {
  const { warned, exitCode } = answerTo(["descrobe"]);
  expect(exitCode).toBe(1);
  expect(warned).toBe(
    'error: unknown command "descrobe" for "kubesim"\n\nDid you mean this?\n\tdescribe\n\n',
  );
});

test("a flag of a command's own that is called like one of all is told once", () => {
  const help = helpOf(rolebinding);
  expect(help.match(/^ +--user /gm)).toHaveLength(1);
});
