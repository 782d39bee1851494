import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testNetwork } from "../../network/test-network.ts";
import { ContainerProcess } from "../../process/container-process.ts";
import { runTest, startOf } from "../../test-shell.ts";

const run = (code: string, options: Parameters<typeof runTest>[1] = {}) =>
  runTest(["python3", "-c", code], options);

describe("numbers", () => {
  const whole = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });

  test("are divided downwards, and the rest has the sign of the divisor", () => {
    fc.assert(
      fc.property(
        whole,
        whole.filter((each) => each !== 0n),
        (left, right) => {
          const { output } = run(`a = ${left}; b = ${right}; print(a // b * b + a % b - a, a % b)`);
          const [zero, rest = ""] = output.trim().split(" ");
          expect(zero).toBe("0");
          expect(BigInt(rest) === 0n || BigInt(rest) < 0n === right < 0n).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("that are floats are printed as such, and read back as the same", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const { output } = run(`print(float("${value}"))`);
        expect(output).toMatch(/^-?(?:\d+\.\d+|\d(?:\.\d+)?e[-+]\d{2,3})\n$/);
        expect(Number(output)).toBe(value);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what it prints", () => {
  const slow = 'import time\nprint("begun")\ntime.sleep(5)\nprint("done")';

  test.each([
    { behaviour: "is kept until it ends", environment: { PYTHONUNBUFFERED: "" }, early: "" },
    {
      behaviour: "comes at once without a buffer",
      environment: { PYTHONUNBUFFERED: "1" },
      early: "begun\n",
    },
  ])("$behaviour", ({ environment, early }) => {
    expect(run(slow, { environment, untilMs: 4_000 }).output).toBe(early);
    expect(run(slow, { environment })).toMatchObject({ output: "begun\ndone\n", endedMs: 5_000 });
  });

  test.each([
    ["-u before the code", ["python3", "-u", "-c", slow]],
    ["-uc", ["python3", "-uc", slow]],
    ["flush=True", ["python3", "-c", slow.replace('"begun"', '"begun", flush=True')]],
    [
      "sys.stdout.flush()",
      [
        "python3",
        "-c",
        `import sys\n${slow.replace("time.sleep", "sys.stdout.flush(); time.sleep")}`,
      ],
    ],
  ])("comes at once with %s", (_, argv) => {
    expect(runTest(argv, { untilMs: 4_000 }).output).toBe("begun\n");
  });

  test("comes when there is enough of it", () => {
    const code = "import time\nfor i in range(300): print('x' * 40)\ntime.sleep(9)";
    expect(run(code, { untilMs: 1_000 }).output.length).toBeGreaterThan(8_192);
  });
});

describe("the container", () => {
  test.each([
    [
      "import time; print(time.strftime('%Y-%m-%d %H:%M:%S'), int(time.time()))",
      "2026-03-01 12:00:00 1772366400\n",
    ],
    [
      "from datetime import datetime, timezone\nprint(datetime.now(), datetime.now(timezone.utc).isoformat())",
      "2026-03-01 12:00:00 2026-03-01T12:00:00+00:00\n",
    ],
    [
      "import datetime, time\na = datetime.datetime.now()\ntime.sleep(90.5)\nprint(datetime.datetime.now() - a, (datetime.datetime.now() - a).total_seconds())",
      "0:01:30.500000 90.5\n",
    ],
    ["import socket, os; print(socket.gethostname(), os.getpid(), os.getcwd())", "web-0 1 /\n"],
    ["import sys; print(sys.argv)", "['-c', 'a', 'b']\n"],
    [
      "import os; os.makedirs('/d/e', exist_ok=True); open('/d/f', 'w').write('x'); print(os.listdir('/d'))",
      "['e', 'f']\n",
    ],
    ["import sys\nfor line in sys.stdin: print(line.strip().upper())", "ONE\nTWO\n"],
  ])("%s", (code, output) => {
    const made = runTest(["python", "-c", code, "a", "b"], { input: "one\ntwo\n" });
    expect(made).toMatchObject({ output, errors: "", exitCode: 0 });
  });

  test("its random numbers are those of the seed", () => {
    const code =
      "import random; print(random.random(), random.randint(1, 6), random.choice('abc'))";
    expect(run(code).output).toBe(run(code).output);
    expect(run(code).output).toMatch(/^0\.\d+ [1-6] [abc]\n$/);
  });

  const network = testNetwork({
    names: { web: "10.96.7.1", gone: "10.96.7.2" },
    servers: {
      "10.96.7.1:80": ({ url, method, body }) =>
        url.endsWith("/no") ? { status: 404 } : { body: `${method} ${body ?? "-"}` },
    },
  });

  test.each([
    ["r = urlopen('http://web/x'); print(r.status, r.read().decode())", "200 GET -\n"],
    ["print(urlopen('http://web', data=b'a=1', timeout=5).read())", "b'POST a=1'\n"],
    [
      "try: urlopen('http://web/no')\nexcept HTTPError as e: print(e, e.code)",
      "HTTP Error 404: Not Found 404\n",
    ],
    [
      "try: urlopen('http://gone')\nexcept URLError as e: print(e)",
      "<urlopen error [Errno 111] Connection refused>\n",
    ],
    [
      "try: urlopen('http://nobody')\nexcept Exception as e: print(e.reason)",
      "[Errno -2] Name or service not known\n",
    ],
  ])("asks others: %s", (code, output) => {
    const imports =
      "from urllib.request import urlopen\nfrom urllib.error import HTTPError, URLError\n";
    expect(run(imports + code, { network })).toMatchObject({ output, errors: "" });
  });
});

describe("a signal", () => {
  const graceful = `import signal, sys, time
def stop(number, frame):
    print("stopping", number)
    sys.exit(3)
signal.signal(signal.SIGTERM, stop)
while True:
    time.sleep(10)
`;
  const stopped = (code: string) => {
    const process = new ContainerProcess(
      startOf("", { argv: ["python3", "-c", code], stopSignal: "TERM" }),
    );
    process.follow(0);
    return process.stop({ atMs: 12_000, graceMs: 30_000 });
  };

  test.each([
    ["runs its handler at once", graceful, { atMs: 12_000, exitCode: 3 }],
    [
      "that a handler only notes lets it go on",
      "import signal, time\nstop = []\nsignal.signal(signal.SIGTERM, lambda n, f: stop.append(n))\nwhile not stop:\n  time.sleep(10)\n",
      { atMs: 20_000, exitCode: 0 },
    ],
    [
      "without a handler is none of the first process's",
      "import time\ntime.sleep(1000)",
      { atMs: 42_000, exitCode: 137 },
    ],
  ])("%s", (_, code, end) => {
    expect(stopped(code)).toMatchObject(end);
  });
});

describe("a file", () => {
  const files = {
    "/app/main.py": 'import sys\nprint("args", sys.argv[1:])\nint("x")\n',
    "/app/server.py": "import flask\nflask.Flask(__name__).run()\n",
    "/app/once.py": "import sys\nmatch sys.argv:\n  case []: print(1)\n",
    "/app/run": "#!/usr/bin/env python3\nprint('run')\n",
  };

  test("is run, and its lines are told in tracebacks", () => {
    const made = runTest(["python", "/app/main.py", "a"], { files });
    expect(made).toMatchObject({ output: "args ['a']\n", exitCode: 1 });
    expect(made.errors).toBe(
      'Traceback (most recent call last):\n  File "/app/main.py", line 3, in <module>\n    int("x")\n' +
        "ValueError: invalid literal for int() with base 10: 'x'\n",
    );
  });

  const ofContainer = { files, untilMs: 60_000, unknownProgramMs: Number.POSITIVE_INFINITY };

  test.each([
    ["that is not there is taken to be a server", ["python", "app.py"]],
    ["of a module is taken to be one", ["python", "-m", "http.server"]],
  ])("%s", (_, argv) => {
    expect(runTest(argv, ofContainer)).toMatchObject({ exitCode: undefined, errors: "" });
  });

  test("that may be a server is taken to be one, and says so", () => {
    expect(runTest(["python", "/app/server.py"], ofContainer)).toMatchObject({
      exitCode: undefined,
      errors:
        "kubesim: python /app/server.py: import flask: not simulated, so it is taken to be a " +
        "server that runs until it is stopped; an ImageBehavior can say what the container does\n",
    });
  });

  test.each([
    ["of which no server can be", "/app/once.py", "python /app/once.py: match"],
    ["that a client runs", "/app/server.py", "python /app/server.py: import flask"],
  ])("with more, %s, ends with what is not simulated", (_, path, what) => {
    const options = path === "/app/once.py" ? ofContainer : { files };
    expect(runTest(["python", path], options)).toMatchObject({
      exitCode: 127,
      errors: `kubesim: ${what}: not simulated; an ImageBehavior can say what the container does\n`,
    });
  });

  test("that is not there is not found for a client", () => {
    expect(runTest(["python3", "app.py"])).toMatchObject({
      exitCode: 2,
      errors: "python3: can't open file '/app.py': [Errno 2] No such file or directory\n",
    });
  });

  test("may be named by its first line, or come in", () => {
    const script = "chmod +x /app/run; /app/run; echo 'print(1 + 1)' | python3 -";
    expect(runTest(["sh", "-c", script], { files }).output).toBe("run\n2\n");
  });
});

test.each([
  ["import requests", "import requests"],
  ["import os\nprint('x')\nos.fork()", "os.fork"],
  ["from os import fork", "from os import fork"],
  ["class A(list): pass", "classes that derive from list"],
  ["class A(metaclass=B): pass", "classes with keywords"],
  ["async def f(): pass", "async"],
  ["eval('1')", "eval"],
  ["print('first'); x = 1; x.unheard_of()", ".unheard_of"],
  ["print(3j)", "complex numbers"],
])("%s is not simulated, and nothing of it is run", (code, what) => {
  const errors = `kubesim: python3 -c: ${what}: not simulated; an ImageBehavior can say what the container does\n`;
  expect(run(code)).toMatchObject({ output: "", errors, exitCode: 127 });
});

test.each([
  "print(chr(-1))",
  "import math; math.floor(math.inf)",
  `${"(".repeat(9_000)}1${")".repeat(9_000)}`,
])("%s is beyond what is simulated", (code) => {
  expect(run(code)).toMatchObject({ output: "", exitCode: 127 });
});

test("a loop without an end spins instead of hanging", () => {
  const { kernel } = run("while True: pass", { untilMs: 1_000 });
  expect(kernel.spinsSinceMs).toBe(0);
});

test.each(["x = 'a' * 10 ** 10", "x = [0] * 10 ** 9", "x = 2 ** 10 ** 9"])(
  "%s is out of memory",
  (code) => {
    expect(run(code)).toMatchObject({ exitCode: 137 });
  },
);
