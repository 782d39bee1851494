/** How `argparse` reads arguments. Source: Python 3.14, for what it does. */
export const parsing = String.raw`
class _Exclusive(_Group):
    def __init__(self, parser, required):
        super().__init__(parser, None)
        self.required = required
    def add_argument(self, *flags, **named):
        action = self.parser.add_argument(*flags, **named)
        self.actions.append(action)
        return action

class _Reading:
    def __init__(self, parser, args, namespace):
        self.parser = parser
        self.left = list(args)
        self.namespace = namespace
        self.extras = []
        self.seen = []
        self.places = [each for each in parser._all if not each.isOption]
        self.onlyPlaces = False

    def error(self, message):
        self.parser.error(message)

    def refuse(self, action, message):
        self.error(f"argument {action.label()}: {message}")

    def isFlag(self, text):
        if self.onlyPlaces or not text.startswith("-") or text == "-":
            return False
        number = text[1:].replace(".", "", 1).isdigit()
        return not (number or " " in text)

    def option(self, text):
        flag, equals, value = text.partition("=")
        given = value if equals else None
        options = [each for each in self.parser._all if each.isOption]
        exact = [each for each in options if flag in each.flags]
        if exact:
            return exact[0], given
        if flag.startswith("--"):
            near = [(each, name) for each in options for name in each.flags
                    if name.startswith(flag)]
            if len(near) > 1:
                names = ", ".join(name for _, name in near)
                self.error(f"ambiguous option: {text} could match {names}")
            return (near[0][0], given) if near else (None, None)
        short = [each for each in options if text[:2] in each.flags]
        if not short:
            return None, None
        if short[0].nargs == 0:
            self.left.insert(0, "-" + text[2:])
            return short[0], None
        return short[0], text[2:]

    def converted(self, action, text):
        value = text
        if action.type is not None:
            try:
                value = action.type(text)
            except (ValueError, TypeError, ArgumentError) as error:
                name = getattr(action.type, "__name__", repr(action.type))
                self.refuse(action, f"invalid {name} value: {text!r}")
            except Exception as error:
                self.refuse(action, str(error))
        if action.choices is not None and value not in action.choices:
            words = ", ".join(str(each) for each in action.choices)
            self.refuse(action, f"invalid choice: {value!r} (choose from {words})")
        return value

    def taken(self, most):
        count = 0
        while count < len(self.left) and count < most and not self.isFlag(self.left[count]):
            count += 1
        made, self.left = self.left[:count], self.left[count:]
        return made

    def valuesOf(self, action, most):
        nargs = action.nargs
        if nargs == "...":
            made, self.left = self.left, []
            return made
        limit = {None: 1, "?": 1}.get(nargs, most if nargs in ("*", "+") else nargs)
        texts = self.taken(limit)
        needs = {None: 1, "?": 0, "*": 0, "+": 1}.get(nargs, nargs)
        if len(texts) < needs:
            words = {None: "expected one argument", "+": "expected at least one argument"}
            many = f"expected {nargs} argument" + ("" if nargs == 1 else "s")
            self.refuse(action, words.get(nargs, many))
        return texts

    def set(self, action, texts):
        given = [self.converted(action, text) for text in texts]
        value = given
        if action.nargs is None:
            value = given[0]
        elif action.nargs == "?":
            value = given[0] if given else action.const if action.isOption else self.usual(action)
        elif action.nargs == "*" and not given and not action.isOption:
            value = self.usual(action) if self.usual(action) is not None else []
        name = action.dest
        if action.action in ("append", "extend"):
            before = getattr(self.namespace, name, None) or []
            value = before + (value if action.action == "extend" else [value])
        setattr(self.namespace, name, value)

    def usual(self, action):
        return self.parser._default(action)

    def act(self, action, given):
        self.seen.append(action)
        for group in self.parser._exclusive:
            for other in group.actions if action in group.actions else []:
                if other is not action and other in self.seen:
                    self.refuse(action, f"not allowed with argument {other.label()}")
        kind = action.action
        if action.nargs == 0 and given is not None:
            self.refuse(action, f"ignored explicit argument {given!r}")
        if kind == "help":
            self.parser.print_help()
            self.parser.exit()
        elif kind == "version":
            print(action.version.replace("%(prog)s", self.parser.prog))
            self.parser.exit()
        elif kind == "count":
            setattr(self.namespace, action.dest, (getattr(self.namespace, action.dest) or 0) + 1)
        elif kind == "append_const":
            before = getattr(self.namespace, action.dest) or []
            setattr(self.namespace, action.dest, before + [action.const])
        elif action.nargs == 0:
            setattr(self.namespace, action.dest, action.const)
        elif given is not None:
            self.set(action, [given])
        else:
            self.set(action, self.valuesOf(action, len(self.left)))

    def place(self):
        if not self.places:
            self.extras.append(self.left.pop(0))
            return
        action = self.places.pop(0)
        self.seen.append(action)
        if action.nargs == "A":
            name = self.converted(action, self.left.pop(0))
            if action.dest is not None:
                setattr(self.namespace, action.dest, name)
            rest, self.left = self.left, []
            _, more = action.choices[name].parse_known_args(rest, self.namespace)
            self.extras += more
            return
        needed = len([each for each in self.places if each.nargs in (None, "+")])
        plain = 0
        while plain < len(self.left) and not self.isFlag(self.left[plain]):
            plain += 1
        self.set(action, self.valuesOf(action, max(plain - needed, 1)))

    def run(self):
        while self.left:
            text = self.left[0]
            if text == "--" and not self.onlyPlaces:
                self.left.pop(0)
                self.onlyPlaces = True
            elif self.isFlag(text):
                self.left.pop(0)
                action, given = self.option(text)
                if action is None:
                    self.extras.append(text)
                else:
                    self.act(action, given)
            else:
                self.place()
        self.finish()

    def finish(self):
        while self.places and self.places[0].nargs in ("?", "*"):
            action = self.places.pop(0)
            self.seen.append(action)
            self.set(action, [])
        missing = [each.label() for each in self.parser._all
                   if each.required and each not in self.seen]
        if missing:
            self.error(f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._exclusive:
            if group.required and not any(each in self.seen for each in group.actions):
                names = " ".join(each.label() for each in group.actions)
                self.error(f"one of the arguments {names} is required")

def _parse_known(self, args=None, namespace=None):
    namespace = Namespace() if namespace is None else namespace
    reading = _Reading(self, sys.argv[1:] if args is None else args, namespace)
    for each in self._all:
        if each.action in ("help", "version") or each.dest is None or each.dest == SUPPRESS:
            continue
        usual = self._default(each)
        if isinstance(usual, str) and each.type is not None and usual != SUPPRESS:
            usual = reading.converted(each, usual)
        if usual != SUPPRESS and each.dest not in namespace:
            setattr(namespace, each.dest, usual)
    for name, value in self._usual.items():
        if name not in namespace:
            setattr(namespace, name, value)
    reading.run()
    return namespace, reading.extras

def _parse(self, args=None, namespace=None):
    made, extras = self.parse_known_args(args, namespace)
    if extras:
        self.error(f"unrecognized arguments: {' '.join(extras)}")
    return made

def _error(self, message):
    sys.stderr.write(self.format_usage())
    self.exit(2, f"{self.prog}: error: {message}\n")

def _exit(self, status=0, message=None):
    if message:
        sys.stderr.write(message)
    sys.exit(status)

ArgumentParser.parse_known_args = _parse_known
ArgumentParser.parse_args = _parse
ArgumentParser.error = _error
ArgumentParser.exit = _exit
ArgumentParser.print_help = lambda self, file=None: print(self.format_help(), end="", file=file)
ArgumentParser.print_usage = lambda self, file=None: print(self.format_usage(), end="", file=file)
`;
