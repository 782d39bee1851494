/** Modules of Python's own that are written in Python here, and what CPython 3.13 makes of them. */
import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const runFile = (code: string, args: readonly string[] = []) =>
  runTest(["python3", "/app/main.py", ...args], {
    files: { "/app/main.py": code },
    environment: { PATH: "/usr/bin:/bin" },
  });

test.each([
  {
    behaviour: "collections: counts, queues and names what it holds",
    code: `from collections import defaultdict, Counter, deque, namedtuple, OrderedDict
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]: d[k].append(v)
print(d, dict(d), d["zz"], len(d), isinstance(d, dict), sorted(d.items()))
n = defaultdict(int); n["x"] += 2; print(n["x"], n)
c = Counter("mississippi"); print(c, c.most_common(2), c["q"], sum(c.values()), c + Counter(s=1, z=2))
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0)
print(q, q.popleft(), q[-1], list(q), len(q), 2 in q)
q.rotate(1); print(q)
P = namedtuple("P", ["x", "y"], defaults=[5]); p = P(1); print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, p == (1, 5)); a, b = p; print(a + b)
try: P()
except TypeError as e: print(e)
o = OrderedDict(a=1, b=2); o.move_to_end("a"); print(o, list(o), o.popitem(last=False))
import json; print(json.dumps(c), json.dumps(p), json.dumps(d))
class Config(dict):
    def __getattr__(self, name): return self[name]
cfg = Config(port=80); print(cfg.port, cfg, cfg.get("q"), "port" in cfg, {**cfg})`,
    output:
      "defaultdict(<class 'list'>, {'a': [1, 3], 'b': [2], 'zz': []}) {'a': [1, 3], 'b': [2]} [] 3 True [('a', [1, 3]), ('b', [2]), ('zz', [])]\n2 defaultdict(<class 'int'>, {'x': 2})\nCounter({'i': 4, 's': 4, 'p': 2, 'm': 1}) [('i', 4), ('s', 4)] 0 11 Counter({'s': 5, 'i': 4, 'p': 2, 'z': 2, 'm': 1})\ndeque([2, 3], maxlen=3) 0 3 [2, 3] 2 True\ndeque([3, 2], maxlen=3)\nP(x=1, y=5) 1 5 {'x': 1, 'y': 5} P(x=9, y=5) ('x', 'y') True\n6\nP.__new__() missing 1 required positional argument: 'x'\nOrderedDict({'a': 1}) ['b', 'a'] ('b', 2)\n{\"m\": 1, \"i\": 4, \"s\": 4, \"p\": 2} [1, 5] {\"a\": [1, 3], \"b\": [2], \"zz\": []}\n80 {'port': 80} None True {'port': 80}\n",
    errors: "",
  },
  {
    behaviour: "functools and itertools: make functions and series of others",
    code: `import functools, itertools
from functools import partial, wraps, lru_cache, reduce
from itertools import count, chain, islice, cycle, repeat, product
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(30), fib.cache_info(), fib.__name__)
print(partial(int, base=2)("101"), reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5))
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        """inner doc"""
        return f(*a, **k)
    return inner
@deco
def named():
    "doc"
    return 1
print(named.__name__, named.__doc__, named())
print(list(islice(count(5, 2), 3)), list(chain([1], "ab")), list(islice(cycle("ab"), 5)), list(repeat(0, 3)), list(product("ab", [1, 2])), list(product([0, 1], repeat=2)))
print(list(itertools.permutations("abc", 2)), list(itertools.combinations(range(4), 2)), list(itertools.accumulate([1, 2, 3])), list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])))
print([(k, list(g)) for k, g in itertools.groupby("aabbc")], list(itertools.zip_longest([1, 2], "a")), list(itertools.pairwise([1, 2, 3])), list(chain.from_iterable([[1], [2]])), list(islice(range(10), 2, 8, 3)))`,
    output:
      "832040 CacheInfo(hits=28, misses=31, maxsize=None, currsize=31) fib\n5 24 5\nnamed doc 1\n[5, 7, 9] [1, 'a', 'b'] ['a', 'b', 'a', 'b', 'a'] [0, 0, 0] [('a', 1), ('a', 2), ('b', 1), ('b', 2)] [(0, 0), (0, 1), (1, 0), (1, 1)]\n[('a', 'b'), ('a', 'c'), ('b', 'a'), ('b', 'c'), ('c', 'a'), ('c', 'b')] [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] [1, 3, 6] [1, 2]\n[('a', ['a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [(1, 'a'), (2, None)] [(1, 2), (2, 3)] [1, 2] [2, 5]\n",
    errors: "",
  },
  {
    behaviour: "enum, dataclasses and abc: make classes",
    code: `from enum import Enum, IntEnum, auto
from dataclasses import dataclass, field, asdict, replace
from abc import ABC, abstractmethod
class Color(Enum):
    RED = 1
    GREEN = "g"
    BLUE = auto() if False else 3
    ALSO = 1
    def nice(self): return self.name.title()
print(Color.RED, repr(Color.RED), Color("g"), Color["BLUE"], [c.name for c in Color], Color.RED is Color.ALSO, Color.RED.nice(), Color.GREEN.value, len(Color), Color.RED in Color, Color.RED == Color.GREEN, {Color.RED: 1}, isinstance(Color.RED, Color))
try: Color(7)
except ValueError as e: print(e)
class P(IntEnum):
    LOW = auto()
    HIGH = auto()
print(P.HIGH > P.LOW, P.LOW + 1, f"{P.HIGH}", sorted([P.HIGH, P.LOW]), P.LOW == 1, int(P.HIGH))
@dataclass
class Point:
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
    def norm(self): return self.x ** 2 + self.y ** 2
p = Point(1); p.tags.append("t"); print(p, p == Point(1, 2, ["t"]), Point(3, y=4).norm(), asdict(p), replace(p, x=5), Point(1).tags)
try: Point()
except TypeError as e: print(e)
@dataclass(order=True, frozen=True)
class V:
    major: int
    minor: int = 0
print(V(1, 2) < V(1, 3), sorted([V(2), V(1, 5)]), {V(1): "a"}[V(1)])
try: V(1).major = 4
except Exception as e: print(type(e).__name__, e)
@dataclass
class Child(Point):
    name: str = "n"
    def __post_init__(self): self.total = self.x + self.y
print(Child(1, 2), Child(1).total)
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    def twice(self): return self.area() * 2
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
print(Sq(3).twice())
try: Shape()
except TypeError as e: print(e)`,
    output:
      "Color.RED <Color.RED: 1> Color.GREEN Color.BLUE ['RED', 'GREEN', 'BLUE'] True Red g 3 True False {<Color.RED: 1>: 1} True\n7 is not a valid Color\nTrue 2 2 [<P.LOW: 1>, <P.HIGH: 2>] True 2\nPoint(x=1, y=2, tags=['t']) True 25 {'x': 1, 'y': 2, 'tags': ['t']} Point(x=5, y=2, tags=['t']) []\nPoint.__init__() missing 1 required positional argument: 'x'\nTrue [V(major=1, minor=5), V(major=2, minor=0)] a\nFrozenInstanceError cannot assign to field 'major'\nChild(x=1, y=2, tags=[], name='n') 3\n18\nCan't instantiate abstract class Shape without an implementation for abstract method 'area'\n",
    errors: "",
  },
  {
    behaviour: "texts, digests, paths and files: are those of Python's own",
    code: `import textwrap, string, hashlib, base64, pathlib, shutil
import glob, tempfile, os, uuid, math, types
print(textwrap.dedent("""\\
    a
      b
    c
    """), textwrap.fill("the quick brown fox jumps", 10), textwrap.indent("a\\nb", "> "))
print(string.ascii_lowercase, string.digits, string.punctuation)
print(string.Template("$a \${b} $$").substitute(a=1, b=2))
print(hashlib.sha256(b"abc").hexdigest(), hashlib.md5("x".encode()).hexdigest()[:8], hashlib.new("sha1", b"q").digest()[:2])
print(base64.b64encode(b"hi there?>"), base64.b64decode("aGk=").decode(), base64.urlsafe_b64encode(b"\\xff\\xfe"))
d = pathlib.Path(tempfile.mkdtemp()); f = d / "sub" / "x.txt"; f.parent.mkdir(parents=True); print(f.write_text("hello"), f.read_text(), f.exists(), f.name, f.suffix, f.stem, f.parent.name, (d / "no").exists(), f.is_file(), repr(pathlib.Path("a//b/./c")))
print([str(x.relative_to(d)) for x in sorted(d.rglob("*.txt"))], [x.name for x in d.iterdir()])
shutil.copy(f, d / "y.txt"); print(sorted(os.path.basename(x) for x in glob.glob(str(d) + "/*.txt")), open(d / "y.txt").read()); shutil.rmtree(d); print(d.exists())
with tempfile.TemporaryDirectory() as t: print(os.path.isdir(t))
print(os.path.isdir(t), len(str(uuid.uuid4())), uuid.uuid4().version)
print(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
print(types.SimpleNamespace(a=1), math.floor(2.5), math.sqrt(9), math.pi)`,
    output:
      "a\n  b\nc\n the quick\nbrown fox\njumps > a\n> b\nabcdefghijklmnopqrstuvwxyz 0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n1 2 $\nba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 9dd4e461 b'\"\\xea'\nb'aGkgdGhlcmU/Pg==' hi b'__4='\n5 hello True x.txt .txt x sub False True PosixPath('a/b/c')\n['sub/x.txt'] ['sub']\n['y.txt'] hello\nFalse\nTrue\nFalse 36 4\n886313e1-3b8a-5372-9b90-0c9aee199e5d\nnamespace(a=1) 2 3.0 3.141592653589793\n",
    errors: "",
  },
  {
    behaviour: "logging: tells in the format, at the level and on the stream that it is given",
    code: `import logging, sys
logging.warning("first %s", "warn")
logging.info("not shown")
log = logging.getLogger("app.db")
log.error("bad %d of %s", 3, "x"); log.info("no")
logging.basicConfig(level=logging.DEBUG)
logging.basicConfig(level="DEBUG", format="%(levelname)-8s [%(name)s] %(filename)s:%(lineno)d %(funcName)s: %(message)s", stream=sys.stdout, force=True)
log.info("now"); logging.debug("root %s", {"a": 1})
def work():
    try: 1 / 0
    except ZeroDivisionError: log.exception("failed %s", "hard")
work()
h = logging.StreamHandler(sys.stdout); h.setFormatter(logging.Formatter("{levelname} {message}", style="{")); h.setLevel(logging.ERROR)
other = logging.getLogger("other"); other.addHandler(h); other.propagate = False
other.warning("no"); other.critical("yes"); print(other.level, log.getEffectiveLevel(), other)
log.setLevel(logging.ERROR); log.warning("quiet"); print(log.isEnabledFor(logging.INFO), logging.getLevelName(30))`,
    output:
      "INFO     [app.db] main.py:8 <module>: now\nDEBUG    [root] main.py:8 <module>: root {'a': 1}\nERROR    [app.db] main.py:11 work: failed hard\nTraceback (most recent call last):\n  File \"/app/main.py\", line 10, in work\n    try: 1 / 0\nZeroDivisionError: division by zero\nCRITICAL yes\n0 10 <Logger other (DEBUG)>\nFalse WARNING\n",
    errors: "WARNING:root:first warn\nERROR:app.db:bad 3 of x\n",
  },
])("$behaviour", ({ code, output, errors }) => {
  expect(runFile(code)).toMatchObject({ output, errors, exitCode: 0 });
});

test.each([
  { behaviour: "what comes in", script: `echo '{"b":[1,{}],"a":"x"}' | python3 -m json.tool` },
  { behaviour: "a file", script: `echo '{"b":[1,{}],"a":"x"}' >f; python3 -m json.tool f` },
])("json.tool shows $behaviour", ({ script }) => {
  const output = '{\n    "b": [\n        1,\n        {}\n    ],\n    "a": "x"\n}\n';
  expect(runTest(["sh", "-c", script])).toMatchObject({ output, errors: "", exitCode: 0 });
});
