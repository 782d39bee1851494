/** `textwrap`, `string` and `types`. Source: Python 3.14, for what each of them does. */
export const textwrap = String.raw`
def dedent(text):
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if line:
            indent = line[:len(line) - len(line.lstrip())]
            if margin is None:
                margin = indent
            while not line.startswith(margin):
                margin = margin[:-1]
    return "\n".join(line[len(margin or ""):] for line in lines)

def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: line.strip())
    return "".join(prefix + line if wanted(line) else line for line in _lines(text))

def _lines(text):
    parts = text.split("\n")
    lines = [part + "\n" for part in parts[:-1]]
    return lines + [parts[-1]] if parts[-1] else lines

def wrap(text, width=70, initial_indent="", subsequent_indent=""):
    lines, line, indent = [], "", initial_indent
    for word in text.split():
        while len(word) > width - len(indent):
            room = width - len(indent) - (len(line) + 1 if line else 0)
            if room > 0:
                line = f"{line} {word[:room]}" if line else word[:room]
                word = word[room:]
            lines.append(indent + line)
            line, indent = "", subsequent_indent
        if line and len(indent) + len(line) + 1 + len(word) > width:
            lines.append(indent + line)
            line, indent = "", subsequent_indent
        line = f"{line} {word}" if line else word
    return lines + [indent + line] if line else lines

def fill(text, width=70, initial_indent="", subsequent_indent=""):
    return "\n".join(wrap(text, width, initial_indent, subsequent_indent))

def shorten(text, width, placeholder=" [...]"):
    words = text.split()
    whole = " ".join(words)
    if len(whole) <= width:
        return whole
    while words and len(" ".join(words)) + len(placeholder) > width:
        words.pop()
    return " ".join(words) + placeholder if words else placeholder.strip()
`;

export const string = String.raw`
import re as _re

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdefABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_\x60{|}~"
printable = digits + ascii_letters + punctuation + whitespace

def capwords(s, sep=None):
    return (sep or " ").join(word.capitalize() for word in s.split(sep))

class Template:
    def __init__(self, template):
        self.template = template
    def _filled(self, mapping, safe):
        def put(match):
            name = match.group(1) or match.group(2)
            if name is None:
                return "$"
            if safe and name not in mapping:
                return match.group()
            return str(mapping[name])
        return _re.sub(r"\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})", put, self.template)
    def substitute(self, mapping={}, /, **named):
        return self._filled({**mapping, **named}, False)
    def safe_substitute(self, mapping={}, /, **named):
        return self._filled({**mapping, **named}, True)
`;

export const types = `
class SimpleNamespace:
    def __init__(self, mapping={}, /, **named):
        for name, value in {**mapping, **named}.items():
            setattr(self, name, value)
    def __eq__(self, other):
        return isinstance(other, SimpleNamespace) and vars(self) == vars(other)
    def __repr__(self):
        return f"namespace({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"
`;
