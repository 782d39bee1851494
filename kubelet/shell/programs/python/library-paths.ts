/** `pathlib`, `glob`, `shutil` and `tempfile`. Source: Python 3.14, for what each of them does. */
export const pathlib = `
import glob as _glob
import os as _os

def _cleaned(parts):
    text = _os.path.join("", *[str(part) for part in parts])
    root = "/" if text.startswith("/") else ""
    kept = [part for part in text.split("/") if part not in ("", ".")]
    return root + "/".join(kept) or "."

class PurePath:
    def __init__(self, *parts):
        self._text = _cleaned(parts)
    def __str__(self):
        return self._text
    def __fspath__(self):
        return self._text
    def __repr__(self):
        return f"PosixPath({self._text!r})"
    def __truediv__(self, other):
        return type(self)(self, other)
    def __rtruediv__(self, other):
        return type(self)(other, self)
    def __eq__(self, other):
        return isinstance(other, PurePath) and self._text == other._text
    def __lt__(self, other):
        return self.parts < other.parts
    def __hash__(self):
        return hash(self._text)
    @property
    def parts(self):
        names = tuple(part for part in self._text.split("/") if part not in ("", "."))
        return (("/",) if self._text.startswith("/") else ()) + names
    @property
    def name(self):
        name = self._text.rpartition("/")[2]
        return "" if name == "." else name
    @property
    def stem(self):
        return _os.path.splitext(self.name)[0]
    @property
    def suffix(self):
        return _os.path.splitext(self.name)[1]
    @property
    def parent(self):
        return type(self)(_os.path.dirname(self._text) or ("/" if self._text == "/" else "."))
    @property
    def parents(self):
        found, each = [], self
        while each.parent != each:
            each = each.parent
            found.append(each)
        return tuple(found)
    def joinpath(self, *others):
        return type(self)(self, *others)
    def is_absolute(self):
        return self._text.startswith("/")
    def as_posix(self):
        return self._text
    def with_name(self, name):
        return self.parent / name
    def with_suffix(self, suffix):
        return self.parent / (self.stem + suffix)
    def relative_to(self, other):
        base = type(self)(other)
        if self.parts[:len(base.parts)] != base.parts:
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(base)!r}")
        return type(self)(*self.parts[len(base.parts):])

class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(_os.getcwd())
    @classmethod
    def home(cls):
        return cls(_os.environ.get("HOME", "/root"))
    def exists(self):
        return _os.path.exists(self._text)
    def is_file(self):
        return _os.path.isfile(self._text)
    def is_dir(self):
        return _os.path.isdir(self._text)
    def resolve(self, strict=False):
        return type(self)(_os.path.abspath(self._text))
    def absolute(self):
        return self.resolve()
    def open(self, mode="r", buffering=-1, encoding=None):
        return open(self._text, mode)
    def read_text(self, encoding=None):
        with open(self._text) as file:
            return file.read()
    def read_bytes(self):
        with open(self._text, "rb") as file:
            return file.read()
    def write_text(self, data, encoding=None):
        with open(self._text, "w") as file:
            file.write(data)
        return len(data)
    def write_bytes(self, data):
        with open(self._text, "wb") as file:
            file.write(data)
        return len(data)
    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        if exist_ok and self.is_dir():
            return
        if parents:
            _os.makedirs(self._text)
        else:
            _os.mkdir(self._text)
    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok and self.exists():
            raise FileExistsError(17, "File exists", self._text)
        open(self._text, "a").close()
    def unlink(self, missing_ok=False):
        if not missing_ok or self.exists():
            _os.remove(self._text)
    def rmdir(self):
        _os.rmdir(self._text)
    def rename(self, target):
        _os.rename(self._text, str(target))
        return type(self)(target)
    def replace(self, target):
        return self.rename(target)
    def iterdir(self):
        for name in _os.listdir(self._text):
            yield self / name
    def glob(self, pattern):
        for found in _glob._within(self._text, pattern):
            yield self / found
    def rglob(self, pattern):
        return self.glob(f"**/{pattern}")

PosixPath = Path
`;

export const glob = String.raw`
import os as _os
import re as _re

def _expression(pattern):
    made = _re.escape(pattern).replace("\\*", ".*").replace("\\?", ".")
    return _re.compile(made.replace("\\[", "[").replace("\\]", "]").replace("[!", "[^"))

def _names(folder):
    return sorted(_os.listdir(folder or ".")) if _os.path.isdir(folder or ".") else []

def _walk(folder, parts, below):
    if not parts:
        if below:
            yield below
        return
    first, rest = parts[0], parts[1:]
    if first == "**":
        yield from _walk(folder, rest, below)
    elif not any(letter in first for letter in "*?["):
        if _os.path.exists(_os.path.join(folder, first)):
            yield from _walk(_os.path.join(folder, first), rest, _os.path.join(below, first))
        return
    wanted = _expression(first)
    for name in _names(folder):
        if name.startswith(".") and not first.startswith("."):
            continue
        path = _os.path.join(folder, name)
        if first == "**" and _os.path.isdir(path):
            yield from _walk(path, parts, _os.path.join(below, name))
        elif first != "**" and wanted.fullmatch(name) and (not rest or _os.path.isdir(path)):
            yield from _walk(path, rest, _os.path.join(below, name))

def _within(folder, pattern):
    return list(_walk(folder, pattern.split("/"), ""))

def glob(pathname, *, root_dir=None, recursive=False):
    pattern = str(pathname)
    if pattern.startswith("/"):
        return ["/" + each for each in _within("/", pattern.lstrip("/"))]
    return _within(root_dir or "", pattern)

def iglob(pathname, *, root_dir=None, recursive=False):
    yield from glob(pathname, root_dir=root_dir, recursive=recursive)
`;

export const shutil = `
import os as _os

def _into(src, dst):
    src, dst = str(src), str(dst)
    return _os.path.join(dst, _os.path.basename(src)) if _os.path.isdir(dst) else dst

def copyfile(src, dst):
    with open(str(src), "rb") as source:
        content = source.read()
    with open(str(dst), "wb") as target:
        target.write(content)
    return dst

def copy(src, dst):
    return copyfile(src, _into(src, dst))

def copy2(src, dst):
    return copy(src, dst)

def copyfileobj(fsrc, fdst):
    fdst.write(fsrc.read())

def copytree(src, dst, dirs_exist_ok=False):
    _os.makedirs(str(dst), exist_ok=dirs_exist_ok)
    for name in _os.listdir(str(src)):
        path = _os.path.join(str(src), name)
        made = _os.path.join(str(dst), name)
        if _os.path.isdir(path):
            copytree(path, made, dirs_exist_ok)
        else:
            copyfile(path, made)
    return dst

def move(src, dst):
    made = _into(src, dst)
    _os.rename(str(src), made)
    return made

def rmtree(path, ignore_errors=False):
    if ignore_errors and not _os.path.isdir(str(path)):
        return
    for name in _os.listdir(str(path)):
        inner = _os.path.join(str(path), name)
        if _os.path.isdir(inner):
            rmtree(inner)
        else:
            _os.remove(inner)
    _os.rmdir(str(path))

def which(cmd, path=None):
    for folder in (path or _os.environ.get("PATH", "/usr/local/bin:/usr/bin:/bin")).split(":"):
        found = _os.path.join(folder, cmd)
        if _os.path.isfile(found):
            return found
    return None
`;

export const tempfile = `
import os as _os
import random as _random
import shutil as _shutil

_letters = "abcdefghijklmnopqrstuvwxyz0123456789_"

def gettempdir():
    return _os.environ.get("TMPDIR", "/tmp")

def mktemp(suffix="", prefix="tmp", dir=None):
    name = "".join(_random.choice(_letters) for _ in range(8))
    return _os.path.join(dir or gettempdir(), prefix + name + suffix)

def mkdtemp(suffix="", prefix="tmp", dir=None):
    path = mktemp(suffix or "", prefix or "tmp", dir)
    _os.mkdir(path)
    return path

class TemporaryDirectory:
    def __init__(self, suffix="", prefix="tmp", dir=None):
        self.name = mkdtemp(suffix, prefix, dir)
    def __enter__(self):
        return self.name
    def __exit__(self, kind, error, trace):
        self.cleanup()
    def cleanup(self):
        _shutil.rmtree(self.name, ignore_errors=True)

class NamedTemporaryFile:
    def __init__(self, mode="w+b", suffix="", prefix="tmp", dir=None, delete=True):
        self.name = mktemp(suffix, prefix, dir)
        self.delete = delete
        self._file = open(self.name, "wb" if "b" in mode else "w")
    def write(self, data):
        return self._file.write(data)
    def flush(self):
        self._file.flush()
    def close(self):
        self._file.close()
        if self.delete and _os.path.exists(self.name):
            _os.remove(self.name)
    def __enter__(self):
        return self
    def __exit__(self, kind, error, trace):
        self.close()
`;
