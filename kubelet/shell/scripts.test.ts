// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts are those of a shell.
/** What the scripts of containers use of bash beside POSIX, and of their flags. */
import { expect, test } from "vitest";
import { runTest, sh } from "./test-shell.ts";

const bash = (script: string) => ["bash", "-c", script];

test.each([
  [
    "reads flags",
    'set -- -a -b val -xc rest; while getopts ":ab:c" o; do echo "$o=$OPTARG"; done; ' +
      'shift $((OPTIND-1)); echo "$*"',
    "a=\nb=val\n?=x\nc=\nrest\n",
  ],
  ["joins its arguments", 'set -- a "b c" d; shift; echo "$*"; IFS=,; echo "$*"', "b c d\nb c,d\n"],
  ["assigns all arguments", 'set -- a b; x="$*"; y=$*; echo "$x|$y"', "a b|a b\n"],
  ["keeps what is between flags", 'set -- "a  b"; for i in "$@"; do echo "<$i>"; done', "<a  b>\n"],
  ["exports all that it sets", "set -a; X=1; set +a; Y=2; sh -c 'echo $X$Y'", "1\n"],
  ["reads and splits", "echo 'a:b:c d' | { IFS=: read -r x y; echo $x-$y; }", "a-b:c d\n"],
  ["reads with a backslash", "printf 'a\\\\tb\\n' | { read x; echo $x; }", "atb\n"],
  [
    "knows what a name is",
    "f() { :; }; type f cd cat; command -v nope || echo none",
    ["f is a function\ncd is a shell builtin\ncat is /bin/cat\nnone\n"][0],
  ],
  ["reads a pipe that has a name", "mkfifo /tmp/p; (echo hi >/tmp/p) & cat /tmp/p", "hi\n"],
  [
    "takes turns",
    "(flock 9; sleep 2; echo one) 9>/tmp/l & sleep 1; flock /tmp/l echo two; wait",
    "one\ntwo\n",
  ],
  [
    "does not wait for its turn",
    "sleep 9 & flock /tmp/l sleep 5 & sleep 1; flock -n /tmp/l :; echo $?",
    "1\n",
  ],
  [
    "opens more files",
    "exec 3>/tmp/f; echo a >&3; echo b >/dev/fd/3; exec 4</tmp/f; cat <&4",
    "a\nb\n",
  ],
  [
    "makes a chart of what it packs",
    [
      "mkdir /tmp/d; echo 1 >/tmp/d/x; tar czf /tmp/o.tgz -C /tmp d; rm -r /tmp/d;",
      "tar xzf /tmp/o.tgz -C /tmp; cat /tmp/d/x; gzip -dc /tmp/o.tgz | tar t",
    ].join(" "),
    "1\nd/\nd/x\n",
  ],
] as const)("a script of sh %s", (_, script, output) => {
  expect(runTest(sh(script)).output).toBe(output);
});

test.each([
  [
    "finds groups",
    "[[ v1.22 =~ ^v([0-9]+)\\.([0-9]+)$ ]] && echo ${BASH_REMATCH[1]} ${BASH_REMATCH[2]}",
    "1 22\n",
  ],
  [
    "takes its ordinal from its name",
    "[[ $HOSTNAME =~ -([0-9]+)$ ]]; echo ${BASH_REMATCH[1]}",
    "2\n",
  ],
  ["reads what a command prints", 'while read -r l; do echo "<$l>"; done < <(seq 2)', "<1>\n<2>\n"],
  ["compares what commands print", "diff <(echo a) <(echo b) | tail -1", "> b\n"],
  ["writes to a command", "echo hi > >(tr a-z A-Z); sleep 1", "HI\n"],
  [
    "has arrays with names",
    'declare -A m=([a]=1 [b]=2); m[c]=3; for k in "${!m[@]}"; do echo -n "$k=${m[$k]} "; done',
    "a=1 b=2 c=3 ",
  ],
  [
    "takes a part of an array",
    'a=(x y z); echo "${a[@]:1}" ${a[@]:0:1}; set -- 1 2 3; echo ${@:2}',
    ["y z x\n2 3\n"][0],
  ],
  ["forgets an element", "a=(x y z); unset 'a[1]'; echo ${a[@]} ${!a[@]}", "x z 0 2\n"],
  ["reads into an array", 'IFS=, read -ra p <<< "a,b,c"; echo ${#p[@]} ${p[1]}', "3 b\n"],
  ["reads lines into an array", 'mapfile -t l < <(seq 3); echo "${#l[@]} ${l[2]}"', "3 3\n"],
  ["prints into a variable", "printf -v x '%03d' 7; echo $x", "007\n"],
  ["looks up a name", "a_1=x; a_2=y; r=a_1; echo ${!r} ${!a_@}", "x a_1 a_2\n"],
  ["quotes", 'x="it\'s"; echo ${x@Q}', "'it'\\''s'\n"],
  ["tells its version", "echo ${BASH_VERSION%%.*}", "5\n"],
  ["keeps what is local", "f() { local a=(1 2); a[0]=9; }; a=(x y); f; echo ${a[@]}", "x y\n"],
  ["says where it fails", "set -e; trap 'echo failed' ERR; false; echo no", "failed\n"],
  ["waits for whichever ends", "sleep 3 & (sleep 1; exit 7) & wait -n; echo $?", "7\n"],
  ["does not find a program", "nope 2>&1", "bash: line 1: nope: command not found\n"],
  ["reads no longer than it may", "sleep 9 | { read -t 2 x; echo $?; }", "142\n"],
] as const)("a script of bash %s", (_, script, output) => {
  const environment = { HOSTNAME: "db-2" };
  expect(runTest(bash(script), { environment }).output).toBe(output);
});
