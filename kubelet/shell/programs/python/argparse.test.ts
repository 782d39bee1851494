/** `argparse`, and what CPython 3.13.1 makes of it. */
import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const application = `import argparse, sys
p = argparse.ArgumentParser(prog="app", description="Does the things that an application does, whatever they are, at length and more.", epilog="Bye.")
p.add_argument("name", help="who")
p.add_argument("files", nargs="*", help="some files")
p.add_argument("-p", "--port", type=int, default=8080, help="port (default: %(default)s)")
p.add_argument("--dry-run", action="store_true", help="do nothing")
p.add_argument("-v", "--verbose", action="count", default=0)
p.add_argument("--mode", choices=["a", "b"], help="a mode")
p.add_argument("--label", action="append", metavar="K=V")
p.add_argument("--very-long-option-name-here", metavar="VALUE", help="a help text that is so long that it has to be wrapped at the end of the line")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
a = p.parse_args()
print(a, a.port, a.dry_run)
`;

const commands = `import argparse
p = argparse.ArgumentParser(prog="tool")
s = p.add_subparsers(dest="command", required=True, help="commands")
g = s.add_parser("get", help="gets"); g.add_argument("key"); g.add_argument("--all", action="store_true")
t = s.add_parser("set"); t.add_argument("key"); t.add_argument("value", type=float)
t.set_defaults(func=lambda a: a.value * 2)
a = p.parse_args()
print(a.command, a.key, getattr(a, "all", None), a.func(a) if hasattr(a, "func") else "")
`;

const groups = `import argparse, os
p = argparse.ArgumentParser(prog="sync", description="Sync.", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("src")
p.add_argument("dst", nargs="?", default="/tmp", help="target")
p.add_argument("--count", "-c", type=int, default=os.environ.get("N", 3), help="how many")
p.add_argument("--ratio", type=float, required=True, help="ratio")
g = p.add_mutually_exclusive_group(); g.add_argument("--quiet", action="store_true"); g.add_argument("--loud", action="store_true")
n = p.add_argument_group("network", "About the network."); n.add_argument("--host", default="localhost"); n.add_argument("--pair", nargs=2, metavar=("A", "B") if False else "X")
p.add_argument("--no-color", dest="color", action="store_false")
a, rest = p.parse_known_args()
print(vars(a), rest)
`;

test.each([
  {
    args: "-h",
    code: application,
    output:
      "usage: app [-h] [-p PORT] [--dry-run] [-v] [--mode {a,b}] [--label K=V]\n           [--very-long-option-name-here VALUE] [--version]\n           name [files ...]\n\nDoes the things that an application does, whatever they are, at length and\nmore.\n\npositional arguments:\n  name                  who\n  files                 some files\n\noptions:\n  -h, --help            show this help message and exit\n  -p, --port PORT       port (default: 8080)\n  --dry-run             do nothing\n  -v, --verbose\n  --mode {a,b}          a mode\n  --label K=V\n  --very-long-option-name-here VALUE\n                        a help text that is so long that it has to be wrapped\n                        at the end of the line\n  --version             show program's version number and exit\n\nBye.\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "bob a b -p 9 --dry-run -vv --label x=1 --label y=2",
    code: application,
    output:
      "Namespace(name='bob', files=['a', 'b'], port=9, dry_run=True, verbose=2, mode=None, label=['x=1', 'y=2'], very_long_option_name_here=None) 9 True\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "bob --port=7 --mode c",
    code: application,
    output: "",
    errors:
      "usage: app [-h] [-p PORT] [--dry-run] [-v] [--mode {a,b}] [--label K=V]\n           [--very-long-option-name-here VALUE] [--version]\n           name [files ...]\napp: error: argument --mode: invalid choice: 'c' (choose from a, b)\n",
    exitCode: 2,
  },
  {
    args: "",
    code: application,
    output: "",
    errors:
      "usage: app [-h] [-p PORT] [--dry-run] [-v] [--mode {a,b}] [--label K=V]\n           [--very-long-option-name-here VALUE] [--version]\n           name [files ...]\napp: error: the following arguments are required: name, files\n",
    exitCode: 2,
  },
  {
    args: "x --port abc",
    code: application,
    output: "",
    errors:
      "usage: app [-h] [-p PORT] [--dry-run] [-v] [--mode {a,b}] [--label K=V]\n           [--very-long-option-name-here VALUE] [--version]\n           name [files ...]\napp: error: argument -p/--port: invalid int value: 'abc'\n",
    exitCode: 2,
  },
  {
    args: "x --nope",
    code: application,
    output: "",
    errors:
      "usage: app [-h] [-p PORT] [--dry-run] [-v] [--mode {a,b}] [--label K=V]\n           [--very-long-option-name-here VALUE] [--version]\n           name [files ...]\napp: error: unrecognized arguments: --nope\n",
    exitCode: 2,
  },
  {
    args: "x -p",
    code: application,
    output: "",
    errors:
      "usage: app [-h] [-p PORT] [--dry-run] [-v] [--mode {a,b}] [--label K=V]\n           [--very-long-option-name-here VALUE] [--version]\n           name [files ...]\napp: error: argument -p/--port: expected one argument\n",
    exitCode: 2,
  },
  {
    args: "--version",
    code: application,
    output: "app 1.0\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "x -p9 --very v",
    code: application,
    output:
      "Namespace(name='x', files=[], port=9, dry_run=False, verbose=0, mode=None, label=None, very_long_option_name_here='v') 9 False\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "x -- -y",
    code: application,
    output:
      "Namespace(name='x', files=['-y'], port=8080, dry_run=False, verbose=0, mode=None, label=None, very_long_option_name_here=None) 8080 False\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "-h",
    code: commands,
    output:
      "usage: tool [-h] {get,set} ...\n\npositional arguments:\n  {get,set}   commands\n    get       gets\n\noptions:\n  -h, --help  show this help message and exit\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "",
    code: commands,
    output: "",
    errors:
      "usage: tool [-h] {get,set} ...\ntool: error: the following arguments are required: command\n",
    exitCode: 2,
  },
  {
    args: "get k --all",
    code: commands,
    output: "get k True \n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "set k 1.5",
    code: commands,
    output: "set k None 3.0\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "set k x",
    code: commands,
    output: "",
    errors:
      "usage: tool set [-h] key value\ntool set: error: argument value: invalid float value: 'x'\n",
    exitCode: 2,
  },
  {
    args: "nope",
    code: commands,
    output: "",
    errors:
      "usage: tool [-h] {get,set} ...\ntool: error: argument command: invalid choice: 'nope' (choose from get, set)\n",
    exitCode: 2,
  },
  {
    args: "-h",
    code: groups,
    output:
      "usage: sync [-h] [--count COUNT] --ratio RATIO [--quiet | --loud]\n            [--host HOST] [--pair X X] [--no-color]\n            src [dst]\n\nSync.\n\npositional arguments:\n  src\n  dst                target (default: /tmp)\n\noptions:\n  -h, --help         show this help message and exit\n  --count, -c COUNT  how many (default: 3)\n  --ratio RATIO      ratio (default: None)\n  --quiet\n  --loud\n  --no-color\n\nnetwork:\n  About the network.\n\n  --host HOST\n  --pair X X\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "x --ratio 1",
    code: groups,
    output:
      "{'src': 'x', 'dst': '/tmp', 'count': 3, 'ratio': 1.0, 'quiet': False, 'loud': False, 'host': 'localhost', 'pair': None, 'color': True} []\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "x y --ratio 1 --quiet --loud",
    code: groups,
    output: "",
    errors:
      "usage: sync [-h] [--count COUNT] --ratio RATIO [--quiet | --loud]\n            [--host HOST] [--pair X X] [--no-color]\n            src [dst]\nsync: error: argument --loud: not allowed with argument --quiet\n",
    exitCode: 2,
  },
  {
    args: "x --ratio .5 -c 4 --pair 1 2 --no-color --zz",
    code: groups,
    output:
      "{'src': 'x', 'dst': '/tmp', 'count': 4, 'ratio': 0.5, 'quiet': False, 'loud': False, 'host': 'localhost', 'pair': ['1', '2'], 'color': False} ['--zz']\n",
    errors: "",
    exitCode: 0,
  },
  {
    args: "x --ratio 1 --pair 1",
    code: groups,
    output: "",
    errors:
      "usage: sync [-h] [--count COUNT] --ratio RATIO [--quiet | --loud]\n            [--host HOST] [--pair X X] [--no-color]\n            src [dst]\nsync: error: argument --pair: expected 2 arguments\n",
    exitCode: 2,
  },
  {
    args: "x --ratio -1",
    code: groups,
    output:
      "{'src': 'x', 'dst': '/tmp', 'count': 3, 'ratio': -1.0, 'quiet': False, 'loud': False, 'host': 'localhost', 'pair': None, 'color': True} []\n",
    errors: "",
    exitCode: 0,
  },
])("$args", ({ args, code, ...made }) => {
  const given = args === "" ? [] : args.split(" ");
  const argv = ["python3", "/app/main.py", ...given];
  expect(runTest(argv, { files: { "/app/main.py": code } })).toMatchObject(made);
});
