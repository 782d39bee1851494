// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts are those of a shell.
/** What dash, the ash of busybox and bash make of the same scripts: as the real ones print it. */
import { expect, test } from "vitest";
import { runTest, sh } from "../test-shell.ts";

const told = (argv: readonly string[], ordinaryShell?: "ash" | "dash") => {
  const run = runTest(argv, {
    ...(ordinaryShell && { ordinaryShell }),
    files: { "/s.sh": "echo a\n\nnope\nb=(1)\necho c\n" },
    untilMs: 10_000,
  });
  return `${run.output}${run.errors}${run.exitCode}`;
};

test.each([
  ["tests", "[[ a == a ]]", "sh: 1: [[: not found\n127", "0"],
  ["alternatives", "[[ -f /x || -f /y ]]", "sh: 1: [[: not found\nsh: 1: -f: not found\n127", "1"],
  [
    "arrays",
    "echo a\nb=(1 2)\necho c",
    'a\nsh: 2: Syntax error: "(" unexpected\n2',
    'a\nsh: syntax error: unexpected "("\n2',
  ],
  ["elements", "b[0]=1", "sh: 1: b[0]=1: not found\n127", "sh: b[0]=1: not found\n127"],
  ["additions", "x=a; x+=b", "sh: 1: x+=b: not found\n127", "sh: x+=b: not found\n127"],
  ["braces", "echo {1..3} {a,b}", "{1..3} {a,b}\n0", "{1..3} {a,b}\n0"],
  ["escapes in quotes", "echo $'a\\tb' \"$(echo $'c')\"", "$a\tb $c\n0", "a\tb c\n0"],
  ["flags of echo", "echo -e 'a\\tb'", "-e a\tb\n0", "a\tb\n0"],
  ["equality", "[ a == a ]", "sh: 1: [: a: unexpected operator\n2", "0"],
  ["replacements", "x=aab; echo ${x//a/b}${x:1:1}", "sh: 1: Bad substitution\n2", "bbba\n0"],
  [
    "changes of case",
    "x=a; echo a\necho ${x^^}",
    "a\nsh: 2: Bad substitution\n2",
    "a\nsh: syntax error: bad substitution\n2",
  ],
  ["reckoning", "i=1; ((i++))", "sh: 1: i++: not found\n127", "sh: i++: not found\n127"],
  [
    "increments",
    "i=1; echo $((i++)) $i",
    'sh: 1: arithmetic expression: expecting primary: "i++"\n2',
    "1 2\n0",
  ],
  [
    "loops that count",
    "for ((i=0; i<2; i++)); do :; done",
    "sh: 1: Syntax error: Bad for loop variable\n2",
    "sh: syntax error: bad for loop variable\n2",
  ],
  [
    "here-strings",
    "cat <<< a",
    "sh: 1: Syntax error: redirection unexpected\n2",
    "sh: syntax error: unexpected redirection\n2",
  ],
  ["both streams", "if nope &>/dev/null; then echo there; fi", "there\n0", "0"],
  [
    "functions",
    "function f {\n  echo a\n}\nf",
    'a\nsh: 1: function: not found\nsh: 3: Syntax error: "}" unexpected\n2',
    "a\n0",
  ],
  ["source", "source /x", "sh: 1: source: not found\n127", undefined],
  ["declarations", "declare a=1", "sh: 1: declare: not found\n127", "sh: declare: not found\n127"],
  ["names of commands", "command -v source declare", "127", "source\n127"],
  ["pipefail", "set -euo pipefail; echo a", "sh: 1: set: Illegal option -o pipefail\n2", "a\n0"],
  ["reading in time", "read -t 1 x", "sh: 1: read: Illegal option -t\n2", "1"],
  ["traps of errors", "trap 'echo e' ERR", "trap: ERR: bad trap\n1", "0"],
  ["names of signals", "trap : SIGTERM", "trap: SIGTERM: bad trap\n1", "0"],
  ["chance", "echo ${RANDOM:+some}${SECONDS:+some}", "\n0", "some\n0"],
  ["files", "cat <(echo a)", 'sh: 1: Syntax error: "(" unexpected\n2', "a\n0"],
  [
    "what is not ended",
    "echo a\nif true; then\necho b",
    'a\nsh: 3: Syntax error: end of file unexpected (expecting "fi")\n2',
    'a\nsh: syntax error: unexpected end of file (expecting "fi")\n2',
  ],
])("dash and ash have %s or not", (_, script, dash, ash) => {
  expect(told(sh(script), "dash")).toBe(dash);
  if (ash !== undefined) expect(told(sh(script), "ash")).toBe(ash);
});

test("a script in a file is told by its name and line", () => {
  expect(told(["sh", "/s.sh"], "dash")).toBe(
    'a\n/s.sh: 3: nope: not found\n/s.sh: 4: Syntax error: "(" unexpected\n2',
  );
  expect(told(["sh", "/s.sh"], "ash")).toBe(
    'a\n/s.sh: line 3: nope: not found\n/s.sh: line 4: syntax error: unexpected "("\n2',
  );
});

test("a shell that is called by its name is that one, whatever sh is", () => {
  expect(told(["bash", "-c", "[[ a == a ]] && echo {1..2}"], "dash")).toBe("1 2\n0");
  expect(told(["dash", "-c", "[[ a ]]"])).toBe("dash: 1: [[: not found\n127");
});

test("an sh of which nobody knows what it is has all of bash", () => {
  expect(told(sh("a=(1 2); [[ a == a ]] && echo ${a[1]} {a,b}"))).toBe("2 a b\n0");
});
