// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts are those of a shell.
import { expect, test } from "vitest";
import { runTest, sh } from "../test-shell.ts";

const files = { "/etc/config/key": "value\n", "/data/a.txt": "a\n", "/data/b.txt": "b\nbb\n" };

test.each([
  ["prints with variables", "echo \"hello $NAME\" '$NAME'", "hello kubesim $NAME\n"],
  ["joins by outcome", "false && echo no; false || echo yes; true && echo and", "yes\nand\n"],
  ["counts in a loop", 'i=0; while [ $i -lt 3 ]; do echo "$i"; i=$((i+1)); done', "0\n1\n2\n"],
  ["loops over words", "for i in a b $(seq 2) {x,y}z; do echo $i; done", "a\nb\n1\n2\nxz\nyz\n"],
  ["loops until", "until [ $((n+=1)) -ge 3 ]; do echo $n; done", "1\n2\n"],
  ["leaves two loops", "for i in 1 2; do for j in 1 2; do echo $i$j; break 2; done; done", "11\n"],
  [
    "goes on with the next round",
    "for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done",
    "1\n3\n",
  ],
  ["keeps lists", 'a=(x "y z"); a+=(w); a[4]=v; echo ${a[1]} ${#a[@]} $a ${a[-1]}', "y z 4 x v\n"],
  ["goes through a list", 'a=(x "y z"); for i in "${a[@]}"; do echo "<$i>"; done', "<x>\n<y z>\n"],
  ["looks up in a list", "a=(x y); i=0; echo ${a[$i+1]}-${a[7]}-", "y--\n"],
  ["counts as in C", "for ((i=0; i<3; i++)); do printf '%d,' $i; done", "0,1,2,"],
  ["branches", "if [ -f /data/a.txt ]; then echo a; elif true; then echo b; fi", "a\n"],
  ["chooses by a pattern", "case web-3 in db*) echo db;; web-[0-9]) echo web;; esac", "web\n"],
  ["calls functions", "f() { local x=$1; echo $x-$#; return 3; }; f a b; echo $? $x", "a-2\n3\n"],
  ["pipes", "cat /data/*.txt | grep -c b", "2\n"],
  ["stops what nobody reads any more", "yes | head -n 2", "y\ny\n"],
  ["reads lines", 'cat /data/b.txt | while read -r l; do echo "<$l>"; done', "<b>\n<bb>\n"],
  ["writes and appends", "echo 1 >/tmp/f; echo 2 >>/tmp/f; cat </tmp/f", "1\n2\n"],
  ["reads a here-document", "cat <<EOF\nhi $NAME\nEOF", "hi kubesim\n"],
  ["joins errors and output", "{ echo a; cat /nope; } 2>&1 | wc -l", "2\n"],
  ["keeps a subshell apart", "x=1; (x=2; cd /tmp; echo $x); echo $x $PWD", "2\n1 /\n"],
  [
    "keeps quoted blanks",
    'x=\'a  b\'; set -- "$x" c; for i in "$@"; do echo "$i"; done',
    "a  b\nc\n",
  ],
  ["splits what is not quoted", "x='a  b'; set -- $x; echo $#", "2\n"],
  ["gives what is not set a default", "echo ${x:-d} ${NAME:+set} ${#NAME}", "d set 7\n"],
  [
    "cuts heads and tails",
    "p=/a/b.tar.gz; echo ${p##*/} ${p%.*} ${p%%.*} ${p#/a}",
    "b.tar.gz /a/b.tar /a/b /b.tar.gz\n",
  ],
  ["replaces", "x=a-b-c; echo ${x/-/+} ${x//-/+} ${x:2:1}", "a+b-c a+b+c b\n"],
  ["reckons", "echo $((7/2)) $((7%4)) $((2**3)) $((1<2 && 3>4)) $((0x10))", "3 3 8 0 16\n"],
  ["reckons with its arguments", "f() { echo $(($1+${2})) $(($#)); }; f 5 6", "11 2\n"],
  [
    "reckons with 64 bits",
    "echo $((9223372036854775807+1)) $((1<<62)) $((2**63)) $((~0)) $((-7/2)) $((-7%2))",
    "-9223372036854775808 4611686018427387904 -9223372036854775808 -1 -3 -1\n",
  ],
  ["reads numbers of any base", "echo $((16#fF)) $((2#101)) $((36#z)) $((010))", "255 5 35 8\n"],
  ["reckons with what commands print", "echo $(($(seq 3 | wc -l) + $(echo 2)))", "5\n"],
  ["matches files", "cd /data; echo *.txt x*", "a.txt b.txt x*\n"],
  ["parts no thousands in the locale of C", `printf "%'d" 1234567`, "1234567"],
  ["runs a script of its own", "printf 'echo $1\\n' >/tmp/s; sh /tmp/s hi", "hi\n"],
  ["sources a file", "echo 'x=5' >/tmp/e; . /tmp/e; echo $x", "5\n"],
  ["passes on what is exported", "a=1; export b=2; c=3 sh -c 'echo $a$b$c'", "23\n"],
  ["evaluates", "x='echo hi'; eval $x", "hi\n"],
  ["tests in double brackets", "[[ $NAME == kube* && ! -f /nope ]] && echo yes", "yes\n"],
  [
    "tests an expression",
    "[[ v1.2 =~ ^v[0-9]+\\.[0-9]+$ ]] && ! [[ v1x2 =~ ^v1\\.2 ]] && echo y",
    "y\n",
  ],
  [
    "tests a quoted expression",
    'x=a.c; [[ abc =~ $x ]] && ! [[ abc =~ "$x" ]] && echo yes',
    "yes\n",
  ],
  ["matches no range that is none", "case b in [z-a]) echo a;; *) echo b;; esac", "b\n"],
  ["finds commands", "command -v cat; command -v nope || echo none", "/bin/cat\nnone\n"],
  ["writes text that is not ASCII", 'x=é; echo "$x" >/tmp/f; wc -c </tmp/f', "3\n"],
  ["runs what it does on exit", "trap 'echo bye' EXIT; echo hi; exit 0", "hi\nbye\n"],
  [
    "ends at the first error where it is told to",
    "set -e; false || true; if false; then :; fi; echo a; false; echo b",
    "a\n",
  ],
  [
    "ends a pipe by its last command",
    "false | true; echo $?; set -o pipefail; false | true; echo $?",
    "0\n1\n",
  ],
] as const)("a script %s", (_, script, output) => {
  expect(runTest(sh(script), { files, environment: { NAME: "kubesim" } })).toMatchObject({
    output,
  });
});

test.each([
  ["exits with a code", "exit 3", 3, ""],
  ["does not find a program", "nope", 127, "sh: nope: not found\n"],
  ["does not find a file", "cat /nope", 1, "cat: can't open '/nope': No such file or directory\n"],
  ["cannot write", "echo >/no/x", 1, "sh: can't create /no/x: nonexistent directory\n"],
  ["reads a digit too great", "echo $((2#3))", 2, expect.stringContaining("value too great")],
  ["divides by zero", "echo $((1/0))", 2, "sh: division by 0\n"],
  ["reads what is not set", "set -u; echo $x; echo no", 2, "sh: x: parameter not set\n"],
  ["waits for what it kills", "sleep 9 & kill -9 $!; wait $!", 137, ""],
  ["is no script", "if then", 2, "sh: syntax error: expected command after 'if'\n"],
  ["tests a wrong value", "x='('; [[ a =~ $x ]]", 2, "sh: (: invalid regular expression\n"],
  ["does not know a flag's number", "[ a -eq 1 ]", 2, "sh: a: bad number\n"],
] as const)("a script that %s fails", (_, script, exitCode, errors) => {
  expect(runTest(sh(script))).toMatchObject({ exitCode, errors });
});

test.each([
  ["sleeps", "sleep 2; sleep 0.5s", 2_500, 0],
  ["sleeps beside", "sleep 3 & sleep 1; wait", 3_000, 0],
  ["is cut short", "timeout 2 sleep 10", 2_000, 124],
  ["ends a child", "sleep 10 & p=$!; sleep 1; kill $p; wait $p", 1_000, 143],
  ["waits for a pipe", "(sleep 2; echo x) | cat", 2_000, 0],
] as const)("a script that %s takes its time", (_, script, endedMs, exitCode) => {
  expect(runTest(sh(script))).toMatchObject({ endedMs, exitCode });
});

test("an endless loop goes on to the time that is looked at", () => {
  const { output, exitCode } = runTest(sh("while true; do date +%T; sleep 10; done"), {
    untilMs: 25_000,
  });
  expect([output, exitCode]).toEqual(["12:00:00\n12:00:10\n12:00:20\n", undefined]);
});

test("a loop without a pause is cut, and spins from then on", () => {
  const { kernel, exitCode } = runTest(sh("while true; do :; done"), { untilMs: 60_000 });
  expect([exitCode, kernel.spinsSinceMs, kernel.now]).toEqual([undefined, 0, 60_000]);
});

test("files come and go at their times", () => {
  const script = "touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600";
  const at = (untilMs: number) => runTest(sh(script), { untilMs }).files.find("/tmp/healthy")?.kind;
  expect([at(29_999), at(30_000)]).toEqual(["file", undefined]);
});

test("the first process ignores SIGTERM unless it catches it, and then ends when it is free", () => {
  const ended = (script: string) => {
    const { kernel } = runTest(sh(script), { untilMs: 1_500 });
    kernel.signal(kernel.first, "TERM");
    kernel.run(10_000);
    return [kernel.first.exitCode, kernel.first.endedMs];
  };
  expect(ended("while true; do sleep 1; done")).toEqual([undefined, undefined]);
  expect(ended("trap 'exit 5' TERM; while true; do sleep 1; done")).toEqual([5, 2_000]);
  expect(ended("trap 'exit 5' TERM; sleep 100 & wait")).toEqual([5, 1_500]);
});

test("a program that is not known runs until it is stopped", () => {
  const { exitCode, output } = runTest(sh("echo starting; java -jar app.jar; exit 1"), {
    unknownProgramMs: Number.POSITIVE_INFINITY,
    untilMs: 60_000,
  });
  expect([exitCode, output]).toEqual([undefined, "starting\n"]);
});

test("a program that is not known may take its time, and all is well with it", () => {
  const script = sh("./migrate up && date +%S");
  const { exitCode, output } = runTest(script, { unknownProgramMs: 5_000, untilMs: 60_000 });
  expect([exitCode, output]).toEqual([0, "05\n"]);
});

test("an interactive shell runs what it is told", () => {
  const { output, exitCode } = runTest(["sh"], {
    input: "x=1\nif true\nthen echo $x\nfi\nexit 4\n",
  });
  expect([output, exitCode]).toEqual(["1\n", 4]);
});
