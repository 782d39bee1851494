/** Classes, generators and decorators, and what CPython 3.11 makes of them, as 3.14 does. */
import { expect, test } from "vitest";
import { runTest } from "../../test-shell.ts";

const run = (code: string) => runTest(["python3", "-c", code]);

test.each([
  {
    behaviour: "a class has attributes, methods and properties",
    code: `class Animal:
    count = 0
    def __init__(self, name, sound="..."):
        self.name = name
        self._sound = sound
        Animal.count += 1
    @property
    def sound(self):
        return self._sound
    @sound.setter
    def sound(self, value):
        self._sound = value.upper()
    @staticmethod
    def kinds():
        return ["cat", "dog"]
    @classmethod
    def make(cls, name):
        return cls(name)
    def speak(self):
        return f"{self.name} says {self.sound}"
class Dog(Animal):
    def __init__(self, name):
        super().__init__(name, "woof")
    def speak(self):
        return super().speak() + "!"
cat, dog = Animal("cat", "meow"), Dog("rex")
print(cat.speak(), dog.speak(), Dog.make("b").speak(), Animal.count, cat.kinds())
dog.sound = "loud"
print(dog.sound, vars(cat), isinstance(dog, Animal), issubclass(Animal, Dog), type(dog))
print([each.__name__ for each in Dog.__mro__], hasattr(dog, "tail"), getattr(dog, "tail", 5))`,
    output:
      "cat says meow rex says woof! b says woof! 3 ['cat', 'dog']\nLOUD {'name': 'cat', '_sound': 'meow'} True False <class '__main__.Dog'>\n['Dog', 'Animal', 'object'] False 5\n",
  },
  {
    behaviour: "an object says what it is and how it is reckoned with",
    code: `class Text:
    def __init__(self, text): self.text = text
    def __str__(self): return f"Text({self.text})"
    def __repr__(self): return f"<{self.text!r}>"
    def __eq__(self, other): return self.text == other.text
    def __lt__(self, other): return self.text < other.text
    def __hash__(self): return hash(self.text)
    def __len__(self): return len(self.text)
    def __add__(self, other): return Text(self.text + other.text)
    def __getitem__(self, at): return self.text[at]
    def __setitem__(self, at, value): self.text = self.text[:at] + value + self.text[at + 1:]
    def __contains__(self, text): return text in self.text
    def __call__(self, count): return self.text * count
a, b = Text("ab"), Text("aa")
print(a, [a, b], f"{a}", a == Text("ab"), a != b, a > b, sorted([a, b]), max(a, b))
print(len(a), a + b, a[0], "b" in a, a(2), {a: 1}[Text("ab")], bool(Text("")))
a[0] = "x"
print(a.text, "%s" % a, list(Text("xyz")))`,
    output:
      "Text(ab) [<'ab'>, <'aa'>] Text(ab) True True True [<'aa'>, <'ab'>] Text(ab)\n2 Text(abaa) a True abab 1 False\nxb Text(xb) ['x', 'y', 'z']\n",
  },
  {
    behaviour: "errors of a script's own are raised and caught",
    code: `class Failed(Exception):
    def __init__(self, code, message):
        super().__init__(message)
        self.code = code
class Worse(Failed): pass
class Other(Exception):
    def __str__(self): return "other!"
try:
    raise Worse(3, "bad")
except Failed as error:
    print(error, error.code, repr(error), error.args, type(error).__name__)
try:
    raise Other
except (KeyError, Other) as error:
    print(error)`,
    output: "bad 3 Worse('bad') ('bad',) Worse\nother!\n",
  },
  {
    behaviour: "with enters an object, and its exit hears of errors",
    code: `class Lock:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, error, trace):
        print("exit", kind.__name__ if kind else None, error)
        return kind is ValueError
with Lock() as lock:
    raise ValueError("x")
with Lock(): pass
try:
    with Lock(): raise KeyError("k")
except KeyError as error:
    print("passed on", error)`,
    output:
      "enter\nexit ValueError x\nenter\nexit None None\nenter\nexit KeyError 'k'\npassed on 'k'\n",
  },
  {
    behaviour: "a generator gives its values one by one",
    code: `def numbers(n):
    for i in range(n):
        told = yield i
        if told: print("told", told)
    return "end"
def more():
    print("from", (yield from numbers(2)))
    yield 9
each = numbers(3)
print(next(each), each.send("hi"), list(each), next(each, "none"))
print(list(more()), sum(x for x in numbers(4)), [*numbers(2)], max(numbers(3)), 2 in numbers(3))
def fibonacci():
    a, b = 0, 1
    try:
        while True:
            yield a
            a, b = b, a + b
    finally:
        print("closed")
series = fibonacci()
print([next(series) for _ in range(8)])
series.close()
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
class Twice:
    def __iter__(self):
        yield 1
        yield 2
print(list(Countdown(3)), [x for x in Twice()], tuple(Twice()), *Twice())`,
    output:
      "told hi\n0 1 [2] none\nfrom end\n[0, 1, 9] 6 [0, 1] 2 True\n[0, 1, 1, 2, 3, 5, 8, 13]\nclosed\n[2, 1, 0] [1, 2] (1, 2) 1 2\n",
  },
  {
    behaviour: "decorators make other functions of functions",
    code: `def traced(function):
    def inner(*args, **named):
        print("call", function.__name__)
        return function(*args, **named)
    return inner
def times(n):
    return lambda function: lambda *args: function(*args) * n
@traced
def hello(x): return x + 1
@times(3)
@traced
def five(): return 5
print(hello(2), five())`,
    output: "call hello\ncall five\n3 15\n",
  },
  {
    behaviour: "annotations do nothing",
    code: `class Point:
    x: int = 3
    y: str
    def move(self, by: int, /, again: int = 2, *, more: "int" = 4) -> int:
        return self.x + by + again + more
count: int = 5
print(Point().move(1), count, Point.x, ...)`,
    output: "10 5 3 Ellipsis\n",
  },
])("$behaviour", ({ code, output }) => {
  expect(run(code)).toMatchObject({ output, errors: "", exitCode: 0 });
});

test("an error of its own that nobody handles is told by its class", () => {
  const code = "class Failed(Exception): pass\nclass A:\n  def f(self): raise Failed('x')\nA().f()";
  expect(run(code).errors).toBe(
    'Traceback (most recent call last):\n  File "<string>", line 4, in <module>\n' +
      '  File "<string>", line 3, in f\nFailed: x\n',
  );
});

test("a module beside the script is run where it is imported, once", () => {
  const files = {
    "/app/main.py":
      "import util\nfrom util import twice\nprint(util.name, twice(4))\nutil.fail()\n",
    "/app/util.py":
      "print('loaded', __name__)\nname = 'u'\ndef twice(x): return x * 2\ndef fail(): 1 / 0\n",
  };
  const made = runTest(["python3", "/app/main.py"], { files });
  expect(made.output).toBe("loaded util\nu 8\n");
  expect(made.errors).toBe(
    'Traceback (most recent call last):\n  File "/app/main.py", line 4, in <module>\n    util.fail()\n' +
      '  File "/app/util.py", line 4, in fail\n    def fail(): 1 / 0\n' +
      "ZeroDivisionError: division by zero\n",
  );
});

test.each([
  "def f():\n  yield f\n  while True: pass\nlist(f())",
  "class A:\n  def __len__(self):\n    while True: pass\nlen(A())",
])("what runs away in it is cut: %s", (code) => {
  expect(run(code).exitCode).not.toBe(0);
});
