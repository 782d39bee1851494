import { expect, test } from "vitest";
import type { ScriptRun } from "./process.ts";
import { runCommand } from "./run.ts";

const startedAtMs = Date.parse("2026-03-01T12:00:00Z");
const run = (argv: readonly string[], untilMs = Number.POSITIVE_INFINITY): ScriptRun =>
  runCommand(argv, {
    variables: { NAME: "kubesim" },
    hostname: "web-0",
    startedAtMs,
    untilMs,
    stepsMax: 500,
  });
const sh = (script: string) => ["sh", "-c", script];
/** `ends 5s code 1: 0 hello`, or `runs on: …`. */
const told = ({ endsAfterMs, exitCode, lines, unknown }: ScriptRun) => {
  const end =
    endsAfterMs === undefined ? "runs on" : `ends ${endsAfterMs / 1000}s code ${exitCode}`;
  const log = lines.map(({ atMs, text }) => `${atMs / 1000} ${text}`);
  return [`${end}${unknown ? " (unknown)" : ""}`, ...log];
};

test.each([
  { behaviour: "sleeps and ends", argv: ["sleep", "5"], does: ["ends 5s code 0"] },
  { behaviour: "adds up units", argv: ["sleep", "1m", "30s"], does: ["ends 90s code 0"] },
  { behaviour: "sleeps for ever", argv: ["sleep", "infinity"], does: ["runs on"] },
  { behaviour: "fails", argv: ["/bin/false"], does: ["ends 0s code 1"] },
  { behaviour: "exits with a code", argv: sh("sleep 2; exit 3"), does: ["ends 2s code 3"] },
  {
    behaviour: "prints with variables and the date",
    argv: sh("echo \"hello $NAME\" '$NAME'; sleep 1; date"),
    does: ["ends 1s code 0", "0 hello kubesim $NAME", "1 Sun Mar  1 12:00:01 UTC 2026"],
  },
  {
    behaviour: "joins by outcome",
    argv: sh("false && echo no; false || echo yes; true && echo and"),
    does: ["ends 0s code 0", "0 yes", "0 and"],
  },
  {
    behaviour: "counts in a loop",
    argv: sh(
      'i=0; while [ $i -lt 3 ]; do echo "$i: $HOSTNAME$(hostname)"; i=$((i+1)); sleep 1; done',
    ),
    does: ["ends 3s code 0", "0 0: web-0", "1 1: web-0", "2 2: web-0"],
  },
  {
    behaviour: "loops over words and ranges",
    argv: sh("for i in a b $(seq 2); do echo $i; done"),
    does: ["ends 0s code 0", "0 a", "0 b", "0 1", "0 2"],
  },
  {
    behaviour: "branches",
    argv: sh("touch /tmp/a; if [ -f /tmp/a ]; then echo there; else echo not; fi; exit 0"),
    does: ["ends 0s code 0", "0 there"],
  },
  {
    behaviour: "stops at the first error where it is told to",
    argv: sh("set -e\nfalse\necho never"),
    does: ["ends 0s code 1"],
  },
  {
    behaviour: "writes a file instead of its log",
    argv: sh("echo ok > /tmp/f && cat /tmp/missing"),
    does: ["ends 0s code 1", "0 cat: can't open '/tmp/missing': No such file or directory"],
  },
  {
    behaviour: "does what it does not know until it is stopped",
    argv: sh("echo starting; java -jar app.jar; exit 1"),
    does: ["runs on (unknown)", "0 starting"],
  },
  {
    behaviour: "takes a pipe for unknown",
    argv: sh("cat /etc/hosts | grep web"),
    does: ["runs on (unknown)"],
  },
])("a command $behaviour", ({ argv, does }) => {
  expect(told(run(argv))).toEqual(does);
});

test("an endless loop goes on to the time that is looked at", () => {
  const { endsAfterMs, lines } = run(sh("while true; do echo tick; sleep 10; done"), 25_000);
  expect([endsAfterMs, lines.map(({ atMs }) => atMs)]).toEqual([undefined, [0, 10_000, 20_000]]);
});

test("files come and go at their times", () => {
  const { files, trapsTerm } = run(
    sh("trap 'exit 0' TERM; touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600"),
  );
  expect([files, trapsTerm]).toEqual([
    [
      { atMs: 0, path: "/tmp/healthy", exists: true },
      { atMs: 30_000, path: "/tmp/healthy", exists: false },
    ],
    true,
  ]);
});
