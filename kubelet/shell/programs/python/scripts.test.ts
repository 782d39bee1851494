/** Small scripts and what CPython 3.11 makes of them, where 3.14 does the same. */
import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const run = (code: string) => runTest(["python3", "-c", code], { environment: { NAME: "web" } });

const printing: readonly (readonly [code: string, output: string])[] = [
  ['print("hello", "world")', "hello world\n"],
  ['print(1, 2.0, True, None, "x", sep="-", end="!\\n")', "1-2.0-True-None-x!\n"],
  [
    "print(4/2, 7//2, -7//2, 7%3, -7%3, 7%-3, 2**10, 2**-1, 2**0.5)",
    "2.0 3 -4 1 2 -2 1024 0.5 1.4142135623730951\n",
  ],
  ["print(1 + 2 * 3 - 4 / 2, (1 + 2) * 3, -2 ** 2, 2 ** 3 ** 2)", "5.0 9 -4 512\n"],
  [
    "print(7.5 // 2, -7.5 % 2, 1e16, 1e15, 1.5e-5, 0.1 + 0.2, 1e100, 123456789.123, -0.0)",
    "3.0 0.5 1e+16 1000000000000000.0 1.5e-05 0.30000000000000004 1e+100 123456789.123 -0.0\n",
  ],
  [
    "print(10 ** 20, 2 ** 64, 12345678901234567890 * 98765432109876543210)",
    "100000000000000000000 18446744073709551616 1219326311370217952237463801111263526900\n",
  ],
  [
    'print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0, "a" < "b", not True, 1 and 0, 0 or "x")',
    "True False True True False 0 x\n",
  ],
  ["x = 5\nx += 2; x *= 3\nprint(x)\nx -= 1; x //= 2; x **= 2; x %= 7\nprint(x)", "21\n2\n"],
  [
    "a, b = 1, 2\na, b = b, a\nprint(a, b)\nc, *d = [1, 2, 3]\nprint(c, d)\n(e, f), g = (1, 2), 3\nprint(e + f + g)",
    "2 1\n1 [2, 3]\n6\n",
  ],
  [
    'for i in range(5):\n    if i == 1:\n        continue\n    if i == 4:\n        break\n    print(i)\nelse:\n    print("never")',
    "0\n2\n3\n",
  ],
  ['n = 0\nwhile n < 3:\n    n += 1\nelse:\n    print("done", n)', "done 3\n"],
  [
    'def fact(n):\n    """factorial"""\n    return 1 if n <= 1 else n * fact(n - 1)\n\nif __name__ == "__main__":\n    print(fact(20))',
    "2432902008176640000\n",
  ],
  [
    'def f(a, b=2, *args, c=3, **kw):\n    return a, b, args, c, kw\nprint(f(1), f(1, 5, 6, 7, c=8, d=9))\nprint(f(*[1, 2], **{"c": 4}))',
    "(1, 2, (), 3, {}) (1, 5, (6, 7), 8, {'d': 9})\n(1, 2, (), 4, {})\n",
  ],
  [
    "def counter():\n    n = 0\n    def inc():\n        nonlocal n\n        n += 1\n        return n\n    return inc\nc = counter()\nc(); print(c())\ntotal = 0\ndef add(x):\n    global total\n    total += x\nadd(5); print(total)",
    "2\n5\n",
  ],
  [
    'print([x * x for x in range(5) if x % 2 == 0], {x: str(x) for x in range(2)}, {1, 1, 2})\nprint(sum(x for x in range(10)), [(a, b) for a in "ab" for b in range(2)])',
    "[0, 4, 16] {0: '0', 1: '1'} {1, 2}\n45 [('a', 0), ('a', 1), ('b', 0), ('b', 1)]\n",
  ],
  [
    's = "Hello, World"\nprint(s.upper(), s.lower(), s[0], s[-1], s[2:5], s[::-1], s[::2], len(s), s.split(", "))',
    "HELLO, WORLD hello, world H d llo dlroW ,olleH Hlo ol 12 ['Hello', 'World']\n",
  ],
  [
    'print("a,b,,c".split(","), " a  b ".split(), "a-b-c".split("-", 1), "a-b-c".rsplit("-", 1), "-".join(["x", "y"]))',
    "['a', 'b', '', 'c'] ['a', 'b'] ['a', 'b-c'] ['a-b', 'c'] x-y\n",
  ],
  [
    'print("  x ".strip() + "|", "xxaxx".strip("x"), "abc".replace("b", "BB"), "abc".find("c"), "abc".find("z"), "a" in "abc")',
    "x| a aBBc 2 -1 True\n",
  ],
  [
    'print("abc".startswith("ab"), "abc".endswith(("x", "c")), "7".zfill(3), "-7".zfill(4), "ab".ljust(4) + "|", "ab".rjust(4), "ab".center(5, "*"))',
    "True True 007 -007 ab  |   ab **ab*\n",
  ],
  [
    'print("title case here".title(), "x".capitalize(), "12".isdigit(), "a1".isalnum(), "".isdigit(), "k=v".partition("="))',
    "Title Case Here X True True False ('k', '=', 'v')\n",
  ],
  [
    'd = {"a": 1, "b": [2, 3]}\nd["c"] = None\nprint(d, d.get("z"), d.get("z", 0), "a" in d, len(d), list(d), d.keys(), d.values(), d.items())\nfor k, v in d.items():\n    print(k, v)\ndel d["a"]\nprint(d.pop("b"), d, d.setdefault("q", 5), d)',
    "{'a': 1, 'b': [2, 3], 'c': None} None 0 True 3 ['a', 'b', 'c'] dict_keys(['a', 'b', 'c']) dict_values([1, [2, 3], None]) dict_items([('a', 1), ('b', [2, 3]), ('c', None)])\na 1\nb [2, 3]\nc None\n[2, 3] {'c': None, 'q': 5} 5 {'c': None, 'q': 5}\n",
  ],
  [
    'l = [3, 1, 2]\nl.append(5); l.extend([9, 8]); l.insert(0, 7)\nprint(l, sorted(l), sorted(l, reverse=True), l.index(2), l.count(1), min(l), max(l), sum(l))\nl.sort(); print(l, l.pop(), l.pop(0), l)\nl[1:3] = ["a"]; print(l, l[-1], l * 2, l + [1])\nl.remove("a"); l.reverse(); print(l)',
    "[7, 3, 1, 2, 5, 9, 8] [1, 2, 3, 5, 7, 8, 9] [9, 8, 7, 5, 3, 2, 1] 3 1 1 9 35\n[2, 3, 5, 7, 8] 9 1 [2, 3, 5, 7, 8]\n[2, 'a', 7, 8] 8 [2, 'a', 7, 8, 2, 'a', 7, 8] [2, 'a', 7, 8, 1]\n[8, 7, 2]\n",
  ],
  [
    "print(f\"{1 + 1} {'x'!r:>5} {3.14159:.2f} {255:#x} {1234567:,} {0.5:.0%} {42:05d} {'ab':<5}| {'ab':^6}| {5:+d}\")",
    "2   'x' 3.14 0xff 1,234,567 50% 00042 ab   |   ab  | +5\n",
  ],
  [
    "name = \"n\"; w = 8\nprint(f\"{name=} {name!s} {{x}} {w:>{w}} {[1, 2]} {'a' if w else 'b'} {w*2:b}\")",
    "name='n' n {x}        8 [1, 2] a 10000\n",
  ],
  [
    'print("%s is %d years, %.2f%% %5s|%-5s| %05d %x %r" % ("Bob", 42, 99.5, "a", "b", 7, 255, "q"))\nprint("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%s" % 5, "%s" % (1,), "%s" % [1, 2])',
    "Bob is 42 years, 99.50%     a|b    | 00007 ff 'q'\n1-002 5 1 [1, 2]\n",
  ],
  [
    'print("{} {1} {0}".format("a", "b") if False else "{1} {0} {x:>4} {y[k]}".format("a", "b", x=1, y={"k": 2}), "{:>5}|{:<5}|{:^5}|{:.3f}".format(1, 2, 3, 4.0))',
    "b a    1 2     1|2    |  3  |4.000\n",
  ],
  [
    'try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    print("caught", e, type(e).__name__)\nelse:\n    print("no")\nfinally:\n    print("finally")',
    "caught division by zero ZeroDivisionError\nfinally\n",
  ],
  [
    'try:\n    try:\n        raise ValueError("a")\n    finally:\n        print("f")\nexcept (KeyError, ValueError) as e:\n    print(repr(e), e.args)',
    "f\nValueError('a') ('a',)\n",
  ],
  ['try:\n    raise KeyError("k")\nexcept Exception as e:\n    print(e, str(e))', "'k' 'k'\n"],
  [
    'def f():\n    try:\n        return 1\n    finally:\n        print("cleanup")\nprint(f())',
    "cleanup\n1\n",
  ],
  [
    'for i in range(3):\n    try:\n        if i == 1:\n            continue\n        print(i)\n    finally:\n        print("f", i)',
    "0\nf 0\nf 1\n2\nf 2\n",
  ],
  [
    'import json\nprint(json.dumps({"a": [1, 2.5, True, None], "b": "x\\"y"}), json.dumps([1, {"k": "v"}], indent=2))\nd = json.loads(\'{"x": [1, 2.0, "s", null, true], "y": {"z": 1}}\')\nprint(d, d["x"][0], d["y"]["z"])\nprint(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps("\u00e9"))',
    '{"a": [1, 2.5, true, null], "b": "x\\"y"} [\n  1,\n  {\n    "k": "v"\n  }\n]\n{\'x\': [1, 2.0, \'s\', None, True], \'y\': {\'z\': 1}} 1 1\n{"a": 2, "b": 1} "\\u00e9"\n',
  ],
  [
    'with open("/tmp/pyt_x", "w") as f:\n    f.write("one\\ntwo\\n")\nwith open("/tmp/pyt_x") as f:\n    for line in f:\n        print(line.strip())\nprint(open("/tmp/pyt_x").read())\nwith open("/tmp/pyt_x", "a") as f:\n    print("three", file=f)\nprint(open("/tmp/pyt_x").readlines())\nimport os\nprint(os.path.exists("/tmp/pyt_x"), os.path.isfile("/tmp"), os.path.join("/a", "b", "c"), os.path.basename("/a/b.txt"), os.path.dirname("/a/b.txt"), os.path.splitext("a.tar.gz"))\nos.remove("/tmp/pyt_x")\nprint(os.path.exists("/tmp/pyt_x"))',
    "one\ntwo\none\ntwo\n\n['one\\n', 'two\\n', 'three\\n']\nTrue False /a/b/c b.txt /a ('a.tar', '.gz')\nFalse\n",
  ],
  [
    'print(list(enumerate(["a", "b"])), list(zip([1, 2], "ab")), dict(zip("ab", [1, 2])), list(map(str, [1, 2])), list(filter(None, [0, 1, 2])))',
    "[(0, 'a'), (1, 'b')] [(1, 'a'), (2, 'b')] {'a': 1, 'b': 2} ['1', '2'] [1, 2]\n",
  ],
  [
    'print(int("42"), int(3.9), int(-3.9), int("ff", 16), float("1.5"), str(12), bool([]), bool("x"), list("abc"), tuple([1]), set([1]), abs(-5), round(2.5), round(3.14159, 2), round(0.5), round(1.005, 2))',
    "42 3 -3 255 1.5 12 False True ['a', 'b', 'c'] (1,) {1} 5 2 3.14 0 1.0\n",
  ],
  [
    'print(min(1, 2), max([1, 5, 3]), max("a", "bb", key=len), any([0, 1]), all([1, 0]), divmod(7, 2), isinstance(1, int), isinstance("x", (int, str)), isinstance(True, int), type(1), type("x").__name__)',
    "1 5 bb True False (3, 1) True True True <class 'int'> str\n",
  ],
  [
    'print(hex(255), oct(8), bin(5), chr(65), ord("A"), 0xff, 0b101, 0o17, 1_000, 1e3, .5)',
    "0xff 0o10 0b101 A 65 255 5 15 1000 1000.0 0.5\n",
  ],
  [
    'print("it\'s", \'say "hi"\', """triple\nlines""", r"\\n", "tab\\there", "\\x41\\u00e9", \'a\' \'b\')\nprint(repr("it\'s"), repr(\'say "x"\'), repr("a\\nb"), repr("\\\\"), ["it\'s"], ("a",), (), {})',
    "it's say \"hi\" triple\nlines \\n tab\there A\u00c3\u00a9 ab\n\"it's\" 'say \"x\"' 'a\\nb' '\\\\' [\"it's\"] ('a',) () {}\n",
  ],
  [
    "print(3 & 5, 3 | 5, 3 ^ 5, ~3, 1 << 10, 1024 >> 3, True + True, True & False)",
    "1 7 6 -4 1024 128 2 False\n",
  ],
  [
    "print({1, 2} | {3}, {1, 2} & {2}, {1, 2} - {2}, set(), {1} <= {1, 2}, 1 in {1}, 3 not in [1])",
    "{1, 2, 3} {2} {1} set() True True True\n",
  ],
  [
    'x = None\nprint(x is None, x is not None, x == None, [] == [], [1, 2] < [1, 3], (1, "a") == (1, "a"))',
    "True False True True True True\n",
  ],
  [
    'f = lambda x, y=2: x + y\nprint(f(1), sorted([(2, "b"), (1, "a")], key=lambda p: p[1]), (lambda: 5)())',
    "3 [(1, 'a'), (2, 'b')] 5\n",
  ],
  ['if (n := len("abc")) > 2:\n    print(n)', "3\n"],
  [
    'x = [1,\n     2,\n     3]\ny = 1 + \\\n    2\nprint(x, y)  # comment\nif True: print("one"); print("two")',
    "[1, 2, 3] 3\none\ntwo\n",
  ],
  [
    "import math\nprint(math.floor(2.7), math.ceil(2.1), math.sqrt(16), math.pi, math.gcd(12, 18), math.factorial(10))",
    "2 3 4.0 3.141592653589793 6 3628800\n",
  ],
  [
    'print(b"abc", b"abc".decode(), "\u00e9".encode(), len("\u00e9".encode()))',
    "b'abc' abc b'\\xc3\\xa9' 2\n",
  ],
  ["quit()", ""],
  [
    "print(f\"{'nested ' + f'{1}'}\", f\"{1:>5}|{'x':*<4}|{3.0}|{1e10}|{10**3:_}\")",
    "nested 1     1|x***|3.0|10000000000.0|1_000\n",
  ],
  [
    'print(format(3.14159, ".3e"), format(1e-7, "g"), format(123456789.0, "g"), format(0.1, ".20f"), format(-5, "05d"), format(2.5, ".0f"), format(True, "d"), format(1.0, "g"), format(1.5, ".3"), format(12.0, ".3"))',
    "3.142e+00 1e-07 1.23457e+08 0.10000000000000000555 -0005 2 1 1 1.5 12.0\n",
  ],
  [
    "a = [1, 2, 3]\nb = a\nb += [4]\nprint(a, a is b, a[1:], a[-2:], a[10:], a[::-1])",
    "[1, 2, 3, 4] True [2, 3, 4] [3, 4] [] [4, 3, 2, 1]\n",
  ],
  [
    "print(list(range(0, 10, 3)), list(range(5, 0, -2)), range(3), len(range(10)), 3 in range(5), range(10)[2])",
    "[0, 3, 6, 9] [5, 3, 1] range(0, 3) 10 True 2\n",
  ],
  [
    'def gen(items, *, key=None):\n    return [key(i) for i in items]\nprint(gen([1], key=str))\nprint(sorted(["b", "A", "c"], key=str.lower) if False else sorted("hello"))',
    "['1']\n['e', 'h', 'l', 'l', 'o']\n",
  ],
  [
    'try:\n    open("/nope")\nexcept FileNotFoundError as e:\n    print(e, e.errno, e.filename)\nexcept OSError:\n    print("os")',
    "[Errno 2] No such file or directory: '/nope' 2 /nope\n",
  ],
  ['print("x" * 3, [0] * 3, "-" * 10, 3 * "ab")', "xxx [0, 0, 0] ---------- ababab\n"],
  [
    'print("a\\tb".split("\\t"), "l1\\nl2\\n".splitlines(), "abcabc".count("b"), "Abc".swapcase(), "abc".index("c"))',
    "['a', 'b'] ['l1', 'l2'] 2 aBC 2\n",
  ],
  [
    'data = {"items": [{"name": "a", "n": 1}, {"name": "b", "n": 2}]}\nprint([i["name"] for i in data["items"] if i["n"] > 1], sum(i["n"] for i in data["items"]))',
    "['b'] 3\n",
  ],
  ["i = 0\nwhile True:\n    i += 1\n    if i > 5:\n        break\nprint(i)", "6\n"],
  ['class_name = "x"; print(class_name)', "x\n"],
  ['print(*[1, 2, 3], *"ab", sep=",")', "1,2,3,a,b\n"],
  ['print([*range(3), *[9]], {**{"a": 1}, "b": 2})', "[0, 1, 2, 9] {'a': 1, 'b': 2}\n"],
  ['x: int = 5\ndef f(a: int, b: str = "x") -> str:\n    return b * a\nprint(f(x))', "xxxxx\n"],
  ["print(1 if 0 else 2 if 0 else 3, not 1 == 2, 1 in [1] == True)", "3 True False\n"],
  [
    "primes = []\nfor n in range(2, 50):\n    if all(n % p for p in primes):\n        primes.append(n)\nprint(primes)",
    "[2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47]\n",
  ],
  [
    'words = "the quick the lazy the dog".split()\ncounts = {}\nfor w in words:\n    counts[w] = counts.get(w, 0) + 1\nfor w, c in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])):\n    print(f"{w:<6}{c:>3}")',
    "the     3\ndog     1\nlazy    1\nquick   1\n",
  ],
  [
    "def f(n):\n    try:\n        return [1 + (f(n - 1) if n > 0 else 0) for j in [1]][0]\n    finally:\n        pass\nprint(f(400))\nprint(sorted([3, 1, 2], key=lambda x: -x), list(map(lambda x: x + 1, [1, 2])))",
    "401\n[3, 2, 1] [2, 3]\n",
  ],
  [
    'import json\nprint(json.loads(\'[1.0, 2, -3.5e2, "a 1 \\\\" 2", {"k": 7}]\'), json.loads("3"), json.loads(\'"x"\'))',
    "[1.0, 2, -350.0, 'a 1 \" 2', {'k': 7}] 3 x\n",
  ],
  [
    'def f(x):\n    if x > 2:\n        raise ValueError(f"too big: {x}")\n    return x\nfor i in range(5):\n    try:\n        print(f(i))\n    except ValueError as error:\n        print("error:", error)\n        break',
    "0\n1\n2\nerror: too big: 3\n",
  ],
  [
    'while True: \n  try:\n    raise KeyError("x")\n  except KeyError:\n    print("k")\n    break\n  finally:\n    print("f")',
    "k\nf\n",
  ],
  ['print("a" if True else "b",\n      "c")', "a c\n"],
  ["def f(): return\nprint(f(), (lambda *a: a)(1, 2))", "None (1, 2)\n"],
  [
    "s = 'x' \nprint(f'{s!r:>5}', f\"{s:{'>'}{4}}\", '%5.1f|%-6d|%+d|%e' % (3.14159, 42, 7, 12345.678))",
    "  'x'    x   3.1|42    |+7|1.234568e+04\n",
  ],
  ["class_ = 3\nif class_ == 3 and not (class_ < 2 or class_ > 5): print('ok')", "ok\n"],
  [
    "print(str(1e22), 1e21, 1.0, 100.0, 1e-4, 0.00001, 3.0e5, float('inf'), float('-inf'), float('nan'), 2**53 + 1, 5e-324, 1.7976931348623157e308)",
    "1e+22 1e+21 1.0 100.0 0.0001 1e-05 300000.0 inf -inf nan 9007199254740993 5e-324 1.7976931348623157e+308\n",
  ],
  [
    "print(10 % 3.5, -10 // 3, 10.0 // 3, 0.1 * 3, 1 / 3, 2 / 3, 1e3 / 7)",
    "3.0 -4 3.0 0.30000000000000004 0.3333333333333333 0.6666666666666666 142.85714285714286\n",
  ],
  [
    'x = [1, 2, 3]\nfor i, v in enumerate(x, start=1): print(i, v, end=" ")\nprint()\nprint(", ".join(f"{k}={v}" for k, v in {"a": 1}.items()))',
    "1 1 2 2 3 3 \na=1\n",
  ],
];

/** Those that end otherwise than well. */
const ending: readonly {
  readonly code: string;
  readonly output?: string;
  readonly errors: string;
  readonly exitCode: number;
}[] = [
  {
    code: 'import os, sys\nprint(os.environ.get("NAME"), os.environ["NAME"], os.getenv("NOPE"), os.getenv("NOPE", "d"), "NAME" in os.environ)\nsys.exit(3)',
    output: "web web None d True\n",
    errors: "",
    exitCode: 3,
  },
  { code: 'import sys\nsys.exit("bad things")', errors: "bad things\n", exitCode: 1 },
  {
    code: 'import sys\nprint("before")\nsys.stdout.write("out\\n")\nsys.stderr.write("err\\n")\nprint("e2", file=sys.stderr)\nsys.exit(257)',
    output: "before\nout\n",
    errors: "err\ne2\n",
    exitCode: 1,
  },
  {
    code: "x = 1\ny = 0\nprint(x / y)",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 3, in <module>\nZeroDivisionError: division by zero\n',
    exitCode: 1,
  },
  {
    code: 'def f(x):\n    return g(x)\ndef g(x):\n    return int(x)\nf("abc")',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 5, in <module>\n  File "<string>", line 2, in f\n  File "<string>", line 4, in g\nValueError: invalid literal for int() with base 10: \'abc\'\n',
    exitCode: 1,
  },
  {
    code: 'raise ValueError("wrong")',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nValueError: wrong\n',
    exitCode: 1,
  },
  {
    code: "raise RuntimeError",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nRuntimeError\n',
    exitCode: 1,
  },
  {
    code: 'd = {}\nd["k"]',
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\nKeyError: 'k'\n",
    exitCode: 1,
  },
  {
    code: "[1, 2][5]",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nIndexError: list index out of range\n',
    exitCode: 1,
  },
  {
    code: "print(undefined_name)",
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nNameError: name 'undefined_name' is not defined\n",
    exitCode: 1,
  },
  {
    code: '"a" + 1',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nTypeError: can only concatenate str (not "int") to str\n',
    exitCode: 1,
  },
  {
    code: '1 + "a"',
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nTypeError: unsupported operand type(s) for +: 'int' and 'str'\n",
    exitCode: 1,
  },
  {
    code: 'int("x1")',
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nValueError: invalid literal for int() with base 10: 'x1'\n",
    exitCode: 1,
  },
  {
    code: 'float("abc")',
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nValueError: could not convert string to float: 'abc'\n",
    exitCode: 1,
  },
  {
    code: "len(5)",
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nTypeError: object of type 'int' has no len()\n",
    exitCode: 1,
  },
  {
    code: "for x in 5: pass",
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nTypeError: 'int' object is not iterable\n",
    exitCode: 1,
  },
  {
    code: "def f(a, b): pass\nf(1)",
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\nTypeError: f() missing 1 required positional argument: 'b'\n",
    exitCode: 1,
  },
  {
    code: "def f(a): pass\nf(1, 2)",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 2, in <module>\nTypeError: f() takes 1 positional argument but 2 were given\n',
    exitCode: 1,
  },
  {
    code: "def f(a): pass\nf(b=1)",
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\nTypeError: f() got an unexpected keyword argument 'b'\n",
    exitCode: 1,
  },
  {
    code: 'open("/no/such/file")',
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\nFileNotFoundError: [Errno 2] No such file or directory: '/no/such/file'\n",
    exitCode: 1,
  },
  {
    code: 'try:\n    int("x")\nexcept ValueError:\n    raise RuntimeError("other")',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 2, in <module>\nValueError: invalid literal for int() with base 10: \'x\'\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "<string>", line 4, in <module>\nRuntimeError: other\n',
    exitCode: 1,
  },
  {
    code: 'try:\n    int("x")\nexcept ValueError as e:\n    raise RuntimeError("other") from e',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 2, in <module>\nValueError: invalid literal for int() with base 10: \'x\'\n\nThe above exception was the direct cause of the following exception:\n\nTraceback (most recent call last):\n  File "<string>", line 4, in <module>\nRuntimeError: other\n',
    exitCode: 1,
  },
  {
    code: 'try:\n    raise ValueError("again")\nexcept ValueError:\n    raise',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 2, in <module>\nValueError: again\n',
    exitCode: 1,
  },
  {
    code: "def f():\n    print(x)\n    x = 1\nf()",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 4, in <module>\n  File "<string>", line 2, in f\nUnboundLocalError: cannot access local variable \'x\' where it is not associated with a value\n',
    exitCode: 1,
  },
  {
    code: 'assert 1 == 2, "not equal"',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nAssertionError: not equal\n',
    exitCode: 1,
  },
  {
    code: 'print "hello"',
    errors:
      '  File "<string>", line 1\n    print "hello"\n    ^^^^^^^^^^^^^\nSyntaxError: Missing parentheses in call to \'print\'. Did you mean print(...)?\n',
    exitCode: 1,
  },
  {
    code: "if True\n    print(1)",
    errors: "  File \"<string>\", line 1\n    if True\n           ^\nSyntaxError: expected ':'\n",
    exitCode: 1,
  },
  {
    code: "x = [1, 2",
    errors:
      "  File \"<string>\", line 1\n    x = [1, 2\n        ^\nSyntaxError: '[' was never closed\n",
    exitCode: 1,
  },
  {
    code: "def f():\nprint(1)",
    errors:
      '  File "<string>", line 2\n    print(1)\n    ^\nIndentationError: expected an indented block after function definition on line 1\n',
    exitCode: 1,
  },
  {
    code: 'x = "abc',
    errors:
      '  File "<string>", line 1\n    x = "abc\n        ^\nSyntaxError: unterminated string literal (detected at line 1)\n',
    exitCode: 1,
  },
  {
    code: "  x = 1",
    errors: '  File "<string>", line 1\n    x = 1\nIndentationError: unexpected indent\n',
    exitCode: 1,
  },
  {
    code: "if 1:\n    x = 1\n  y = 2",
    errors:
      '  File "<string>", line 3\n    y = 2\n         ^\nIndentationError: unindent does not match any outer indentation level\n',
    exitCode: 1,
  },
  {
    code: "x = = 1",
    errors: '  File "<string>", line 1\n    x = = 1\n        ^\nSyntaxError: invalid syntax\n',
    exitCode: 1,
  },
  {
    code: "1 = x",
    errors:
      "  File \"<string>\", line 1\n    1 = x\n    ^\nSyntaxError: cannot assign to literal here. Maybe you meant '==' instead of '='?\n",
    exitCode: 1,
  },
  {
    code: "def rec(n):\n    return rec(n + 1)\nrec(0)",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 3, in <module>\n  File "<string>", line 2, in rec\n  File "<string>", line 2, in rec\n  File "<string>", line 2, in rec\n  [Previous line repeated 996 more times]\nRecursionError: maximum recursion depth exceeded\n',
    exitCode: 1,
  },
  { code: "exit(4)", errors: "", exitCode: 4 },
  {
    code: "x, y = 1",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nTypeError: cannot unpack non-iterable int object\n',
    exitCode: 1,
  },
  {
    code: "x, y = [1]",
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 1, in <module>\nValueError: not enough values to unpack (expected 2, got 1)\n',
    exitCode: 1,
  },
  {
    code: 'import os\nos.listdir("/nope")',
    errors:
      "Traceback (most recent call last):\n  File \"<string>\", line 2, in <module>\nFileNotFoundError: [Errno 2] No such file or directory: '/nope'\n",
    exitCode: 1,
  },
  { code: "import os\nos._exit(7)", errors: "", exitCode: 7 },
  {
    code: 'try:\n    raise SystemExit(5)\nexcept Exception:\n    print("no")',
    errors: "",
    exitCode: 5,
  },
  {
    code: 'try:\n    import sys\n    sys.exit(2)\nfinally:\n    print("bye")',
    output: "bye\n",
    errors: "",
    exitCode: 2,
  },
  {
    code: 'def outer():\n    try:\n        inner()\n    except ZeroDivisionError:\n        raise ValueError("v")\ndef inner():\n    return 1 / 0\nouter()',
    errors:
      'Traceback (most recent call last):\n  File "<string>", line 3, in outer\n  File "<string>", line 7, in inner\nZeroDivisionError: division by zero\n\nDuring handling of the above exception, another exception occurred:\n\nTraceback (most recent call last):\n  File "<string>", line 8, in <module>\n  File "<string>", line 5, in outer\nValueError: v\n',
    exitCode: 1,
  },
];

test.each(printing)("%s", (code, output) => {
  expect(run(code)).toMatchObject({ output, errors: "", exitCode: 0 });
});

test.each(ending)("$code ends with $exitCode", ({ code, output = "", errors, exitCode }) => {
  expect(run(code)).toMatchObject({ output, errors, exitCode });
});
