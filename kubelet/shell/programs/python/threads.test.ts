import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const run = (lines: readonly string[]) =>
  runTest(["python3", "-c", lines.join("\n")], { untilMs: 3_600_000 });

// What they print is what CPython 3.11 has printed.
test.each([
  {
    behaviour: "threads run beside one another, and are waited for",
    lines: [
      "import threading, time",
      "def f(n):",
      "  time.sleep(n); print(n, threading.current_thread().name)",
      "all = [threading.Thread(target=f, args=(n,)) for n in (3, 1, 2)]",
      "for t in all: t.start()",
      "print('alive', threading.active_count())",
      "for t in all: t.join()",
      "print('done', threading.active_count())",
    ],
    output: "alive 4\n1 Thread-2 (f)\n2 Thread-3 (f)\n3 Thread-1 (f)\ndone 1\n",
    endedMs: 3_000,
  },
  {
    behaviour: "a lock has one owner at a time",
    lines: [
      "import threading, time",
      "lock = threading.Lock()",
      "def f(n):",
      "  with lock: time.sleep(1); print(n)",
      "all = [threading.Thread(target=f, args=(n,)) for n in range(3)]",
      "[t.start() for t in all]",
      "[t.join() for t in all]",
    ],
    output: "0\n1\n2\n",
    endedMs: 3_000,
  },
  {
    behaviour: "an event ends the wait of others",
    lines: [
      "import threading, time",
      "stop = threading.Event()",
      "def work():",
      "  while not stop.wait(1): print('tick')",
      "  print('stopped')",
      "t = threading.Thread(target=work); t.start()",
      "time.sleep(2.5); stop.set(); t.join(); print(t.is_alive())",
    ],
    output: "tick\ntick\nstopped\nFalse\n",
    endedMs: 2_500,
  },
  {
    behaviour: "the script waits at its end for threads, but not for daemons",
    lines: [
      "import threading, time, sys",
      "threading.Thread(target=lambda: (time.sleep(1), print('late'))).start()",
      "threading.Thread(target=lambda: time.sleep(100), daemon=True).start()",
      "sys.exit(3)",
    ],
    output: "late\n",
    exitCode: 3,
    endedMs: 1_000,
  },
  {
    behaviour: "work goes through a queue",
    lines: [
      "import queue, threading",
      "q = queue.Queue()",
      "def work():",
      "  for item in iter_items(): print('did', item); q.task_done()",
      "def iter_items():",
      "  while (item := q.get()) is not None: yield item",
      "t = threading.Thread(target=work); t.start()",
      "for n in range(2): q.put(n)",
      "q.join(); q.put(None); t.join()",
      "try: q.get(timeout=2)",
      "except queue.Empty: print('empty')",
    ],
    output: "did 0\ndid 1\nempty\n",
    endedMs: 2_000,
  },
  {
    behaviour: "a pool gives its results in order, or as they come",
    lines: [
      "from concurrent.futures import ThreadPoolExecutor, as_completed",
      "import time",
      "def work(n): time.sleep(n); return n * n",
      "with ThreadPoolExecutor(max_workers=2) as pool:",
      "  print(list(pool.map(work, [3, 1, 2])))",
      "  print([f.result() for f in as_completed([pool.submit(work, n) for n in (2, 1)])])",
      "  try: pool.submit(lambda: 1 / 0).result()",
      "  except ZeroDivisionError as error: print(error)",
    ],
    output: "[9, 1, 4]\n[1, 4]\ndivision by zero\n",
    endedMs: 5_000,
  },
  {
    behaviour: "a consumer waits for a condition",
    lines: [
      "import threading",
      "c = threading.Condition(); items = []",
      "def consume():",
      "  with c: c.wait_for(lambda: items); print('got', items.pop())",
      "t = threading.Thread(target=consume); t.start()",
      "with c: items.append(5); c.notify()",
      "t.join()",
    ],
    output: "got 5\n",
    endedMs: 0,
  },
])("$behaviour", ({ lines, output, exitCode = 0, endedMs }) => {
  expect(run(lines)).toMatchObject({ output, errors: "", exitCode, endedMs });
});

test("an error ends its thread, and no other", () => {
  const { output, errors, exitCode } = run([
    "import threading",
    "def f(): raise ValueError('bad')",
    "t = threading.Thread(target=f); t.start(); t.join(); print('after')",
  ]);
  expect({ output, exitCode }).toEqual({ output: "after\n", exitCode: 0 });
  expect(errors).toMatch(/^Exception in thread Thread-1 \(f\):\nTraceback/);
  expect(errors).toMatch(/\nValueError: bad\n$/);
});

test("threads that wait for one another for ever are as silent as in life", () => {
  const lines = ["import threading", "threading.Event().wait()"];
  expect(run(lines)).toMatchObject({ exitCode: undefined, errors: "" });
});

test.each([
  {
    behaviour: "members of a str and Enum are texts, too",
    lines: [
      "import json",
      "from enum import Enum",
      "class X(str, Enum):",
      "  A = 'a'",
      "  B = 'b'",
      "print(X.A, X.A.value, X.A == 'a', X('b') is X.B, isinstance(X.A, str))",
      "print('x' + X.A, X.A.upper(), len(X.A), {'a': 1}[X.A], ','.join(X), X.A in ('a',))",
      "print(json.dumps({X.A: X.B}), sorted([X.B, X.A]), f'{X.A:>5}', X.A.startswith('a'))",
    ],
    output:
      "X.A a True True True\nxa A 1 1 a,b True\n" +
      "{\"a\": \"b\"} [<X.A: 'a'>, <X.B: 'b'>]   X.A True\n",
  },
  {
    behaviour: "a StrEnum is its text, and makes it of its names",
    lines: [
      "from enum import StrEnum, auto",
      "class C(StrEnum):",
      "  RED = auto()",
      "  BLUE = 'bl'",
      "print(C.RED, C.RED == 'red', f'{C.BLUE:>4}', repr(C.RED), '-'.join(C))",
    ],
    output: "red True   bl <C.RED: 'red'> red-bl\n",
  },
  {
    behaviour: "members of an int and Enum are numbers, too",
    lines: [
      "from enum import Enum, IntEnum",
      "class P(int, Enum):",
      "  LOW = 1",
      "  HIGH = 2",
      "class S(IntEnum):",
      "  OK = 200",
      "print(P.LOW < P.HIGH, P.LOW + 1, max(P), [1, 2, 3][P.LOW], '%d' % P.HIGH)",
      "print(S.OK, S.OK == 200, f'{S.OK:05d}', repr(S.OK), {200: 'x'}[S.OK])",
    ],
    output: "True 2 P.HIGH 2 2\n200 True 00200 <S.OK: 200> x\n",
  },
  {
    behaviour: "a class that derives from str has methods of its own beside those of text",
    lines: [
      "class Name(str):",
      "  def hello(self): return 'hello ' + self",
      "n = Name('bob')",
      "print(n.hello(), n.title(), n, repr(n), n[1:], n == 'bob', type(n).__name__)",
    ],
    output: "hello bob Bob bob 'bob' ob True Name\n",
  },
])("$behaviour", ({ lines, output }) => {
  expect(run(lines)).toMatchObject({ output, errors: "", exitCode: 0 });
});
