/** Filters as the manual of jq has them, and those of Jobs that talk to the API. */
import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const pods = JSON.stringify({
  items: [
    { metadata: { name: "b", labels: { app: "web" } }, status: { phase: "Running", restarts: 2 } },
    { metadata: { name: "a" }, status: { phase: "Pending", restarts: 0 } },
  ],
});

const jq = (args: readonly string[], input: string) => runTest(["jq", ...args], { input });

test.each([
  ["-r", ".items[].metadata.name", "b\na\n"],
  ["-r", '.items[] | select(.status.phase=="Running") | .metadata.name', "b\n"],
  ["-r", '.items[] | "\\(.metadata.name)\\t\\(.status.phase)"', "b\tRunning\na\tPending\n"],
  ["-c", "[.items[].status.restarts] | add, length, max", "2\n2\n2\n"],
  ["-c", ".items | map(.metadata.name) | sort", '["a","b"]\n'],
  ["-c", ".items | sort_by(.status.restarts)[0].metadata", '{"name":"a"}\n'],
  ["-c", '.items[1].metadata.labels.app // "none"', '"none"\n'],
  [
    "-c",
    '[.items[] | {name: .metadata.name, up: (.status.phase == "Running")}][0]',
    '{"name":"b","up":true}\n',
  ],
  ["-c", '.items[0].metadata.labels["app"], (.items[0].metadata | has("labels"))', '"web"\ntrue\n'],
  ["-c", ".items[0].status.restarts += 1 | .items[0].status", '{"phase":"Running","restarts":3}\n'],
  ["-c", "del(.items[0], .items[0].status) | .items | length", "1\n"],
  ["-c", ".items[0].metadata.labels | to_entries", '[{"key":"app","value":"web"}]\n'],
  [
    "-c",
    ".items[0].status | with_entries(.value |= tostring)",
    '{"phase":"Running","restarts":"2"}\n',
  ],
  ["-c", "[.items[] | .status.phase | ascii_downcase | .[0:3]]", '["run","pen"]\n'],
  ["-c", "reduce .items[] as $i (0; . + $i.status.restarts)", "2\n"],
  [
    "-c",
    ".items | group_by(.status.phase) | map({(.[0].status.phase): length}) | add",
    '{"Pending":1,"Running":1}\n',
  ],
  ["-r", ".items[0].metadata.name | @base64, (@base64 | @base64d)", "Yg==\nb\n"],
  ["-r", ".items[] | [.metadata.name, .status.restarts] | @tsv", "b\t2\na\t0\n"],
  ["-r", 'if any(.items[]; .status.phase == "Pending") then "wait" else "go" end', "wait\n"],
  ["-r", '.items[0].metadata.name | test("^b"), sub("b"; "x")', "true\nx\n"],
  ["-c", '.missing.deep?, [.items[0].metadata.name | ltrimstr("b")]', 'null\n[""]\n'],
] as const)("jq %s '%s'", (flag, filter, output) => {
  const { output: said, errors } = jq([flag, filter], pods);
  expect([said, errors]).toEqual([output, ""]);
});

test.each([
  [
    ["-n", "--arg", "x", "1", "--argjson", "y", "[2]", "-c", "{x: $x, y: $y}"],
    "",
    '{"x":"1","y":[2]}\n',
    0,
  ],
  [["-e", ".ready"], '{"ready":false}', "false\n", 1],
  [["-s", "length"], "1 2\n3", "3\n", 0],
  [["-R", "."], "a\nb\n", '"a"\n"b"\n', 0],
  [["."], '{"b":[1,{}]}', '{\n  "b": [\n    1,\n    {}\n  ]\n}\n', 0],
  [["-r", "env.HOME, $ENV.HOME"], "null", "/root\n/root\n", 0],
  [["-nc", "def inc: .+1; def add2(f; $x): (f|inc) + $x; 3|add2(.*2; 10)"], "", "17\n", 0],
  [["-nc", "def f: if . > 3 then . else (.+1|f) end; 0|f"], "", "4\n", 0],
  [["-nc", "def both($a; $b): $a+$b; both(1,2; 10)"], "", "11\n12\n", 0],
  [["-nc", '[try error("x") catch .], [try error({a:1}) catch .a]'], "", '["x"]\n[1]\n', 0],
  [
    ["-nc", "[foreach (1,2,3) as $i (0; .+$i; [$i,.])], [foreach range(3) as $i (0; .+$i)]"],
    "",
    "[[1,1],[2,3],[3,6]]\n[0,1,3]\n",
    0,
  ],
  [
    ["-nc", '[1,[2]]|walk(if type=="number" then .+1 else . end), [paths], (to_entries|.[0])'],
    "",
    '[2,[3]]\n[[0],[1],[1,0]]\n{"key":0,"value":1}\n',
    0,
  ],
  [
    [
      "-nc",
      '"2015-03-05T23:51:47Z"|(strptime("%Y-%m-%dT%H:%M:%SZ")|mktime), (fromdate|strftime("%d %b %H"))',
    ],
    "",
    '1425599507\n"05 Mar 23"\n',
    0,
  ],
  [
    [
      "-nc",
      '"axbxc"|[splits("x")], [match("x";"g").offset], sub("(?<l>[a-z])x";"\\(.l)-"), [scan("([a-z])x")], capture("(?<a>.)x(?<b>.)")',
    ],
    "",
    '["a","b","c"]\n[1,3]\n"a-bxc"\n[["a"],["b"]]\n{"a":"a","b":"b"}\n',
    0,
  ],
  [
    [
      "-nc",
      "[1,2,3,2]|index(2), rindex(2), indices([2,3]), any(.[]; .>2), isempty(.[]), nth(1;.[]), [while(length>2; .[1:])]",
    ],
    "",
    "1\n3\n[1]\ntrue\nfalse\n2\n[[1,2,3,2],[2,3,2]]\n",
    0,
  ],
  [
    ["-nc", "1|until(.>100;.*2), [range(0;10;3)], ([3,[1]]|[getpath([1,0])])"],
    "",
    "128\n[0,3,6,9]\n[1]\n",
    0,
  ],
  [["-c", "[., input]"], '{"a":1}\n{"a":2}\n', '[{"a":1},{"a":2}]\n', 0],
  [["-nc", "reduce inputs as $x (0; .+$x)"], "1 2 3", "6\n", 0],
  [["-c", "..|=(numbers|.+1)? // ."], "[1,[2]]", "[2,[3]]\n", 0],
  [["-c", ". as [$a, {b: $c, $d}] | [$a, $c, $d]"], '[1,{"b":2,"d":3}]', "[1,2,3]\n", 0],
  [["-c", "reduce .[] as {$k, v: $v} ({}; .[$k] = $v)"], '[{"k":"a","v":1}]', '{"a":1}\n', 0],
  [
    ["-c", "[label $out | .[] | ., if . > 1 then break $out else empty end]"],
    "[1,2,3]",
    "[1,2]\n",
    0,
  ],
  [
    ["-c", "[tostream], fromstream(tostream)"],
    '{"a":[1]}',
    '[[["a",0],1],[["a",0]],[["a"]]]\n{"a":[1]}\n',
    0,
  ],
  [["-c", "[1|truncate_stream([[0],1],[[1,0],2],[[1,0]],[[1]])]"], "0", "[[[0],2],[[0]]]\n", 0],
  [["-c", '.x?//"none", pick(.a[1])'], '{"a":[1,2]}', '"none"\n{"a":[null,2]}\n', 0],
  [["-r", '@sh "echo \\(.)"'], '"ab"', "echo 'ab'\n", 0],
  [["--indent", "1", "."], "[1]", "[\n 1\n]\n", 0],
  [["-r", '"bye\\n"|halt_error(3)'], "1", "", 3],
  [["-Rnc", "[inputs]"], "a\nb\n", '["a","b"]\n', 0],
  [["-nc", "$ARGS", "--args", "a", "b"], "", '{"positional":["a","b"],"named":{}}\n', 0],
  [["-nc", "$ARGS.positional", "--jsonargs", "1", '{"a":2}'], "", '[1,{"a":2}]\n', 0],
] as const)("jq %j", (args, input, output, exitCode) => {
  expect(jq(args, input)).toMatchObject({ output, exitCode });
});

test.each([
  [[".a"], "[1]", 5, 'jq: error (at <stdin>:0): Cannot index array with "a"\n'],
  [[".[]"], "1", 5, "jq: error (at <stdin>:0): Cannot iterate over number (1)\n"],
  [["."], "{x", 2, "jq: error (at <stdin>:1): Invalid literal\n"],
  [[".["], "1", 3, "jq: error: syntax error, unexpected end of file\njq: 1 compile error\n"],
  [["def f: f; f"], "1", 5, expect.stringContaining("kubesim: functions call themselves")],
  [["until(false; .)"], "1", 5, expect.stringContaining("kubesim: the filter takes too many")],
  [["[recurse(.+1)]"], "1", 5, expect.stringContaining("kubesim: ")],
] as const)("jq %j fails", (args, input, exitCode, errors) => {
  expect(jq(args, input)).toMatchObject({ exitCode, errors });
});
