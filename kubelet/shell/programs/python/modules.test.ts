/** Modules of Python, and what CPython 3.11 makes of them, as 3.14 does. */
import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const environment = { PATH: "/usr/bin:/bin" };

test.each([
  {
    behaviour: "re finds, replaces and splits",
    code: `import re
print(re.match(r"(\\w+)-(?P<n>\\d+)", "web-12 x").groups(), re.search(r"\\d+", "a1b22").group(), re.findall(r"(\\w)(\\d)", "a1b2"), re.findall("[a-z]+", "ab cd"))
m = re.match(r"(?P<k>\\w+)=(?P<v>.*)", "a=b c")
print(m.groupdict(), m["k"], m.group(1, 2), m.start("v") if False else m.start(2), m.span(), m.end(), bool(re.match("x", "y")), m)
print(re.sub(r"(\\d+)", r"<\\1>", "a1b22"), re.sub("b", lambda m: m.group().upper(), "abcb", count=1), re.split(r"[,;]\\s*", "a, b;c"), re.subn("a", "b", "aa"))
p = re.compile(r"^h(.)", re.I | re.M)
print(p.findall("Hello\\nhi"), p.sub("X", "hello"), [x.group(1) for x in p.finditer("ha\\nhb")], re.fullmatch("a+", "aaa") is not None, re.escape("a.b*c"))`,
    output:
      "('web', '12') 1 [('a', '1'), ('b', '2')] ['ab', 'cd']\n{'k': 'a', 'v': 'b c'} a ('a', 'b c') 2 (0, 5) 5 False <re.Match object; span=(0, 5), match='a=b c'>\na<1>b<22> aBcb ['a', 'b', 'c'] ('bb', 2)\n['e', 'i'] Xllo ['a', 'b'] True a\\.b\\*c\n",
  },
  {
    behaviour: "json tells what is wrong with a text, and where",
    code: `import json
for text in ["", "{bad", '{"a" 1}', '{"a": 1\\n "b": 2}', "[1 2]", '["a', '[1] x', "{'a': 1}", '[tru]', '[1,]']:
    try:
        json.loads(text)
    except json.JSONDecodeError as e:
        print(e)`,
    output: [
      "Expecting value: line 1 column 1 (char 0)",
      "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
      "Expecting ':' delimiter: line 1 column 6 (char 5)",
      "Expecting ',' delimiter: line 2 column 2 (char 9)",
      "Expecting ',' delimiter: line 1 column 4 (char 3)",
      "Unterminated string starting at: line 1 column 2 (char 1)",
      "Extra data: line 1 column 5 (char 4)",
      "Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
      "Expecting value: line 1 column 2 (char 1)",
      "Illegal trailing comma before end of array: line 1 column 3 (char 2)\n",
    ].join("\n"),
  },
  {
    behaviour: "subprocess runs programs of the container",
    code: `import subprocess
r = subprocess.run(["echo", "hi there"], capture_output=True, text=True)
print(r.stdout, r.returncode, r)
print(subprocess.check_output("echo $((1+2)); echo err >&2", shell=True, text=True, stderr=subprocess.STDOUT))
try:
    subprocess.run("exit 3", shell=True, check=True)
except subprocess.CalledProcessError as e:
    print(e, e.returncode)
try:
    subprocess.run(["nope"])
except FileNotFoundError as e: print(e)
print(subprocess.run(["cat"], input=b"abc", stdout=subprocess.PIPE).stdout, subprocess.call(["sh", "-c", "exit 4"]))
print(subprocess.check_output(["sh", "-c", "echo $A; pwd"], env={"A": "1", "PATH": "/usr/bin:/bin"}, cwd="/tmp"))`,
    output:
      "hi there\n 0 CompletedProcess(args=['echo', 'hi there'], returncode=0, stdout='hi there\\n', stderr='')\n3\nerr\n\nCommand 'exit 3' returned non-zero exit status 3. 3\n[Errno 2] No such file or directory: 'nope'\nb'abc' 4\nb'1\\n/tmp\\n'\n",
  },
])("$behaviour", ({ code, output }) => {
  const made = runTest(["python3", "-c", code], { environment });
  expect(made).toMatchObject({ output, errors: "", exitCode: 0 });
});
