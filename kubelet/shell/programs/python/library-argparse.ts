/** `argparse`, in its everyday part. Source: Python 3.14, for what it does. */
export const argparse = String.raw`
import os as _os
import sys
import textwrap as _textwrap

SUPPRESS = "==SUPPRESS=="
REMAINDER = "..."

class ArgumentTypeError(Exception):
    pass

class ArgumentError(Exception):
    pass

class RawDescriptionHelpFormatter:
    pass

class RawTextHelpFormatter:
    pass

class ArgumentDefaultsHelpFormatter:
    pass

class HelpFormatter:
    pass

class Namespace:
    def __init__(self, **named):
        for name, value in named.items():
            setattr(self, name, value)
    def __contains__(self, name):
        return name in vars(self)
    def __eq__(self, other):
        return vars(self) == vars(other)
    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"Namespace({shown})"

class _Action:
    def __init__(self, flags, action="store", nargs=None, const=None, default=None, type=None,
                 choices=None, required=False, help=None, metavar=None, dest=None, version=None):
        self.flags = flags
        self.action = action
        self.nargs = 0 if action not in ("store", "append", "extend") else nargs
        self.const = {"store_true": True, "store_false": False}.get(action, const)
        self.default = default
        if default is None and action in ("store_true", "store_false"):
            self.default = action == "store_false"
        self.type = type
        self.choices = choices
        self.help = help
        if action == "version" and help is None:
            self.help = "show program's version number and exit"
        self.metavar = metavar
        self.version = version
        long = [flag for flag in flags if flag.startswith("--")]
        self.dest = dest or (long or flags)[0].lstrip("-").replace("-", "_")
        self.isOption = flags[0].startswith("-")
        optional = nargs == "?" or nargs == "..." or nargs == "*" and default is not None
        self.required = required if self.isOption else not optional
    def label(self):
        return "/".join(self.flags) if self.isOption else self.metavar or self.dest
    def one(self):
        if self.metavar is not None:
            return self.metavar
        if self.choices is not None:
            return "{" + ",".join(str(each) for each in self.choices) + "}"
        return self.dest.upper() if self.isOption else self.dest
    def values(self):
        one = self.one()
        if self.nargs is None:
            return one
        if self.nargs == "?":
            return f"[{one}]"
        if self.nargs == "*":
            return f"[{one} ...]"
        if self.nargs == "+":
            return f"{one} [{one} ...]"
        return "..." if self.nargs == "..." else " ".join([one] * self.nargs)
    def usage(self):
        text = self.values()
        if self.isOption:
            text = f"{self.flags[0]} {text}".rstrip()
            return text if self.required else f"[{text}]"
        return text
    def heading(self):
        return f"{', '.join(self.flags)} {self.values()}".rstrip() if self.isOption else self.one()

class _Group:
    def __init__(self, parser, title, description=None):
        self.parser = parser
        self.title = title
        self.description = description
        self.actions = []
    def add_argument(self, *flags, **named):
        return self.parser._add(self.actions, flags, named)

class _SubParsers:
    def __init__(self, parser, action):
        self.parser = parser
        self.action = action
        self.helps = []
    def add_parser(self, name, *, help=None, **named):
        made = ArgumentParser(prog=f"{self.parser.prog} {name}", **named)
        self.action.choices[name] = made
        if help is not None:
            self.helps.append((name, help))
        return made

class ArgumentParser:
    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                 formatter_class=HelpFormatter, add_help=True, allow_abbrev=True,
                 exit_on_error=True):
        self.prog = prog or _os.path.basename(sys.argv[0])
        self.usage = usage
        self.description = description
        self.epilog = epilog
        self.formatter_class = formatter_class
        self._places = _Group(self, "positional arguments")
        self._options = _Group(self, "options")
        self._groups = [self._places, self._options]
        self._all = []
        self._usual = {}
        self._exclusive = []
        self._sub = None
        if add_help:
            self.add_argument("-h", "--help", action="help",
                              help="show this help message and exit")
    def _add(self, actions, flags, named):
        action = _Action(flags, **named)
        if action.help != SUPPRESS:
            actions.append(action)
        self._all.append(action)
        return action
    def add_argument(self, *flags, **named):
        group = self._options if flags[0].startswith("-") else self._places
        return group.add_argument(*flags, **named)
    def add_argument_group(self, title=None, description=None):
        group = _Group(self, title, description)
        self._groups.append(group)
        return group
    def add_mutually_exclusive_group(self, required=False):
        group = _Exclusive(self, required)
        self._exclusive.append(group)
        return group
    def add_subparsers(self, dest=None, required=False, help=None, metavar=None, title=None,
                       description=None):
        action = _Action((dest or "command",), nargs="A", choices={}, help=help, metavar=metavar)
        action.values = lambda: f"{action.one()} ..."
        action.required = required
        action.dest = dest
        self._all.append(action)
        group = self.add_argument_group(title, description) if title else self._places
        group.actions.append(action)
        self._sub = _SubParsers(self, action)
        action.sub = self._sub
        return self._sub
    def set_defaults(self, **named):
        self._usual.update(named)
    def format_usage(self):
        if self.usage:
            return f"usage: {self.usage.replace('%(prog)s', self.prog)}\n"
        shown = [each for each in self._all if each.help != SUPPRESS]
        options = self._usages([each for each in shown if each.isOption])
        places = [each.usage() for each in shown if not each.isOption]
        one = " ".join([self.prog] + options + places)
        if len(one) + 7 <= 78:
            return f"usage: {one}\n"
        pad = " " * (8 + len(self.prog))
        lines = []
        for parts in (options, places):
            line = ""
            for part in parts:
                if line and len(pad) + len(line) + 1 + len(part) > 78:
                    lines.append(line)
                    line = ""
                line = f"{line} {part}" if line else part
            if line:
                lines.append(line)
        return f"usage: {self.prog} " + f"\n{pad}".join(lines) + "\n"
    def _usages(self, options):
        texts = []
        for each in options:
            group = [g for g in self._exclusive if each in g.actions]
            if not group:
                texts.append(each.usage())
            elif each is group[0].actions[0]:
                inner = [f"{a.flags[0]} {a.values()}".rstrip() for a in group[0].actions]
                texts.append(("({})" if group[0].required else "[{}]").format(" | ".join(inner)))
        return texts
    def _help(self, action):
        values = {**vars(action), "prog": self.prog, "default": self._default(action)}
        if action.type is not None:
            values["type"] = getattr(action.type, "__name__", action.type)
        if action.choices is not None:
            values["choices"] = ", ".join(str(each) for each in action.choices)
        text = action.help or ""
        wantsDefault = self.formatter_class is ArgumentDefaultsHelpFormatter
        if wantsDefault and "%(default)" not in text and text and action.default is not SUPPRESS:
            if action.isOption and action.action != "help" or action.nargs in ("?", "*"):
                text += " (default: %(default)s)"
        return text % values
    def _default(self, action):
        return self._usual.get(action.dest, action.default)
    def _rows(self):
        rows = []
        for group in self._groups:
            if not group.actions:
                continue
            lines = []
            for each in group.actions:
                lines.append(("  " + each.heading(), self._help(each)))
                if each.nargs == "A":
                    lines += [(f"    {name}", text) for name, text in each.sub.helps]
            rows.append((group, lines))
        return rows
    def _text(self, text, indent=""):
        raw = self.formatter_class in (RawDescriptionHelpFormatter, RawTextHelpFormatter)
        text = text.replace("%(prog)s", self.prog)
        if raw:
            return text
        return "\n".join(_textwrap.wrap(text, 78, initial_indent=indent, subsequent_indent=indent))
    def format_help(self):
        rows = self._rows()
        longest = max([len(head) for _, lines in rows for head, _ in lines], default=0)
        column = min(longest + 2, 24)
        parts = [self.format_usage()]
        if self.description:
            parts.append(self._text(self.description) + "\n")
        for group, lines in rows:
            text = f"{group.title}:\n" if group.title else ""
            if group.description:
                text += self._text(group.description, "  ") + "\n\n"
            for head, about in lines:
                text += self._row(head, about, column)
            parts.append(text)
        if self.epilog:
            parts.append(self._text(self.epilog) + "\n")
        return "\n".join(parts)
    def _row(self, head, about, column):
        if not about:
            return head + "\n"
        raw = self.formatter_class is RawTextHelpFormatter
        lines = about.splitlines() if raw else _textwrap.wrap(about, 78 - column)
        if len(head) + 2 > column:
            return head + "\n" + "".join(" " * column + line + "\n" for line in lines)
        text = head.ljust(column) + lines[0] + "\n"
        return text + "".join(" " * column + line + "\n" for line in lines[1:])
`;
