// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts of a shell.
/** What scripts of bash rely on: traps, exit codes, declarations. As bash 5.2 has them. */
import { expect, test } from "vitest";
import { runTest } from "./test-shell.ts";

const said = (script: string) => {
  const { output, errors, exitCode } = runTest(["bash", "-c", script]);
  return { output, errors, exitCode };
};

test.each([
  [
    "tells the line and the command that failed",
    "set -Eeuo pipefail\ntrap 'echo \"line $LINENO: $BASH_COMMAND: $?\"' ERR\nf() {\n  (exit 3)\n}\nf",
    "line 4: (exit 3): 3\n",
    3,
  ],
  [
    "does not look into functions",
    "trap 'echo no' ERR; f() { false; true; }; f; echo ok",
    "ok\n",
    0,
  ],
  ["does so with set -E", "set -E; trap 'echo failed' ERR; f() { false; true; }; f", "failed\n", 0],
  [
    "follows each command",
    "trap 'echo \"+ $BASH_COMMAND\"' DEBUG\nx=1\necho $x\ntrap - DEBUG\necho quiet",
    "+ x=1\n+ echo $x\n1\n+ trap - DEBUG\nquiet\n",
    0,
  ],
  [
    "cleans up at the end of a function",
    "f() { trap 'echo gone' RETURN; echo in; }; g() { echo g; }; f; g",
    "in\ngone\ng\n",
    0,
  ],
  [
    "lists what is set",
    "trap 'echo b' TERM; trap 'echo a' INT; trap; trap -p INT; trap - INT TERM",
    "trap -- 'echo a' SIGINT\ntrap -- 'echo b' SIGTERM\ntrap -- 'echo a' SIGINT\n",
    0,
  ],
])("a trap %s", (_, script, output, exitCode) => {
  expect(said(script)).toMatchObject({ output, exitCode });
});

test.each([
  [
    "a command substitution goes on, though -e is set",
    "set -e; x=$(false; echo on); echo $x",
    "on\n",
  ],
  [
    "a command substitution ends with inherit_errexit",
    "set -e; shopt -s inherit_errexit; x=$(false; echo on); echo no",
    "",
  ],
  [
    "what a pipeline's parts end with is known",
    "false | (exit 3) | true; echo ${PIPESTATUS[@]}",
    "1 3 0\n",
  ],
  ["so is that of a command", "(exit 4); echo ${PIPESTATUS[0]} ${#PIPESTATUS[@]}", "4 1\n"],
  ["functions know who calls", 'log() { echo "${FUNCNAME[1]}: $1"; }; f() { log x; }; f', "f: x\n"],
  [
    "a file knows that it is sourced",
    "echo '[ \"${FUNCNAME[0]}\" = source ] && echo $BASH_SOURCE' >/tmp/s; . /tmp/s",
    "/tmp/s\n",
  ],
  ["a line that cannot be reckoned is given up", "echo $((1/0)); echo no\necho on $?", "on 1\n"],
  [
    "a subshell keeps the number of its shell",
    "(echo $(($$ - $BASHPID < 0))); echo $(($$ == $(echo $$)))",
    "1\n1\n",
  ],
  ["what is read only stays", "readonly A=1 B=2\nA=3; echo no\necho $A $B", "1 2\n"],
  ["a subshell ends that sets what is read only", "declare -r Z=1; (Z=2; echo no); echo $?", "1\n"],
  [
    "a file is read without a program",
    'echo hi >/tmp/f; n=F; F=/tmp/f; echo "$(< "${!n}")"',
    "hi\n",
  ],
  [
    "seconds are counted from where they are set",
    "sleep 3; SECONDS=10; sleep 2; echo $SECONDS",
    "12\n",
  ],
  [
    "a descriptor may be chosen",
    "exec {fd}>/tmp/f; echo hi >&$fd; exec {fd}>&-; cat /tmp/f",
    "hi\n",
  ],
  ["input may have another descriptor", "read -r x 3<<<three <&3; echo $x", "three\n"],
  ["a file may be opened to be read and written", "exec 5<>/tmp/f; echo a >&5; cat /tmp/f", "a\n"],
  [
    "a wait tells what has ended",
    "(sleep 2; exit 4) & a=$!; sleep 9 & wait -n -p p; echo $? $((p == a))",
    "4 1\n",
  ],
  [
    "flags are read to their end",
    'set -- -v -f; while getopts ":f:v" o; do echo "$o $OPTARG"; done; shift $((OPTIND-1)); echo $#',
    "v \n: f\n0\n",
  ],
  [
    "numbers are printed as C does",
    "printf '%g|%e|% d|%d|%x' 0.0001 12345.678 5 010 0x1F",
    "0.0001|1.234568e+04| 5|8|1f",
  ],
  ["an echo is cut", "echo -e 'a\\tb\\c d'; echo c", "a\tbc\n"],
  [
    "an exit code may be kept",
    "(exit 3); r=$? s=$?; echo $r $s; x=$(exit 5) y=z; echo $?",
    "3 3\n5\n",
  ],
  [
    "what is exported are functions, too",
    "f() { echo f $1; }; export -f f; echo a | xargs -I{} bash -c 'f {}'",
    "f a\n",
  ],
  [
    "a declaration can be run again",
    'declare -A m=([k]="a b"); a=(1 "$"); declare -ir n=2+3; declare -p m a n',
    'declare -A m=([k]="a b" )\ndeclare -a a=([0]="1" [1]="\\$")\ndeclare -ir n="5"\n',
  ],
  [
    "functions are listed",
    "f() { :; }; g() { :; }; declare -F; declare -F f no",
    "declare -f f\ndeclare -f g\nf\n",
  ],
  [
    "attributes are told",
    "declare -i n=5; n+=3; a=(x); echo $n ${n@a} ${a@a} ${a[@]@A}",
    '8 i a declare -a a=([0]="x")\n',
  ],
  [
    "read-only arrays keep what they are",
    "readonly -a a=(1 2); readonly b=3; unset b; echo ${a[1]} $b",
    "2 3\n",
  ],
  [
    "lines are taken in parts",
    "mapfile -t -s 1 -n 2 -O 1 l < <(seq 5); declare -p l",
    'declare -a l=([1]="2" [2]="3")\n',
  ],
  [
    "names are completed",
    'compgen -W "apple banana apricot" -- ap; compgen -v nope_ || echo none',
    "apple\napricot\nnone\n",
  ],
  [
    "paths are completed",
    "touch /tmp/a.sql; compgen -G '/tmp/*.sql'; compgen -G '/tmp/*.x' || echo none",
    "/tmp/a.sql\nnone\n",
  ],
  ["callers are told", "f() {\n  caller 0\n}\ng() { f; }\ng", "4 g environment\n"],
  [
    "blanks are trimmed by extended patterns",
    'x="  a b "; x=${x##+([[:space:]])}; echo "<${x%%+( )}>"',
    "<a b>\n",
  ],
  [
    "hidden files are found if asked for",
    "mkdir /tmp/d; cd /tmp/d; touch .h v; shopt -s dotglob; echo *",
    ".h v\n",
  ],
  [
    "folders are looked into",
    "mkdir -p /tmp/d/e; cd /tmp/d; touch e/x.txt y.txt; shopt -s globstar; echo **/*.txt",
    "e/x.txt y.txt\n",
  ],
  ["a pattern without a path may be wrong", "shopt -s failglob; echo /tmp/*.no\necho $?", "1\n"],
  [
    "case may not matter",
    "shopt -s nocasematch; [[ ABC == a* ]] && case X in x) echo yes;; esac",
    "yes\n",
  ],
  [
    "options are asked for",
    "shopt -q nullglob || shopt -s nullglob; shopt nullglob; shopt -p dotglob",
    "nullglob       \ton\nshopt -u dotglob\n",
  ],
  [
    "a process beside the script answers",
    'coproc { read -r l; echo "got $l"; }; echo hi >&${COPROC[1]}; read -r r <&${COPROC[0]}; echo "$r"',
    "got hi\n",
  ],
  [
    "a choice is made",
    "select x in a b; do echo $x $REPLY; break; done 2>/dev/null <<< 2",
    "b 2\n",
  ],
  [
    "what is written goes to a command, too",
    "seq 3 | tee >(wc -l >/tmp/n) >/dev/null; sleep 1; cat /tmp/n",
    "3\n",
  ],
  ["letters have steps", "echo {a..e..2}", "a c e\n"],
])("%s", (_, script, output) => {
  expect(said(script).output).toBe(output);
});

test.each([
  ["printf '%d' abc", "bash: line 1: printf: abc: invalid number\n", 1],
  ["readonly A=1\nA=2", "bash: line 2: A: readonly variable\n", 1],
  ["getopts ab o -q", "bash: illegal option -- q\n", 0],
  ["time sleep 61.5", "\nreal\t1m1.500s\nuser\t0m0.000s\nsys\t0m0.000s\n", 0],
  ["TIMEFORMAT=%R; time sleep 2", "2.000\n", 0],
  [
    "set -x; a='x y'; b=(1 2); echo \"$a\" $'q\\n' >/dev/null; for i in 1; do :; done; [[ $a == x* ]]; x=$(:)",
    "+ a='x y'\n+ b=(1 2)\n+ echo 'x y' $'q\\n'\n+ for i in 1\n+ :\n+ [[ x y == x* ]]\n++ :\n+ x=\n",
    0,
  ],
  ["PS4='+${LINENO}: '; set -x; :", "+1: :\n", 0],
  ["wait 4711", "bash: line 1: wait: pid 4711 is not a child of this shell\n", 127],
])("%s tells what is wrong", (script, errors, exitCode) => {
  expect(said(script)).toMatchObject({ errors, exitCode });
});

test.each([
  [
    "are gone at the end of a function, with what they were declared as",
    "f() { local -r r=$1; local -i n=$2; local -x E=1; n+=2; echo $r $n; }\n" +
      "f a 1; f b 2; r=x; n=1+1; echo $r $n; env | grep -c ^E=",
    "a 3\nb 4\nx 1+1\n0\n",
    "",
    1,
  ],
  [
    "are refused where a constant has their name",
    "readonly R=1; f() { local R=2; echo $?; }; f; declare R=3 Q=4; echo $? $Q; export R=5; echo $R",
    "1\n1 4\n1\n",
    "bash: line 1: local: R: readonly variable\nbash: line 1: declare: R: readonly variable\n" +
      "bash: line 1: R: readonly variable\n",
    0,
  ],
])("local variables %s", (_, script, output, errors, exitCode) => {
  expect(said(script)).toEqual({ output, errors, exitCode });
});
