// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts are those of a shell.
/** What containers, init containers, hooks and Jobs of real manifests and charts run. */
import { expect, test } from "vitest";
import { runTest } from "./test-shell.ts";

const environment = { HOSTNAME: "db-2", POSTGRES_DB: "app" };
const files = {
  "/etc/group": "root:x:0:\n",
  "/etc/passwd": "root:x:0:0:root:/root:/bin/sh\n",
  "/config/app.tmpl": "host=${HOSTNAME}\ndb=$POSTGRES_DB\n",
  "/config/list": "# comment\n\nalpha 1\nbeta two words\n",
};

const said = (shell: string, script: string) => {
  const { output, exitCode } = runTest([shell, "-c", script], { environment, files });
  return [output, exitCode];
};

test.each([
  [
    "waits until something is there",
    'n=0; until [ "$n" -ge 2 ]; do n=$((n+1)); echo "attempt $n"; sleep 2; done; echo ready',
    "attempt 1\nattempt 2\nready\n",
  ],
  [
    "gives up after some tries",
    "for i in 1 2; do nc -z db 5432 2>/dev/null && exit 0; echo no $i; sleep 1; done",
    "no 1\nno 2\n",
  ],
  ["fills in a template", "envsubst </config/app.tmpl", "host=db-2\ndb=app\n"],
  [
    "fills in some of a template",
    "envsubst '$HOSTNAME' </config/app.tmpl",
    "host=db-2\ndb=$POSTGRES_DB\n",
  ],
  [
    "edits a configuration in place",
    "sed -i -e \"s/\\${HOSTNAME}/$HOSTNAME/\" -e '$a end' /config/app.tmpl; cat /config/app.tmpl",
    "host=db-2\ndb=$POSTGRES_DB\nend\n",
  ],
  [
    "reads a list without its comments",
    "while read -r k v; do case $k in '#'*|'') ;; *) echo \"$k=$v\";; esac; done </config/list",
    "alpha=1\nbeta=two words\n",
  ],
  [
    "writes a script and hands over to it",
    'printf \'#!/bin/sh\\necho "got: $@"\\nexec "$@"\\n\' >/e; chmod +x /e; /e echo a b',
    "got: echo a b\na b\n",
  ],
  [
    "finds a program of its own in PATH",
    "PATH=$PATH:/o; mkdir /o; printf 'echo tool $1' >/o/t; chmod 755 /o/t; t x; command -v t",
    "tool x\n/o/t\n",
  ],
  [
    "reads secrets from files",
    'f() { eval "x=\\${$1_FILE:-}"; [ -n "$x" ] && export "$1=$(cat "$x")"; }; ' +
      "echo s3cret >/tmp/p; PASS_FILE=/tmp/p; f PASS; echo $PASS",
    "s3cret\n",
  ],
  [
    "makes a dated archive and forgets old ones",
    "mkdir /b; touch -d '10 days ago' /b/old.tgz; tar czf /b/$(date +%F).tgz -C /config .; " +
      "find /b -name '*.tgz' -mtime +7 -delete; ls /b",
    "2026-03-01.tgz\n",
  ],
  [
    "stops its child when it is told to stop",
    "trap 'kill $p; wait $p; echo bye; exit 0' TERM; sleep 1000 & p=$!; kill $$; wait $p; echo no",
    "bye\n",
  ],
  [
    "takes memory from its limit",
    "m=$(cat /sys/fs/cgroup/memory.max); [ $m = max ] && m=$((1<<30)); echo -Xmx$((m>>20))m",
    "-Xmx1024m\n",
  ],
  ["reckons with dates", "echo $(( $(date +%s) - $(date -d '1 hour ago' +%s) ))", "3600\n"],
  [
    "runs as another user",
    "addgroup -S app && adduser -S -G app app; grep -c app /etc/passwd; su-exec app echo hi",
    "1\nhi\n",
  ],
  ["begins with a small init", "tini -s -- sh -c 'echo $0 $1' a b", "a b\n"],
  [
    "changes modes",
    "touch /f; chmod u+x,go-r /f; stat -c %a /f; chmod -R a=rX /config; stat -c %a /config",
    ["700\n555\n"][0],
  ],
  [
    "runs a command for each file",
    "find /config -name '*.tmpl' -exec sh -c 'echo $0' {} \\;",
    ["/config/app.tmpl\n"][0],
  ],
  ["makes a password", "tr -dc A-Za-z0-9 </dev/urandom | head -c 12 | wc -c", "12\n"],
  ["keeps backslashes of variables", "x='a\\nb'; echo $x \"$x\" | cat", "a\\nb a\\nb\n"],
] as const)("a command in sh %s", (_, script, output) => {
  expect(said("sh", script)).toEqual([output, 0]);
});

test.each([
  [
    "tells the first of a StatefulSet from the others",
    "[[ `hostname` =~ -([0-9]+)$ ]] || exit 1; echo server-id=$((100 + ${BASH_REMATCH[1]}))",
    "server-id=100\n",
  ],
  [
    "says where it fails",
    "set -Eeuo pipefail; trap 'echo \"failed with $?\"' ERR; false | true; echo unreachable",
    "failed with 1\n",
    1,
  ],
  [
    "tries again",
    'retry() { local n=0; until "$@"; do ((++n >= 2)) && return 1; sleep 1; done; }; ' +
      "retry false || echo gave up",
    "gave up\n",
  ],
  [
    "reckons with elements and defaults",
    "a=(5 6); i=1; echo $((a[0] + ${a[i]} + ${x:-1})) $((${#a[@]} * 2))",
    "12 4\n",
  ],
  [
    "reads settings into an array with names",
    "declare -A c; while IFS== read -r k v; do c[$k]=$v; done < <(printf 'h=db\\np=1\\n'); " +
      'echo "${c[h]}:${c[p]}"',
    "db:1\n",
  ],
  [
    "parts a list of hosts",
    "IFS=, read -ra h <<<a:1,b:2; for x in ${h[@]}; do echo ${x%%:*}; done",
    ["a\nb\n"][0],
  ],
  [
    "copies what it says to a file",
    "exec > >(tee /log) 2>&1; echo a; echo b >&2; sleep 1; wc -l </log",
    ["a\nb\n2\n"][0],
  ],
  [
    "chooses by extended patterns",
    "shopt -s extglob; case a.txt in *.@(txt|md)) echo text;; esac",
    ["text\n"][0],
  ],
  ["finds no files", "shopt -s nullglob; f=(/nope/*); echo ${#f[@]}", "0\n"],
  ["counts with zeros", "echo {08..10}", "08 09 10\n"],
  ["traces what it does", "exec 2>&1; set -x; a=1; echo $a", "+ a=1\n+ echo 1\n1\n"],
] as const)("a command in bash %s", (_, script, output, code: number = 0) => {
  const { output: text, exitCode } = runTest(["bash", "-c", script], {
    environment: { HOSTNAME: "db-0" },
    files,
  });
  expect([text, exitCode]).toEqual([output, code]);
});

test.each([
  [
    "python3 -c 'import requests; requests.get(url)'",
    127,
    "kubesim: python3 -c: import requests: not simulated",
  ],
  ["node -e 'fetch(url)'", 127, "kubesim: node -e: not simulated"],
  ["kubectl debug web", 1, "kubesim: kubectl debug: not simulated"],
  ["openssl enc -d", 1, "kubesim: openssl enc: not simulated"],
  ["vi /etc/hosts", 1, "kubesim: vi: editors are not simulated"],
  ["python3 -c 'import time; print(\"hi\"); time.sleep(2)'", 0, ""],
] as const)("%s says what it does not do", (script, exitCode, errors) => {
  expect(runTest(["sh", "-c", script])).toMatchObject({
    exitCode,
    errors: expect.stringContaining(errors),
  });
});
